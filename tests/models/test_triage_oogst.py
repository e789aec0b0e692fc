"""What the answers of a triage give for what comes next."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.gesprek import Gesprek
from wijdesk.models.triage_oogst import NOG_OP_TE_SCHRIJVEN, conceptdoelen, oogst
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.models.zelfredzaamheid import NIVEAUS
from wijdesk.resources import lees_tekst, lees_toml

LEEFGEBIEDEN = {rij["code"] for rij in lees_toml("codes/leefgebied.toml")["code"]}
SOORTEN = {rij["code"] for rij in lees_toml("codes/toeleidingsoort.toml")["code"]}
KADERS = {rij["code"] for rij in lees_toml("codes/wettelijk_kader.toml")["code"]}


@cache
def lijst() -> Lijst:
    return lees_samen(lees_tekst("triage.toml"))


def gesprek(**antwoorden: str | tuple[str, str]) -> Gesprek:
    nu = Gesprek.van(lijst())
    for code, wat in antwoorden.items():
        waarde, toelichting = (wat, "") if isinstance(wat, str) else wat
        nu = nu.beantwoord(code, waarde, toelichting=toelichting)
    return nu


def doelen(**antwoorden: str | tuple[str, str]) -> list[tuple[str, str]]:
    return [(doel.leefgebied, doel.woorden) for doel in conceptdoelen(gesprek(aard="meer", **antwoorden))]


def test_that_each_low_domain_is_a_goal_the_lowest_first_in_the_words_beside_it() -> None:
    assert doelen(
        leefgebieden="financien,werk,tijd", zrm_financien=("2", "Rust met geld"), zrm_werk=("1", "Weer werken"),
        zrm_tijd="3",
    ) == [("Werk en opleiding", "Weer werken"), ("Financiën", "Rust met geld")]  # fmt: skip


def test_that_what_the_resident_wants_is_the_first_goal_without_words_of_its_own() -> None:
    twee: dict[str, str | tuple[str, str]] = {
        "leefgebieden": "financien,werk",
        "zrm_financien": ("1", "Rust met geld"),
        "zrm_werk": "2",
    }
    assert doelen(**twee, wens="Een baan") == [("Financiën", "Rust met geld"), ("Werk en opleiding", "Een baan")]
    zonder = doelen(**twee)
    assert zonder[1] == ("Werk en opleiding", f"Werk en opleiding: {NOG_OP_TE_SCHRIJVEN}")
    een: dict[str, str | tuple[str, str]] = {"leefgebieden": "financien", "zrm_financien": ("1", "Rust met geld")}
    assert doelen(**een, wens="Een baan") == [("Financiën", "Een baan"), ("Financiën", "Rust met geld")]


def test_that_a_wish_without_low_scores_is_a_goal_and_without_any_score_none() -> None:
    assert doelen(leefgebieden="financien", zrm_financien="4", wens="Sparen") == [("Financiën", "Sparen")]
    assert doelen(leefgebieden="financien", zrm_financien="nb", wens="Sparen") == []
    assert doelen() == []


def test_that_an_answer_that_is_hidden_now_gives_nothing() -> None:
    nu = gesprek(aard="meer", leefgebieden="financien", zrm_financien="1").beantwoord("leefgebieden", "geen")
    assert oogst(nu).scores == ()
    assert oogst(nu).doelen == ()


def test_that_the_forms_of_the_decision_stand_filled_in() -> None:
    maatwerk = {"maatwerk": "wmo", "melding": "ja", "clientondersteuning": "nee"}
    uit = oogst(
        gesprek(
            woorden="Ik red het niet", aard="meer", veilig="ja", zelf="deel", netwerk="deel", netwerk_wie="Zus",
            voorliggend="deel", voorliggend_welke="Humanitas", licht="naast", licht_wat="Post op orde", **maatwerk,
        )
    )  # fmt: skip
    assert (uit.situatie, uit.gaat_goed, uit.kortdurend_doel) == ("Ik red het niet", "Zus", "Post op orde")
    assert (uit.verwijzing_naar, uit.verwijzing_soort) == ("Humanitas", "basisvoorziening")
    assert (uit.wetten, uit.wettelijk_kader, uit.clientondersteuning) == (("Wmo 2015",), "Wmo 2015", "nee")


def test_that_two_laws_are_for_the_professional_to_choose() -> None:
    nu = gesprek(
        aard="meer", veilig="ja", zelf="deel", netwerk="deel", voorliggend="deel", licht="nee", maatwerk="wmo,jeugd"
    )
    assert oogst(nu).wetten == ("Wmo 2015", "Jeugdwet")
    assert oogst(nu).wettelijk_kader == "Wmo 2015"


@given(data=st.data())
def test_that_whatever_is_answered_gives_what_the_store_takes(data: st.DataObject) -> None:
    nu = Gesprek.van(lijst())
    for _ in range(data.draw(st.integers(0, 30))):
        vraag = data.draw(st.sampled_from(lijst().vragen))
        antwoorden = [keus.code for keus in vraag.opties] or ["woorden"]
        nu = nu.beantwoord(
            vraag.code, data.draw(st.sampled_from(antwoorden)), toelichting=data.draw(st.text(max_size=9))
        )
    uit = oogst(nu)
    assert all(doel.woorden.strip() and doel.leefgebied in LEEFGEBIEDEN for doel in uit.doelen)
    assert all(score.niveau in NIVEAUS for score in uit.scores)
    assert len({score.domein for score in uit.scores}) == len(uit.scores)
    assert uit.verwijzing_soort in SOORTEN | {""}
    assert uit.wettelijk_kader in KADERS | {""}
