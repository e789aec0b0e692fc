"""One start of the program in a process of its own, for `test_starten`: `python starten.py kaal|login|inloop`.

Each leaves at the moment that counts without tearing anything down, so that only the way up is measured. `inloop` gets
the raw key of the store on stdin as two hexadecimal words (key, medewerker) and prints what it loaded: modules, how
many dataclasses were made ready ("dataclasses=39"), what it had PySide make of Qt's widgets ("Qt.QFrame"). `login`
prints its modules.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def kaal() -> int:
    """A bare window: what every program with PySide6 pays."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    venster = QMainWindow()
    venster.show()
    app.processEvents()
    weg()
    return app.exec()


def login() -> int:
    """Up to the first picture of the login window, by the steps of `cli._start` and `venster.start`."""
    import gc

    import wijdesk.__main__  # noqa: F401 - what the command itself loads
    from wijdesk.settings import winkel_map

    gc.disable()
    from wijdesk.app.venster import Programma
    from wijdesk.ui.theme import maak_app
    from wijdesk.ui.unlock import LoginVenster

    app = maak_app()
    programma = Programma(app, winkel_map(), naam=os.environ.get("WIJDESK_MEDEWERKER", ""))
    programma.begin()
    assert isinstance(programma.scherm, LoginVenster)

    def zeg_wat_er_is() -> None:
        sys.stdout.write(" ".join(sorted(sys.modules)))
        weg()

    programma.scherm.painted.connect(zeg_wat_er_is)
    return app.exec()


def inloop() -> int:
    """Up to the candidates of a typed search in Inloop, with the key in hand."""
    import gc

    gemaakt = _tel_dataclasses()
    import wijdesk.__main__  # noqa: F401 - what the command itself loads
    from wijdesk.settings import winkel_map

    gc.disable()
    from wijdesk.app.bureau import Bureau, Wereld
    from wijdesk.app.venster import Programma
    from wijdesk.store.keys import Sleutel
    from wijdesk.ui.theme import maak_app

    sleutel, medewerker = (bytes.fromhex(woord) for woord in sys.stdin.readline().split())
    app = maak_app()
    programma = Programma(app, winkel_map())
    _niets_erna()
    programma.open(Bureau(programma.map, Sleutel(sleutel, medewerker), Wereld()))

    from PySide6 import QtWidgets
    from PySide6.QtCore import QEventLoop
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QFrame, QLineEdit

    venster = programma.venster
    assert venster is not None
    venster.activateWindow()

    def veld() -> QLineEdit | None:
        focus = app.focusWidget()
        return focus if isinstance(focus, QLineEdit) and focus.objectName() == "wie" else None

    def wacht_tot(voorwaarde: Callable[[], bool]) -> None:
        while not voorwaarde():  # asleep: on a busy machine a lane is waited for, which costs nobody anything
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    wacht_tot(lambda: veld() is not None and veld().isVisible())  # type: ignore[union-attr]
    wie = veld()
    assert wie is not None
    venster.repaint()
    QTest.keyClicks(wie, "de vr")
    lijst = venster.findChild(QFrame, "kandidaten")
    assert lijst is not None
    wacht_tot(lijst.isVisible)
    venster.repaint()
    van_qt = [f"Qt.{naam}" for naam in vars(QtWidgets)]
    sys.stdout.write(" ".join([*sorted(sys.modules), f"dataclasses={len(gemaakt)}", *van_qt]))
    weg()
    return app.exec()


def _niets_erna() -> None:
    """What is made once the moment that counts is over comes later still: on a busy machine it would come before."""
    from wijdesk.app import venster
    from wijdesk.ui import layout

    venster.NA_OPENEN = layout.BOUW_NA = 3_600_000


def _tel_dataclasses() -> list[object]:
    """A list that grows by every class that gets its methods from now on: each costs half a millisecond."""
    import dataclasses

    gemaakt: list[object] = []
    maak = dataclasses._process_class  # type: ignore[attr-defined]

    def tel(klasse: object, *keuzes: object) -> object:
        gemaakt.append(klasse)
        return maak(klasse, *keuzes)

    dataclasses._process_class = tel  # type: ignore[attr-defined]
    return gemaakt


def weg() -> None:
    """Leave now."""
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit({"kaal": kaal, "login": login, "inloop": inloop}[sys.argv[1]]())
