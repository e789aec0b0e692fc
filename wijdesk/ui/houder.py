"""What a dock holds: a panel that is made when it is first seen, and scrolls when text is too large for the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.panel import Bak, Omgeving, Panel


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
