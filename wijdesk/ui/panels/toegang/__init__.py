"""Toegang: what the applicatiebeheerder keeps about logging in."""

from wijdesk.ui.panels.toegang.paneel import ToegangPaneel
from wijdesk.ui.panels.toegang.poort import Toegangspoort

__all__ = ["ToegangPaneel", "Toegangspoort"]
