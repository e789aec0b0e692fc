"""A form of the versions or the evaluations in the place of the whole page, so that it is never opened out of sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.ui.panels.casus.plan.akkoord_vragen import AkkoordFormulier
from wijdesk.ui.panels.casus.plan.evaluatie_houden import HoudFormulier
from wijdesk.ui.panels.casus.plan.versies import VersieVergelijker


class Plaats(QScrollArea):
    """Holds one form, seen from its top; what gets the focus is scrolled into view. `terug` gets the focus after."""

    def __init__(self, formulier: AkkoordFormulier | HoudFormulier | VersieVergelijker, terug: QWidget) -> None:
        super().__init__()
        self.formulier = formulier
        self.terug = terug
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.addWidget(formulier)
        kolom.addStretch(1)
        formulier.hide()
        self.setWidget(blad)
        QApplication.instance().focusChanged.connect(self._focus)  # type: ignore[union-attr]
        # A form that was just opened has its places a layout later than its focus.
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._breng_in_beeld)

    @property
    def open(self) -> bool:
        """Whether the form was opened and not put away since."""
        return not self.formulier.isHidden()

    def eerste_veld(self) -> QWidget:
        """What one stood on, or the first field."""
        nu = self.focusWidget()
        return nu if nu is not None and self.formulier.isAncestorOf(nu) else self.formulier.eerste_veld()

    def _focus(self, _: QWidget | None, nu: QWidget | None) -> None:
        if nu is not None and self.isAncestorOf(nu):
            self._straks.start()

    def _breng_in_beeld(self) -> None:
        nu = self.window().focusWidget()
        if nu is None or not self.formulier.isAncestorOf(nu):
            return
        if nu is self.formulier.eerste_veld():
            self.verticalScrollBar().setValue(0)  # with the title above it
        else:
            self.ensureWidgetVisible(nu, 0, 24)
