"""The two homes of a co-ouderschap: never made one, and when one of them changes the other is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gezin import gezin, lees, lid, persoon
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import BeeindigLid, VoegHuishoudensSamen, WijzigLid
from wijdesk.models.values import Id


@pytest.fixture
def moeder(bureau: Bureau) -> Id:
    return persoon(bureau, "Fatima")


@pytest.fixture
def kind(bureau: Bureau) -> Id:
    return persoon(bureau, "Noor", "2016-06-01")


@pytest.mark.parametrize(
    ("keuze", "verblijf", "tot"),
    [
        ("daar hele tijd", "hele tijd", ""),
        ("daar deels", "deels (co-ouderschap)", ""),
        ("daar ook weg", "deels (co-ouderschap)", "2026-03-01"),
    ],
)
def test_that_ending_one_half_of_a_co_ouderschap_asks_about_the_other(
    bureau: Bureau, moeder: Id, kind: Id, keuze: str, verblijf: str, tot: str
) -> None:
    deels = {"verblijf": "deels (co-ouderschap)"}
    hier = gezin(bureau, lid(moeder, "ouder met gezag"), lid(kind, "kind", **deels))
    daar = gezin(bureau, lid(persoon(bureau, "Jan"), "ouder met gezag"), lid(kind, "kind", **deels))
    (helft,) = (rij for rij in lees(bureau, hier).leden if rij.persoon_id == kind)
    zonder = BeeindigLid(id=helft.id, tot="2026-03-01", reden="Woont bij zijn vader")
    assert "Kies wat daar verandert" in fouten(bureau, zonder)["andere_helft"]
    assert list(fouten(bureau, WijzigLid(id=helft.id, verblijf="hele tijd"))) == ["andere_helft"]
    bureau.doe(replace(zonder, andere_helft=keuze))
    rijen = {rij.persoon_id: rij for rij in (*lees(bureau, daar).leden, *lees(bureau, daar).eerdere_leden)}
    assert (rijen[kind].verblijf, rijen[kind].tot) == (verblijf, tot)


@pytest.mark.parametrize(
    ("hier", "daar"),
    [
        ({"verblijf": "deels (co-ouderschap)"}, {"verblijf": "deels (co-ouderschap)"}),
        ({"verblijf": "hele tijd"}, {"verblijf": "woont elders"}),
        ({"tot": "2026-02-01"}, {"van": "2026-02-02"}),
        ({"tot": "2026-02-01"}, {}),
    ],
)
def test_that_two_homes_of_one_child_are_never_made_one(
    bureau: Bureau, moeder: Id, kind: Id, hier: dict[str, str], daar: dict[str, str]
) -> None:
    vader = persoon(bureau, "Jan")
    een = gezin(bureau, lid(moeder, "ouder met gezag"), lid(kind, "kind", **hier))
    twee = gezin(bureau, lid(vader, "ouder met gezag"), lid(kind, "kind", **daar))
    for blijft, weg in ((een, twee), (twee, een)):
        assert "twee huizen" in fouten(bureau, VoegHuishoudensSamen(blijft=blijft, weg=weg, reden="dubbel"))["weg"]


def test_that_two_homes_with_the_same_name_are_told_apart(bureau: Bureau, moeder: Id, kind: Id) -> None:
    deels = {"verblijf": "deels (co-ouderschap)"}
    vader = persoon(bureau, "Jan", straat="Iepenlaan", huisnummer="3")
    hier = gezin(bureau, lid(moeder, "ouder met gezag"), lid(kind, "kind", **deels), naam="Familie Meulen")
    gezin(bureau, lid(vader, "ouder met gezag"), lid(kind, "kind", **deels), naam="Familie Meulen")
    (rij,) = (rij for rij in lees(bureau, hier).leden if rij.persoon_id == kind)
    ((_, naam),) = rij.ook_in
    assert naam.startswith("Familie Meulen (Iepenlaan 3")
