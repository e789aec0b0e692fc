"""Walks a screen with Tab and back as somebody without a mouse does, and notes what it never comes to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QTextBrowser, QWidget

from tests.toegankelijk.boom import adres, heet, is_bediening, krijgt_focus, onderdelen
from wijdesk.ui.toetsen import ToetsKnop

MEEST = 600
"""Stops of a whole window."""
LINKS = 60
"""Links of one page of the guide, at most."""
MEER = 12
"""Presses of Tab more than there are stops, before it is a trap."""


def loop_rond(vlak: QWidget, begin: QWidget) -> tuple[set[int], list[str]]:
    """Press Tab from `begin` until the focus leaves this part of the window or is where it was, then the same way back.

    Answers every widget that had the focus (by `adres`), and what is wrong with the walk.
    """
    stops = sum(_op_weg(deel) for deel in onderdelen(vlak))
    geweest: set[int] = set()
    fouten: list[str] = []
    for toets, erbij in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        begin.setFocus(Qt.FocusReason.TabFocusReason)
        hier: set[int] = set()
        vorige, herhaald = None, 0
        for _ in range(stops + MEER + LINKS):
            veld = QApplication.focusWidget()
            if veld is None:
                fouten.append("the focus is gone")
                break
            if veld is not vlak and not vlak.isAncestorOf(veld):
                break
            if isinstance(veld, QTextBrowser) and vorige is veld and herhaald < LINKS:
                herhaald += 1  # Tab goes along the links of a page first
            elif adres(veld) in hier:
                if len(hier) == 1 and stops > 1:
                    fouten.append(f"{heet(veld)}: {toets.name} does not leave it")
                break
            hier.add(adres(veld))
            vorige = veld
            QTest.keyClick(veld, toets, erbij)
        else:
            fouten.append(f"{toets.name} goes on and on")
        geweest |= hier
    return geweest, fouten


def onbereikbaar(vlak: QWidget, begin: QWidget) -> list[str]:
    """Controls on this part of the window that no walk with Tab comes to, and that no arrow reaches from one that it
    does come to.
    """
    geweest, fouten = loop_rond(vlak, begin)
    te_gaan = [deel for deel in onderdelen(vlak) if is_bediening(deel) and deel.isEnabled() and _moet(deel)]
    rest = [deel for deel in te_gaan if adres(deel) not in geweest and not _heeft_buur(deel, geweest)]
    if rest:  # what was made later comes after the other panels of the window
        geweest |= _heel_rond(begin)
        rest = [deel for deel in rest if adres(deel) not in geweest and not _heeft_buur(deel, geweest)]
    return [*fouten, *(f"{heet(deel)}: Tab does not come to it" for deel in rest)]


def _heel_rond(begin: QWidget) -> set[int]:
    """Everything that Tab comes to before it is back where it began."""
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    geweest: set[int] = set()
    for _ in range(MEEST):
        veld = QApplication.focusWidget()
        if veld is None or (adres(veld) in geweest and not isinstance(veld, QTextBrowser)):
            break
        geweest.add(adres(veld))
        QTest.keyClick(veld, Qt.Key.Key_Tab)
    return geweest


def _moet(widget: QWidget) -> bool:
    """Whether somebody must be able to come here: a button that stands for a key says which, in its tooltip."""
    if isinstance(widget, QTabBar | ToetsKnop):
        return False  # Ctrl+Tab or a key the panel tells; the key that stands on the button itself
    if krijgt_focus(widget):
        return True
    if isinstance(widget, QAbstractButton):
        return not any(toets in widget.toolTip() for toets in ("Ctrl+", "Alt+", "Enter", "Esc", "F2"))
    return False


def _op_weg(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _heeft_buur(widget: QWidget, geweest: set[int]) -> bool:
    """A row of choices is one stop, and so are the lines of a plan: arrows reach the others, Space ticks off.

    Those have the same parent and are of the same kind, or are lines (or stand on one) where another line was reached.
    """
    ouder = widget.parentWidget()
    if ouder is None:
        return False
    if _regel_van(widget) is not None:
        return any(adres(regel) in geweest for regel in widget.window().findChildren(QWidget) if _is_regel(regel))
    return any(
        adres(buur) in geweest
        for buur in ouder.findChildren(QWidget)
        if type(buur) is type(widget) and not isinstance(buur, QLineEdit)
    )


def _is_regel(widget: QWidget) -> bool:
    return bool(widget.property("gehoord_als") == "regel")


def _regel_van(widget: QWidget) -> QWidget | None:
    deel: QWidget | None = widget
    while deel is not None and not _is_regel(deel):
        deel = deel.parentWidget()
    return deel
