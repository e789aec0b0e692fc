"""From the Inloop into the register of klachten, for who keeps it: of what was just registered as a klacht.

It asks the register what waits, so that it never offers what was undone or taken in elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.inloop.paneel import InloopPanel

if TYPE_CHECKING:
    from wijdesk.models.opdrachten.klacht import LeesKlachtmeldingen
    from wijdesk.models.rows.klacht import KlachtMelding


class KlachtBalk(QFrame):
    """A line above the contacts, for who keeps the register: what was just registered can be put in it."""

    def __init__(self, paneel: InloopPanel, vraag: Callable[[], LeesKlachtmeldingen]) -> None:
        """`vraag` makes what the register is asked: all that is known of klachten is loaded with it."""
        super().__init__(paneel)
        self.setProperty("rol", "kaart")
        self.setObjectName("inloop_klacht")
        self._paneel = paneel
        self._vraag = vraag
        self._vragen: frozenset[Id] = frozenset()
        self._rij: KlachtMelding | None = None
        self.tekst = etiket("", "", breekt_af=True, naam="inloop_klacht_tekst")
        self.begin = knop(self.tr("Klacht registreren"), self._begin, rol="primair", naam="inloop_klacht_begin")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 8, 16, 8)
        kolom.setSpacing(6)
        kolom.addWidget(self.tekst)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.begin)
        knoppen.addWidget(knop(self.tr("Niet nu"), self.weg, rol="stil", naam="inloop_klacht_weg"))
        kolom.addLayout(knoppen)
        vlak = paneel.layout()
        if isinstance(vlak, QVBoxLayout):
            vlak.insertWidget(1, self)
        self.hide()
        paneel.omgeving.jobs.changed.connect(self._merk)

    def weg(self) -> None:
        """Not now: it stays in Mijn werk and in the register."""
        self._vragen = frozenset()
        self._toon(())

    def _begin(self) -> None:
        if self._rij is not None:
            self._paneel.requested.emit("klacht.uit_vraag", self._rij.vraag_id)

    def _merk(self, wijziging: Wijziging) -> None:
        soorten = wijziging.per_soort
        if {"contact", "vraag", "werk"} <= soorten.keys() and self._paneel.isVisible():
            self._vragen = soorten["vraag"]
        elif "werk" not in soorten or self._rij is None:
            return
        self._paneel.omgeving.jobs.read(
            self._vraag(), self._toon, eigenaar=self, geweigerd=lambda _: self.weg()
        )  # fmt: skip

    def _toon(self, rijen: tuple[KlachtMelding, ...]) -> None:
        self._rij = next((rij for rij in rijen if rij.vraag_id in self._vragen), None)
        if self._rij is not None:
            wie = self._rij.persoon or self.tr("een anonieme inwoner")
            self.tekst.setText(self.tr("De klacht van {0} kan nu in het register.").format(wie))
        self.setVisible(self._rij is not None)
