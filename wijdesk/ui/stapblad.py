"""One step more of logging in, in the place of name and password. Apart, as the login window stands without it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Stapblad(QWidget):
    """What stands in the place of name and password for one step more: a code, another password, a recovery key.

    Signals:
        done: (object) what the step came to; may ask for another
        back: to name and password again
    """

    done = Signal(object)
    back = Signal()

    def begin(self) -> None:
        """Give the first field the focus."""
