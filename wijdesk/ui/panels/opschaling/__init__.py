"""Opschaling: the ladder of the organisation, where somebody stands on it, and the next step."""

from wijdesk.ui.panels.opschaling.paneel import OpschalingPaneel

__all__ = ["OpschalingPaneel"]
