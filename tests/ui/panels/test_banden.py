"""Saying that one knows a resident, the rollen of a colleague, and the table of rights: by keys, on a real store."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.gezin import bakker, persoon
from tests.services.collega import aan_het_werk
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.app.middernacht import Middernacht, tot_morgen
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.belang import LeesBelangen, LegBelangVast
from wijdesk.models.opdrachten.huis import LeesMedewerkers, MaakMedewerker
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.opdrachten.rol import LeesRollen
from wijdesk.models.values import lokaal
from wijdesk.reports.wie_mag_wat import kortingen, maak
from wijdesk.services.register import rechtentabel
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.medewerkers_rollen import RollenBlad
from wijdesk.ui.panels.banden import BandenPaneel
from wijdesk.ui.panels.rechten import RechtenPaneel
from wijdesk.ui.regels import REGEL_ROLE
from wijdesk.ui.taal import spreek

K = Qt.Key


def test_that_somebody_says_by_keys_whom_they_know(bureau: Bureau, qtbot: QtBot) -> None:
    fatima = persoon(bureau, "Fatima")
    with proef(bureau, qtbot, "banden") as p:
        paneel = p.paneel
        assert isinstance(paneel, BandenPaneel)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_K)
        p.bewaar()
        p.wacht(paneel.meld_vorm.zoeker.veld.heeft_fout)
        p.typ("Fatima")
        p.wacht(paneel.meld_vorm.zoeker.lijst.isVisible)
        p.toets(K.Key_Return)
        assert paneel.meld_vorm.persoon_id == fatima
        p.bewaar()
        p.wacht(paneel.meld_vorm.velden["soort"].heeft_fout)
        paneel.meld_vorm.zet_waarden({"soort": "familie"})
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        assert bureau.lees(ZoekPersonen(tekst="Fatima")) == ()


def test_that_who_has_the_household_in_hand_is_told_before_they_say_it(bureau: Bureau, qtbot: QtBot) -> None:
    thuis = bakker(bureau)
    with proef(bureau, qtbot, "banden") as p:
        paneel = p.paneel
        assert isinstance(paneel, BandenPaneel)
        assert paneel.handle("band.meld", ("persoon", thuis.zoon))
        p.wacht(paneel.meld_vorm.let_op.isVisible)
        assert not paneel.meld_vorm.zoeker.isVisible()
        p.toets(K.Key_Escape)
        assert not paneel.in_vorm


def test_that_a_tie_of_a_colleague_is_recorded_and_ended_with_a_reason(bureau: Bureau, qtbot: QtBot) -> None:
    fatima = persoon(bureau, "Fatima")
    hier = bureau.medewerker.locatie_id
    omar = bureau.doe(MaakMedewerker(naam="Omar El Idrissi", locatie_id=hier, rollen=("entree",)))
    with proef(bureau, qtbot, "banden") as p:
        paneel = p.paneel
        assert isinstance(paneel, BandenPaneel)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_N)
        p.typ("Fatima")
        p.wacht(paneel.vastleg_vorm.zoeker.lijst.isVisible)
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.vastleg_vorm.medewerker.count() == 3)
        paneel.vastleg_vorm.zet_waarden({"soort": "familie", "toelichting": "Zus"})
        p.bewaar()
        p.wacht(paneel.vastleg_vorm.velden["medewerker_id"].heeft_fout)
        paneel.vastleg_vorm.zet_waarden({"medewerker_id": omar.hex()})
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm and paneel.model.rowCount() == 1)
        assert [rij.persoon_id for rij in bureau.lees(LeesBelangen(medewerker_id=omar))] == [fatima]
        paneel.beeindig()
        p.typ("Zij kennen elkaar niet")
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.model.rowCount() == 0)


def test_that_who_does_not_keep_ties_sees_none(bureau: Bureau, qtbot: QtBot) -> None:
    fatima = persoon(bureau, "Fatima")
    with aan_het_werk(bureau, "entree") as omar:
        bureau.doe(LegBelangVast(id=bureau.wereld.ids(), persoon_id=fatima, soort="familie", medewerker_id=omar.id))
        jobs = Jobs(omar.schrijf, omar.lees, plaats=omar.plaats)
        paneel = BandenPaneel(maak_omgeving(bureau, jobs))
        qtbot.addWidget(paneel)
        paneel.show()
        paneel.ververs()
        assert not paneel.lijst.isVisible()
        assert [actie.naam for actie in paneel.acties()] == ["banden.meld"]
        jobs.sluit()


def test_that_the_table_of_rights_is_read_by_rol_and_printed(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "rechten") as p:
        paneel = p.paneel
        assert isinstance(paneel, RechtenPaneel)
        p.wacht(lambda: paneel.model.rowCount() == len(rechtentabel().regels))
        paneel.rol.zet("vrijwilliger")
        assert paneel.model.rowCount() == sum("vrijwilliger" in regel.rollen for regel in rechtentabel().regels)
        assert paneel.rol.currentText() == "Vrijwilliger"


def test_that_rollen_on_two_lines_are_one_sentence(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "rechten") as p:
        paneel = p.paneel
        assert isinstance(paneel, RechtenPaneel)
        p.wacht(lambda: paneel.model.rowCount() > 0)
        regels = [paneel.model.index(n, 0).data(REGEL_ROLE) for n in range(paneel.model.rowCount())]
        assert any(regel.verder for regel in regels)
        assert all(regel.onder.endswith(",") == bool(regel.verder) for regel in regels)


def test_that_rollen_are_named_in_the_language_of_the_screen(bureau: Bureau, qtbot: QtBot, qapp: QApplication) -> None:
    spreek(qapp, "en")
    try:
        with proef(bureau, qtbot, "rechten") as p:
            paneel = p.paneel
            assert isinstance(paneel, RechtenPaneel)
            p.wacht(lambda: paneel.model.rowCount() > 0)
            regels = [paneel.model.index(n, 0).data(REGEL_ROLE) for n in range(paneel.model.rowCount())]
            assert any("Case manager" in f"{regel.onder} {regel.verder}" for regel in regels)
            assert not any("Casemanager" in f"{regel.onder} {regel.verder}" for regel in regels)
    finally:
        spreek(qapp, "nl")


def test_that_the_paper_holds_every_right_and_every_rol() -> None:
    tabel = rechtentabel()
    kort = kortingen(tabel.rollen)
    assert len(set(kort.values())) == len(tabel.rollen)
    document = pypdfium2.PdfDocument(maak(tabel, vandaag="2026-03-02"))
    tekst = " ".join(" ".join(blad.get_textpage().get_text_range().split()) for blad in document)
    for regel in tabel.regels:
        assert regel.wat.split()[0] in tekst
    assert all(rol in tekst for rol in tabel.rollen)
    assert tekst.count(" ja") >= sum(len(regel.rollen) for regel in tabel.regels) // 2


# Rollen of a colleague -----------------------------------------------------------------------------------------------


@pytest.fixture
def blad(bureau: Bureau, qtbot: QtBot) -> Iterator[RollenBlad]:
    """The page of a colleague who works at the entree."""
    hier = bureau.medewerker.locatie_id
    omar = bureau.doe(MaakMedewerker(naam="Omar El Idrissi", locatie_id=hier, rollen=("entree",)))
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = RollenBlad(maak_omgeving(bureau, jobs))
    qtbot.addWidget(gemaakt)
    gemaakt.show()
    gemaakt.begin(next(rij for rij in bureau.lees(LeesMedewerkers()) if rij.id == omar))
    qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 1)
    yield gemaakt
    jobs.sluit()


def rollen(bureau: Bureau) -> list[tuple[str, str, str]]:
    omar = next(rij.id for rij in bureau.lees(LeesMedewerkers()) if rij.naam == "Omar El Idrissi")
    return [(rij.rol, rij.locatie, rij.tot) for rij in bureau.lees(LeesRollen(medewerker_id=omar))]


def test_that_a_rol_is_given_with_a_place_and_days_and_a_wrong_day_stays_to_be_mended(
    bureau: Bureau, qtbot: QtBot, blad: RollenBlad
) -> None:
    blad.rol.zet("casemanager")
    assert blad.locatie.currentText() == "Selwerd", "everywhere is chosen, and not what one gets"
    blad.tot.setFocus()
    QTest.keyClicks(blad.tot, "gisteren")
    blad.geef.click()
    qtbot.waitUntil(blad.velden["tot"].heeft_fout)
    assert blad.tot.text() == "gisteren"
    blad.tot.selectAll()
    QTest.keyClicks(blad.tot, "1-12-2026")
    blad.geef.click()
    qtbot.waitUntil(lambda: blad.model.rowCount() == 2)
    assert ("casemanager", "Selwerd", "2026-12-01") in rollen(bureau)
    assert blad.tot.text() == ""


def test_that_a_rol_ends_on_its_last_day_or_at_once(bureau: Bureau, qtbot: QtBot, blad: RollenBlad) -> None:
    QTest.keyClicks(blad.eind, "31-12-2026")
    blad.beeindig.click()
    qtbot.waitUntil(lambda: rollen(bureau) == [("entree", "Selwerd", "2026-12-31")])
    qtbot.waitUntil(lambda: blad.eind.text() == "")
    blad.beeindig.click()
    qtbot.waitUntil(lambda: rollen(bureau) == [])


def test_that_a_new_day_is_noticed_once(qtbot: QtBot, klok: Klok) -> None:
    dagen: list[str] = []
    ouder = QObject()
    wacht = Middernacht(klok, lambda: dagen.append("dag"), ouder)
    wacht.kijk()
    assert dagen == []
    klok.nu += 86_400_000
    wacht.kijk()
    wacht.kijk()
    assert dagen == ["dag"]
    assert 0 < tot_morgen(lokaal(klok())).total_seconds() <= 3600
