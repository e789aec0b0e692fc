"""What Qt says by itself, in Dutch: the menu of a text field, the dialog that saves a file, the names of months.

Qt brings a Dutch translation that lags behind: "Look in:", "Double Sided Printing". The rest stands in
`resources/qt/rest_nl.ts`, compiled next to it. Knows no window.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

REST = Path(__file__).parent.parent / "resources" / "qt" / "rest_nl.qm"


def spreek_nederlands(app: QCoreApplication) -> tuple[QTranslator, ...]:
    """Let Qt speak Dutch, also on a computer that is set to another language. Answers what was installed."""
    QLocale.setDefault(QLocale("nl_NL"))  # by its name: the enum of all languages would keep the login waiting
    vertalers = []
    van_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for bestand in (str(Path(van_qt) / "qtbase_nl"), str(REST)):
        vertaler = QTranslator(app)
        if vertaler.load(bestand):
            app.installTranslator(vertaler)
            vertalers.append(vertaler)
    return tuple(vertalers)
