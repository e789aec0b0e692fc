"""A draft that names somebody who is not there any more for whoever began it: kept, and neither listed nor put back."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.gezin import Gezin, bakker, scherm_af, zet
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.belang import BeeindigBelang, MeldBelang
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesBegonnen, LeesConcepten
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def collega(bureau: Bureau, thuis: Gezin) -> Iterator[Collega]:
    """Whose household it is, with a draft about the son, one about the household and one about nobody."""
    with aan_het_werk(bureau, "casemanager") as wie:
        zet(bureau, Huishouden, thuis.huishouden, regisseur_id=wie.id)
        ids = bureau.wereld.ids
        over_zoon = json.dumps({"persoon_id": thuis.zoon.hex(), "wie": "Sem Bakker", "persoon_telefoon": "0612345678"})
        for soort, inhoud in (
            ("contact", over_zoon),
            ("contact", json.dumps({"persoon_id": None, "wie": "Iemand aan de balie"})),
            (f"casus.zrm.{thuis.zoon.hex()}", json.dumps({"toelichting": "Sem slaapt slecht"})),
            (f"casus.taak:{thuis.huishouden.hex()}", json.dumps({"wat": "De school bellen"})),
        ):
            wie.doe(BewaarConcept(id=ids(), soort=soort, inhoud=inhoud))
        yield wie


def contacten(collega: Collega) -> list[str]:
    return [json.loads(rij.inhoud)["wie"] for rij in collega.lees(LeesConcepten(soort="contact"))]


def begonnen(collega: Collega, thuis: Gezin) -> set[str]:
    return {rij.formulier for rij in collega.lees(LeesBegonnen(huishouden_id=thuis.huishouden))}


def test_that_drafts_are_there_for_who_may_know_all_they_name(collega: Collega, thuis: Gezin) -> None:
    assert contacten(collega) == ["Sem Bakker", "Iemand aan de balie"]
    assert begonnen(collega, thuis) == {"zrm", "taak"}


def test_that_a_tie_hides_every_draft_about_them_until_it_ends(bureau: Bureau, collega: Collega, thuis: Gezin) -> None:
    band = collega.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=thuis.zoon, soort="familie"))
    assert contacten(collega) == ["Iemand aan de balie"]
    assert begonnen(collega, thuis) == set()
    assert collega.lees(LeesConcepten(soort=f"casus.zrm.{thuis.zoon.hex()}")) == ()
    assert collega.lees(LeesConcepten(soort=f"casus.taak:{thuis.huishouden.hex()}")) == ()
    bureau.doe(BeeindigBelang(id=band, reden="Was een ander gezin"))
    assert contacten(collega) == ["Sem Bakker", "Iemand aan de balie"]
    assert begonnen(collega, thuis) == {"zrm", "taak"}


def test_that_protection_hides_the_drafts_that_name_them_and_leaves_the_rest(
    bureau: Bureau, collega: Collega, thuis: Gezin
) -> None:
    scherm_af(bureau, thuis.zoon)
    assert contacten(collega) == ["Iemand aan de balie"]
    assert begonnen(collega, thuis) == {"taak"}
    zet(bureau, Persoon, thuis.zoon, afgeschermd=False)
    assert contacten(collega) == ["Sem Bakker", "Iemand aan de balie"]


def test_that_who_may_see_through_protection_keeps_the_draft(bureau: Bureau, thuis: Gezin) -> None:
    with aan_het_werk(bureau, "teamleider") as leider:
        inhoud = json.dumps({"persoon_id": thuis.zoon.hex(), "wie": "Sem Bakker"})
        leider.doe(BewaarConcept(id=Id(b"\5" * 16), soort="contact", inhoud=inhoud))
        scherm_af(bureau, thuis.zoon)
        assert contacten(leider) == ["Sem Bakker"]
