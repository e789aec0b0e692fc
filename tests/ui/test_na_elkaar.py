"""What one test does to the looks of the whole program, the next one does not meet."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

_GEZIEN: list[tuple[object, ...]] = []


def _beeld(app: QApplication) -> tuple[object, ...]:
    venster = app.palette().color(QPalette.ColorRole.Window).name()
    letter = app.font()
    return letter.pointSizeF(), letter.family(), venster, app.styleSheet(), app.layoutDirection(), QLocale().name()


def _maak_anders(app: QApplication) -> None:
    _GEZIEN.append(_beeld(app))
    letter = QFont(app.font())
    letter.setPointSizeF(31)
    app.setFont(letter)
    app.setPalette(QPalette(QColor("#123456")))
    app.setStyleSheet("QLabel { color: red; }")
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QLocale.setDefault(QLocale("ar_MA"))


def test_that_a_test_may_change_the_looks_of_the_program(qapp: QApplication) -> None:
    _maak_anders(qapp)
    assert _beeld(qapp) != _GEZIEN[0]


def test_that_the_next_test_meets_the_looks_as_they_were(qapp: QApplication) -> None:
    _maak_anders(qapp)
    assert _beeld(qapp) != _GEZIEN[0]
    assert len(set(_GEZIEN)) == 1
