"""The inloop panel: registering contacts. The rest of this package is its own business."""

from wijdesk.ui.panels.inloop.paneel import InloopPanel

__all__ = ["InloopPanel"]
