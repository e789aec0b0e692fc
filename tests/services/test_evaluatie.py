"""Evaluations: planned, moved, held with a score per goal, and the goals that are done with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gezin import Gezin, bakker, zet
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.evaluatie import verloop, voorstel
from wijdesk.models.opdrachten.akkoord import (
    DoelOordeel,
    HoudEvaluatie,
    LeesEvaluaties,
    PlanEvaluatie,
    VervalEvaluatie,
    VerzetEvaluatie,
)
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.plan import Doel, Plan
from wijdesk.models.rows.akkoord import EvaluatieDetail
from wijdesk.models.values import Id

VANDAAG = "2026-03-02"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def evaluaties(bureau: Bureau, gezin: Gezin) -> tuple[EvaluatieDetail, ...]:
    return bureau.lees(LeesEvaluaties(plan_id=gezin.plan))


def houd(bureau: Bureau, gezin: Gezin, **anders: Any) -> Id:
    velden = {"plan_id": gezin.plan, "evaluatie_id": None, "op": VANDAAG, "verslag": "Het gaat beter."} | anders
    return bureau.doe(HoudEvaluatie(**velden))


def test_that_an_evaluation_is_planned_three_months_on_unless_said_otherwise(bureau: Bureau, gezin: Gezin) -> None:
    bureau.doe(PlanEvaluatie(plan_id=gezin.plan))
    bureau.doe(PlanEvaluatie(plan_id=gezin.plan, op="2026-04-07"))
    assert [rij.evaluatie.gepland_op for rij in evaluaties(bureau, gezin)] == ["2026-04-07", "2026-06-02"]


@pytest.mark.parametrize(
    ("dag", "later"),
    [
        ("2026-03-02", "2026-06-02"),
        ("2025-11-30", "2026-03-02"),
        ("2026-01-31", "2026-04-30"),
        ("2026-02-06", "2026-05-06"),
    ],
)
def test_that_three_months_on_is_a_weekday_near_that_day(dag: str, later: str) -> None:
    assert voorstel(date.fromisoformat(dag)).isoformat() == later


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)))
def test_that_the_proposed_day_is_always_a_weekday_about_three_months_on(dag: date) -> None:
    later = voorstel(dag)
    assert later.weekday() < 5
    assert 87 <= (later - dag).days <= 95


def test_that_a_held_evaluation_keeps_scores_rounds_goals_off_and_plans_the_next(bureau: Bureau, gezin: Gezin) -> None:
    gepland = bureau.doe(PlanEvaluatie(plan_id=gezin.plan, op=VANDAAG))
    een, twee = gezin.doelen
    houd(
        bureau, gezin, evaluatie_id=gepland, aanwezig=" Fatima, Sem ", volgende="2026-06-02",
        doelen=(
            DoelOordeel(doel_id=een, score=10, stand="behaald"),
            DoelOordeel(doel_id=twee, score=4, toelichting=" Nog vaak ziek "),
        ),
    )  # fmt: skip
    volgende, gehouden = evaluaties(bureau, gezin)
    assert volgende.evaluatie.gepland_op == "2026-06-02"
    assert (gehouden.evaluatie.gehouden_op, gehouden.evaluatie.aanwezig) == (VANDAAG, "Fatima, Sem")
    assert [(rij.nummer, rij.score, rij.toelichting) for rij in gehouden.scores] == [
        (1, 10, ""),
        (2, 4, "Nog vaak ziek"),
    ]
    standen = rauw(bureau, "SELECT stand, afgerond_op FROM doel ORDER BY volgorde")
    assert [tuple(rij) for rij in standen] == [("behaald", VANDAAG), ("lopend", "")]
    with pytest.raises(Weigering, match="al gehouden"):
        houd(bureau, gezin, evaluatie_id=gepland)


def test_that_undo_takes_back_a_whole_evaluation(bureau: Bureau, gezin: Gezin) -> None:
    _, gedaan = bureau.schrijf(
        HoudEvaluatie(
            plan_id=gezin.plan, evaluatie_id=None, op=VANDAAG, verslag="Klaar",
            doelen=(DoelOordeel(doel_id=gezin.doelen[0], score=9, stand="behaald"),),
        )
    )  # fmt: skip
    assert gedaan.transactie is not None
    bureau.doe(MaakOngedaan(transactie=gedaan.transactie))
    assert evaluaties(bureau, gezin) == ()
    assert rauw(bureau, "SELECT stand FROM doel ORDER BY volgorde")[0][0] == "lopend"


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"op": "gisteren"}, "op"),
        ({"op": "2026-03-03"}, "op"),
        ({"op": "2026-02-28"}, "op"),
        ({"verslag": " "}, "verslag"),
        ({"volgende": "2026-03-01"}, "volgende"),
        ({"volgende": "juni"}, "volgende"),
    ],
)
def test_that_what_is_wrong_is_told_beside_its_field(
    bureau: Bureau, gezin: Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as fout:
        houd(bureau, gezin, **anders)
    assert list(fout.value.fouten) == [veld]
    assert evaluaties(bureau, gezin) == ()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"score": 11}, "doelen.0.score"),
        ({"score": -1}, "doelen.0.score"),
        ({"toelichting": "Gaat goed"}, "doelen.0.score"),
        ({"score": 5, "stand": "niet behaald"}, "doelen.0.reden"),
        ({"score": 5, "stand": "gelukt"}, "doelen.0.stand"),
    ],
)
def test_that_a_wrong_score_or_end_is_told_beside_its_goal(
    bureau: Bureau, gezin: Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as fout:
        houd(bureau, gezin, doelen=(DoelOordeel(doel_id=gezin.doelen[1], **anders),))
    assert veld in fout.value.fouten
    assert rauw(bureau, "SELECT count(*) FROM doelscore")[0][0] == 0


def test_that_goals_that_ended_or_stand_twice_are_refused(bureau: Bureau, gezin: Gezin) -> None:
    oordeel = DoelOordeel(doel_id=gezin.doelen[0], score=5)
    with pytest.raises(Weigering, match="loopt niet meer"):
        houd(bureau, gezin, doelen=(oordeel, oordeel))
    zet(bureau, Doel, gezin.doelen[0], stand="behaald", afgerond_op=VANDAAG)
    with pytest.raises(Weigering, match="loopt niet meer"):
        houd(bureau, gezin, doelen=(oordeel,))


def test_that_a_planned_evaluation_moves_or_lapses_with_a_reason(bureau: Bureau, gezin: Gezin) -> None:
    gepland = bureau.doe(PlanEvaluatie(plan_id=gezin.plan))
    bureau.doe(VerzetEvaluatie(evaluatie_id=gepland, naar="2026-07-01", reden="Vakantie"))
    assert evaluaties(bureau, gezin)[0].evaluatie.gepland_op == "2026-07-01"
    for fout in ("2026-07-01", "2026-03-01", ""):
        with pytest.raises(Weigering) as weigering:
            bureau.doe(VerzetEvaluatie(evaluatie_id=gepland, naar=fout))
        assert list(weigering.value.fouten) == ["naar"]
    with pytest.raises(Weigering, match="waarom"):
        bureau.doe(VervalEvaluatie(evaluatie_id=gepland, reden=""))
    bureau.doe(VervalEvaluatie(evaluatie_id=gepland, reden="Gezin verhuist"))
    assert evaluaties(bureau, gezin) == ()


def test_that_a_closed_plan_gets_no_evaluations(bureau: Bureau, gezin: Gezin) -> None:
    zet(bureau, Plan, gezin.plan, afgesloten_op=VANDAAG)
    with pytest.raises(Weigering, match="afgesloten"):
        bureau.doe(PlanEvaluatie(plan_id=gezin.plan))
    with pytest.raises(Weigering, match="afgesloten"):
        houd(bureau, gezin)


@pytest.mark.parametrize(
    ("scores", "tekst"), [((), ""), ((3,), "3"), ((3, 5, 7), "3 → 5 → 7"), (range(9), "0 → … → 5 → 6 → 7 → 8")]
)
def test_that_scores_read_as_a_small_line(scores: tuple[int, ...], tekst: str) -> None:
    assert verloop(scores) == tekst
