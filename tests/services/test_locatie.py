"""Locaties: added, renamed, closed on a day and opened again; one of each name, and one is always left."""

from __future__ import annotations

from typing import Any

import pytest

from tests import gezin as maak
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.huis import LeesLocaties, LeesMedewerkers, MaakLocatie, MaakMedewerker
from wijdesk.models.opdrachten.locatie import BewaarLocatie, LeesLocatieBeheer
from wijdesk.models.rows.locatie import LocatieBeheerRij
from wijdesk.models.values import Id
from wijdesk.store.elders import TEAMS, Teams
from wijdesk.store.kast import Kast

VANDAAG = "2026-03-02"


@pytest.fixture
def beijum(bureau: Bureau) -> Id:
    return bureau.doe(MaakLocatie(naam="Beijum"))


def zet(bureau: Bureau, id_: Id, **velden: Any) -> Id:
    rij = rijen(bureau)[id_]
    return bureau.doe(BewaarLocatie(**({"id": id_, "naam": rij.naam, "van": rij.van, "tot": rij.tot} | velden)))


def rijen(bureau: Bureau) -> dict[Id, LocatieBeheerRij]:
    return {rij.id: rij for rij in bureau.lees(LeesLocatieBeheer())}


def deelt(bureau: Bureau, teams: dict[Id, str]) -> None:
    """What a round with the centre would have said."""
    inhoud = Teams(namen=teams, eigen=frozenset(teams), elders=frozenset()).schrijf()
    with maak.eenheid(bureau) as uow:
        Kast(uow.cursor).put(TEAMS, inhoud)
        uow.commit()


def fouten(bureau: Bureau, id_: Id, **velden: Any) -> list[str]:
    with pytest.raises(Weigering) as weigering:
        zet(bureau, id_, **velden)
    return list(weigering.value.fouten)


def test_that_one_is_added_renamed_closed_and_opened_again(bureau: Bureau, beijum: Id) -> None:
    zet(bureau, beijum, naam="  Beijum   Oost ", van="2026-01-01")
    assert (rijen(bureau)[beijum].naam, rijen(bureau)[beijum].in_gebruik) == ("Beijum Oost", True)
    zet(bureau, beijum, tot="2026-03-01")
    assert not rijen(bureau)[beijum].in_gebruik
    gelezen = {rij.naam: rij.open_op(VANDAAG) for rij in bureau.lees(LeesLocaties())}
    assert gelezen == {"Beijum Oost": False, "Selwerd": True}, "closed ones can still be looked up"
    with pytest.raises(Weigering, match="gesloten"):
        bureau.doe(MaakMedewerker(naam="Jan Boer", locatie_id=beijum, rollen=("entree",)))
    zet(bureau, beijum, van="2026-04-01", tot="")
    assert not rijen(bureau)[beijum].in_gebruik, "not yet; who will work there is let in before"
    assert bureau.doe(MaakMedewerker(naam="Jan Boer", locatie_id=beijum, rollen=("entree",)))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 81}, "naam"),
        ({"naam": "SELWERD "}, "naam"),
        ({"van": "morgen"}, "van"),
        ({"tot": "2026-02-30"}, "tot"),
        ({"van": "2026-05-02", "tot": "2026-05-01"}, "tot"),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field(
    bureau: Bureau, beijum: Id, velden: dict[str, str], veld: str
) -> None:
    assert fouten(bureau, beijum, **velden) == [veld]
    assert rijen(bureau)[beijum].naam == "Beijum"


def test_that_a_name_that_was_closed_is_opened_and_not_made_again(bureau: Bureau, beijum: Id) -> None:
    zet(bureau, beijum, tot="2026-02-01")
    with pytest.raises(Weigering, match="gesloten na 01-02-2026: haal haar laatste dag weg"):
        bureau.doe(MaakLocatie(naam="beijum"))


def test_that_one_stays_open(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    zet(bureau, beijum, tot="2026-12-31")
    assert fouten(bureau, hier, tot="2026-06-01", collegas_naar=beijum) == ["tot"]
    zet(bureau, beijum, tot="")
    zet(bureau, hier, tot="2026-06-01")
    assert fouten(bureau, beijum, tot="2026-12-31") == ["tot"]


def test_that_whoever_works_there_goes_on_somewhere_else(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    assert fouten(bureau, hier, tot=VANDAAG) == ["collegas_naar"]
    for fout in (hier, Id(b"x" * 16)):
        assert fouten(bureau, hier, tot=VANDAAG, collegas_naar=fout) == ["collegas_naar"]
    assert {rij.locatie_id for rij in bureau.lees(LeesMedewerkers())} == {hier}
    zet(bureau, hier, tot="2026-12-31")
    assert {rij.locatie_id for rij in bureau.lees(LeesMedewerkers())} == {hier}, "they have until then"
    zet(bureau, hier, tot=VANDAAG, collegas_naar=beijum)
    assert {rij.locatie_id for rij in bureau.lees(LeesMedewerkers())} == {beijum}
    assert (rijen(bureau)[hier].collegas, rijen(bureau)[beijum].collegas) == (0, 1)


def test_that_the_list_says_which_team_each_is(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    assert {rij.team for rij in rijen(bureau).values()} == {None}
    deelt(bureau, {hier: "Selwerd", Id(b"vinkhuizen-team!"): "Vinkhuizen"})
    assert (rijen(bureau)[hier].team, rijen(bureau)[beijum].team) == ("Selwerd", "")


def test_that_a_team_of_the_centre_is_the_same_locatie_here(bureau: Bureau) -> None:
    team = Id(b"vinkhuizen-team!")
    deelt(bureau, {team: "Vinkhuizen"})
    assert bureau.doe(MaakLocatie(naam=" vinkhuizen")) == team
    assert rijen(bureau)[team].naam == "Vinkhuizen"


def test_that_a_name_which_ties_it_to_a_team_cannot_be_taken_away(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    deelt(bureau, {hier: "Selwerd", Id(b"beijum-van-ander"): "BEIJUM", Id(b"lewenborg-van-x!"): "Lewenborg"})
    assert fouten(bureau, beijum, naam="Beijum Oost") == ["naam"]
    assert fouten(bureau, hier, naam="lewenborg") == ["naam"]
    zet(bureau, hier, naam="Selwerd-Noord")
    assert rijen(bureau)[hier].naam == "Selwerd-Noord"


def test_that_two_of_one_name_are_decided_about_first(bureau: Bureau, beijum: Id) -> None:
    maak.bewaar(bureau, Locatie(naam="BEIJUM"))
    assert fouten(bureau, beijum, naam="Beijum Oost") == ["naam"]
    assert fouten(bureau, beijum, tot=VANDAAG) == ["tot"]
    zet(bureau, beijum, van="2026-01-01")


def test_that_what_was_merged_with_it_keeps_its_name(bureau: Bureau, beijum: Id) -> None:
    tweede = bureau.wereld.ids()
    maak.bewaar(bureau, Locatie(id=tweede, naam="Beijum", status="samengevoegd", samengevoegd_in=beijum))
    zet(bureau, beijum, naam="Beijum Oost")
    assert [rij.naam for rij in rijen(bureau).values()] == ["Beijum Oost", "Selwerd"]
    with maak.eenheid(bureau) as uow:
        ander = uow.sessie.get(Locatie, tweede)
        assert ander is not None
        assert ander.naam == "Beijum Oost"
    assert bureau.doe(BewaarLocatie(id=tweede, naam="Beijum")) == beijum, "what is asked of it is asked of the other"
    assert rijen(bureau)[beijum].naam == "Beijum"


def test_that_one_that_was_taken_back_is_not_kept(bureau: Bureau, beijum: Id) -> None:
    maak.zet(bureau, Locatie, beijum, status="vervallen")
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.doe(BewaarLocatie(id=beijum, naam="Beijum"))
