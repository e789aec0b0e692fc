"""The pictures of the guide: put in a page at the width there is, in a frame, with what they show in words below.

A picture has twice as many pixels as the screen it was made of, so it stays sharp when it is shown larger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QWidget

from wijdesk.resources import lees_bytes
from wijdesk.ui.theme import BASIS_PUNTEN

MAP = "beeld/"
"""Where pictures lie, seen from a page."""
SCHERP = 2
GROOT = 2.0
"""A picture by itself is shown at least so many times as large as the screen it is of."""
IMAGE = QTextDocument.ResourceType.ImageResource.value
ALT_TEKST = re.compile(r"!\[[^\]]*\]")
ALT = QTextFormat.Property.ImageAltText.value


def is_beeld(naam: str) -> bool:
    """Whether a link leads to a picture."""
    return naam.startswith(MAP)


@cache
def lees(naam: str) -> QImage:
    """A picture by its name in a page ("beeld/inloop.png")."""
    return QImage.fromData(lees_bytes(f"handleiding/{naam}")).convertToFormat(QImage.Format.Format_RGB32)


def op_een_regel(markdown: str) -> str:
    """A page with the words of every picture on one line: Qt shows a picture once for each line of them."""
    return ALT_TEKST.sub(lambda deel: " ".join(deel[0].split()), markdown)


def beschrijf(document: QTextDocument, palet: QPalette, groter: str, is_groot: str = "") -> None:
    """Say below every picture of the page what it shows, with a link that shows it large.

    `groter` is what that link says. The picture `is_groot`, which is shown large already, has none.
    """
    for fragment in reversed(list(_beelden(document))):
        vorm = fragment.charFormat().toImageFormat()
        cursor = QTextCursor(document)
        cursor.setPosition(fragment.position() + fragment.length())
        blok = QTextBlockFormat(cursor.blockFormat())
        cursor.setBlockFormat(QTextBlockFormat())  # else there is a gap as high as a part of the picture
        cursor.insertBlock(blok, QTextCharFormat())
        cursor.insertText(str(vorm.property(ALT)))
        if vorm.name() != is_groot:
            link = QTextCharFormat()
            link.setAnchor(True)
            link.setAnchorHref(vorm.name())
            link.setForeground(palet.link())
            link.setFontUnderline(True)
            cursor.insertText(" ")
            cursor.insertText(groter, link)


def pas(document: QTextDocument, lezer: QWidget, breedte: float, *, groot: bool = False) -> None:
    """Give every picture the width of the text, and no more than its own size beside the letters of this window.

    With `groot` it gets its own size, at least GROOT times, whatever room there is.
    """
    keer, dicht = lezer.font().pointSizeF() / BASIS_PUNTEN, lezer.devicePixelRatioF()
    for fragment in list(_beelden(document)):
        vorm = fragment.charFormat().toImageFormat()
        beeld = lees(vorm.name())
        eigen = beeld.width() / SCHERP
        wil = round(eigen * max(GROOT, keer) if groot else min(breedte, eigen * keer))
        if wil <= 0 or wil == round(vorm.width()):
            continue
        scherp = beeld.scaledToWidth(round(wil * dicht), Qt.TransformationMode.SmoothTransformation)
        _omlijst(scherp, lezer.palette(), dicht)
        document.addResource(IMAGE, QUrl(vorm.name()), scherp)
        vorm.setWidth(wil)
        vorm.setHeight(scherp.height() / dicht)
        cursor = QTextCursor(document)
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(vorm)


def _beelden(document: QTextDocument) -> Iterator[QTextFragment]:
    blok = document.begin()
    while blok.isValid():
        stuk = blok.begin()
        while not stuk.atEnd():
            fragment = stuk.fragment()
            if fragment.charFormat().isImageFormat() and is_beeld(fragment.charFormat().toImageFormat().name()):
                yield fragment
            stuk += 1
        blok = blok.next()


def _omlijst(beeld: QImage, palet: QPalette, dicht: float) -> None:
    """A frame on its edge: a picture is light, in a dark theme too, and must not run into a light page."""
    dik = max(1, round(dicht))
    verf = QPainter(beeld)
    verf.setPen(QPen(palet.color(QPalette.ColorRole.PlaceholderText), dik))
    verf.drawRect(beeld.rect().adjusted(dik // 2, dik // 2, -((dik + 1) // 2), -((dik + 1) // 2)))
    verf.end()
