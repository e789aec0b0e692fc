"""The page with desks: one line for a desk, also when it began other chains, and whose chain stands still."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import winkel
from tests.sync.teams import MINUUT, Stad
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname, onderhoud
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.rows.delen import BalieRij
from wijdesk.sync.folder import SEGMENTEN

pytestmark = [pytest.mark.lang, pytest.mark.timeout(180)]

DAG = 86_400_000


def rij_van(bij: Bureau, wie: Bureau) -> BalieRij:
    """The line of one desk at another."""
    id_ = deelname.deelnemer(wie).ingeschreven
    [rij] = [rij for rij in lees_stand(bij).balies if rij.id == id_]
    return rij


def zet_terug(stad: Stad, kopie: Path) -> None:
    """The centre becomes what it was when the copy was made, and says so."""
    shutil.rmtree(stad.map / "centrum")
    shutil.copytree(kopie, stad.map / "centrum")
    onderhoud.zet_centrum_terug(stad.beheer, stad.waar)


def ketens_in(stad: Stad) -> set[Path]:
    """Where every chain in the folder of the centre stands."""
    return {plek for plek in (stad.map / "centrum" / SEGMENTEN).glob("*/*") if plek.is_dir()}


def beschadig(keten: Path) -> None:
    """One byte in the middle of every body of a chain is another."""
    for lichaam in keten.rglob("*.wds"):
        inhoud = bytearray(lichaam.read_bytes())
        inhoud[len(inhoud) // 2] ^= 1
        lichaam.write_bytes(inhoud)


def test_that_after_a_centre_was_put_back_a_desk_is_one_line_with_its_latest_work(drie_teams: Stad) -> None:
    stad = drie_teams
    beheer, sanne, piet = stad.bureaus[:3]
    sanne.doe(winkel.contact(sanne))
    stad.ronde(sanne, beheer)
    shutil.copytree(stad.map / "centrum", stad.map / "gisteren")
    sanne.doe(winkel.contact(sanne))
    stad.ronde(sanne, beheer, piet)
    voor = {bij: rij_van(bij, sanne).tot for bij in (sanne, piet, beheer)}
    aantal = len(lees_stand(beheer).balies)
    zet_terug(stad, stad.map / "gisteren")
    stad.klok.verzet(DAG)
    stad.ronde(*stad.bureaus, *stad.bureaus)
    for bij, tot in voor.items():  # what another desk offered again is not counted here as well
        assert 0 < rij_van(bij, sanne).tot <= tot
    voor = {bij: rij_van(bij, sanne).tot for bij in voor}
    stad.klok.verzet(30 * DAG)
    sanne.doe(winkel.contact(sanne))
    laatst = stad.klok()
    stad.ronde(sanne, piet, beheer)
    for bij in voor:
        rij = rij_van(bij, sanne)
        assert (rij.laatst, rij.versie, rij.stil) == (laatst, SCHEMA_VERSIE, "")
        assert rij.tot > voor[bij]
    assert len(lees_stand(beheer).balies) == aantal


def test_that_a_chain_begun_later_that_stands_still_is_told_of_its_desk_and_team(drie_teams: Stad) -> None:
    stad = drie_teams
    beheer, sanne, piet = stad.bureaus[:3]
    shutil.copytree(stad.map / "centrum", stad.map / "gisteren")
    zet_terug(stad, stad.map / "gisteren")
    stad.ronde(*stad.bureaus)
    sanne.doe(winkel.contact(sanne))
    voor = ketens_in(stad)
    stad.ronde(sanne)
    [keten] = ketens_in(stad) - voor
    beschadig(keten)
    sinds = stad.klok()
    stad.ronde(piet, beheer)
    for bij in (piet, beheer):
        rij = rij_van(bij, sanne)
        assert "beschadigd" in rij.stil
        assert rij.teams == ("Selwerd",)
        assert rij.stil_sinds is not None
        assert sinds <= rij.stil_sinds <= sinds + 2 * MINUUT
        assert [er for er in lees_stand(bij).balies if er.stil] == [rij]


def test_that_of_a_desk_of_several_teams_the_team_is_told_whose_chain_stands_still(drie_teams: Stad) -> None:
    stad = drie_teams
    beheer, sanne = stad.bureaus[:2]
    beheer.doe(winkel.contact(beheer))
    stad.ronde(beheer)
    [vinkhuizen] = [er.id for er in lees_stand(beheer).teams if er.naam == "Vinkhuizen"]
    yara = stad.bureaus[3]
    nieuw = [plek for plek in ketens_in(stad) if plek.parent.name == vinkhuizen.hex()]
    [keten] = [plek for plek in nieuw if plek.name in _ketens_van(beheer)]
    beschadig(keten)
    stad.ronde(yara)  # it has read that chain already
    nieuwe = stad.balie("Vinkhuizen", "Nina Nieuw")
    rij = rij_van(nieuwe, beheer)
    assert rij.stil.startswith("Voor Vinkhuizen: ")
    assert not rij_van(yara, beheer).stil
    assert not rij_van(sanne, beheer).stil


def _ketens_van(bureau: Bureau) -> set[str]:
    return {keten.hex() for keten in deelname.deelnemer(bureau).schrijft.values()}
