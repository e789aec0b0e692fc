"""The list panels and the person card on the real encrypted store: what the desk in memory promises, it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.invoer import InvoerPanel
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.panels.vandaag import VandaagPanel
from wijdesk.ui.panels.wachtrij import WachtrijPanel
from wijdesk.ui.panels.werk import WerkPanel

P = TypeVar("P", bound=Panel)
LANG = 30_000


@pytest.fixture
def open_paneel(bureau: Bureau, qtbot: QtBot) -> Callable[[type[P]], AbstractContextManager[P]]:
    @contextmanager
    def _open(soort: type[P]) -> Iterator[P]:
        jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        paneel = next(s for s in maak_panelen(bureau) if s.naam == soort.naam).maak(maak_omgeving(bureau, jobs))
        assert isinstance(paneel, soort)
        qtbot.addWidget(paneel)
        paneel.resize(700, 900)
        paneel.show()
        qtbot.waitExposed(paneel)
        paneel.activateWindow()
        try:
            yield paneel
        finally:
            jobs.sluit()

    return _open


def staat_er(paneel: WerkPanel, woord: str) -> bool:
    return woord in str(paneel.model.index(0, 0).data())


def persoon(bureau: Bureau, **velden: str) -> Id:
    invoer = PersoonInvoer(**({"roepnaam": "Fenna", "achternaam": "Kruidhof", "bsn": "111222333"} | velden))  # type: ignore[arg-type]
    return winkel.persoon_van(bureau, winkel.contact(bureau, nieuwe_persoon=invoer, persoon_id=None))


def test_that_somebody_is_put_in_the_row_called_and_seen_as_called(open_paneel, bureau: Bureau, qtbot: QtBot) -> None:
    with open_paneel(WachtrijPanel) as paneel:
        paneel.voeg_toe()
        QTest.keyClicks(paneel.formulier.wie.regel, "mevrouw met rode jas")
        QTest.keyClick(paneel.formulier.wie.regel, Qt.Key.Key_Return)
        QTest.keyClicks(paneel.formulier.regel, "brief")
        QTest.keyClick(paneel.formulier.regel, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
        qtbot.waitUntil(paneel.lijst.lijst.hasFocus, timeout=LANG)
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
        qtbot.waitUntil(lambda: "opgeroepen" in str(paneel.model.index(0, 0).data()), timeout=LANG)
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: "spoed" in str(paneel.model.index(0, 0).data()), timeout=LANG)
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_W)
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)
    assert bureau.lees(LeesWachtrij(locatie_id=bureau.medewerker.locatie_id)) == ()


def test_that_a_hand_over_is_picked_up_put_back_and_ended(open_paneel, bureau: Bureau, qtbot: QtBot) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="terugbelverzoek"))
    with open_paneel(WerkPanel) as paneel:
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
        paneel.lijst.lijst.setFocus()
        for toets, woord in ((Qt.Key.Key_O, "bij mij"), (Qt.Key.Key_T, ", open"), (Qt.Key.Key_O, "bij mij")):
            QTest.keyClick(paneel.lijst.lijst, toets)
            qtbot.waitUntil(partial(staat_er, paneel, woord), timeout=LANG)
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_A)
        QTest.keyClicks(paneel.zin.regel, "teruggebeld")
        QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)


def test_that_a_vraag_is_corrected_and_then_taken_back(open_paneel, bureau: Bureau, qtbot: QtBot) -> None:
    bureau.doe(winkel.contact(bureau))
    with open_paneel(VandaagPanel) as paneel:
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
        paneel.tabel.view.setCurrentIndex(paneel.model.index(0, 0))
        paneel.open_huidige()
        qtbot.waitUntil(paneel.detail.isVisible, timeout=LANG)
        paneel.detail.uitkomst.zet("doorverbonden")
        paneel.detail.kanaal.zet("telefoon")
        paneel.detail.reden.setText("verkeerd gekozen")
        paneel.detail.bewaar_correctie()
        qtbot.waitUntil(lambda: paneel.model.rij(0).kanaal == "telefoon", timeout=LANG)
        assert paneel.model.rij(0).uitkomst == "doorverbonden"
        assert paneel.model.rij(0).gecorrigeerd
        qtbot.waitUntil(lambda: not paneel.detail.gewijzigd(), timeout=LANG)
        paneel.detail.intrekken.click()
        paneel.detail.zin.regel.setText("proef van een collega")
        paneel.detail.zin.ja.click()
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)
    assert bureau.lees(LeesVragen(van=0, tot=2**62)) == ()


def test_that_a_card_is_corrected_while_its_bsn_stays_masked(open_paneel, bureau: Bureau, qtbot: QtBot) -> None:
    wie = persoon(bureau, geboortedatum="12-05-1980")
    with open_paneel(InwonerPanel) as paneel:
        paneel.handle("persoon.open", wie)
        qtbot.waitUntil(lambda: paneel.kop.text() == "Fenna Kruidhof", timeout=LANG)
        assert paneel.kaart.bsn.text() == "••• ••• 333"
        paneel.kaart.toon_bsn.click()
        qtbot.waitUntil(lambda: paneel.kaart.bsn.text() == "111 222 333", timeout=LANG)
        paneel.wijzig()
        paneel.bewerken.regels["telefoon"].setText("geen nummer")
        paneel.bewerken.regels["postcode"].setText("9741 EA")
        paneel.bewerken.bewaar()
        qtbot.waitUntil(paneel.bewerken.velden["telefoon"].heeft_fout, timeout=LANG)
        paneel.bewerken.regels["telefoon"].setText("06 12345678")
        paneel.bewerken.bewaar()
        qtbot.waitUntil(lambda: paneel.stapel.currentWidget() is paneel.kaart, timeout=LANG)
    kaart = bureau.lees(LeesPersoonKaart(id=wie)).persoon
    assert (kaart.postcode, kaart.geboortedatum, kaart.bsn[-3:]) == ("9741EA", "1980-05-12", "333")
    assert kaart.telefoon


def test_that_a_pandverbod_shows_on_the_card_and_in_the_row_and_help_goes_on(
    open_paneel, bureau: Bureau, qtbot: QtBot
) -> None:
    wie = persoon(bureau)
    with open_paneel(InwonerPanel) as paneel:
        paneel.handle("persoon.open", wie)
        qtbot.waitUntil(lambda: paneel.kop.text() == "Fenna Kruidhof", timeout=LANG)
        paneel.meld_agressie()
        paneel.agressie.soort.zet("verbaal")
        paneel.agressie.maatregel.zet("pandverbod")
        paneel.agressie.leg_vast()
        qtbot.waitUntil(lambda: "Pandverbod" in paneel.waarschuwing.text(), timeout=LANG)
    locatie_id = bureau.medewerker.locatie_id
    bureau.doe(MeldWachtendeAan(locatie_id=locatie_id, naam="Fenna Kruidhof", persoon_id=wie, waarvoor="", urgentie=3))
    with open_paneel(WachtrijPanel) as rij:
        qtbot.waitUntil(lambda: rij.model.rowCount() == 1, timeout=LANG)
        assert "andverbod" in rij.let_op.text()
        assert rij.toetsen.knop("wachtrij.help").isEnabled()


def test_that_two_cards_become_one_and_come_apart_again(open_paneel, bureau: Bureau, qtbot: QtBot) -> None:
    een = persoon(bureau)
    ander = persoon(bureau, roepnaam="Fenneke", bsn="")
    with open_paneel(InwonerPanel) as paneel:
        paneel.handle("persoon.open", een)
        qtbot.waitUntil(lambda: paneel.kop.text() == "Fenna Kruidhof", timeout=LANG)
        paneel.voeg_samen()
        zoeker = paneel.samenvoegen.zoeker
        QTest.keyClicks(zoeker.regel, "fenneke")
        qtbot.waitUntil(zoeker.lijst.isVisible, timeout=LANG)
        QTest.keyClick(zoeker.regel, Qt.Key.Key_Down)
        QTest.keyClick(zoeker.regel, Qt.Key.Key_Return)
        qtbot.waitUntil(paneel.samenvoegen.voeg.isEnabled, timeout=LANG)
        paneel.samenvoegen.blijft_hier.setChecked(True)
        paneel.samenvoegen.reden.setText("zelfde geboortedatum en adres")
        paneel.samenvoegen.voeg_samen()
        qtbot.waitUntil(lambda: paneel.kaart.model.rowCount() == 2, timeout=LANG)
        uiteen = paneel.findChild(QPushButton, "inwoner_uiteen_1")
        assert uiteen is not None
        uiteen.click()
        paneel.zin.regel.setText("toch twee zussen")
        paneel.zin.ja.click()
        qtbot.waitUntil(lambda: paneel.kaart.model.rowCount() == 1, timeout=LANG)
    assert len(bureau.lees(LeesPersoonKaart(id=ander)).vragen) == 1


def test_that_a_file_is_tried_put_in_and_taken_back(open_paneel, bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    bestand = tmp_path / "vragen.csv"
    bestand.write_text(
        "nummer,ontvangen,locatie,kanaal,melder,meldingtype,direct_afgehandeld,uitkomst,toelichting,opmerking\n"
        "1,2020-03-02T10:00,Selwerd,telefoon,Overig,Wonen,ja,zelf beantwoord,dak lekt,x\n"
        "2,2020-03-03,Lewenborg,telefoon,Overig,Wonen,nee,naar triage,woning te klein,x\n"
        "3,ooit,Selwerd,telefoon,Overig,Wonen,nee,naar triage,,x\n",
        encoding="utf-8",
    )
    with open_paneel(InvoerPanel) as paneel:
        paneel.bestand.setText(str(bestand))
        paneel.doe_proef()
        qtbot.waitUntil(paneel.verslag.isVisible, timeout=LANG)
        assert "2 zouden erbij komen" in paneel.verslag.zin.text()
        assert "opmerking" in paneel.verslag.meer.text()
        assert [fout.regel for fout in paneel.verslag.fouten] == [4]
        assert bureau.lees(LeesVragen(van=0, tot=2**62)) == ()
        paneel.doe_import()
        qtbot.waitUntil(paneel.nieuw.isVisible, timeout=LANG)
        assert "Lewenborg" in paneel.nieuw.zin.text()
        paneel.nieuw.ja.click()
        qtbot.waitUntil(lambda: "2 toegevoegd" in paneel.verslag.zin.text(), timeout=LANG)
        qtbot.waitUntil(lambda: "Lewenborg" in paneel.verslag.meer.text(), timeout=LANG)
        qtbot.waitUntil(lambda: paneel.partijen.model.rowCount() == 1, timeout=LANG)
        paneel.naar_partijen.click()
        paneel.partijen.vraag_terug()
        paneel.partijen.zin.ja.click()
        qtbot.waitUntil(lambda: "teruggenomen" in str(paneel.partijen.model.index(0, 0).data()), timeout=LANG)
    assert bureau.lees(LeesVragen(van=0, tot=2**62)) == ()
