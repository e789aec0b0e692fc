"""What a dock holds: a panel that is made when it is first seen, and scrolls when text is too large for the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.panel import Bak, Omgeving, Panel

VERS_MS = 5_000
"""Longer after it was opened somebody has looked around, and the focus stays where it is."""


class Houder(QFrame):
    """What a dock holds: the panel, once somebody has looked at it. A panel behind a tab is really hidden.

    Signals:
        built: (Panel) the panel exists now
    """

    built = Signal(object)

    def __init__(self, soort: PanelSoort, omgeving: Omgeving) -> None:
        super().__init__()
        self.setProperty("rol", "paneel")
        self.soort = soort
        self._omgeving = omgeving
        self.panel: Panel | None = None
        self._rol: QScrollArea | None = None
        self._inhoud: QWidget | None = None
        self._vlak = QVBoxLayout(self)
        self._vlak.setContentsMargins(0, 0, 0, 0)

    def bouw(self) -> Panel:
        """The panel, made now when it was not yet."""
        if self.panel is None:
            self.panel = self.soort.maak(self._omgeving)
            self.panel.hide()
            self._rol, self._inhoud = _rol_om(self.panel)
            self._vlak.addWidget(self._rol)
            self._rol.show()  # a layout would do so later, after the focus was given
            self.built.emit(self.panel)
        return self.panel

    def zet_zichtbaar(self, zichtbaar: bool) -> None:
        """Follow the dock: a tab on top shows the panel, a tab behind hides it, so that it does not refresh."""
        if zichtbaar:
            self.bouw().show()
        elif self.panel is not None:
            self.panel.hide()

    def breng_in_beeld(self, veld: QWidget) -> None:
        """Scroll to what got the focus, when large text made the panel higher than the window; a list stays put."""
        rol, inhoud = self._rol, self._inhoud
        if rol is None or inhoud is None or not inhoud.isAncestorOf(veld):
            return
        if veld.height() < rol.height() // 2:
            rol.ensureWidgetVisible(veld, 0, 24)

    # Qt --------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)


def een_voor(houders: Sequence[Houder], verzoek: str) -> Iterator[Panel]:
    """The panels that may take a request: those that were made, then the others, each made when it is its turn and
    first the one it is meant for. To make all of them at once would keep the window for more than a second.
    """
    gemaakt = [houder for houder in houders if houder.panel is not None]
    anders = [houder for houder in houders if houder.panel is None]
    for houder in (*gemaakt, *sorted(anders, key=lambda houder: not houder.soort.verwacht(verzoek))):
        yield houder.bouw()


def _rol_om(panel: Panel) -> tuple[QScrollArea, QWidget]:
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    rol.setFrameShape(QFrame.Shape.NoFrame)
    rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inhoud = Bak()
    bak = QVBoxLayout(inhoud)
    bak.setContentsMargins(0, 0, 0, 0)
    bak.addWidget(panel)
    rol.setWidget(inhoud)
    return rol, inhoud


class VersPaneel(QObject):
    """A panel that was opened before it was read: what should have the focus may only come with its rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._panel: Panel | None = None
        self._veld: QWidget | None = None
        self._sinds = QElapsedTimer()

    def wacht(self, panel: Panel, veld: QWidget) -> None:
        """The focus was given to `veld` of a panel that was opened just now; from where one types it is never taken."""
        typt = isinstance(veld, (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox))
        self._panel, self._veld = (None, None) if typt else (panel, veld)
        self._sinds.start()

    def is_gelezen(self) -> None:
        """Give the focus to what should have it now, unless somebody went elsewhere or stood there for some time."""
        panel, veld = self._panel, self._veld
        if panel is None or veld is None:
            return
        if self._sinds.hasExpired(VERS_MS) or not isValid(veld) or not veld.hasFocus():
            self._panel = self._veld = None
            return
        nu = panel.ingang()
        if nu is not veld:
            self._panel = self._veld = None
            nu.setFocus(Qt.FocusReason.OtherFocusReason)
