"""Where a klacht begins: on the card of who complains, and as a vraag at the desk. By keys, in the window."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from tests import gezin as maak
from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import ALT, CTRL, K, bij, inloop, paneel
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.models.opdrachten.klacht import LeesKlachten, LeesKlachtmeldingen
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.panels.klacht import KlachtPaneel

WIE, WACHTWOORD = "Fenna Kruidhof", "vijf gele fietsen"


def test_that_a_card_and_a_vraag_at_the_desk_lead_to_the_register_of_klachten(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map_, klok, ids, qapp, qtbot)
    with winkel.bureau(map_, klok, ids) as bureau:
        persoon_id = maak.persoon(bureau, "Fenna", achternaam="Kruidhof", tussenvoegsel="")
    leven.nieuwe_collega("Bo Veenstra", WACHTWOORD, "entree")
    with leven.dag("2026-03-02", "10:00") as venster:
        leven.doe("kruidhof")
        leven.druk(K.Key_H)
        klachten = cast("KlachtPaneel", paneel(venster, "klacht"))
        leven.wacht(lambda: klachten.in_vorm)
        leven.kijk("klacht-van-de-kaart", "Nieuwe klacht", WIE)
        leven.vul("Wat is de klacht", "De brief kwam twee keer niet aan")
        leven.kies("Over of bij welke locatie", "Selwerd")
        leven.kies("Hoe?", "brief")
        leven.bewaar(meldt="geregistreerd")
        _aan_de_balie(leven)
        leven.naar("Klacht registreren")
        leven.druk(K.Key_Return)
        leven.wacht(lambda: klachten.in_vorm)
        leven.kijk("klacht-van-de-balie", "Nieuwe klacht", "Niemand belde terug over mijn schulden")
        leven.bewaar(meldt="geregistreerd")
        balk = venster.findChild(QFrame, "inloop_klacht")
        leven.wacht(lambda: balk is not None and balk.isHidden())
    with leven.dag("2026-03-03", "10:00", wie="Bo Veenstra", wachtwoord=WACHTWOORD) as venster:
        leven.doe("kruidhof")
        leven.druk(K.Key_H)
        formulier = inloop(venster).huidige()
        leven.wacht(lambda: bij() is formulier.vragen[0].tekst)
        leven.kijk("klacht-zonder-register", "Komt bij “Mijn werk” te staan als klacht", WIE)
        leven.toetsen.typ("De afspraak over mijn schulden ging niet door")
        leven.bewaar(meldt=f"Vraag geregistreerd voor {WIE}")
    leven.kijk_na()
    assert not leven.afgesneden, "\n".join(leven.afgesneden)
    bureau = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    rijen, wacht = bureau.lees(LeesKlachten()), bureau.lees(LeesKlachtmeldingen())
    bureau.sluit()
    assert [rij.persoon_id for rij in rijen] == [persoon_id] * 2
    assert [rij.tekst for rij in wacht] == ["De afspraak over mijn schulden ging niet door"]


def _aan_de_balie(leven: Leven) -> None:
    leven.druk(K.Key_F2)
    formulier = inloop(leven.venster).huidige()
    leven.wacht(lambda: bij() is formulier.wie.zoek)
    leven.toetsen.typ("kruidhof")
    leven.rust()
    leven.druk(K.Key_Return)
    leven.naar("Vraag")
    leven.toetsen.typ("Niemand belde terug over mijn schulden")
    leven.druk(K.Key_9, erbij=ALT)
    leven.druk(K.Key_S, erbij=CTRL)
    leven.kijk("klacht-klaar-voor-het-register", f"De klacht van {WIE} kan nu in het register.", "Klacht registreren")
