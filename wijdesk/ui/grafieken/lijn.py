"""Lines through time, each with its own dash and sign; where a definition changes the line is broken and it is said.

All of it is one item that paints itself: items of the library for lines, signs and axes take five times as long to
change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, isnan, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy

from wijdesk.models.gegeven import dataclass
from wijdesk.models.grafiekbeeld import Lijnbeeld, getal
from wijdesk.ui.grafieken.kleuren import STREPEN, TEKENS, lijnkleur, teken_op
from wijdesk.ui.grafieken.plot import LETTER
from wijdesk.ui.grafieken.vlak import Vlak

VEEL = 400
"""Points from which lines are thin and not smoothed: nobody sees the difference and drawing takes a tenth."""
PIXELS = 900
"""Points a line is drawn with: more than a chart is wide."""
TEKENS_TOT = 40
"""Points up to which each has its sign."""
HOOG = 176
"""Pixels the chart is high at least, at 100 %."""
BOVEN = 1.04
"""How far the axis goes beyond its highest value, so that a line at the top is whole."""
ANDERS, ANDERE_VRAGEN = "andere definitie", "andere vragen"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """A part of a line as it is drawn: without a change of definition in it. `y` is nan where nothing is known."""

    lijn: int
    x: tuple[int, ...]
    y: tuple[float, ...]
    teken: str
    """One of `TEKENS`; empty: the points are too many for signs."""


class Lijngrafiek(Vlak):
    """Draws a `Lijnbeeld`."""

    beeld: Lijnbeeld | None = None
    stukken: tuple[Stuk, ...] = ()
    _schaal: Sequence[float] = (0.0, 1.0)
    _polylijnen: Mapping[Stuk, tuple[QPolygonF, ...]] = {}
    """Of each part its points without gaps, as (point, value)."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName("grafiek_lijn")

    def begin(self) -> tuple[int, int]:
        """The newest point of the first line."""
        return (0, self.beeld.vorm[1] - 1 if self.beeld is not None else 0)

    def hoogte(self, breedte: float) -> float:
        """The same at every width; larger letters get a higher chart."""
        letter: int = self.fontMetrics().height()
        return HOOG * max(LETTER, letter) / LETTER

    def teken(self) -> None:
        """Divide the lines in parts, and paint again."""
        beeld = self.beeld
        self.stukken = ()
        if beeld is not None and not beeld.leeg:
            hoogst = max((float(waarde or 0) for lijn in beeld.lijnen for waarde in lijn.waarden), default=0)
            self._schaal = stappen(hoogst)
            self.stukken = tuple(_stukken(beeld))
        self._polylijnen = {stuk: tuple(_aaneen(stuk)) for stuk in self.stukken}
        super().teken()

    def merk(self) -> None:
        """Paint again, with a line down and a ring around the value one is at."""
        super().teken()

    def bij(self, punt: QPointF) -> tuple[int, int] | None:
        """The point nearest in time, and of several lines the one nearest in height."""
        beeld = self.beeld
        if beeld is None or beeld.leeg:
            return None
        hier, vak = self._hier(punt), self._vak()
        rijen, kolommen = beeld.vorm
        kolom = min(max(int((hier.x() - vak.x()) / vak.width() * kolommen), 0), kolommen - 1)

        def ver(rij: int) -> float:
            waarde = beeld.lijnen[rij].waarden[kolom]
            return float("inf") if waarde is None else abs(self._plek(vak, kolom, waarde).y() - hier.y())

        return (min(range(rijen), key=ver), kolom)

    def schilder(self, pen: QPainter, breedte: float) -> None:
        """Axes, breaks, lines, and the value one is at."""
        beeld = self.beeld
        if beeld is None or beeld.leeg:
            return
        vak, tekst = self._vak(), self._kleur(QPalette.ColorRole.WindowText)
        pen.setFont(self._letter())
        self._schilder_assen(pen, vak, beeld)
        self._schilder_breuken(pen, vak, beeld)
        veel = len(beeld.punten) > VEEL
        pen.setRenderHint(QPainter.RenderHint.Antialiasing, not veel)
        for stuk in self.stukken:
            self._schilder_stuk(pen, vak, stuk, 1 if veel else 3 if stuk.lijn == 0 else 2)
        if self.plek is not None:
            rij, kolom = self.plek
            x = self._plek(vak, kolom, 0).x()
            pen.setBrush(Qt.BrushStyle.NoBrush)
            pen.setPen(QPen(tekst, 1, Qt.PenStyle.DotLine))
            pen.drawLine(QPointF(x, vak.top()), QPointF(x, vak.bottom()))
            if (waarde := beeld.lijnen[rij].waarden[kolom]) is not None:
                pen.setPen(QPen(tekst, 2))
                pen.drawEllipse(self._plek(vak, kolom, waarde), 7.0, 7.0)

    def _schilder_stuk(self, pen: QPainter, vak: QRectF, stuk: Stuk, dik: int) -> None:
        kleur = lijnkleur(self.palette(), stuk.lijn)
        naar = self._naar(vak)
        plekken = [naar.map(deel) for deel in self._polylijnen[stuk]]
        streep = QPen(kleur, dik, STREPEN[stuk.lijn % len(STREPEN)])
        streep.setCosmetic(True)  # else Qt draws a dashed line in pieces of its own: six times the work
        pen.setPen(streep)
        for deel in plekken:
            pen.drawPolyline(deel)
        if stuk.teken:
            pen.setPen(Qt.PenStyle.NoPen)
            pen.setBrush(kleur)
            for deel in plekken:
                for nummer in range(deel.size()):
                    teken_op(pen, deel.at(nummer), stuk.teken)

    def _schilder_assen(self, pen: QPainter, vak: QRectF, beeld: Lijnbeeld) -> None:
        tekst, as_ = self._kleur(QPalette.ColorRole.WindowText), self._kleur(QPalette.ColorRole.Dark)
        raster = QColor(tekst)
        raster.setAlphaF(0.18)
        letter = QFontMetricsF(pen.font())
        rechts = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for waarde, naam in self._merken(beeld):
            y = self._plek(vak, 0, waarde).y()
            pen.setPen(QPen(raster, 1))
            pen.drawLine(QPointF(vak.left(), y), QPointF(vak.right(), y))
            pen.setPen(tekst)
            pen.drawText(QRectF(0, y - letter.height() / 2, vak.left() - 8, letter.height()), rechts, naam)
            pen.setPen(QPen(as_, 1))
            pen.drawLine(QPointF(vak.left() - 4, y), QPointF(vak.left(), y))
        pen.drawLine(vak.topLeft(), vak.bottomLeft())
        pen.drawLine(vak.bottomLeft(), vak.bottomRight())
        namen = beeld.kort or beeld.punten
        breed = max(letter.horizontalAdvance(naam) for naam in namen) + 14
        per = max(1, ceil(len(namen) * breed / max(60.0, vak.width())))
        for nummer in range((len(namen) - 1) % per, len(namen), per):
            x = self._plek(vak, nummer, 0).x()
            pen.setPen(QPen(as_, 1))
            pen.drawLine(QPointF(x, vak.bottom()), QPointF(x, vak.bottom() + 4))
            pen.setPen(tekst)
            # A name at an end stays within the chart.
            links = min(max(x - breed / 2, 0.0), vak.right() + 8 - breed)
            pen.drawText(
                QRectF(links, vak.bottom() + 5, breed, letter.height()), Qt.AlignmentFlag.AlignCenter, namen[nummer]
            )

    def _schilder_breuken(self, pen: QPainter, vak: QRectF, beeld: Lijnbeeld) -> None:
        pen.setPen(QPen(self._kleur(QPalette.ColorRole.WindowText), 1, Qt.PenStyle.DashLine))
        letter = QFontMetricsF(pen.font())
        anders = ANDERE_VRAGEN if beeld.andere_vragen else ANDERS
        breed, vorige = letter.horizontalAdvance(anders) + 6, -2 * vak.right()
        for plek, _ in beeld.breuken:
            x = self._plek(vak, plek - 0.5, 0).x()
            pen.drawLine(QPointF(x, vak.top()), QPointF(x, vak.bottom()))
            links = x - breed if plek > len(beeld.punten) * 0.6 else x + 6
            if links - vorige > breed:  # of two that are close together one says it; the legend tells both
                pen.drawText(QRectF(links, vak.top(), breed, letter.height()), Qt.AlignmentFlag.AlignLeft, anders)
                vorige = links

    def _vak(self) -> QRectF:
        """Where lines are drawn: between the axes."""
        heel, letter = self._inhoud.boundingRect(), QFontMetricsF(self._letter())
        namen = self._merken(self.beeld) if self.beeld is not None else ()
        links = 12 + max((letter.horizontalAdvance(naam) for _, naam in namen), default=0.0)
        return QRectF(links, 2, max(1.0, heel.width() - links - 8), max(1.0, heel.height() - letter.height() - 8))

    def _merken(self, beeld: Lijnbeeld) -> tuple[tuple[float, str], ...]:
        eenheid = beeld.eenheid if beeld.eenheid in ("%", "€") else ""
        return tuple((waarde, getal(waarde, eenheid)) for waarde in self._schaal)

    def _naar(self, vak: QRectF) -> QTransform:
        """From (point, value) to pixels."""
        kolommen = self.beeld.vorm[1] if self.beeld is not None else 1
        breed, hoog = vak.width() / kolommen, vak.height() / (self._schaal[-1] * BOVEN)
        return QTransform(breed, 0, 0, -hoog, vak.left() + breed / 2, vak.bottom())

    def _plek(self, vak: QRectF, kolom: float, waarde: float) -> QPointF:
        return self._naar(vak).map(QPointF(kolom, waarde))

    def _letter(self) -> QFont:
        letter = QFont(self.font())
        letter.setPointSizeF(max(7.0, letter.pointSizeF() * 0.9))
        return letter


def _stukken(beeld: Lijnbeeld) -> list[Stuk]:
    aantal, uit = len(beeld.punten), []
    for nummer, lijn in enumerate(beeld.lijnen):
        for van, tot in lijn.stukken():
            if any(waarde is not None for waarde in lijn.waarden[van:tot]):
                x, y = verdund(van, lijn.waarden[van:tot])
                met_teken = aantal <= TEKENS_TOT or tot - van == 1
                teken = TEKENS[nummer % len(TEKENS)] if met_teken else ""
                uit.append(Stuk(lijn=nummer, x=tuple(x), y=tuple(y), teken=teken))
    return uit


def _aaneen(stuk: Stuk) -> Iterator[QPolygonF]:
    plekken: list[QPointF] = []
    for x, y in zip((*stuk.x, 0), (*stuk.y, _NIETS), strict=True):
        if not isnan(y):
            plekken.append(QPointF(x, y))
        elif plekken:
            yield QPolygonF(plekken)
            plekken = []
