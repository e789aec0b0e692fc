"""Somebody leaves: the cases go to others in one go and come back in one go, and then the access stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.services.huishoudens import huishouden
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.regie import OpenCasus
from wijdesk.models.values import Id
from wijdesk.store import keys
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster
from wijdesk.ui.panel import Toegangsbeheer

LANG = 10_000


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
    jobs = Jobs(bureau.schrijf, bureau.lees)
    beheer = Toegangsbeheer(bureau.maak_medewerker, bureau.wijzig_wachtwoord, bureau.stop_toegang)
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
    blad.terug.click()
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
