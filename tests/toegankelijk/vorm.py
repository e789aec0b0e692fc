"""Looks for what is told by a colour alone: a state without a word or a sign, and one word in two colours."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from tests.toegankelijk.boom import heet, kolommen, onderdelen
from wijdesk.ui.grafiekkaart import Grafiekkaart
from wijdesk.ui.regels import REGEL_ROLE, Regel
from wijdesk.ui.table_model import TOESTAND_ROLE

TOESTANDEN = {"goed", "let-op", "spoed"}


def alleen_kleur(vlak: QWidget) -> list[str]:
    """What somebody who sees no colours cannot tell on this part of a window."""
    fouten = []
    for widget in onderdelen(vlak):
        if widget.property("toestand") in TOESTANDEN and not _zegt_iets(widget):
            fouten.append(f"{heet(widget)}: its state is a colour and nothing else")
        if isinstance(widget, QAbstractItemView):
            fouten += [f"{heet(widget)}: {fout}" for fout in _rijen(widget)]
        if isinstance(widget, Grafiekkaart) and widget.grafiek.isVisible() and widget.tabel is None:
            fouten.append(f"{heet(widget)}: a chart without a table of the same figures")
    return fouten


def _zegt_iets(widget: QWidget) -> bool:
    """A word on it or, of a surface, on something that stands on it."""
    delen = [widget, *widget.findChildren(QWidget)]
    return any(
        isinstance(deel, QLabel | QAbstractButton) and (deel.text().strip() or deel.accessibleName()) for deel in delen
    )


def _rijen(lijst: QAbstractItemView) -> list[str]:
    """In a list the same words always have the same state: else only the colour would tell which."""
    model: Any = lijst.model()
    if model is None:
        return []
    fouten = []
    gezien: dict[tuple[int, str], str] = {}
    for rij in range(model.rowCount()):
        for kolom in range(kolommen(lijst)):
            index = model.index(rij, kolom)
            toestand, tekst = _van(index)
            if toestand in TOESTANDEN and not tekst:
                fouten.append(f"row {rij} has the state {toestand} and no word")
            if tekst and gezien.setdefault((kolom, tekst), toestand) != toestand:
                fouten.append(f"“{tekst[:60]}” has two states, told apart by a colour")
    return fouten


def _van(index: Any) -> tuple[str, str]:
    """The state of a cell or a line, and the words that a screen reader says of it."""
    regel = index.data(REGEL_ROLE)
    if isinstance(regel, Regel):
        return regel.toestand, regel.gesproken
    toestand = index.data(TOESTAND_ROLE)
    return (str(toestand) if toestand in TOESTANDEN else ""), str(index.data() or "")
