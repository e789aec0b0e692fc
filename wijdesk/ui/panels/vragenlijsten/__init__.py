"""The lists of questions: their versions, reading one, and taking another one into use."""

from wijdesk.ui.panels.vragenlijsten.paneel import VragenlijstenPanel

__all__ = ["VragenlijstenPanel"]
