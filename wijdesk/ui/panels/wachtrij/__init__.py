"""The waiting list of this location."""

from wijdesk.ui.panels.wachtrij.paneel import WachtrijPanel

__all__ = ["WachtrijPanel"]
