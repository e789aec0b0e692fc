"""Delen: how things stand with other desks, and what the applicatiebeheerder does with the centre."""

from wijdesk.ui.panels.delen.paneel import DelenPanel
from wijdesk.ui.panels.delen.poort import Beheerpoort, Delenpoort

__all__ = ["Beheerpoort", "DelenPanel", "Delenpoort"]
