"""What a try that is under way waits for, in a sentence that any thread may say. Loaded with the login window, so it
imports as little as that.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket


class _Sein(QObject):
    """Outlives the window: a try that is still under way may speak after the login closed, and is not heard."""

    gezegd = Signal(str)

    def meld(self, zin: str) -> None:
        self.gezegd.emit(zin)


class Wachtzin(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        sein = _Sein()
        self.meld = sein.meld
        """Say it; "" when it waits no longer. Any thread."""
        self.zin = etiket("", "bij", breekt_af=True, naam="wachtzin")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.zin)
        sein.gezegd.connect(self._zet)
        self.hide()

    def _zet(self, zin: str) -> None:
        self.zin.setText(zin)
        self.setVisible(bool(zin))
