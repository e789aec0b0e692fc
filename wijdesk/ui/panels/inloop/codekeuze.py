"""A list of codes to choose from by typing a few letters or with the arrows; what is not a code is refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from wijdesk.ui.taal import zin
from wijdesk.ui.table_model import vouw


class CodeKeuze(QComboBox):
    """Choose one code. What was typed becomes the first code that starts with it, or else that holds it.

    Signals:
        gekozen: (code or "") a person chose another code, or cleared it
    """

    gekozen = Signal(str)

    def __init__(self, codes: Sequence[str], *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = tuple(codes)
        self._teksten = {code: zin(code) for code in codes}
        self._code = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(self._teksten.values()))
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.regel = QLineEdit(self)
        self.setLineEdit(self.regel)
        aanvuller = QCompleter(self)
        aanvuller.setFilterMode(Qt.MatchFlag.MatchContains)
        aanvuller.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(aanvuller)
        self._aanvullingen = QStringListModel(list(self._teksten.values()), self)
        aanvuller.setModel(self._aanvullingen)
        self._lijst = QListView()
        aanvuller.setPopup(self._lijst)
        self.regel.setPlaceholderText(hint)
        self.regel.installEventFilter(self)
        self.regel.textEdited.connect(self._orden)
        self.regel.editingFinished.connect(self._neem_over)
        self.textActivated.connect(lambda tekst: self._kies(self.lees(tekst)))
        self.setCurrentIndex(-1)

    @property
    def code(self) -> str:
        """The chosen code; empty when none is."""
        return self._code

    def zet(self, code: str) -> None:
        """Show this code without saying that a person chose it. A code no longer in use is shown as it is."""
        self._code = code
        self.setCurrentIndex(self._codes.index(code) if code in self._codes else -1)
        self.setEditText(self._teksten.get(code) or zin(code))
        self.regel.setCursorPosition(0)

    def lees(self, tekst: str) -> str:
        """The code that is meant by what was typed; empty when there is none."""
        gezocht = vouw(tekst.strip())
        if not gezocht:
            return ""
        return next((code for code in self._op_volgorde(gezocht) if gezocht in vouw(self._teksten[code])), "")

    def _op_volgorde(self, gezocht: str) -> list[str]:
        return sorted(self._codes, key=lambda code: not vouw(self._teksten[code]).startswith(gezocht))

    def _orden(self, tekst: str) -> None:
        """The code that Enter takes stands at the top of the completions."""
        self._aanvullingen.setStringList([self._teksten[code] for code in self._op_volgorde(vouw(tekst.strip()))])

    def _neem_over(self) -> None:
        tekst = self.regel.text().strip()
        if tekst != (self._teksten.get(self._code) or zin(self._code)):
            # Letters that mean nothing do not throw away what was chosen before.
            self._kies(self.lees(tekst) or (self._code if tekst else ""))

    def _kies(self, code: str) -> None:
        anders = code != self._code
        self.zet(code)
        if anders:
            self.gekozen.emit(code)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the form must not change a choice that happens to lie under the mouse.
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            # When the completions close because nothing fits, the next letter must not replace what was typed.
            self.regel.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.regel.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        self._bij_tab(event)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._bij_tab(event)
        return super().eventFilter(watched, event)

    def _bij_tab(self, event: QEvent) -> None:
        # While the completions are open, Qt keeps it from the field that the focus leaves.
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in tabs:
            self._lijst.hide()
            self._neem_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        neer = event.key() == Qt.Key.Key_Down and not event.modifiers()
        if neer and self.currentIndex() < 0:
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._neem_over()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
