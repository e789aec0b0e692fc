"""The settings and the employees, through their real dialogs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.stubs import IEMAND, LOCATIE, Winkel, maak_omgeving
from wijdesk.errors import VerkeerdWachtwoord, Weigering
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.values import Id
from wijdesk.settings import Instellingen
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster
from wijdesk.ui.panel import Omgeving, Toegangsbeheer
from wijdesk.ui.rolnaam import rolnaam
from wijdesk.ui.settings_dialog import InstellingenVenster
from wijdesk.ui.theme import Theme

GOED = "fiets lantaarn oever soep"


class Sleutels:
    """Keys that behave: a name is taken once, an old password has to be right."""

    def __init__(self) -> None:
        self.gemaakt: list[tuple[str, str, tuple[str, ...], Id]] = []
        self.wachtwoord = "het oude wachtwoord"
        self.draden: set[str] = set()

    def maak(self, naam: str, wachtwoord: str, rollen: tuple[str, ...], locatie_id: Id) -> object:
        self.draden.add(threading.current_thread().name[:1])
        if naam in {gemaakt[0] for gemaakt in self.gemaakt}:
            raise Weigering("Deze naam bestaat al.")
        self.gemaakt.append((naam, wachtwoord, rollen, locatie_id))
        return None

    def wijzig(self, oud: str, nieuw: str) -> object:
        if oud != self.wachtwoord:
            raise VerkeerdWachtwoord("Dit is niet uw wachtwoord.", uitweg="Probeer het nog eens.")
        self.wachtwoord = nieuw
        return None


@pytest.fixture
def winkel() -> Winkel:
    return Winkel()


@pytest.fixture
def omgeving(qtbot: QtBot, winkel: Winkel) -> Iterator[Omgeving]:
    omgeving = maak_omgeving(winkel)
    yield omgeving
    omgeving.jobs.sluit()


@pytest.fixture
def sleutels() -> Sleutels:
    return Sleutels()


@pytest.fixture
def medewerkers(qtbot: QtBot, omgeving: Omgeving, sleutels: Sleutels) -> MedewerkersVenster:
    venster = MedewerkersVenster(omgeving, Toegangsbeheer(sleutels.maak, sleutels.wijzig))
    qtbot.addWidget(venster)
    venster.show()
    return venster


def test_that_the_list_shows_who_works_here(qtbot: QtBot, medewerkers: MedewerkersVenster) -> None:
    medewerkers._toon((IEMAND,))
    assert medewerkers.lijst.item(0).text() == "S. de Vries · Selwerd · Entree"


def test_that_a_colleague_gets_a_key_off_the_gui_thread(
    qtbot: QtBot, medewerkers: MedewerkersVenster, sleutels: Sleutels
) -> None:
    nieuw = medewerkers.nieuw
    nieuw.maak()
    assert nieuw.veld_naam.heeft_fout()
    nieuw.naam.setText("A. Bakker")
    nieuw.wachtwoord.een.setText(GOED)
    nieuw.wachtwoord.twee.setText(GOED)
    nieuw.maak()
    qtbot.waitUntil(lambda: medewerkers.melding.text() == "A. Bakker kan nu inloggen.")
    assert sleutels.gemaakt == [("A. Bakker", GOED, ("entree",), LOCATIE.id)]
    assert sleutels.draden == {"N"}
    assert nieuw.wachtwoord.tekst == ""
    nieuw.naam.setText("A. Bakker")
    nieuw.wachtwoord.een.setText(GOED)
    nieuw.wachtwoord.twee.setText(GOED)
    nieuw.maak()
    qtbot.waitUntil(lambda: nieuw.fout.text() == "Deze naam bestaat al.")
    assert nieuw.naam.text() == "A. Bakker"


def test_that_a_name_somebody_has_already_is_asked_about_before_it_gets_a_password(
    qtbot: QtBot, medewerkers: MedewerkersVenster, sleutels: Sleutels
) -> None:
    medewerkers._toon((IEMAND,))
    nieuw = medewerkers.nieuw
    nieuw.naam.setText("s. de  VRIES")
    nieuw.wachtwoord.een.setText(GOED)
    nieuw.wachtwoord.twee.setText(GOED)
    nieuw.maak()
    assert "S. de Vries, Selwerd, Entree. Bedoelt u die?" in nieuw.veld_naam.onder.text()
    assert sleutels.gemaakt == []
    nieuw.maak()
    qtbot.waitUntil(lambda: len(sleutels.gemaakt) == 1)


def test_that_my_password_changes_only_with_the_old_one(
    qtbot: QtBot, medewerkers: MedewerkersVenster, sleutels: Sleutels
) -> None:
    eigen = medewerkers.eigen
    eigen.oud.setText("iets anders dan het was")
    eigen.nieuw.een.setText(GOED)
    eigen.nieuw.twee.setText(GOED)
    eigen.wijzig()
    qtbot.waitUntil(eigen.veld_oud.heeft_fout)
    assert sleutels.wachtwoord == "het oude wachtwoord"
    eigen.oud.setText("het oude wachtwoord")
    eigen.wijzig()
    qtbot.waitUntil(lambda: eigen.gelukt.text() == "Uw wachtwoord is gewijzigd.")
    assert sleutels.wachtwoord == GOED
    assert eigen.oud.text() == eigen.nieuw.tekst == ""


def test_that_settings_show_at_once_and_cancel_puts_them_back(
    qtbot: QtBot, qapp: QApplication, omgeving: Omgeving, winkel: Winkel
) -> None:
    theme = Theme(qapp, keuze="licht")
    bewaard: list[Instellingen] = []
    for opslaan in (False, True):
        venster = InstellingenVenster(Instellingen(thema="licht"), bewaard.append, theme=theme, omgeving=omgeving)
        qtbot.addWidget(venster)
        venster.thema.setCurrentIndex(venster.thema.findData("donker"))
        venster.schaal.setCurrentIndex(venster.schaal.findData(150))
        venster.privacy.setChecked(True)
        assert theme.kleuren.naam == "donker"
        if opslaan:
            venster.accept()
        else:
            venster.reject()
            assert theme.kleuren.naam == "licht"
            assert bewaard == []
    assert bewaard == [Instellingen(thema="donker", schaal=150)]
    qtbot.waitUntil(lambda: winkel.geschreven == [BewaarVoorkeur(sleutel="wachtrij.privacy", waarde=b"1")])
    assert omgeving.voorkeuren["wachtrij.privacy"] == b"1"
    theme.kies("licht", 100)


@pytest.mark.parametrize("schaal", [100, 200])
def test_that_on_a_small_screen_settings_scroll_and_their_buttons_stay(
    qtbot: QtBot, qapp: QApplication, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch, schaal: int
) -> None:
    """Of 1366 by 768 at 200 % half is left: the fields were cut, and the buttons stood below the edge."""
    theme = Theme(qapp)
    theme.kies("licht", schaal)
    ruimte = QSize(683, 384) if schaal == 100 else QSize(800, 500)
    scherm = SimpleNamespace(availableSize=lambda: ruimte)
    venster = InstellingenVenster(Instellingen(), lambda _: None, theme=theme, omgeving=omgeving)
    qtbot.addWidget(venster)
    with monkeypatch.context() as klein:
        klein.setattr(venster, "screen", lambda: scherm)
        venster.show()
    qtbot.waitExposed(venster)
    assert venster.size() == venster.size().boundedTo(ruimte)
    for keuze in (venster.thema, venster.schaal, venster.taal):
        assert keuze.height() >= keuze.sizeHint().height()
        assert keuze.mapTo(venster, keuze.rect().topRight()).x() < venster.width()
    opslaan = venster.findChild(QPushButton, "opslaan")
    assert opslaan is not None
    assert opslaan.visibleRegion().boundingRect() == opslaan.rect()
    theme.kies("licht", 100)


def test_that_settings_that_cannot_be_kept_say_so(qtbot: QtBot, qapp: QApplication, omgeving: Omgeving) -> None:
    def bewaar(instellingen: Instellingen) -> None:
        raise PermissionError

    venster = InstellingenVenster(Instellingen(), bewaar, theme=Theme(qapp), omgeving=omgeving)
    qtbot.addWidget(venster)
    venster.show()
    venster.accept()
    assert venster.isVisible()
    assert "niet te beschrijven" in venster.fout.text()


def test_that_roles_read_as_words_and_enter_adds_the_colleague(
    qtbot: QtBot, medewerkers: MedewerkersVenster, sleutels: Sleutels
) -> None:
    assert rolnaam("klachtencoordinator") == "Klachtencoördinator"
    nieuw = medewerkers.nieuw
    assert all(vakje.text()[0].isupper() for vakje in nieuw.rollen.values())
    nieuw.naam.setText("A. Bakker")
    for veld in (nieuw.wachtwoord.een, nieuw.wachtwoord.twee):
        veld.setText("vier losse woorden samen")
    QTest.keyClick(nieuw.wachtwoord.twee, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: medewerkers.melding.text() == "A. Bakker kan nu inloggen.")


def test_that_the_button_for_a_colleague_is_in_sight_on_a_low_screen(
    qtbot: QtBot, medewerkers: MedewerkersVenster
) -> None:
    medewerkers.bladen.setCurrentIndex(1)
    medewerkers.resize(520, 420)
    medewerkers.show()
    qtbot.waitExposed(medewerkers)
    knop = medewerkers.nieuw.voeg_toe
    qtbot.waitUntil(lambda: knop.visibleRegion().boundingRect().height() == knop.height())
