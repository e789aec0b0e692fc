"""Somebody leaves: the cases go to others in one go and come back in one go, and then the access stops."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import huishouden, open_casus
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.app.toegang import wijzig_wachtwoord
from wijdesk.errors import VerkeerdWachtwoord
from wijdesk.models.opdrachten.regie import NeemRegieOver, OpenCasus
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.values import Id
from wijdesk.models.verloop import Contactmoment
from wijdesk.store import keys
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.ui.fields import Veld
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster
from wijdesk.ui.panel import Toegangsbeheer

LANG = 30_000


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


@pytest.fixture
def omar(bureau: Bureau) -> Id:
    hier = bureau.medewerker.locatie_id
    return bureau.maak_medewerker("Omar El Idrissi", "vier losse woorden samen", ("casemanager",), hier)


@pytest.fixture
def venster(bureau: Bureau, omar: Id, qtbot: QtBot) -> Iterator[MedewerkersVenster]:
    for naam in ("Aalbers", "Bos"):
        bureau.doe(
            OpenCasus(
                huishouden_id=huishouden(bureau, naam=naam),
                wettelijk_kader="Jeugdwet",
                aanleiding="x",
                regisseur_id=omar,
            )
        )
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    beheer = Toegangsbeheer(bureau.maak_medewerker, partial(wijzig_wachtwoord, bureau), bureau.stop_toegang)
    dialoog = MedewerkersVenster(maak_omgeving(bureau, jobs), beheer, draagt_over=True)
    qtbot.addWidget(dialoog)
    dialoog.show()
    qtbot.waitUntil(lambda: dialoog.lijst.count() == 2, timeout=LANG)
    try:
        yield dialoog
    finally:
        jobs.sluit()


def regisseurs(bureau: Bureau) -> set[Id]:
    return {Id(rij[0]) for rij in rauw(bureau, "SELECT regisseur_id FROM huishouden")}


def test_that_i_cannot_leave_by_myself(venster: MedewerkersVenster, bureau: Bureau) -> None:
    mij = next(n for n, rij in enumerate(venster._rijen) if rij.id == bureau.medewerker.id)
    venster.lijst.setCurrentRow(mij)
    assert not venster.gaat_weg.isEnabled()


def test_that_all_cases_are_handed_over_taken_back_and_then_the_access_stops(
    venster: MedewerkersVenster, bureau: Bureau, omar: Id, qtbot: QtBot
) -> None:
    venster.lijst.setCurrentRow(next(n for n, rij in enumerate(venster._rijen) if rij.id == omar))
    venster.gaat_weg.click()
    blad = venster.vertrek
    qtbot.waitUntil(lambda: len(blad.rijen) == 2 and blad.rijen[0][1].count() == 2, timeout=LANG)
    assert "2 open casussen" in blad.uitleg.text()
    blad.verdeel.setFocus()
    gelopen = [QTest.keyClick(venster.focusWidget() or venster, Qt.Key.Key_Tab) or venster.focusWidget() for _ in "123"]
    assert gelopen == [blad.rijen[0][1], blad.rijen[1][1], blad.draag_over], "Tab walks down the page"
    blad.stop.click()
    qtbot.waitUntil(lambda: "nog 2 open casussen" in blad.fout.text(), timeout=LANG)
    blad.draag_over.click()
    assert "Kies bij elke casus" in blad.fout.text()
    blad.verdeel.click()
    blad.draag_over.click()
    qtbot.waitUntil(blad.veld_reden.heeft_fout, timeout=LANG)
    QTest.keyClicks(blad.reden, "Omar gaat met pensioen")
    blad.draag_over.click()
    qtbot.waitUntil(blad.terug.isVisible, timeout=LANG)
    assert regisseurs(bureau) == {bureau.medewerker.id}
    qtbot.waitUntil(blad.terug.isEnabled, timeout=LANG)
    QTest.keyClick(venster.focusWidget() or blad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: regisseurs(bureau) == {omar}, timeout=LANG)
    qtbot.waitUntil(lambda: len(blad.rijen) == 2 and blad.draag_over.isEnabled(), timeout=LANG)
    blad.alles.kies(bureau.medewerker.id)
    blad._alles_naar()
    blad.draag_over.click()
    qtbot.waitUntil(lambda: "Geen open casussen" in blad.uitleg.text(), timeout=LANG)
    blad.stop.click()
    qtbot.waitUntil(lambda: "kan niet meer inloggen" in venster.melding.text(), timeout=LANG)
    assert not keys.heeft_sleutel(bureau.map, "Omar El Idrissi")
    qtbot.waitUntil(lambda: any("niet meer actief" in venster.lijst.item(n).text() for n in range(2)), timeout=LANG)
    venster.lijst.setCurrentRow(next(n for n, rij in enumerate(venster._rijen) if rij.id == omar))
    assert venster.weer_actief.isVisible()
    venster.weer_actief.click()
    qtbot.waitUntil(lambda: venster.nieuw.naam.text() == "Omar El Idrissi", timeout=LANG)


def test_that_forty_cases_are_spread_with_the_counts_told_and_come_back_as_a_whole(
    venster: MedewerkersVenster, bureau: Bureau, omar: Id, qtbot: QtBot
) -> None:
    hier = bureau.medewerker.locatie_id
    petra = bureau.maak_medewerker("Petra Bos", "vier losse woorden hier", ("casemanager",), hier)
    for nummer in range(38):
        id_ = huishouden(bureau, naam=f"Gezin {nummer:02}")
        open_casus(bureau, id_, wettelijk_kader="Jeugdwet", aanleiding="x", regisseur_id=omar)
    venster._lees()
    qtbot.waitUntil(lambda: venster.lijst.count() == 3, timeout=LANG)
    venster.lijst.setCurrentRow(next(n for n, rij in enumerate(venster._rijen) if rij.id == omar))
    venster.gaat_weg.click()
    blad = venster.vertrek
    qtbot.waitUntil(lambda: len(blad.rijen) == 40 and blad.rijen[0][1].count() == 3, timeout=LANG)
    namen = [veld.label.text() for veld in blad._lijst.findChildren(Veld)]
    assert all(any(naam.startswith(f"Gezin {nummer:02} (C26-") for naam in namen) for nummer in range(38))
    assert blad.wordt.text() == ""
    blad.verdeel.click()
    assert blad.wordt.text() == "Aantal casussen · Petra Bos: van 0 naar 20 · Sanne de Vries: van 0 naar 20"
    QTest.keyClicks(blad.reden, "Omar gaat met pensioen")
    blad.draag_over.click()
    qtbot.waitUntil(blad.terug.isVisible, timeout=LANG)
    telling = "SELECT regisseur_id, count(*) FROM huishouden GROUP BY 1 ORDER BY 2"
    assert dict(map(tuple, rauw(bureau, telling))) == {petra: 20, bureau.medewerker.id: 20}
    blad.terug.click()
    qtbot.waitUntil(lambda: regisseurs(bureau) == {omar}, timeout=LANG)


def test_that_whoever_left_cannot_open_the_desk_and_stays_named_on_what_was_written(
    venster: MedewerkersVenster, bureau: Bureau, omar: Id, qtbot: QtBot
) -> None:
    assert keys.ontgrendel(bureau.map, "Omar El Idrissi", "vier losse woorden samen").medewerker_id == omar
    [(gezin,)] = rauw(bureau, "SELECT id FROM huishouden WHERE naam = 'Bos'")
    assert bureau._winkel is not None
    with UnitOfWork(
        bureau._winkel,
        Wie(
            medewerker_id=omar, naam="Omar El Idrissi", locatie_id=bureau.medewerker.locatie_id, rechten=bureau.rechten
        ),
        bureau.wereld.klok,
        bureau.wereld.ids,
        "proef",
    ) as uow:
        uow.voeg_toe(
            Contactmoment(
                huishouden_id=gezin, op=uow.nu - 1, soort="huisbezoek", notitie="Thee gedronken", medewerker_id=omar,
                geschreven_op=uow.nu - 1,
            )
        )  # fmt: skip
        uow.commit()
    for (huishouden_id,) in rauw(bureau, "SELECT id FROM huishouden"):
        bureau.doe(NeemRegieOver(huishouden_id=Id(huishouden_id), naar_id=bureau.medewerker.id, reden="Omar gaat weg"))
    venster.lijst.setCurrentRow(next(n for n, rij in enumerate(venster._rijen) if rij.id == omar))
    venster.gaat_weg.click()
    qtbot.waitUntil(lambda: "Geen open casussen" in venster.vertrek.uitleg.text(), timeout=LANG)
    venster.vertrek.stop.click()
    qtbot.waitUntil(lambda: "kan niet meer inloggen" in venster.melding.text(), timeout=LANG)
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(bureau.map, "Omar El Idrissi", "vier losse woorden samen")
    verloop = bureau.lees(LeesVerloop(huishouden_id=Id(gezin)))
    [notitie] = [rij for rij in verloop.rijen if rij.soort == "contact"]
    assert notitie.wie == "Omar El Idrissi"
