"""The page one begins with: tiles, charts, and a table of all figures. Reads what was chosen; opens one figure.

Only what is in sight is asked and drawn; the rest when one comes to it.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.cijfer import LeesCijferreeksen, LeesCijfers, WerkCijfersBij
from wijdesk.models.rows.cijfer import Cijfer, Cijferblad, Cijferreeks
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.grafiekkaart import Grafiekkaart
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.beelden import met_noemer, venster, verandering
from wijdesk.ui.panels.dashboard.buiten import Buitendeel
from wijdesk.ui.panels.dashboard.duidingen import Duidingen
from wijdesk.ui.panels.dashboard.kaarten import TEGELS, Gekozen
from wijdesk.ui.panels.dashboard.kaartrij import Kaartrij, MaakGrafiek, in_zicht
from wijdesk.ui.panels.dashboard.tegels import Tegelvlak
from wijdesk.ui.table import Kolom, Tabel, TabelModel

BREED = (220, 195, 190, 125)
"""Pixels at 100 % of the columns of the table, in which what they hold can be read."""


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
        self.kaartrij = Kaartrij(omgeving, maak_grafiek, self.viewport())
        self.kaartrij.asked.connect(self.asked)
        self.kaartrij.refused.connect(self.refused)
        self.duidingen = Duidingen(omgeving)
        self.duidingen.asked.connect(self.asked)
        self.duidingen.refused.connect(self.refused)
        self.buiten = Buitendeel(omgeving, maak_grafiek)
        self.buiten.made.connect(self._zet_erna)
        self.buiten.refused.connect(self.refused)
        self._laatste: QWidget | None = None
        self._werkt_bij = werkt_bij
        self._keuze: Gekozen | None = None
        self.blad: Cijferblad | None = None
        self._lijntjes_oud = False
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="dashboard_let_op")
        self.bezig = etiket(self.tr("De cijfers worden geteld."), "leeg", breekt_af=True, naam="dashboard_bezig")
        self.tegels = Tegelvlak()
        self.tegels.opened.connect(self.asked)
        self._toen = ""
        self.model: TabelModel[Cijfer] = TabelModel(
            [
                Kolom("cijfer", self.tr("Cijfer"), lambda rij: rij.titel, breedte=BREED[0]),
                Kolom("nu", self.tr("Nu"), lambda rij: rij.nu.waarde, met_noemer, rechts=True, breedte=BREED[1]),
                Kolom("anders", self.tr("Vergeleken"), lambda rij: rij.verschil, self._anders, breedte=BREED[2]),
                Kolom("groep", self.tr("Waarvoor"), lambda rij: rij.definitie.groep, breedte=BREED[3]),
            ],
            lambda rij: Id(f"{rij.definitie.naam} {rij.definitie.versie if rij.oud else ''}".encode()),
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
        self._kijk_straks = QTimer(self, interval=0, singleShot=True)
        self._kijk_straks.timeout.connect(self._kijk)
        self.kaartrij.shown.connect(self._kijk_straks.start)
        self.kaartrij.made.connect(self._zet_erna)
        balk = self.verticalScrollBar()
        balk.rangeChanged.connect(self._kijk_straks.start)
        balk.valueChanged.connect(lambda _: self._kijk(self.viewport().height() // 2))

    def _bouw(self) -> None:
        inhoud = self._inhoud = QWidget()
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
        binnen.addWidget(self.duidingen)
        binnen.addWidget(self.kaartrij)
        binnen.addWidget(self.buiten)
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
    def kaarten(self) -> dict[str, Grafiekkaart]:
        """The charts by name."""
        return self.kaartrij.kaarten

    @property
    def is_klaar(self) -> bool:
        """Whether every chart was made, and what is in sight has its answer."""
        return self.blad is not None and self.kaartrij.is_klaar

    def lees(self, keuze: Gekozen) -> None:
        """Ask everything of what was chosen; what stands there stays until the answer comes."""
        self._keuze = keuze
        vraag = LeesCijfers(periode=keuze.periode, locatie_id=keuze.locatie_id, vergelijk=keuze.vergelijk)
        self._omgeving.jobs.read(vraag, self._toon_blad, eigenaar=self, geweigerd=self.refused.emit)

    def nog_niet(self, zin: str) -> None:
        """Of this period there are no figures yet; what was asked before does not come in its place."""
        self._keuze = self.blad = None
        self.waarschuw(zin)

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

    def _meet_tabel(self) -> None:
        """The names take the room that is left; where there is none the table scrolls, and nothing is cut off."""
        view = self.tabel.view
        past = view.viewport().width() * 17 >= sum(BREED) * view.fontMetrics().height()
        wijze = QHeaderView.ResizeMode.Stretch if past else QHeaderView.ResizeMode.Interactive
        kop = view.horizontalHeader()
        if kop.sectionResizeMode(0) != wijze:
            kop.setSectionResizeMode(0, wijze)
            if not past:
                view.setColumnWidth(0, BREED[0] * view.fontMetrics().height() // 17)

    def _toon_blad(self, blad: Cijferblad) -> None:
        keuze = self._keuze
        if keuze is None:
            return
        self.blad, self._toen = blad, keuze.toen
        self.waarschuw("")
        per_naam = {cijfer.definitie.naam: cijfer for cijfer in blad.cijfers}
        nieuw = self.tegels.zet(tuple(per_naam[naam] for naam in TEGELS if naam in per_naam), keuze.toen)
        self.tabel.zet(blad.regels)
        if nieuw:
            self._leg_tegels()
        self._lijntjes_oud = True
        self.kaartrij.zet(keuze, blad)
        self.buiten.lees(keuze)
        self.duidingen.lees(keuze, {naam: cijfer.definitie.titel for naam, cijfer in per_naam.items()})
        self._kijk()
        if blad.bij_te_werken and self._werkt_bij:
            self._werk_bij()
        self.answered.emit()

    def _leg_tegels(self) -> None:
        """Lay new tiles out before they are painted: by itself that comes a few turns later, after the first charts."""
        delen = (*self.tegels.tegels.values(), self.tegels, self.cijfers, self._inhoud)
        for indeling in (deel.layout() for _ in range(2) for deel in delen):
            if indeling is not None:  # twice: how wide a tile is says how high it has to be
                indeling.invalidate()
                indeling.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))  # what scrolls makes room for it

    @Slot()
    def _kijk(self, ruim: int = 0) -> None:
        """Ask what came in sight and is of an earlier choice."""
        self.kaartrij.kijk(ruim)
        keuze = self._keuze
        if keuze is None or not self._lijntjes_oud or not in_zicht(self.tegels, self.viewport(), ruim):
            return
        self._lijntjes_oud = False
        periode, stap = venster(keuze.periode)
        self._omgeving.jobs.read(
            LeesCijferreeksen(namen=tuple(self.tegels.tegels), periode=periode, stap=stap, locatie_id=keuze.locatie_id),
            self._toon_lijntjes,
            eigenaar=self,
            geweigerd=_stil,
        )

    def _zet_erna(self, laatste: QWidget | None = None) -> None:
        """Tab goes down the page, also through what was made after what stands below it."""
        self._laatste = laatste or self._laatste
        haltes = [*self.buiten.haltes(), self.tabel.zoek, self.tabel.view]
        for een, ander in pairwise(haltes if self._laatste is None else [self._laatste, *haltes]):
            self.setTabOrder(een, ander)

    def _toon_lijntjes(self, reeksen: tuple[Cijferreeks, ...]) -> None:
        vandaag = self._keuze.vandaag if self._keuze is not None else ""
        for reeks in reeksen:
            if (tegel := self.tegels.tegels.get(reeks.definitie.naam)) is not None:
                tegel.zet_lijn(reeks, vandaag)

    def _werk_bij(self) -> None:
        self._omgeving.jobs.write(WerkCijfersBij(), lambda nog, _: self._werkte_bij(nog), eigenaar=self)

    def _werkte_bij(self, nog: int) -> None:
        if nog and self.isVisible():
            self._werk_bij()

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._meet_tabel()
        self._kijk_straks.start()


def _stil(_: Weigering) -> None:
    """The figures themselves were refused too, and told that."""
