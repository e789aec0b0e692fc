"""What is stuck and who waits, over households: a list to open one from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.casus.toeleiding.beeld import (
    indicatie_beeld,
    indicatie_voluit,
    toeleiding_beeld,
    toeleiding_voluit,
)
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.toetsen import Toetsen

Rij = ToeleidingRij | IndicatieRij


class LijstBlad(QWidget):
    """Stuck hand-offs or the waiting list, of mine, my locatie or the team.

    Signals:
        opened: (huishouden id) go there
        scope_changed: another reach was chosen
    """

    opened = Signal(object)
    scope_changed = Signal()

    def __init__(self, vandaag: Callable[[], date], *, naam: str, titel: str, leeg: str, team: bool) -> None:
        super().__init__()
        self._vandaag = vandaag
        self.voor: Schakelrij[str] = Schakelrij(naam=f"{naam}_voor", titel=self.tr("Van wie"), enkel=True)
        keuzes = [("mij", self.tr("Van mij")), ("locatie", self.tr("Mijn locatie"))]
        self.voor.maak([*keuzes, ("team", self.tr("Alle teams"))] if team else keuzes)
        self.voor.zet(("locatie" if team else "mij",))
        model: RegelModel[Rij] = RegelModel(lambda rij: rij.id, self._beeld)
        self.lijst: RegelLijst[Rij] = RegelLijst(
            model, naam=titel, leeg=leeg, filter_tekst=self.tr("Filter op naam, huishouden of regisseur")
        )
        self.detail = etiket("", "", breekt_af=True, naam=f"{naam}_detail")
        self.toetsen = Toetsen(
            (Actie(f"{naam}.open", self.tr("Huishouden openen"), "Return", self._open),),
            self.lijst.lijst,
            primair=f"{naam}.open",
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        for deel in (self.voor, self.lijst, self.detail, self.toetsen):
            kolom.addWidget(deel, 1 if deel is self.lijst else 0)
        self.voor.switched.connect(self.scope_changed)
        self.lijst.opened.connect(lambda _: self._open())
        self.lijst.chosen.connect(self._gekozen)

    def bereik(self) -> str:
        """Whose rows: "mij" when nothing is chosen."""
        return next(iter(self.voor.aan()), "mij")

    def _open(self) -> None:
        if (rij := self.lijst.huidige()) is not None and rij.huishouden_id is not None:
            self.opened.emit(rij.huishouden_id)

    def _gekozen(self, rij: Any) -> None:
        voluit = ""
        if isinstance(rij, ToeleidingRij):
            voluit = toeleiding_voluit(rij, self._vandaag())
        elif isinstance(rij, IndicatieRij):
            voluit = indicatie_voluit(rij, self._vandaag())
        self.detail.setText(voluit)
        self.detail.setVisible(bool(voluit))
        self.toetsen.setVisible(rij is not None)

    def _beeld(self, rij: Rij) -> Regel:
        if isinstance(rij, ToeleidingRij):
            return toeleiding_beeld(rij, met_huishouden=True)
        return indicatie_beeld(rij, met_huishouden=True)
