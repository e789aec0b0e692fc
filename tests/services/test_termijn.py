"""Deadlines of a casus on a real store: started, suspended, extended, ended, and what must be done by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import Gezin, bewaar, de_vries, eenheid, scherm_af
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus, Nazorg, Regieoverdracht
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.plan import MaakPlan, PlanInvoer, WijzigPlan
from wijdesk.models.opdrachten.termijn import (
    HaalTermijn,
    HervatTermijn,
    LeesTermijnen,
    SchortTermijnOp,
    StartTermijn,
    VerlengTermijn,
    VervalTermijn,
)
from wijdesk.models.plan import Actie, Doel, Evaluatie, Plan
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.toeleiding import Indicatie, Toeleiding
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services.termijn_start import beeindig, gehaald, start

VANDAAG = date(2026, 3, 2)
DAG_MS = 86_400_000


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return de_vries(bureau)


@pytest.fixture
def collega(bureau: Bureau, gezin: Gezin) -> Iterator[Collega]:
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


def dag(na: int) -> str:
    return (VANDAAG + timedelta(days=na)).isoformat()


def lees(gezin: Gezin, **anders: Any) -> tuple[AgendaRij, ...]:
    rijen: tuple[AgendaRij, ...] = gezin.bureau.lees(LeesTermijnen(**anders))
    return rijen


def termijnen(gezin: Gezin, **anders: Any) -> list[AgendaRij]:
    return [rij for rij in lees(gezin, **anders) if rij.bron == "termijn"]


def begin(gezin: Gezin, regel: str = "wmo-onderzoek", op: str = "2026-03-02") -> Id:
    id_: Id = gezin.bureau.doe(StartTermijn(regel=regel, onderwerp_id=gezin.huishouden, begin=op))
    return id_


# Terms ---------------------------------------------------------------------------------------------------------------


def test_that_a_term_shows_its_days_its_basis_and_the_regisseur(gezin: Gezin) -> None:
    _, wijziging = gezin.bureau.schrijf(
        StartTermijn(regel="wmo-onderzoek", onderwerp_id=gezin.huishouden, begin="2026-03-02")
    )
    assert wijziging.zin == "Onderzoek Wmo: nog 42 dagen (ma 13 apr)"
    (rij,) = termijnen(gezin)
    assert (rij.wat, rij.voor, rij.streef) == ("Onderzoek Wmo", "2026-04-13", "2026-04-07")
    assert rij.grondslag == "6 weken na de melding (Wmo 2015 art. 2.3.2 lid 1)"
    assert (rij.huishouden, rij.medewerker, rij.tab) == ("Gezin De Vries", "Sanne de Vries", "plan")
    assert wijziging.transactie is not None
    gezin.bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert termijnen(gezin) == []


def test_that_the_same_term_does_not_run_twice_and_nonsense_is_refused_beside_the_field(gezin: Gezin) -> None:
    begin(gezin)
    for velden, veld in (
        ({}, "regel"),
        ({"regel": "bestaat niet"}, "regel"),
        ({"regel": "klacht"}, "regel"),
        ({"regel": "wmo-beschikking", "begin": "2-3-2026"}, "begin"),
        ({"regel": "wmo-beschikking", "begin": "1026-03-02"}, "begin"),
        ({"regel": "wmo-beschikking", "begin": "9999-12-31"}, "begin"),
        ({"regel": "wmo-beschikking", "begin": ""}, "begin"),
    ):
        alles: dict[str, Any] = {
            "regel": "wmo-onderzoek",
            "onderwerp_id": gezin.huishouden,
            "begin": "2026-03-02",
        } | velden
        with pytest.raises(Weigering) as weigering:
            gezin.bureau.doe(StartTermijn(**alles))
        assert list(weigering.value.fouten) == [veld]
    with pytest.raises(Weigering, match="huishouden"):
        gezin.bureau.doe(StartTermijn(regel="wmo-onderzoek", onderwerp_id=gezin.moeder, begin="2026-03-02"))


def test_that_standing_still_keeps_what_is_left_until_it_runs_again(gezin: Gezin, klok: Klok) -> None:
    id_ = begin(gezin, op="2026-02-16")
    gezin.bureau.doe(SchortTermijnOp(id=id_, van="2026-03-02", reden="Gezin is op vakantie"))
    (rij,) = termijnen(gezin)
    assert (rij.voor, rij.in_woorden) == ("", "staat stil sinds vandaag, daarna nog 28 dagen")
    assert rij.termijn is not None
    assert [(b.soort, b.reden, b.medewerker) for b in rij.termijn.besluiten] == [
        ("opschorten", "Gezin is op vakantie", "Sanne de Vries")
    ]
    assert termijnen(gezin, tot=dag(100)) == []
    klok.verzet(10 * DAG_MS)
    gezin.bureau.doe(HervatTermijn(id=id_, op="2026-03-12"))
    assert [(rij.voor, rij.in_woorden) for rij in termijnen(gezin)] == [("2026-04-09", "nog 28 dagen (do 9 apr)")]
    with pytest.raises(Weigering, match="staat niet stil"):
        gezin.bureau.doe(HervatTermijn(id=id_, op="2026-03-13"))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"van": "2026-02-15"}, "van"),
        ({"van": "2026-04-02"}, "van"),
        ({"van": "onzin"}, "van"),
        ({"van": "2026-03-02", "tot": "2026-03-02"}, "tot"),
        ({"van": "2026-03-02", "tot": "2026-02-20"}, "tot"),
        ({"van": "2026-03-02", "tot": "20260310"}, "tot"),
        ({"van": "2026-03-02", "reden": "  "}, "reden"),
    ],
)
def test_that_standing_still_is_refused_beside_the_field(gezin: Gezin, velden: dict[str, str], veld: str) -> None:
    alles: dict[str, Any] = {"id": begin(gezin, op="2026-02-16"), "reden": "Vakantie"} | velden
    with pytest.raises(Weigering) as weigering:
        gezin.bureau.doe(SchortTermijnOp(**alles))
    assert list(weigering.value.fouten) == [veld]


def test_that_the_same_days_do_not_stand_still_twice(gezin: Gezin) -> None:
    id_ = begin(gezin, op="2026-02-16")
    gezin.bureau.doe(SchortTermijnOp(id=id_, van="2026-03-02", tot="2026-03-12", reden="Vakantie"))
    with pytest.raises(Weigering, match="dan al stil"):
        gezin.bureau.doe(SchortTermijnOp(id=id_, van="2026-03-11", reden="Ziek"))
    gezin.bureau.doe(SchortTermijnOp(id=id_, van="2026-03-12", reden="Ziek"))
    gezin.bureau.doe(HervatTermijn(id=id_, op="2026-03-14"))
    assert [rij.termijn.fataal for rij in termijnen(gezin) if rij.termijn] == ["2026-04-13"]


def test_that_extending_is_refused_with_the_law_where_the_law_does_not_let_one(gezin: Gezin) -> None:
    onderzoek, beschikking = begin(gezin), begin(gezin, "wmo-beschikking")
    with pytest.raises(Weigering, match=r"art\. 2\.3\.2 lid 1.*lid 9") as weigering:
        gezin.bureau.doe(VerlengTermijn(id=onderzoek, dagen=7, reden="Druk", op="2026-03-02"))
    assert list(weigering.value.fouten) == ["dagen"]
    for velden, veld in (
        ({"dagen": 0}, "dagen"),
        ({"dagen": 10_000}, "dagen"),
        ({"reden": ""}, "reden"),
        ({"op": "2026-03-03"}, "op"),
        ({"op": "2026-03-01"}, "op"),
    ):
        invoer: dict[str, Any] = {"id": beschikking, "dagen": 7, "reden": "Advies nodig", "op": "2026-03-02"} | velden
        with pytest.raises(Weigering) as weigering:
            gezin.bureau.doe(VerlengTermijn(**invoer))
        assert list(weigering.value.fouten) == [veld]
    gezin.bureau.doe(VerlengTermijn(id=beschikking, dagen=7, reden="Advies nodig", op="2026-03-02"))
    assert {rij.wat: rij.voor for rij in termijnen(gezin)}["Beschikking Wmo"] == "2026-03-23"


def test_that_beyond_the_maximum_the_other_party_must_agree(gezin: Gezin) -> None:
    with eenheid(gezin.bureau) as uow:
        id_ = start(
            uow, "klacht", onderwerp="klacht", onderwerp_id=gezin.casus, begin="2026-03-02",
            locatie_id=gezin.bureau.medewerker.locatie_id, medewerker_id=gezin.bureau.medewerker.id,
        )  # fmt: skip
        uow.commit()
    gezin.bureau.doe(VerlengTermijn(id=id_, dagen=20, reden="Getuige ziek", op="2026-03-02"))
    with pytest.raises(Weigering, match=r"9:11 lid 2.*nog 8 dagen bij"):
        gezin.bureau.doe(VerlengTermijn(id=id_, dagen=9, reden="Getuige ziek", op="2026-03-02"))
    gezin.bureau.doe(VerlengTermijn(id=id_, dagen=9, reden="Akkoord klager", op="2026-03-02", instemming=True))
    (rij,) = termijnen(gezin)
    assert (rij.huishouden_id, rij.voor) == (None, "2026-05-12")


def test_that_an_ended_term_says_how_and_takes_no_more_orders(gezin: Gezin) -> None:
    gehaald_id, vervallen_id = begin(gezin, "wmo-persoonlijk-plan", "2026-02-16"), begin(gezin)
    gezin.bureau.doe(HaalTermijn(id=gehaald_id, op="2026-02-25"))
    with pytest.raises(Weigering) as weigering:
        gezin.bureau.doe(VervalTermijn(id=vervallen_id, op="2026-03-02", reden=""))
    assert list(weigering.value.fouten) == ["reden"]
    gezin.bureau.doe(VervalTermijn(id=vervallen_id, op="2026-03-02", reden="Melding ingetrokken"))
    assert termijnen(gezin) == []
    for bereik in ({}, {"bereik": "huishouden", "huishouden_id": gezin.huishouden}):
        assert [rij.in_woorden for rij in lees(gezin, afgelopen=True, **bereik)] == [
            "vervallen op 2-3-2026: Melding ingetrokken",
            "gehaald op 25-2-2026, 2 dagen te laat",
        ]
    for opdracht in (
        HaalTermijn(id=gehaald_id, op="2026-03-01"),
        VervalTermijn(id=gehaald_id, op="2026-03-01", reden="x"),
        SchortTermijnOp(id=vervallen_id, van="2026-03-02", reden="x"),
        VerlengTermijn(id=vervallen_id, dagen=1, reden="x", op="2026-03-02"),
        HervatTermijn(id=vervallen_id, op="2026-03-02"),
    ):
        with pytest.raises(Weigering, match="al "):
            gezin.bureau.doe(opdracht)


@pytest.mark.parametrize("op", ["2026-03-03", "2026-02-15", "", "gisteren"])
def test_that_a_term_is_met_between_its_begin_and_today(gezin: Gezin, op: str) -> None:
    id_ = begin(gezin, op="2026-02-16")
    with pytest.raises(Weigering) as weigering:
        gezin.bureau.doe(HaalTermijn(id=id_, op=op))
    assert list(weigering.value.fouten) == ["op"]


def test_that_other_use_cases_start_meet_and_end_terms(gezin: Gezin) -> None:
    begin(gezin)
    begin(gezin, "jeugd-familiegroepsplan")
    with eenheid(gezin.bureau) as uow:
        assert gehaald(uow, gezin.huishouden, "jeugd-familiegroepsplan", op="2026-03-02") == 1
        assert beeindig(uow, gezin.huishouden, op="2026-03-02", reden="Casus gesloten") == 1
        assert beeindig(uow, gezin.huishouden, op="2026-03-02", reden="Casus gesloten") == 0
        uow.commit()
    assert rauw(gezin.bureau, "SELECT regel, gehaald_op, vervallen_op, reden FROM termijn ORDER BY regel") == [
        ("jeugd-familiegroepsplan", "2026-03-02", "", ""),
        ("wmo-onderzoek", "", "2026-03-02", "Casus gesloten"),
    ]


def test_that_the_top_of_a_case_tells_the_first_term(gezin: Gezin) -> None:
    def kop() -> tuple[str, str]:
        huishouden = gezin.bureau.lees(LeesHuishouden(id=gezin.huishouden))
        return huishouden.volgende_termijn, huishouden.volgende_termijn_toestand

    assert kop() == ("", "")
    id_ = begin(gezin)
    begin(gezin, "wmo-beschikking", "2026-02-18")
    assert kop() == ("Beschikking Wmo: nog 2 dagen (wo 4 mrt)", "spoed")
    gezin.bureau.doe(SchortTermijnOp(id=id_, van="2026-03-02", reden="Vakantie"))
    assert kop()[0].startswith("Beschikking Wmo")


def test_that_a_term_of_a_newer_program_is_left_alone(gezin: Gezin) -> None:
    id_ = begin(gezin)
    db = gezin.bureau.eigen_verbinding()
    db.execute("UPDATE termijn SET regel = 'regel-van-morgen'")
    db.commit()
    db.close()
    assert termijnen(gezin) == []
    with pytest.raises(Weigering, match="nieuwere versie"):
        gezin.bureau.doe(HaalTermijn(id=id_, op="2026-03-02"))


# The agenda ----------------------------------------------------------------------------------------------------------


def plan_van(gezin: Gezin) -> tuple[Id, Id]:
    ids = gezin.bureau.wereld.ids
    plan_id, doel_id = ids(), ids()
    bewaar(
        gezin.bureau,
        Plan(id=plan_id, huishouden_id=gezin.huishouden, casus_id=gezin.casus, soort="x", opgesteld_op="2026-02-01"),
        Doel(
            id=doel_id, plan_id=plan_id, volgorde=1, woorden="Rust in huis", leefgebied="Financiën", begin="2026-02-01"
        ),
    )
    with eenheid(gezin.bureau) as uow:
        uow.haal(Huishouden, gezin.huishouden).actief_plan_id = plan_id
        uow.commit()
    return plan_id, doel_id


def alles_erin(gezin: Gezin) -> None:
    begin(gezin, op="2026-02-16")
    plan_id, doel_id = plan_van(gezin)
    ik = gezin.bureau.medewerker.id
    actie = {"plan_id": plan_id, "doel_id": doel_id, "volgorde": 1}
    bewaar(
        gezin.bureau,
        Taak(huishouden_id=gezin.huishouden, soort="taak", wat="School bellen", voor=dag(-1), gemaakt_op=1),
        Evaluatie(plan_id=plan_id, huishouden_id=gezin.huishouden, gepland_op=dag(5), medewerker_id=ik),
        Actie(**actie, wat="Budgetcoach regelen", uitvoerder="WIJ", klaar_voor=dag(3)),
        Actie(**actie, wat="Post openen", uitvoerder="zelf", klaar_voor=dag(3)),
        Actie(**actie, wat="Al gedaan", uitvoerder="WIJ", klaar_voor=dag(3), gedaan_op=dag(-3)),
        Toeleiding(
            huishouden_id=gezin.huishouden, naar="Humanitas", soort="x", medewerker_id=ik, voorgesteld_op=dag(-20)
        ),
        Indicatie(
            huishouden_id=gezin.huishouden,
            productgroep="Begeleiding",
            soort="nieuw",
            besloten_op="2025-04-01",
            tot=dag(30),
        ),
        Nazorg(casus_id=gezin.casus, huishouden_id=gezin.huishouden, medewerker_id=ik, gepland_op=dag(60)),
    )


def test_that_everything_with_a_day_stands_on_one_list_the_most_pressing_first(gezin: Gezin) -> None:
    alles_erin(gezin)
    rijen = lees(gezin)
    assert [(rij.soort, rij.wat, rij.voor, rij.tab) for rij in rijen] == [
        ("toeleiding", "Humanitas: nog geen antwoord", "2026-02-24", "toeleiding"),
        ("taak", "School bellen", "2026-03-01", "verloop"),
        ("actie", "Budgetcoach regelen", "2026-03-05", "plan"),
        ("evaluatie", "Plan evalueren", "2026-03-07", "plan"),
        ("termijn", "Onderzoek Wmo", "2026-03-30", "plan"),
        ("herindicatie", "Herindicatie aanvragen of afbouwen: Begeleiding", "2026-04-01", "toeleiding"),
        ("nazorg", "Nazorg: vraag hoe het gaat", "2026-05-01", "verloop"),
        ("leeftijd", rijen[7].wat, "2026-05-01", "gezin"),
    ]
    assert rijen[7].wat.startswith("Nora de Vries wordt 16. ")
    assert [rij.toestand for rij in rijen] == ["te laat", "te laat", "let-op", "let-op", "", "", "", ""]
    assert {(rij.huishouden, rij.medewerker) for rij in rijen} == {("Gezin De Vries", "Sanne de Vries")}
    assert len({rij.sleutel for rij in rijen}) == len(rijen)


def test_that_the_reach_is_mine_a_household_or_for_a_team_leader_a_locatie(gezin: Gezin, collega: Collega) -> None:
    alles_erin(gezin)
    hier = gezin.bureau.medewerker.locatie_id
    van_huis = lees(gezin, bereik="huishouden", huishouden_id=gezin.huishouden)
    assert van_huis == lees(gezin) == lees(gezin, bereik="locatie", locatie_id=hier)
    assert [rij.wat for rij in lees(gezin, tot=dag(5))] == [rij.wat for rij in van_huis[:4]]
    assert collega.lees(LeesTermijnen()) == ()
    with pytest.raises(Weigering, match="teamleider"):
        collega.lees(LeesTermijnen(bereik="locatie", locatie_id=hier))
    with pytest.raises(Weigering):
        collega.lees(LeesTermijnen(bereik="huishouden"))


def test_that_who_was_named_has_it_on_the_list_and_the_regisseur_does_not(gezin: Gezin, collega: Collega) -> None:
    gezin.bureau.doe(
        StartTermijn(regel="wmo-onderzoek", onderwerp_id=gezin.huishouden, begin="2026-03-02", medewerker_id=collega.id)
    )
    bewaar(
        gezin.bureau,
        Taak(
            huishouden_id=gezin.huishouden, soort="taak", wat="Bel", voor=dag(2), gemaakt_op=1,
            medewerker_id=collega.id,
        ),
        Regieoverdracht(
            huishouden_id=gezin.huishouden, casus_id=gezin.casus, van_id=gezin.bureau.medewerker.id, naar_id=collega.id,
            notitie="Ik ga weg", gevraagd_op=gezin.bureau.wereld.klok(),
        ),
    )  # fmt: skip
    van_collega = collega.lees(LeesTermijnen())
    assert [(rij.wat, rij.medewerker) for rij in van_collega] == [
        ("Bel", "Omar El Idrissi"),
        ("Sanne de Vries vraagt de regie over te nemen", "Omar El Idrissi"),
        ("Onderzoek Wmo", "Omar El Idrissi"),
    ]
    assert [rij.soort for rij in lees(gezin)] == ["leeftijd"]


def test_that_a_birthday_leaves_the_list_when_somebody_dealt_with_it(gezin: Gezin) -> None:
    (rij,) = lees(gezin)
    assert rij.sleutel == f"grens-16:{gezin.dochter.hex()}"
    bewaar(
        gezin.bureau,
        Taak(
            huishouden_id=gezin.huishouden, persoon_id=gezin.dochter, soort="leeftijd", sleutel=rij.sleutel,
            wat=rij.wat, voor=rij.voor, gedaan_op=dag(0), uitkomst="Besproken", gemaakt_op=1,
        ),
    )  # fmt: skip
    assert lees(gezin) == ()


def test_that_a_birthday_nobody_dealt_with_stays_for_a_while(gezin: Gezin, klok: Klok) -> None:
    klok.verzet(70 * DAG_MS)
    assert [(rij.soort, rij.toestand) for rij in lees(gezin)] == [("leeftijd", "te laat")]
    klok.verzet(90 * DAG_MS)
    assert lees(gezin) == ()


def test_that_who_is_hidden_is_not_told_by_a_list(gezin: Gezin, collega: Collega) -> None:
    alles_erin(gezin)
    for persoon_id in (gezin.moeder, gezin.zoon, gezin.dochter):
        scherm_af(gezin.bureau, persoon_id)
    rijen = collega.lees(LeesTermijnen(bereik="huishouden", huishouden_id=gezin.huishouden))
    assert {rij.huishouden for rij in rijen} == {"Afgeschermd huishouden"}
    assert {rij.wat for rij in rijen} == {
        "Toeleiding", "Taak", "Actie uit het plan", "Plan evalueren", "Onderzoek Wmo", "Herindicatie",
        "Nazorg: vraag hoe het gaat",
    }  # fmt: skip
    assert "Vries" not in str([rij for rij in rijen if rij.medewerker != "Sanne de Vries"])
    assert {rij.huishouden for rij in lees(gezin)} == {"Gezin De Vries"}, "a team leader may know"


def test_that_without_the_right_nothing_is_told(gezin: Gezin) -> None:
    entree = Collega(gezin.bureau, "entree", naam="Els Bos")
    for vraag in (LeesTermijnen(), LeesTermijnen(bereik="huishouden", huishouden_id=gezin.huishouden)):
        with pytest.raises(Weigering):
            entree.lees(vraag)
    entree.sluit()


def test_that_merged_and_closed_households_are_quiet(gezin: Gezin) -> None:
    begin(gezin)
    with eenheid(gezin.bureau) as uow:
        huishouden = uow.haal(Huishouden, gezin.huishouden)
        assert huishouden.casus_id is not None
        casus = uow.haal(Casus, huishouden.casus_id)
        casus.gesloten_op, casus.sluitreden = uow.nu, "verhuisd"
        casus.laatste_regisseur_id, huishouden.casus_id = huishouden.regisseur_id, None
        huishouden.regisseur_id = None
        uow.commit()
    assert lees(gezin) == ()


def test_that_a_plan_the_family_fixed_and_an_offered_familiegroepsplan_end_their_terms(gezin: Gezin) -> None:
    begin(gezin, "plan-gereed", "2026-02-16")
    begin(gezin, "jeugd-familiegroepsplan", "2026-02-16")
    plan_id, _ = plan_van(gezin)
    gezin.bureau.doe(StelVersieVast(plan_id=plan_id))
    assert [rij.wat for rij in termijnen(gezin)] == ["Familiegroepsplan aanbieden"]
    invoer = PlanInvoer(soort="familiegroepsplan", familiegroepsplan="ja", familiegroepsplan_op="2026-02-10")
    gezin.bureau.doe(WijzigPlan(id=plan_id, invoer=invoer, gezien=PlanInvoer(soort="x")))
    assert [rij.in_woorden for rij in lees(gezin, afgelopen=True)] == [
        "gehaald op 2-3-2026",
        "gehaald op 16-2-2026",
    ]


def test_that_a_reason_why_no_familiegroepsplan_was_offered_lets_the_term_lapse_and_undo_brings_it_back(
    gezin: Gezin,
) -> None:
    begin(gezin, "jeugd-familiegroepsplan", "2026-02-16")
    nee = {"familiegroepsplan": "nee", "familiegroepsplan_op": "2026-03-01"}
    waarom = "Er is nu gevaar voor de kinderen"
    _, gemaakt = gezin.bureau.schrijf(
        MaakPlan(huishouden_id=gezin.huishouden, soort="familiegroepsplan", familiegroepsplan_reden=waarom, **nee)
    )
    assert termijnen(gezin) == []
    assert gemaakt.transactie is not None
    gezin.bureau.doe(MaakOngedaan(transactie=gemaakt.transactie))
    assert [rij.wat for rij in termijnen(gezin)] == ["Familiegroepsplan aanbieden"]


def test_that_making_a_familiegroepsplan_does_not_say_that_one_was_offered(gezin: Gezin) -> None:
    begin(gezin, "jeugd-familiegroepsplan", "2026-02-16")
    gezin.bureau.doe(MaakPlan(huishouden_id=gezin.huishouden, soort="familiegroepsplan"))
    assert [rij.wat for rij in termijnen(gezin)] == ["Familiegroepsplan aanbieden"]
