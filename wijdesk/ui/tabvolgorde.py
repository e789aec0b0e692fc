"""Tab walks through a form as one reads it, whatever was made when: rows and buttons that came later too."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def zoals_gelezen(layout: QLayout | None) -> Iterator[QWidget]:
    """Every widget that can hold the focus, from the first to the last of what lies in this layout."""
    for plek in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(plek) if layout is not None else None
        deel = item.widget() if item is not None else None
        if deel is None:
            yield from zoals_gelezen(item.layout() if item is not None else None)
            continue
        if deel.focusPolicy() != Qt.FocusPolicy.NoFocus and deel.focusProxy() is None:
            yield deel
        binnen = deel.widget() if isinstance(deel, QScrollArea) else deel
        yield from zoals_gelezen(binnen.layout() if binnen is not None else None)


def stap(vlak: QWidget, *, vooruit: bool) -> bool:
    """Give the focus to the next (or the one before) in `vlak`, past its end to what lies outside; whether it did."""
    nu: QWidget | None = vlak.window().focusWidget()
    delen = list(zoals_gelezen(vlak.layout()))
    if nu is None or nu not in delen:
        return False
    rest = delen[delen.index(nu) + 1 :] if vooruit else delen[: delen.index(nu)][::-1]
    reden = Qt.FocusReason.TabFocusReason if vooruit else Qt.FocusReason.BacktabFocusReason
    doel = next((deel for deel in rest if _kan(deel)), None)
    ander: QWidget | None = nu
    while doel is None:
        ander = None if ander is None else ander.nextInFocusChain() if vooruit else ander.previousInFocusChain()
        if ander is None or ander is nu:
            return False
        if ander is not vlak and not vlak.isAncestorOf(ander) and _kan(ander):
            doel = ander
    doel.setFocus(reden)
    return True


def _kan(deel: QWidget) -> bool:
    return bool(deel.focusPolicy() & Qt.FocusPolicy.TabFocus) and deel.isVisible() and deel.isEnabled()
