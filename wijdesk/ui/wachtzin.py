"""What a try that is under way waits for, in a sentence that any thread may say. Loaded with the login window, so it
imports as little as that.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket


class Wachtzin(QWidget):
    """Takes no room while there is nothing to say."""

    _gezegd = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.zin = etiket("", "bij", breekt_af=True, naam="wachtzin")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.zin)
        self._gezegd.connect(self._zet)
        self.hide()

    def meld(self, zin: str) -> None:
        """Say it; "" when it waits no longer. Any thread."""
        self._gezegd.emit(zin)

    def _zet(self, zin: str) -> None:
        self.zin.setText(zin)
        self.setVisible(bool(zin))
