"""The row somebody asked to see, until the list that has it is read. Of another locatie: all of them are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wijdesk.models.values import Id
from wijdesk.ui.regellijst import RegelLijst

OVERAL = "collectief.overal"
"""The request to show every locatie."""


class Gewenst:
    """Remembers one id; `kies_uit` chooses it in the list as soon as it is among what was read."""

    def __init__(self, lijst: RegelLijst[Any], vraag: Callable[[str, object], object], weg: str) -> None:
        """`vraag` takes a request; `weg` is said when the row is nowhere."""
        self._lijst, self._vraag, self._weg = lijst, vraag, weg
        self._id: Id | None = None
        self._gevraagd = False

    @property
    def id(self) -> Id | None:
        """Which one; None when nobody waits for one."""
        return self._id

    def wil(self, id_: Id, *, gevraagd: bool = True) -> None:
        """This one, from the next reading on; `gevraagd`: another screen asks for it, and hears when it is gone."""
        self._id, self._gevraagd = id_, gevraagd

    def kies_uit(self, ids: Iterable[Id], *, overal: bool, blad: QWidget) -> None:
        """Choose it, with the focus when its page (`blad`) is in sight; `overal`: these are of every locatie."""
        if self._id is None:
            return
        if self._id in set(ids):
            self._lijst.kies(self._id)
            self._id = None
            if blad.isVisible():
                self._lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._gevraagd and overal:
            self._id = None
            self._vraag("melding", self._weg)
        elif self._gevraagd:
            self._vraag(OVERAL, None)
