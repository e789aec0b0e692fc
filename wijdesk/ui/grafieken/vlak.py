"""A chart painted in logical pixels, and the three that are: bars, funnel and heat map."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from wijdesk.models.grafiekbeeld import Staafbeeld, Warmtebeeld, getal
from wijdesk.ui.grafieken.kleuren import lijnkleur, op, warmtekleur
from wijdesk.ui.grafieken.tekening import Tekening

LUCHT = 6.0
"""Pixels between rows, and between a name and its bar."""
RAND = 6.0
"""Pixels around what is painted."""


class _Inhoud(pg.GraphicsObject):  # type: ignore[misc]  # a library without types
    """One item that is painted by its chart."""

    def __init__(self, schilder: Callable[[QPainter, float], None]) -> None:
        super().__init__()
        self._schilder = schilder
        self._maat = QRectF(0, 0, 1, 1)
        self.setPos(RAND, RAND)
        self.setFlag(self.GraphicsItemFlag.ItemClipsToShape)

    def zet_maat(self, maat: QRectF) -> None:
        """How large it is."""
        self.prepareGeometryChange()
        self._maat = maat
        self.update()

    # Qt --------------------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._maat

    def paint(self, painter: QPainter, *_: object) -> None:
        self._schilder(painter, self._maat.width())


class Vlak(Tekening):
    """A chart without axes: one unit is one logical pixel, down is down."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inhoud = _Inhoud(self.schilder)
        self.addItem(self._inhoud)
        self._pas()

    def schilder(self, pen: QPainter, breedte: float) -> None:
        """Paint all of it; of the chart that inherits."""
        raise NotImplementedError

    def hoogte(self, breedte: float) -> float:
        """Pixels it needs at this width; of the chart that inherits."""
        raise NotImplementedError

    def teken(self) -> None:
        """Paint again."""
        self._inhoud.update()

    merk = teken

    def _pas(self) -> None:
        breed, hoog = self.width() - 2 * RAND, self.height() - 2 * RAND
        self._inhoud.zet_maat(QRectF(0, 0, max(1.0, breed), max(1.0, hoog)))

    def _hier(self, punt: QPointF) -> QPointF:
        return punt - QPointF(RAND, RAND)

    def _kleur(self, rol: QPalette.ColorRole) -> QColor:
        kleur: QColor = self.palette().color(rol)
        return kleur

    def _maten(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        if self.beeld is None:
            return QSize(240, 100)
        return QSize(240, round(self.hoogte(max(1.0, self.width() - 2 * RAND))) + 14)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is None:
            return  # the library arranges itself before there is an object
        self._pas()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class Stavengrafiek(Vlak):
    """Horizontal bars with their names in full: beside the bars when there is room, else above them.

    Of a funnel the bars stand in the middle. What they are compared with is a thin hatched bar below.
    """

    beeld: Staafbeeld | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grafiek_staven")

    def _naamkolom(self, breedte: float) -> float:
        """The width of the names; 0 when they stand above."""
        if self.beeld is None or self.beeld.trechter:
            return 0.0
        maten = self._maten()
        breedst = max((maten.horizontalAdvance(staaf.naam) for staaf in self.beeld.staven), default=0.0)
        return breedst + LUCHT if breedst <= breedte * 0.45 else 0.0

    def _rijhoogte(self, breedte: float) -> float:
        regel = self._maten().height()
        toen = regel * 0.35 if self.beeld is not None and self.beeld.toen else 0.0
        boven = 0.0 if self._naamkolom(breedte) else regel
        return boven + regel + toen + LUCHT

    def hoogte(self, breedte: float) -> float:
        """All bars."""
        aantal = len(self.beeld.staven) if self.beeld is not None else 0
        return max(1, aantal) * self._rijhoogte(breedte)

    def bij(self, punt: QPointF) -> tuple[int, int] | None:
        """The bar at this height."""
        rij = int(self._hier(punt).y() // self._rijhoogte(self._inhoud.boundingRect().width()))
        return (rij, 0) if self.beeld is not None and 0 <= rij < len(self.beeld.staven) else None

    def schilder(self, pen: QPainter, breedte: float) -> None:
        """Every bar."""
        beeld = self.beeld
        if beeld is None:
            return
        pen.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.setFont(self.font())
        hoogst = max((max(staaf.waarde or 0.0, staaf.toen or 0.0) for staaf in beeld.staven), default=0.0) or 1.0
        kolom, hoog = self._naamkolom(breedte), self._rijhoogte(breedte)
        waarden = [beeld.tekst(nr) for nr in range(len(beeld.staven))]
        achter = max((self._maten().horizontalAdvance(tekst) for tekst in waarden), default=0.0) + 2 * LUCHT
        vrij = breedte - kolom - (achter if kolom else 0.0)
        for nummer in range(len(beeld.staven)):
            vak = QRectF(0, nummer * hoog, breedte, hoog)
            self._schilder_rij(pen, beeld, vak, nummer, waarden[nummer], kolom, max(20.0, vrij) / hoogst)

    def _schilder_rij(
        self, pen: QPainter, beeld: Staafbeeld, vak: QRectF, nummer: int, tekst: str, kolom: float, per: float
    ) -> None:
        staaf, regel = beeld.staven[nummer], self._maten().height()
        if self.plek == (nummer, 0):
            pen.setPen(QPen(self._kleur(QPalette.ColorRole.WindowText), 1, Qt.PenStyle.DotLine))
            pen.setBrush(self._kleur(QPalette.ColorRole.AlternateBase))
            pen.drawRoundedRect(vak.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        links = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        boven = vak.y() + LUCHT / 2
        pen.setPen(self._kleur(QPalette.ColorRole.WindowText))
        y = boven if kolom else boven + regel
        lengte = (staaf.waarde or 0.0) * per
        x = (vak.width() - lengte) / 2 if beeld.trechter else kolom
        if kolom:
            pen.drawText(QRectF(0, boven, kolom, regel), links, staaf.naam)
            pen.drawText(QRectF(kolom + lengte + LUCHT, boven, vak.width(), regel), links, tekst)
        else:
            nodig = self._maten().horizontalAdvance(tekst) + LUCHT
            naam = self._maten().elidedText(staaf.naam, Qt.TextElideMode.ElideRight, vak.width() - nodig - 4)
            pen.drawText(QRectF(2, boven, vak.width() - nodig, regel), links, naam)
            rechts = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            pen.drawText(QRectF(0, boven, vak.width() - 2, regel), rechts, tekst)
        pen.setPen(Qt.PenStyle.NoPen)
        pen.setBrush(lijnkleur(self.palette(), 0))
        pen.drawRoundedRect(QRectF(x, y + 1, max(lengte, 1.0), regel - 3), 2, 2)
        if beeld.toen and staaf.toen is not None:
            kleur = lijnkleur(self.palette(), 1)
            pen.setPen(QPen(kleur, 1))
            pen.setBrush(QBrush(kleur, Qt.BrushStyle.BDiagPattern))
            pen.drawRect(QRectF(kolom, y + regel, max(staaf.toen * per, 1.0), regel * 0.25))


class Warmtegrafiek(Vlak):
    """A heat map with the count in every cell, so that it reads without colour."""

    beeld: Warmtebeeld | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grafiek_warmte")

    def hoogte(self, breedte: float) -> float:
        """All rows and the names above them."""
        rijen = self.beeld.vorm[0] if self.beeld is not None else 0
        return (rijen + 1) * self._rij()

    def _rij(self) -> float:
        return self._maten().height() + LUCHT

    def _raster(self, beeld: Warmtebeeld) -> tuple[float, float]:
        """(width of the names, width of a column)."""
        namen = max((self._maten().horizontalAdvance(naam) for naam in beeld.op_rijen), default=0.0) + LUCHT
        return namen, (self._inhoud.boundingRect().width() - namen) / max(1, len(beeld.op_kolommen))

    def bij(self, punt: QPointF) -> tuple[int, int] | None:
        """The cell at this place."""
        if self.beeld is None:
            return None
        hier, (namen, breed) = self._hier(punt), self._raster(self.beeld)
        rij, kolom = int(hier.y() // self._rij()) - 1, int((hier.x() - namen) // breed)
        rijen, kolommen = self.beeld.vorm
        return (rij, kolom) if 0 <= rij < rijen and 0 <= kolom < kolommen else None

    def schilder(self, pen: QPainter, breedte: float) -> None:
        """Names, cells and counts."""
        beeld = self.beeld
        if beeld is None or beeld.leeg:
            return
        namen, breed = self._raster(beeld)
        hoog, hoogst = self._rij(), beeld.hoogst
        tekst, rand = self._kleur(QPalette.ColorRole.WindowText), self._kleur(QPalette.ColorRole.Mid)
        midden, links = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        pen.setFont(self.font())
        pen.setPen(tekst)
        for kolom, naam in enumerate(beeld.kort or beeld.op_kolommen):
            pen.drawText(QRectF(namen + kolom * breed, 0, breed, hoog), midden, naam)
        for rij, naam in enumerate(beeld.op_rijen):
            y = (rij + 1) * hoog
            pen.setPen(tekst)
            pen.drawText(QRectF(0, y, namen, hoog), links, naam)
            for kolom, waarde in enumerate(beeld.waarden[rij]):
                vak = QRectF(namen + kolom * breed, y, breed, hoog).adjusted(1, 1, -1, -1)
                kleur = warmtekleur(self.palette(), waarde / hoogst)
                pen.setPen(QPen(rand, 1))
                pen.setBrush(kleur)
                pen.drawRect(vak)
                if waarde:
                    pen.setPen(op(kleur))
                    pen.drawText(vak, midden, getal(waarde))
                if self.plek == (rij, kolom):
                    pen.setBrush(Qt.BrushStyle.NoBrush)
                    pen.setPen(QPen(tekst, 2))
                    pen.drawRect(vak.adjusted(1, 1, -1, -1))
