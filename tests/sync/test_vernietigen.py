"""Two desks that carry out one list at the same time, or of which one writes in what the other destroys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gezin as maak
from tests import winkel
from tests.bevel import gooi_weg
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, lijst
from tests.services.tweebalies import Balies, twee_balies
from tests.sync.balies import alles
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.bewaren import (
    GeefVernietigakkoord,
    LeesVerklaring,
    LeesVernietiglijst,
    RondLijstAf,
    TrekLijstIn,
    VernietigDossier,
)
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.values import Id


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    with twee_balies(tmp_path, klok) as twee:
        yield twee


@pytest.fixture
def twee(balies: Balies) -> Iterator[tuple[Collega, Collega]]:
    """Who makes lists, at the one desk; and who agrees, at the other."""
    with (
        aan_het_werk(balies.een, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(balies.ander, "teamleider", naam="Tom Teunis") as ander,
    ):
        balies.ontmoet()
        yield een, ander


def akkoord(balies: Balies, twee: tuple[Collega, Collega], *dossiers: tuple[str, Id]) -> Id:
    """A list that both desks know, agreed to."""
    een, ander = twee
    nummer = lijst(balies.een, een, *dossiers)
    balies.ontmoet()
    ander.doe(GeefVernietigakkoord(id=nummer))
    balies.ontmoet()
    return nummer


def voer_uit(wie: Collega, nummer: Id) -> None:
    for regel in wie.lees(LeesVernietiglijst(id=nummer)).regels:
        assert wie.doe(VernietigDossier(id=regel.id)).afgevallen == ""
    wie.doe(RondLijstAf(id=nummer))


def gewist(bureau: Bureau) -> list[object]:
    return sorted(winkel.rauw(bureau, "SELECT dossier, mutatie_id, op FROM gewist"))


def test_that_two_desks_that_carry_out_one_list_at_once_end_the_same_and_nobody_has_to_choose(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok
) -> None:
    weg = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    balies.ontmoet()
    klok.verzet(6 * JAAR)
    nummer = akkoord(balies, twee, ("persoon", weg))
    for wie in twee:
        voer_uit(wie, nummer)
        klok.verzet(1_234)
    assert balies.is_bijgelegd()
    assert gewist(balies.een) == gewist(balies.ander) != []
    for wie, bureau in zip(twee, (balies.een, balies.ander), strict=True):
        assert winkel.rauw(bureau, "SELECT count(*), max(persoon_id IS NULL) FROM contact") == [(1, 1)]
        assert winkel.rauw(bureau, "SELECT count(*) FROM persoon WHERE id = ?", weg) == [(0,)]
        assert len(wie.lees(LeesVerklaring(id=nummer)).regels) == 1


def test_that_a_list_withdrawn_at_one_desk_and_carried_out_at_the_other_is_the_same_at_both(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok
) -> None:
    weg = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    balies.ontmoet()
    klok.verzet(6 * JAAR)
    nummer = akkoord(balies, twee, ("persoon", weg))
    een, ander = twee
    ander.doe(TrekLijstIn(id=nummer, reden="Toch nog even wachten"))
    klok.verzet(60_000)
    voer_uit(een, nummer)
    balies.ontmoet()
    balies.ontmoet()
    assert alles(balies.een) == alles(balies.ander)
    assert balies.is_heel()
    assert winkel.rauw(balies.ander, "SELECT count(*) FROM persoon WHERE id = ?", weg) == [(0,)]
    detail = ander.lees(LeesVernietiglijst(id=nummer))
    assert [(regel.vernietigd_op is not None) for regel in detail.regels] == [True]


@pytest.mark.parametrize("eerst", ["spaart", "spaart niet"])
def test_that_what_one_of_two_orders_destroys_is_gone_at_both_whichever_came_first(
    balies: Balies, klok: Klok, eerst: str
) -> None:
    weg = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    ((los,),) = winkel.rauw(balies.een, "SELECT id FROM contact")
    balies.ontmoet()
    spaart = [(Id(los),), ()] if eerst == "spaart" else [(), (Id(los),)]
    for bureau, blijft in zip((balies.een, balies.ander), spaart, strict=True):
        with maak.eenheid(bureau) as uow:
            gooi_weg(uow, weg, blijft=blijft)
            uow.commit()
        klok.verzet(1_000)
    balies.ontmoet()
    balies.ontmoet()
    assert alles(balies.een) == alles(balies.ander)
    assert balies.is_heel()
    for bureau in (balies.een, balies.ander):
        assert winkel.rauw(bureau, "SELECT count(*) FROM mutatie WHERE rij = ? AND inhoud IS NOT NULL", los) == [(0,)]


def test_that_what_was_written_in_a_household_meanwhile_goes_with_it_at_both_and_who_else_is_in_it_stays_whole(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok
) -> None:
    vader, moeder = maak.persoon(balies.een, "Vader", "1960-01-01"), maak.persoon(balies.een, "Moeder", "1961-01-01")
    weg = maak.gezin(balies.een, maak.lid(vader, "partner"), maak.lid(moeder, "partner"), naam="Een")
    balies.een.doe(winkel.contact(balies.een, persoon_id=vader))
    balies.ontmoet()
    klok.verzet(17 * JAAR)
    nummer = akkoord(balies, twee, ("huishouden", weg))
    elders = maak.gezin(balies.ander, maak.lid(moeder, "partner"), naam="Ander")  # offline: she is in two homes now
    vraag = VraagInvoer(toelichting="Kruisbessen", meldingtype="Wonen", uitkomst="zelf beantwoord")
    for wie in (vader, moeder):
        balies.ander.doe(winkel.contact(balies.ander, persoon_id=wie, vragen=(vraag,)))
    klok.verzet(60_000)
    voer_uit(twee[0], nummer)
    balies.ontmoet()
    balies.ontmoet()
    assert alles(balies.een) == alles(balies.ander)
    assert balies.is_heel()
    for bureau in (balies.een, balies.ander):
        assert winkel.rauw(bureau, "SELECT id FROM huishouden WHERE id = ?", weg) == []
        assert winkel.rauw(bureau, "SELECT 1 FROM persoon WHERE id = ?", vader) == []
        resten = winkel.rauw(bureau, "SELECT inhoud FROM mutatie WHERE inhoud LIKE '%Kruisbessen%'")
        assert resten == [], "she went with the household before it was known that she is in another"
        assert winkel.rauw(bureau, "SELECT naam FROM huishouden WHERE id = ?", elders) == [("Ander",)]
