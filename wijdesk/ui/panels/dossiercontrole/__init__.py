"""Dossiercontrole: the draw of a month, the checklist, and what was found."""

from wijdesk.ui.panels.dossiercontrole.paneel import DossiercontrolePaneel

__all__ = ["DossiercontrolePaneel"]
