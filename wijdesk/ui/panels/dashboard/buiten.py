"""Figures somebody else counted, on the dashboard: a table with source and base, and the line of the one chosen."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.cijfer import LeesBuitencijfers
from wijdesk.models.rows.cijfer import BuitencijferRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.grafiekkaart import Grafiekkaart
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard import buitenbeeld
from wijdesk.ui.panels.dashboard.buitenbeeld import Buitenreeks
from wijdesk.ui.panels.dashboard.kaarten import Gekozen
from wijdesk.ui.table import Kolom, Tabel, TabelModel

MEEST = 8
"""Rows that show without scrolling."""


class Buitendeel(QWidget):
    """The figures from outside until the period; nothing at all when there are none.

    Signals:
        made: Tab comes to something new here
        refused: (Weigering) they may not be seen
    """

    made = Signal()
    refused = Signal(object)

    def __init__(self, omgeving: Omgeving, maak_grafiek: Callable[[str], Any]) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._maak_grafiek = maak_grafiek
        self._keuze: Gekozen | None = None
        self.kaart: Grafiekkaart | None = None
        self.model: TabelModel[Buitenreeks] = TabelModel(
            [
                Kolom("cijfer", self.tr("Cijfer"), lambda rij: rij.titel, breedte=200),
                Kolom("waarde", self.tr("Waarde"), lambda rij: buitenbeeld.waarde_van(rij.laatste),
                      lambda rij: buitenbeeld.waarde(rij.laatste), rechts=True, breedte=90),
                Kolom("jaar", self.tr("Jaar"), lambda rij: rij.laatste.jaar, rechts=True, breedte=70),
                Kolom("basis", self.tr("Basis"), lambda rij: rij.laatste.basis, breedte=160),
                Kolom("bron", self.tr("Bron"), lambda rij: rij.laatste.bron, breedte=180),
                Kolom("definitie", self.tr("Definitie"),
                      lambda rij: f"{rij.laatste.definitieversie} {buitenbeeld.breuk(rij)}",
                      lambda rij: " · ".join(
                          deel for deel in (rij.laatste.definitieversie, buitenbeeld.breuk(rij)) if deel
                      ),
                      breedte=210),
            ],
            lambda rij: Id(sha256(f"{rij.naam}\n{rij.locatie}\n{rij.eenheid}".encode()).digest()[:16]),
        )  # fmt: skip
        self.tabel = Tabel(
            self.model, naam="dashboard_buiten", titel=self.tr("Cijfers van anderen"),
            filterhulp=self.tr("Filter op naam, bron of basis"),
            eenheid=(self.tr("cijfer"), self.tr("cijfers")),
        )  # fmt: skip
        self.tabel.gekozen.connect(lambda _: self._teken())
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(8)
        self._kolom.addWidget(etiket(self.tr("Cijfers van anderen"), "kop"))
        self._kolom.addWidget(
            etiket(self.tr("Niet in wijdesk geteld: ingelezen met hun bron en basis."), "bij", breekt_af=True)
        )
        self._kolom.addWidget(self.tabel)
        self.hide()

    def haltes(self) -> list[QWidget]:
        """Where Tab comes, in order."""
        kaart: list[QWidget] = []
        if self.kaart is not None:
            tabel = [self.kaart.tabel.zoek, self.kaart.tabel.view] if self.kaart.tabel is not None else []
            kaart = [self.kaart.grafiek, *tabel, self.kaart.kopieer_beeld_knop, self.kaart.kopieer_knop]
        return [self.tabel.zoek, self.tabel.view, *kaart]

    def lees(self, keuze: Gekozen) -> None:
        """Read them for what was chosen."""
        self._keuze = keuze
        self._omgeving.jobs.read(LeesBuitencijfers(), self._toon, eigenaar=self, geweigerd=self.refused.emit)

    def _toon(self, rijen: tuple[BuitencijferRij, ...]) -> None:
        keuze = self._keuze
        if keuze is None:
            return
        plek = next((een.naam for een in self._omgeving.locaties if een.id == keuze.locatie_id), "")
        gevonden = buitenbeeld.reeksen(rijen, int(keuze.periode.tot[:4]), plek)
        self.setVisible(bool(gevonden))
        self.tabel.zet(gevonden)
        kop = self.tabel.view.horizontalHeader().sizeHint().height()
        rij = self.tabel.view.verticalHeader().defaultSectionSize()
        boven = self.tabel.zoek.sizeHint().height() + 8
        self.tabel.setFixedHeight(boven + kop + rij * min(MEEST, max(2, len(gevonden))) + 18)
        if gevonden and self.tabel.huidige() is None:
            self.tabel.view.setCurrentIndex(self.model.index(0, 0))
        self._teken()

    def _teken(self) -> None:
        reeks = self.tabel.huidige()
        if reeks is None:
            return
        if self.kaart is None:
            self.kaart = Grafiekkaart("buitencijfer", reeks.titel, lambda: self._maak_grafiek("lijn"))
            self._kolom.addWidget(self.kaart)
        self.kaart.titel.setText(reeks.titel)
        eerst = self.kaart.beeld is None
        self.kaart.zet(buitenbeeld.beeld(reeks))
        if eerst:
            self.made.emit()
