"""What keys and focus do in a contact when somebody hesitates, makes mistakes or comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bureau import Bureau, omgeving, vul
from wijdesk.errors import Weigering
from wijdesk.models.values import IdMaker
from wijdesk.ui.nieuwe_inwoner import NieuweInwoner
from wijdesk.ui.panels.inloop import InloopPanel
from wijdesk.ui.panels.inloop.codekeuze import CodeKeuze
from wijdesk.ui.panels.inloop.gesprek import NIEUW, ZOEKEN

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Maak = Callable[[], InloopPanel]


def klok() -> int:
    return 1_772_438_400_000


@pytest.fixture
def bureau() -> Bureau:
    bureau = Bureau(klok)
    vul(bureau)
    return bureau


@pytest.fixture
def maak(bureau: Bureau, ids: IdMaker, qtbot: QtBot) -> Iterator[Maak]:
    gemaakt = []

    def _maak() -> InloopPanel:
        plek = omgeving(bureau, klok=klok, ids=ids)
        paneel = InloopPanel(plek)
        qtbot.addWidget(paneel)
        paneel.resize(700, 560)
        paneel.show()
        qtbot.waitExposed(paneel)
        paneel.activateWindow()
        gemaakt.append(plek.jobs)
        paneel.nieuw_contact()
        qtbot.waitUntil(lambda: paneel.huidige().isAncestorOf(QApplication.focusWidget() or paneel))
        return paneel

    yield _maak
    for jobs in gemaakt:
        jobs.sluit()


def bij() -> QWidget:
    veld = QApplication.focusWidget()
    assert veld is not None
    return veld


def druk(toets: Qt.Key, met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bij(), toets, met)


def typ(tekst: str) -> None:
    QTest.keyClicks(bij(), tekst)


def regel(nieuw: NieuweInwoner, naam: str) -> QLineEdit:
    invoer = nieuw.velden[naam].invoer
    assert isinstance(invoer, QLineEdit)
    return invoer


def test_that_escape_from_the_form_for_somebody_new_and_back_keeps_what_was_filled_in(maak: Maak) -> None:
    formulier = maak().huidige()
    typ("piet pietersen")
    druk(Qt.Key.Key_Return, CTRL)
    typ("1-1-1970")
    druk(Qt.Key.Key_Escape)
    assert formulier.gesprek.wie == ZOEKEN
    druk(Qt.Key.Key_Return, CTRL)
    assert formulier.gesprek.wie == NIEUW
    assert regel(formulier.wie.nieuw, "geboortedatum").text() == "1-1-1970"


def test_that_another_name_starts_another_form(maak: Maak) -> None:
    formulier = maak().huidige()
    typ("piet pietersen")
    druk(Qt.Key.Key_Return, CTRL)
    typ("1-1-1970")
    druk(Qt.Key.Key_Escape)
    formulier.wie.zoek.selectAll()
    typ("kees jansen")
    druk(Qt.Key.Key_Return, CTRL)
    assert regel(formulier.wie.nieuw, "achternaam").text() == "Jansen"
    assert regel(formulier.wie.nieuw, "geboortedatum").text() == ""


@pytest.mark.parametrize("waar", ["wie", "melder"])
def test_that_alt_and_a_digit_choose_the_outcome_from_everywhere_in_the_contact(maak: Maak, waar: str) -> None:
    formulier = maak().huidige()
    if waar == "melder":
        formulier.melder.setFocus()
    else:
        typ("jansen")
    druk(Qt.Key.Key_6, ALT)
    assert formulier.gesprek.vragen[0].uitkomst == "naar triage"
    assert formulier.gesprek.zoektekst == ("jansen" if waar == "wie" else "")


def test_that_the_focus_goes_to_the_first_of_several_wrong_fields(maak: Maak) -> None:
    formulier = maak().huidige()
    typ("piet pietersen")
    druk(Qt.Key.Key_Return, CTRL)
    fouten = {"nieuwe_persoon.postcode": "Fout.", "nieuwe_persoon.telefoon": "Fout.", "vragen.0.uitkomst": "Fout."}
    formulier._geweigerd(Weigering("Er klopt iets niet.", fouten=fouten))
    assert regel(formulier.wie.nieuw, "telefoon").hasFocus()


def test_that_an_error_below_a_narrow_field_shows_all_its_lines(maak: Maak, qtbot: QtBot) -> None:
    formulier = maak().huidige()
    typ("piet pietersen")
    druk(Qt.Key.Key_Return, CTRL)
    velden = formulier.wie.nieuw.velden
    zin = "Een postcode is vier cijfers en twee letters, zoals 9712 AB."
    formulier._geweigerd(Weigering("Er klopt iets niet.", fouten={"nieuwe_persoon.postcode": zin}))
    onder = velden["postcode"].onder
    qtbot.waitUntil(lambda: onder.height() >= onder.heightForWidth(onder.width()))
    assert velden["postcode"].y() == velden["huisnummer"].y()
    assert velden["postcode"].label.y() == velden["huisnummer"].label.y()


def test_that_a_restart_gives_the_focus_to_the_contact_that_came_back(maak: Maak, bureau: Bureau, qtbot: QtBot) -> None:
    maak()
    druk(Qt.Key.Key_A, ALT)
    typ("schulden")
    qtbot.waitUntil(lambda: len(bureau.concepten) == 1)
    weer = maak()
    qtbot.waitUntil(lambda: weer.huidige().gesprek.naam == "Anoniem")
    assert bij() is weer.huidige().vragen[0].tekst


def test_that_letters_that_fit_no_code_stay_until_another_is_chosen(qtbot: QtBot) -> None:
    keuze = CodeKeuze(("Opvoeden", "Financiën", "Ontmoeting"))
    qtbot.addWidget(keuze)
    keuze.show()
    qtbot.waitExposed(keuze)
    keuze.activateWindow()
    keuze.setFocus()
    qtbot.waitUntil(keuze.hasFocus)
    QTest.keyClicks(keuze, "fix")
    QTest.keyClicks(keuze, "o")
    assert keuze.regel.text() == "fixo"
    QTest.keyClick(keuze, Qt.Key.Key_Return)
    assert keuze.code == ""


def test_that_the_code_enter_takes_stands_on_top_of_the_completions(qtbot: QtBot) -> None:
    keuze = CodeKeuze(("Veilig Thuis", "Huisarts"))
    qtbot.addWidget(keuze)
    keuze.show()
    qtbot.waitExposed(keuze)
    keuze.activateWindow()
    keuze.setFocus()
    qtbot.waitUntil(keuze.hasFocus)
    QTest.keyClicks(keuze, "huis")
    aanvuller = keuze.completer()
    assert aanvuller is not None
    aanvuller.setCurrentRow(0)
    assert aanvuller.currentCompletion() == "Huisarts" == keuze.lees("huis")
