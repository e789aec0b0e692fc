"""Lines through time, each with its own dash and sign; where a definition changes the line is broken and it is said."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent

from wijdesk.models.grafiekbeeld import Datalijn, Lijnbeeld, getal
from wijdesk.ui.grafieken.kleuren import STREPEN, TEKENS, lijnkleur
from wijdesk.ui.grafieken.tekening import Tekening

VEEL = 400
"""Points from which lines are thin and not smoothed: nobody sees the difference and drawing takes a tenth."""
PIXELS = 900
"""Points a line is drawn with: more than a chart is wide."""
TEKENS_TOT = 40
"""Points up to which each has its sign."""
_NIETS = float("nan")


def stappen(hoogst: float, hoogstens: int = 4) -> list[float]:
    """Round values for an axis from 0 to just above `hoogst`: steps of 1, 2 or 5 times a power of ten, whole from 1."""
    if hoogst <= 0:
        return [0.0, 1.0]
    ruw = hoogst / hoogstens
    macht = 10.0 ** floor(log10(ruw))
    stap = next(keer * macht for keer in (1, 2, 5, 10) if keer * macht >= ruw * 0.999)
    stap = max(stap, 1.0) if hoogst >= 2 else stap
    return [nummer * stap for nummer in range(ceil(hoogst / stap - 0.001) + 1)]


def verdund(begin: int, waarden: Sequence[float | None]) -> tuple[list[int], list[float]]:
    """Places and values to draw of a part of a line that begins at place `begin`: all when there are few, else of each
    handful the lowest and the highest, so that no peak is lost. What is not known is nan.
    """
    per = ceil(len(waarden) / PIXELS)
    if per <= 1:
        plekken = list(range(len(waarden)))
    else:
        plekken = []
        for eerste in range(0, len(waarden), per):
            handvol = [plek for plek in range(eerste, min(eerste + per, len(waarden))) if waarden[plek] is not None]
            if not handvol:
                plekken.append(eerste)
                continue
            laagst, hoogst = (keuze(handvol, key=lambda plek: waarden[plek] or 0.0) for keuze in (min, max))
            plekken += sorted({laagst, hoogst})
    return [begin + plek for plek in plekken], [
        _NIETS if (y := waarden[plek]) is None else float(y) for plek in plekken
    ]


class Lijngrafiek(Tekening):
    """Draws a `Lijnbeeld`."""

    beeld: Lijnbeeld | None = None

    def __init__(self) -> None:
        super().__init__(190)
        self.setObjectName("grafiek_lijn")
        self._merken: list[pg.InfiniteLine | pg.ScatterPlotItem] = []
        self._schaal = [0.0, 1.0]

    def begin(self) -> tuple[int, int]:
        """The newest point of the first line."""
        return (0, self.beeld.vorm[1] - 1 if self.beeld is not None else 0)

    def teken(self) -> None:
        """All lines anew."""
        self.clear()
        self._merken = []
        beeld = self.beeld
        if beeld is None or beeld.leeg:
            return
        aantal = len(beeld.punten)
        hoogst = max((waarde or 0 for lijn in beeld.lijnen for waarde in lijn.waarden), default=0)
        self._schaal = stappen(hoogst)
        for nummer, lijn in enumerate(beeld.lijnen):
            self._teken_lijn(nummer, lijn, aantal)
        self._teken_breuken(beeld)
        self.setYRange(0, self._schaal[-1] * 1.04, padding=0)
        self.setXRange(-0.5, aantal - 0.5, padding=0)
        self._kleed_assen(beeld)

    def _teken_lijn(self, nummer: int, lijn: Datalijn, aantal: int) -> None:
        kleur = lijnkleur(self.palette(), nummer)
        dik = 1 if aantal > VEEL else 3 if nummer == 0 else 2
        pen = pg.mkPen(kleur, width=dik, style=STREPEN[nummer % len(STREPEN)])
        for van, tot in lijn.stukken():
            if all(waarde is None for waarde in lijn.waarden[van:tot]):
                continue
            x, y = verdund(van, lijn.waarden[van:tot])
            teken = TEKENS[nummer % len(TEKENS)] if aantal <= TEKENS_TOT or tot - van == 1 else None
            ding = pg.PlotDataItem(
                x, y, pen=pen, connect="finite", antialias=aantal <= VEEL,
                symbol=teken, symbolSize=8, symbolBrush=kleur, symbolPen=None,
            )  # fmt: skip
            self.addItem(ding)

    def _teken_breuken(self, beeld: Lijnbeeld) -> None:
        kleur = self.palette().color(QPalette.ColorRole.WindowText)
        for plek, _ in beeld.breuken:
            streep = pg.InfiniteLine(plek - 0.5, angle=90, pen=pg.mkPen(kleur, width=1, style=Qt.PenStyle.DashLine))
            self.addItem(streep)
            rechts = plek > len(beeld.punten) * 0.6
            tekst = pg.TextItem("andere definitie", color=kleur, anchor=(1.0 if rechts else 0.0, 0.0))
            tekst.setFont(self._kleine_letter())
            tekst.setPos(plek - 0.5, self._schaal[-1] * 1.04)
            self.addItem(tekst)

    def merk(self) -> None:
        """A line down and a ring around the value."""
        for merk in self._merken:
            self.removeItem(merk)
        self._merken = []
        if self.plek is None or self.beeld is None or self.beeld.leeg:
            return
        rij, kolom = self.plek
        kleur = self.palette().color(QPalette.ColorRole.WindowText)
        streep = pg.InfiniteLine(kolom, angle=90, pen=pg.mkPen(kleur, width=1, style=Qt.PenStyle.DotLine))
        self._merken = [streep]
        waarde = self.beeld.lijnen[rij].waarden[kolom]
        if waarde is not None:
            ring = pg.ScatterPlotItem(
                [kolom], [waarde], size=14, symbol="o", brush=None, pen=pg.mkPen(kleur, width=2)
            )  # fmt: skip
            self._merken.append(ring)
        for merk in self._merken:
            self.addItem(merk, ignoreBounds=True)

    def bij(self, punt: QPointF) -> tuple[int, int] | None:
        """The point nearest in time, and of several lines the one nearest in height."""
        beeld = self.beeld
        if beeld is None:
            return None
        hier = self.getViewBox().mapSceneToView(self.mapToScene(punt.toPoint()))
        rijen, kolommen = beeld.vorm
        kolom = min(max(round(hier.x()), 0), kolommen - 1)

        def ver(rij: int) -> float:
            waarde = beeld.lijnen[rij].waarden[kolom]
            return float("inf") if waarde is None else abs(waarde - hier.y())

        return (min(range(rijen), key=ver), kolom)

    def _kleine_letter(self) -> QFont:
        letter = QFont(self.font())
        letter.setPointSizeF(max(7.0, letter.pointSizeF() * 0.9))
        return letter

    def _kleed_assen(self, beeld: Lijnbeeld) -> None:
        palet = self.palette()
        tekst, lijn = palet.color(QPalette.ColorRole.WindowText), palet.color(QPalette.ColorRole.Dark)
        for kant in ("left", "bottom"):
            as_ = self.getAxis(kant)
            as_.setTextPen(tekst)
            as_.setPen(pg.mkPen(lijn))
            as_.setStyle(tickFont=self._kleine_letter(), tickLength=4, hideOverlappingLabels=False)
        eenheid = beeld.eenheid if beeld.eenheid in ("%", "€") else ""
        links, hoogte = self.getAxis("left"), self.fontMetrics().height()
        merken = [(waarde, getal(waarde, eenheid)) for waarde in self._schaal]
        links.setTicks([merken])
        links.setWidth(12 + max(self.fontMetrics().horizontalAdvance(naam) for _, naam in merken))
        self.getAxis("bottom").setHeight(hoogte + 10)
        self.showGrid(y=True, alpha=0.18)
        self._zet_punten()

    def _zet_punten(self) -> None:
        """As many names below the line as fit, evenly."""
        if self.beeld is None or self.beeld.leeg:
            return
        namen = self.beeld.kort or self.beeld.punten
        ruimte = max(60, self.width() - int(self.getAxis("left").width()) - 8)
        breedst = max(self.fontMetrics().horizontalAdvance(naam) for naam in namen) + 14
        per = max(1, ceil(len(namen) * breedst / ruimte))
        vanaf = (len(namen) - 1) % per
        self.getAxis("bottom").setTicks([[(nr, namen[nr]) for nr in range(vanaf, len(namen), per)]])

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.beeld is not None:
            self._zet_punten()
