"""The edge of the window, while it speaks another language than Dutch: whatever Qt is given to show is said in that.

Names for a screen reader, tooltips, titles of docks and tabs, choices and menus are handed to Qt at hundreds of places,
many with a label or a day from another room in them. All go through the few setters named here, and these say it. So a
new screen joins by being there, and Dutch pays nothing: then no setter is touched. What somebody types or reads back
goes through none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

SETTERS: tuple[tuple[type, str], ...] = (
    (QLabel, "__init__"),
    (QLabel, "setText"),
    (QAbstractButton, "setText"),
    (QPushButton, "__init__"),
    (QCheckBox, "__init__"),
    (QRadioButton, "__init__"),
    (QAction, "__init__"),
    (QAction, "setText"),
    (QAction, "setToolTip"),
    (QMenu, "addAction"),
    (QMenu, "addMenu"),
    (QMenu, "setTitle"),
    (QGroupBox, "setTitle"),
    (QComboBox, "addItem"),
    (QComboBox, "setItemText"),
    (QTabBar, "addTab"),
    (QTabBar, "setTabText"),
    (QTabBar, "setTabToolTip"),
    (QTabWidget, "addTab"),
    (QTabWidget, "setTabText"),
    (QTabWidget, "setTabToolTip"),
    (QToolButton, "setText"),
    (QLineEdit, "setPlaceholderText"),
    (QPlainTextEdit, "setPlaceholderText"),
    (QTextEdit, "setPlaceholderText"),
    (QWidget, "setToolTip"),
    (QWidget, "setWindowTitle"),
    (QWidget, "setAccessibleName"),
    (QWidget, "setAccessibleDescription"),
)
"""Of each the first text it is given is what one sees or hears."""


class Taalrand:
    """Says what is shown by `zeg`, until it is taken off."""

    def __init__(self, zeg: Callable[[str], str]) -> None:
        self._eerder: list[tuple[type, str, Any]] = []
        for soort, naam in SETTERS:
            if naam in vars(soort):
                self._eerder.append((soort, naam, vars(soort)[naam]))
                setattr(soort, naam, _gezegd(getattr(soort, naam), zeg))

    def neem_weg(self) -> None:
        """Qt as it was."""
        while self._eerder:
            soort, naam, eigen = self._eerder.pop()
            setattr(soort, naam, eigen)


def _gezegd(zet: Callable[..., Any], zeg: Callable[[str], str]) -> Callable[..., Any]:
    @wraps(zet)
    def zet_gezegd(self: object, *wat: Any, **opties: Any) -> Any:
        for plek, iets in enumerate(wat):
            if isinstance(iets, str):
                return zet(self, *wat[:plek], zeg(iets), *wat[plek + 1 :], **opties)
        return zet(self, *wat, **opties)

    return zet_gezegd
