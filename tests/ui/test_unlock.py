"""Logging in and the first start, through the real windows, with callables that behave like a store."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijdesk.errors import (
    BeschadigdBestand,
    GeenWinkel,
    InGebruik,
    NietLokaal,
    NieuwereVersie,
    SchijfVol,
    Storing,
    VerkeerdWachtwoord,
    Weigering,
)
from wijdesk.models.wachtwoord import beoordeel
from wijdesk.ui.eerste_aansluiten import Melder
from wijdesk.ui.eerste_start import EersteStart
from wijdesk.ui.inlogstappen import CodeBlad
from wijdesk.ui.theme import Theme
from wijdesk.ui.unlock import RAND, LoginVenster

GOED = "vier losse woorden samen"


def test_that_name_and_password_open_off_the_gui_thread_with_the_keyboard_alone(qtbot: QtBot) -> None:
    gezien: list[tuple[str, str, str]] = []

    def ontgrendel(naam: str, wachtwoord: str) -> object:
        gezien.append((naam, wachtwoord, threading.current_thread().name))
        return "de winkel"

    venster = LoginVenster(ontgrendel)
    qtbot.addWidget(venster)
    venster.show()
    qtbot.waitUntil(venster.naam.hasFocus)
    QTest.keyClicks(venster.naam, " s. de vries ")
    QTest.keyClick(venster.naam, Qt.Key.Key_Tab)
    assert venster.wachtwoord.hasFocus()
    QTest.keyClicks(venster.wachtwoord, GOED)
    with qtbot.waitSignal(venster.unlocked) as teken:
        QTest.keyClick(venster.wachtwoord, Qt.Key.Key_Return)
    assert teken.args == ["de winkel"]
    assert gezien == [("s. de vries", GOED, "ontgrendelen")]


def test_that_a_wrong_password_is_said_beside_the_field_and_can_be_typed_again(qtbot: QtBot) -> None:
    def ontgrendel(naam: str, wachtwoord: str) -> object:
        raise VerkeerdWachtwoord("Naam of wachtwoord klopt niet.", uitweg="Probeer het nog eens.")

    venster = LoginVenster(ontgrendel, naam="S. de Vries")
    qtbot.addWidget(venster)
    venster.show()
    qtbot.waitUntil(venster.wachtwoord.hasFocus)
    QTest.keyClicks(venster.wachtwoord, "verkeerd")
    venster.ontgrendel()
    assert not venster.open.isEnabled()
    qtbot.waitUntil(venster.open.isEnabled)
    assert venster.veld_wachtwoord.onder.text() == "Naam of wachtwoord klopt niet. Probeer het nog eens."
    assert venster.wachtwoord.hasFocus()
    assert venster.wachtwoord.selectedText() != ""
    QTest.keyClicks(venster.wachtwoord, "x")
    assert venster.wachtwoord.text() == "x"
    assert not venster.veld_wachtwoord.heeft_fout()


@pytest.mark.parametrize("soort", [BeschadigdBestand, SchijfVol, InGebruik, NieuwereVersie, GeenWinkel, NietLokaal])
def test_that_every_trouble_has_its_own_message_and_way_out(qtbot: QtBot, soort: type[Storing]) -> None:
    keren: list[str] = []
    gedaan: list[str] = []

    def ontgrendel(naam: str, wachtwoord: str) -> object:
        keren.append(naam)
        raise soort(f"Dit is {soort.soort}.", uitweg="Dit kunt u doen.")

    uitwegen = {
        naam: (tekst, lambda naam=naam: gedaan.append(naam))
        for naam, tekst in (
            ("beschadigd", "Reservekopie terugzetten…"),
            ("nieuwere_versie", "Programma bijwerken"),
            ("geen_winkel", "Nieuwe winkel maken"),
            ("niet_lokaal", "Andere map kiezen…"),
        )
    }
    venster = LoginVenster(ontgrendel, uitwegen=uitwegen)
    qtbot.addWidget(venster)
    venster.show()
    venster.wachtwoord.setText("x")
    venster.ontgrendel()
    qtbot.waitUntil(venster.melding.isVisible)
    qtbot.waitUntil(venster.open.isEnabled)
    assert venster.zin.text() == f"Dit is {soort.soort}."
    assert venster.uitleg.text() == "Dit kunt u doen."
    venster.uitweg.click()
    if soort.soort in uitwegen:
        assert venster.uitweg.text() == uitwegen[soort.soort][0]
        assert gedaan == [soort.soort]
    else:
        assert venster.uitweg.text() == "Opnieuw proberen"
        qtbot.waitUntil(lambda: len(keren) == 2)
        qtbot.waitUntil(venster.open.isEnabled)


def test_that_caps_lock_is_told(qtbot: QtBot) -> None:
    venster = LoginVenster(lambda naam, wachtwoord: None)
    qtbot.addWidget(venster)
    QTest.keyClicks(venster.wachtwoord, "A", Qt.KeyboardModifier.NoModifier)
    assert venster.veld_wachtwoord.onder.text() == "Caps Lock staat aan."
    QTest.keyClicks(venster.wachtwoord, "a")
    assert venster.veld_wachtwoord.onder.text() == ""


def test_that_the_first_start_makes_a_store_with_what_was_filled_in(qtbot: QtBot) -> None:
    gezien: list[tuple[str, str, str]] = []

    def begin(locatie: str, naam: str, wachtwoord: str, meld: Melder) -> object:
        gezien.append((locatie, naam, wachtwoord))
        meld(1, 2)
        return "de winkel"

    venster = EersteStart(begin, lambda meld: ("", None))
    qtbot.addWidget(venster)
    venster.show()
    qtbot.waitUntil(venster.beginnen.hasFocus)
    QTest.keyClick(venster.beginnen, Qt.Key.Key_Return)
    venster.maak()
    assert venster.veld_locatie.heeft_fout()
    assert venster.veld_naam.heeft_fout()
    assert venster.locatie.hasFocus()
    QTest.keyClicks(venster.locatie, "Selwerd")
    QTest.keyClicks(venster.naam, "S. de Vries")
    QTest.keyClicks(venster.wachtwoord.een, GOED)
    QTest.keyClicks(venster.wachtwoord.twee, "anders")
    venster.maak()
    assert venster.wachtwoord.veld_twee.heeft_fout()
    venster.wachtwoord.twee.setText(GOED)
    with qtbot.waitSignal(venster.made) as teken:
        QTest.keyClick(venster.wachtwoord.twee, Qt.Key.Key_Return)
    assert teken.args == ["de winkel"]
    assert gezien == [("Selwerd", "S. de Vries", GOED)]
    assert venster.wachtwoord.tekst == ""


def test_that_looking_around_shows_progress_and_the_password(qtbot: QtBot) -> None:
    halverwege = threading.Event()

    def voorbeeld(meld: Melder) -> tuple[str, object]:
        meld(50, 100)
        halverwege.wait(30)
        return "rondkijken", "het voorbeeld"

    venster = EersteStart(lambda *_: None, voorbeeld)
    qtbot.addWidget(venster)
    venster.show()
    venster.rondkijken.click()
    qtbot.waitUntil(lambda: venster.voortgang.value() == 50)
    halverwege.set()
    qtbot.waitUntil(venster.verder.isVisible)
    assert venster.gemaakt_wachtwoord.text() == "rondkijken"
    with qtbot.waitSignal(venster.made) as teken:
        venster.verder.click()
    assert teken.args == ["het voorbeeld"]


@pytest.mark.parametrize("fout", [Weigering("Dat kan niet."), SchijfVol("Dat kan", uitweg="niet.")])
def test_that_a_refusal_or_trouble_leaves_the_form_as_it_was(qtbot: QtBot, fout: Exception) -> None:
    def begin(locatie: str, naam: str, wachtwoord: str, meld: Melder) -> object:
        raise fout

    venster = EersteStart(begin, lambda meld: ("", None))
    qtbot.addWidget(venster)
    venster.show()
    venster.ga_naar(1)
    for veld, tekst in (
        (venster.locatie, "Selwerd"),
        (venster.naam, "S. de Vries"),
        (venster.wachtwoord.een, GOED),
        (venster.wachtwoord.twee, GOED),
    ):
        veld.setText(tekst)
    venster.maak()
    qtbot.waitUntil(lambda: venster.bladen.currentIndex() == 1)
    assert venster.waarschuwing.text() == "Dat kan niet."
    assert venster.naam.text() == "S. de Vries"


def test_that_a_bug_while_beginning_leaves_nobody_waiting(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gevangen: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda wat: gevangen.append(wat.exc_type))

    def voorbeeld(meld: Melder) -> tuple[str, object]:
        raise ZeroDivisionError

    venster = EersteStart(lambda *_: None, voorbeeld)
    qtbot.addWidget(venster)
    venster.show()
    venster.rondkijken.click()
    qtbot.waitUntil(lambda: venster.bladen.currentIndex() == 0)
    qtbot.waitUntil(lambda: gevangen == [ZeroDivisionError])


def test_that_a_bug_in_a_step_at_login_leaves_nobody_waiting(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gevangen: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda wat: gevangen.append(wat.exc_type))

    def doe(code: str) -> object:
        raise ZeroDivisionError(code)

    blad = CodeBlad(doe)
    qtbot.addWidget(blad)
    blad.show()
    blad.code.setText("123456")
    blad.probeer()
    assert not blad.terug.isEnabled()
    qtbot.waitUntil(lambda: blad.terug.isEnabled() and blad.doe.isEnabled())
    qtbot.waitUntil(lambda: gevangen == [ZeroDivisionError])


def test_that_a_refused_password_is_said_beside_the_password(qtbot: QtBot) -> None:
    def begin(locatie: str, naam: str, wachtwoord: str, meld: Melder) -> object:
        raise Weigering("Te makkelijk.", veld="wachtwoord")

    venster = EersteStart(begin, lambda meld: ("", None))
    qtbot.addWidget(venster)
    venster.show()
    qtbot.waitUntil(venster.beginnen.hasFocus)
    venster.ga_naar(1)
    for veld, tekst in (
        (venster.locatie, "Selwerd"),
        (venster.naam, "S. de Vries"),
        (venster.wachtwoord.een, GOED),
        (venster.wachtwoord.twee, GOED),
    ):
        veld.setText(tekst)
    venster.maak()
    qtbot.waitUntil(venster.wachtwoord.een.hasFocus)
    assert venster.wachtwoord.veld_een.onder.text() == "Te makkelijk."


@pytest.mark.parametrize(
    ("wachtwoord", "toestand"),
    [
        ("kort", "spoed"),
        ("welkom123456", "let-op"),
        ("aaaaaaaaaaaaaa", "let-op"),
        ("sanne de vries", "let-op"),
        ("Selwerd2026!!", "let-op"),
        ("qwertyuiopas", "let-op"),
        ("12345678901234", "let-op"),
        ("Wachtwoord2026!", "let-op"),
        ("zomer2026zomer", "let-op"),
        ("rondkijken in Groningen", "let-op"),
        ("sociaal wijkteam groningen", "let-op"),
        ("ikhouvanjou2026", "let-op"),
        ("Ik hou van jou!", "let-op"),
        ("vrijdagmiddagborrel", "let-op"),
        ("zeven groene fietsen", "goed"),
        ("fiets lantaarn oever soep", "goed"),
    ],
)
def test_that_advice_on_a_password_is_honest(wachtwoord: str, toestand: str) -> None:
    assert beoordeel(wachtwoord, ("Sanne de Vries", "Selwerd")).toestand == toestand


def test_that_the_login_takes_the_room_a_small_screen_has(qapp: QApplication, qtbot: QtBot) -> None:
    """On two thirds of it, which Qt gives by itself, the button stands below the edge where text is at 200 %."""
    Theme(qapp).kies("licht", 100)
    venster = LoginVenster(lambda *_: None)
    qtbot.addWidget(venster)
    venster.show()
    ruimte = venster.screen().availableSize()
    assert venster.sizeHint().width() > ruimte.width() * 2 / 3
    assert venster.size() == venster.sizeHint().boundedTo(ruimte - RAND)
    assert venster.open.visibleRegion().boundingRect() == venster.open.rect()
