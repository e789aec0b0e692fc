"""Two desks are never both told that a household is theirs, however many ask at once."""

from __future__ import annotations

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.opstelling import InMap, InPostgres, Opstelling, pseudoniem
from tests.sync.papieren import ALLES, KEREN, voer
from tests.tellingen import VOL, telling
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.folder import MapCentrum
from wijdesk.sync.folder_claims import ontleed
from wijdesk.sync.folder_schrijven import Schijf

BALIES = 12
HUISHOUDENS = 500 if VOL else 40


def om_strijd(
    handen: Sequence[Centrum],
    gezinnen: list[list[str]],
    *,
    versie: int = 1,
    na_claim: Callable[[int], None] = lambda _: None,
) -> dict[int, list[int]]:
    """All desks claim all households at once; which desks were told that a household is theirs."""
    gekregen: dict[int, list[int]] = defaultdict(list)
    start = threading.Barrier(len(handen))

    def claim_alles(balie: int) -> None:
        start.wait(30)
        for nr, gezin in enumerate(gezinnen):
            if handen[balie].claim(gezin, versie, f"balie {balie}".encode()).gegeven:
                gekregen[nr].append(balie)
            na_claim(balie)

    with ThreadPoolExecutor(len(handen)) as draden:
        for klaar in [draden.submit(claim_alles, balie) for balie in range(len(handen))]:
            klaar.result()
    return gekregen


@pytest.fixture(params=["map", "postgres"])
def veel(request: pytest.FixtureRequest, tmp_path: Path) -> Opstelling:
    """A centre that many use at once."""
    if request.param == "map":
        return InMap(tmp_path / "centrum")
    in_postgres: InPostgres = request.getfixturevalue("in_postgres")
    in_postgres.beheer.zet_grens(1_000_000)
    return in_postgres


@telling("households claimed by twelve desks at once", HUISHOUDENS)
def test_that_of_twelve_desks_one_gets_a_household(veel: Opstelling) -> None:
    handen = [veel.ga(f"balie {nr}") for nr in range(BALIES)]
    gezinnen = [[pseudoniem(2 * nr), pseudoniem(2 * nr + 1)] for nr in range(HUISHOUDENS)]
    gekregen = om_strijd(handen, gezinnen)
    assert {nr: len(wie) for nr, wie in gekregen.items()} == dict.fromkeys(range(HUISHOUDENS), 1)


def test_that_a_hand_over_that_twelve_want_succeeds_once(veel: Opstelling) -> None:
    handen = [veel.ga(f"balie {nr}") for nr in range(BALIES)]
    gezin = [pseudoniem(1), pseudoniem(2)]
    for versie in range(1, 6):
        gekregen = om_strijd(handen, [gezin], versie=versie)
        assert len(gekregen[0]) == 1
    assert {er.versie for er in handen[0].claim(gezin, 9, b"x").stand.values()} == {5}


@telling("households claimed by twelve desks at once", HUISHOUDENS)
def test_that_households_with_a_person_in_common_are_never_both_given(veel: Opstelling) -> None:
    handen = [veel.ga(f"balie {nr}") for nr in range(BALIES)]
    gezinnen = [[pseudoniem(nr), pseudoniem(nr + 1), pseudoniem(nr + 2)] for nr in range(HUISHOUDENS)]
    gekregen = om_strijd(handen, gezinnen)
    van_wie: dict[str, set[int]] = defaultdict(set)
    for nr, balies in gekregen.items():
        for naam in gezinnen[nr]:
            van_wie[naam] |= set(balies)
    assert max(Counter({naam: len(balies) for naam, balies in van_wie.items()}).values()) == 1
    stand = {naam: handen[0].claim([naam], 9, b"x").stand.get(naam) for gezin in gezinnen for naam in gezin}
    zegt = {naam: {int(er.inhoud.split()[1])} for naam, er in stand.items() if er}
    assert zegt == dict(van_wie), "whoever was refused left nothing behind"


class EerstKijken(Schijf):
    """A file system as a naive program uses it: look whether the name is free, then write. Both look before either
    writes, and the second writes when the first has heard that it won.
    """

    def __init__(self, gekeken: threading.Barrier, beurt: threading.Event) -> None:
        self._gekeken = gekeken
        self._beurt = beurt

    def koppel(self, van: Path, naar: Path) -> None:
        if naar.exists():
            raise FileExistsError
        self._gekeken.wait(30)
        self._beurt.wait(30)
        van.replace(naar)


def test_that_looking_first_and_then_writing_gives_a_household_to_two(tmp_path: Path) -> None:
    InMap(tmp_path / "centrum")
    gekeken, beurten = threading.Barrier(2), [threading.Event(), threading.Event()]
    beurten[0].set()
    handen = [MapCentrum(tmp_path / "centrum", schijf=EerstKijken(gekeken, beurt)) for beurt in beurten]
    gekregen = om_strijd(handen, [[pseudoniem(1)]], na_claim=lambda balie: beurten[1 - balie].set())
    assert sorted(gekregen[0]) == [0, 1], "this is what the others are held against"


# Rubbish in the folder -----------------------------------------------------------------------------------------------

_GEK = (
    b'{"pseudoniemen": ["a"], "versie": 1, "inhoud": "", "sinds": Infinity}',
    b'{"pseudoniemen": ["a"], "versie": 1.5, "inhoud": "", "sinds": 0}',
    b'{"pseudoniemen": {"a": 1}, "versie": true, "inhoud": "", "sinds": 0}',
    b"[" * 100_000,
    b"",
)
_VELD = ALLES | st.just("")
_BESTANDEN = st.fixed_dictionaries(
    {
        "pseudoniemen": st.just([pseudoniem(1)]) | _VELD,
        "versie": st.just(1) | _VELD,
        "inhoud": st.just("YQ==") | _VELD,
        "sinds": st.just(0) | _VELD,
    }
)


@voer("a file of claims", KEREN)
@given(st.one_of(st.binary(max_size=300), (ALLES | _BESTANDEN).map(lambda waarde: json.dumps(waarde).encode())))
def test_that_a_file_with_anything_in_it_is_a_claim_or_none(tekst: bytes) -> None:
    gelezen = ontleed(tekst)
    if gelezen is not None:
        namen, claim = gelezen
        assert all(isinstance(naam, str) and naam for naam in namen)
        assert (type(claim.versie), type(claim.sinds), claim.versie >= 1) == (int, int, True)


def test_that_files_that_are_no_claims_only_take_their_number(tmp_path: Path) -> None:
    InMap(tmp_path / "centrum")
    MapCentrum(tmp_path / "centrum").claim([pseudoniem(1)], 1, b"een")
    (eerste,) = (tmp_path / "centrum").rglob("*.claim")
    for nummer, tekst in enumerate(_GEK, 2):
        (eerste.parent / f"{nummer:09}.claim").write_bytes(tekst)
    ander = MapCentrum(tmp_path / "centrum")
    assert ander.claim([pseudoniem(2)], 1, b"twee").gegeven
    assert {er.inhoud for er in ander.claim([pseudoniem(1), pseudoniem(2)], 9, b"x").stand.values()} == {
        b"een",
        b"twee",
    }
    assert (eerste.parent / f"{len(_GEK) + 2:09}.claim").is_file()
