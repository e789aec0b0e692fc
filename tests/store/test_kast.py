"""The cupboard of a desk's keys: in the encrypted file, kept with what it belongs to, and seen by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Ids, Klok
from tests.winkel import MEDEWERKER, WACHTWOORD, maak
from wijdesk.errors import Storing
from wijdesk.models.values import Id
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.engine import Winkel, open_winkel
from wijdesk.store.kast import Kast
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.sync import aanmelding, sleutels
from wijdesk.sync.centrum import Merk

GEHEIM = b"AGE-SECRET-KEY-1-only-for-this-test"


def _migreer(map_: Path, sleutel: bytes, schema: str) -> None:
    raise AssertionError(schema)


@pytest.fixture
def winkel(tmp_path: Path, klok: Klok, ids: Ids) -> Iterator[Winkel]:
    """A real, encrypted store."""
    map_ = tmp_path / "winkel"
    maak(map_, klok, ids)
    open_ = open_winkel(map_, keys.ontgrendel(map_, MEDEWERKER, WACHTWOORD).sleutel, migreer=_migreer)
    yield open_
    open_.sluit()


def werk(winkel: Winkel, klok: Klok, ids: Ids) -> UnitOfWork:
    """One operation."""
    wie = Wie(medewerker_id=Id(b"m" * 16), naam=MEDEWERKER, locatie_id=Id(b"l" * 16), rechten=frozenset())
    return UnitOfWork(winkel=winkel, wie=wie, klok=klok, ids=ids, doel="delen")


def gelezen(winkel: Winkel, naam: str) -> bytes | None:
    """What another connection finds."""
    db = winkel.lees_verbinding()
    try:
        return Kast(db.cursor).get(naam)
    finally:
        db.close()


def test_that_what_is_put_in_lies_there_and_the_last_one_stays(winkel: Winkel) -> None:
    db = verb.verbind(winkel.map, winkel.sleutel)
    try:
        kast = Kast(db.cursor)
        assert kast.get("toestel.open") is None
        for waarde in (b"", b"\x00\xff", GEHEIM):
            kast.put("toestel.open", waarde)
            assert kast.get("toestel.open") == waarde == gelezen(winkel, "toestel.open")
    finally:
        db.close()


def test_that_in_a_unit_of_work_it_is_kept_when_that_is_and_journaled_by_nobody(
    winkel: Winkel, klok: Klok, ids: Ids
) -> None:
    with werk(winkel, klok, ids) as uow:
        Kast(uow.cursor).put("rooster", b"half")
    assert gelezen(winkel, "rooster") is None
    with werk(winkel, klok, ids) as uow:
        voor = uow.sql("SELECT count(*) FROM mutatie")[0]
        Kast(uow.cursor).put("rooster", b"heel")
        assert Kast(uow.cursor).get("rooster") == b"heel"
        assert uow.commit().transactie is None
    assert gelezen(winkel, "rooster") == b"heel"
    with werk(winkel, klok, ids) as uow:
        assert uow.sql("SELECT count(*) FROM mutatie")[0] == voor


def test_that_who_only_reads_cannot_put_anything_in(winkel: Winkel) -> None:
    db = winkel.lees_verbinding()
    try:
        with pytest.raises(Storing, match="om te schrijven"):
            Kast(db.cursor).put("rooster", b"x")
    finally:
        db.close()
    assert gelezen(winkel, "rooster") is None


def test_that_it_serves_a_desk_for_its_keys_and_shows_none_of_them(winkel: Winkel, klok: Klok, ids: Ids) -> None:
    merk = Merk(centrum=ids(), generatie=300)
    with werk(winkel, klok, ids) as uow:
        kast: sleutels.Kast = Kast(uow.cursor)
        eigen = sleutels.zorg_voor_toestelsleutels(kast)
        aanmelding.bewaar_merk(kast, merk)
        kast.put("epoch/x/1", GEHEIM)
        assert repr(kast) == "Kast(…)"
        uow.commit()
    with werk(winkel, klok, ids) as uow:
        assert sleutels.zorg_voor_toestelsleutels(Kast(uow.cursor)) == eigen
        assert aanmelding.bewaard_merk(Kast(uow.cursor)) == merk
    opschijf = b"".join(pad.read_bytes() for pad in winkel.map.rglob("*") if pad.is_file())
    assert len(opschijf) > 10_000
    assert GEHEIM not in opschijf
