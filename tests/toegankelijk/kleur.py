"""Measures contrast in what was really painted: of every text on a screen the colour of its letters and of its ground.

Knows no theme: the picture says which colours there are, so what a style sheet, a palette or a painter made of them
counts all the same. What cannot be used is let off, as WCAG 2.2 does (1.4.3).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.toegankelijk.boom import heet, kolommen, onderdelen

Beeld = NDArray[np.uint32]
MINST = 4
"""Pixels of one colour before it counts: the brightest part of a letter, not a stray point where two edges meet."""
REGELS = 6
"""Rows of a list that are measured: the others are painted by the same lines."""


def licht(kleuren: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Relative luminance of 0xRRGGBB colours (WCAG 2.2)."""
    delen = np.stack([(kleuren >> plek) & 0xFF for plek in (16, 8, 0)]).astype(np.float64) / 255
    lineair = np.where(delen <= 0.04045, delen / 12.92, ((delen + 0.055) / 1.055) ** 2.4)
    uit: NDArray[np.float64] = 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]
    return uit


def contrast(een: int, ander: int) -> float:
    """The contrast of two colours 0xRRGGBB, 1 to 21."""
    laag, hoog = sorted(licht(np.array([een, ander], dtype=np.uint32)))
    return float((hoog + 0.05) / (laag + 0.05))


def pixels(beeld: QImage) -> Beeld:
    """A picture as rows of 0xRRGGBB."""
    recht = beeld.convertToFormat(QImage.Format.Format_RGB32)
    rijen = np.frombuffer(recht.constBits(), dtype=np.uint32).reshape(recht.height(), recht.bytesPerLine() // 4)
    return rijen[:, : recht.width()] & np.uint32(0xFFFFFF)


def tekstcontrast(stuk: Beeld) -> float:
    """The contrast of the text in a piece of a screen with the ground it stands on; 21 where nothing is written.

    The ground is the colour there is most of. Of the letters the strongest colour counts: their edges are mixed with
    the ground, the colour itself they reach only where a stroke is a whole pixel wide.
    """
    kleuren, aantal = np.unique(stuk, return_counts=True)
    if len(kleuren) < 2:
        return 21.0
    helder = licht(kleuren) + 0.05
    grond = helder[int(np.argmax(aantal))]
    verschil = np.maximum(helder, grond) / np.minimum(helder, grond)
    op_volgorde = np.argsort(-verschil)
    genoeg = np.cumsum(aantal[op_volgorde]) >= min(MINST, int(aantal.sum() - aantal.max()))
    return float(verschil[op_volgorde][int(np.argmax(genoeg))])


def te_flets(vlak: QWidget, grens: float) -> list[str]:
    """Texts on this part of a window with less contrast than this."""
    beeld = pixels(vlak.grab().toImage())
    fouten = []
    for widget in onderdelen(vlak):
        for plek, tekst in _teksten(widget):
            naar = widget.mapTo(vlak, plek.topLeft())
            hier = QRect(naar, plek.size()) & vlak.rect() & _te_zien(widget, vlak)
            stuk = beeld[hier.top() : hier.bottom() + 1, hier.left() : hier.right() + 1]
            if hier.width() < 4 or hier.height() < plek.height():
                continue  # half of it is scrolled out of sight, and with it perhaps all letters
            gevonden = tekstcontrast(stuk)
            if 1.0 < gevonden < grens:
                fouten.append(f"{heet(widget)}: “{tekst[:40]}” has a contrast of {gevonden:.2f}")
    return fouten


def _teksten(widget: QWidget) -> list[tuple[QRect, str]]:
    """Where on a widget a text stands that must be read, and which."""
    if not widget.isEnabled():
        return []
    if isinstance(widget, QAbstractItemView):
        return _cellen(widget)
    binnen = widget.rect().adjusted(4, 3, -4, -3)  # without its edge, which may be stronger than its text
    if isinstance(widget, QLabel | QAbstractButton):
        return [(binnen, widget.text())] if widget.text() else []
    if isinstance(widget, QLineEdit):
        return [(binnen, tekst)] if (tekst := widget.text() or widget.placeholderText()) else []
    if isinstance(widget, QComboBox):
        return [(binnen.adjusted(0, 0, -24, 0), widget.currentText())] if widget.currentText() else []
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return [(binnen, tekst[:40])] if (tekst := widget.toPlainText()) else []
    return []


def _cellen(lijst: QAbstractItemView) -> list[tuple[QRect, str]]:
    model: Any = lijst.model()
    if model is None:
        return []
    uit = []
    schuif = lijst.viewport().pos()
    for rij in range(min(model.rowCount(), REGELS)):
        for kolom in range(kolommen(lijst)):
            index = model.index(rij, kolom)
            tekst = str(index.data() or "")
            plek = lijst.visualRect(index)
            if tekst and plek.isValid() and lijst.viewport().rect().contains(plek):
                uit.append((plek.translated(schuif).adjusted(2, 1, -2, -1), tekst))
    return uit


def _te_zien(widget: QWidget, vlak: QWidget) -> QRect:
    """The part of it that is not scrolled out of sight."""
    stuk = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(vlak, stuk.topLeft() if stuk.isValid() else QPoint(0, 0)), stuk.size())
