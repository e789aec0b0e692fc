"""Folder and database answer what the centre in memory answers, whatever is asked of them in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import MAANDAG_9_UUR, Klok
from tests.sync.opstelling import MERK, SELWERD, VINKHUIZEN, A, B, InPostgres, pseudoniem, segment
from tests.sync.server import Server
from tests.sync.stroomuitval import ZonderWachten
from wijdesk.errors import Storing
from wijdesk.models.values import Id
from wijdesk.sync.centrum import Centrum, Claimantwoord, Segment
from wijdesk.sync.folder import MapCentrum, maak_map_centrum
from wijdesk.sync.geheugen import GeheugenCentrum

Vraag = Callable[[Centrum], object]


def plaats(deel: Segment) -> Vraag:
    return lambda centrum: centrum.plaats(deel)


def lijst(na: dict[Id, int]) -> Vraag:
    return lambda centrum: centrum.lijst(SELWERD, na)


def haal(deel: Segment) -> Vraag:
    return lambda centrum: centrum.haal(deel.naam)


def claim(wie: list[int], versie: int, inhoud: bytes) -> Vraag:
    return lambda centrum: centrum.claim([pseudoniem(nr) for nr in wie], versie, inhoud)


def hang_op(naam: str, papier: bytes) -> Vraag:
    return lambda centrum: (centrum.hang_op("aanvraag", naam, papier), centrum.papieren("aanvraag"))


delen = st.builds(
    lambda balie, van, lang, team, inhoud: segment(balie, van, van + lang, team=team, inhoud=inhoud),
    st.sampled_from([A, A, A, B]),
    st.sampled_from([1, 1, 2, 3, 4, 5, 6, 7, 10_000, 10_001]),
    st.sampled_from([0, 0, 1, 2, 9_997]),
    st.sampled_from([SELWERD, SELWERD, SELWERD, VINKHUIZEN]),
    st.sampled_from([b"", b"", b"anders"]),
)
vragen = st.one_of(
    delen.map(plaats),
    delen.map(plaats),
    delen.map(haal),
    st.dictionaries(st.sampled_from([A, B]), st.integers(0, 12_000)).map(lijst),
    st.builds(
        claim,
        st.lists(st.integers(0, 4), min_size=1, max_size=3),
        st.integers(1, 3),
        st.sampled_from([b"selwerd", b"vinkhuizen"]),
    ),
    st.builds(hang_op, st.sampled_from(["1", "2", "10", "a"]), st.sampled_from([b"x", b"y"])),
)


def antwoord(centrum: Centrum, vraag: Vraag) -> object:
    """What was answered, or which trouble; moments are left out."""
    try:
        gezegd = vraag(centrum)
    except Storing as fout:
        return type(fout)
    if isinstance(gezegd, Claimantwoord):
        return gezegd.gegeven, {naam: (er.versie, er.inhoud) for naam, er in gezegd.stand.items()}
    return gezegd


def antwoorden(centrum: Centrum, gesteld: list[Vraag]) -> list[object]:
    """What it answers to each, and what stands there at the end."""
    return [antwoord(centrum, vraag) for vraag in (*gesteld, lijst({}))]


def van_het_geheugen(gesteld: list[Vraag]) -> list[object]:
    """What it should answer."""
    return antwoorden(GeheugenCentrum(Klok(MAANDAG_9_UUR), MERK), gesteld)


@pytest.fixture(scope="module")
def mappen(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A fresh folder each time."""
    wortel, nummers = tmp_path_factory.mktemp("gelijk"), count()
    return lambda: wortel / f"{next(nummers)}"


@given(gesteld=st.lists(vragen, max_size=25))
def test_that_a_folder_answers_what_memory_answers(mappen: Callable[[], Path], gesteld: list[Vraag]) -> None:
    map_ = mappen()
    maak_map_centrum(map_, MERK.centrum, schijf=ZonderWachten())
    assert antwoorden(MapCentrum(map_, schijf=ZonderWachten()), gesteld) == van_het_geheugen(gesteld)


@settings(max_examples=20)
@given(gesteld=st.lists(vragen, max_size=25))
def test_that_a_database_answers_what_memory_answers(server: Server, sjabloon: str, gesteld: list[Vraag]) -> None:
    opstelling = InPostgres(server, sjabloon)
    opstelling.beheer.zet_grens(1000)
    try:
        assert antwoorden(opstelling.ga("beheer"), gesteld) == van_het_geheugen(gesteld)
    finally:
        opstelling.sluit()
