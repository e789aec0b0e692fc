"""A field to sign in with mouse, finger or pen, and a picture of a signature. Knows no panel and no store.

Strokes are kept in whole units of a field of 1000 × 400, whatever the size on the screen; ink has the colour of text,
so that it is seen on a dark screen too. Who cannot draw chooses "op papier": the field says so to a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.handtekening import BREED, HOOG, Streek, controleer, lees, naar_tekst, punt_in_veld, uitgedund
from wijdesk.ui.fields import knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.toegankelijk import hoor_als

INKT = 7.0
"""Width of a line, in units of the field."""
BREEDST = 520
RAND = 6


def pad_van(punten: Sequence[tuple[float, float]]) -> QPainterPath:
    """A smooth line through the middles between the points; one place is a dot."""
    pad = QPainterPath()
    if not punten:
        return pad
    plekken = [QPointF(x, y) for x, y in punten]
    pad.moveTo(plekken[0])
    if all(plek == plekken[0] for plek in plekken):
        pad.lineTo(plekken[0] + QPointF(0.1, 0))
        return pad
    for plek, volgende in pairwise(plekken[1:]):
        pad.quadTo(plek, (plek + volgende) / 2)
    pad.lineTo(plekken[-1])
    return pad


def teken(painter: QPainter, vlak: QRectF, streken: Iterable[Sequence[tuple[float, float]]], pen: QPen) -> None:
    """Draw strokes as large as they fit in this place, with their proportions; `pen` gives the colour."""
    schaal = min(vlak.width() / BREED, vlak.height() / HOOG)
    if schaal <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(vlak.x() + (vlak.width() - BREED * schaal) / 2, vlak.y() + (vlak.height() - HOOG * schaal) / 2)
    painter.scale(schaal, schaal)
    # Never thinner than one can see, however small the picture.
    pen.setWidthF(max(INKT, 1.3 / schaal))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for streek in streken:
        painter.drawPath(pad_van(streek))
    painter.restore()


class HandtekeningVeld(QWidget):
    """The field itself.

    Signals:
        changed: something was drawn or wiped
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._streken: list[Streek] = []
        self._nu: list[tuple[float, float]] | None = None
        self._pen_of_vinger = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "tekening")
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMaximumWidth(BREEDST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Vlak voor de handtekening"))
        self.setAccessibleDescription(
            self.tr("Teken met muis, vinger of pen. Kan dat niet, kies dan “op papier”. Delete wist.")
        )

    @property
    def streken(self) -> tuple[Streek, ...]:
        """What was drawn, in units of the field."""
        return tuple(self._streken)

    def tekst(self) -> str:
        """What was drawn, as it is kept; empty when nothing was."""
        return naar_tekst(self._streken)

    def zet(self, tekst: str) -> None:
        """Put back what was drawn; what cannot be read is nothing."""
        try:
            self._streken = list(lees(tekst))
        except Weigering:
            self._streken = []
        self.update()
        self.changed.emit()

    def fout(self) -> str:
        """Why this is no signature, in one sentence; empty when it is one."""
        try:
            controleer(self._streken)
        except Weigering as weigering:
            return weigering.zin
        return ""

    def wis(self) -> None:
        """Begin again."""
        had = bool(self._streken or self._nu)
        self._streken.clear()
        self._nu = None
        self.update()
        if had:
            self.changed.emit()

    def _vlak(self) -> QRectF:
        """Where the 1000 × 400 lies in the widget."""
        binnen = QRectF(self.rect()).adjusted(RAND, RAND, -RAND, -RAND)
        schaal = max(0.01, min(binnen.width() / BREED, binnen.height() / HOOG))
        maat = BREED * schaal, HOOG * schaal
        return QRectF(binnen.center().x() - maat[0] / 2, binnen.center().y() - maat[1] / 2, *maat)

    def _eenheden(self, plek: QPointF) -> tuple[float, float]:
        vlak = self._vlak()
        return (plek.x() - vlak.x()) * BREED / vlak.width(), (plek.y() - vlak.y()) * HOOG / vlak.height()

    def _begin(self, plek: QPointF) -> None:
        self._nu = [self._eenheden(plek)]
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()

    def _verder(self, plek: QPointF) -> None:
        if self._nu is not None:
            self._nu.append(self._eenheden(plek))
            self.update()

    def _einde(self) -> None:
        if self._nu is None:
            return
        streek = uitgedund(punt_in_veld(x, y) for x, y in self._nu)
        self._nu = None
        self._streken.append(streek)
        self.update()
        self.changed.emit()

    # Qt --------------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        soort = event.type()
        if soort == QEvent.Type.DynamicPropertyChange:
            self.update()
        if isinstance(event, QTouchEvent) and soort in {
            QEvent.Type.TouchBegin,
            QEvent.Type.TouchUpdate,
            QEvent.Type.TouchEnd,
            QEvent.Type.TouchCancel,
        }:
            punten = event.points()
            if soort == QEvent.Type.TouchBegin and punten:
                self._begin(punten[0].position())
            elif soort == QEvent.Type.TouchUpdate and punten:
                self._verder(punten[0].position())
            else:
                self._einde()
            event.accept()
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._verder(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._einde()
        event.accept()  # no mouse events are made of it then

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._verder(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._einde()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.wis()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Why: a layout gives what has a height for its width less than it asks; a signature keeps its proportions.
        self.setFixedHeight(_hoogte(event.size().width()))

    def sizeHint(self) -> QSize:
        return QSize(440, _hoogte(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _hoogte(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        palet = self.palette()
        fout = self.property("fout") is True
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dik = 2.0 if self.hasFocus() or fout else 1.0
            rol = QPalette.ColorRole.BrightText if fout else QPalette.ColorRole.Shadow
            if self.hasFocus() and not fout:
                rol = QPalette.ColorRole.Highlight
            painter.setPen(QPen(palet.color(rol), dik))
            painter.setBrush(palet.color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(dik / 2, dik / 2, -dik / 2, -dik / 2), 6, 6)
            vlak = self._vlak()
            y = vlak.y() + vlak.height() * 0.74
            painter.setPen(QPen(palet.color(QPalette.ColorRole.Midlight), 1))
            painter.drawLine(QPointF(vlak.x() + 16, y), QPointF(vlak.right() - 16, y))
            if not self._streken and self._nu is None:
                painter.setPen(palet.color(QPalette.ColorRole.PlaceholderText))
                painter.drawText(
                    vlak.adjusted(16, 0, -16, -vlak.height() * 0.28),
                    int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap),
                    self.tr("Zet hier de handtekening: met muis, vinger of pen"),
                )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            streken: list[Sequence[tuple[float, float]]] = [*self._streken]
            if self._nu is not None:
                streken.append(self._nu)
            teken(painter, vlak, streken, QPen(palet.color(QPalette.ColorRole.Text)))


def _hoogte(breedte: int) -> int:
    return round((min(breedte, BREEDST) - 2 * RAND) * HOOG / BREED) + 2 * RAND


class HandtekeningInvoer(QWidget):
    """The field with its button Wissen below it; an input as `fields.Veld` takes one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vlak = HandtekeningVeld()
        self.wissen = knop(self.tr("Wissen"), self.vlak.wis, rol="stil", naam="handtekening_wissen")
        self.wissen.setEnabled(False)
        self.vlak.changed.connect(lambda: self.wissen.setEnabled(bool(self.vlak.streken)))
        self.setFocusProxy(self.vlak)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self.vlak)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.wissen)
        kolom.addLayout(rij)

    # Qt --------------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self.vlak.setProperty("fout", self.property("fout"))
        return super().event(event)


class HandtekeningBeeld(QWidget):
    """A signature to look at, as high as three lines of text."""

    def __init__(self, tekst: str = "", *, van: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._streken: tuple[Streek, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.zet(tekst, van=van)

    def zet(self, tekst: str, *, van: str = "") -> None:
        """Show these strokes; what cannot be read shows as nothing."""
        try:
            self._streken = lees(tekst)
        except Weigering:
            self._streken = ()
        self.setAccessibleName(self.tr("Handtekening van %1").replace("%1", van) if van else self.tr("Handtekening"))
        if not self._streken:
            self.hide()
        elif self.parent() is not None:
            self.show()
        self.update()

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        hoog = self.fontMetrics().lineSpacing() * 3
        return QSize(hoog * BREED // HOOG, hoog)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            teken(painter, QRectF(self.rect()), self._streken, QPen(self.palette().color(QPalette.ColorRole.Text)))
