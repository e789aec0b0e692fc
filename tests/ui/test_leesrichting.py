"""Text from right to left beside other text, and signs that turn a line round without being seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wijdesk.models.rows.verschil import WaardeInWoorden
from wijdesk.ui.fields import etiket
from wijdesk.ui.leesrichting import FSI, PDI, TEKEN, apart, met_teken, zonder_sturing
from wijdesk.ui.panels.verschillen.naast import gemarkeerd
from wijdesk.ui.regels import Regel

OMGEKEERD = "\u202e"
LAYLA = "ليلى الحداد"
STUURT = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
LETTERS = ["a", "Z", "1", " ", "·", ",", "\n", "ל", "ى", "é", "😀", *STUURT]
stukken = st.text(alphabet=st.sampled_from(LETTERS), max_size=30)


def beeld(tekst: str) -> QImage:
    """A line as Qt paints it."""
    vlak = QImage(600, 30, QImage.Format.Format_RGB32)
    vlak.fill(Qt.GlobalColor.white)
    with QPainter(vlak) as painter:
        painter.drawText(QRect(0, 0, 600, 30), Qt.AlignmentFlag.AlignLeft, tekst)
    return vlak


def test_that_an_override_turns_nothing_round(qtbot: QtBot) -> None:
    stuk = f"06 {OMGEKEERD}12345678"
    assert apart(f"Telefoon · {stuk} · Balie 2") == "Telefoon · 06 12345678 · Balie 2"
    label = etiket(f"Telefoon · {stuk} · Balie 2")
    qtbot.addWidget(label)
    assert QLabel.text(label) == "Telefoon · 06 12345678 · Balie 2"
    assert label.text() == f"Telefoon · {stuk} · Balie 2"  # who asks the label hears what was said
    assert beeld(apart(stuk)) == beeld("06 12345678")
    assert beeld(stuk) != beeld("06 12345678")


def test_that_a_name_from_right_to_left_does_not_move_what_stands_beside_it(qtbot: QtBot) -> None:
    regel = apart(f"{LAYLA} · 12-03-1985 · Balie 2")
    assert regel == f"{FSI}{LAYLA}{PDI} · 12-03-1985 · Balie 2"
    label = etiket(f"{LAYLA} · 12-03-1985", "kop", breekt_af=True)
    qtbot.addWidget(label)
    assert QLabel.text(label).startswith(FSI)
    begin = f"{FSI}{LAYLA}{PDI} · "
    assert beeld(regel) == beeld(f"{begin}12-03-1985 · Balie 2")
    assert beeld(f"{LAYLA} · 12-03-1985 · Balie 2") != beeld(regel)


def test_that_two_values_that_differ_in_an_unseen_sign_only_are_seen_to_differ(qtbot: QtBot) -> None:
    stuk = f"06{OMGEKEERD}12"
    waarde = WaardeInWoorden(veld="telefoon", label="Telefoon", tekst=stuk, delen=(("06", False), (stuk[2:], True)))
    label = gemarkeerd(waarde)
    qtbot.addWidget(label)
    assert TEKEN in label.text()
    assert OMGEKEERD not in label.text()
    assert met_teken("06 12") == "06 12"


@given(stukken, stukken)
def test_that_what_was_isolated_is_closed_and_no_letter_is_lost(een: str, ander: str) -> None:
    regel = apart(f"{een} · {ander}")
    assert regel.count(FSI) == regel.count(PDI)
    diepte = 0
    for letter in regel:
        diepte += (letter == FSI) - (letter == PDI)
        assert diepte in (0, 1)
    assert zonder_sturing(regel) == zonder_sturing(f"{een} · {ander}")
    assert not set(zonder_sturing(regel)) & set(STUURT)


def test_that_a_row_says_its_words_as_they_are() -> None:
    assert Regel(titel=LAYLA, onder="Balie 2").gesproken == f"{LAYLA}, Balie 2"
