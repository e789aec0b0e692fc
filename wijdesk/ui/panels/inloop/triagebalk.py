"""After a vraag was registered "naar triage": offers to begin that triage right away, for whoever may.

It asks Mijn werk what waits, so that it never offers what was undone or picked up by somebody else meanwhile.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Panel
from wijdesk.ui.toetsen import ToetsKnop

SOORT = "triage"


class TriageBalk(QFrame):
    """A line above the contacts. Ctrl+T begins it too, because the panel then shows that vraag."""

    def __init__(self, paneel: Panel) -> None:
        super().__init__(paneel)
        self.setProperty("rol", "kaart")
        self.setObjectName("inloop_triage")
        self._paneel = paneel
        self._vragen: frozenset[Id] = frozenset()
        self._rij: WerkRij | None = None
        self.tekst = etiket("", "", breekt_af=True, naam="inloop_triage_tekst")
        self.begin = ToetsKnop(self.tr("Triage beginnen"), "Ctrl+T", rol="primair")
        self.begin.setObjectName("inloop_triage_begin")
        self.begin.clicked.connect(self._begin)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 8, 16, 8)
        kolom.setSpacing(6)
        kolom.addWidget(self.tekst)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.begin)
        knoppen.addWidget(knop(self.tr("Niet nu"), self.weg, rol="stil", naam="inloop_triage_weg"))
        kolom.addLayout(knoppen)
        vlak = paneel.layout()
        if isinstance(vlak, QVBoxLayout):
            vlak.insertWidget(1, self)
        self.hide()
        paneel.omgeving.jobs.changed.connect(self._merk)

    def weg(self) -> None:
        """Not now: it stays in Mijn werk."""
        self._vragen, self._rij = frozenset(), None
        self._toon(())

    def _begin(self) -> None:
        if self._rij is not None:
            self._paneel.requested.emit("triage.begin", ("vraag", self._rij.vraag_id))

    def _merk(self, wijziging: Wijziging) -> None:
        soorten = wijziging.per_soort
        if {"contact", "vraag", "werk"} <= soorten.keys() and self._paneel.isVisible():
            self._vragen = soorten["vraag"]
        elif "werk" not in soorten or self._rij is None:
            return
        locatie_id = self._paneel.omgeving.locatie.id
        self._paneel.omgeving.jobs.read(
            LeesWerk(locatie_id=locatie_id), self._toon, eigenaar=self, geweigerd=self._mag_niet
        )

    def _toon(self, rijen: tuple[WerkRij, ...]) -> None:
        wacht = (rij for rij in rijen if rij.soort == SOORT and rij.stand == "open" and rij.vraag_id in self._vragen)
        self._rij = next(wacht, None)
        self._paneel.onderwerp = ("vraag", self._rij.vraag_id) if self._rij is not None else None
        if self._rij is not None:
            wie = self._rij.persoon or self.tr("een anonieme inwoner")
            self.tekst.setText(self.tr("De vraag van {0} wacht op triage.").format(wie))
        self.setVisible(self._rij is not None)

    def _mag_niet(self, _: Weigering) -> None:
        self.weg()
