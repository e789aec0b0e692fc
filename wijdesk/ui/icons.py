"""Line icons (Lucide) that take the colours of the theme when painted, so a change of theme needs no new icons.

The SVG files stand in `resources/icons`, with their licence. Knows no panel and no theme: only the palette.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QImageReader, QPainter, QPalette, QPixmap

_MAP = Path(__file__).parent.parent / "resources" / "icons"

ROLLEN = {
    "tekst": QPalette.ColorRole.ButtonText,
    "bij": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Highlight,
    "op_accent": QPalette.ColorRole.HighlightedText,
}
"""Which colour of the palette an icon takes: of text, of secondary text, the accent, or text on the accent."""


@cache
def _bron(naam: str) -> bytes:
    return (_MAP / f"{naam}.svg").read_bytes()


@cache
def _tekening(naam: str, kleur: int, zijde: int) -> QPixmap:
    svg = _bron(naam).replace(b"currentColor", QColor.fromRgba(kleur).name().encode())
    inhoud = QByteArray(svg)
    buffer = QBuffer(inhoud)
    lezer = QImageReader(buffer, QByteArray(b"svg"))
    lezer.setScaledSize(QSize(zijde, zijde))
    return QPixmap.fromImage(lezer.read())


class _LijnIcoon(QIconEngine):
    def __init__(self, naam: str, rol: str) -> None:
        super().__init__()
        self._naam = naam
        self._rol = rol

    def _kleur(self, mode: QIcon.Mode) -> int:
        palet = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palet.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).rgba()
        if mode == QIcon.Mode.Selected:
            return palet.color(QPalette.ColorRole.HighlightedText).rgba()
        return palet.color(ROLLEN[self._rol]).rgba()

    # Qt --------------------------------------------------------------------------------------------------------------

    def clone(self) -> QIconEngine:
        return _LijnIcoon(self._naam, self._rol)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        pixels = round(min(rect.width(), rect.height()) * painter.deviceTransform().m11())
        zijde = min(rect.width(), rect.height())
        hoek = QPoint(rect.x() + (rect.width() - zijde) // 2, rect.y() + (rect.height() - zijde) // 2)
        painter.drawPixmap(QRect(hoek, QSize(zijde, zijde)), _tekening(self._naam, self._kleur(mode), pixels))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        beeld = QPixmap(size)
        beeld.fill(QColor(0, 0, 0, 0))
        painter = QPainter(beeld)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return beeld


def icon(naam: str, rol: str = "tekst") -> QIcon:
    """The icon with this name of the set (a file in `resources/icons`), in a colour of `ROLLEN`.

    An unknown name is a mistake of the programmer: FileNotFoundError.
    """
    _bron(naam)
    return QIcon(_LijnIcoon(naam, rol))


def merk() -> QIcon:
    """The mark of the program, in its own colours."""
    return QIcon(str(_MAP / "wijdesk.svg"))


def teken(naam: str, zijde: int, kleur: QColor, verhouding: float = 1.0) -> QPixmap:
    """The icon as a picture of `zijde` logical pixels in one colour, for a label."""
    beeld = QPixmap(_tekening(naam, kleur.rgba(), round(zijde * verhouding)))
    beeld.setDevicePixelRatio(verhouding)
    return beeld
