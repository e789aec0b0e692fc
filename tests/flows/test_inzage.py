"""Looking at a dossier that is not one's own, through the window and by keys: for a purpose, or in an emergency.

The pictures are of a laptop; with WIJDESK_BEELDEN they are kept (light, dark, and twice as large).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.flows.casus import BEELDEN, Leven, afgesneden, op_scherm
from tests.flows.scherm import CTRL, K, bij
from tests.gezin import Gezin, bakker, bewaar, zet
from tests.services import triages
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.models.huis import Locatie, Roltoekenning
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.inzage import LeesNoodinzages
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, IdMaker
from wijdesk.ui.chip import Chip
from wijdesk.ui.inzagevraag import InzageDek

COLLEGA, WACHTWOORD = "Omar El Idrissi", "negen blauwe bussen"
WAARVOOR = "U bent hier niet bij betrokken. Waarvoor kijkt u?"
NOOD = "Dit dossier is van een andere locatie. Is er nood?"


@pytest.fixture
def leven(map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot) -> Leven:
    gemaakt = Leven(map_, klok, ids, qapp, qtbot)
    gemaakt.nieuwe_collega(COLLEGA, WACHTWOORD, "casemanager")
    return gemaakt


@contextmanager
def bureau_van(leven: Leven) -> Iterator[Bureau]:
    """The desk of whoever has every rol."""
    wereld = Wereld(klok=leven.klok, ids=leven.ids)
    bureau = ontgrendel(leven.map, winkel.MEDEWERKER, winkel.WACHTWOORD, wereld)
    try:
        yield bureau
    finally:
        bureau.sluit()


def gezin_bakker(leven: Leven, *, elders: bool = False) -> Gezin:
    """A family of a colleague; at another locatie than where ours works, when `elders`."""
    with bureau_van(leven) as bureau:
        thuis = bakker(bureau)
        if elders:
            ander = bureau.wereld.ids()
            bewaar(bureau, Locatie(id=ander, naam="Beijum"))
            zet(bureau, Huishouden, thuis.huishouden, locatie_id=ander)
            hier = bureau.medewerker.locatie_id
            vraag = "SELECT r.id FROM roltoekenning r JOIN medewerker m ON m.id = r.medewerker_id WHERE m.naam = ?"
            for rij in winkel.rauw(bureau, vraag, COLLEGA):
                zet(bureau, Roltoekenning, Id(rij[0]), locatie_id=hier)
    return thuis


def open_(leven: Leven, thuis: Gezin) -> None:
    """As a row of a list does."""
    leven.doe("toon casusregie")
    leven.venster.verzoek("huishouden.open", thuis.huishouden)
    leven.rust()


def gezocht(leven: Leven, tekst: str) -> str:
    """What stands in the box of Ctrl+K for what was typed; nothing of it may be cut off."""
    leven.druk(K.Key_K, erbij=CTRL)
    leven.druk(K.Key_A, erbij=CTRL)
    leven.toetsen.typ(tekst)
    leven.rust()
    leven.afgesneden += afgesneden(leven.venster.palet)
    if BEELDEN:
        leven.venster.grab().save(f"{BEELDEN}/{len(leven.bekeken):02}-gezocht.png")
    return op_scherm(leven.venster.palet)


def bij_naam() -> str:
    return bij().objectName()


def test_that_a_dossier_of_a_colleague_opens_for_a_purpose_by_two_keys(leven: Leven) -> None:
    thuis = gezin_bakker(leven)
    with leven.dag("2026-03-02", wie=COLLEGA, wachtwoord=WACHTWOORD):
        open_(leven, thuis)
        tekst = leven.kijk("waarvoor", WAARVOOR, "Regisseur: Sanne de Vries", "Waarneming", "Klacht", "Fatima Bakker")
        assert "Er zijn schulden" not in tekst
        assert "Rust met geld" not in tekst
        leven.wacht(lambda: bij_naam() == "inzage_keuze_1")
        leven.druk(K.Key_Return)
        leven.kijk("gekozen", "Grondslag: Wmo 2015 art. 5.1.1, Jeugdwet art. 7.4.0")
        leven.druk(K.Key_6)
        assert bij_naam() == "inzage_reden"
        leven.druk(K.Key_Return)
        leven.kijk("zonder-zin", "Schrijf in één zin waarvoor u kijkt.")
        leven.toetsen.typ("De school belde mij over Sem")
        leven.kijk("met-zin", "De school belde mij over Sem")
        leven.druk(K.Key_Return)
        leven.tab("plan")
        leven.kijk("geopend", "Rust met geld")
    with leven.dag("2026-03-03", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.doe("toon casusregie")
        leven.kijk("de-volgende-dag", WAARVOOR)
    assert leven.afgesneden == []


def test_that_who_does_not_want_to_say_goes_back_and_saw_nothing(leven: Leven) -> None:
    thuis = gezin_bakker(leven)
    with leven.dag("2026-03-02", wie=COLLEGA, wachtwoord=WACHTWOORD):
        open_(leven, thuis)
        leven.kijk("waarvoor", WAARVOOR)
        leven.druk(K.Key_Escape)
        tekst = leven.kijk("terug")
        assert WAARVOOR not in tekst
        assert isinstance(bij(), QLineEdit)


def test_that_an_emergency_opens_it_for_a_while_and_says_so(leven: Leven) -> None:
    thuis = gezin_bakker(leven, elders=True)
    with leven.dag("2026-03-02", "12:20", wie=COLLEGA, wachtwoord=WACHTWOORD):
        open_(leven, thuis)
        leven.kijk("nood", NOOD, "De logbeheerder ziet dit morgen")
        leven.wacht(lambda: bij_naam() == "inzage_reden")
        leven.druk(K.Key_Return)
        leven.kijk("nood-zonder-reden", "Schrijf in één zin wat er aan de hand is: wie er gevaar loopt en waardoor.")
        leven.toetsen.typ("De buurvrouw hoort een kind gillen")
        leven.druk(K.Key_Return)
        leven.kijk("noodinzage", "Noodinzage tot 14:20")
    with leven.dag("2026-03-02", "14:20", wie=COLLEGA, wachtwoord=WACHTWOORD):
        leven.doe("toon casusregie")
        leven.kijk("voorbij", NOOD)
    assert leven.afgesneden == []


def test_that_who_keeps_the_log_sees_the_next_day_what_is_unlooked_at_until_it_was(leven: Leven) -> None:
    thuis = gezin_bakker(leven, elders=True)
    gehoord, gebeld = "De buurvrouw hoort een kind gillen", "Nagebeld met de wijkagent, het klopt"
    with leven.dag("2026-03-02", "12:20", wie=COLLEGA, wachtwoord=WACHTWOORD) as venster:
        open_(leven, thuis)
        leven.wacht(lambda: bij_naam() == "inzage_reden")
        leven.toetsen.typ(gehoord)
        leven.druk(K.Key_Return)
        leven.wacht(lambda: "Noodinzage tot" in op_scherm(venster))
        assert venster.status.findChild(Chip, "noodinzage_chip") is None, "a casemanager judges nobody"
    with leven.dag("2026-03-03") as venster:
        leven.wacht(lambda: (chip := noodchip(venster)) is not None and chip.isVisible())
        chip = noodchip(venster)
        assert chip is not None
        assert chip.accessibleName() == "1 noodinzage te beoordelen"
        leven.doe("noodinzages beoordelen")
        leven.wacht(lambda: bij_naam() == "nood_terecht")
        leven.kijk("beoordelen", "1 noodinzage om te beoordelen", f"{COLLEGA} (Selwerd) opende in nood", gehoord)
        leven.druk(K.Key_Space)
        leven.wacht(lambda: bij_naam() == "een_zin")
        leven.druk(K.Key_Return)
        leven.wacht(lambda: bij_naam() == "een_zin")
        assert chip.isVisible(), "without a remark nothing was looked at"
        leven.toetsen.typ(gebeld)
        leven.druk(K.Key_Return)
        leven.wacht(lambda: not chip.isVisible())
        leven.kijk("beoordeeld")
        leven.druk(K.Key_Z, erbij=CTRL)
        leven.rust()
        assert not chip.isVisible(), "a judgement stands"
    with bureau_van(leven) as bureau:
        (rij,) = bureau.lees(LeesNoodinzages(ook_beoordeeld=True))
        assert (rij.oordeel, rij.oordeel_reden, rij.gezien_door) == ("terecht", gebeld, winkel.MEDEWERKER)
    leven.kijk_na()
    assert leven.afgesneden == []


def noodchip(venster: QWidget) -> Chip | None:
    gevonden = venster.findChild(Chip, "noodinzage_chip")
    return gevonden if isinstance(gevonden, Chip) else None


def test_that_a_triage_of_a_colleague_asks_it_over_the_lists(leven: Leven) -> None:
    with bureau_van(leven) as bureau:
        triages.begin(bureau)
    with leven.dag("2026-03-02", wie=COLLEGA, wachtwoord=WACHTWOORD) as venster:
        leven.doe("toon triage")
        leven.kijk("triages", "Jantje van der Meulen")
        leven.druk(K.Key_Tab, K.Key_Return)
        leven.kijk("triage-waarvoor", WAARVOOR)
        leven.druk(K.Key_Escape)
        assert WAARVOOR not in leven.kijk("triages-terug", "Jantje van der Meulen")
        leven.druk(K.Key_Return)
        leven.kijk("triage-weer", WAARVOOR)
        leven.druk(K.Key_1, K.Key_Return)
        leven.kijk("triage-open", "Kan de huur niet betalen")
        assert not [dek for dek in venster.findChildren(InzageDek) if dek.isVisible()]
    assert leven.afgesneden == []


def test_that_somebody_hidden_is_looked_up_in_an_emergency(leven: Leven) -> None:
    thuis = gezin_bakker(leven)
    with bureau_van(leven) as bureau:
        zet(bureau, Persoon, thuis.moeder, bsn="111222333", afgeschermd=True)
    with leven.dag("2026-03-02", "12:20", wie=COLLEGA, wachtwoord=WACHTWOORD):
        zin = gezocht(leven, "Fatima Bakker")
        assert "Niemand gevonden. Loopt iemand gevaar?" in zin
        assert "Probeer eerst minder letters" in zin
        leven.druk(K.Key_Return)
        leven.kijk("noodinzage-zoeken", "Loopt iemand gevaar")
        leven.toetsen.typ("123456782")
        leven.druk(K.Key_Return)
        leven.kijk("zonder-reden", "Schrijf in één zin wat er aan de hand is: wie er gevaar loopt en waardoor.")
        leven.toetsen.typ("De buurvrouw hoort gillen")
        leven.druk(K.Key_Return)
        leven.kijk("niet-gevonden", "Niet gevonden. Zoek zo mogelijk op BSN.")
        leven.vul("BSN", "111222333")
        leven.druk(K.Key_Return)
        leven.kijk("gevonden", "Fatima Bakker", "Noodinzage tot 14:20")
        assert "01-04-1985" in gezocht(leven, "Fatima Bakker")
        leven.druk(K.Key_Escape)
    with leven.dag("2026-03-02", "14:20", wie=COLLEGA, wachtwoord=WACHTWOORD):
        assert "Niemand gevonden. Loopt iemand gevaar?" in gezocht(leven, "Fatima Bakker")
        leven.druk(K.Key_Escape)
    assert leven.afgesneden == []


@pytest.mark.parametrize(("thema", "schaal"), [("donker", 100), ("licht", 200)])
def test_that_the_card_fits_in_the_dark_and_twice_as_large(leven: Leven, thema: str, schaal: int) -> None:
    thuis = gezin_bakker(leven, elders=thema == "donker")
    leven.thema, leven.schaal = thema, schaal
    with leven.dag("2026-03-02", wie=COLLEGA, wachtwoord=WACHTWOORD) as venster:
        open_(leven, thuis)
        leven.kijk(f"{thema}-{schaal}", NOOD if thema == "donker" else WAARVOOR)
        kaart = venster.findChild(QWidget, "inzagevraag")
        assert kaart is not None
        assert kaart.isVisible()
        leven.doe("noodinzage")
        leven.kijk(f"noodinzage-{thema}-{schaal}", "Loopt iemand gevaar")
    assert leven.afgesneden == []
