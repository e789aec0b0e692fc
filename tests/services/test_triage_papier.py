"""What of a triage a resident gets on paper: nothing of a suspicion, everything that was agreed."""

from __future__ import annotations

import pytest

from tests.services import triages as t
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.opschaling import LeesLadder
from wijdesk.models.opdrachten.triage import Afschalen, CasusGevolg, LeesTriagePapier, OpschalingGevolg
from wijdesk.models.rows.triage import TriagePapier
from wijdesk.models.values import Id
from wijdesk.reports.triage_samenvatting import maak

VERRAADT = ("geweld", "meldcode", "zorgen over een kind", "veilig", "slaat", "blauwe plek")


def papier(bureau: Bureau, id_: Id, *, intern: bool = False) -> TriagePapier:
    gelezen: TriagePapier = bureau.lees(LeesTriagePapier(id=id_, intern=intern))
    return gelezen


@pytest.fixture
def met_vermoeden(bureau: Bureau) -> Id:
    id_ = t.begin(bureau)
    t.beantwoord(
        bureau, id_, aard="meer", kinderen="ja", leefgebieden="relaties,financien",
        zrm_relaties=("2", "Hij slaat haar"), zrm_financien=("2", "Schulden"), veilig="nee", gevaar="nee",
        geweld=("ja", "Een blauwe plek"), kindcheck="ja", suicide="nee", wapens="nee", dakloos="nee", zelf="deel",
    )  # fmt: skip
    return id_


def test_that_paper_for_the_resident_says_nothing_of_a_suspicion(bureau: Bureau, met_vermoeden: Id) -> None:
    t.besluit(bureau, met_vermoeden, "casus", CasusGevolg(wettelijk_kader="Wmo 2015"), toelichting="Hij slaat haar")
    gezien = repr(papier(bureau, met_vermoeden)).lower()
    assert [woord for woord in VERRAADT if woord in gezien] == []
    assert "schulden" in gezien
    assert "casus met plan" in gezien


def test_that_the_internal_version_has_all_of_it_and_says_what_it_is(bureau: Bureau, met_vermoeden: Id) -> None:
    t.besluit(bureau, met_vermoeden, "casus", CasusGevolg(wettelijk_kader="Wmo 2015"))
    intern = papier(bureau, met_vermoeden, intern=True)
    gezien = repr(intern).lower()
    assert [woord for woord in VERRAADT if woord not in gezien] == []
    assert intern.intern
    assert maak(intern).startswith(b"%PDF")


def test_that_a_step_up_because_of_a_suspicion_names_nobody(bureau: Bureau, met_vermoeden: Id) -> None:
    trede = bureau.lees(LeesLadder())[-1]
    t.besluit(bureau, met_vermoeden, "opschaling", OpschalingGevolg(trede_id=trede.id, waarom="Er is geweld"))
    gelezen = papier(bureau, met_vermoeden)
    assert trede.naam not in repr(gelezen)
    assert (gelezen.besluit, gelezen.gevolg) == ("", "We bespreken met u wat er nu gebeurt.")


def test_that_the_answers_about_safety_stay_out_also_when_all_is_well(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="ja", zelf="alles")
    assert papier(bureau, id_).redenen == ("De inwoner kan dit zelf, met uitleg of advies.",)
    assert "Veiligheid" not in [blad.titel for blad in papier(bureau, id_).bladzijden]
    assert "Veiligheid" in [blad.titel for blad in papier(bureau, id_, intern=True).bladzijden]


def test_that_the_words_of_a_melder_are_for_colleagues_only(bureau: Bureau) -> None:
    signaal = meld(bureau, tekst="De buurman schreeuwt iedere nacht")
    id_ = t.begin(bureau, signaal_id=signaal)
    t.beantwoord(bureau, id_, woorden="De buurman schreeuwt iedere nacht", aard="klein")
    assert "schreeuwt" not in repr(papier(bureau, id_))
    assert "schreeuwt" in papier(bureau, id_, intern=True).vraag


def test_that_what_was_agreed_when_help_ends_stands_on_paper(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    afspraak = Afschalen(doel="Zus Ans belt elke week; let op de post", controle_op="2026-09-01")
    t.besluit(bureau, id_, "afschalen", afspraak)
    assert papier(bureau, id_).afspraken == (
        ("Wie of wat helpt voortaan, en waar we op letten", "Zus Ans belt elke week; let op de post"),
        ("Wanneer we vragen hoe het gaat", "Op 01-09-2026"),
    )


def test_that_the_goals_of_a_casus_stand_on_paper_except_those_a_suspicion_rests_on(
    bureau: Bureau, met_vermoeden: Id
) -> None:
    t.besluit(bureau, met_vermoeden, "casus", CasusGevolg(wettelijk_kader="Wmo 2015"))
    assert papier(bureau, met_vermoeden).afspraken == (("Doelen", "• Schulden"),)
    assert "slaat" in repr(papier(bureau, met_vermoeden, intern=True).afspraken)
