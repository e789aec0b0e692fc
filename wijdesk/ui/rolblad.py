"""A page that scrolls what has the focus into view with its error, also when a program gave the focus there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from wijdesk.ui.fields import Veld

GROEIT = 400
"""Milliseconds in which a part that was asked for is followed."""


class Rolblad(QScrollArea):
    """Holds one page. It stays at its top as long as what has the focus can be seen there."""

    def __init__(self, blad: QWidget, *, ziet_fouten: bool = True) -> None:
        """`ziet_fouten`: scroll to a sentence that comes below the field one stands in. That takes a filter in Python
        on the page; False where Qt must find none.
        """
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(blad)
        self._deel: QWidget | None = None
        self._gevraagd: QWidget | None = None
        # What was just shown grows for a moment: lines that break know their height a layout after their width.
        self._groeit = QTimer(self, singleShot=True, interval=GROEIT)
        self._groeit.timeout.connect(self._uitgegroeid)
        self.verticalScrollBar().rangeChanged.connect(self._gegroeid)
        QApplication.instance().focusChanged.connect(self._focus)  # type: ignore[union-attr]
        # What was just shown has its place a layout later than its focus.
        self._straks = QTimer(self, singleShot=True, interval=0)
        self._straks.timeout.connect(self._breng_in_beeld)
        if ziet_fouten:
            blad.installEventFilter(_Foutkijker(self, blad))

    def breng_in_beeld(self, deel: QWidget) -> None:
        """Scroll to this part once it has its place: a sentence that nobody can stand in, or a field one stood in."""
        self._deel = deel
        self._straks.start()

    def volg(self, deel: QWidget) -> None:
        """The same of a part that was shown just now: also while it still grows to its height."""
        self.breng_in_beeld(deel)
        self._gevraagd = deel
        self._groeit.start()

    def _gegroeid(self) -> None:
        if self._gevraagd is not None and isValid(self._gevraagd):
            self._deel = self._gevraagd
            self._straks.start()

    def _uitgegroeid(self) -> None:
        self._gevraagd = None

    def _focus(self, _: QWidget | None, nu: QWidget | None) -> None:
        if nu is not None and self.isAncestorOf(nu):
            self._deel = self._gevraagd = None
            self._straks.start()

    def _breng_in_beeld(self) -> None:
        nu, blad, gevraagd = self._deel or self.window().focusWidget(), self.widget(), self._deel is not None
        self._deel = None
        if nu is None or blad is None or not blad.isAncestorOf(nu):
            return
        vlak, fout = self._vlak_van(nu, blad), _veld_met_fout(nu, blad)
        hoogte, rol = self.viewport().height(), self.verticalScrollBar()
        if fout is not None and fout.height() > hoogte:
            rol.setValue(fout.mapTo(blad, QPoint()).y() + fout.height() - hoogte)  # what is wrong stands at its foot
        elif vlak.bottom() < hoogte:
            rol.setValue(0)
        elif vlak.height() > hoogte and gevraagd:
            rol.setValue(vlak.top())
        elif vlak.height() > hoogte:
            self.ensureWidgetVisible(nu)
        else:
            # Not ensureWidgetVisible: as soon as it sees the cursor in a field it leaves what is below it out of sight.
            rol.setValue(min(vlak.top(), max(rol.value(), vlak.bottom() + 1 - hoogte)))

    def _vlak_van(self, nu: QWidget, blad: QWidget) -> QRect:
        """Where it stands on the page: a field that is wrong with its sentence, anything else with room for a hint."""
        veld = _veld_met_fout(nu, blad)
        if veld is not None and veld.height() <= self.viewport().height():
            return QRect(veld.mapTo(blad, QPoint()), veld.size())
        return QRect(nu.mapTo(blad, QPoint()), nu.size()).adjusted(0, 0, 0, 2 * self.fontMetrics().height())


class _Foutkijker(QObject):
    """A sentence that came below the field one stands in moves no focus; it has to be seen all the same."""

    def __init__(self, rol: Rolblad, blad: QWidget) -> None:
        super().__init__(rol)
        self._rol, self._blad = rol, blad
        self._met_fout: Veld | None = None

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isValid(self._rol) and self._rol.widget() is self._blad:
            nu = self._rol.window().focusWidget()
            was, self._met_fout = self._met_fout, None if nu is None else _veld_met_fout(nu, self._blad)
            if nu is not None and self._met_fout is not None and self._met_fout is not was:
                self._rol.breng_in_beeld(nu)
        return super().eventFilter(watched, event)


def _veld_met_fout(deel: QWidget, blad: QWidget) -> Veld | None:
    """The field on this page that holds the part, when it says what is wrong."""
    om: QWidget | None = deel if blad.isAncestorOf(deel) else None
    while om is not None and om is not blad:
        if isinstance(om, Veld) and om.heeft_fout():
            return om
        om = om.parentWidget()
    return None


REGELHOOGTE, RAND = 16, QSize(32, 64)
"""Pixels of a line of normal text; pixels of the screen that stay free, for the frame of a dialog."""


def past_op_scherm(dialoog: QWidget, maat: QSize) -> QSize:
    """A size meant for text of normal size as large as the text is, and no larger than the screen."""
    deel = dialoog.fontMetrics().height() / REGELHOOGTE
    return (maat * deel).boundedTo(dialoog.screen().availableSize() - RAND)
