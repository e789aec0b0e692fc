"""The themes: every token filled in, enough contrast, and changing while the program runs."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijdesk.ui.icons import icon
from wijdesk.ui.theme import CONTRAST, DONKER, LICHT, Kleuren, Theme, stijlblad

THEMAS = pytest.mark.parametrize("kleuren", [LICHT, DONKER, CONTRAST], ids=lambda kleuren: kleuren.naam)


def _licht(kleur: str) -> float:
    gekleurd = QColor(kleur)
    rood, groen, blauw = (
        deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4
        for deel in (gekleurd.redF(), gekleurd.greenF(), gekleurd.blueF())
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _contrast(een: str, ander: str) -> float:
    hoog, laag = sorted((_licht(een), _licht(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def test_that_a_name_in_tigrinya_is_no_row_of_boxes(qtbot: QtBot, qapp: QApplication) -> None:
    thema = Theme(qapp, keuze="licht")
    qtbot.waitUntil(lambda: "Noto Sans Ethiopic" in QFontDatabase.families())
    letters = QTextLayout("ጽዮን", qapp.font())
    letters.beginLayout()
    letters.createLine()
    letters.endLayout()
    assert all(0 not in deel.glyphIndexes() for deel in letters.glyphRuns())
    thema.deleteLater()


def test_that_choosing_what_stands_already_dresses_nothing_again(qapp: QApplication) -> None:
    thema, gekleed = Theme(qapp, keuze="licht"), list[Kleuren]()
    thema.changed.connect(gekleed.append)
    thema.kies("licht", 100)
    assert gekleed == []
    thema.kies("donker", 100)
    thema.kies("donker", 200)
    assert gekleed == [DONKER, DONKER]
    thema.deleteLater()


@THEMAS
def test_that_text_can_be_read_all_day_and_inputs_can_be_seen(kleuren: Kleuren) -> None:
    """Text as WCAG 2.2 AAA has it (1.4.6), edges as AA (1.4.11): Dutch public bodies must meet AA."""
    gewoon = (kleuren.grond, kleuren.vlak, kleuren.vlak_stil)
    for tekst in (kleuren.tekst, kleuren.bij):
        for vlak in (*gewoon, kleuren.accent_zacht):
            assert _contrast(tekst, vlak) >= 7
    for tekst, zacht in (
        (kleuren.goed, kleuren.goed_zacht),
        (kleuren.let_op, kleuren.let_op_zacht),
        (kleuren.spoed, kleuren.spoed_zacht),
    ):
        for vlak in (zacht, *gewoon):
            assert _contrast(tekst, vlak) >= 7
        assert _contrast(kleuren.tekst, zacht) >= 7
    for vlak in (kleuren.accent, kleuren.accent_hoog):
        assert _contrast(kleuren.op_accent, vlak) >= 7
    for vlak in gewoon:
        assert _contrast(kleuren.rand, vlak) >= 3
        assert _contrast(kleuren.focus, vlak) >= 3
    assert _contrast(kleuren.uit, kleuren.vlak_stil) >= 2.2, "also a button that cannot be pressed says what it is"


@THEMAS
def test_that_the_style_sheet_has_no_token_left(kleuren: Kleuren) -> None:
    assert re.findall(r"@\w+@", stijlblad(kleuren).split("*/", 1)[1]) == []


def test_that_a_chosen_theme_and_size_apply_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    gewoon = qapp.font().pointSizeF()
    with qtbot.waitSignal(theme.changed):
        theme.kies("donker", 150)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DONKER.vlak
    assert qapp.font().family() == "Inter"
    assert qapp.font().pointSizeF() == pytest.approx(gewoon * 1.5)
    theme.kies("licht", 100)


def test_that_an_icon_takes_the_colour_of_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    zoek = icon("search")
    for keuze, kleuren in (("donker", DONKER), ("licht", LICHT)):
        theme.kies(keuze, 100)
        beeld = zoek.pixmap(24, 24).toImage()
        gezien = {
            beeld.pixelColor(x, y).name() for x in range(24) for y in range(24) if beeld.pixelColor(x, y).alpha() == 255
        }
        assert gezien == {kleuren.tekst}
    with pytest.raises(FileNotFoundError):
        icon("bestaat-niet")
