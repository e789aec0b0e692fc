"""Regie across teams: whole stores of two teams that ask one centre, in a folder and in a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gezin, winkel
from tests.conftest import Klok
from tests.sync.regieteams import (
    KIND,
    MOEDER,
    SELWERD,
    VADER,
    VINKHUIZEN,
    Stad,
    claims,
    goedkope_pseudoniemen,
    huis,
    ronde,
    sluit_casus,
    stad_in_map,
    stad_op_server,
)
from tests.sync.server import Server
from wijdesk.sync import regie

DAG = 86_400_000
UUR = 3_600_000


@pytest.fixture
def goedkoop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regie, "KOSTEN", goedkope_pseudoniemen())


@pytest.fixture(params=["map", "postgres"])
def stad(request: pytest.FixtureRequest, tmp_path: Path, klok: Klok, goedkoop: None) -> Iterator[Stad]:
    """A centre that answers for the whole city: a folder with an index, and a database."""
    if request.param == "postgres":
        gemaakt = stad_op_server(tmp_path, klok, request.getfixturevalue("server"))
    else:
        gemaakt = stad_in_map(tmp_path, klok)
    gemaakt.maak(stadsbreed=True)
    yield gemaakt
    gemaakt.sluit()


def stand(bureau: object, huishouden_id: object) -> tuple[str, str]:
    regie_ = gezin.lees(bureau, huishouden_id).regie  # type: ignore[arg-type]
    return regie_.soort, regie_.zin


def test_that_the_first_team_is_confirmed_and_the_second_hears_which_team_since_when(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    daar = huis(selwerd, MOEDER, KIND)
    assert stand(selwerd, daar)[0] == "voorlopig"
    ronde(selwerd)
    assert stand(selwerd, daar)[0] == "bevestigd"
    assert claims(selwerd) == [("bevestigd", 1, SELWERD)] * 2
    stad.klok.verzet(DAG)
    hier = huis(vinkhuizen, VADER, KIND)
    ronde(vinkhuizen)
    soort, zin = stand(vinkhuizen, hier)
    assert soort == "elders"
    assert zin.startswith("Team Selwerd heeft al een regisseur voor Sam van der Meulen, sinds 2 maart 2026.")
    assert claims(vinkhuizen) == [("elders", 1, SELWERD), ("bevestigd", 1, VINKHUIZEN)]
    assert gezin.lees(vinkhuizen, hier).regisseur == winkel.MEDEWERKER


def test_that_asking_twice_and_from_another_desk_of_the_team_changes_nothing(stad: Stad) -> None:
    een, twee = stad.bureaus[0], stad.erbij(SELWERD)
    daar = huis(een, MOEDER, KIND)
    for bureau in (een, twee, een, twee):
        ronde(bureau)
    assert claims(een) == claims(twee) == [("bevestigd", 1, SELWERD)] * 2
    assert stand(twee, daar)[0] == "bevestigd"
    assert winkel.rauw(een, "SELECT count(*) FROM verschil") == [(0,)]
    assert ronde(een).gedeeld == 0
