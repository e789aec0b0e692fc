"""The bar above a dock. Knows no panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from wijdesk.ui.icons import icon


class DockTitel(QFrame):
    """The bar of a dock: its title, float and close. Behind tabs it takes no room, as the tab says the same."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setProperty("rol", "docktitel")
        self._dock = dock
        self._gestapeld = False
        self._rij = QHBoxLayout(self)
        self._rij.setContentsMargins(12, 4, 4, 1)
        self._rij.setSpacing(2)

    def vul(self) -> None:
        """Put on the bar what belongs on it, once: most docks of a window are not looked at."""
        if self._rij.count():
            return
        dock, titel = self._dock, self._dock.windowTitle()
        self._rij.addWidget(QLabel(titel), 1)
        for naam, tekst, doe in (
            (
                "external-link",
                self.tr("{} los zetten of terug").format(titel),
                lambda: dock.setFloating(not dock.isFloating()),
            ),
            ("x", self.tr("{} sluiten").format(titel), dock.close),
        ):
            knop = QToolButton()
            knop.setIcon(icon(naam, "bij"))
            knop.setAccessibleName(tekst)
            knop.setToolTip(tekst)
            knop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            knop.clicked.connect(doe)
            self._rij.addWidget(knop)
        self._maat_pictogrammen()
        self._toon_of_verberg()

    def zet_gestapeld(self, *, gestapeld: bool) -> None:
        """Whether the dock is one of several tabs."""
        if gestapeld != self._gestapeld:
            self._gestapeld = gestapeld
            self._toon_of_verberg()
            self.updateGeometry()

    def _toon_of_verberg(self) -> None:
        for kind in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            kind.setVisible(not self._gestapeld)

    def _maat_pictogrammen(self) -> None:
        zijde = self.fontMetrics().height() - 2
        for knop in self.findChildren(QToolButton):
            knop.setIconSize(QSize(zijde, zijde))

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._maat_pictogrammen()

    def showEvent(self, event: QShowEvent) -> None:
        self.vul()
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(0, 0) if self._gestapeld else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self._gestapeld else super().minimumSizeHint()
