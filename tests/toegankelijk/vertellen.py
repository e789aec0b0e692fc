"""Looks for keys that work on a screen and are told nowhere: not by F1, not on a button, not on the card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Panel
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vaktoetsen import VAKKEN

DOET_NIETS = {"casus": ("Ctrl+P",)}
"""Keys that are bound while there is nothing for them: no household is open, and each of its tabs tells them."""
_ACHTERAAN = re.compile(r"\(([^()]+)\)$")


def onverteld(vlak: QWidget) -> list[str]:
    """The keys bound on this part of the window of which nobody can know."""
    verteld = {QKeySequence(toets).toString() for toets in _verteld(vlak)}
    return [f"{toets} works, and is told nowhere" for toets in sorted(set(_gebonden(vlak)) - verteld)]


def _gebonden(vlak: QWidget) -> Iterator[str]:
    """What works here now: what is put away hears no key."""
    for toets in vlak.findChildren(QShortcut):
        if _hoort(toets.parent()) and toets.isEnabled():
            yield toets.key().toString()
    for actie in vlak.findChildren(QAction):
        if _hoort(actie.parent()) and actie.isEnabled():
            yield from (toets.toString() for toets in actie.shortcuts() if toets.toString())


def _hoort(om: QObject | None) -> bool:
    return isinstance(om, QWidget) and om.isVisible()


def _verteld(vlak: QWidget) -> Iterator[str]:
    panel, venster = vlak.findChild(Panel), vlak.window()
    assert isinstance(panel, Panel)
    assert isinstance(venster, MainWindow)
    for actie in (*panel.acties(), *venster._acties, *venster._extra, *venster._eigen_van(panel)):
        yield actie.sneltoets
        if actie.naam == "contact.uitkomst":
            yield from (f"Alt+{cijfer}" for cijfer in range(10))  # it says: Alt and the digit that stands there
    vakken = {vak for deel in panel.findChildren(QWidget) if (vak := getattr(deel, "vak", None)) is not None}
    for vak in (*vakken, *(vak for vak in VAKKEN if vak is getattr(panel, "vak", None))):
        for toets in vak.toetsen:
            yield from toets.sneltoets.split(" ")
    yield from DOET_NIETS.get(panel.naam, ())
    for knop in vlak.findChildren(QAbstractButton):
        if isinstance(knop, ToetsKnop):
            yield knop.toets
        elif gezegd := _ACHTERAAN.search(knop.toolTip()):
            yield gezegd[1]
