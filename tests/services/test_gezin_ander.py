"""Who lives in two homes stands in both, with the same days; the other home may be known, new, or not known yet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gezin import SINDS, gezin, lees, lid, persoon, scherm_af
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import AnderHuis, LidInvoer, VoegLidToe, WijzigLid
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows.huishouden import HuishoudenDetail, LidRij
from wijdesk.models.values import Id

DEELS = "deels (co-ouderschap)"


@pytest.fixture
def moeder(bureau: Bureau) -> Id:
    return persoon(bureau, "Fatima")


@pytest.fixture
def thuis(bureau: Bureau, moeder: Id) -> Id:
    return gezin(bureau, lid(moeder, "ouder met gezag"))


@pytest.fixture
def kind(bureau: Bureau) -> Id:
    return persoon(bureau, "Sam", "2014-04-10")


def voeg_toe(bureau: Any, thuis: Id, kind: Id, **ander: Any) -> Id:
    wie = LidInvoer(persoon_id=kind, rol="kind", verblijf=DEELS, van=SINDS)
    id_: Id = bureau.doe(VoegLidToe(huishouden_id=thuis, lid=wie, ander=AnderHuis(**ander)))
    return id_


def in_(huis: HuishoudenDetail, persoon_id: Id) -> LidRij:
    return next(rij for rij in huis.leden if rij.persoon_id == persoon_id)


def test_that_the_child_stands_in_a_known_other_household_on_the_same_days(bureau: Bureau, thuis: Id, kind: Id) -> None:
    vader = persoon(bureau, "Ali", achternaam="Haddad", tussenvoegsel="")
    daar = gezin(bureau, lid(vader, "ouder met gezag"))
    voeg_toe(bureau, thuis, kind, huishouden_id=daar, rol="stiefkind")
    hier, ginds = in_(lees(bureau, thuis), kind), in_(lees(bureau, daar), kind)
    assert (hier.rol, hier.verblijf, hier.van) == ("kind", DEELS, SINDS)
    assert (ginds.rol, ginds.verblijf, ginds.van) == ("stiefkind", DEELS, SINDS)
    assert (hier.ook_in[0][0], ginds.ook_in[0][0]) == (daar, thuis)


def test_that_who_was_there_all_the_time_is_there_part_of_it_from_now_on(bureau: Bureau, thuis: Id, kind: Id) -> None:
    daar = gezin(bureau, lid(persoon(bureau, "Ali"), "ouder met gezag"), lid(kind, "kind"))
    voeg_toe(bureau, thuis, kind, huishouden_id=daar)
    assert [rij.verblijf for rij in lees(bureau, daar).leden if rij.persoon_id == kind] == [DEELS]


def test_that_a_household_is_made_of_an_adult_who_is_known_or_new_and_undone_as_one(
    bureau: Bureau, thuis: Id, kind: Id
) -> None:
    nieuw = PersoonInvoer(roepnaam="Ali", achternaam="Haddad")
    wie = LidInvoer(persoon_id=kind, rol="kind", verblijf=DEELS, van=SINDS)
    ander = AnderHuis(volwassene=LidInvoer(nieuwe_persoon=nieuw, rol="ouder met gezag"))
    _, wijziging = bureau.schrijf(VoegLidToe(huishouden_id=thuis, lid=wie, ander=ander))
    ((daar, naam),) = in_(lees(bureau, thuis), kind).ook_in
    huis = lees(bureau, daar)
    assert "Haddad" in naam
    assert [(rij.naam.split()[0], rij.verblijf, rij.van) for rij in huis.leden] == [
        ("Ali", "hele tijd", SINDS), ("Sam", DEELS, SINDS),
    ]  # fmt: skip
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert kind not in {rij.persoon_id for rij in lees(bureau, thuis).leden}
    voeg_toe(bureau, thuis, kind, volwassene=LidInvoer(persoon_id=persoon(bureau, "Bram"), rol="ouder met gezag"))
    assert in_(lees(bureau, thuis), kind).ook_in[0][1] == "Familie Van der Meulen (Eikenlaan 12)"


def test_that_not_known_yet_and_a_correction_afterwards_are_fine(bureau: Bureau, thuis: Id, kind: Id) -> None:
    id_ = voeg_toe(bureau, thuis, kind)
    assert in_(lees(bureau, thuis), kind).ook_in == ()
    daar = gezin(bureau, lid(persoon(bureau, "Ali"), "ouder met gezag"))
    bureau.doe(WijzigLid(id=id_, opmerking="even weken", ander=AnderHuis(huishouden_id=daar)))
    assert [ook for ook, _ in in_(lees(bureau, thuis), kind).ook_in] == [daar]


def test_that_what_cannot_be_is_refused_beside_its_field_and_nothing_is_kept(
    bureau: Bureau, thuis: Id, kind: Id, moeder: Id
) -> None:
    ali = persoon(bureau, "Ali")
    gezin(bureau, lid(ali, "ouder met gezag"), naam="Bij Ali")
    for ander, veld, zin in (
        ({"huishouden_id": thuis}, "ander_huis", "huishouden zelf"),
        ({"huishouden_id": gezin(bureau, lid(persoon(bureau, "Bo"), "partner")), "rol": "tante"}, "ander_rol", "Kies"),
        ({"volwassene": LidInvoer(persoon_id=ali, rol="ouder met gezag")}, "ander_persoon_id", "Bij Ali"),
        ({"volwassene": LidInvoer(persoon_id=persoon(bureau, "Jip", "2015-01-01"), rol="voogd")},
         "ander_rol_volwassene", "te jong"),
        ({"volwassene": LidInvoer(nieuwe_persoon=PersoonInvoer(), rol="voogd")}, "ander_achternaam", ""),
        ({"volwassene": LidInvoer(rol="voogd")}, "ander_persoon_id", "Kies"),
    ):  # fmt: skip
        with pytest.raises(Weigering) as weigering:
            voeg_toe(bureau, thuis, kind, **ander)
        assert zin in weigering.value.fouten.get(veld, ""), weigering.value.fouten
    assert [rij.persoon_id for rij in lees(bureau, thuis).leden] == [moeder]


def test_that_somebody_hidden_cannot_be_the_other_home_of_who_may_not_know_them(
    bureau: Bureau, thuis: Id, kind: Id
) -> None:
    ali = persoon(bureau, "Ali")
    scherm_af(bureau, ali)
    collega = Collega(bureau, "casemanager")
    try:
        with pytest.raises(Weigering, match="afgeschermd"):
            voeg_toe(collega, thuis, kind, volwassene=LidInvoer(persoon_id=ali, rol="ouder met gezag"))
    finally:
        collega.sluit()
