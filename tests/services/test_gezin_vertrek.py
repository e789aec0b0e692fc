"""Goals and actions in the plan only for somebody who leaves: they stay, lapse with the reason, or go to another."""

from __future__ import annotations

import pytest

from tests.gezin import Gezin, bakker, lees, zet
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import PLAN_BLIJFT, PLAN_OVER, PLAN_VERVALT, BeeindigLid
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.plan import Actie
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.values import Id

REDEN = "Woont bij zijn vader"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    """The second goal is only for Sem; the first action is what he was to do for a goal of everybody."""
    thuis = bakker(bureau)
    zet(bureau, Actie, thuis.acties[0], persoon_id=thuis.zoon, wie="Sem")
    return thuis


def weg(bureau: Bureau, gezin: Gezin, plan: str, naar: Id | None = None) -> Id | None:
    (lid,) = (rij.id for rij in lees(bureau, gezin.huishouden).leden if rij.persoon_id == gezin.zoon)
    vraag = BeeindigLid(id=lid, tot="2026-03-02", reden=REDEN, plan=plan, plan_naar=naar)
    return bureau.schrijf(vraag)[1].transactie


def nu(bureau: Bureau, gezin: Gezin) -> PlanDetail:
    plan = bureau.lees(LeesPlan(huishouden_id=gezin.huishouden))
    assert plan is not None
    return plan


@pytest.mark.parametrize("keuze", ["", PLAN_BLIJFT])
def test_that_the_plan_stays_as_it_is_when_that_is_chosen(bureau: Bureau, gezin: Gezin, keuze: str) -> None:
    was = nu(bureau, gezin).doelen
    weg(bureau, gezin, keuze)
    assert nu(bureau, gezin).doelen == was


def test_that_what_was_only_for_who_left_lapses_with_the_reason_and_comes_back_with_undo(
    bureau: Bureau, gezin: Gezin
) -> None:
    was = nu(bureau, gezin).doelen
    transactie = weg(bureau, gezin, PLAN_VERVALT)
    van_allen, van_sem = nu(bureau, gezin).doelen
    assert (van_allen.stand, van_sem.stand, van_sem.reden) == ("lopend", "vervallen", REDEN)
    assert [actie.niet_meer_nodig for doel in (van_allen, van_sem) for actie in doel.acties] == [REDEN, REDEN]
    assert transactie is not None
    bureau.doe(MaakOngedaan(transactie=transactie))
    assert nu(bureau, gezin).doelen == was


def test_that_another_member_takes_over_and_nobody_else_can(bureau: Bureau, gezin: Gezin) -> None:
    for naar in (None, gezin.zoon, bureau.wereld.ids()):
        with pytest.raises(Weigering) as fout:
            weg(bureau, gezin, PLAN_OVER, naar)
        assert "plan_naar" in fout.value.fouten
    with pytest.raises(Weigering) as fout:
        weg(bureau, gezin, "anders")
    assert "plan" in fout.value.fouten
    weg(bureau, gezin, PLAN_OVER, gezin.moeder)
    van_allen, van_sem = nu(bureau, gezin).doelen
    assert [naam for _, naam in van_sem.personen] == ["Fatima Bakker"]
    assert (van_sem.stand, van_allen.personen) == ("lopend", ())
    assert (van_allen.acties[0].persoon_id, van_allen.acties[0].wie) == (gezin.moeder, "Fatima Bakker")
    assert van_sem.acties[0].persoon_id is None
