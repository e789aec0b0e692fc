"""What desks wrote without knowing of each other comes together: nothing lost, nothing decided silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.sync.balies import alles, breng, open_balie
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, WijzigPersoon
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[tuple[Bureau, Bureau]]:
    een, ander = open_balie(tmp_path, 1, klok), open_balie(tmp_path, 2, klok)
    yield een, ander
    een.sluit()
    ander.sluit()


def bevindingen(bureau: Bureau) -> tuple[object, ...]:
    db = bureau.eigen_verbinding()
    try:
        return controleer(db)
    finally:
        db.close()


def persoon(bureau: Bureau) -> Id:
    return winkel.persoon_van(bureau, winkel.contact(bureau))


def wijzig(bureau: Bureau, id_: Id, **velden: str) -> None:
    oud = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    alles_van = {veld: getattr(oud, veld) for veld in PersoonInvoer.__dataclass_fields__ if hasattr(oud, veld)}
    bureau.doe(WijzigPersoon(id=id_, persoon=PersoonInvoer(**(alles_van | velden))))


def test_that_two_desks_that_meet_hold_the_same_and_the_check_agrees(balies: tuple[Bureau, Bureau]) -> None:
    een, ander = balies
    persoon(een)
    persoon(ander)
    breng(een, ander)
    breng(ander, een)
    assert alles(een) == alles(ander)
    assert bevindingen(een) == bevindingen(ander) == ()
    assert len(winkel.rauw(een, "SELECT 1 FROM persoon")) == 2
    assert winkel.rauw(een, "SELECT * FROM verschil") == []
