"""Delen at the desk of the beheerder names who worked where: a laptop that is gone is known by that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.delen import deel
from tests.ui.panels.test_delen import Scherm
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname, onderhoud
from wijdesk.app.uitwisseling.begin import begin
from wijdesk.app.uitwisseling.beheer import laat_toe
from wijdesk.app.uitwisseling.werkers import wie_werkten
from wijdesk.errors import Weigering
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.delen.beeld import balie_beeld

K = Qt.Key
NAAM = "Fatima el Amrani"


@pytest.fixture
def scherm(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> Iterator[Scherm]:
    open_ = Scherm(bureau, jobs, qtbot)
    yield open_
    open_.werker.sluit()


@pytest.fixture
def laptop(tmp_path: Path, klok: Klok) -> Iterator[Bureau]:
    ids = Ids(klok() + 10_000_000)
    winkel.maak(tmp_path / "laptop", klok, ids, medewerker=NAAM)
    with winkel.bureau(tmp_path / "laptop", klok, ids) as open_:
        yield open_


def test_that_each_desk_tells_who_worked_there_where_one_chooses_and_asks_and_afterwards(
    scherm: Scherm, laptop: Bureau, klok: Klok, tmp_path: Path
) -> None:
    scherm.richt_in(tmp_path / "centrum")
    beheer, paneel = scherm.paneel.beheer, scherm.paneel
    assert beheer is not None
    laat_toe(scherm.bureau, deelname.meld_aan(laptop, f"map:{tmp_path / 'centrum'}"), met_beheer=True)
    laptop.doe(winkel.contact(laptop))
    deel(laptop)
    paneel.deel_nu()
    scherm.wacht(lambda: len(paneel.stand.balies) == 2 and paneel.stand.balies[1].tot > 0)
    rij = paneel.stand.balies[1]
    scherm.wacht(lambda: paneel.wie.get(rij.id) == (NAAM,))
    assert f"Daar werkte {NAAM} · Hier tot" in paneel._beeld(rij).gesproken
    assert "Daar werkte" not in balie_beeld(paneel.stand.balies[0], nu=klok(), nieuwste=1, wie=(NAAM,)).gesproken
    beheer.vraag_intrekken(rij)
    assert paneel.vraag.veld.label.text().startswith(f"Daar werkte {NAAM}. Balie 2 intrekken?")
    paneel.vraag.ja.click()
    scherm.wacht(paneel.nazorg.isVisible)
    assert paneel.nazorg.tekst.text().startswith(f"Daar werkte {NAAM}.")
    scherm.wacht(lambda: paneel.stand.balies[1].ingetrokken)
    assert NAAM in paneel._beeld(paneel.stand.balies[1]).gesproken
    scherm.bureau.rechten = frozenset()
    with pytest.raises(Weigering):
        wie_werkten(scherm.bureau)


def test_that_of_a_new_desk_that_shared_nothing_yet_it_is_who_was_let_in(
    scherm: Scherm, klok: Klok, tmp_path: Path
) -> None:
    scherm.richt_in(tmp_path / "centrum")
    mij = scherm.bureau.medewerker.naam
    afdruk = begin(tmp_path / "nieuw", f"map:{tmp_path / 'centrum'}", medewerker=mij, wachtwoord=winkel.WACHTWOORD)
    laat_toe(scherm.bureau, afdruk, teams=[scherm.bureau.medewerker.locatie_id], met_beheer=True)
    werkten = wie_werkten(scherm.bureau)
    assert sorted(werkten.values()) == [(mij,), (mij,)]


def test_that_a_request_that_may_not_be_let_in_is_put_aside_and_told_of_no_more_and_can_come_back(
    scherm: Scherm, laptop: Bureau, tmp_path: Path
) -> None:
    scherm.richt_in(tmp_path / "centrum")
    beheer, paneel = scherm.paneel.beheer, scherm.paneel
    assert beheer is not None
    assert paneel.sleutels is not None
    paneel.sleutels._vergeet_nood()
    afdruk = deelname.meld_aan(laptop, f"map:{tmp_path / 'centrum'}")
    paneel.deel_nu()
    scherm.wacht(lambda: paneel.stand.aanvragen == 1 and beheer.model.rowCount() == 1)
    beheer.lijst.lijst.setFocus()
    beheer.weg_knop.setFocus()
    scherm.druk(K.Key_Return)
    assert paneel.vraag.veld.label.text().startswith(f"{afdruk} niet toelaten?")
    scherm.druk(K.Key_Escape)
    assert beheer.model.rowCount() == 1
    beheer.weg_knop.click()
    paneel.vraag.ja.setFocus()
    scherm.druk(K.Key_Return)
    scherm.wacht(lambda: beheer.model.rowCount() == 0 and paneel.stand.aanvragen == 0 and not scherm.werker._bezig)
    assert "De aanvraag is weggelegd" in scherm.gezegd
    assert beheer.toon_weg.isVisible()
    beheer.toon_weg.click()
    assert beheer.model.rowCount() == 1
    assert not beheer.weg_knop.isEnabled()
    assert uitwisseling_beheer.aanvragen(scherm.bureau)[0].weggelegd
    assert laat_toe(scherm.bureau, afdruk, met_beheer=True) == "Balie 2"
    with pytest.raises(Weigering, match="geen aanvraag"):
        onderhoud.leg_aanvraag_weg(scherm.bureau, afdruk)
