"""The colours of charts, made from the palette of the window so that they follow light, dark and high contrast."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygonF

from wijdesk.ui.theme import CONTRAST, DONKER, LICHT, Kleuren

STREPEN = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
TEKENS = ("o", "s", "t", "d", "star")
"""Per line its dash and its sign: they tell lines apart without colour."""
STRAAL = 4.5
"""Of a sign, in pixels."""
_HOEKEN: dict[str, list[tuple[float, float]]] = {
    "t": [(sin(hoek), cos(hoek)) for hoek in (0, 2 * pi / 3, 4 * pi / 3)],
    "d": [(0, -1), (1, 0), (0, 1), (-1, 0)],
    "star": [
        (sin(nr * pi / 5) * (1 if nr % 2 == 0 else 0.45), -cos(nr * pi / 5) * (1 if nr % 2 == 0 else 0.45))
        for nr in range(10)
    ],
}
"""Corners of the signs that are no circle or square, of radius 1."""


def kleuren_van(palet: QPalette) -> Kleuren:
    """The theme a palette was made of."""
    vlak = palet.color(QPalette.ColorRole.Base)
    if vlak == QColor(CONTRAST.vlak) and palet.color(QPalette.ColorRole.Highlight) == QColor(CONTRAST.accent):
        return CONTRAST
    return DONKER if vlak.lightness() < 128 else LICHT


def lijnkleur(palet: QPalette, nummer: int) -> QColor:
    """The colour of a line or of bars: the first is the accent of the theme."""
    thema = kleuren_van(palet)
    return QColor((thema.accent, thema.let_op, thema.goed, thema.spoed, thema.bij)[nummer % 5])


def warmtekleur(palet: QPalette, deel: float) -> QColor:
    """The colour of a cell, from nothing (0.0) to the most there is (1.0)."""
    koud, warm = palet.color(QPalette.ColorRole.Base), palet.color(QPalette.ColorRole.Highlight)
    deel = min(1.0, max(0.0, deel))
    delen = (
        (koud.red(), warm.red()),
        (koud.green(), warm.green()),
        (koud.blue(), warm.blue()),
    )
    return QColor(*(round(van + (tot - van) * deel) for van, tot in delen))


def op(achter: QColor) -> QColor:
    """Black or white, whichever reads best on this; one of them always has a contrast of 4.5 or more."""
    zwart, wit = QColor("#000000"), QColor("#ffffff")
    return zwart if contrast(zwart, achter) >= contrast(wit, achter) else wit


def contrast(een: QColor, ander: QColor) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    hoog, laag = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def _helderheid(kleur: QColor) -> float:
    rood, groen, blauw = (
        deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4
        for deel in (kleur.redF(), kleur.greenF(), kleur.blueF())
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def teken_op(pen: QPainter, plek: QPointF, teken: str) -> None:
    """Paint a sign (one of `TEKENS`) with the brush of this painter, its middle here."""
    if teken == "o":
        pen.drawEllipse(plek, STRAAL, STRAAL)
    elif teken == "s":
        kant = STRAAL * 0.9
        pen.drawRect(QRectF(plek.x() - kant, plek.y() - kant, 2 * kant, 2 * kant))
    else:
        straal = STRAAL * 1.25
        pen.drawPolygon(QPolygonF([QPointF(plek.x() + x * straal, plek.y() + y * straal) for x, y in _HOEKEN[teken]]))
