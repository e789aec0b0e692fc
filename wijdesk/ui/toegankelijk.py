"""Tells a screen reader what our own widgets are: Qt knows buttons and lists, and of a chart only that it is a surface.

Names, descriptions and states are set on the widgets themselves; this adds the role. Knows no panel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

Soort = Literal["grafiek", "tekening", "blad", "regel", "groep"]
_ROLLEN: dict[Soort, str] = {
    "grafiek": "Chart",
    "tekening": "Canvas",
    "blad": "Document",
    "regel": "ListItem",
    "groep": "Grouping",
}
"""By the names of `QAccessible.Role`. PySide makes its hundreds of values when it is first named: not at a start."""
_EIGENSCHAP = "gehoord_als"
_staat: list[bool] = []


def hoor_als(widget: QWidget, soort: Soort) -> None:
    """Say what this widget is: a chart, a field to draw in, a page that is read, a line of a list, or a group."""
    widget.setProperty(_EIGENSCHAP, soort)
    if not _staat:  # once in a process is enough
        _staat.append(True)
        QtGui.QAccessible.installFactory(_maak)


def _maak(_naam: str, ding: QObject) -> QAccessibleInterface | None:
    """Called by Qt the first time a screen reader asks for an object; None leaves it to Qt."""
    soort = ding.property(_EIGENSCHAP) if isinstance(ding, QtWidgets.QWidget) else None
    if soort not in _ROLLEN or not isinstance(ding, QtWidgets.QWidget):
        return None
    return QtWidgets.QAccessibleWidget(ding, QtGui.QAccessible.Role[_ROLLEN[soort]], "")
