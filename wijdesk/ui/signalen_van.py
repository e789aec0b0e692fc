"""A quiet row that says which signalen there are about somebody or a household, and opens them. Knows no panel.

Whoever may not read signalen sees nothing of it, not even that there are any.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.signaal import LeesSignalenVan
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.signaalregels import AFGESLOTEN, SPOED, ouderdom_in_woorden
from wijdesk.models.values import Id
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving

EERST = 2
"""Open ones that show at once; the rest is one click away."""


LEEST = frozenset({"casemanager", "gedragswetenschapper", "teamleider"})
"""Rollen that read signalen (resources/rollen.toml). Nobody else asks: that would stand in the log as an attempt."""


class SignalenVan(QWidget):
    """The signalen about one subject: the open ones first.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, soort: str) -> None:
        """`soort` is "persoon" or "huishouden"."""
        super().__init__()
        self._omgeving = omgeving
        self._soort = soort
        self._id: Id | None = None
        self._rijen: tuple[SignaalRij, ...] = ()
        self._alles = False
        self.setAccessibleName(self.tr("Signalen"))
        self._vlak = FlowLayout(self, ruimte=4)
        omgeving.jobs.changed.connect(self._weeg)
        self.hide()

    def toon(self, id_: Id) -> None:
        """Look up those of this one; those of another go at once."""
        if id_ != self._id:
            self._id, self._alles = id_, False
            self._vul(())
        self._lees()

    def _lees(self) -> None:
        if self._id is not None and not LEEST.isdisjoint(self._omgeving.medewerker.rollen):
            self._omgeving.jobs.read(
                LeesSignalenVan(soort=self._soort, id=self._id), self._vul, eigenaar=self,
                geweigerd=lambda _: self._vul(()),
            )  # fmt: skip

    def _weeg(self, wijziging: Wijziging) -> None:
        if "signaal" in wijziging.per_soort:
            self._lees()

    def _vul(self, rijen: tuple[SignaalRij, ...]) -> None:
        self._rijen = rijen
        while (ding := self._vlak.takeAt(0)) is not None:
            if (oud := ding.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        open_ = [rij for rij in rijen if rij.stand != AFGESLOTEN]
        toon = sorted(rijen, key=lambda rij: rij.stand == AFGESLOTEN) if self._alles else open_[:EERST]
        for rij in toon:
            self._vlak.addWidget(self._chip(rij))
        if rest := len(rijen) - len(toon):
            self._vlak.addWidget(self._meer(rest, len(toon)))
        self.setVisible(bool(rijen))

    def _chip(self, rij: SignaalRij) -> Chip:
        oud = ouderdom_in_woorden(rij.ontvangen, self._omgeving.klok())
        dicht = rij.stand == AFGESLOTEN
        teken = "!! " if rij.urgentie == SPOED and not dicht else ""
        tekst = f"{teken}{self.tr('Signaal')}: {rij.soort} · {rij.stand if dicht else oud}"
        chip = Chip(tekst, self.tr("Signaal: {0}, {1}, {2}. {3}").format(rij.soort, rij.stand, oud, rij.begin))
        chip.setObjectName("signaal_van")
        zet_eigenschap(chip, "toestand", "" if dicht else "spoed" if rij.urgentie == SPOED else "let-op")
        chip.clicked.connect(lambda: self.requested.emit("signaal.open", rij.id))
        return chip

    def _meer(self, rest: int, al: int) -> Chip:
        woord = self.tr("signaal") if rest == 1 else self.tr("signalen")
        tekst = f"+{rest}" if al else f"{rest} {self.tr('eerder')} {woord}"
        chip = Chip(tekst, self.tr("Nog {0} {1}, toon alles").format(rest, woord))
        chip.setObjectName("signaal_van_meer")
        chip.clicked.connect(self._toon_alles)
        return chip

    def _toon_alles(self) -> None:
        self._alles = True
        self._vul(self._rijen)
