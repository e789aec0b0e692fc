"""Import of registrations and persons from a file, and the batches that came in before."""

from wijdesk.ui.panels.invoer.paneel import InvoerPanel
from wijdesk.ui.panels.invoer.verslag import Importeer, Uitslag

__all__ = ["Importeer", "InvoerPanel", "Uitslag"]
