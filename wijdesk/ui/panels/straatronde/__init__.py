"""Straatronde: WIJ op straat, written down afterwards."""

from wijdesk.ui.panels.straatronde.paneel import StraatrondePanel

__all__ = ["StraatrondePanel"]
