"""A button beside "to whom": it opens the sociale kaart, and what is chosen there fills the fields. Knows no panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QLineEdit, QMainWindow, QWidget

from wijdesk.models.kaartregels import onthoud, onthouden
from wijdesk.models.rows.kaart import Kaartzoek, VoorzieningRij
from wijdesk.models.values import Id
from wijdesk.ui.panel import Panel
from wijdesk.ui.toetsen import ToetsKnop

TOETS = "Alt+K"
KAART = "kaart"
"""What the dock of the sociale kaart is called."""


def contact_van(rij: VoorzieningRij) -> str:
    """Whom to call there: a name, and how."""
    return ", ".join(deel for deel in (rij.contactpersoon, rij.telefoon or rij.email) if deel)


class KaartKeus(ToetsKnop):
    """The button. What was chosen counts as long as its name stands in the field.

    Signals:
        chosen: (VoorzieningRij) somebody chose this one in the sociale kaart
    """

    chosen = Signal(object)

    def __init__(self, naar: QLineEdit, om: QWidget, zoek: Callable[[], Kaartzoek], *, naam: str) -> None:
        """`naar` is the field that is filled, `om` where the key works, `zoek` what to look for."""
        super().__init__(self.tr("Sociale kaart"), TOETS)
        self.setObjectName(f"{naam}_kaart")
        self.setAccessibleName(self.tr("Kies uit de sociale kaart"))
        self._naar, self._zoek = naar, zoek
        self.onthouden = QLineEdit(self)
        """What was chosen, as a draft keeps it; never shows."""
        self.onthouden.hide()
        self.clicked.connect(self.open)
        self.chosen.connect(self._neem)
        toets = QShortcut(QKeySequence(TOETS), om)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toets.activated.connect(self._met_toets)

    @property
    def voorziening_id(self) -> Id | None:
        """The entry that `naar` was taken from."""
        id_ = onthouden(self.onthouden.text(), self._naar.text())
        return None if id_ is None else Id(id_)

    def open(self) -> None:
        """Show the sociale kaart and go there."""
        self._vraag("kaart.kies.open")

    def toon(self) -> None:
        """Show the sociale kaart and stay here; not where it would come to stand before what one is filling in."""
        dock = self._dock()
        venster = dock.window() if dock is not None else None
        ervoor = venster.tabifiedDockWidgets(dock) if isinstance(venster, QMainWindow) and dock is not None else ()
        if KAART not in {ander.objectName() for ander in ervoor}:
            self._vraag("kaart.zoek")

    def _met_toets(self) -> None:
        if self.isVisible():
            self.open()

    def _vraag(self, verzoek: str) -> None:
        om: Any = self.parentWidget()
        while om is not None and not isinstance(om, Panel):
            om = om.parentWidget()
        if om is not None:
            zoek = self._zoek()
            om.requested.emit(verzoek, replace(zoek, gebied=zoek.gebied or om.omgeving.locatie.naam))

    def _neem(self, rij: VoorzieningRij) -> None:
        self._naar.setText(rij.naam)
        self.onthouden.setText(onthoud(rij.id, rij.naam))
        self.terug()

    def terug(self) -> None:
        """Back to the field, whatever was chosen."""
        if (dock := self._dock()) is not None:
            dock.raise_()
        self._naar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dock(self) -> QDockWidget | None:
        om: QWidget | None = self
        while om is not None and not isinstance(om, QDockWidget):
            om = om.parentWidget()
        return om
