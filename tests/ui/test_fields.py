"""The labelled field every form is made of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk.ui.fields import Veld, etiket, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout, in_een_keer
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.theme import Theme
from wijdesk.ui.toetsen import ToetsKnop, toets_tekst


@pytest.fixture
def veld(qtbot: QtBot) -> Veld:
    gemaakt = Veld("&Achternaam", QLineEdit(), hulp="Zonder tussenvoegsel", naam="achternaam")
    qtbot.addWidget(gemaakt)
    gemaakt.show()
    return gemaakt


def test_that_a_field_has_a_name_for_eye_ear_and_test(veld: Veld) -> None:
    assert veld.invoer.accessibleName() == "Achternaam"
    assert veld.invoer.accessibleDescription() == "Zonder tussenvoegsel"
    assert veld.invoer.objectName() == "achternaam"
    assert veld.label.buddy() is veld.invoer


def test_that_an_error_takes_the_place_of_the_hint_and_gives_it_back(veld: Veld) -> None:
    veld.toon_fout("Vul een achternaam in.")
    assert veld.heeft_fout()
    assert veld.onder.text() == "Vul een achternaam in."
    assert veld.onder.property("rol") == "fout"
    assert veld.invoer.accessibleDescription() == "Vul een achternaam in."
    veld.wis_fout()
    assert not veld.heeft_fout()
    assert veld.onder.text() == "Zonder tussenvoegsel"
    assert veld.invoer.property("fout") is False


def test_that_a_hint_changed_during_an_error_shows_after_it(veld: Veld) -> None:
    veld.toon_fout("Fout.")
    veld.toon_hulp("Nieuw")
    assert veld.onder.text() == "Fout."
    veld.wis_fout()
    assert veld.onder.text() == "Nieuw"


def test_that_a_field_without_hint_shows_nothing_below(qtbot: QtBot) -> None:
    kaal = Veld("Naam", QLineEdit())
    qtbot.addWidget(kaal)
    kaal.show()
    assert not kaal.onder.isVisible()


def test_that_text_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = etiket("<b>Jan</b>", "kop")
    qtbot.addWidget(label)
    assert label.text() == "<b>Jan</b>"
    assert label.property("rol") == "kop"
    assert label.textFormat().name == "PlainText"


def test_that_a_button_calls_without_its_checked_state(qtbot: QtBot) -> None:
    keren: list[tuple[object, ...]] = []
    gemaakt = knop("Doe", lambda *wat: keren.append(wat), rol="stil", naam="doe")
    qtbot.addWidget(gemaakt)
    gemaakt.click()
    assert keren == [()]


@pytest.mark.parametrize("toets", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_a_button_is_pressed_by_enter_as_by_space(qtbot: QtBot, toets: Qt.Key) -> None:
    gedaan: list[str] = []
    for eigen in (knop("Opslaan", lambda: gedaan.append("plat")), ToetsKnop("Opslaan", "Ctrl+S")):
        qtbot.addWidget(eigen)
        eigen.clicked.connect(lambda: gedaan.append("knop"))
        QTest.keyClick(eigen, toets)
    assert gedaan == ["plat", "knop", "knop"]


@pytest.mark.parametrize(
    ("toets", "kap"),
    [("Alt+Up", "Alt+↑"), ("Ctrl+PgUp", "Ctrl+PgUp"), ("Ctrl+PgDown", "Ctrl+PgDn"), ("Ctrl+S", "Ctrl+S")],
)
def test_that_a_key_cap_is_not_in_english(toets: str, kap: str) -> None:
    assert toets_tekst(toets) == kap


def test_that_what_somebody_said_as_a_label_keeps_every_sign_and_never_widens_the_form(qtbot: QtBot) -> None:
    gezegd = "Ruzie & geld " + "https://voorbeeld.example/" + "a" * 140
    veld = Veld(gezegd, QLineEdit(), gezegd=True)
    qtbot.addWidget(veld)
    assert veld.label.buddy() is None
    assert veld.label.text() == gezegd
    assert veld.minimumSizeHint().width() < 300
    assert veld.invoer.accessibleName() == gezegd


def test_that_one_long_word_in_a_text_of_several_lines_does_not_push_a_form_off_the_screen(qtbot: QtBot) -> None:
    label = etiket("", breekt_af=True)
    qtbot.addWidget(label)
    label.setText("Dwarslaan " + "A" * 120)
    assert label.minimumSizeHint().width() < 300
    label.setText("Korte Straat 5")
    assert label.text() == "Korte Straat 5"


@pytest.mark.parametrize("breedte", [180, 260, 420])
def test_that_a_long_sentence_below_a_field_in_a_narrow_column_loses_no_line(qtbot: QtBot, breedte: int) -> None:
    blok = QWidget()
    kolom = QVBoxLayout(blok)
    veld = Veld("Wachtwoord", QLineEdit(), naam="wachtwoord")
    kolom.addWidget(veld)
    kolom.addStretch(1)
    qtbot.addWidget(blok)
    blok.resize(breedte, 600)
    blok.show()
    qtbot.waitExposed(blok)
    veld.toon_fout("De naam of het wachtwoord klopt niet. Controleer Caps Lock en probeer het opnieuw. " * 2)
    qtbot.waitUntil(lambda: veld.onder.height() >= veld.onder.heightForWidth(veld.onder.width()) > 30)
    blok.resize(breedte + 200, 600)
    qtbot.waitUntil(lambda: veld.onder.height() >= veld.onder.heightForWidth(veld.onder.width()))
    blok.resize(breedte, 600)
    qtbot.waitUntil(lambda: veld.onder.height() >= veld.onder.heightForWidth(veld.onder.width()))


def test_that_a_long_choice_is_cut_off_with_an_ellipsis_and_read_in_its_list_and_tip(qtbot: QtBot) -> None:
    lang = "Wijkteam Oosterhogebrug, Ulgersmaborg en de Hunze met Van Starkenborgh"
    keuze = Keuze(("Selwerd", lang))
    qtbot.addWidget(keuze)
    keuze.resize(160, 30)
    keuze.show()
    assert keuze.te_lezen == "Selwerd"
    keuze.zet(lang)
    assert keuze.te_lezen.endswith("…")
    assert lang.startswith(keuze.te_lezen[:-1])
    QApplication.sendEvent(keuze, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), keuze.mapToGlobal(QPoint(5, 5))))
    assert QToolTip.text() == lang
    assert not keuze.grab().isNull()
    keuze.showPopup()
    assert keuze.view().width() >= keuze.fontMetrics().horizontalAdvance(lang)
    keuze.hidePopup()
    keuze.resize(2000, 30)
    assert keuze.te_lezen == lang


def test_that_a_label_of_several_lines_is_as_high_as_qt_says_whatever_changes(qapp: QApplication, qtbot: QtBot) -> None:
    """It remembers its height for a width: also after other words, another letter, another style or another role."""
    blad = QWidget()
    qtbot.addWidget(blad)
    label = etiket("Het huishouden kan de huur van deze maand niet betalen.", "bij", breekt_af=True)
    kolom = QVBoxLayout(blad)
    kolom.addWidget(label)

    def klopt() -> bool:
        return all(label.heightForWidth(breed) == QLabel.heightForWidth(label, breed) for breed in (90, 200, 90))

    assert klopt()
    Theme(qapp).kleed(blad)
    blad.show()
    qtbot.waitExposed(blad)
    hoogten = {label.heightForWidth(90)}
    for verander in (
        lambda: label.setText("Kort."),
        lambda: label.setText("Een lange zin over wat er in dit huishouden aan de hand is, en wie er al bij is."),
        lambda: qapp.setFont(QFont(qapp.font().family(), 2 * qapp.font().pointSize())),
        lambda: blad.setStyleSheet("QLabel { padding: 9px; } QLabel[toestand='spoed'] { font-size: 31px; }"),
        lambda: zet_eigenschap(label, "toestand", "spoed"),
        lambda: label.setContentsMargins(11, 12, 13, 14),
        lambda: label.setFont(QFont(qapp.font().family(), 7)),
    ):
        assert klopt()
        verander()
        assert klopt()
        hoogten.add(label.heightForWidth(90))
    assert len(hoogten) > 4


def test_that_what_is_put_in_at_once_is_shown_and_takes_no_focus_away(qapp: QApplication, qtbot: QtBot) -> None:
    venster, bak = QWidget(), QWidget()
    qtbot.addWidget(venster)
    boven, rij = QVBoxLayout(venster), FlowLayout(bak)
    boven.addWidget(bak)
    stond = knop("Stond er al")
    rij.addWidget(stond)
    venster.show()
    venster.activateWindow()
    qtbot.waitUntil(venster.isActiveWindow)
    for met_focus in (False, True):
        (stond.setFocus if met_focus else stond.clearFocus)()
        with in_een_keer(bak):
            erbij = knop("Nieuw")
            rij.addWidget(erbij)
            erbij.show()
            assert bak.isVisible() is met_focus
        assert (bak.isVisible(), erbij.isVisible(), stond.hasFocus()) == (True, True, met_focus)
    bak.hide()
    with in_een_keer(bak):
        stond.show()
    assert not bak.isVisible()
