"""The language of the screen: Dutch, or English for who reads that better. Letters and papers stay Dutch.

What Qt says by itself is translated too: the menu of a text field, the dialog that saves a file, the names of months.
Qt brings a Dutch translation that lags behind ("Look in:"); the rest stands in `resources/qt/rest_nl.ts`. English is
`resources/talen/wijdesk_en.ts`; both are compiled next to it (`make talen`). Dutch loads nothing of English.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from shiboken6 import isValid

from wijdesk.ui.leesrichting import ZoalsGetypt

if TYPE_CHECKING:
    from wijdesk.ui.taalrand import Taalrand

_HULPBRONNEN = Path(__file__).parent.parent / "resources"
REST = _HULPBRONNEN / "qt" / "rest_nl.qm"
ENGELS = _HULPBRONNEN / "talen" / "wijdesk_en.qm"

TALEN = {"nl": "Nederlands", "en": "English"}
"""Each in its own words: who cannot read the one must find the other."""
ZINNEN = "zinnen"
"""The context of sentences that were not made in the window."""

_INGEZET: list[QTranslator] = []
"""The translators of now; there is one app for the whole process."""
_RAND: list[Taalrand] = []
"""What is changed of Qt itself, which is one for the whole process too."""
_LOCALE = {"nl": "nl_NL", "en": "en_GB"}


def zin(tekst: str) -> str:
    """A text that was not made in the window (a refusal, a code, a label) as the screen says it."""
    if isinstance(tekst, ZoalsGetypt):
        return tekst
    return QCoreApplication.translate(ZINNEN, tekst)


def samen(tussen: str, *delen: str) -> ZoalsGetypt:
    """The parts that there are in one text, each as the screen says it: what was typed stays as it was typed."""
    er_zijn = [deel for deel in delen if deel]
    return ZoalsGetypt(tussen.join(er_zijn if is_nederlands() else map(zin, er_zijn)))


def is_nederlands() -> bool:
    """Whether the screen is Dutch now."""
    return QLocale().name() != _LOCALE["en"]


def streek() -> QLocale:
    """How the screen names days and months."""
    return QLocale(_LOCALE["nl" if is_nederlands() else "en"])


def vergeet() -> None:
    """Let go of the texts that were said, when the screen is put away or somebody leaves: names stand in them."""
    if not is_nederlands():
        import_module("wijdesk.ui.engels").engelse_zinnen().vergeet()


def spreek(app: QCoreApplication, taal: str = "nl") -> tuple[QTranslator, ...]:
    """Let the program speak this language from here on, whatever the computer is set to. Answers what was installed.

    What stands on the screen already stays as it was until it is made anew.
    """
    vergeet()
    # Kept here: asking the app for its children would take its QStyle in hand, and the login would wait for that.
    for eerder in _INGEZET:
        if isValid(eerder):
            app.removeTranslator(eerder)
            eerder.setParent(None)
    _INGEZET.clear()
    for rand in _RAND:
        rand.neem_weg()
    _RAND.clear()
    QLocale.setDefault(QLocale(_LOCALE.get(taal, "nl_NL")))  # by name: the enum would keep the login waiting
    vertalers: list[QTranslator] = []
    if taal == "en":
        vertalers.append(import_module("wijdesk.ui.engels").Engels(app))
        app.installTranslator(vertalers[0])
        _RAND.append(import_module("wijdesk.ui.taalrand").Taalrand(zin))
    van_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    eigen = ENGELS if taal == "en" else REST
    for bestand in (str(Path(van_qt) / f"qtbase_{'en' if taal == 'en' else 'nl'}"), str(eigen)):
        vertaler = QTranslator(app)
        if vertaler.load(bestand):
            app.installTranslator(vertaler)
            vertalers.append(vertaler)
    _INGEZET.extend(vertalers)
    return tuple(vertalers)
