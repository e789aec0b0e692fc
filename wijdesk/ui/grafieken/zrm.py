"""The charts of the ZRM: a radar of thirteen domains, and one domain through time. Loads pyqtgraph; import it late.

Every line has an own dash and sign besides its colour, and each chart says in words what it shows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from math import cos, pi, sin

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.values import AMSTERDAM, MAANDEN
from wijdesk.models.zrmreeks import Lijn, Reeks
from wijdesk.ui.grafieken.kleuren import STREPEN, TEKENS
from wijdesk.ui.grafieken.plot import Plot

KLEUREN = (
    ("#1b50a0", "#8ab4f8"),
    ("#704900", "#f2bd5c"),
    ("#165c37", "#7bd3a0"),
    ("#982019", "#ff9c93"),
    ("#464f5d", "#bcc3cd"),
)
"""Per line its colour on light and on dark."""
STRAAL = 5.0
NAAM_STRAAL = STRAAL + 0.35
KLEINST = 6.0
"""Pixels per level below which the web is too small to read; then the names may go outside the chart."""
AFGEKORT = {"Maatschappelijke participatie": "Maatsch. participatie", "Instrumentele ADL": "Instrum. ADL"}
"""Names too long beside a small radar; the table says them in full."""
_ENGELS = {date(2001, nummer, 1).strftime("%b"): naam for nummer, naam in enumerate(MAANDEN, 1)}


def punt(nummer: int, aantal: int, niveau: float) -> QPointF:
    """Where a level stands on the spoke of a domain; the first points up, and they go round with the clock."""
    hoek = 2 * pi * nummer / aantal
    return QPointF(niveau * sin(hoek), niveau * cos(hoek))


class Tijdas(pg.DateAxisItem):  # type: ignore[misc]  # a library without types
    """A time axis with the months as people here call them; between months the library says days and years itself."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        strings = super().tickStrings(values, scale, spacing)
        return [_ENGELS.get(tekst, tekst) for tekst in strings]


class ZrmGrafiek(QWidget):
    """Radar above, trend below, each drawn in a turn of the event loop of its own: together they held up the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radar = Plot(230)
        self.radar.setObjectName("zrm_radar")
        self.radar.setAspectLocked(lock=True)
        self.radar.hideAxis("left")
        self.radar.hideAxis("bottom")
        self.trend = Plot(100, axisItems={"bottom": Tijdas()})
        self.trend.setObjectName("zrm_trend")
        self.trend.setYRange(0.8, 5.2, padding=0)
        self.trend.getAxis("left").setTicks([[(n, str(n)) for n in range(1, 6)]])
        for plot in (self.radar, self.trend):
            plot.setMouseEnabled(x=False, y=False)
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            plot.setFrameShape(plot.Shape.NoFrame)
        self._domeinen: tuple[str, ...] = ()
        self._reeksen: tuple[Reeks, ...] = ()
        self._lijnen: tuple[Lijn, ...] = ()
        self._namen: list[tuple[pg.TextItem, QPointF]] = []
        self._web_van: tuple[object, ...] = ()
        """The domains, letter and colours with which the web stands there."""
        self._krommen: dict[Plot, list[pg.PlotDataItem]] = {self.radar: [], self.trend: []}
        """The lines that were made; one that is not needed now is hidden, as making one takes 2 ms."""
        self._te_tekenen: deque[Callable[[], None]] = deque()
        self._beurt = QTimer(self, singleShot=True, interval=0)
        self._beurt.timeout.connect(self._teken_volgende)
        self.radar.getViewBox().sigResized.connect(lambda _: self._pas_maat())
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.radar, 3)
        kolom.addWidget(self.trend, 1)

    def vlak(self) -> QWidget:
        """The widget to put in a layout."""
        return self

    def toon_radar(self, domeinen: Sequence[str], reeksen: Sequence[Reeks]) -> None:
        """Draw one line per series; a domain that was not assessed breaks the line."""
        self._domeinen, self._reeksen = tuple(domeinen), tuple(reeksen)
        self.radar.setAccessibleName(self.tr("Radar van de leefgebieden") if domeinen else "")
        self.radar.setAccessibleDescription(" ".join(f"{reeks.naam}: {reeks.in_woorden()}." for reeks in reeksen))
        self._teken_straks(self._teken_radar)

    def toon_trend(self, titel: str, lijnen: Sequence[Lijn]) -> None:
        """Draw one domain through time."""
        self._lijnen = tuple(lijnen)
        self.trend.setAccessibleName(self.tr("Verloop van {0}").format(titel))
        self.trend.setAccessibleDescription(" ".join(f"{lijn.naam}: {lijn.in_woorden()}." for lijn in lijnen))
        self._teken_straks(self._teken_trend)

    def _teken_straks(self, teken: Callable[[], None]) -> None:
        if teken not in self._te_tekenen:
            self._te_tekenen.append(teken)
        self._beurt.start()

    def _teken_volgende(self) -> None:
        self._te_tekenen.popleft()()
        if self._te_tekenen:
            self._beurt.start()

    def _teken_radar(self) -> None:
        self._teken_web()
        for nummer, reeks in enumerate(self._reeksen):
            self._teken_reeks(nummer, reeks)
        self._verberg(self.radar, len(self._reeksen) if self._domeinen else 0)
        self._pas_maat()

    def _teken_web(self) -> None:
        """The web and its names, which are the same for everybody: drawn again for another letter or colour only."""
        plot, aantal, stil = self.radar, len(self._domeinen), self.palette().color(QPalette.ColorRole.Mid)
        web_van = (self._domeinen, self.font().key(), stil.rgba(), self._tekst().rgba())
        if web_van == self._web_van:
            return
        self._web_van = web_van
        plot.clear()
        self._namen, self._krommen[plot] = [], []
        web, los = [], QPointF(float("nan"), float("nan"))  # one item with gaps: each takes 3 ms of the window
        for niveau in range(1, 6) if aantal else ():
            web += [*(punt(n, aantal, niveau) for n in range(aantal + 1)), los]
        for nummer, domein in enumerate(self._domeinen):
            web += [QPointF(0, 0), punt(nummer, aantal, STRAAL), los]
            self._naam_bij(nummer, aantal, domein)
        plot.plot([p.x() for p in web], [p.y() for p in web], pen=pg.mkPen(stil, width=1), connect="finite")

    def _naam_bij(self, nummer: int, aantal: int, domein: str) -> None:
        plek = punt(nummer, aantal, NAAM_STRAAL)
        links = 0.5 if abs(plek.x()) < 0.4 else 0.0 if plek.x() > 0 else 1.0
        boven = 1.0 if plek.y() > 4.8 else 0.0 if plek.y() < -4.8 else 0.5
        tekst = pg.TextItem(
            AFGEKORT.get(domein, domein).replace(" ", "\n", 1), color=self._tekst(), anchor=(links, boven)
        )
        letter = QFont(self.font())
        letter.setPointSizeF(max(6.5, letter.pointSizeF() * 0.75))
        tekst.setFont(letter)
        tekst.setPos(plek)
        self.radar.addItem(tekst, ignoreBounds=True)
        self._namen.append((tekst, plek))

    def _pas_maat(self) -> None:
        """As large as there is room for with every name whole: names keep their size, the web takes what is left."""
        vak = self.radar.getViewBox()
        breed, hoog = vak.width() / 2, vak.height() / 2
        if not self._namen or breed <= 0 or hoog <= 0:
            return
        schaal = min(breed, hoog) / STRAAL
        for tekst, plek in self._namen:
            maat, (links, boven) = tekst.textItem.boundingRect(), (tekst.anchor.x(), tekst.anchor.y())
            opzij = maat.width() * (links if plek.x() < 0 else 1 - links)
            over = maat.height() * (boven if plek.y() > 0 else 1 - boven)
            for plaats, kant, nodig in ((abs(plek.x()), breed, opzij), (abs(plek.y()), hoog, over)):
                if plaats > 0.01:
                    schaal = min(schaal, (kant - nodig - 1) / plaats)
        schaal = max(KLEINST, schaal)
        vak.setRange(xRange=(-breed / schaal, breed / schaal), yRange=(-hoog / schaal, hoog / schaal), padding=0)

    def _teken_reeks(self, nummer: int, reeks: Reeks) -> None:
        aantal = len(self._domeinen)
        niveaus = [reeks.niveaus.get(domein) for domein in self._domeinen]
        x, y = [], []
        for plek, niveau in enumerate([*niveaus, *niveaus[:1]]):
            p = punt(plek, aantal, niveau) if niveau is not None else QPointF(float("nan"), float("nan"))
            x.append(p.x())
            y.append(p.y())
        self._teken_kromme(self.radar, nummer, (x, y), dikte=3 if nummer == 0 else 2)

    def _teken_kromme(self, plot: Plot, nummer: int, punten: tuple[list[float], list[float]], *, dikte: int) -> None:
        """Line `nummer` of a chart through these (x, y); NaN breaks it."""
        krommen, kleur = self._krommen[plot], self._kleur(nummer)
        if nummer == len(krommen):
            krommen.append(plot.plot(symbol=TEKENS[nummer % len(TEKENS)], symbolSize=8, symbolPen=None))
        kromme = krommen[nummer]
        pen = pg.mkPen(kleur, width=dikte, style=STREPEN[nummer % len(STREPEN)])
        kromme.setData(*punten, pen=pen, symbolBrush=kleur, connect="finite")
        kromme.setVisible(True)

    def _verberg(self, plot: Plot, vanaf: int) -> None:
        """Lines of a household with more of them."""
        for kromme in self._krommen[plot][vanaf:]:
            kromme.setData([], [])
            kromme.setVisible(False)

    def _teken_trend(self) -> None:
        plot = self.trend
        for nummer, lijn in enumerate(self._lijnen):
            punten = [_tijdstip(op) for op, _ in lijn.punten], [float(niveau) for _, niveau in lijn.punten]
            self._teken_kromme(plot, nummer, punten, dikte=2)
        self._verberg(plot, len(self._lijnen))
        dagen = [_tijdstip(op) for lijn in self._lijnen for op, _ in lijn.punten]
        if dagen:
            ruim = max(20 * 86_400.0, (max(dagen) - min(dagen)) * 0.06)
            plot.setXRange(min(dagen) - ruim, max(dagen) + ruim, padding=0)
        for kant in ("left", "bottom"):
            as_ = plot.getAxis(kant)
            as_.setTextPen(self._tekst())
            as_.setPen(pg.mkPen(self.palette().color(QPalette.ColorRole.Mid)))

    def kleur_van(self, nummer: int) -> QColor:
        """The colour of a line, for the legend beside the chart."""
        return self._kleur(nummer)

    def _kleur(self, nummer: int) -> QColor:
        donker = self.palette().color(QPalette.ColorRole.Base).lightness() < 128
        return QColor(KLEUREN[nummer % len(KLEUREN)][donker])

    def _tekst(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.WindowText)

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._teken_straks(self._teken_radar)
            self._teken_straks(self._teken_trend)


def _tijdstip(op: str) -> float:
    """Noon of a day, in seconds as the axis counts them."""
    return datetime.combine(date.fromisoformat(op), time(12), tzinfo=AMSTERDAM).timestamp()
