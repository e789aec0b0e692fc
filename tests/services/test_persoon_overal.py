"""Two records of one person become one wherever that person stands, and come apart again."""

from __future__ import annotations

import pytest

from tests.gezin import gezin, lees, lid, persoon
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, VoegPersonenSamen
from wijdesk.models.values import Id


def leden(bureau: Bureau, huishouden_id: Id) -> set[Id]:
    return {rij.persoon_id for rij in lees(bureau, huishouden_id).leden}


def test_that_a_membership_follows_a_merge_and_goes_back(bureau: Bureau) -> None:
    a, b, kind = persoon(bureau, "Ans"), persoon(bureau, "Ans"), persoon(bureau, "Sam", "2014-04-10")
    id_ = gezin(bureau, lid(b, "ouder met gezag"), lid(kind, "kind"))
    bureau.doe(VoegPersonenSamen(blijft=a, weg=b, reden="dubbel"))
    assert leden(bureau, id_) == {a, kind}
    bureau.doe(HaalPersonenUiteen(weg=b, reden="toch niet"))
    assert leden(bureau, id_) == {b, kind}


@pytest.mark.parametrize(("tot_a", "tot_b"), [("", ""), ("2026-05-01", ""), ("", "2026-05-01")])
@pytest.mark.parametrize("hoe", ["ongedaan", "uiteen"])
def test_that_both_records_in_one_household_leave_one_membership_and_going_back_restores_it(
    bureau: Bureau, tot_a: str, tot_b: str, hoe: str
) -> None:
    a, b = persoon(bureau, "Ans"), persoon(bureau, "Ans")
    id_ = gezin(bureau, lid(a, "ouder met gezag", tot=tot_a), lid(b, "partner", tot=tot_b))
    voor = lees(bureau, id_).leden
    _, wijziging = bureau.schrijf(VoegPersonenSamen(blijft=a, weg=b, reden="dubbel"))
    (rij,) = lees(bureau, id_).leden
    assert (rij.persoon_id, rij.tot) == (a, "")
    if hoe == "ongedaan":
        assert wijziging.transactie is not None
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    else:
        bureau.doe(HaalPersonenUiteen(weg=b, reden="toch niet"))
    assert sorted(lees(bureau, id_).leden, key=lambda rij: rij.id) == sorted(voor, key=lambda rij: rij.id)


def test_that_a_person_made_in_passing_stays_when_a_household_refers_to_it(bureau: Bureau) -> None:
    b = persoon(bureau, "Ans")
    (transactie,) = rauw(bureau, "SELECT transactie FROM mutatie WHERE rij = ?", b)[0]
    gezin(bureau, lid(b, "alleenstaande"))
    with pytest.raises(Exception, match="in gebruik"):
        bureau.doe(MaakOngedaan(transactie=transactie))
