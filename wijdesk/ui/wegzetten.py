"""Putting every window of the desk away while it is locked, and back where it was.

Windows are hidden, not covered: nothing of them is left on the screen, in the task bar or for a screen reader. What
opens meanwhile by itself (a preview that was being made) waits with them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from wijdesk.models.gegeven import dataclass


@dataclass(slots=True)
class _Weg:
    venster: QWidget
    plek: QRect
    modaal: Qt.WindowModality


class Wegzetter(QObject):
    """`behalve` gives the window that stays: its own dialogs and menus may be seen too."""

    def __init__(self, behalve: Callable[[], QWidget | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._behalve = behalve
        self._weg: list[_Weg] = []
        self._actief: QWidget | None = None
        self._focus: QWidget | None = None
        self.is_weg = False
        self._van_hier = True  # what lies there from before this looked may be ours
        QGuiApplication.clipboard().dataChanged.connect(self._klembord_anders)

    def zet_weg(self) -> None:
        """Hide everything but the window that stays, and empty the clipboard of what came from here."""
        if self.is_weg:
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.is_weg = True
        self._focus, self._actief = QApplication.focusWidget(), QApplication.activeWindow()
        if self._focus is not None and self._blijft(self._focus.window()):
            self._focus = None
        for venster in QApplication.topLevelWidgets():
            if venster.isVisible() and not self._blijft(venster):
                self._verberg(venster)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._leeg_klembord()

    def onthoud(self, focus: QWidget | None, actief: QWidget | None) -> None:
        """Where one was before the login window took the focus."""
        self._focus, self._actief = focus, actief

    def haal_terug(self) -> None:
        """Show what was hidden, where it was, with the focus where it was."""
        weg = self.laat_los()
        for er in weg:
            venster = er.venster
            if not isValid(venster):
                continue
            venster.hide()  # what opened meanwhile counts as shown
            venster.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            if venster.windowModality() != er.modaal:
                venster.setWindowModality(er.modaal)
            venster.show()
            if venster.geometry() != er.plek and not venster.isMaximized() and not venster.isFullScreen():
                venster.setGeometry(er.plek)
        for deel in (self._actief, *(er.venster for er in reversed(weg))):
            if deel is not None and isValid(deel) and deel.isVisible():
                deel.activateWindow()
                deel.raise_()
                break
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = self._actief = None

    def laat_los(self) -> list[_Weg]:
        """Watch no longer; what was hidden stays so."""
        if self.is_weg:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.is_weg = False
        weg, self._weg = self._weg, []
        return weg

    def _verberg(self, venster: QWidget) -> None:
        self._weg.append(_Weg(venster, venster.geometry(), venster.windowModality()))
        venster.hide()

    def _blijft(self, venster: QWidget | None) -> bool:
        blijft = self._behalve()
        while venster is not None and venster is not blijft:
            venster = venster.parentWidget()
        return venster is not None

    def _klembord_anders(self) -> None:
        self._van_hier = QGuiApplication.focusWindow() is not None

    def _leeg_klembord(self) -> None:
        bord = QGuiApplication.clipboard()
        if bord.ownsClipboard() or self._van_hier:
            bord.clear()
        if bord.supportsSelection() and bord.ownsSelection():
            bord.clear(QClipboard.Mode.Selection)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only while everything is away: a window that opens by itself is not shown, and waits."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not self._blijft(watched)
            and not watched.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        ):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            if all(er.venster is not watched for er in self._weg):
                self._weg.append(_Weg(watched, watched.geometry(), watched.windowModality()))
        return False
