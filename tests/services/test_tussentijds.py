"""What came in while a form was open is never replaced unseen: by a colleague elsewhere, here, or by undo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from tests import gezin as maak
from tests.gezin import Gezin, zet
from tests.services.tweebalies import Balies
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Achterhaald
from wijdesk.models.opdrachten.basis import ONBEKEND, Gezien, Opdracht, met_gezien
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import HernoemHuishouden
from wijdesk.models.opdrachten.persoon import PersoonInvoer, WijzigPersoon
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    DoelInvoer,
    HaalUitPlan,
    LeesPlan,
    PlanInvoer,
    VeiligheidInvoer,
    WijzigActie,
    WijzigDoel,
    WijzigPlan,
    WijzigVeiligheid,
)
from wijdesk.models.opdrachten.verloop import MaakTaak, WijzigTaak
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Actie, Doel, Doelpersoon, Plan, Veiligheidsafspraak
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store.tussentijds import past_niet

HIER, ELDERS = "Wat hier werd getypt", "Wat elders werd gezegd"
DAG = "2026-04-01"


def plan(bureau: Bureau, thuis: Gezin) -> PlanDetail:
    detail = bureau.lees(LeesPlan(huishouden_id=thuis.huishouden))
    assert detail is not None
    return detail


def met_oude_waarden(bureau: Bureau, thuis: Gezin, wat: str) -> tuple[Opdracht[None], type[Any], Id, str]:
    """A form that was opened now: what it will ask, and the field it changes."""
    nu = plan(bureau, thuis)
    doel, afspraak = nu.doelen[0], nu.veiligheid[0]
    match wat:
        case "doel":
            d = DoelInvoer(woorden=doel.woorden, leefgebied=doel.leefgebied, begin=doel.begin)
            return WijzigDoel(id=doel.id, invoer=replace(d, woorden=HIER), gezien=d), Doel, doel.id, "woorden"
        case "actie":
            rij = doel.acties[0]
            a = ActieInvoer(wat=rij.wat, uitvoerder=rij.uitvoerder, wie=rij.wie, klaar_voor=rij.klaar_voor)
            return WijzigActie(id=rij.id, invoer=replace(a, wat=HIER), gezien=a), Actie, rij.id, "wat"
        case "afspraak":
            v = VeiligheidInvoer(tekst=afspraak.tekst, wie=afspraak.wie, van=afspraak.van)
            opdracht = WijzigVeiligheid(id=afspraak.id, invoer=replace(v, tekst=HIER), gezien=v)
            return opdracht, Veiligheidsafspraak, afspraak.id, "tekst"
        case "plan":
            p = PlanInvoer(soort=nu.soort, situatie=nu.situatie)
            return WijzigPlan(id=nu.id, invoer=replace(p, situatie=HIER), gezien=p), Plan, nu.id, "situatie"
    i = PersoonInvoer(roepnaam="Eva", achternaam="Bakker", geboortedatum="1985-03-14")
    maak.zet(bureau, Persoon, thuis.moeder, roepnaam="Eva", achternaam="Bakker", geboortedatum="1985-03-14")
    wijzig = WijzigPersoon(id=thuis.moeder, invoer=replace(i, roepnaam=HIER), gezien=i)
    return wijzig, Persoon, thuis.moeder, "roepnaam"


def waarde(bureau: Bureau, soort: type[Any], id_: Id, veld: str) -> Any:
    with maak.eenheid(bureau) as uow:
        return getattr(uow.haal(soort, id_), veld)


def geweigerd(bureau: Bureau, opdracht: Opdracht[Any]) -> Achterhaald:
    with pytest.raises(Achterhaald) as fout:
        bureau.doe(opdracht)
    return fout.value


def open_vorm(bureau: Bureau, opdracht: Opdracht[Any]) -> Opdracht[Any]:
    """The request of a form that is opened at this moment."""
    return met_gezien(opdracht, Gezien(tot=bureau.plaats(), eigen=bureau.plaats()))


@pytest.mark.parametrize("wat", ["doel", "actie", "afspraak", "plan", "persoon"])
def test_that_what_another_desk_said_while_the_form_was_open_is_told_and_stays(
    balies: Balies, thuis: Gezin, wat: str
) -> None:
    opdracht, soort, id_, veld = met_oude_waarden(balies.een, thuis, wat)
    balies.ontmoet()
    zet(balies.ander, soort, id_, **{veld: ELDERS})
    balies.ontmoet()
    fout = geweigerd(balies.een, opdracht)
    assert fout.er_staat_nu == {veld: ELDERS}
    assert "een andere balie" in fout.fouten[veld]
    assert ELDERS in fout.volledig()[veld]
    assert ELDERS not in str(fout)
    assert waarde(balies.een, soort, id_, veld) == ELDERS
    assert balies.is_heel()


def test_that_saving_again_after_it_was_told_is_meant_and_leaves_no_difference(balies: Balies, thuis: Gezin) -> None:
    opdracht, soort, id_, veld = met_oude_waarden(balies.een, thuis, "doel")
    open_vorm(balies.een, opdracht)
    zet(balies.ander, soort, id_, woorden=ELDERS)
    balies.ontmoet()
    geweigerd(balies.een, opdracht)
    balies.een.doe(opdracht)
    assert balies.is_bijgelegd()
    assert waarde(balies.ander, soort, id_, veld) == HIER


def test_that_what_comes_in_between_the_two_is_told_too(balies: Balies, thuis: Gezin) -> None:
    opdracht, soort, id_, veld = met_oude_waarden(balies.een, thuis, "doel")
    open_vorm(balies.een, opdracht)
    for woorden in (ELDERS, f"{ELDERS}, en meer"):
        zet(balies.ander, soort, id_, woorden=woorden)
        balies.ontmoet()
        assert geweigerd(balies.een, opdracht).er_staat_nu == {veld: woorden}
    balies.een.doe(opdracht)
    assert waarde(balies.een, soort, id_, veld) == HIER


def test_that_a_draft_that_outlived_its_store_is_told_of_all_it_would_replace_and_then_believed(
    balies: Balies, thuis: Gezin
) -> None:
    opdracht, soort, id_, veld = met_oude_waarden(balies.een, thuis, "doel")
    zet(balies.ander, soort, id_, woorden=ELDERS)
    balies.ontmoet()
    assert isinstance(opdracht, WijzigDoel)
    nu = replace(opdracht.invoer, woorden=ELDERS)  # the form shows what stands there, with what was typed in its place
    opdracht = met_gezien(replace(opdracht, gezien=nu), Gezien(tot=ONBEKEND, eigen=ONBEKEND))
    assert geweigerd(balies.een, opdracht).er_staat_nu == {veld: ELDERS}
    balies.een.doe(opdracht)
    assert balies.is_bijgelegd()
    assert waarde(balies.ander, soort, id_, veld) == HIER


def taak(bureau: Bureau, thuis: Gezin) -> Id:
    id_ = bureau.wereld.ids()
    return bureau.doe(MaakTaak(id=id_, huishouden_id=thuis.huishouden, wat="School bellen", voor=DAG))


def test_that_a_form_that_sends_every_field_takes_back_nothing_it_did_not_touch(balies: Balies, thuis: Gezin) -> None:
    id_ = taak(balies.een, thuis)
    balies.ontmoet()
    opdracht = open_vorm(balies.een, WijzigTaak(id=id_, wat=HIER, voor=DAG))
    zet(balies.ander, Taak, id_, voor="2026-05-01")
    balies.ontmoet()
    balies.een.doe(opdracht)
    assert waarde(balies.een, Taak, id_, "wat") == HIER
    assert waarde(balies.een, Taak, id_, "voor") == "2026-05-01"
    assert balies.is_bijgelegd()


def test_that_a_form_without_old_values_knows_by_when_it_was_opened(balies: Balies, thuis: Gezin) -> None:
    id_ = taak(balies.een, thuis)
    balies.ontmoet()
    wijzig = open_vorm(balies.een, WijzigTaak(id=id_, wat=HIER, voor=DAG))
    hernoem = open_vorm(balies.een, HernoemHuishouden(id=thuis.huishouden, naam=HIER))
    zet(balies.ander, Taak, id_, wat=ELDERS)
    balies.ander.doe(HernoemHuishouden(id=thuis.huishouden, naam=ELDERS))
    balies.ontmoet()
    assert geweigerd(balies.een, wijzig).er_staat_nu == {"wat": ELDERS}
    assert geweigerd(balies.een, hernoem).er_staat_nu == {"naam": ELDERS}


def test_that_an_undo_at_this_desk_while_the_form_is_open_is_told(balies: Balies, thuis: Gezin) -> None:
    een, id_ = balies.een, thuis.doelen[0]
    eerst = waarde(een, Doel, id_, "woorden")
    opdracht, *_ = met_oude_waarden(een, thuis, "doel")
    _, wijziging = een.schrijf(open_vorm(een, opdracht))
    assert wijziging.transactie is not None
    nu, *_ = met_oude_waarden(een, thuis, "doel")
    assert isinstance(nu, WijzigDoel)
    verder = open_vorm(een, replace(nu, invoer=replace(nu.invoer, woorden=f"{HIER}, verder")))
    een.doe(MaakOngedaan(transactie=wijziging.transactie))
    fout = geweigerd(een, verder)
    assert fout.er_staat_nu == {"woorden": eerst}
    assert "uzelf" in fout.fouten["woorden"]
    een.doe(verder)
    assert waarde(een, Doel, id_, "woorden") == f"{HIER}, verder"


def test_that_what_is_taken_away_unseen_is_told_first(balies: Balies, thuis: Gezin) -> None:
    weg = open_vorm(balies.een, HaalUitPlan(soort="doel", id=thuis.doelen[0]))
    zet(balies.ander, Doel, thuis.doelen[0], woorden=ELDERS)
    balies.ontmoet()
    assert ELDERS in geweigerd(balies.een, weg).in_een_zin()
    balies.een.doe(weg)
    assert balies.is_heel()
    assert all(rij.id != thuis.doelen[0] for rij in plan(balies.een, thuis).doelen)


def test_that_whom_a_colleague_added_to_a_goal_stays_there(balies: Balies, thuis: Gezin) -> None:
    doel = plan(balies.een, thuis).doelen[0]
    d = DoelInvoer(woorden=doel.woorden, leefgebied=doel.leefgebied, begin=doel.begin)
    er_al = tuple(id_ for id_, _ in doel.personen)
    nieuw = next(id_ for id_ in (thuis.zoon, thuis.dochter) if id_ not in er_al)
    maak.bewaar(balies.ander, Doelpersoon(doel_id=doel.id, persoon_id=nieuw))
    balies.ontmoet()
    gezien = replace(d, personen=er_al)
    balies.een.doe(WijzigDoel(id=doel.id, invoer=replace(d, personen=(thuis.moeder,)), gezien=gezien))
    nu = {id_ for id_, _ in plan(balies.een, thuis).doelen[0].personen}
    assert {nieuw, thuis.moeder} <= nu


def test_that_what_came_in_and_what_was_filled_in_are_told_when_they_do_not_go_together(
    balies: Balies, thuis: Gezin
) -> None:
    id_, alles = balies.een.wereld.ids(), {"productgroep": "Begeleiding", "soort": "nieuw"}
    alles |= {"besloten_op": "2026-02-01", "van": "2026-03-01"}
    maak.bewaar(balies.een, Indicatie(id=id_, huishouden_id=thuis.huishouden, tot="2026-06-01", **alles))
    balies.ontmoet()

    def bewaar() -> None:
        with maak.eenheid(balies.een) as uow:
            uow.gezien = gezien
            rij = uow.haal(Indicatie, id_)
            rij.van, rij.tot = "2026-03-01", "2026-04-01"
            try:
                uow.commit()
            except IntegrityError:
                fout = past_niet(uow)
                assert fout is not None
                gezien.ook.update(anders.mutatie for anders in fout.wat)
                raise fout from None

    gezien = Gezien(tot=balies.een.plaats(), eigen=balies.een.plaats())
    zet(balies.ander, Indicatie, id_, van="2026-05-01")
    balies.ontmoet()
    with pytest.raises(Achterhaald) as fout:
        bewaar()
    assert [(anders.veld, anders.waarde) for anders in fout.value.wat] == [("van", "2026-05-01")]
    bewaar()
    assert (waarde(balies.een, Indicatie, id_, "van"), waarde(balies.een, Indicatie, id_, "tot")) == (
        "2026-03-01",
        "2026-04-01",
    )
    assert balies.is_bijgelegd()


def test_that_the_same_words_typed_at_both_are_no_news(balies: Balies, thuis: Gezin) -> None:
    opdracht, soort, id_, veld = met_oude_waarden(balies.een, thuis, "doel")
    open_vorm(balies.een, opdracht)
    zet(balies.ander, soort, id_, woorden=HIER)
    balies.ontmoet()
    balies.een.doe(opdracht)
    assert waarde(balies.een, soort, id_, veld) == HIER
    assert balies.is_bijgelegd()


def test_that_a_form_that_saves_often_does_not_stumble_over_itself(balies: Balies, thuis: Gezin) -> None:
    id_ = taak(balies.een, thuis)
    gezien = Gezien(tot=balies.een.plaats(), eigen=balies.een.plaats())
    for wat in (HIER, ELDERS, HIER):
        balies.een.doe(met_gezien(WijzigTaak(id=id_, wat=wat, voor=DAG), gezien))
    assert waarde(balies.een, Taak, id_, "wat") == HIER
