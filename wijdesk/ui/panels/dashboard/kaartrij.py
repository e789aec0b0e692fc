"""The charts of the dashboard below each other. Each has its picture; after that it is asked and drawn again only when
it is in sight, or when a screen reader is at work, which reads what nobody sees.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.cijfer import Cijferblad
from wijdesk.ui.grafiekkaart import Grafiekkaart
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.dashboard.beelden import uit_cijfers
from wijdesk.ui.panels.dashboard.kaarten import KAARTEN, Gekozen, Kaartsoort

TEKENT = 0.012
"""Seconds of drawing after which the next chart waits for the next turn: a click on a period brings several answers."""
MaakGrafiek = Callable[[str], Any]
"""Makes a chart of a kind ("lijn", "staven", "trechter", "warmte"); loads pyqtgraph with the first."""


def in_zicht(deel: QWidget, zicht: QWidget, ruim: int = 0) -> bool:
    """Whether a part of a page is in the window one sees of it, or less than `ruim` pixels above or below."""
    if not deel.isVisible():
        return False
    boven = deel.mapTo(zicht, QPoint(0, 0)).y()
    return boven < zicht.height() + ruim and boven + deel.height() > -ruim


class Kaartrij(QWidget):
    """The charts of what was chosen.

    Signals:
        asked: (str) the figure somebody wants to know more of
        refused: (Weigering) a chart cannot be made of what was chosen
        shown: a chart got its picture
        made: (QWidget) the last of a new chart that Tab comes to
    """

    asked = Signal(str)
    refused = Signal(object)
    shown = Signal()
    made = Signal(object)

    def __init__(self, omgeving: Omgeving, maak_grafiek: MaakGrafiek, zicht: QWidget) -> None:
        """`zicht`: what one sees of the page this stands on."""
        super().__init__()
        self.kaarten: dict[str, Grafiekkaart] = {}
        self._omgeving = omgeving
        self._maak_grafiek = maak_grafiek
        self._zicht = zicht
        self._keuze: Gekozen | None = None
        self._blad: Cijferblad | None = None
        self._soorten: dict[str, Kaartsoort] = {}
        self._te_maken: list[Kaartsoort] = []
        self._oud: set[str] = set()
        """Those whose picture is of an earlier choice or of earlier data."""
        self._gevraagd: set[str] = set()
        self._antwoorden: dict[str, dict[int, Any]] = {}
        self._te_tekenen: dict[str, Any] = {}
        """The pictures that have been answered and not been drawn."""
        self._rij = QVBoxLayout(self)
        self._rij.setContentsMargins(0, 0, 0, 0)
        self._rij.setSpacing(12)
        self._maak_verder = QTimer(self, interval=0)
        self._maak_verder.timeout.connect(self._maak_volgende)
        self._teken_verder = QTimer(self, interval=0, singleShot=True)
        self._teken_verder.timeout.connect(self._teken)

    @property
    def is_klaar(self) -> bool:
        """Whether every chart was made, and those in sight show what was chosen."""
        return not self._te_maken and not self._gevraagd and not any(self._is_te_zien(naam) for naam in self._oud)

    def zet(self, keuze: Gekozen, blad: Cijferblad) -> None:
        """Show this. What stands in sight is asked at once."""
        self._keuze, self._blad = keuze, blad
        namen = {cijfer.definitie.naam for cijfer in blad.cijfers}
        te_tonen = [soort for soort in KAARTEN if soort.opent in namen]
        self._soorten = {soort.naam: soort for soort in te_tonen}
        self._te_maken = [soort for soort in te_tonen if soort.naam not in self.kaarten]
        self._oud = {soort.naam for soort in te_tonen if soort.naam in self.kaarten}
        self._gevraagd, self._te_tekenen = set(), {}
        self.kijk()
        if self._te_maken:
            self._maak_verder.start()

    def kijk(self, ruim: int = 0) -> None:
        """Ask again what came in sight, or nearly did: less than `ruim` pixels from it."""
        for naam in [soort for soort in self._soorten if soort in self._oud]:
            if QAccessible.isActive() or self._is_te_zien(naam, ruim):
                self._vraag(self._soorten[naam])

    def _is_te_zien(self, naam: str, ruim: int = 0) -> bool:
        return in_zicht(self.kaarten[naam], self._zicht, ruim)

    @Slot()
    def _maak_volgende(self) -> None:
        """One chart per turn, so that the window goes on answering."""
        if not self._te_maken:
            self._maak_verder.stop()
            return
        if self._teken_verder.isActive():
            return  # this turn drew one
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
        self._rij.addWidget(kaart)
        self.made.emit(kaart.kopieer_knop)
        self._vraag(soort)

    def _vraag(self, soort: Kaartsoort) -> None:
        keuze = self._keuze
        if keuze is None or self._blad is None:
            return
        self._oud.discard(soort.naam)
        self._te_tekenen.pop(soort.naam, None)
        if soort.vragen is None:
            self._toon(soort.naam, uit_cijfers(self._blad, soort.cijfers, titel=soort.titel, wat=soort.wat))
            return
        vragen = soort.vragen(keuze)
        self._antwoorden[soort.naam] = {}
        self._gevraagd.add(soort.naam)
        for nummer, vraag in enumerate(vragen):
            self._omgeving.jobs.read(
                vraag,
                partial(self._neem_aan, soort, keuze, len(vragen), nummer),
                eigenaar=self,
                sleutel=f"{soort.naam}.{nummer}",
                geweigerd=self.refused.emit,
            )

    def _neem_aan(self, soort: Kaartsoort, keuze: Gekozen, hoeveel: int, nummer: int, antwoord: Any) -> None:
        if keuze != self._keuze or soort.naam in self._oud or soort.maak is None:
            return  # something else was chosen since, or it is to be asked again
        antwoorden = self._antwoorden[soort.naam]
        antwoorden[nummer] = antwoord
        if len(antwoorden) == hoeveel:
            self._te_tekenen[soort.naam] = soort.maak(soort, keuze, tuple(antwoorden[plek] for plek in range(hoeveel)))
            if not self._teken_verder.isActive():  # else this turn of the window has drawn enough
                self._teken()

    @Slot()
    def _teken(self) -> None:
        """Draw what was answered, for so long as a key press may wait; the rest in the turns after it."""
        tot = perf_counter() + TEKENT
        while self._te_tekenen and perf_counter() < tot:
            naam = next(iter(self._te_tekenen))
            beeld = self._te_tekenen.pop(naam)
            self._gevraagd.discard(naam)
            self._toon(naam, beeld)
            self._teken_verder.start()

    def _toon(self, naam: str, beeld: Any) -> None:
        self.kaarten[naam].zet(beeld)
        self.shown.emit()

    def _open_waarde(self, soort: Kaartsoort, rij: int, _kolom: int) -> None:
        staven = getattr(self.kaarten[soort.naam].beeld, "staven", ())
        self.asked.emit((staven[rij].opent if rij < len(staven) else "") or soort.opent)
