"""Every dialog that can be opened from the window, in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget

from tests.toegankelijk.zaal import Zaal
from wijdesk.ui.crash import CrashVenster
from wijdesk.ui.herstelsleutel_dialog import HerstelsleutelVenster

NIET = {
    "programma.vergrendel": "the login window on the lock is walked by itself",
    "programma.reservekopie": "opens no window",
    "programma.rondgang": "opens a panel, which is walked as such",
}
"""Actions of the program that are not done here, and why."""
SLEUTEL = "AB2C DE3F GH4J KL5M NP6Q RS7T UV8W XY9Z 2345"


def open_vensters(zaal: Zaal) -> Iterator[tuple[str, QDialog]]:
    """What opened it, and the dialog as it stands on the screen; it is closed when the next is asked for."""
    for naam, open_ in _openers(zaal):
        open_()
        zaal.rust()
        dialoog = voor()
        assert dialoog is not None, f"{naam} opens no window"
        yield naam, dialoog
        dialoog.reject()
        zaal.rust()
        assert voor() is None, f"{naam} does not close"


def bladen(venster: QWidget) -> Iterator[str]:
    """Its tabs in turn, or the window as it stands."""
    balken = [balk for balk in venster.findChildren(QTabBar) if balk.isVisible()]
    if not balken:
        yield ""
    for balk in balken:
        for plek in range(balk.count()):
            balk.setCurrentIndex(plek)
            yield f", tab {balk.tabText(plek)}"


def voor() -> QDialog | None:
    """The dialog that stands on the screen."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()), None)


def _openers(zaal: Zaal) -> Iterator[tuple[str, Callable[[], object]]]:
    for actie in zaal.venster._extra:
        if actie.naam not in NIET:
            yield actie.naam, actie.doe
    venster = zaal.venster
    yield "fout", CrashVenster("builtins.ValueError\n  wijdesk/ui/panel.py:12 ververs", None, venster).open
    yield "herstelsleutel", HerstelsleutelVenster(SLEUTEL, lambda _: None, venster).open

    def plan() -> None:
        casus = zaal.open("huishouden.open")
        next(actie for actie in casus.acties() if actie.naam == "casus.afdrukken").doe()
        zaal.qtbot.waitUntil(lambda: voor() is not None)

    yield "afdrukken", plan
