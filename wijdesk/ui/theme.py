"""Colours, typeface and style: light, dark and high contrast from one table of tokens and one style sheet.

Widgets get their looks by the dynamic properties `rol`, `toestand` and `fout`; nothing else names a colour. Follows the
system unless a theme was chosen. Knows no panel.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from wijdesk.ui.taal import spreek

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtWidgets import QWidget

_HULPBRONNEN = Path(__file__).parent.parent / "resources"

KEUZES = ("systeem", "licht", "donker", "contrast")
"""What a person can choose; "systeem" follows the system."""

BASIS_PUNTEN = 10.0

KIJK_NA = 300
"""Milliseconds, from when the first window is dressed, after which the system is asked what it prefers. The namespace
`Qt` holds 130 enums, and the first look at it costs 14 ms; until the login window stands nothing here looks, and the
colours come from the system's palette.
"""
LETTERS_NA = 1_500
"""Milliseconds from then before letters of other scripts are loaded: a name in one never stands on the login."""


class Kleuren(NamedTuple):
    """The tokens of one theme. Text on its surface has a contrast of 7 or more (WCAG 2.2 AAA, for text that is read all
    day), an edge of an input 3 or more.

    A NamedTuple, because the login window may not wait for `dataclasses`.
    """

    naam: str
    grond: str
    """Behind everything: bars, gaps between panels."""
    vlak: str
    """Panels, lists, inputs."""
    vlak_stil: str
    """A quiet surface on a panel (kaart), and what the mouse is over."""
    lijn: str
    druk: str
    """A button under the mouse or a finger."""
    rand: str
    """The edge of an input or button."""
    tekst: str
    bij: str
    uit: str
    accent: str
    accent_hoog: str
    """The accent under the mouse."""
    accent_zacht: str
    op_accent: str
    focus: str
    goed: str
    goed_zacht: str
    let_op: str
    let_op_zacht: str
    spoed: str
    spoed_zacht: str
    focus_dik: int = 2


LICHT = Kleuren(
    naam="licht",
    grond="#f3f4f6",
    vlak="#ffffff",
    vlak_stil="#f3f5f8",
    lijn="#e3e6eb",
    druk="#e3e6eb",
    rand="#848d9b",
    tekst="#1a2230",
    bij="#464f5d",
    uit="#9aa3af",
    accent="#1b50a0",
    accent_hoog="#164286",
    accent_zacht="#e7effb",
    op_accent="#ffffff",
    focus="#1b50a0",
    goed="#165c37",
    goed_zacht="#e5f4ec",
    let_op="#704900",
    let_op_zacht="#fdf2d9",
    spoed="#982019",
    spoed_zacht="#fdeae8",
)
DONKER = Kleuren(
    naam="donker",
    grond="#14171c",
    vlak="#1c2026",
    vlak_stil="#252a32",
    lijn="#2f353f",
    druk="#2f353f",
    rand="#717b8b",
    tekst="#e7eaee",
    bij="#bcc3cd",
    uit="#69727f",
    accent="#8ab4f8",
    accent_hoog="#a9c8fb",
    accent_zacht="#26344b",
    op_accent="#0d1726",
    focus="#8ab4f8",
    goed="#7bd3a0",
    goed_zacht="#1c3428",
    let_op="#f2bd5c",
    let_op_zacht="#3a2f18",
    spoed="#ff9c93",
    spoed_zacht="#43211f",
)
CONTRAST = Kleuren(
    naam="contrast",
    grond="#000000",
    vlak="#000000",
    vlak_stil="#1a1a1a",
    lijn="#ffffff",
    druk="#3a3300",
    rand="#ffffff",
    tekst="#ffffff",
    bij="#ffffff",
    uit="#b3b3b3",
    accent="#ffe14d",
    accent_hoog="#fff3a8",
    accent_zacht="#3a3300",
    op_accent="#000000",
    focus="#ffe14d",
    goed="#8dffb0",
    goed_zacht="#003314",
    let_op="#ffd27a",
    let_op_zacht="#3a2600",
    spoed="#ffb0aa",
    spoed_zacht="#4a0a06",
    focus_dik=3,
)
_PER_NAAM = {kleuren.naam: kleuren for kleuren in (LICHT, DONKER, CONTRAST)}


@cache
def _blad() -> str:
    return (_HULPBRONNEN / "style" / "wijdesk.qss").read_text(encoding="utf-8")


def stijlblad(kleuren: Kleuren, punten: float = BASIS_PUNTEN) -> str:
    """The style sheet with the tokens of a theme filled in. Sizes of type are relative to `punten`."""
    blad = _blad()
    waarden = {naam: str(waarde) for naam, waarde in kleuren._asdict().items()}
    waarden["stijlmap"] = (_HULPBRONNEN / "style").as_posix()
    for naam, factor in (("klein", 0.9), ("kop", 1.1), ("titel", 1.4), ("groot", 1.9)):
        waarden[f"pt_{naam}"] = f"{punten * factor:.1f}pt"
    waarden["regel"] = f"{round(18 * punten / BASIS_PUNTEN)}px"
    waarden["pictogram"] = f"{round(16 * punten / BASIS_PUNTEN)}px"
    waarden["binnen"] = str(kleuren.focus_dik - 1)
    for naam in sorted(waarden, key=len, reverse=True):
        blad = blad.replace(f"@{naam}@", waarden[naam])
    return blad


def palet(kleuren: Kleuren) -> QPalette:
    """The same tokens as a palette, for what Fusion paints itself and for painters."""
    rol = QPalette.ColorRole
    gemaakt = QPalette()
    for plek, kleur in (
        (rol.Window, kleuren.grond),
        (rol.Base, kleuren.vlak),
        (rol.AlternateBase, kleuren.vlak_stil),
        (rol.Button, kleuren.vlak),
        (rol.ToolTipBase, kleuren.vlak),
        (rol.WindowText, kleuren.tekst),
        (rol.Text, kleuren.tekst),
        (rol.ButtonText, kleuren.tekst),
        (rol.ToolTipText, kleuren.tekst),
        (rol.PlaceholderText, kleuren.bij),
        (rol.BrightText, kleuren.spoed),
        (rol.Highlight, kleuren.accent),
        (rol.Accent, kleuren.accent),
        (rol.HighlightedText, kleuren.op_accent),
        (rol.Link, kleuren.accent),
        (rol.LinkVisited, kleuren.accent),
        (rol.Light, kleuren.vlak),
        (rol.Midlight, kleuren.lijn),
        (rol.Mid, kleuren.lijn),
        (rol.Dark, kleuren.rand),
        (rol.Shadow, kleuren.rand),
    ):
        gemaakt.setColor(plek, QColor(kleur))
    for plek in (rol.WindowText, rol.Text, rol.ButtonText, rol.HighlightedText):
        gemaakt.setColor(QPalette.ColorGroup.Disabled, plek, QColor(kleuren.uit))
    gemaakt.setColor(QPalette.ColorGroup.Disabled, rol.Highlight, QColor(kleuren.lijn))
    return gemaakt


def maak_app(argumenten: Sequence[str] = ("wijdesk",)) -> QApplication:
    """The QApplication in the style the themes are made for.

    By its arguments and not by `setStyle`: that hands out a QStyle, whose thousand enum values cost the login 6 ms.
    """
    app = QApplication([*argumenten, "-style", "Fusion"])
    spreek(app)
    return app


class Theme(QObject):
    """Sets the theme of the whole program and keeps following the system.

    Palette and font belong to the program, the style sheet to each window: with one on the program every widget is
    styled again each time it, or what it stands in, gets a parent. That cost a new contact 35 of its 60 ms.

    Signals:
        changed: (Kleuren) the colours are other ones now; for painters that keep colours
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, *, keuze: str = "systeem", schaal: int = 100) -> None:
        """`schaal` is the size of text in percent of normal."""
        super().__init__(app)
        self._app = app
        self._keuze = keuze
        self._schaal = schaal
        self.kleuren = LICHT
        self._vensters: list[QWidget] = []
        self._gekleed_als: tuple[Kleuren, float] | None = None
        for bestand in ("Inter-Regular", "Inter-Medium", "Inter-SemiBold"):
            QFontDatabase.addApplicationFont(str(_HULPBRONNEN / "fonts" / f"{bestand}.ttf"))
        self._systeem = DONKER if _is_donker(QGuiApplication.palette()) else LICHT
        self._pas_toe()
        self._gekleed_op = 0.0
        self._volgt = False
        self.startTimer(KIJK_NA)

    def kies(self, keuze: str, schaal: int) -> None:
        """Change the theme ("systeem", "licht", "donker", "contrast") and the size of text (percent)."""
        self._keuze = keuze
        self._schaal = schaal
        self._pas_toe()

    def kleed(self, venster: QWidget) -> None:
        """Dress a window, and again when the theme changes. Its dialogs and menus, when they have it as their parent,
        are dressed with it.
        """
        self._gekleed_op = self._gekleed_op or monotonic()
        self._vensters = [eerder for eerder in self._vensters if isValid(eerder)]
        self._vensters.append(venster)
        venster.setStyleSheet(self._stijlblad)

    def _volg_systeem(self) -> None:
        """Ask the system itself, now that the first window stands; from here on it tells when it changes."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._kijk())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self._kijk())
        self._kijk()

    def _kijk(self) -> None:
        gevonden = van_systeem()
        if gevonden != self._systeem:
            self._systeem = gevonden
            self._pas_toe()

    def _pas_toe(self) -> None:
        kleuren = _PER_NAAM.get(self._keuze, self._systeem)
        punten = BASIS_PUNTEN * self._schaal / 100
        if (kleuren, punten) == self._gekleed_als:  # every part of every window would be dressed again: a second
            return
        self._gekleed_als = kleuren, punten
        letter = QFont("Inter")
        letter.setPointSizeF(punten)
        letter.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        self.kleuren = kleuren
        self._app.setFont(letter)
        self._app.setPalette(palet(kleuren))
        self._stijlblad = stijlblad(kleuren, punten)
        for venster in self._vensters:
            if isValid(venster):
                venster.setStyleSheet(self._stijlblad)
        self.changed.emit(kleuren)

    # Qt --------------------------------------------------------------------------------------------------------------

    def timerEvent(self, event: QTimerEvent) -> None:
        self.killTimer(event.timerId())
        rest = self._gekleed_op + KIJK_NA / 1000 - monotonic()
        if rest > 0:  # the first window was dressed since: it is shown and answers first
            self.startTimer(max(1, round(rest * 1000)))
        elif not self._volgt:
            self._volgt = True
            self._volg_systeem()
            self.startTimer(LETTERS_NA)
        else:
            for bestand in sorted((_HULPBRONNEN / "fonts").glob("Noto*-Regular.ttf")):
                QFontDatabase.addApplicationFont(str(bestand))


def van_systeem() -> Kleuren:
    """The theme that fits what the system asks for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DONKER if hints.colorScheme() == QtCore.Qt.ColorScheme.Dark else LICHT


def _is_donker(gevonden: QPalette) -> bool:
    return gevonden.color(QPalette.ColorRole.Window).lightness() < 128
