"""A draft says of whom it is in words only: after destroying somebody none is left that can be about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, vernietig
from tests.services.test_bewaren_spoor import alles, bekend, sporen
from tests.services.tweebalies import twee_balies
from wijdesk.app.behoud.concepten import DAG, ruim_op
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.contact import BewaarConcept
from wijdesk.models.values import Id
from wijdesk.store.losse_resten import DAGEN

GESPREK = '{"melder_naam": "Knolraap", "vragen": [{"toelichting": "Mevrouw Wiebelstra huilde zacht"}]}'


@pytest.fixture
def opsteller(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as wie:
        yield wie


@pytest.fixture
def tweede(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as wie:
        yield wie


def bewaar(bureau: Bureau, soort: str, inhoud: str) -> Id:
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarConcept(id=id_, soort=soort, inhoud=inhoud))
    return id_


def over(bureau: Bureau) -> set[Id]:
    return {Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM concept")}


def test_that_no_draft_is_left_that_tells_of_somebody_without_naming_who(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    weg, buur = bekend(bureau), winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(16 * JAAR)
    bureau.doe(winkel.contact(bureau, persoon_id=buur))
    bewaar(bureau, "contact", GESPREK)
    van_buur = bewaar(bureau, f"een.{buur.hex()}", '{"tekst": "Komt morgen terug"}')
    assert sporen(alles(bureau))
    klok.verzet(60_000)
    assert vernietig(bureau, opsteller, tweede, ("persoon", weg)) == [""]
    assert sporen(alles(bureau)) == []
    assert over(bureau) == {van_buur}
    later = bewaar(bureau, "contact", '{"vragen": []}')
    bewaar(bureau, f"een.{weg.hex()}", '{"tekst": "Wiebelstra, die nog op het scherm stond"}')
    assert over(bureau) == {van_buur, later}, "of whoever is gone nothing is kept any more"
    assert sporen(alles(bureau)) == []


def test_that_drafts_at_the_other_desk_go_when_the_order_comes(tmp_path: Path, klok: Klok) -> None:
    with twee_balies(tmp_path, klok) as balies:
        weg = bekend(balies.een)
        balies.ontmoet()
        klok.verzet(16 * JAAR)
        bewaar(balies.ander, "contact", GESPREK)
        bewaar(balies.ander, f"begonnen.{weg.hex()}", '{"tekst": "Zwaantje"}')
        klok.verzet(60_000)
        with (
            aan_het_werk(balies.een, "privacybeheerder", naam="Petra Prins") as een,
            aan_het_werk(balies.een, "teamleider", naam="Tom Teunis") as ander,
        ):
            assert vernietig(balies.een, een, ander, ("persoon", weg)) == [""]
        klok.verzet(60_000)
        nu = bewaar(balies.ander, "contact", '{"vragen": [{"toelichting": "Iemand die nu aan de balie staat"}]}')
        balies.ontmoet()
        assert over(balies.ander) == {nu}
        assert sporen(alles(balies.ander)) == []


def test_that_a_draft_nobody_goes_on_with_is_kept_thirty_days_and_then_gone(bureau: Bureau, klok: Klok) -> None:
    bewaar(bureau, "contact", GESPREK)
    klok.verzet(DAGEN * DAG)
    jong = bewaar(bureau, "signaal", '{"tekst": "Vandaag begonnen"}')
    assert ruim_op(bureau) == 0
    klok.verzet(1)
    assert ruim_op(bureau) == 1
    assert over(bureau) == {jong}
    assert sporen(alles(bureau)) == []
    assert ruim_op(bureau) == 0
