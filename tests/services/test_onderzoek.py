"""An onderzoek of the Wmo or Jeugdwet with its clocks, from the melding to the decision. On the real store."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Klok
from tests.gezin import Gezin, persoon, scherm_af, wiersma
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.ondersteuning import STAPPEN, WETTEN
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.ondersteuning import LeesHulp, NaarCasus
from wijdesk.models.opdrachten.onderzoek import (
    BeginOnderzoek,
    HeropenOnderzoek,
    LeesOnderzoek,
    LeesOntvangst,
    LegStapVast,
    RondOnderzoekAf,
    WijzigOnderzoek,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen, SchortTermijnOp
from wijdesk.models.rows.onderzoek import OnderzoekDetail
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id

VANDAAG = "2026-03-02"
DAG = 86_400_000
KLAAR = {"uitkomst": "aanvraag voor maatwerk", "verslag": "Hulp bij het huishouden past"}


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


def begin(bureau: Bureau, persoon_id: Id, **anders: Any) -> Id:
    velden: dict[str, Any] = {"wet": "Wmo 2015", "vraag": "Het huis wordt me te veel", "clientondersteuning": "ja"}
    return bureau.doe(BeginOnderzoek(persoon_id=persoon_id, **(velden | anders)))


def jeugd(bureau: Bureau, thuis: Gezin, **anders: Any) -> Id:
    velden = {"wet": "Jeugdwet", "vraag": "Noor wil niet naar school", "familiegroepsplan": "nee"} | anders
    return begin(bureau, thuis.dochter, **velden)


def lees(bureau: Bureau, id_: Id) -> OnderzoekDetail:
    return bureau.lees(LeesOnderzoek(id=id_))


def klok_van(detail: OnderzoekDetail, regel: str) -> AgendaRij:
    return next(rij for rij in detail.termijnen if rij.termijn is not None and rij.termijn.regel == regel)


def stand(rij: AgendaRij) -> str:
    assert rij.termijn is not None
    return "gehaald" if rij.termijn.gehaald_op else "vervallen" if rij.termijn.vervallen_op else "loopt"


# The clocks ----------------------------------------------------------------------------------------------------------


def test_that_a_wmo_onderzoek_begun_by_hand_has_its_three_clocks(bureau: Bureau, thuis: Gezin) -> None:
    detail = lees(bureau, begin(bureau, thuis.moeder, melding_op="2026-02-27"))
    assert [(rij.wat, rij.voor) for rij in detail.termijnen] == [
        ("Ontvangst van de Wmo-melding bevestigen", "2026-03-06"),
        ("Persoonlijk plan kan nog worden ingeleverd", "2026-03-06"),
        ("Onderzoek Wmo", "2026-04-10"),
    ]
    assert {stap.stap: stap.op for stap in detail.stappen} == {
        "bevestigd": "", "clientondersteuning": VANDAAG, "persoonlijk plan": "",
    }  # fmt: skip


def test_that_each_step_ends_its_own_clock_and_its_day_can_be_put_right(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder, melding_op="2026-02-27")
    bureau.doe(LegStapVast(id=id_, stap="bevestigd"))
    bureau.doe(LegStapVast(id=id_, stap="persoonlijk plan", op="2026-02-28"))
    bureau.doe(LegStapVast(id=id_, stap="bevestigd", op="2026-03-01"))
    detail = lees(bureau, id_)
    ontvangst = klok_van(detail, "wmo-ontvangst").termijn
    assert ontvangst is not None
    assert ontvangst.gehaald_op == "2026-03-01"
    assert stand(klok_van(detail, "wmo-persoonlijk-plan")) == "gehaald"
    assert stand(klok_van(detail, "wmo-onderzoek")) == "loopt"


def test_that_two_of_one_family_have_their_own_clocks(bureau: Bureau, thuis: Gezin) -> None:
    haar, zijn = begin(bureau, thuis.moeder), begin(bureau, thuis.vader)
    bureau.doe(LegStapVast(id=haar, stap="bevestigd"))
    assert stand(klok_van(lees(bureau, haar), "wmo-ontvangst")) == "gehaald"
    assert stand(klok_van(lees(bureau, zijn), "wmo-ontvangst")) == "loopt"


def test_that_a_report_with_an_aanvraag_lets_the_clock_of_the_decision_run(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder, melding_op="2026-02-16")
    bureau.doe(RondOnderzoekAf(id=id_, **KLAAR))
    detail = lees(bureau, id_)
    assert stand(klok_van(detail, "wmo-onderzoek")) == "gehaald"
    assert stand(klok_van(detail, "wmo-persoonlijk-plan")) == "vervallen"
    besluit = klok_van(detail, "wmo-beschikking")
    assert (stand(besluit), besluit.voor) == ("loopt", "2026-03-16")
    assert (detail.afgerond_op, detail.uitkomst) == (VANDAAG, "aanvraag voor maatwerk")


def test_that_without_an_aanvraag_no_decision_is_waited_for(bureau: Bureau, thuis: Gezin) -> None:
    id_ = jeugd(bureau, thuis)
    assert stand(klok_van(lees(bureau, id_), "jeugd-besluit")) == "loopt"
    bureau.doe(RondOnderzoekAf(id=id_, uitkomst="opgelost met eigen kracht of netwerk", verslag="Oma helpt"))
    assert {stand(rij) for rij in lees(bureau, id_).termijnen} == {"vervallen"}


def test_that_under_the_jeugdwet_the_decision_goes_on_from_the_aanvraag(bureau: Bureau, thuis: Gezin) -> None:
    id_ = jeugd(bureau, thuis, melding_op="2026-02-16")
    bureau.doe(RondOnderzoekAf(id=id_, **KLAAR))
    besluit = klok_van(lees(bureau, id_), "jeugd-besluit")
    assert (stand(besluit), besluit.voor) == ("loopt", "2026-04-13")


def test_that_a_familiegroepsplan_that_was_not_offered_stands_on_the_list_until_it_is(
    bureau: Bureau, thuis: Gezin
) -> None:
    id_ = jeugd(bureau, thuis)
    assert any(rij.wat == "Familiegroepsplan aanbieden" for rij in bureau.lees(LeesTermijnen()))
    bureau.doe(LegStapVast(id=id_, stap="familiegroepsplan"))
    assert not any(rij.wat == "Familiegroepsplan aanbieden" for rij in bureau.lees(LeesTermijnen()))


def test_that_an_onderzoek_goes_on_with_its_clocks_after_it_ended_by_mistake(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    bureau.doe(RondOnderzoekAf(id=id_, **KLAAR))
    bureau.doe(HeropenOnderzoek(id=id_, reden="Verkeerde inwoner"))
    detail = lees(bureau, id_)
    assert detail.afgerond_op == ""
    assert {rij.wat: stand(rij) for rij in detail.termijnen} == {
        "Ontvangst van de Wmo-melding bevestigen": "loopt",
        "Persoonlijk plan kan nog worden ingeleverd": "loopt",
        "Onderzoek Wmo": "loopt",
        "Beschikking Wmo": "vervallen",
    }


def test_that_another_day_of_the_melding_moves_the_clocks(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder, melding_op="2026-02-27")
    bureau.doe(WijzigOnderzoek(id=id_, vraag="Het huis", melding_op="2026-02-16"))
    assert klok_van(lees(bureau, id_), "wmo-onderzoek").voor == "2026-03-30"


def test_that_standing_still_goes_by_the_terms_as_they_are(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    termijn = klok_van(lees(bureau, id_), "wmo-onderzoek").termijn
    assert termijn is not None
    bureau.doe(SchortTermijnOp(id=termijn.id, van=VANDAAG, reden="Op verzoek, opname"))
    (rij,) = (rij for rij in bureau.lees(LeesHulp()) if rij.noun == "onderzoek")
    assert rij.wat_nu == "Ontvangst van de Wmo-melding bevestigen"
    assert "staat stil" in klok_van(lees(bureau, id_), "wmo-onderzoek").in_woorden


def test_that_a_plan_that_did_not_come_is_not_late(bureau: Bureau, thuis: Gezin, klok: Klok) -> None:
    id_ = begin(bureau, thuis.moeder)
    bureau.doe(LegStapVast(id=id_, stap="bevestigd"))
    klok.verzet(10 * DAG)
    (rij,) = bureau.lees(LeesHulp())
    assert (rij.wat_nu, rij.toestand) == ("Verslag en uitkomst", "")
    assert klok_van(lees(bureau, id_), "wmo-persoonlijk-plan").toestand == ""


# With a casus --------------------------------------------------------------------------------------------------------


def test_that_a_casus_out_of_an_onderzoek_has_no_second_clock_for_one_melding(bureau: Bureau) -> None:
    id_ = begin(bureau, persoon(bureau, "Bram"))
    over = bureau.doe(NaarCasus(soort="onderzoek", id=id_))
    gezin = bureau.lees(LeesHuishouden(id=over.huishouden_id))
    assert gezin.casus is not None
    namen = [rij.wat for rij in bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=over.huishouden_id))]
    assert namen.count("Onderzoek Wmo") == 1
    assert "Plan met het gezin gereed" in namen


# What is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"wet": "Wlz"}, "wet"),
        ({"vraag": ""}, "vraag"),
        ({"clientondersteuning": ""}, "clientondersteuning"),
        ({"wet": "Jeugdwet"}, "familiegroepsplan"),
        ({"melding_op": "2026-03-03"}, "melding_op"),
        ({"melding_op": "gisteren"}, "melding_op"),
    ],
)
def test_that_a_wrong_field_says_so_beside_it(bureau: Bureau, thuis: Gezin, velden: dict[str, str], veld: str) -> None:
    with pytest.raises(Weigering) as fout:
        begin(bureau, thuis.moeder, **velden)
    assert veld in fout.value.fouten


@pytest.mark.parametrize(
    ("maak", "veld"),
    [
        (lambda id_: LegStapVast(id=id_, stap="familiegroepsplan"), "stap"),
        (lambda id_: LegStapVast(id=id_, stap="bevestigd", op="2026-02-01"), "op"),
        (lambda id_: LegStapVast(id=id_, stap="bevestigd", op="2026-03-09"), "op"),
        (lambda id_: RondOnderzoekAf(id=id_, uitkomst="", verslag="x"), "uitkomst"),
        (lambda id_: RondOnderzoekAf(id=id_, uitkomst="aanvraag voor maatwerk", verslag=" "), "verslag"),
        (lambda id_: RondOnderzoekAf(id=id_, aanvraag_op="2026-01-01", **KLAAR), "aanvraag_op"),
        (
            lambda id_: RondOnderzoekAf(id=id_, uitkomst="ingetrokken door de inwoner", verslag="x", op="2026-01-01"),
            "op",
        ),
        (lambda id_: WijzigOnderzoek(id=id_, vraag="", melding_op=VANDAAG), "vraag"),
        (lambda id_: WijzigOnderzoek(id=id_, vraag="x", melding_op="2026-03-09"), "melding_op"),
        (lambda id_: HeropenOnderzoek(id=id_, reden=""), "reden"),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(bureau: Bureau, thuis: Gezin, maak: Any, veld: str) -> None:
    id_ = begin(bureau, thuis.moeder)
    with pytest.raises(Weigering) as fout:
        bureau.doe(maak(id_))
    assert veld in fout.value.fouten


def test_that_one_melding_is_looked_into_once(bureau: Bureau, thuis: Gezin) -> None:
    begin(bureau, thuis.moeder)
    with pytest.raises(Weigering, match="Er loopt al een onderzoek"):
        begin(bureau, thuis.moeder)


# The letter ----------------------------------------------------------------------------------------------------------


def test_that_the_letter_says_the_days_of_the_terms_and_is_for_the_parents_of_a_child(
    bureau: Bureau, thuis: Gezin
) -> None:
    brief = bureau.lees(LeesOntvangst(id=begin(bureau, thuis.moeder, melding_op="2026-02-27")))
    assert (brief.onderzoek_klaar, brief.persoonlijk_plan, brief.aan) == ("2026-04-10", "2026-03-06", "Anouk Wiersma")
    voor_kind = bureau.lees(LeesOntvangst(id=jeugd(bureau, thuis)))
    assert (voor_kind.besluit, voor_kind.over) == ("2026-04-28", "Noor Wiersma")
    assert voor_kind.aan == "De ouders of verzorgers van Noor Wiersma"


def test_that_no_letter_is_made_to_somebody_hidden_and_no_list_names_them(bureau: Bureau, thuis: Gezin) -> None:
    id_ = begin(bureau, thuis.moeder)
    scherm_af(bureau, thuis.moeder)
    baas, collega = Collega(bureau, "teamleider", naam="Ineke"), Collega(bureau, "casemanager")
    with pytest.raises(Weigering, match="maak deze brief niet"):
        baas.lees(LeesOntvangst(id=id_))
    assert baas.lees(LeesOnderzoek(id=id_)).brief_mag is False
    for vraag in (LeesOnderzoek(id=id_), LeesOntvangst(id=id_)):
        with pytest.raises(Weigering, match="afgeschermd"):
            collega.lees(vraag)
    with pytest.raises(Weigering, match="afgeschermd"):
        collega.doe(LegStapVast(id=id_, stap="bevestigd"))
    assert collega.lees(LeesHulp(bereik="team", locatie_id=bureau.medewerker.locatie_id)) == ()
    baas.sluit()
    collega.sluit()


# As a rule -----------------------------------------------------------------------------------------------------------

DADEN = st.lists(
    st.tuples(
        st.sampled_from(("stap", "stap", "af", "heropen", "wijzig")),
        st.sampled_from((*STAPPEN, "iets anders")),
        st.sampled_from(("", "2026-02-20", "2026-03-01", "2026-03-02", "2026-03-09", "morgen")),
        st.sampled_from(("aanvraag voor maatwerk", "ingetrokken door de inwoner", "lichte ondersteuning door WIJ", "")),
    ),
    max_size=8,
)


@settings(max_examples=15)
@given(wet=st.sampled_from(WETTEN), daden=DADEN)
def test_that_in_any_order_no_clock_runs_twice_or_goes_on_after_the_report(
    bureau: Bureau, wet: str, daden: list[tuple[str, str, str, str]]
) -> None:
    wie = persoon(bureau, "Bram")
    id_ = begin(bureau, wie, wet=wet, familiegroepsplan="nee", melding_op="2026-02-27")
    for wat, stap, dag, uitkomst in daden:
        opdracht = {
            "stap": LegStapVast(id=id_, stap=stap, op=dag),
            "af": RondOnderzoekAf(id=id_, uitkomst=uitkomst, verslag="Zo is het", op=dag),
            "heropen": HeropenOnderzoek(id=id_, reden="Toch nog"),
            "wijzig": WijzigOnderzoek(id=id_, vraag="Anders", melding_op=dag),
        }[wat]
        with suppress(Weigering):
            bureau.doe(opdracht)
        detail = lees(bureau, id_)
        regels = [rij.termijn.regel for rij in detail.termijnen if rij.termijn is not None and stand(rij) == "loopt"]
        assert len(regels) == len(set(regels))
        if detail.afgerond_op:
            assert set(regels) <= {"wmo-beschikking", "jeugd-besluit"}
            assert bool(regels) == (detail.uitkomst == "aanvraag voor maatwerk")
        else:
            hoofd = "wmo-onderzoek" if wet == "Wmo 2015" else "jeugd-besluit"
            assert hoofd in regels
            for rij in detail.stappen:
                regel = STAPPEN[rij.stap][1]
                assert not (rij.op and regel in regels)
