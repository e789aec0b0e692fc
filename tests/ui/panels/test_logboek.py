"""The panel of the log: by keys, its filters, pages, what leaves it, and the emergencies."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import bewaar
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.inzage import Belang
from wijdesk.models.logsoort import AANMELDEN, AFDRUKKEN, KOPIEREN, MISLUKT, UITVOER, Logregel
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.logboek import LeesLogboek
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.values import Id
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.panels.logboek import LogboekPaneel
from wijdesk.ui.panels.logboek.vouw import REGELS

K = Qt.Key


def open_paneel(p: Proef) -> LogboekPaneel:
    assert isinstance(p.paneel, LogboekPaneel)
    paneel = p.paneel
    p.wacht(lambda: paneel.model.rowCount() > 0)
    return paneel


def iemand(bureau: Bureau) -> Id:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.lees(LeesPersoonKaart(id=wie))
    return wie


def test_that_somebody_is_looked_up_by_keys_and_gets_the_page(bureau: Bureau, qtbot: QtBot) -> None:
    wie = iemand(bureau)
    bureau.noteer(Logregel("iets anders", None, "proef", soort=AFDRUKKEN))
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        assert not paneel.overzicht_knop.isEnabled()
        paneel.eerste_veld().setFocus()
        p.typ("meulen")
        p.wacht(paneel.filters.inwoner.lijst.isVisible)
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.overzicht_knop.isEnabled() and paneel.model.rowCount() == 1)
        rij = paneel.model.rij(0)
        assert rij.persoon_id == wie
        assert rij.wat == "persoonskaart geopend"
        paneel.tabel.kies(rij.id)
        assert "waarom: inwoner helpen aan de entree" in p.teksten()
        paneel.toon_overzicht()
        p.wacht(lambda: any(venster.is_klaar for venster in voorbeelden()))
        for venster in voorbeelden():
            venster.close()


def test_that_what_waited_to_be_written_stands_there_when_the_log_opens(bureau: Bureau, qtbot: QtBot) -> None:
    iemand(bureau)
    bureau.doe(LogToegang())
    bureau.bij_toegang = lambda: None  # just logged in: nothing was written since
    bureau.noteer(Logregel("inloggen mislukt", None, "proef", soort=MISLUKT, aantal=3))
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        rijen = (paneel.model.rij(plek) for plek in range(paneel.model.rowCount()))
        assert "inloggen mislukt" in {rij.wat for rij in rijen}


def test_that_a_wrong_day_is_told_beside_it_and_nothing_typed_is_lost(bureau: Bureau, qtbot: QtBot) -> None:
    iemand(bureau)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.filters.van.setFocus()
        p.typ("31-2")
        p.toets(K.Key_Tab)
        p.wacht(paneel.filters.velden["van"].heeft_fout)
        assert paneel.filters.van.text() == "31-2"
        paneel.filters.van.setText("1-3-2026")
        paneel.filters.tot.setText("1-2-2026")
        paneel.zoek()
        assert paneel.filters.velden["tot"].heeft_fout()
        assert not paneel.filters.velden["van"].heeft_fout()
        paneel.filters.wis()
        p.wacht(lambda: not paneel.filters.velden["tot"].heeft_fout())


def test_that_older_lines_come_below_the_ones_that_stand_there(bureau: Bureau, qtbot: QtBot, klok: Klok) -> None:
    for nummer in range(130):
        bureau.noteer(Logregel(f"blad {nummer}", None, "proef", soort=AFDRUKKEN))
        klok.verzet(10)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.filters.soort.zet(AFDRUKKEN)
        paneel.zoek()
        p.wacht(lambda: paneel.model.rowCount() == 100 and paneel.meer.isVisible())
        paneel.lees_verder()
        p.wacht(lambda: paneel.model.rowCount() == 130)
        assert not paneel.meer.isVisible()


def test_that_a_file_holds_all_pages_no_formula_and_is_told_itself(
    bureau: Bureau, qtbot: QtBot, klok: Klok, tmp_path: Path
) -> None:
    for nummer in range(120):
        bureau.noteer(Logregel(f"=blad {nummer}", None, "proef", soort=AFDRUKKEN))
        klok.verzet(10)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.filters.soort.zet(AFDRUKKEN)
        paneel.zoek()
        p.wacht(lambda: paneel.model.rowCount() == 100)
        paneel.bewaar_als(tmp_path / "uit.csv")
        p.wacht(lambda: "120 regels" in p.meldingen())
    rijen = list(csv.DictReader((tmp_path / "uit.csv").read_text().splitlines()))
    assert len(rijen) == 120
    assert rijen[0]["wat"] == "'=blad 119"
    bureau.doe(LogToegang())
    (regel,) = bureau.lees(LeesLogboek(soort=UITVOER)).regels
    assert (regel.wat, regel.aantal) == ("logboek opgeslagen als bestand", 120)


def test_that_rows_that_are_copied_are_told_with_whose_they_are(bureau: Bureau, qtbot: QtBot) -> None:
    wie = iemand(bureau)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.tabel.view.selectAll()
        paneel.tabel.kopieer()
        assert "Jantje" in QGuiApplication.clipboard().text()
        p.wacht(lambda: paneel.omgeving.jobs.is_klaar)
        QGuiApplication.clipboard().clear()
    (regel,) = bureau.lees(LeesLogboek(soort=KOPIEREN)).regels
    assert regel.persoon_id == wie
    assert regel.wat == "gekopieerd: Logboek"


def test_that_what_is_unusual_is_one_choice_away(bureau: Bureau, qtbot: QtBot, klok: Klok) -> None:
    wie = iemand(bureau)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        bureau.noteer(Logregel("persoonskaart geopend", wie, "proef", grondslag="anders"))
        bureau.doe(LogToegang())
        paneel.toon_opvallend()
        p.wacht(lambda: paneel.model.rowCount() > 0 and "ander doel" in paneel.model.rij(0).ongewoon)
        assert "nagekeken vanaf" in p.teksten()


def test_that_the_card_of_a_resident_leads_to_the_page(bureau: Bureau, qtbot: QtBot) -> None:
    wie = iemand(bureau)
    with proef(bureau, qtbot, "inwoner") as p:
        p.paneel.handle("persoon.open", wie)
        p.wacht(lambda: "Jantje" in p.teksten())
        (doe,) = (actie.doe for actie in p.paneel.acties() if actie.naam == "inwoner.wie_zag")
        doe()
        assert p.gevraagd[-1] == ("inzage.overzicht", ("persoon", wie))
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        open_paneel(p)
        assert p.paneel.handle("inzage.overzicht", ("persoon", wie))
        p.wacht(lambda: bool(voorbeelden()))
        voorbeeld = voorbeelden()[0]
        p.wacht(lambda: voorbeeld.is_klaar)
        assert voorbeeld.windowTitle() == "Wie zag mijn gegevens?"
        voorbeeld.close()


def voorbeelden() -> list[AfdrukVenster]:
    """The previews that stand open."""
    return [venster for venster in QApplication.topLevelWidgets() if isinstance(venster, AfdrukVenster)]


def test_that_old_lines_go_after_one_question_and_young_ones_never(bureau: Bureau, qtbot: QtBot, klok: Klok) -> None:
    bureau.noteer(Logregel("blad", None, "proef", soort=AFDRUKKEN))
    bureau.doe(LogToegang())
    klok.verzet(7 * 366 * 86_400_000)
    assert isinstance(bureau.wereld.ids, Ids)
    bureau.wereld.ids.begin += 7 * 366 * 86_400_000
    for dagen in range(40, 480, 40):  # a team that was at work all year
        bureau.noteer(Logregel("aangemeld", None, "proef", soort=AANMELDEN, tijd=klok() - dagen * 86_400_000))
    bureau.noteer(Logregel("nieuw blad", None, "proef", soort=AFDRUKKEN))
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.vraag_oud()
        p.bewaar()
        p.wacht(lambda: "Oude regels vernietigd: 1" in p.meldingen())
        p.wacht(lambda: not paneel.zin.isVisible())
        paneel.vraag_oud()
        p.bewaar()
        p.wacht(lambda: "Er zijn geen regels van voor" in p.meldingen())
    assert [rij.wat for rij in bureau.lees(LeesLogboek(soort=AFDRUKKEN)).regels] == ["nieuw blad"]


def test_that_a_tie_and_what_a_kind_of_unusual_cannot_know_are_told_below_the_lines(
    bureau: Bureau, qtbot: QtBot
) -> None:
    wie = iemand(bureau)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        p.wacht(lambda: any(rij.persoon_id == wie for rij in paneel._regels))
        assert "die u kent, staan hier niet" in paneel.uitleg.text()  # said to everybody: it tells of no tie
        mij = bureau.medewerker.id
        bewaar(bureau, Belang(persoon_id=wie, medewerker_id=mij, soort="familie", gemeld_door_id=mij))
        paneel.zoek()
        p.wacht(lambda: all(rij.persoon_id != wie for rij in paneel._regels))
        assert "die u kent, staan hier niet" in paneel.uitleg.text()
        paneel.filters.opvallend.zet("eigen_straat")
        paneel.zoek()
        p.wacht(lambda: "van wie vastligt dat zij inwoner zijn" in paneel.uitleg.text())


def test_that_no_page_is_made_over_other_days_than_were_typed(bureau: Bureau, qtbot: QtBot) -> None:
    iemand(bureau)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.eerste_veld().setFocus()
        p.typ("meulen")
        p.wacht(paneel.filters.inwoner.lijst.isVisible)
        p.toets(K.Key_Return)
        p.wacht(paneel.overzicht_knop.isEnabled)
        paneel.filters.van.setText("31-2-2026")
        paneel.toon_overzicht()
        assert paneel.filters.velden["van"].heeft_fout()
        assert paneel.filters.van.hasFocus()
        p.wacht(lambda: paneel.omgeving.jobs.is_klaar)
        assert not voorbeelden()


def test_that_in_large_letters_filters_and_lines_take_turns_so_that_one_bar_scrolls(
    bureau: Bureau, qtbot: QtBot
) -> None:
    iemand(bureau)
    bureau.doe(LogToegang())
    with proef(bureau, qtbot, "logboek") as p:
        paneel = open_paneel(p)
        paneel.window().resize(1366, 1000)
        p.wacht(paneel.filters.isVisible)
        assert paneel.tabel.isVisible()
        assert paneel.vouw.knop.isHidden()
        paneel.window().resize(1366, paneel.fontMetrics().height() * (REGELS - 1))
        p.wacht(paneel.vouw.knop.isVisible)
        assert (paneel.tabel.isVisible(), paneel.filters.isVisible()) == (True, False)
        assert paneel.eerste_veld() is paneel.tabel.zoek
        paneel.toon_overzicht()  # asks for a resident: so the filters are there
        assert (paneel.tabel.isVisible(), paneel.filters.isVisible()) == (False, True)
        paneel.vouw.knop.click()
        assert (paneel.tabel.isVisible(), paneel.filters.isVisible()) == (True, False)
        paneel.window().resize(1366, 1000)
        p.wacht(paneel.filters.isVisible)
        assert paneel.tabel.isVisible()
        assert paneel.vouw.knop.isHidden()
