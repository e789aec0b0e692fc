"""A signaal through the window: from the desk to the end, by keys to whatever has the focus; and who may not see it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.casus import Leven
from tests.flows.scherm import ALT, CTRL, K, bij, inloop
from tests.gezin import persoon, scherm_af
from tests.signalen import signaal
from wijdesk.models.opdrachten.activiteit import LeesActiviteitvoorstellen
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import LeesBundels, LeesSignalen, MelderInvoer
from wijdesk.models.values import IdMaker, Klok

WIE = "Fenna Kruidhof"
VRAAG = "Geluidsoverlast van de buren, elke nacht harde muziek en ruzie"


def aan_de_balie(leven: Leven) -> None:
    """A walk-in by somebody of the street; it is not for the desk to settle."""
    leven.druk(K.Key_F2)
    formulier = inloop(leven.venster).huidige()
    leven.wacht(lambda: bij() is formulier.wie.zoek)
    leven.toetsen.typ("kruidhof")
    leven.rust()
    leven.druk(K.Key_Return)
    leven.naar("Vraag")
    leven.toetsen.typ(VRAAG)
    leven.druk(K.Key_8, erbij=ALT)
    leven.bewaar(meldt=f"Vraag geregistreerd voor {WIE}")


def van_werk_naar_signaal(leven: Leven) -> None:
    """Mijn werk leads to the form with everything carried along."""
    leven.doe("toon mijn werk")
    leven.kijk("mijn-werk", WIE, "Signaal maken", VRAAG)
    leven.druk(K.Key_S)
    leven.kijk("signaal-uit-een-vraag", "Nieuw signaal", VRAAG, WIE, "Uit een vraag van de inloop")
    leven.kies("Soort signaal", "woonoverlast")
    leven.kijk("soort-gekozen")
    leven.kies("Wat voor overlast is het?", "geluid")
    leven.naar("Urgentie: ")
    leven.druk(K.Key_2)
    leven.kies("Thema", "overlast en burenconflict")
    leven.kijk("signaal-ingevuld", "woonoverlast", "geluid")
    leven.naar("Terugkoppeling: ")
    leven.druk(K.Key_J)
    leven.bewaar(meldt=f"Signaal geregistreerd over {WIE}")
    leven.kijk("signaal", WIE, "! Snel", "Nieuw", VRAAG, "De melder wil bericht", "zelfde straat en thema")


def beoordelen_en_samenvoegen(leven: Leven) -> None:
    """Taken, assessed, put together with what belongs to it, and an activity proposed."""
    leven.druk(K.Key_O)
    leven.meldt("op uw naam")
    leven.druk(K.Key_B)
    leven.vul("Wat vindt u ervan", "Drie keer hetzelfde in deze straat. Samen aanpakken.")
    leven.bewaar(meldt="Beoordeling opgeslagen")
    leven.kijk("beoordeeld", "In onderzoek", "Samen aanpakken", "Beoordeeld")
    leven.druk(K.Key_S)
    leven.kijk("samenvoegen", "Samen met", "Eikenlaan: overlast en burenconflict")
    leven.bewaar(meldt="samengevoegd in")
    leven.kijk("bundel", "Bundel van 3 signalen, 3 open", "Eikenlaan")
    leven.druk(K.Key_A)
    leven.toetsen.typ("Straatgesprek Eikenlaan")
    leven.vul("Waarom is dit nodig", "Meer buren melden geluid in de nacht.")
    leven.kijk("activiteit", "Het blijft een voorstel")
    leven.bewaar(meldt="Activiteit “Straatgesprek Eikenlaan” voorgesteld")
    leven.kijk("bundel-met-activiteit", "Straatgesprek Eikenlaan", "voorstel")


def terugkoppelen_en_sluiten(leven: Leven) -> None:
    """The melder hears, and it ends."""
    leven.druk(K.Key_Home, K.Key_Return)
    leven.kijk("terug-bij-het-signaal", WIE, "Terugkoppelen")
    leven.druk(K.Key_T)
    leven.toetsen.typ("Gebeld: er komt een gesprek met de hele straat.")
    leven.bewaar(meldt="Terugkoppeling aan de melder vastgelegd")
    leven.kijk("teruggekoppeld", "Teruggekoppeld vandaag: Gebeld")
    leven.druk(K.Key_X)
    leven.kies("Uitkomst", "onderdeel van een activiteit")
    leven.bewaar(meldt="Signaal afgesloten: onderdeel van een activiteit")
    leven.kijk("afgesloten", "Afgesloten vandaag: onderdeel van een activiteit", "Heropenen")


def test_that_a_walk_in_becomes_a_signaal_that_is_followed_up_to_its_end(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        persoon(open_, "Fenna", achternaam="Kruidhof", straat="Eikenlaan", huisnummer="12", woonplaats="Groningen")
        signaal(open_, dagen=12, tekst="Harde muziek op zaterdag")
        signaal(open_, dagen=30, tekst="Feest tot vier uur", melder=MelderInvoer(naam="Buurman Bos"))
        signaal(open_, dagen=1, straat="Iepenlaan", thema="wonen", soort="dreigende huisuitzetting", urgentie=1)
    leven = Leven(map_, klok, ids, qapp, qtbot)
    with leven.dag("2026-03-02", "11:00"):
        aan_de_balie(leven)
        van_werk_naar_signaal(leven)
        beoordelen_en_samenvoegen(leven)
        terugkoppelen_en_sluiten(leven)
        leven.doe("toon signalen")
        leven.kijk("inbox", "3 open", "1 spoed", "Iepenlaan", "Afgesloten 1", "Bundels 1")
        leven.druk(K.Key_6)
        leven.kijk("bundels", "Straatgesprek Eikenlaan", "3 signalen, 2 open")
        leven.doe("dreigende huisuitzetting")
        leven.kijk("met-ctrl-k-gevonden", "Iepenlaan", "Dreigende huisuitzetting", "!! Spoed")
    leven.kijk_na()
    assert not leven.afgesneden, "\n".join(leven.afgesneden)
    with winkel.bureau(map_, klok, ids) as open_:
        assert [bundel.voorstel for bundel in open_.lees(LeesBundels())] == ["Straatgesprek Eikenlaan"]
        assert [rij.naam for rij in open_.lees(LeesActiviteitvoorstellen())] == ["Straatgesprek Eikenlaan"]
        dicht = open_.lees(LeesSignalen(stand="afgesloten")).rijen
        assert [(rij.over, rij.uitkomst) for rij in dicht] == [(WIE, "onderdeel van een activiteit")]


def test_that_urgency_is_a_weight_and_what_is_protected_shows_to_nobody_without_the_right(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        nora = persoon(open_, "Nora", achternaam="Schuil", straat="Eikenlaan", huisnummer="3", woonplaats="Groningen")
        signaal(open_, persoon_id=nora, straat="", urgentie=1, tekst="Zorgen om Nora")
        waar = AdresInvoer(straat="Eikenlaan", huisnummer="3", woonplaats="Groningen")
        signaal(open_, adres=waar, straat="", urgentie=1, tekst="Geschreeuw")
        signaal(open_, dagen=50, straat="Aalstraat", urgentie=3)
        signaal(open_, dagen=2, straat="Bosweg", urgentie=2)
        signaal(open_, straat="Eikenlaan", urgentie=1)
        scherm_af(open_, nora)
    leven = Leven(map_, klok, ids, qapp, qtbot)
    leven.nieuwe_collega("Omar El Idrissi", "negen blauwe bussen", "casemanager")
    with leven.dag("2026-03-02", "11:00", wie="Omar El Idrissi", wachtwoord="negen blauwe bussen"):
        leven.doe("toon signalen")
        tekst = leven.kijk("inbox-van-omar", "3 open", "1 spoed", "Nieuw 3")
        plekken = [tekst.index(straat) for straat in ("Eikenlaan", "Bosweg", "Aalstraat")]
        assert plekken == sorted(plekken), "spoed first, then snel, then gewoon"
        assert "Nora" not in tekst
        assert "Hoort bij elkaar 0" in tekst, "what is protected makes no group either"
        leven.druk(K.Key_Return)
        assert "Nora" not in leven.kijk("signaal-van-omar", "Eikenlaan", "Niets anders over deze inwoner")
        leven.toetsen.druk(K.Key_K, CTRL)
        leven.toetsen.typ("schuil")
        leven.rust()
        assert "Schuil" not in [rij.beeld.titel for rij in leven.venster.palet.lijst._model._alle.values()]
        leven.druk(K.Key_Escape)


def test_that_the_entree_hands_a_signaal_over_and_sees_nothing_of_what_follows(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        persoon(open_, "Fenna", achternaam="Kruidhof", straat="Eikenlaan", huisnummer="12", woonplaats="Groningen")
        signaal(open_, dagen=12)
    leven = Leven(map_, klok, ids, qapp, qtbot)
    leven.nieuwe_collega("Ilse Postma", "negen blauwe bussen", "entree")
    with leven.dag("2026-03-02", "11:00", wie="Ilse Postma", wachtwoord="negen blauwe bussen"):
        assert "signalen" not in leven.venster.docks.namen()
        aan_de_balie(leven)
        leven.doe("toon mijn werk")
        leven.druk(K.Key_S)
        leven.kies("Soort signaal", "woonoverlast")
        leven.bewaar(meldt=f"Signaal geregistreerd over {WIE}")
        tekst = leven.kijk("geregistreerd-door-entree", "Het signaal is geregistreerd", "Een collega pakt het op")
        assert "Hoort hierbij" not in tekst
        leven.druk(K.Key_Z, erbij=CTRL)
        leven.doe("toon mijn werk")
        leven.kijk("teruggenomen-door-entree", WIE, "Signaal maken")
    leven.kijk_na()
    assert not leven.afgesneden, "\n".join(leven.afgesneden)
