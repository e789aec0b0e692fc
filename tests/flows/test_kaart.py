"""From "verwijzen" at the desk and a hand-off in a casus to the figure on the sociale kaart: by keys, in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import gezin as maak
from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import ALT, K, bij, inloop
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.kaart import BewaarVoorziening, LeesKaart
from wijdesk.models.values import IdMaker, Klok

WIE = "Fenna Kruidhof"
PLEK = "Voedselbank Stad"


def vul(map_: Path, klok: Klok, ids: IdMaker) -> None:
    """A resident, a family with a casus, and a kaart."""
    with winkel.bureau(map_, klok, ids) as bureau:
        maak.persoon(bureau, "Fenna", achternaam="Kruidhof", tussenvoegsel="")
        maak.de_vries(bureau)
        plekken = (
            (PLEK, "geld en schulden", ""), ("Formulierenbrigade", "geld en schulden", "Beijum"),
            ("Buurtkamer", "eenzaamheid en ontmoeting", "Selwerd"),
        )  # fmt: skip
        for naam, thema, gebieden in plekken:
            bureau.doe(
                BewaarVoorziening(
                    id=ids(), soort="basisvoorziening", naam=naam, thema=thema, gebieden=gebieden, telefoon="050 111",
                    contactpersoon="Ilse",
                )
            )  # fmt: skip


def verwijs_aan_de_balie(leven: Leven) -> None:
    """Alt+2 opens the sociale kaart on thema and area; Alt+K goes there and Enter chooses."""
    leven.druk(K.Key_F2)
    formulier = inloop(leven.venster).huidige()
    leven.wacht(lambda: bij() is formulier.wie.zoek)
    leven.toetsen.typ("kruidhof")
    leven.rust()
    leven.druk(K.Key_Return)
    leven.naar("Vraag")
    leven.toetsen.typ("Heeft schulden en geen geld voor eten")
    leven.druk(K.Key_2, erbij=ALT)
    leven.kijk("verwijzen", "Kies voor deze vraag", "1 gevonden", "Waarheen?")
    assert formulier.isAncestorOf(bij()), "who types is left where they were"
    leven.druk(K.Key_K, erbij=ALT)
    leven.druk(K.Key_O)
    leven.kijk("kaart-van-een-plek", PLEK, "050 111", "is hier niet naar verwezen")
    leven.druk(K.Key_Return)
    assert formulier.isAncestorOf(bij())
    leven.bewaar(meldt=f"Vraag geregistreerd voor {WIE}")


def leid_toe(leven: Leven) -> None:
    """The same place for a family; it is accepted, and they came."""
    leven.tab_van_casus("toeleiding")
    leven.doe("voorstellen")
    leven.druk(K.Key_K, erbij=ALT)
    leven.kijk("kiezen-voor-een-toeleiding", "Kies voor deze toeleiding", "2 gevonden")
    leven.druk(K.Key_Down, K.Key_Return)
    leven.vul("Waarvoor", "Er is te weinig voor boodschappen.")
    leven.kijk("toeleiding-ingevuld", "Waarvoor, in de woorden van het gezin")
    leven.bewaar(meldt=PLEK)
    leven.druk(K.Key_A, K.Key_Return)
    leven.druk(K.Key_E, K.Key_Return)
    leven.kijk("eerste-contact", "eerste contact")


def test_that_a_referral_and_an_arrival_stand_on_the_sociale_kaart(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    vul(map_, klok, ids)
    leven = Leven(map_, klok, ids, qapp, qtbot)
    with leven.dag("2026-03-03"):
        verwijs_aan_de_balie(leven)
        leven.doe("C26-7KQ4M")
        leid_toe(leven)
        leven.doe("zoeken in de sociale kaart")
        leven.kijk("alles", "2 keer verwezen · aangekomen 1 van 1")
        leven.toetsen.typ("vodselbank")
        leven.druk(K.Key_Return, K.Key_Return)
        leven.kijk("geteld", "2 keer verwezen, dit jaar en vorig jaar. Aangekomen: 1 van 1 toeleiding.")
    leven.kijk_na()
    with winkel.bureau(map_, klok, ids) as bureau:
        (vraag,) = bureau.lees(LeesVragen(van=0, tot=2**62))
        assert vraag.uitkomst == "verwezen naar basisvoorziening"
        geteld = {rij.naam: (rij.verwezen, rij.toegeleid, rij.aangekomen) for rij in bureau.lees(LeesKaart()).rijen}
    assert geteld == {PLEK: (2, 1, 1), "Formulierenbrigade": (0, 0, 0), "Buurtkamer": (0, 0, 0)}


def test_that_the_kaart_does_not_come_before_what_one_types_where_all_panels_are_one_stack(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    vul(map_, klok, ids)
    leven = Leven(map_, klok, ids, qapp, qtbot, schaal=200)
    with leven.dag("2026-03-03"):
        leven.druk(K.Key_F2)
        formulier = inloop(leven.venster).huidige()
        leven.druk(K.Key_A, erbij=ALT)
        leven.naar("Vraag")
        leven.toetsen.typ("Heeft schulden")
        leven.druk(K.Key_2, erbij=ALT)
        assert formulier.isVisible()
        assert formulier.isAncestorOf(bij())
        leven.druk(K.Key_K, erbij=ALT)
        leven.kijk("kaart-in-een-stapel", "Kies voor deze vraag", PLEK)
        leven.druk(K.Key_Return)
        assert formulier.isVisible()
        assert formulier.vragen[0].waarheen.text() == PLEK
