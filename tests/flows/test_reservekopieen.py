"""Keeping the store, by keyboard in the real window: backups, a second place, putting back, reading only, moving."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import (
    ALT,
    CTRL,
    LANG,
    K,
    Toetsenbord,
    bij,
    inloop,
    opdracht,
    paneel,
    plak,
    programma_op,
    tab_naar,
    venster_op,
    wacht,
    wacht_op_venster,
    zie,
)
from wijdesk.app.behoud import kopie
from wijdesk.app.behoud.bewaking import Uitslag
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.venster import Programma
from wijdesk.models.opdrachten.contact import LeesConcepten, LeesVragen
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import staat
from wijdesk.ui.eerste_start import EersteStart
from wijdesk.ui.herstel import HerstelVenster
from wijdesk.ui.leesstrook import Leesstrook
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.reservekopieen import ReservekopieenPaneel

pytestmark = pytest.mark.usefixtures("huis")


def bewaar_beeld(deel: QWidget, naam: str) -> None:
    if plek := os.environ.get("WIJDESK_BEELDEN"):
        deel.grab().save(f"{plek}/{naam}.png")


def open_pagina(venster: MainWindow, toetsen: Toetsenbord, qtbot: QtBot) -> ReservekopieenPaneel:
    opdracht(toetsen, venster, qtbot, "toon reservekopieën")
    wacht(qtbot, lambda: any(panel.naam == "reservekopieen" for panel in venster.docks.panelen()))
    panel = cast("ReservekopieenPaneel", paneel(venster, "reservekopieen"))
    wacht(qtbot, panel.tweede.isVisible)
    wacht(qtbot, lambda: panel.eerste_veld().hasFocus())
    return panel


def met_vragen(map_: Path, klok: Klok, ids: Ids, aantal: int) -> Bureau:
    bureau = winkel.open_bureau(map_, klok, ids)
    for _ in range(aantal):
        bureau.doe(winkel.contact(bureau))
    return bureau


def klaar(panel: ReservekopieenPaneel) -> Callable[[], bool]:
    return lambda: panel._taak is None and panel.omgeving.jobs.is_klaar


def test_that_a_backup_is_made_looked_at_and_sent_elsewhere_by_keyboard(
    map_: Path, tmp_path: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    toetsen = Toetsenbord()
    with venster_op(map_, met_vragen(map_, klok, ids, 3), qapp, qtbot) as venster:
        panel = open_pagina(venster, toetsen, qtbot)
        bewaar_beeld(venster, "kopieen-leeg")
        toetsen.druk(K.Key_N)
        wacht(qtbot, lambda: venster.status.zin.text().startswith("Reservekopie gemaakt"))
        wacht(qtbot, lambda: panel.model.rowCount() == 1)
        assert len(backup.lijst(map_)) == 1
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: "helemaal nagekeken en in orde" in venster.status.zin.text())
        wacht(qtbot, lambda: bool(panel.stand.rijen[0].nagekeken))
        toetsen.druk(K.Key_P)
        wacht(qtbot, panel.plek.waar.hasFocus)
        toetsen.typ("/er/is/niets")
        toetsen.druk(K.Key_Return)
        wacht(qtbot, panel.plek.veld.heeft_fout)
        assert panel.plek.waar.text() == "/er/is/niets"
        bewaar_beeld(venster, "kopieen-plek")
        plak(toetsen, str(usb))
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: panel.stand.tweede_plek == str(usb))
        assert "dezelfde schijf" in panel.tweede.text()
        wacht(qtbot, panel.lijst.lijst.hasFocus)
        qtbot.waitUntil(klaar(panel), timeout=LANG)
        klok.verzet(60_000)
        toetsen.druk(K.Key_N)
        wacht(qtbot, lambda: panel.model.rowCount() == 3)
        wacht(qtbot, klaar(panel))  # the list can be there before what is known of a copy is written down
        bewaar_beeld(venster, "kopieen-lijst")
        assert len(list(usb.rglob("balie.db"))) == 1
        toetsen.druk(K.Key_P)
        wacht(qtbot, panel.plek.waar.hasFocus)
        toetsen.druk(K.Key_A, CTRL)
        toetsen.druk(K.Key_Delete)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: bool(panel.stand.eerder))
        assert "eerdere plek" in panel.tweede.text()
        wacht(qtbot, klaar(panel))
        wacht(qtbot, panel.lijst.lijst.hasFocus)
        toetsen.druk(K.Key_W)
        wacht(qtbot, panel.vraag_nee.hasFocus)
        assert str(usb) in panel.vraag_zin.text()
        bewaar_beeld(venster, "kopieen-eerder")
        tab_naar(toetsen, panel.vraag_ja)
        toetsen.druk(K.Key_Space)
        wacht(qtbot, lambda: not list(usb.rglob("balie.db")))
        wacht(qtbot, klaar(panel))
        toetsen.druk(K.Key_G)
        wacht(qtbot, lambda: "alles is in orde" in venster.status.zin.text())
        wacht(qtbot, lambda: "Alles was in orde" in panel.hoe.text())


def test_that_what_would_be_lost_is_read_before_anything_is_put_back(
    map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    toetsen = Toetsenbord()
    bureau = met_vragen(map_, klok, ids, 1)
    kopie.maak(bureau)
    for _ in range(2):
        bureau.doe(winkel.contact(bureau))
    with programma_op(map_, qapp) as programma:
        programma.open(bureau)
        venster = wacht_op_venster(programma, qtbot)
        panel = open_pagina(venster, toetsen, qtbot)
        toetsen.druk(K.Key_T)
        wacht(qtbot, panel.vraag.isVisible)
        assert "2 registraties, door Sanne de Vries" in panel.vraag_zin.text()
        wacht(qtbot, panel.vraag_nee.hasFocus)
        bewaar_beeld(venster, "kopieen-terug")
        tab_naar(toetsen, panel.vraag_ja)
        toetsen.druk(K.Key_Space)
        herstel = wacht_op_herstel(qapp, qtbot)
        assert programma.bureau is None
        herstel.wachtwoord.setFocus()
        qtbot.waitUntil(herstel.wachtwoord.hasFocus, timeout=LANG)
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: "2 registraties" in herstel.uitslag.text())
        wacht(qtbot, herstel.doe.hasFocus)
        bewaar_beeld(herstel, "herstel-kost")
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: "staat terug" in herstel.uitslag.text())
        herstel.close()
    with winkel.bureau(map_, klok, ids) as weer:
        assert len(weer.lees(LeesVragen(van=0, tot=2**60))) == 1


def wacht_op_herstel(qapp: QApplication, qtbot: QtBot) -> HerstelVenster:
    def open_() -> HerstelVenster | None:
        return next((er for er in qapp.topLevelWidgets() if isinstance(er, HerstelVenster) and er.isVisible()), None)

    wacht(qtbot, open_)
    venster = open_()
    assert venster is not None
    venster.activateWindow()
    return venster


def test_that_a_damaged_store_is_read_and_every_write_is_refused_in_words(
    map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        bureau.reservekopie()
        bureau.doe(winkel.contact(bureau))
    maak_kapot(map_)
    kapot = (map_ / verb.BESTAND).read_bytes()
    toetsen = Toetsenbord()
    with programma_op(map_, qapp) as programma:
        programma.begin()
        programma.bewaking.herstel()
        venster = lees_alleen(programma, qapp, qtbot, toetsen)
        strook = zie(venster, Leesstrook, "leesstrook")
        assert strook.zin.text().startswith("Alleen lezen: dit is de stand van de reservekopie van")
        bewaar_beeld(venster, "alleen-lezen")
        assert programma.uitwisselaar is None
        open_ = programma.bureau
        assert open_ is not None
        assert len(open_.lees_apart(LeesVragen(van=0, tot=2**60))) >= 1
        assert programma.jobs is not None
        programma.jobs.write(winkel.contact(open_), eigenaar=venster)
        wacht(qtbot, lambda: "u leest nu alleen" in venster.status.zin.text())
        bewaar_beeld(venster, "alleen-lezen-geweigerd")
        strook.knop.click()
        opnieuw = wacht_op_herstel(qapp, qtbot)
        opnieuw.close()
    assert (map_ / verb.BESTAND).read_bytes() == kapot, "reading changes nothing of it"


def maak_kapot(map_: Path) -> None:
    """Thirty pages of the file are noise."""
    with (map_ / verb.BESTAND).open("r+b") as bestand:
        bestand.seek(40 * 4096)
        bestand.write(os.urandom(30 * 4096))


def lees_alleen(programma: Programma, qapp: QApplication, qtbot: QtBot, toetsen: Toetsenbord) -> MainWindow:
    """From the window for mending to one in which is only read."""
    herstel = wacht_op_herstel(qapp, qtbot)
    herstel.lijst.setFocus()
    herstel.lijst.setCurrentRow(1)
    assert herstel.doe.text() == "Alleen lezen openen"
    bewaar_beeld(herstel, "herstel-kies")
    geef_wachtwoord(herstel, qtbot, toetsen)
    return wacht_op_venster(programma, qtbot)


def geef_wachtwoord(herstel: HerstelVenster, qtbot: QtBot, toetsen: Toetsenbord) -> None:
    herstel.wachtwoord.setFocus()
    qtbot.waitUntil(herstel.wachtwoord.hasFocus, timeout=LANG)
    toetsen.typ(winkel.WACHTWOORD)
    toetsen.druk(K.Key_Return)


def test_that_what_was_typed_while_a_damaged_store_was_read_is_there_when_it_is_mended(
    map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        bureau.reservekopie()
    maak_kapot(map_)
    toetsen = Toetsenbord()
    with programma_op(map_, qapp) as programma:
        programma.begin()
        programma.bewaking.herstel()
        venster = lees_alleen(programma, qapp, qtbot, toetsen)
        toetsen.druk(K.Key_F2)
        wacht(qtbot, lambda: inloop(venster).isAncestorOf(bij()))
        toetsen.druk(K.Key_A, ALT)
        wacht(qtbot, lambda: bij().accessibleName() == "Vraag")
        toetsen.typ("Iets over de huur")
        zie(venster, Leesstrook, "leesstrook").knop.click()
        herstel = wacht_op_herstel(qapp, qtbot)
        herstel.lijst.setCurrentRow(herstel.lijst.count() - 1)
        geef_wachtwoord(herstel, qtbot, toetsen)
        wacht(qtbot, lambda: "niet te lezen" in herstel.uitslag.text())
        wacht(qtbot, herstel.doe.hasFocus)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: "staat terug" in herstel.uitslag.text())
        herstel.close()
    with winkel.bureau(map_, klok, ids) as weer:
        assert weer.alleen_lezen == ""
        assert ["Iets over de huur" in rij.inhoud for rij in weer.lees(LeesConcepten(soort="contact"))] == [True]
        assert len(weer.lees(LeesVragen(van=0, tot=2**60))) == 1


def test_that_a_whole_store_moves_to_another_computer(
    map_: Path, tmp_path: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    usb, nieuw = tmp_path / "usb", tmp_path / "nieuw"
    usb.mkdir()
    toetsen = Toetsenbord()
    with programma_op(map_, qapp) as programma:
        programma.open(met_vragen(map_, klok, ids, 2))
        venster = wacht_op_venster(programma, qtbot)
        panel = open_pagina(venster, toetsen, qtbot)
        toetsen.druk(K.Key_V)
        wacht(qtbot, panel.plek.waar.hasFocus)
        bewaar_beeld(venster, "verhuizen")
        plak(toetsen, str(usb))
        toetsen.druk(K.Key_Return)
        wacht(qtbot, panel.vraag.isVisible)
        assert str(usb) in panel.vraag_zin.text()
        bewaar_beeld(venster, "verhuizen-klaar")
        wacht(qtbot, panel.vraag_ja.hasFocus)
        toetsen.druk(K.Key_Space)
        wacht(qtbot, lambda: programma.bureau is None)
    (pakket,) = usb.glob("verhuizing-*")
    with programma_op(map_, qapp) as oud:
        oud.open(winkel.open_bureau(map_, klok, ids))
        venster = wacht_op_venster(oud, qtbot)
        strook = zie(venster, Leesstrook, "leesstrook")
        assert "verhuisd naar een andere computer" in strook.zin.text()
        bewaar_beeld(venster, "verhuisd")
    (map_ / "van een ander.txt").write_text("blijft")
    kopie_ = map_ / "reservekopieen" / "reservekopie-20260302-080000"
    shutil.copytree(pakket, kopie_)
    haal_hierheen(nieuw, pakket, qapp, qtbot)
    with programma_op(map_, qapp) as oud:
        oud.open(winkel.open_bureau(map_, klok, ids))
        venster = wacht_op_venster(oud, qtbot)
        strook = zie(venster, Leesstrook, "leesstrook")
        strook.wis.setFocus()
        toetsen.druk(K.Key_Space)
        wacht(qtbot, strook.nee.hasFocus)
        assert "Dat kan niet terug" in strook.zin.text()
        bewaar_beeld(venster, "wissen")
        tab_naar(toetsen, strook.ja)
        toetsen.druk(K.Key_Space)
        wacht(qtbot, lambda: isinstance(oud.scherm, EersteStart))
        assert [pad.name for pad in map_.iterdir()] == ["van een ander.txt"]
    with winkel.bureau(nieuw, klok, ids) as bureau:
        assert bureau.alleen_lezen == ""
        assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 2
        bureau.doe(winkel.contact(bureau))


def haal_hierheen(nieuw: Path, pakket: Path, qapp: QApplication, qtbot: QtBot) -> None:
    toetsen = Toetsenbord()
    with programma_op(nieuw, qapp) as programma:
        programma.begin()
        start = programma.scherm
        assert isinstance(start, EersteStart)
        bewaar_beeld(start, "eerste-start")
        start.vervangen.click()
        venster = wacht_op_herstel(qapp, qtbot)
        venster.kies_vast(pakket)
        bewaar_beeld(venster, "vervangt")
        venster.wachtwoord.setFocus()
        qtbot.waitUntil(venster.wachtwoord.hasFocus, timeout=LANG)
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, lambda: "staan op deze computer" in venster.uitslag.text())
        venster.close()


@pytest.mark.timeout(300)
def test_that_the_program_looks_after_the_store_by_itself_and_tells_in_the_status_line(
    map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    with programma_op(map_, qapp) as programma:
        programma.open(met_vragen(map_, klok, ids, 1))
        venster = wacht_op_venster(programma, qtbot)
        programma.bewaking.kijk()
        # The look at the whole file gives way to all else on a busy machine.
        qtbot.waitUntil(lambda: bool(staat.lees(map_).nagekeken), timeout=4 * LANG)
        assert len(backup.lijst(map_)) == 1
        assert staat.lees(map_).nagekeken == klok()
        venster.status.meld("")
        programma.bewaking._toon(Uitslag(nagekeken=True))
        assert "alles is in orde" in venster.status.zin.text()
        shutil.rmtree(backup.plaats(map_))
        backup.plaats(map_).write_text("geen map")
        programma.bewaking.kijk()
        wacht(qtbot, lambda: "De reservekopie is niet gemaakt" in venster.status.zin.text())
        bewaar_beeld(venster, "mislukt")
        venster.status.uitweg.click()
        wacht(qtbot, lambda: any(panel.naam == "reservekopieen" for panel in venster.docks.panelen()))
        backup.plaats(map_).unlink()


def test_that_damage_found_beside_the_window_leads_to_mending(
    map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        for _ in range(10):
            bureau.doe(winkel.contact(bureau))
    with (map_ / verb.BESTAND).open("r+b") as bestand:
        bestand.seek((map_ / verb.BESTAND).stat().st_size - 8 * 4096)
        bestand.write(os.urandom(4 * 4096))
    with programma_op(map_, qapp) as programma:
        programma.open(winkel.open_bureau(map_, klok, ids))
        venster = wacht_op_venster(programma, qtbot)
        programma.bewaking.kijk()
        wacht(qtbot, lambda: "beschadigd" in venster.status.zin.text())
        assert "herstellen" in venster.status.uitweg.text()


def test_that_who_has_no_right_has_no_page(map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot) -> None:
    naam, woorden = "Bas Bos", "vier rode fietsen op zolder"
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.maak_medewerker(naam, woorden, ("entree",), bureau.medewerker.locatie_id)
    sleutel = keys.ontgrendel(map_, naam, woorden)
    with venster_op(map_, Bureau(map_, sleutel, Wereld(klok=klok, ids=ids)), qapp, qtbot) as venster:
        assert "reservekopieen" not in venster.docks.namen()
        assert not [keuze for keuze in venster.keuzes() if "eservekopie" in keuze.actie.tekst]
