"""Asks what a screen reader asks: of everything on a screen its name, role and state, along the accessible tree.

Answers faults as sentences; an empty list is a screen that can be heard.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)
from shiboken6 import getCppPointer

from tests.flows.scherm import te_zien

Rol = QAccessible.Role
BEDIENING = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
)
"""What somebody works with, whatever it is called in the program."""
ZEGT_NIETS = {Rol.NoRole, Rol.Client, Rol.Border, Rol.Window, Rol.LayeredPane}
"""Roles that tell nobody what can be done with a thing."""
VOORBEELDEN = 3
"""Children of a list or table that are looked at: the others are made by the same lines."""


def adres(ding: QObject) -> int:
    """Which one it is: Python may wrap what Qt made itself anew each time it is asked for."""
    return int(getCppPointer(ding)[0])


def onderdelen(vlak: QWidget) -> list[QWidget]:
    """What can be seen in this part of the window, with the part itself, without what Qt puts inside a control."""
    return [vlak, *(kind for kind in te_zien(vlak) if kind.window() is vlak.window())]


def kolommen(lijst: QAbstractItemView) -> int:
    """The columns of a table; a list has one, and does not say so."""
    model = lijst.model()
    return model.columnCount() if model is not None and isinstance(lijst, QTableView | QTreeView) else 1


def is_bediening(widget: QWidget) -> bool:
    """Whether somebody works with this, or walks to it."""
    if _binnenwerk(widget):
        return False
    if isinstance(widget, QLabel) and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False  # a text that the mouse can select
    return isinstance(widget, BEDIENING) or krijgt_focus(widget)


def krijgt_focus(widget: QWidget) -> bool:
    """Whether Tab, an arrow or a click gives it the focus; an area that only scrolls passes it on to what is in it."""
    if widget.focusProxy() is not None or not widget.isEnabled():
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _binnenwerk(widget: QWidget) -> bool:
    """Made by Qt inside a control that answers for it: the line of a combo box, the button that empties a field."""
    ouder = widget.parentWidget()
    while ouder is not None:
        if isinstance(ouder, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar):
            return True
        if isinstance(ouder, QAbstractScrollArea) and ouder.viewport() is not widget:
            eigen = widget.objectName().startswith("qt_") or type(widget).__module__.startswith("PySide6")
            if eigen and not ouder.viewport().isAncestorOf(widget):
                return True  # scroll bars, headers, the corner
        ouder = ouder.parentWidget()
    return widget.objectName().startswith("qt_")


def heet(widget: QWidget) -> str:
    """A name for reports: what it is, and where it stands in the program."""
    eigen = widget.objectName() or widget.accessibleName()
    if not eigen and isinstance(widget, QLabel | QAbstractButton):
        eigen = widget.text()
    ouder = widget.parentWidget()
    while ouder is not None and not ouder.objectName():
        ouder = ouder.parentWidget()
    return f"{type(widget).__name__} “{eigen[:50]}” in {ouder.objectName() if ouder is not None else '-'}"


def onhoorbaar(vlak: QWidget) -> list[str]:
    """What a screen reader cannot tell about this part of the window, or tells wrong."""
    bereikt = {adres(ding) for ding in _langs_de_boom(vlak)}
    fouten = []
    for widget in onderdelen(vlak):
        if not is_bediening(widget):
            continue
        gehoord = QAccessible.queryAccessibleInterface(widget)
        if gehoord is None or not gehoord.isValid():
            fouten.append(f"{heet(widget)}: does not exist for a screen reader")
            continue
        if adres(widget) not in bereikt:
            fouten.append(f"{heet(widget)}: cannot be reached along the tree")
        if not gehoord.text(QAccessible.Text.Name).strip() and not _zegt_zichzelf(widget, gehoord):
            fouten.append(f"{heet(widget)}: has no name")
        if gehoord.role() in ZEGT_NIETS and krijgt_focus(widget):
            fouten.append(f"{heet(widget)}: role {gehoord.role().name} does not say what it is")
        fouten += [f"{heet(widget)}: {fout}" for fout in _verkeerde_staat(widget, gehoord)]
    return fouten


def _zegt_zichzelf(widget: QWidget, gehoord: QAccessibleInterface) -> bool:
    """A text that can be read, and a line of tabs, each of which has a name."""
    if isinstance(widget, QLabel):
        return bool(widget.text())
    if isinstance(widget, QTabBar):
        return all(widget.tabText(plek) for plek in range(widget.count()))
    return isinstance(widget, QProgressBar) and bool(widget.text())


def _verkeerde_staat(widget: QWidget, gehoord: QAccessibleInterface) -> Iterator[str]:
    staat = gehoord.state()
    if bool(staat.disabled) is widget.isEnabled():
        yield "says that it can be used when it cannot, or the other way round"
    if krijgt_focus(widget) and not staat.focusable:
        yield "does not say that it can have the focus"
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        if not staat.checkable:
            yield "does not say that it can be on or off"
        if bool(staat.checked) is not widget.isChecked():
            yield "does not say whether it is on"
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and bool(staat.readOnly) is not widget.isReadOnly():
        yield "does not say whether one can write in it"


def _langs_de_boom(vlak: QWidget) -> Iterator[QObject]:
    """Every object that a screen reader comes along below this one."""
    begin = QAccessible.queryAccessibleInterface(vlak)
    te_doen = [begin] if begin is not None else []
    while te_doen:
        hier = te_doen.pop()
        ding = hier.object()
        if ding is not None:
            yield ding
        aantal = hier.childCount()
        if hier.role() in {Rol.Table, Rol.List, Rol.Tree}:
            aantal = min(aantal, VOORBEELDEN)
        te_doen += [kind for plek in range(aantal) if (kind := hier.child(plek)) is not None and kind.isValid()]
