"""Reservekopieën: the backups of the store, made, looked at and put back, and the way to another computer."""

from wijdesk.ui.panels.reservekopieen.paneel import ReservekopieenPaneel
from wijdesk.ui.panels.reservekopieen.poort import Poort

__all__ = ["Poort", "ReservekopieenPaneel"]
