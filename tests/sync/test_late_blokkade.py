"""A legal hold set at a desk that had not shared yet, on a dossier that another desk destroys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR
from tests.services.tweebalies import Balies, twee_balies
from tests.sync.balies import alles, breng
from tests.sync.test_vernietigen import akkoord, voer_uit
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.deelname import deelnemer
from wijdesk.app.uitwisseling.gemist import te_laat_geblokkeerd
from wijdesk.models.opdrachten.bewaren import (
    HefBlokkadeOp,
    LeesVernietiglijst,
    LeesVernietiglijsten,
    ZetBlokkade,
)
from wijdesk.models.values import Id
from wijdesk.store import late_blokkades
from wijdesk.ui.panels.bewaren import beeld


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    with twee_balies(tmp_path, klok) as twee:
        yield twee


@pytest.fixture
def twee(balies: Balies) -> Iterator[tuple[Collega, Collega]]:
    with (
        aan_het_werk(balies.een, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(balies.ander, "privacybeheerder", naam="Tom Teunis") as ander,
    ):
        balies.ontmoet()
        yield een, ander


def dossier(balies: Balies, soort: str) -> tuple[str, Id]:
    vader = maak.persoon(balies.een, "Vader", "1960-01-01")
    if soort == "persoon":
        balies.een.doe(winkel.contact(balies.een, persoon_id=vader))
        return soort, vader
    return soort, maak.gezin(balies.een, maak.lid(vader, "partner"), naam="Een")


def laat(bureau: Bureau) -> tuple[late_blokkades.LateBlokkade, ...]:
    return bureau.op_winkel(lambda open_: late_blokkades.lees(open_.db))


@pytest.mark.parametrize("eerst", ["order first", "hold first"])
@pytest.mark.parametrize("soort", ["persoon", "huishouden"])
def test_that_a_hold_unknown_to_who_destroyed_is_told_to_both_who_agreed(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok, soort: str, eerst: str
) -> None:
    weg = dossier(balies, soort)
    balies.ontmoet()
    klok.verzet(17 * JAAR)
    nummer = akkoord(balies, twee, weg)
    een, ander = twee
    ander.doe(ZetBlokkade(soort=soort, id=weg[1], reden="bezwaar of beroep", toelichting="Kruisbessen"))
    klok.verzet(60_000)
    voer_uit(een, nummer)
    if eerst == "hold first":
        breng(balies.ander, balies.een)
    balies.ontmoet()
    balies.ontmoet()
    assert alles(balies.een) == alles(balies.ander)
    for bureau, wie in ((balies.een, een), (balies.ander, ander)):
        (gevonden,) = laat(bureau)
        assert (gevonden.door, gevonden.voor) == ("Tom Teunis", frozenset({een.id, ander.id}))
        detail = wie.lees(LeesVernietiglijst(id=nummer))
        assert "Tom Teunis zette hierop" in detail.regels[0].let_op
        (rij,) = wie.lees(LeesVernietiglijsten())
        assert beeld.lijst(rij, klok()).let_op == "Bewaarplicht op iets dat vernietigd is"
        assert beeld.regel(detail.regels[0], klok()).let_op == detail.regels[0].let_op
        assert winkel.rauw(bureau, "SELECT 1 FROM mutatie WHERE inhoud LIKE '%Kruisbessen%'") == []
        (bewaard,) = winkel.rauw(bureau, "SELECT waarde FROM kast WHERE naam = ?", late_blokkades.NAAM)[0]
        assert len(json.loads(bewaard)) == 1
        for dit in (een, ander):
            (zin,) = te_laat_geblokkeerd(deelnemer(bureau), dit.id)
            assert zin.startswith("Bewaarplicht op iets dat vernietigd is")
        assert te_laat_geblokkeerd(deelnemer(bureau), bureau.medewerker.id) == [], "only to who agreed"


def test_that_a_hold_that_was_lifted_before_is_no_alarm(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok
) -> None:
    weg = dossier(balies, "huishouden")
    id_ = twee[0].doe(ZetBlokkade(soort="huishouden", id=weg[1], reden="bezwaar of beroep", toelichting=""))
    twee[0].doe(HefBlokkadeOp(id=id_, reden="De klacht is afgehandeld"))
    balies.ontmoet()
    klok.verzet(17 * JAAR)
    nummer = akkoord(balies, twee, weg)
    voer_uit(twee[0], nummer)
    balies.ontmoet()
    assert laat(balies.een) == laat(balies.ander) == ()
    assert twee[1].lees(LeesVernietiglijst(id=nummer)).regels[0].let_op == ""
