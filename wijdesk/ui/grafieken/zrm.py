"""The charts of the ZRM: a radar of thirteen domains, and one domain through time. Loads pyqtgraph; import it late.

Every line has an own dash and sign besides its colour, and each chart says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from math import cos, pi, sin

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt
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
    """Radar above, trend below."""

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
        self._titel = ""
        self._namen: list[tuple[pg.TextItem, QPointF]] = []
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
        self._teken_radar()

    def toon_trend(self, titel: str, lijnen: Sequence[Lijn]) -> None:
        """Draw one domain through time."""
        self._titel, self._lijnen = titel, tuple(lijnen)
        self._teken_trend()

    def _teken_radar(self) -> None:
        plot, aantal = self.radar, len(self._domeinen)
        plot.clear()
        self._namen = []
        if not aantal:
            return
        stil = self.palette().color(QPalette.ColorRole.Mid)
        web, los = [], QPointF(float("nan"), float("nan"))  # one item with gaps: each takes 3 ms of the window
        for niveau in range(1, 6):
            web += [*(punt(n, aantal, niveau) for n in range(aantal + 1)), los]
        for nummer, domein in enumerate(self._domeinen):
            web += [QPointF(0, 0), punt(nummer, aantal, STRAAL), los]
            self._naam_bij(nummer, aantal, domein)
        plot.plot([p.x() for p in web], [p.y() for p in web], pen=pg.mkPen(stil, width=1), connect="finite")
        for nummer, reeks in enumerate(self._reeksen):
            self._teken_reeks(nummer, reeks)
        self._pas_maat()
        plot.setAccessibleName(self.tr("Radar van de leefgebieden"))
        plot.setAccessibleDescription(" ".join(f"{reeks.naam}: {reeks.in_woorden()}." for reeks in self._reeksen))

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
        self.radar.addItem(tekst)
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
        aantal, kleur = len(self._domeinen), self._kleur(nummer)
        niveaus = [reeks.niveaus.get(domein) for domein in self._domeinen]
        x, y = [], []
        for plek, niveau in enumerate([*niveaus, niveaus[0]]):
            p = punt(plek, aantal, niveau) if niveau is not None else QPointF(float("nan"), float("nan"))
            x.append(p.x())
            y.append(p.y())
        pen = pg.mkPen(kleur, width=3 if nummer == 0 else 2, style=STREPEN[nummer % len(STREPEN)])
        self.radar.plot(
            x, y, pen=pen, connect="finite", symbol=TEKENS[nummer % len(TEKENS)], symbolSize=8,
            symbolBrush=kleur, symbolPen=None,
        )  # fmt: skip

    def _teken_trend(self) -> None:
        plot = self.trend
        plot.clear()
        for nummer, lijn in enumerate(self._lijnen):
            kleur = self._kleur(nummer)
            plot.plot(
                [_tijdstip(op) for op, _ in lijn.punten], [niveau for _, niveau in lijn.punten],
                pen=pg.mkPen(kleur, width=2, style=STREPEN[nummer % len(STREPEN)]),
                symbol=TEKENS[nummer % len(TEKENS)], symbolSize=8, symbolBrush=kleur, symbolPen=None,
            )  # fmt: skip
        dagen = [_tijdstip(op) for lijn in self._lijnen for op, _ in lijn.punten]
        if dagen:
            ruim = max(20 * 86_400.0, (max(dagen) - min(dagen)) * 0.06)
            plot.setXRange(min(dagen) - ruim, max(dagen) + ruim, padding=0)
        for kant in ("left", "bottom"):
            as_ = plot.getAxis(kant)
            as_.setTextPen(self._tekst())
            as_.setPen(pg.mkPen(self.palette().color(QPalette.ColorRole.Mid)))
        plot.setAccessibleName(self.tr("Verloop van {0}").format(self._titel))
        plot.setAccessibleDescription(" ".join(f"{lijn.naam}: {lijn.in_woorden()}." for lijn in self._lijnen))

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
            self._teken_radar()
            self._teken_trend()


def _tijdstip(op: str) -> float:
    """Noon of a day, in seconds as the axis counts them."""
    return datetime.combine(date.fromisoformat(op), time(12), tzinfo=AMSTERDAM).timestamp()
