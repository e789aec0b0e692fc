"""Small parts every form is made of: a labelled field with its hint and error, labels and buttons by role.

Looks come from the theme through dynamic properties (`rol`, `toestand`, `fout`); nothing here knows a colour, a store
or a panel.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.ui.leesrichting import ZoalsGetypt, apart
from wijdesk.ui.taal import zin

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_ENTER = frozenset({0x01000004, 0x01000005})
"""Key_Return and Key_Enter; looking at the namespace Qt would cost the login window 14 ms."""


def zet_eigenschap(widget: QWidget, naam: str, waarde: object) -> None:
    """Set a dynamic property the theme looks at, and have the style look again when it differs. Unset is False."""
    was = widget.property(naam)
    if was == waarde or (was is None and waarde is False):
        return
    widget.setProperty(naam, waarde)
    if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style looks when it is first shown; a QStyle brings a thousand enum values (6 ms)
    stijl = widget.style()
    stijl.unpolish(widget)
    stijl.polish(widget)
    if isinstance(widget, _Brekend):
        widget.vergeet_hoogten()


def heeft_beurt(widget: QWidget) -> bool:
    """Whether one stands here, in its window; also while another window is in front of that."""
    while (voor := widget.focusProxy()) is not None:
        widget = voor
    return widget.window().focusWidget() is widget


def etiket(tekst: str, rol: str = "", *, naam: str = "", breekt_af: bool = False) -> QLabel:
    """A label with a role of the theme ("titel", "kop", "veld", "bij", "fout", "leeg", "pil", "toets", ...).

    Text is always plain: what a resident is called or said is never read as markup.
    """
    label = _Brekend() if breekt_af else _Etiket()
    label.setProperty("textFormat", 0)  # PlainText; the namespace Qt would cost the login window 14 ms
    label.setWordWrap(breekt_af)
    label.setText(tekst)
    if rol:
        label.setProperty("rol", rol)
    if naam:
        label.setObjectName(naam)
    return label


class _Etiket(QLabel):
    """A label in which no text turns the reading direction of another."""

    _gezegd = ""

    def _getoond(self, tekst: str) -> str:
        return apart(zin(tekst))

    # Qt --------------------------------------------------------------------------------------------------------------

    def setText(self, tekst: str) -> None:
        self._gezegd = tekst
        getoond = self._getoond(tekst)
        super().setText(ZoalsGetypt(getoond) if isinstance(tekst, ZoalsGetypt) else getoond)

    def text(self) -> str:
        return self._gezegd


class _Brekend(_Etiket):
    """A label of several lines: a word longer than a line is broken too, or it would push the form off the screen.

    It remembers how high it is for a width: layouts around it ask that five times over, and Qt breaks the lines anew
    for each; half the time of laying out a page.
    """

    def __init__(self) -> None:
        super().__init__()
        self._hoogten: dict[int, int] = {}

    def _getoond(self, tekst: str) -> str:
        return breekbaar(super()._getoond(tekst))

    def vergeet_hoogten(self) -> None:
        """Something changed that its height may depend on."""
        self._hoogten = {}

    # Qt --------------------------------------------------------------------------------------------------------------

    def setText(self, tekst: str) -> None:
        self._hoogten = {}
        super().setText(tekst)

    def heightForWidth(self, breedte: int) -> int:
        hoogte = self._hoogten.get(breedte)
        if hoogte is None:
            hoogte = super().heightForWidth(breedte)
            if self.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):  # before, its letter may be another
                self._hoogten[breedte] = hoogte
        return hoogte

    def changeEvent(self, event: QtCore.QEvent) -> None:
        self._hoogten = {}  # letter, style, language
        super().changeEvent(event)


_LANG_WOORD = re.compile(r"[^\s-]{24,}")


def breekbaar(tekst: str) -> str:
    """The text with places where a very long word may be broken (a soft hyphen every twelve letters). After a
    hyphen of its own, as in a double name, Qt breaks it by itself.
    """
    return _LANG_WOORD.sub(lambda vondst: "\u00ad".join(re.findall(r".{1,12}", vondst[0])), tekst)


class Knop(QPushButton):
    """A button that Enter presses too, as everywhere else; Qt does that in dialogs only."""

    def __init__(self, tekst: str = "") -> None:
        super().__init__(zin(tekst))
        self.setAutoDefault(False)

    # Qt --------------------------------------------------------------------------------------------------------------

    def setText(self, tekst: str) -> None:
        super().setText(zin(tekst))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def knop(tekst: str, doe: Callable[[], object] | None = None, *, rol: str = "", naam: str = "") -> QPushButton:
    """A button with a role of the theme ("primair", "stil", "gevaar", "keuze"; empty is secondary)."""
    gemaakt = Knop(tekst)
    if rol:
        gemaakt.setProperty("rol", rol)
    if naam:
        gemaakt.setObjectName(naam)
    if doe is not None:
        # Why the lambda: clicked(bool) would hand its checked state to any function with an optional argument.
        gemaakt.clicked.connect(lambda: doe())  # noqa: PLW0108
    return gemaakt


def kaart(*, rol: str = "kaart", naam: str = "") -> QFrame:
    """A quiet surface to put a few things on."""
    vlak = QFrame()
    vlak.setProperty("rol", rol)
    if naam:
        vlak.setObjectName(naam)
    return vlak


class Veld(QWidget):
    """One form field as a column: label above, the input, and below it a hint or, in its place, an error."""

    def __init__(
        self,
        label: str,
        invoer: QWidget,
        *,
        hulp: str = "",
        naam: str = "",
        gezegd: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`gezegd`: the label is what somebody said, of any length and with any sign in it."""
        super().__init__(parent)
        self.invoer = invoer
        self._hulp = hulp
        self._aanbod: QPushButton | None = None
        if naam:
            self.setObjectName(f"veld_{naam}")
            if not invoer.objectName():
                invoer.setObjectName(naam)
        self.label = etiket(label, "veld", breekt_af=gezegd)
        if not gezegd:  # beside its input a label reads & as the sign of a key
            self.label.setBuddy(invoer)
        self.onder = etiket(hulp, "bij", breekt_af=True)
        if not invoer.accessibleName():
            invoer.setAccessibleName(label if gezegd else label.replace("&", ""))
        invoer.setAccessibleDescription(hulp)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self.label)
        kolom.addWidget(invoer)
        kolom.addWidget(self.onder)
        self.onder.setVisible(bool(hulp))  # not before it has a parent: that would show a window for a moment
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def zet_label(self, tekst: str) -> None:
        """Name the field differently, for the eye and for a screen reader."""
        self.label.setText(tekst)
        gehoord = tekst.replace("&", "")
        self.invoer.setAccessibleName(ZoalsGetypt(gehoord) if isinstance(tekst, ZoalsGetypt) else gehoord)

    def toon_hulp(self, zin: str) -> None:
        """Change the hint; an error that stands there stays until it is cleared."""
        self._hulp = zin
        if not self.heeft_fout():
            self._onderschrift(zin, "bij")

    def toon_fout(self, zin: str) -> None:
        """Say below the field what is wrong with it; what was typed stays as it is."""
        zet_eigenschap(self.invoer, "fout", True)
        self._onderschrift(zin, "fout")

    def wis_fout(self) -> None:
        """Take the error away, with what was offered for it, and show the hint again."""
        if self._aanbod is not None:
            self._aanbod.hide()
            self._aanbod.deleteLater()
            self._aanbod = None
        if self.heeft_fout():
            zet_eigenschap(self.invoer, "fout", False)
            self._onderschrift(self._hulp, "bij")

    def bied(self, tekst: str, doe: Callable[[], None]) -> None:
        """Offer something to do about the error, below it; goes away with it."""
        self._aanbod = knop(tekst, doe, naam=f"{self.invoer.objectName()}_aanbod")
        self._aanbod.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._aanbod.setAccessibleName(f"{self.label.text().replace('&', '')}: {tekst}")
        lijst = self.layout()
        if lijst is not None:
            lijst.addWidget(self._aanbod)
            self._aanbod.show()  # a layout would do so a moment later, and a key pressed before that goes elsewhere
        QWidget.setTabOrder(self.invoer, self._aanbod)

    def heeft_fout(self) -> bool:
        """Whether an error is shown."""
        return self.invoer.property("fout") is True

    def _onderschrift(self, zin: str, rol: str) -> None:
        self.onder.setText(zin)
        zet_eigenschap(self.onder, "rol", rol)
        self.onder.setVisible(bool(zin))
        self.invoer.setAccessibleDescription(zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QtCore.QSize:
        """As high as its sentence is at this width: a layout gives it no more, and a sentence in a narrow column would
        lose its first and last line.
        """
        maat, indeling = super().sizeHint(), self.layout()
        if indeling is None or not indeling.hasHeightForWidth():
            return maat
        return maat.expandedTo(QtCore.QSize(0, indeling.totalHeightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
