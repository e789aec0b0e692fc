"""A choice of a colleague for the regie, with how many cases each has. Knows no panel."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.values import Id
from wijdesk.ui.keuze import Keuze


class CollegaKeuze(Keuze):
    """A choice of a colleague, with how many cases each has."""

    def __init__(self, leeg: str) -> None:
        super().__init__(leeg=leeg)
        self.setMaxVisibleItems(16)

    def zet_collegas(self, rijen: Iterable[RegisseurRij], *, behalve: Id | None = None) -> None:
        """Offer these; what was chosen stays chosen when it is still among them."""
        gekozen = self.waarde
        while self.count() > 1:
            self.removeItem(1)
        for rij in rijen:
            if rij.id != behalve:
                aantal = "1 casus" if rij.casussen == 1 else f"{rij.casussen} casussen"
                self.addItem(f"{rij.naam} · {rij.locatie} · {aantal}", rij.id.hex())
        self.setCurrentIndex(max(0, self.findData(gekozen)))

    @property
    def id(self) -> Id | None:
        """Who was chosen."""
        return Id(bytes.fromhex(self.waarde)) if self.waarde else None

    def kies(self, id_: Id | None) -> None:
        """Choose somebody of the list."""
        self.setCurrentIndex(max(0, self.findData(id_.hex()))) if id_ is not None else self.setCurrentIndex(0)
