"""A plain text editor with line numbers, that marks the lines where something is wrong. Knows no list of questions."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

_RUIMTE = 8


class _Kantlijn(QWidget):
    """The margin with the numbers."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.kantlijn_breedte(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.teken_kantlijn(event)


class Editor(QPlainTextEdit):
    """Text with numbered lines. Tab goes to the next control, as everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fouten: Mapping[int, str] = {}
        self._kantlijn = _Kantlijn(self)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        letter = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letter.setStyleHint(QFont.StyleHint.Monospace)
        letter.setPointSizeF(self.font().pointSizeF())
        self.setFont(letter)
        self.blockCountChanged.connect(self._maak_ruimte)
        self.updateRequest.connect(self._schuif)
        self._maak_ruimte()

    def toon_fouten(self, fouten: Mapping[int, str]) -> None:
        """Mark these lines (from 1); what is wrong there is the tooltip of the line."""
        self._fouten = fouten
        kleur = QColor(self.palette().color(QPalette.ColorRole.BrightText))
        kleur.setAlpha(38)
        merken = []
        for nummer in fouten:
            blok = self.document().findBlockByNumber(nummer - 1)
            if blok.isValid():
                merk = QTextEdit.ExtraSelection()
                merk.cursor = QTextCursor(blok)
                merk.format.setBackground(kleur)
                merk.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                merken.append(merk)
        self.setExtraSelections(merken)
        self._kantlijn.update()

    def ga_naar(self, regel: int) -> None:
        """Put the cursor on this line (from 1)."""
        blok = self.document().findBlockByNumber(regel - 1)
        if blok.isValid():
            self.setTextCursor(QTextCursor(blok))
            self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def kantlijn_breedte(self) -> int:
        """The pixels the numbers take, with room for a sign."""
        cijfers = max(2, len(str(self.blockCount())))
        return 2 * _RUIMTE + self.fontMetrics().horizontalAdvance("9") * (cijfers + 2)

    def teken_kantlijn(self, event: QPaintEvent) -> None:
        """Draw the numbers beside the lines that can be seen."""
        with QPainter(self._kantlijn) as pen:
            pen.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
            stil = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
            rood = self.palette().color(QPalette.ColorRole.BrightText)
            pen.setFont(self.font())
            for blok in self._zichtbaar(event.rect()):
                boven = round(self.blockBoundingGeometry(blok).translated(self.contentOffset()).top())
                nummer = blok.blockNumber() + 1
                fout = nummer in self._fouten
                pen.setPen(rood if fout else stil)
                vlak = QRect(_RUIMTE, boven, self._kantlijn.width() - 2 * _RUIMTE, self.fontMetrics().height())
                pen.drawText(vlak, Qt.AlignmentFlag.AlignRight, str(nummer))
                if fout:
                    pen.drawText(vlak, Qt.AlignmentFlag.AlignLeft, "!")

    def _zichtbaar(self, vlak: QRect) -> list[QTextBlock]:
        blok, uit = self.firstVisibleBlock(), []
        while blok.isValid():
            plek = self.blockBoundingGeometry(blok).translated(self.contentOffset())
            if plek.top() > vlak.bottom():
                break
            uit.append(blok)
            blok = blok.next()
        return uit

    def _maak_ruimte(self) -> None:
        self.setViewportMargins(self.kantlijn_breedte(), 0, 0, 0)

    def _schuif(self, vlak: QRect, dy: int) -> None:
        if dy:
            self._kantlijn.scroll(0, dy)
        else:
            self._kantlijn.update(0, vlak.y(), self._kantlijn.width(), vlak.height())

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        binnen = self.contentsRect()
        self._kantlijn.setGeometry(QRect(binnen.left(), binnen.top(), self.kantlijn_breedte(), binnen.height()))
