"""The pages of a PDF below each other, drawn from memory: scrolls, zooms, and tells a screen reader what a page says.

The bytes never become a file. PDFium may be used by one thread only, so all of it happens on the GUI thread, one page
at a time and only when it is seen (5 ms for a page of text).
"""

from __future__ import annotations

from collections import OrderedDict

import pypdfium2
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.vaktoetsen import BLADEN

TUSSEN = 16
"""Pixels between pages and around them."""
STAPPEN = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
PUNTEN_PER_DUIM = 72.0
SCHERM_DPI = 96.0
ONTHOUDEN = 6
"""Drawn pages that are kept."""


class Pdf:
    """A document in memory. Use it on one thread only, and `sluit` it."""

    def __init__(self, inhoud: bytes) -> None:
        self._document = pypdfium2.PdfDocument(inhoud)
        self.maten: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(nummer) for nummer in range(len(self._document))
        )
        """Width and height of every page in points."""

    def teken(self, nummer: int, schaal: float) -> QImage:
        """Page `nummer` (from 0) on white; `schaal` is pixels per point."""
        blad = self._document[nummer]
        bitmap = blad.render(scale=schaal, prefer_bgrx=True)
        beeld = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        bitmap.close()
        blad.close()
        return beeld

    def tekst(self, nummer: int) -> str:
        """What page `nummer` says."""
        blad = self._document[nummer]
        lezer = blad.get_textpage()
        tekst = str(lezer.get_text_bounded())
        lezer.close()
        blad.close()
        return tekst

    def sluit(self) -> None:
        """Let go of the document."""
        self._document.close()


class Bladen(QAbstractScrollArea):
    """The pages.

    Signals:
        bladerde: (page from 1, number of pages) another page is in view
        zoomde: (percent) the size changed
    """

    bladerde = Signal(int, int)
    zoomde = Signal(int)
    vak = BLADEN

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self.setObjectName("bladen")
        self._pdf: Pdf | None = None
        self._zoom: float | None = None
        """None: as wide as the window, but not larger than 125 %."""
        self._plaatsen: list[QRect] = []
        self._getekend: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._blad = 0
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._merk_blad)

    def toon(self, pdf: Pdf) -> None:
        """Show a document from its first page."""
        self._pdf = pdf
        self._getekend.clear()
        self._blad = 0
        self._leg_uit()
        self._meld_blad()

    def laat_los(self) -> None:
        """Forget the document and every page that was drawn."""
        self._pdf, self._plaatsen = None, []
        self._getekend.clear()
        self.setAccessibleDescription("")

    @property
    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        if self._zoom is not None:
            return self._zoom
        breedste = max((breed for breed, _ in self._pdf.maten), default=1.0) if self._pdf else 1.0
        ruimte = self.viewport().width() - 2 * TUSSEN
        return max(STAPPEN[0], min(1.25, ruimte / (breedste * SCHERM_DPI / PUNTEN_PER_DUIM)))

    def zet_zoom(self, zoom: float | None) -> None:
        """Another size; None is as wide as the window. What one reads stays in view."""
        balk = self.verticalScrollBar()
        deel = balk.value() / max(1, balk.maximum())
        self._zoom = None if zoom is None else min(STAPPEN[-1], max(STAPPEN[0], zoom))
        self._leg_uit()
        balk.setValue(round(deel * balk.maximum()))

    def groter(self) -> None:
        """One step larger."""
        self.zet_zoom(next((stap for stap in STAPPEN if stap > self.zoom + 0.01), STAPPEN[-1]))

    def kleiner(self) -> None:
        """One step smaller."""
        self.zet_zoom(next((stap for stap in reversed(STAPPEN) if stap < self.zoom - 0.01), STAPPEN[0]))

    def _leg_uit(self) -> None:
        schaal = self.zoom * SCHERM_DPI / PUNTEN_PER_DUIM
        maten = [QSize(round(b * schaal), round(h * schaal)) for b, h in self._pdf.maten] if self._pdf else []
        zicht = self.viewport().size()
        breed = max((maat.width() for maat in maten), default=0) + 2 * TUSSEN
        self._plaatsen, y = [], TUSSEN
        for maat in maten:
            self._plaatsen.append(
                QRect((max(breed, zicht.width()) - maat.width()) // 2, y, maat.width(), maat.height())
            )
            y += maat.height() + TUSSEN
        for balk, heel, zichtbaar in (
            (self.verticalScrollBar(), y, zicht.height()),
            (self.horizontalScrollBar(), breed, zicht.width()),
        ):
            balk.setPageStep(zichtbaar)
            balk.setRange(0, max(0, heel - zichtbaar))
        self.viewport().update()
        self.zoomde.emit(round(self.zoom * 100))

    def _merk_blad(self, waarde: int) -> None:
        midden = waarde + self.viewport().height() // 2
        blad = next((nr for nr, plaats in enumerate(self._plaatsen) if plaats.bottom() + TUSSEN >= midden), 0)
        self.viewport().update()
        if blad != self._blad:
            self._blad = blad
            self._meld_blad()

    def _meld_blad(self) -> None:
        if self._pdf is None:
            return
        van = len(self._pdf.maten)
        self.setAccessibleName(self.tr("Voorbeeld, pagina {0} van {1}").format(self._blad + 1, van))
        self.setAccessibleDescription(self._pdf.tekst(self._blad))
        self.bladerde.emit(self._blad + 1, van)

    def _beeld(self, pdf: Pdf, nummer: int) -> QImage:
        verhouding = self.devicePixelRatioF()
        sleutel = (nummer, self.zoom * verhouding)
        if sleutel not in self._getekend:
            beeld = pdf.teken(nummer, self.zoom * verhouding * SCHERM_DPI / PUNTEN_PER_DUIM)
            beeld.setDevicePixelRatio(verhouding)
            self._getekend[sleutel] = beeld
            while len(self._getekend) > ONTHOUDEN:
                self._getekend.popitem(last=False)
        self._getekend.move_to_end(sleutel)
        return self._getekend[sleutel]

    # Qt --------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        dx, dy = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        kleuren = self.palette()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), kleuren.color(QPalette.ColorRole.Window))
            for nummer, plaats in enumerate(self._plaatsen):
                hier = plaats.translated(-dx, -dy)
                if self._pdf is not None and hier.intersects(event.rect()):
                    painter.drawImage(QRectF(hier), self._beeld(self._pdf, nummer))
                    painter.setPen(QPen(kleuren.color(QPalette.ColorRole.Mid), 1))
                    painter.drawRect(hier.adjusted(-1, -1, 0, 0))
            if self.hasFocus():
                painter.setPen(QPen(kleuren.color(QPalette.ColorRole.Highlight), 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zet_zoom(self._zoom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        balk = self.verticalScrollBar()
        waarde = {
            "Home": balk.minimum(),
            "End": balk.maximum(),
            "PgDown": balk.value() + balk.pageStep() - TUSSEN,
            "Space": balk.value() + balk.pageStep() - TUSSEN,
            "PgUp": balk.value() - balk.pageStep() + TUSSEN,
        }.get(self.vak.toets(event))
        if waarde is None:
            super().keyPressEvent(event)
        else:
            balk.setValue(waarde)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.groter if event.angleDelta().y() > 0 else self.kleiner)()
            event.accept()
        else:
            super().wheelEvent(event)
