"""The plan of a household: one that is active, goals as they were said, who does what, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gezin import Gezin, bakker, bewaar, zet
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    BeeindigVeiligheid,
    DoelInvoer,
    DoelUitkomst,
    HaalUitPlan,
    HeropenDoel,
    LeesPlan,
    LeesPlannen,
    LeesSjablonen,
    MaakPlan,
    PlanInvoer,
    RondDoelAf,
    SluitPlan,
    VeiligheidInvoer,
    VerplaatsDoel,
    VoegActieToe,
    VoegDoelToe,
    VoegVeiligheidToe,
    WijzigActie,
    WijzigDoel,
    WijzigPlan,
    WijzigVeiligheid,
    ZetActie,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail
from wijdesk.models.termijnen import is_werkdag
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.services.reads.plan import lees_plan
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import AFGESCHERMD

VANDAAG = "2026-03-02"
IOP = "integraal ondersteuningsplan"


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def plan(bureau: Bureau, thuis: Gezin) -> PlanDetail:
    gelezen = bureau.lees(LeesPlan(huishouden_id=thuis.huishouden))
    assert gelezen is not None
    return gelezen


def doel(bureau: Bureau, thuis: Gezin, id_: Id) -> DoelRij:
    return next(rij for rij in plan(bureau, thuis).doelen if rij.id == id_)


def actie(bureau: Bureau, thuis: Gezin, id_: Id) -> ActieRij:
    return next(rij for van in plan(bureau, thuis).doelen for rij in van.acties if rij.id == id_)


def zonder_plan(bureau: Bureau, thuis: Gezin) -> None:
    zet(bureau, Huishouden, thuis.huishouden, actief_plan_id=None)


def weigering(bureau: Bureau, opdracht: Any) -> dict[str, str]:
    with pytest.raises(Weigering) as gevangen:
        bureau.doe(opdracht)
    return gevangen.value.fouten


def test_that_a_household_gets_one_active_plan_and_no_second(bureau: Bureau, thuis: Gezin) -> None:
    zonder_plan(bureau, thuis)
    assert bureau.lees(LeesPlan(huishouden_id=thuis.huishouden)) is None
    id_ = bureau.doe(MaakPlan(huishouden_id=thuis.huishouden, soort=IOP))
    assert plan(bureau, thuis).id == id_
    assert plan(bureau, thuis).actief
    assert "" in weigering(bureau, MaakPlan(huishouden_id=thuis.huishouden, soort=IOP))
    assert [rij.actief for rij in bureau.lees(LeesPlannen(huishouden_id=thuis.huishouden))] == [True, False]


def test_that_without_an_open_casus_there_is_no_plan(bureau: Bureau, thuis: Gezin) -> None:
    nu, ik = bureau.wereld.klok(), bureau.medewerker.id
    zet(bureau, Casus, thuis.casus, gesloten_op=nu, sluitreden="verhuisd", laatste_regisseur_id=ik)
    zet(bureau, Huishouden, thuis.huishouden, actief_plan_id=None, casus_id=None, regisseur_id=None, tandem_id=None)
    assert "open casus" in weigering(bureau, MaakPlan(huishouden_id=thuis.huishouden, soort=IOP))[""]


@pytest.mark.parametrize("anders", [{"soort": ""}, {"soort": "plannetje"}, {"sjabloon": "bestaat niet"}])
def test_that_a_plan_of_an_unknown_kind_is_refused_beside_its_field(
    bureau: Bureau, thuis: Gezin, anders: dict[str, str]
) -> None:
    zonder_plan(bureau, thuis)
    velden: dict[str, Any] = {"huishouden_id": thuis.huishouden, "soort": IOP} | anders
    assert set(weigering(bureau, MaakPlan(**velden))) == set(anders)


@pytest.mark.parametrize("sjabloon", [rij["sleutel"] for rij in lees_toml("plansjablonen.toml")["sjabloon"]])
def test_that_every_template_makes_a_plan_with_all_it_promises(bureau: Bureau, thuis: Gezin, sjabloon: str) -> None:
    zonder_plan(bureau, thuis)
    (belofte,) = [rij for rij in bureau.lees(LeesSjablonen()) if rij.sleutel == sjabloon]
    bureau.doe(MaakPlan(huishouden_id=thuis.huishouden, soort=belofte.soort, sjabloon=sjabloon))
    gemaakt = plan(bureau, thuis)
    assert tuple(rij.woorden for rij in gemaakt.doelen) == belofte.doelen
    assert sum(len(rij.acties) for rij in gemaakt.doelen) == belofte.acties
    assert len(gemaakt.veiligheid) == belofte.veiligheid
    assert all(rij.streef > VANDAAG for rij in gemaakt.doelen)
    assert not any(rij.te_laat for van in gemaakt.doelen for rij in van.acties)
    dagen = {rij.streef for rij in gemaakt.doelen} | {rij.klaar_voor for van in gemaakt.doelen for rij in van.acties}
    assert all(is_werkdag(date.fromisoformat(dag)) for dag in dagen if dag)
    codes = {"leefgebied": {rij.leefgebied for rij in gemaakt.doelen}}
    codes["uitvoerder"] = {rij.uitvoerder for van in gemaakt.doelen for rij in van.acties}
    for lijst, gebruikt in codes.items():
        assert gebruikt <= {rij["code"] for rij in lees_toml(f"codes/{lijst}.toml")["code"]}
    # Who carries out part of the plan themselves is a figure of the budget: no template forgets them.
    assert codes["uitvoerder"] & {"zelf", "netwerk"}


def test_that_what_a_colleague_changed_meanwhile_stays(bureau: Bureau, thuis: Gezin) -> None:
    eerst = plan(bureau, thuis)
    gezien = PlanInvoer(soort=eerst.soort, situatie=eerst.situatie)
    vol = PlanInvoer(soort=gezien.soort, situatie="Er is weinig geld")
    bureau.doe(WijzigPlan(id=thuis.plan, invoer=vol, gezien=gezien))
    ander = PlanInvoer(
        soort=gezien.soort,
        situatie=gezien.situatie,
        familiegroepsplan="nee",
        familiegroepsplan_op=VANDAAG,
        familiegroepsplan_reden="Wil liever samen",
    )
    bureau.doe(WijzigPlan(id=thuis.plan, invoer=ander, gezien=gezien))
    nu = plan(bureau, thuis)
    assert (nu.situatie, nu.familiegroepsplan, nu.familiegroepsplan_op) == ("Er is weinig geld", "nee", VANDAAG)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"familiegroepsplan": "ja"}, "familiegroepsplan_op"),
        ({"familiegroepsplan": "ja", "familiegroepsplan_op": "2026-03-03"}, "familiegroepsplan_op"),
        ({"familiegroepsplan": "ja", "familiegroepsplan_op": "gisteren"}, "familiegroepsplan_op"),
        ({"familiegroepsplan": "nee", "familiegroepsplan_op": VANDAAG}, "familiegroepsplan_reden"),
        ({"familiegroepsplan": "misschien", "familiegroepsplan_op": VANDAAG}, "familiegroepsplan"),
        ({"soort": "anders"}, "soort"),
    ],
)
def test_that_a_familiegroepsplan_says_when_it_was_offered(
    bureau: Bureau, thuis: Gezin, anders: dict[str, str], veld: str
) -> None:
    gezien = PlanInvoer(soort=IOP)
    invoer = PlanInvoer(**({"soort": IOP} | anders))
    assert veld in weigering(bureau, WijzigPlan(id=thuis.plan, invoer=invoer, gezien=gezien))


def test_that_a_goal_is_kept_as_it_was_said_and_only_helped_by_questions(bureau: Bureau, thuis: Gezin) -> None:
    invoer = DoelInvoer(woorden="  Ik wil beter slapen ", leefgebied="Lichamelijke gezondheid", personen=(thuis.zoon,))
    id_ = bureau.doe(VoegDoelToe(plan_id=thuis.plan, invoer=invoer))
    rij = doel(bureau, thuis, id_)
    assert (rij.woorden, rij.begin, rij.streef, rij.stand) == ("Ik wil beter slapen", VANDAAG, "", "lopend")
    assert [id_ for id_, _ in rij.personen] == [thuis.zoon]
    assert 1 <= len(rij.tips) <= 3
    assert plan(bureau, thuis).doelen[-1].id == id_


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"woorden": "   "}, "woorden"),
        ({"leefgebied": ""}, "leefgebied"),
        ({"leefgebied": "Geluk"}, "leefgebied"),
        ({"streef": "2026-03-01"}, "streef"),
        ({"streef": "morgen"}, "streef"),
        ({"begin": "2026-02-30"}, "begin"),
        ({"begin": "2026-04-01", "streef": "2026-03-31"}, "streef"),
        ({"personen": (Id(b"\1" * 16),)}, ""),
    ],
)
def test_that_a_goal_that_cannot_be_is_told_beside_its_field(
    bureau: Bureau, thuis: Gezin, anders: dict[str, Any], veld: str
) -> None:
    velden: dict[str, Any] = {"woorden": "Ik slaap door", "leefgebied": "Financiën"} | anders
    assert veld in weigering(bureau, VoegDoelToe(plan_id=thuis.plan, invoer=DoelInvoer(**velden)))
    assert rauw(bureau, "SELECT count(*) FROM doel") == [(2,)]


def test_that_a_goal_is_for_people_of_this_household_only(bureau: Bureau, thuis: Gezin) -> None:
    vreemde = Persoon(id=bureau.wereld.ids(), achternaam="Ander")
    bewaar(bureau, vreemde)
    invoer = DoelInvoer(woorden="Ik slaap door", leefgebied="Financiën", personen=(vreemde.id,))
    assert "personen" in weigering(bureau, VoegDoelToe(plan_id=thuis.plan, invoer=invoer))


def test_that_a_changed_goal_keeps_what_was_not_changed_here(bureau: Bureau, thuis: Gezin) -> None:
    rij = doel(bureau, thuis, thuis.doelen[0])
    gezien = DoelInvoer(
        woorden=rij.woorden, leefgebied=rij.leefgebied, personen=tuple(id_ for id_, _ in rij.personen),
        wanneer_bereikt=rij.wanneer_bereikt, begin=rij.begin, streef=rij.streef,
    )  # fmt: skip
    ander = DoelInvoer(woorden="Elke maand iets over", leefgebied="Financiën", begin=rij.begin, streef="2026-12-31")
    bureau.doe(WijzigDoel(id=rij.id, invoer=ander, gezien=gezien))
    bureau.doe(
        WijzigDoel(
            id=rij.id,
            invoer=DoelInvoer(
                woorden=gezien.woorden, leefgebied=gezien.leefgebied, personen=(thuis.moeder, thuis.dochter),
                wanneer_bereikt="Er staat 100 euro op de bank", begin=gezien.begin, streef=gezien.streef,
            ),
            gezien=gezien,
        )
    )  # fmt: skip
    nu = doel(bureau, thuis, rij.id)
    assert (nu.woorden, nu.streef) == ("Elke maand iets over", "2026-12-31")
    assert nu.wanneer_bereikt == "Er staat 100 euro op de bank"
    assert {id_ for id_, _ in nu.personen} == {thuis.moeder, thuis.dochter}


@pytest.mark.parametrize("stand", ["deels behaald", "niet behaald", "vervallen"])
def test_that_a_goal_that_was_not_attained_asks_why(bureau: Bureau, thuis: Gezin, stand: str) -> None:
    id_ = thuis.doelen[0]
    assert "reden" in weigering(bureau, RondDoelAf(id=id_, stand=stand, reden=" "))
    bureau.doe(RondDoelAf(id=id_, stand=stand, reden="Verhuisd"))
    rij = doel(bureau, thuis, id_)
    assert (rij.stand, rij.reden, rij.afgerond_op, rij.tips) == (stand, "Verhuisd", VANDAAG, ())
    assert "" in weigering(bureau, RondDoelAf(id=id_, stand="behaald"))
    assert "" in weigering(bureau, VoegActieToe(doel_id=id_, invoer=ActieInvoer(wat="Bellen", uitvoerder="zelf")))
    bureau.doe(HeropenDoel(id=id_))
    assert doel(bureau, thuis, id_).stand == "lopend"
    assert "" in weigering(bureau, HeropenDoel(id=id_))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"stand": "gelukt"}, "stand"), ({"op": "2026-03-03"}, "op"), ({"op": "x"}, "op"), ({"op": "1999-01-01"}, "op")],
)
def test_that_a_goal_ends_in_a_known_way_on_a_day_it_can(
    bureau: Bureau, thuis: Gezin, anders: dict[str, str], veld: str
) -> None:
    velden = {"stand": "behaald"} | anders
    assert veld in weigering(bureau, RondDoelAf(id=thuis.doelen[0], **velden))


@given(plekken=st.lists(st.tuples(st.integers(0, 4), st.integers(-2, 9)), min_size=1, max_size=4))
def test_that_moving_goals_is_moving_in_a_list(bureau: Bureau, thuis: Gezin, plekken: list[tuple[int, int]]) -> None:
    while len(plan(bureau, thuis).doelen) < 5:
        invoer = DoelInvoer(woorden="Nog een doel", leefgebied="Financiën")
        bureau.doe(VoegDoelToe(plan_id=thuis.plan, invoer=invoer))
    verwacht = [rij.id for rij in plan(bureau, thuis).doelen]
    for welke, plek in plekken:
        id_ = verwacht.pop(welke)
        verwacht.insert(max(0, min(plek, 4)), id_)
        bureau.doe(VerplaatsDoel(id=id_, plek=plek))
    assert [rij.id for rij in plan(bureau, thuis).doelen] == verwacht


def test_that_an_action_is_late_past_its_day_until_it_is_done(bureau: Bureau, thuis: Gezin) -> None:
    def met(klaar_voor: str) -> Id:
        invoer = ActieInvoer(wat="De huurbaas bellen", uitvoerder="zelf", wie="Fatima", klaar_voor=klaar_voor)
        return bureau.doe(VoegActieToe(doel_id=thuis.doelen[0], invoer=invoer))

    oud, nu, open_ = met("2026-03-01"), met(VANDAAG), met("")
    assert [actie(bureau, thuis, id_).te_laat for id_ in (oud, nu, open_)] == [True, False, False]
    bureau.doe(ZetActie(id=oud, stand="gedaan"))
    rij = actie(bureau, thuis, oud)
    assert (rij.te_laat, rij.gedaan_op) == (False, VANDAAG)
    bureau.doe(ZetActie(id=oud, stand="open"))
    assert actie(bureau, thuis, oud).te_laat
    bureau.doe(RondDoelAf(id=thuis.doelen[0], stand="behaald"))
    assert not actie(bureau, thuis, oud).te_laat


def test_that_an_action_is_dropped_with_a_reason_and_taken_up_again(bureau: Bureau, thuis: Gezin) -> None:
    id_ = thuis.acties[1]
    if actie(bureau, thuis, id_).gedaan_op:
        bureau.doe(ZetActie(id=id_, stand="open"))
    assert "reden" in weigering(bureau, ZetActie(id=id_, stand="niet meer nodig"))
    bureau.doe(ZetActie(id=id_, stand="niet meer nodig", reden="Oma doet het"))
    assert actie(bureau, thuis, id_).niet_meer_nodig == "Oma doet het"
    assert "" in weigering(bureau, ZetActie(id=id_, stand="gedaan"))
    bureau.doe(ZetActie(id=id_, stand="open"))
    assert "" in weigering(bureau, ZetActie(id=id_, stand="open"))
    assert "stand" in weigering(bureau, ZetActie(id=id_, stand="half"))
    assert "op" in weigering(bureau, ZetActie(id=id_, stand="gedaan", op="2027-01-01"))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"wat": ""}, "wat"), ({"uitvoerder": ""}, "uitvoerder"), ({"uitvoerder": "buurman"}, "uitvoerder"),
     ({"klaar_voor": "31-12"}, "klaar_voor"), ({"uitvoerder": "WIJ", "medewerker_id": Id(b"x" * 16)}, "medewerker"),
     ({"persoon_id": Id(b"x" * 16)}, "")],
)  # fmt: skip
def test_that_an_action_that_cannot_be_is_told_beside_its_field(
    bureau: Bureau, thuis: Gezin, anders: dict[str, Any], veld: str
) -> None:
    velden: dict[str, Any] = {"wat": "Bellen", "uitvoerder": "zelf"} | anders
    assert veld in weigering(bureau, VoegActieToe(doel_id=thuis.doelen[0], invoer=ActieInvoer(**velden)))


def test_that_only_wij_puts_an_action_on_the_list_of_a_colleague(bureau: Bureau, thuis: Gezin) -> None:
    ik = bureau.medewerker.id
    van_wij = ActieInvoer(wat="Bellen", uitvoerder="WIJ", medewerker_id=ik)
    id_ = bureau.doe(VoegActieToe(doel_id=thuis.doelen[0], invoer=van_wij))
    assert actie(bureau, thuis, id_).medewerker_id == ik
    zelf = ActieInvoer(wat="Bellen", uitvoerder="zelf", medewerker_id=ik)
    bureau.doe(WijzigActie(id=id_, invoer=zelf, gezien=van_wij))
    rij = actie(bureau, thuis, id_)
    assert (rij.uitvoerder, rij.medewerker_id) == ("zelf", None)


def test_that_a_safety_agreement_is_made_changed_and_ended(bureau: Bureau, thuis: Gezin) -> None:
    eerst = VeiligheidInvoer(tekst="Bij gevaar bellen wij 112", wie="iedereen")
    id_ = bureau.doe(VoegVeiligheidToe(plan_id=thuis.plan, invoer=eerst))
    gezien = VeiligheidInvoer(tekst=eerst.tekst, wie=eerst.wie, van=VANDAAG)
    nieuw = VeiligheidInvoer(tekst="Bij gevaar bellen wij direct 112", wie=eerst.wie, van=VANDAAG)
    bureau.doe(WijzigVeiligheid(id=id_, invoer=nieuw, gezien=gezien))
    assert "tekst" in weigering(bureau, WijzigVeiligheid(id=id_, invoer=VeiligheidInvoer(tekst=""), gezien=gezien))
    assert "op" in weigering(bureau, BeeindigVeiligheid(id=id_, op="2026-03-01"))
    bureau.doe(BeeindigVeiligheid(id=id_))
    rij = plan(bureau, thuis).veiligheid[-1]
    assert (rij.id, rij.tekst, rij.tot) == (id_, nieuw.tekst, VANDAAG)
    assert "" in weigering(bureau, BeeindigVeiligheid(id=id_))
    later = VeiligheidInvoer(tekst=nieuw.tekst, wie=nieuw.wie, van="2026-03-09")
    assert "van" in weigering(bureau, WijzigVeiligheid(id=id_, invoer=later, gezien=nieuw))


@pytest.mark.parametrize(
    ("anders", "veld"), [({"tekst": " "}, "tekst"), ({"van": "2026-13-01"}, "van"), ({"van": "nu"}, "van")]
)
def test_that_a_safety_agreement_that_cannot_be_is_refused(
    bureau: Bureau, thuis: Gezin, anders: dict[str, str], veld: str
) -> None:
    invoer = VeiligheidInvoer(**({"tekst": "Wij bellen"} | anders))
    assert veld in weigering(bureau, VoegVeiligheidToe(plan_id=thuis.plan, invoer=invoer))


def test_that_a_plan_closes_with_an_outcome_for_every_goal(bureau: Bureau, thuis: Gezin) -> None:
    eerste, tweede = thuis.doelen
    fouten = weigering(bureau, SluitPlan(id=thuis.plan, uitkomsten=(DoelUitkomst(doel_id=eerste, stand="vervallen"),)))
    assert set(fouten) == {f"reden.{eerste.hex()}", f"doel.{tweede.hex()}"}
    assert plan(bureau, thuis).afgesloten_op == ""
    uitkomsten = (
        DoelUitkomst(doel_id=eerste, stand="behaald"),
        DoelUitkomst(doel_id=tweede, stand="niet behaald", reden="Verhuisd"),
    )
    _, wijziging = bureau.schrijf(SluitPlan(id=thuis.plan, uitkomsten=uitkomsten))
    assert bureau.lees(LeesPlan(huishouden_id=thuis.huishouden)) is None
    oud = bureau.lees(LeesPlan(huishouden_id=thuis.huishouden, plan_id=thuis.plan))
    assert oud is not None
    assert (oud.actief, oud.afgesloten_op, [rij.stand for rij in oud.doelen]) == (
        False, VANDAAG, ["behaald", "niet behaald"],
    )  # fmt: skip
    (kop,) = bureau.lees(LeesPlannen(huishouden_id=thuis.huishouden))
    assert (kop.doelen, kop.behaald) == (2, 1)
    assert "" in weigering(bureau, HeropenDoel(id=eerste))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert [rij.stand for rij in plan(bureau, thuis).doelen] == ["lopend", "lopend"]


def test_that_a_plan_that_is_not_the_active_one_does_not_change(bureau: Bureau, thuis: Gezin) -> None:
    zonder_plan(bureau, thuis)
    invoer = DoelInvoer(woorden="Ik slaap door", leefgebied="Financiën")
    assert "niet het actieve plan" in weigering(bureau, VoegDoelToe(plan_id=thuis.plan, invoer=invoer))[""]


def test_that_a_mistake_can_be_taken_out_until_a_version_holds_it(bureau: Bureau, thuis: Gezin) -> None:
    invoer = DoelInvoer(woorden="Verkeerd gezin", leefgebied="Financiën")
    fout = bureau.doe(VoegDoelToe(plan_id=thuis.plan, invoer=invoer))
    los = bureau.doe(VoegActieToe(doel_id=fout, invoer=ActieInvoer(wat="Bellen", uitvoerder="zelf")))
    bureau.doe(HaalUitPlan(soort="doel", id=fout))
    assert [rij.id for rij in plan(bureau, thuis).doelen] == list(thuis.doelen)
    assert rauw(bureau, "SELECT status FROM actie WHERE id = ?", los) == [("vervallen",)]
    bureau.doe(StelVersieVast(plan_id=thuis.plan))
    for soort, id_ in (("doel", thuis.doelen[0]), ("actie", thuis.acties[0]), ("veiligheid", thuis.afspraak)):
        assert "vastgestelde versie" in weigering(bureau, HaalUitPlan(soort=soort, id=id_))[""]
    assert "" in weigering(bureau, HaalUitPlan(soort="plan", id=thuis.plan))


def test_that_the_plan_says_what_changed_since_its_version(bureau: Bureau, thuis: Gezin) -> None:
    bureau.doe(StelVersieVast(plan_id=thuis.plan))
    assert plan(bureau, thuis).gewijzigd == ()
    bureau.doe(RondDoelAf(id=thuis.doelen[0], stand="behaald"))
    assert plan(bureau, thuis).gewijzigd
    assert len(plan(bureau, thuis).versies) == 1


def test_that_somebody_hidden_has_no_name_in_the_plan_and_entree_reads_none(bureau: Bureau, thuis: Gezin) -> None:
    zet(bureau, Persoon, thuis.zoon, afgeschermd=True)
    invoer = DoelInvoer(woorden="Ik slaap door", leefgebied="Financiën", personen=(thuis.zoon, thuis.dochter))
    id_ = bureau.doe(VoegDoelToe(plan_id=thuis.plan, invoer=invoer))
    omar = Collega(bureau, "casemanager")
    try:
        gelezen = omar.lees(LeesPlan(huishouden_id=thuis.huishouden))
        assert gelezen is not None
        namen = dict(next(rij for rij in gelezen.doelen if rij.id == id_).personen)
        assert namen[thuis.zoon] == AFGESCHERMD
        assert "Noor" in namen[thuis.dochter]
    finally:
        omar.sluit()
    bas = Collega(bureau, "entree", naam="Bas Balie")
    try:
        with pytest.raises(Weigering):
            bas.lees(LeesPlan(huishouden_id=thuis.huishouden))
    finally:
        bas.sluit()


def test_that_the_words_of_a_plan_stand_in_no_header(bureau: Bureau, thuis: Gezin) -> None:
    invoer = DoelInvoer(woorden="Zzgeheimzinnig", leefgebied="Financiën")
    _, wijziging = bureau.schrijf(VoegDoelToe(plan_id=thuis.plan, invoer=invoer))
    assert "Zzgeheimzinnig" not in wijziging.zin
    assert all("Zzgeheimzinnig" not in kop for (kop,) in rauw(bureau, "SELECT kop FROM mutatie"))


class _Tellend:
    """A connection that counts its queries."""

    def __init__(self, verbinding: Any) -> None:
        self.aantal = 0
        self._verbinding = verbinding

    def execute(self, sql: str, params: Sequence[Any] = (), /) -> Any:
        self.aantal += 1
        return self._verbinding.execute(sql, params)


def vragen(bureau: Bureau, thuis: Gezin) -> int:
    """How many queries reading the plan takes."""
    verbinding = bureau.eigen_verbinding()
    try:
        teller = _Tellend(verbinding)
        lezer = Lezer(teller, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=frozenset())
        lees_plan(lezer, LeesPlan(huishouden_id=thuis.huishouden))
        return teller.aantal
    finally:
        verbinding.close()


def test_that_a_large_plan_takes_as_many_queries_as_a_small_one(bureau: Bureau, thuis: Gezin) -> None:
    klein = vragen(bureau, thuis)
    for _ in range(5):
        id_ = bureau.doe(VoegDoelToe(plan_id=thuis.plan, invoer=DoelInvoer(woorden="Nog een", leefgebied="Justitie")))
        bureau.doe(VoegActieToe(doel_id=id_, invoer=ActieInvoer(wat="Bellen", uitvoerder="netwerk")))
    assert vragen(bureau, thuis) == klein <= 11
