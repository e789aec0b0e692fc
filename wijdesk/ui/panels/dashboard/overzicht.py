"""The page one begins with: tiles, charts, and a table of all figures. Reads what was chosen; opens one figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.cijfer import LeesCijferreeks, LeesCijfers, WerkCijfersBij
from wijdesk.models.rows.cijfer import Cijfer, Cijferblad, Cijferreeks
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.grafiekkaart import Grafiekkaart
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.beelden import met_noemer, uit_cijfers, venster, verandering
from wijdesk.ui.panels.dashboard.kaarten import KAARTEN, TEGELS, Gekozen, Kaartsoort
from wijdesk.ui.panels.dashboard.tegels import Tegelvlak
from wijdesk.ui.table import Kolom, Tabel, TabelModel

MaakGrafiek = Callable[[str], Any]
"""Makes a chart of a kind ("lijn", "staven", "trechter", "warmte"); loads pyqtgraph with the first."""


class Overzicht(QScrollArea):
    """All figures of what was chosen.

    Signals:
        asked: (str) the figure somebody wants to know more of
        refused: (Weigering) the figures cannot be made of what was chosen
        answered: the figures stand there
    """

    asked = Signal(str)
    refused = Signal(object)
    answered = Signal()

    def __init__(self, omgeving: Omgeving, maak_grafiek: MaakGrafiek, *, werkt_bij: bool = True) -> None:
        """`werkt_bij`: whether this desk may count months ahead; one that only reads may not."""
        super().__init__()
        self.setObjectName("dashboard_overzicht")
        self._omgeving = omgeving
        self._maak_grafiek = maak_grafiek
        self._werkt_bij = werkt_bij
        self._keuze: Gekozen | None = None
        self.blad: Cijferblad | None = None
        self.kaarten: dict[str, Grafiekkaart] = {}
        self._antwoorden: dict[str, dict[int, Any]] = {}
        self._te_maken: list[Kaartsoort] = []
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="dashboard_let_op")
        self.bezig = etiket(self.tr("De cijfers worden geteld."), "leeg", breekt_af=True, naam="dashboard_bezig")
        self.tegels = Tegelvlak()
        self.tegels.opened.connect(self.asked)
        self._toen = ""
        self.model: TabelModel[Cijfer] = TabelModel(
            [
                Kolom("cijfer", self.tr("Cijfer"), lambda rij: rij.definitie.titel),
                Kolom("nu", self.tr("Nu"), lambda rij: rij.nu.waarde, met_noemer, rechts=True, breedte=180),
                Kolom("anders", self.tr("Vergeleken"), lambda rij: rij.verschil, self._anders, breedte=170),
                Kolom("groep", self.tr("Waarvoor"), lambda rij: rij.definitie.groep, breedte=112),
            ],
            lambda rij: Id(rij.definitie.naam.encode()),
        )
        self.tabel = Tabel(
            self.model,
            naam="dashboard_cijfers",
            titel=self.tr("Alle cijfers"),
            filterhulp=self.tr("Filter op naam van het cijfer"),
            eenheid=(self.tr("cijfer"), self.tr("cijfers")),
        )
        self.tabel.geopend.connect(lambda rij: self.asked.emit(rij.definitie.naam))
        self._bouw()
        self._maak_verder = QTimer(self, interval=0)
        self._maak_verder.timeout.connect(self._maak_volgende)

    def _bouw(self) -> None:
        inhoud = QWidget()
        inhoud.setObjectName("dashboard_inhoud")
        self.cijfers = QWidget()
        kolom = QVBoxLayout(inhoud)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.let_op)
        kolom.addWidget(self.bezig)
        kolom.addWidget(self.cijfers)
        kolom.addStretch(1)
        binnen = QVBoxLayout(self.cijfers)
        binnen.setContentsMargins(0, 0, 0, 0)
        binnen.setSpacing(12)
        binnen.addWidget(self.tegels)
        self._kaartrij = QVBoxLayout()
        self._kaartrij.setSpacing(12)
        binnen.addLayout(self._kaartrij)
        binnen.addWidget(etiket(self.tr("Alle cijfers"), "kop"))
        binnen.addWidget(self.tabel)
        self.let_op.hide()
        self.cijfers.hide()
        self.tabel.setFixedHeight(420)
        self.setWidget(inhoud)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def is_klaar(self) -> bool:
        """Whether every chart was made and has its answer."""
        return self.blad is not None and not self._te_maken and all(kaart.beeld for kaart in self.kaarten.values())

    def lees(self, keuze: Gekozen) -> None:
        """Ask everything of what was chosen; what stands there stays until the answer comes."""
        self._keuze = keuze
        vraag = LeesCijfers(periode=keuze.periode, locatie_id=keuze.locatie_id, vergelijk=keuze.vergelijk)
        self._omgeving.jobs.read(vraag, self._toon_blad, eigenaar=self, geweigerd=self.refused.emit)

    def waarschuw(self, zin: str) -> None:
        """Say why there are no figures; those of something else are not left in their place."""
        self.let_op.setText(zin)
        self.let_op.setVisible(bool(zin))
        self.bezig.hide()
        self.cijfers.setVisible(not zin)

    def eerste(self) -> QWidget:
        """Where one begins."""
        return self.tegels.eerste() or self.tabel.view

    def _anders(self, cijfer: Cijfer) -> str:
        return verandering(cijfer, self._toen, voluit=False)

    def _toon_blad(self, blad: Cijferblad) -> None:
        keuze = self._keuze
        if keuze is None:
            return
        self.blad, self._toen = blad, keuze.toen
        self.waarschuw("")
        per_naam = {cijfer.definitie.naam: cijfer for cijfer in blad.cijfers}
        self.tegels.zet(tuple(per_naam[naam] for naam in TEGELS if naam in per_naam), keuze.toen)
        self.tabel.zet(blad.cijfers)
        te_tonen = [soort for soort in KAARTEN if soort.opent in per_naam]
        self._te_maken = [soort for soort in te_tonen if soort.naam not in self.kaarten]
        for soort in te_tonen:
            if soort.naam in self.kaarten:
                self._vraag(soort)
        self._vraag_lijntjes(keuze)
        if self._te_maken:
            self._maak_verder.start()
        if blad.bij_te_werken and self._werkt_bij:
            self._werk_bij()
        self.answered.emit()

    @Slot()
    def _maak_volgende(self) -> None:
        """One chart per turn, so that the window goes on answering."""
        if not self._te_maken:
            self._maak_verder.stop()
            return
        soort = self._te_maken.pop(0)
        kaart = Grafiekkaart(
            soort.naam,
            soort.titel,
            partial(self._maak_grafiek, soort.grafiek),
            uitleg=soort.uitleg,
            opent=self.tr("Uitleg en lijst"),
        )
        kaart.asked.connect(partial(self.asked.emit, soort.opent))
        kaart.opened.connect(partial(self._open_waarde, soort))
        self.kaarten[soort.naam] = kaart
        self._kaartrij.addWidget(kaart)
        self._vraag(soort)

    def _vraag(self, soort: Kaartsoort) -> None:
        keuze = self._keuze
        if keuze is None or self.blad is None:
            return
        if soort.vragen is None:
            self.kaarten[soort.naam].zet(uit_cijfers(self.blad, soort.cijfers, titel=soort.titel, wat=soort.wat))
            return
        vragen = soort.vragen(keuze)
        self._antwoorden[soort.naam] = {}
        for nummer, vraag in enumerate(vragen):
            self._omgeving.jobs.read(
                vraag,
                partial(self._toon_kaart, soort, keuze, len(vragen), nummer),
                eigenaar=self,
                sleutel=f"{soort.naam}.{nummer}",
                geweigerd=self.refused.emit,
            )

    def _toon_kaart(self, soort: Kaartsoort, keuze: Gekozen, hoeveel: int, nummer: int, antwoord: Any) -> None:
        if keuze != self._keuze or soort.maak is None:
            return
        antwoorden = self._antwoorden[soort.naam]
        antwoorden[nummer] = antwoord
        if len(antwoorden) == hoeveel:
            beeld = soort.maak(soort, keuze, tuple(antwoorden[plek] for plek in range(hoeveel)))
            self.kaarten[soort.naam].zet(beeld)

    def _vraag_lijntjes(self, keuze: Gekozen) -> None:
        periode, stap = venster(keuze.periode)
        for naam in self.tegels.tegels:
            vraag = LeesCijferreeks(naam=naam, periode=periode, stap=stap, locatie_id=keuze.locatie_id)
            klaar = partial(self._toon_lijntje, naam)
            self._omgeving.jobs.read(vraag, klaar, eigenaar=self, sleutel=f"lijntje.{naam}", geweigerd=_stil)

    def _toon_lijntje(self, naam: str, reeks: Cijferreeks) -> None:
        if (tegel := self.tegels.tegels.get(naam)) is not None:
            tegel.zet_lijn(reeks, self._keuze.vandaag if self._keuze is not None else "")

    def _open_waarde(self, soort: Kaartsoort, rij: int, _kolom: int) -> None:
        beeld = self.kaarten[soort.naam].beeld
        staven = getattr(beeld, "staven", ())
        self.asked.emit((staven[rij].opent if rij < len(staven) else "") or soort.opent)

    def _werk_bij(self) -> None:
        self._omgeving.jobs.write(WerkCijfersBij(), lambda nog, _: self._werkte_bij(nog), eigenaar=self)

    def _werkte_bij(self, nog: int) -> None:
        if nog and self.isVisible():
            self._werk_bij()


def _stil(_: Weigering) -> None:
    """The figures themselves were refused too, and told that."""
