"""The name that is proposed for a household: what a wijkteam would write, and steady while people come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.gezinsrol import Naamdrager, gezinsnaam, rollen_met, rollen_voor, te_jong, vraagt_gezag
from wijdesk.resources import lees_toml

DAG = date(2026, 3, 2)

OUDER, KIND, PLEEGKIND, INWONEND = "ouder met gezag", "kind", "pleegkind", "inwonend familielid"
NAMEN = st.sampled_from(
    ["Bos", "bos", "de Wit", "van der Meulen", "El Amrani", "Bos-de Wit", "ijssel", "'t Hart", "", " "]
)
ROLLEN = st.sampled_from([OUDER, "partner", "stiefouder", KIND, PLEEGKIND, "stiefkind", INWONEND, "ex-partner", "x"])


@st.composite
def dragers(draw: st.DrawFn) -> Naamdrager:
    return Naamdrager(naam=draw(NAMEN), rol=draw(ROLLEN), elders=draw(st.booleans()))


def lid(naam: str, rol: str = OUDER, *, elders: bool = False) -> Naamdrager:
    return Naamdrager(naam=naam, rol=rol, elders=elders)


@pytest.mark.parametrize(
    ("leden", "naam"),
    [
        ([], ""),
        ([lid(""), lid(" ")], ""),
        ([lid("van der Meulen")], "Familie Van der Meulen"),
        ([lid("ijssel"), lid("van 't Hart", "partner")], "Familie IJssel en Van 't Hart"),
        # Many children do not turn the names around, nor does one child with another name push one out.
        ([lid("el Amrani"), lid("Bouzidi", KIND), lid("Bouzidi", KIND)], "Familie El Amrani en Bouzidi"),
        ([lid("Bos"), lid("Wit", "partner"), lid("Wit", KIND), lid("Kok", KIND)], "Familie Bos en Wit"),
        ([lid("Bouzidi", KIND), lid("Bos")], "Familie Bos en Bouzidi"),
        # Who lives elsewhere, is taken in or left gives no name while somebody at home does.
        ([lid("Kok", elders=True), lid("Bos"), lid("Bos", KIND)], "Familie Bos"),
        ([lid("Bos"), lid("Jansen", PLEEGKIND), lid("Oud", INWONEND), lid("Ex", "ex-partner")], "Familie Bos"),
        ([lid("Oud", INWONEND), lid("Jansen", PLEEGKIND)], "Familie Oud en Jansen"),
        # A double name beside the single one is the same family, in whatever order they came.
        ([lid("de Wit"), lid("Bos-de Wit", "partner"), lid("de Wit", KIND)], "Familie De Wit"),
        ([lid("Bos-de Wit"), lid("de Wit", "partner")], "Familie De Wit"),
        ([lid("Bos-de Wit")], "Familie Bos-de Wit"),
        ([lid("De Wit"), lid("de  wit", "partner")], "Familie De Wit"),
    ],
)
def test_that_a_household_is_named_as_a_wijkteam_would(leden: list[Naamdrager], naam: str) -> None:
    assert gezinsnaam(leden) == naam


@given(leden=st.lists(dragers(), max_size=7), erbij=dragers())
def test_that_the_name_has_two_names_at_most_and_the_same_people_twice_change_nothing(
    leden: list[Naamdrager], erbij: Naamdrager
) -> None:
    naam = gezinsnaam(leden)
    assert naam == gezinsnaam([*leden, *leden])
    assert (naam == "") == (not any(lid.naam.strip() for lid in leden))
    if naam:
        delen = naam.removeprefix("Familie ").split(" en ")
        assert len(set(delen)) == len(delen) <= 2
        assert all(deel[0] == deel[0].upper() for deel in delen)


@given(leden=st.lists(dragers(), min_size=1, max_size=6), naam=NAMEN)
def test_that_a_child_that_comes_never_takes_a_name_away_nor_turns_them_around(
    leden: list[Naamdrager], naam: str
) -> None:
    thuis = [Naamdrager(naam="Kuipers", rol=OUDER), *leden]
    voor = gezinsnaam(thuis)
    assert gezinsnaam([*thuis, Naamdrager(naam=naam, rol=KIND)]).startswith(voor.split(" en ")[0])
    assert gezinsnaam([*thuis, Naamdrager(naam=naam, rol=PLEEGKIND)]) == voor


def test_that_only_of_children_from_elsewhere_gezag_is_always_asked() -> None:
    assert rollen_met("gezag_vragen") == {"pleegkind", "stiefkind"}
    assert vraagt_gezag("pleegkind")
    assert not vraagt_gezag("kind")


@given(
    st.dates(date(1930, 1, 1), date(2026, 3, 1)),
    st.sampled_from(sorted(rol["code"] for rol in lees_toml("codes/gezinsrol.toml")["code"])),
)
def test_that_no_role_of_an_adult_is_offered_to_a_young_child_and_every_role_to_an_adult(
    geboren: date, rol: str
) -> None:
    jaren = (DAG - geboren).days / 365.25
    if jaren >= 18.01:
        assert not te_jong(rol, geboren.isoformat(), DAG)
    elif jaren < 11.9:
        alleen = {"kind", "pleegkind", "stiefkind", "alleenstaande", "inwonend familielid", "inwonend"}
        assert te_jong(rol, geboren.isoformat(), DAG) == (rol not in alleen)


def test_that_typing_pleeg_for_a_child_finds_pleegkind_and_an_unknown_age_offers_all() -> None:
    rollen = [rol["code"] for rol in lees_toml("codes/gezinsrol.toml")["code"]]
    van_kind = rollen_voor(rollen, "2020-05-01", DAG)
    assert next(rol for rol in van_kind if rol.startswith("pleeg")) == "pleegkind"
    assert rollen_voor(rollen, "", DAG) == tuple(rollen)
    assert set(rollen_voor(rollen, "1980-01-01", DAG)) == set(rollen)
    assert "ouder met gezag" in rollen_voor(rollen, "2009-12-01", DAG)  # a mother of 16 can have it
