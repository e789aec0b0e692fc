"""Which language the program speaks on this computer: chosen at login, at the first start or in the settings. Loaded
with the login window.

At login it changes at once. Behind a lock, or while somebody works, the window is made anew as with other rights: forms
keep their drafts.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from wijdesk.ui.taal import TALEN, spreek

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wijdesk.app.venster import Programma
    from wijdesk.settings import Instellingen
    from wijdesk.ui.unlock import LoginVenster


class Taalkeuze:
    """The language of one running program."""

    def __init__(self, programma: Programma, app: QApplication) -> None:
        self._programma = programma
        self._app = app
        self._spreekt = "nl"
        self.spreek()

    def spreek(self) -> None:
        """Speak what the settings say; nothing happens while that is what is spoken."""
        taal = self._programma.instellingen.taal
        if taal != self._spreekt:
            self._spreekt = taal
            spreek(self._app, taal)

    @property
    def andere(self) -> tuple[str, str]:
        """The language one can change to: its code, and its name in that language."""
        code = next(code for code in TALEN if code != self._spreekt)
        return code, TALEN[code]

    def bij_login(self, login: LoginVenster, *, op_slot: bool) -> None:
        """Change it from the login window, which comes back in the other language with the name that was typed."""
        programma = self._programma
        self._wissel()
        if op_slot:
            programma.schermen.taal_anders(op_slot=True)
        programma.toon_login(login.naam.text().strip(), op_slot=op_slot)

    def bij_begin(self) -> tuple[str, Callable[[], None]]:
        """For a first start, where nobody can log in yet: the name of the other language, and changing to it."""

        def wissel() -> None:
            self._wissel()
            self._programma.begin()

        return self.andere[1], wissel

    def _wissel(self) -> None:
        programma = self._programma
        anders = programma.instellingen._replace(taal=self.andere[0])
        with contextlib.suppress(OSError):
            programma.bewaar(anders)
        programma.instellingen = anders  # also where it cannot be remembered
        self.spreek()

    def na_bewaren(self, eerder: Instellingen) -> None:
        """The settings were changed while somebody works: the window follows when the dialog is gone."""
        if eerder.taal != self._programma.instellingen.taal and self._programma.venster is not None:
            schermen = self._programma.schermen
            QTimer.singleShot(0, self._programma, lambda: schermen.taal_anders(op_slot=False))
