"""The lock: the desk puts itself away when nobody touches it, and comes back as it was after the password.

Input is noticed on the windows of the desk, which costs nothing where nothing happens; a mouse that moves in another
program says nothing of who sits here. The clock on the wall is used
and not that of the processor, which stands still while a computer sleeps. Qt does not tell of sleep on a desktop: that
no beat came for much too long says that there was some. It is asked at every key and before every frame, and whoever
wakes the computer gets neither: the desk locks first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from wijdesk.app.loggen import OP_SLOT, VAN_SLOT
from wijdesk.models.instellingen import SOORTEN, VERGRENDEL_NA
from wijdesk.ui.taal import vergeet
from wijdesk.ui.wegzetten import Wegzetter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wijdesk.app.venster import Programma

TIK_MS = 5_000
GESLAPEN_S = 60
"""A beat that is so much late: the computer slept."""

INVOER = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
BEELD = frozenset({QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.WindowActivate})
"""Before something is painted anew."""


class Waker(QObject):
    """Calls `vergrendel` after so many minutes without input."""

    def __init__(
        self, vergrendel: Callable[[], None], *, nu: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        """`nu` gives seconds on the wall."""
        super().__init__(parent)
        self._vergrendel = vergrendel
        self._nu = nu
        self.minuten = int(SOORTEN[VERGRENDEL_NA].standaard)
        self._laatst = self._tik = nu()
        self._hart = QTimer(self, interval=TIK_MS)
        self._hart.timeout.connect(self.kijk)
        QGuiApplication.instance().focusWindowChanged.connect(self._volg)  # type: ignore[union-attr]

    def begin(self) -> None:
        """Somebody is at work from here on."""
        self._laatst = self._tik = self._nu()
        self._volg_alles()
        self._hart.start()

    def stop(self) -> None:
        """Nobody is, or the desk is locked."""
        self._hart.stop()

    @property
    def stil(self) -> float:
        """Seconds since somebody touched the desk."""
        return max(0.0, self._nu() - self._laatst)

    def kijk(self) -> None:
        """One beat: whether it is time."""
        nu = self._nu()
        geslapen = self._sliep(nu)
        self._tik = nu
        self._laatst = min(self._laatst, nu)  # a clock that was set back begins anew
        if geslapen or nu - self._laatst >= self.minuten * 60:
            self.stop()
            self._vergrendel()
        else:
            self._volg_alles()  # a dock that floats by now, a dialog nobody stood in yet

    def _sliep(self, nu: float) -> bool:
        return nu - self._tik > TIK_MS / 1000 + GESLAPEN_S

    def _volg_alles(self) -> None:
        for venster in QGuiApplication.topLevelWindows():
            self._volg(venster)

    def _volg(self, venster: QWindow | None) -> None:
        """Input and what the system wants painted come to the window, what the program wants painted to its widget."""
        if venster is None:
            return
        gevolgd: list[QObject] = [venster]
        gevolgd += [deel for deel in QApplication.topLevelWidgets() if deel.windowHandle() is venster]
        for er in gevolgd:
            er.removeEventFilter(self)
            er.installEventFilter(self)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        soort = event.type()
        if soort not in INVOER and soort not in BEELD:
            return False
        nu = self._nu()
        if self._hart.isActive() and self._sliep(nu):
            self.stop()
            self._vergrendel()
            return True  # not this key, and not this frame
        if soort in INVOER:
            self._laatst = nu
        return False


class Slot:
    """The lock of one running program."""

    def __init__(self, programma: Programma) -> None:
        self._programma = programma
        self._weg = Wegzetter(lambda: programma.scherm, programma)
        self.waker = Waker(self.vergrendel, parent=programma)

    @property
    def dicht(self) -> bool:
        """Whether the desk is locked."""
        return self._weg.is_weg

    def zet_minuten(self, minuten: int) -> None:
        """Minutes without input after which the desk locks; somebody is at work from here on."""
        self.waker.minuten = minuten
        if not self.dicht and self._programma.venster is not None:
            self.waker.begin()

    def vergrendel(self) -> None:
        """Put everything away. What is typed is kept as a draft and stays on the screens that are put away."""
        programma = self._programma
        venster, bureau = programma.venster, programma.bureau
        if venster is None or bureau is None or self.dicht:
            return
        self.waker.stop()
        venster.palet.leeg()
        for panel in venster.docks.panelen():
            panel.klaar_om_te_sluiten()
        venster.docks.bewaar()
        venster.docks.bevroren = True
        if programma.uitwisselaar is not None:
            programma.uitwisselaar.deel_als_er_wacht()
        bureau.noteer(OP_SLOT)
        focus, actief = QApplication.focusWidget(), QApplication.activeWindow()
        programma.toon_login(bureau.medewerker.naam, op_slot=True)
        self._weg.zet_weg()
        vergeet()
        self._weg.onthoud(focus, actief)

    def houd_weg(self, scherm: QWidget) -> None:
        """Whoever logged in has something to do first: all of the desk stays away until that is done."""
        programma = self._programma
        if programma.venster is None or programma.bureau is None:
            return
        if not self.dicht:
            programma.venster.docks.bevroren = True
            programma.bureau.noteer(OP_SLOT)
        self.waker.stop()
        programma.toon(scherm)
        self._weg.zet_weg()

    def ontgrendel(self) -> None:
        """Whoever locked it is back."""
        self._weg.haal_terug()
        programma = self._programma
        if programma.venster is not None:
            programma.venster.docks.bevroren = False
        if programma.bureau is not None:
            programma.bureau.noteer(VAN_SLOT)
        self.waker.begin()

    def laat_los(self) -> None:
        """What was put away is not needed any more: somebody else works here, or the window is made anew."""
        self.waker.stop()
        self._weg.laat_los()
        vergeet()
