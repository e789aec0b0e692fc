"""A version says the same whatever order the rows came in, and every change of it is told in a sentence."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.planverschil import dag, verschillen
from wijdesk.models.planversie import canoniek, genormaliseerd, lees, met_personen, personen_in, vingerafdruk
from wijdesk.models.rows.plan import ActieRij, DoelRij, PlanDetail, ScoreRij, VeiligheidRij
from wijdesk.models.values import Id

R = TypeVar("R")


def nummer_id(nummer: int) -> Id:
    return Id(nummer.to_bytes(16, "big"))


def actie(nummer: int, doel: int, **anders: object) -> ActieRij:
    velden = {
        "id": nummer_id(nummer), "doel_id": nummer_id(doel), "wat": "Brief schrijven", "uitvoerder": "zelf", "wie": "",
        "persoon_id": None, "medewerker_id": None, "klaar_voor": "2026-04-01", "gedaan_op": "",
    }  # fmt: skip
    return ActieRij(**(velden | anders))  # type: ignore[arg-type]


def doel(nummer: int, **anders: object) -> DoelRij:
    velden = {
        "id": nummer_id(nummer), "volgorde": nummer, "woorden": f"Doel met nummer {nummer}", "leefgebied": "Financiën",
        "personen": (), "wanneer_bereikt": "", "begin": "2026-03-02", "streef": "", "stand": "lopend", "reden": "",
        "afgerond_op": "",
    }  # fmt: skip
    return DoelRij(**(velden | anders))  # type: ignore[arg-type]


def afspraak(nummer: int, **anders: object) -> VeiligheidRij:
    velden = {"id": nummer_id(nummer), "tekst": "Bij ruzie naar oma", "wie": "Sem", "van": "2026-03-02", "tot": ""}
    return VeiligheidRij(**(velden | anders))  # type: ignore[arg-type]


def plan(**anders: object) -> PlanDetail:
    velden = {
        "id": nummer_id(1), "huishouden_id": nummer_id(2), "casus_id": nummer_id(3),
        "soort": "integraal ondersteuningsplan", "familiegroepsplan": "ja", "familiegroepsplan_op": "2026-03-01",
        "familiegroepsplan_reden": "", "situatie": "Schulden", "gaat_goed": "De kinderen gaan naar school",
        "opgesteld_op": "2026-03-02", "afgesloten_op": "", "actief": True,
        "doelen": (doel(11, acties=(actie(21, 11),)), doel(12), doel(13)), "veiligheid": (afspraak(31),),
    }  # fmt: skip
    return PlanDetail(**(velden | anders))  # type: ignore[arg-type]


TEKST = st.text(max_size=30)
DAG = st.dates().map(str)
ACTIES = st.builds(
    actie,
    st.integers(100, 130),
    st.just(11),
    wat=TEKST,
    wie=TEKST,
    uitvoerder=st.sampled_from(["zelf", "netwerk"]),
    persoon_id=st.none() | st.integers(200, 205).map(nummer_id),
    klaar_voor=DAG | st.just(""),
    gedaan_op=DAG | st.just(""),
    niet_meer_nodig=TEKST,
)
DOELEN = st.builds(
    doel,
    st.integers(10, 20),
    volgorde=st.integers(1, 9),
    woorden=TEKST,
    leefgebied=st.sampled_from(["Financiën", "Justitie"]),
    personen=st.lists(st.tuples(st.integers(200, 205).map(nummer_id), TEKST), max_size=2, unique_by=lambda p: p[0]).map(
        tuple
    ),
    wanneer_bereikt=TEKST,
    streef=DAG | st.just(""),
    stand=st.sampled_from(["lopend", "behaald"]),
    reden=TEKST,
    afgerond_op=DAG | st.just(""),
    acties=st.lists(ACTIES, max_size=2, unique_by=lambda a: a.id).map(tuple),
)
AFSPRAKEN = st.builds(afspraak, st.integers(300, 303), tekst=TEKST, wie=TEKST, van=DAG, tot=DAG | st.just(""))


def _eigen_acties(doelen: list[DoelRij]) -> tuple[DoelRij, ...]:
    """Each action under one goal only, as in the store."""
    gezien: set[Id] = set()
    uit = []
    for rij in doelen:
        over = tuple(replace(a, doel_id=rij.id) for a in rij.acties if a.id not in gezien)
        gezien.update(a.id for a in over)
        uit.append(replace(rij, acties=over))
    return tuple(uit)


PLANNEN = st.builds(
    plan,
    situatie=TEKST,
    gaat_goed=TEKST,
    doelen=st.lists(DOELEN, max_size=4, unique_by=lambda d: d.id).map(_eigen_acties),
    veiligheid=st.lists(AFSPRAKEN, max_size=2, unique_by=lambda v: v.id).map(tuple),
)


@given(PLANNEN)
def test_that_a_version_reads_back_as_what_was_fixed(gemaakt: PlanDetail) -> None:
    tekst = canoniek(gemaakt)
    assert canoniek(lees(tekst)) == tekst
    assert lees(tekst).situatie == unicodedata.normalize("NFC", gemaakt.situatie.replace("\0", ""))
    assert {rij.id for rij in lees(tekst).doelen} == {rij.id for rij in gemaakt.doelen}


@given(PLANNEN, st.randoms(use_true_random=False))
def test_that_the_order_of_rows_and_keys_makes_no_difference(gemaakt: PlanDetail, toeval: Random) -> None:
    def geschud(rijen: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(toeval.sample(rijen, len(rijen)))

    anders = replace(
        gemaakt,
        doelen=geschud(
            tuple(replace(d, acties=geschud(d.acties), personen=geschud(d.personen)) for d in gemaakt.doelen)
        ),
        veiligheid=geschud(gemaakt.veiligheid),
    )
    assert canoniek(anders) == canoniek(gemaakt)
    inhoud = json.loads(canoniek(gemaakt))
    assert list(inhoud) == sorted(inhoud)


@given(PLANNEN, PLANNEN)
def test_that_the_fingerprint_and_the_sentences_change_exactly_with_the_content(
    een: PlanDetail, ander: PlanDetail
) -> None:
    gelijk = genormaliseerd(een) == genormaliseerd(ander)
    assert (vingerafdruk(canoniek(een)) == vingerafdruk(canoniek(ander))) is gelijk
    assert (verschillen(een, ander) == ()) is gelijk
    assert verschillen(een, een) == ()


def test_that_scores_and_worklists_are_not_part_of_what_is_agreed() -> None:
    score = ScoreRij(id=nummer_id(91), op="2026-03-02", score=3, toelichting="", medewerker="Sanne")
    rijen = (
        doel(
            11, acties=(actie(21, 11, medewerker_id=nummer_id(77), te_laat=True),), scores=(score,), tips=("Wanneer?",)
        ),
        doel(12),
        doel(13),
    )
    assert verschillen(plan(), plan(doelen=rijen)) == ()
    assert canoniek(plan(doelen=rijen)) == canoniek(plan())


@pytest.mark.parametrize(
    ("nieuw", "zin"),
    [
        (
            {"doelen": (doel(11, acties=(actie(21, 11),)), doel(12, woorden="Rust in huis"), doel(13))},
            "Doel 2: de woorden zijn veranderd (was: “Doel met nummer 12”, is nu: “Rust in huis”).",
        ),
        (
            {"doelen": (doel(11, acties=(actie(21, 11), actie(22, 11, wat="Bellen met de bank"))), doel(12), doel(13))},
            "Nieuwe actie bij doel 1: “Bellen met de bank” (zelf, voor 1 apr 2026).",
        ),
        (
            {"doelen": (doel(11, acties=(actie(21, 11, gedaan_op="2026-03-09"),)), doel(12), doel(13))},
            "Actie gedaan: “Brief schrijven” (9 mrt 2026).",
        ),
        (
            {"doelen": (doel(11, acties=(actie(21, 11, niet_meer_nodig="Al geregeld"),)), doel(12), doel(13))},
            "Actie niet meer nodig: “Brief schrijven” (reden: Al geregeld).",
        ),
        (
            {"doelen": (doel(11), doel(12, acties=(actie(21, 12),)), doel(13))},
            "Actie verplaatst naar doel 2: “Brief schrijven”.",
        ),
        (
            {"doelen": (doel(11), doel(12), doel(13))},
            "Actie bij doel 1 staat niet meer in het plan: “Brief schrijven”.",
        ),
        (
            {"doelen": (doel(11, acties=(actie(21, 11),)), doel(12), doel(13, volgorde=1))},
            "Doel 1 is verplaatst: “Doel met nummer 13”.",
        ),
        ({"doelen": (doel(12), doel(13))}, "Doel 1 staat niet meer in het plan: “Doel met nummer 11”."),
        (
            {"doelen": (doel(11, acties=(actie(21, 11),)), doel(12, streef="2026-06-01"), doel(13))},
            "Doel 2: de streefdatum is veranderd (was: geen datum, is nu: 1 jun 2026).",
        ),
        (
            {
                "doelen": (
                    doel(11, acties=(actie(21, 11),)),
                    doel(12, stand="deels behaald", reden="Er is nog één schuld", afgerond_op="2026-03-09"),
                    doel(13),
                )
            },
            "Doel 2: deels behaald op 9 mrt 2026 (reden: Er is nog één schuld).",
        ),
        (
            {"doelen": (doel(11, acties=(actie(21, 11),)), doel(12, personen=((nummer_id(201), "Sem"),)), doel(13))},
            "Doel 2: voor wie het is, is veranderd (was: het hele gezin, is nu: Sem).",
        ),
        ({"situatie": ""}, "Wat er speelt is veranderd (was: “Schulden”, is nu: nog leeg)."),
        (
            {"veiligheid": (afspraak(31, tot="2026-05-01"),)},
            "Veiligheidsafspraak “Bij ruzie naar oma”: geldt tot en met 1 mei 2026.",
        ),
    ],
)
def test_that_a_change_is_one_plain_sentence(nieuw: dict[str, object], zin: str) -> None:
    assert verschillen(plan(), plan(**nieuw)) == (zin,)


def test_that_the_sentence_about_a_long_text_shows_where_it_changed() -> None:
    lang = "Het gezin woont hier al lang. " * 20
    (zin,) = verschillen(plan(situatie=lang + "Vader werkt."), plan(situatie=lang + "Vader werkt niet."))
    assert "werkt." in zin
    assert "werkt niet." in zin
    assert len(zin) < 250


def test_that_hidden_people_lose_their_name_in_an_old_version_and_merged_ones_get_their_record() -> None:
    rij = doel(11, personen=((nummer_id(201), "Sem"), (nummer_id(202), "Noor")), acties=(
        actie(21, 11, persoon_id=nummer_id(201), wie="Sem"),
    ))  # fmt: skip
    oud = plan(doelen=(rij,), veiligheid=())
    assert personen_in(oud) == {nummer_id(201), nummer_id(202)}
    gezien = met_personen(oud, {nummer_id(202): nummer_id(209)}, {nummer_id(201)}, naam="Afgeschermd")
    assert gezien.doelen[0].personen == ((nummer_id(201), "Afgeschermd"), (nummer_id(209), "Noor"))
    assert gezien.doelen[0].acties[0].wie == "Afgeschermd"
    assert "Sem" not in canoniek(gezien)


@pytest.mark.parametrize(
    "tekst", ["", "{}", "[]", "null", '{"vorm":2}', canoniek(plan())[:-9], '{"vorm":1,"doelen":3}']
)
def test_that_a_damaged_text_is_said_to_be_no_plan(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"plan|layout|Expecting|delimiter|Unterminated"):
        lees(tekst)


def test_that_half_a_sign_and_a_nul_do_not_break_a_version() -> None:
    assert lees(canoniek(plan(situatie="a\ud83db\0"))).situatie == "a�b"


@pytest.mark.parametrize(
    ("iso", "woorden"), [("2026-02-03", "3 feb 2026"), ("2026", "2026"), ("", ""), ("x-y-z", "x-y-z")]
)
def test_that_a_day_reads_as_people_write_it(iso: str, woorden: str) -> None:
    assert dag(iso) == woorden
