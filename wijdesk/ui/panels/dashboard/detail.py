"""One figure: what it means in each version, how it went, what it counts, and what was noted beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wijdesk.models.cijfer import EURO, MARK, MINUTEN, PER, PROCENT, Definitie
from wijdesk.models.opdrachten.cijfer import LeesCijferdefinities, LeesCijferreeks
from wijdesk.models.rows.cijfer import Cijfer, Cijferreeks
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.fields import etiket
from wijdesk.ui.grafiekkaart import Grafiekkaart
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.beelden import lijn, met_noemer, venster, verandering
from wijdesk.ui.panels.dashboard.duiding import Duidingdeel
from wijdesk.ui.panels.dashboard.kaarten import Gekozen
from wijdesk.ui.panels.dashboard.lijst import Lijstdeel
from wijdesk.ui.toetsen import ToetsKnop

EENHEID = {
    PROCENT: "een percentage; van minder dan 10 staat er een aantal",
    MINUTEN: "minuten, de middelste waarde",
    MARK: "een gemiddeld cijfer; van minder dan 5 staat er een aantal",
    PER: "een gemiddelde per medewerker",
    EURO: "euro per maand",
}


class CijferDetail(QWidget):
    """The page of one figure.

    Signals:
        closed: back to all figures
        refused: (Weigering) it cannot be shown
        requested: (request, content) asks the window for something another panel does
    """

    closed = Signal()
    requested = Signal(str, object)
    refused = Signal(object)

    def __init__(
        self, omgeving: Omgeving, maak_grafiek: Callable[[str], Any], mag_lijst: Callable[[str], bool]
    ) -> None:
        """`mag_lijst`: whether whoever works here may see the list of a calculation (`Definitie.som`)."""
        super().__init__()
        self._mag_lijst = mag_lijst
        self._som = ""
        self._geteld: int | None = None
        self.setObjectName("dashboard_detail")
        self.omgeving = omgeving
        self.naam = ""
        self.keuze: Gekozen | None = None
        self.terug = ToetsKnop(self.tr("Alle cijfers"), "Esc")
        self.terug.clicked.connect(self.closed)
        self.titel = etiket("", "titel", breekt_af=True, naam="cijfer_titel")
        self.waarde = etiket("", "groot", breekt_af=True, naam="cijfer_waarde")
        self.anders = etiket("", "bij", breekt_af=True, naam="cijfer_anders")
        self.definitie = etiket("", "", breekt_af=True, naam="cijfer_definitie")
        self.definitie.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kaart = Grafiekkaart("cijfer_verloop", self.tr("Verloop"), lambda: maak_grafiek("lijn"))
        self.lijst = Lijstdeel(omgeving)
        self.lijst.requested.connect(self.requested)
        self.duiding = Duidingdeel(omgeving)
        self._bouw()

    def _bouw(self) -> None:
        kop = QHBoxLayout()
        kop.setContentsMargins(12, 8, 12, 4)
        kop.addWidget(self.terug)
        kop.addStretch(1)
        inhoud = QWidget()
        inhoud.setObjectName("dashboard_inhoud")
        binnen = QVBoxLayout(inhoud)
        binnen.setContentsMargins(12, 4, 12, 12)
        binnen.setSpacing(8)
        for deel in (self.titel, self.waarde, self.anders, self.definitie, self.kaart, self.lijst, self.duiding):
            binnen.addWidget(deel)
        binnen.addStretch(1)
        self.rol = QScrollArea()
        self.rol.setWidget(inhoud)
        self.rol.setWidgetResizable(True)
        self.rol.setFrameShape(QFrame.Shape.NoFrame)
        self.rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rol.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addLayout(kop)
        kolom.addWidget(self.rol, 1)

    def toon(self, cijfer: Cijfer, keuze: Gekozen) -> None:
        """Show this figure of what was chosen."""
        self.naam, self._som, self.keuze = cijfer.definitie.naam, cijfer.definitie.som, keuze
        self._geteld = cijfer.nu.teller if cijfer.nu.noemer is None else cijfer.nu.noemer
        self.titel.setText(f"{cijfer.definitie.titel}, {keuze.periode.naam}")
        self.waarde.setText(met_noemer(cijfer))
        anders = "\n".join(filter(None, (verandering(cijfer, keuze.toen), *_volgens_oudere(cijfer, keuze.toen))))
        self.anders.setText(anders)
        self.anders.setVisible(bool(anders))
        self.definitie.setText(in_woorden(cijfer.definitie))
        self.lees()

    def lees(self) -> None:
        """Read again what belongs to this figure."""
        keuze = self.keuze
        if keuze is None:
            return
        periode, stap = venster(keuze.periode)
        lees = self.omgeving.jobs.read
        lees(
            LeesCijferreeks(naam=self.naam, periode=periode, stap=stap, locatie_id=keuze.locatie_id),
            self._toon_reeks,
            eigenaar=self,
            geweigerd=self.refused.emit,
        )
        self.lijst.lees(self.naam, keuze, mag=self._mag_lijst(self._som), geteld=self._geteld)
        self.duiding.lees(self.naam, keuze)
        lees(LeesCijferdefinities(naam=self.naam), self._toon_versies, eigenaar=self, geweigerd=self.refused.emit)

    def _toon_reeks(self, reeks: Cijferreeks) -> None:
        if reeks.definitie.naam == self.naam and self.keuze is not None:
            self.kaart.zet(lijn(reeks, vandaag=self.keuze.vandaag))

    def _toon_versies(self, versies: tuple[Definitie, ...]) -> None:
        if versies and versies[-1].naam == self.naam:
            self.definitie.setText("\n\n".join(in_woorden(een) for een in reversed(versies)))


def _volgens_oudere(cijfer: Cijfer, toen: str) -> list[str]:
    """The figure by each older definition that held in one of the periods, a sentence each."""
    return [
        f"Volgens versie {oud.definitie.versie} van de definitie: {met_noemer(oud)}; {anders}"
        if (anders := verandering(oud, toen))
        else f"Volgens versie {oud.definitie.versie} van de definitie: {met_noemer(oud)}"
        for oud in cijfer.naast
    ]


def in_woorden(definitie: Definitie) -> str:
    """A definition as it is read: question, numerator, denominator, unit, source, and from when it holds."""
    geldig = f"vanaf {_dag(definitie.geldig_van)}"
    if definitie.geldig_tot:
        geldig = f"van {_dag(definitie.geldig_van)} tot en met {_dag(definitie.geldig_tot)}"
    regels = [
        f"Definitie, versie {definitie.versie}, geldig {geldig}",
        f"Vraag: {definitie.vraag}",
        f"Geteld: {definitie.teller}",
        f"Van: {definitie.noemer}" if definitie.noemer else "",
        definitie.precies,
        f"Eenheid: {EENHEID.get(definitie.eenheid, 'een aantal')}",
        "Zoals het was op de laatste dag van de periode." if definitie.stand else "",
        f"Bron: {definitie.bron}",
    ]
    return "\n".join(regel for regel in regels if regel)


def _dag(dag: str) -> str:
    return datum_in_woorden(dag)
