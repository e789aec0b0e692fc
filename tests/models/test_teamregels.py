"""Every noun has a way to its team, also one that is added later."""

from __future__ import annotations

import pytest

from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.teamregels import ALGEMEEN, HUISHOUDEN, PERSOON, ankers, kinderen, van_persoon, verwijzingen

ZELF = {PERSOON, "adres"}
"""Known with every team that has to do with them."""
VAN_WIE_HET_SCHREEF = {"importpartij"}


@pytest.mark.parametrize("soort", GEJOURNAALD)
def test_that_every_noun_goes_by_a_household_a_locatie_a_person_or_is_everybodys(soort: str) -> None:
    eigen = ankers(soort)
    bekend = ALGEMEEN | ZELF | VAN_WIE_HET_SCHREEF
    assert (soort in bekend) != bool(eigen.velden or eigen.persoon) or soort in ALGEMEEN
    velden = GEJOURNAALD[soort].velden()
    assert {*eigen.velden, eigen.persoon} - {""} <= set(velden)


@pytest.mark.parametrize("soort", GEJOURNAALD)
def test_that_what_a_row_hangs_on_knows_what_hangs_on_it(soort: str) -> None:
    for veld, ouder in ankers(soort).ouders.items():
        assert (soort, veld) in kinderen(ouder or "triage")
    if huis := ankers(soort).huis:
        assert (soort, huis) in kinderen(HUISHOUDEN)


def test_that_a_row_goes_by_its_household_before_anything_else() -> None:
    assert ankers("signaal").huis == "huishouden_id"
    assert list(ankers("vraag").ouders.items()) == [("contact_id", "contact")]
    assert next(iter(ankers("actie").ouders)) == "plan_id"
    assert ankers("termijn").ouders == {"onderwerp_id": ""}
    assert verwijzingen("toegang") == {"persoon_id": PERSOON}


def test_that_who_looked_at_somebody_does_not_go_along_with_that_person() -> None:
    assert ("gezag", "kind_id") in van_persoon()
    assert "toegang" not in dict(van_persoon())


def test_that_a_noun_nobody_knows_here_hangs_on_nothing() -> None:
    assert ankers("huisdier").velden == frozenset()
    assert verwijzingen("huisdier") == {}
    assert kinderen("huisdier") == kinderen("nog zoiets")
