"""Tells a screen reader what our own widgets are: Qt knows buttons and lists, and of a chart only that it is a surface.

Names, descriptions and states are set on the widgets themselves; this adds the role. Knows no panel.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Soort = Literal["grafiek", "tekening", "blad", "regel", "groep"]
_ROLLEN: dict[str, QAccessible.Role] = {
    "grafiek": QAccessible.Role.Chart,
    "tekening": QAccessible.Role.Canvas,
    "blad": QAccessible.Role.Document,
    "regel": QAccessible.Role.ListItem,
    "groep": QAccessible.Role.Grouping,
}
_EIGENSCHAP = "gehoord_als"
_staat: list[bool] = []


def hoor_als(widget: QWidget, soort: Soort) -> None:
    """Say what this widget is: a chart, a field to draw in, a page that is read, a line of a list, or a group."""
    widget.setProperty(_EIGENSCHAP, soort)
    if not _staat:  # once in a process is enough
        _staat.append(True)
        QAccessible.installFactory(_maak)


def _maak(_naam: str, ding: QObject) -> QAccessibleInterface | None:
    """Called by Qt the first time a screen reader asks for an object; None leaves it to Qt."""
    rol = _ROLLEN.get(str(ding.property(_EIGENSCHAP))) if isinstance(ding, QWidget) else None
    return None if rol is None or not isinstance(ding, QWidget) else QAccessibleWidget(ding, rol, "")
