"""What a screen still says in Dutch while it speaks English: texts that reached it past the edge (`ui/taalrand.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from wijdesk.ui.bladen import Bladen
from wijdesk.ui.engels import engelse_zinnen

RIJEN = 30
"""So many rows of a list are read; the rest says the same of others."""
NEDERLANDS = re.compile(
    r"\b(het|een|niet|naar|deze|dit|wordt|worden|heeft|zijn|geen|nog|voor|vanaf|sinds|tot en met|kies|wie|waarom|al|bij"
    r"|ook|maar|nieuwe|eerste|laatste|aantal|vragen|wijzigen|toevoegen|inwoner|medewerker)\b",
    re.IGNORECASE,
)
"""Words no English sentence has."""


def nog_nederlands(vlak: QWidget, getypt: str) -> list[str]:
    """The texts that stand or are heard on it and are Dutch, but for what somebody typed: all of that in small letters
    in `getypt`.
    """
    zinnen = engelse_zinnen()
    fouten = []
    for waar, tekst in set(_teksten(vlak)):
        kaal = re.sub(r"[\u2066-\u2069\u00ad]", "", tekst).replace("&&", "&").strip()
        if not kaal or kaal.lower() in getypt:
            continue
        # In a row that is read out somebody's words may stand between ours: those are theirs.
        ons = ", ".join(deel for deel in kaal.split(", ") if deel.lower() not in getypt)
        gezegd = zinnen.zeg(kaal) == kaal or zinnen.zeg(ons) == ons
        if "\n" not in kaal and not gezegd:  # lines are put together of what was said one by one
            fouten.append(f"{waar}: past the edge: {kaal[:80]}")
        elif len(_vreemd(kaal, getypt)) >= 1:
            fouten.append(f"{waar}: without English ({', '.join(_vreemd(kaal, getypt))}): {kaal[:150]}")
    return fouten


def _vreemd(tekst: str, getypt: str) -> list[str]:
    """The Dutch words in it with where they stand, outside of what somebody typed."""
    delen = (deel.strip() for deel in re.split(r" · |\n| – |[,:;.?!()“”\t]", tekst))
    over = [deel for deel in delen if deel and deel.lower() not in getypt]
    return [deel for deel in over if NEDERLANDS.search(deel)]


def _teksten(vlak: QWidget) -> Iterator[tuple[str, str]]:
    for ding in (vlak, *vlak.findChildren(QObject)):
        if isinstance(ding, Bladen):
            continue  # paper stays Dutch
        soort = f"{type(ding).__name__} {ding.objectName()}".strip()
        if isinstance(ding, QWidget):
            if not ding.isVisible():
                continue
            for tekst in (ding.toolTip(), ding.accessibleName(), ding.accessibleDescription(), *_op(ding)):
                yield soort, tekst
        elif isinstance(ding, QAction):
            yield soort, ding.text().partition("\t")[0]


def _op(ding: QWidget) -> Iterator[str]:
    """What stands on it."""
    if isinstance(ding, QLineEdit | QPlainTextEdit | QTextEdit):
        yield ding.placeholderText()
    elif isinstance(ding, QLabel):
        yield QLabel.text(ding)  # ours answer what they were told to say
    elif isinstance(ding, QAbstractButton):
        yield QAbstractButton.text(ding)
    elif isinstance(ding, QGroupBox):
        yield ding.title()
    elif isinstance(ding, QDockWidget):
        yield ding.windowTitle()
    elif isinstance(ding, QTabBar):
        yield from map(ding.tabText, range(ding.count()))
    elif isinstance(ding, QComboBox):
        yield from map(ding.itemText, range(min(RIJEN, ding.count())))
    elif isinstance(ding, QAbstractItemView) and (model := ding.model()) is not None:
        yield from _van_model(model)


def _van_model(model: QAbstractItemModel) -> Iterator[str]:
    liggend = Qt.Orientation.Horizontal
    for kolom in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
        yield str(model.headerData(kolom, liggend) or "")
        for rij in range(min(RIJEN, model.rowCount())):
            index = model.index(rij, kolom)
            for rol in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(index.data(rol) or "")
