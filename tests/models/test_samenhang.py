"""What belongs together by itself: the same person, household or address; the same street and theme within 90 days."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.samenhang import DAG, Raakvlak, groepeer, nabij, redenen, vensters, zelfde_straat_en_thema
from wijdesk.models.values import Id

NU = 1_772_438_400_000


def id_(nummer: int) -> Id:
    return Id(nummer.to_bytes(16, "big"))


def vlak(nummer: int, **anders: Any) -> Raakvlak:
    velden: dict[str, Any] = {"id": id_(nummer), "ontvangen": NU}
    return Raakvlak(**(velden | anders))


IDS = st.integers(1, 4).map(id_)
VLAKKEN = st.lists(
    st.builds(
        Raakvlak,
        id=st.integers(1000, 9999).map(id_),
        ontvangen=st.integers(0, 400 * DAG).map(lambda ms: NU - ms),
        persoon=st.none() | IDS,
        huishoudens=st.frozensets(IDS, max_size=2),
        adressen=st.frozensets(st.sampled_from(("a", "b", "c")), max_size=2),
        straat_sleutel=st.sampled_from(("", "eikenlaan|groningen", "elzenlaan|groningen")),
        thema=st.sampled_from(("", "wonen", "veiligheid")),
    ),
    max_size=12,
    unique_by=lambda rij: rij.id,
)


@given(VLAKKEN)
def test_that_belonging_together_goes_both_ways_and_each_has_its_reason(vlakken: list[Raakvlak]) -> None:
    for a in vlakken:
        for b in vlakken:
            assert bool(redenen(a, b)) == bool(redenen(b, a))
            assert len(redenen(a, b)) == len(redenen(b, a)) <= 2


@given(st.integers(-200 * DAG, 200 * DAG))
def test_that_one_street_and_theme_belong_together_for_ninety_days_and_not_a_moment_longer(verschil: int) -> None:
    a = vlak(1, straat_sleutel="eikenlaan|groningen", thema="wonen")
    b = vlak(2, straat_sleutel="eikenlaan|groningen", thema="wonen", ontvangen=NU + verschil)
    assert zelfde_straat_en_thema(a, b) == (abs(verschil) <= 90 * DAG)
    assert bool(redenen(a, b)) == zelfde_straat_en_thema(b, a)


def test_that_the_last_day_counts_and_the_day_after_does_not() -> None:
    a = vlak(1, straat_sleutel="x|y", thema="wonen")
    zo = [vlak(2, straat_sleutel="x|y", thema="wonen", ontvangen=NU - dagen * DAG) for dagen in (90, 91)]
    assert [redenen(a, b) for b in zo] == [("zelfde straat en thema, 90 dagen ervoor",), ()]


def test_that_a_street_without_a_theme_or_a_theme_without_a_street_is_no_reason() -> None:
    straat = vlak(1, straat_sleutel="x|y")
    thema = vlak(2, thema="wonen")
    assert redenen(straat, vlak(3, straat_sleutel="x|y")) == ()
    assert redenen(thema, vlak(4, thema="wonen")) == ()


def test_that_the_strongest_reason_is_said_and_not_the_address_that_follows_from_it() -> None:
    samen = frozenset({id_(7)})
    a = vlak(1, persoon=id_(5), huishoudens=samen, adressen=frozenset({"a"}))
    assert redenen(a, vlak(2, persoon=id_(5), huishoudens=samen, adressen=frozenset({"a"}))) == ("zelfde inwoner",)
    assert redenen(a, vlak(2, persoon=id_(6), huishoudens=samen, adressen=frozenset({"a"}))) == ("zelfde huishouden",)
    assert redenen(a, vlak(2, persoon=id_(6), adressen=frozenset({"a"}))) == ("zelfde adres",)


@given(VLAKKEN)
def test_that_groups_hold_exactly_what_is_connected(vlakken: list[Raakvlak]) -> None:
    groepen = groepeer(vlakken)
    assert all(len(groep.ids) > 1 for groep in groepen)
    for soort in ("adres", "straat"):
        ids = [lid for groep in groepen if groep.soort == soort for lid in groep.ids]
        assert len(ids) == len(set(ids))
    bij = {lid: groep.ids for groep in groepen if groep.soort == "adres" for lid in groep.ids}
    straat = {lid: groep.ids for groep in groepen if groep.soort == "straat" for lid in groep.ids}
    for a in vlakken:
        for b in vlakken:
            if a.id == b.id:
                continue
            if any(reden.startswith("zelfde ") and "straat" not in reden for reden in redenen(a, b)):
                assert b.id in bij[a.id]
            if zelfde_straat_en_thema(a, b):
                assert b.id in straat[a.id]


@given(VLAKKEN, st.randoms())
def test_that_the_order_of_asking_changes_no_group(vlakken: list[Raakvlak], toeval: Any) -> None:
    anders = list(vlakken)
    toeval.shuffle(anders)
    assert groepeer(anders) == groepeer(vlakken)


@given(st.lists(st.integers(0, 400 * DAG), min_size=1, max_size=12))
def test_that_parts_of_a_chain_hold_everything_once_and_only_what_belongs_with_each_other(dagen: list[int]) -> None:
    ids = [id_(nummer) for nummer in range(1, len(dagen) + 1)]
    momenten = dict(zip(ids, dagen, strict=True))
    delen = vensters(ids, dagen)
    assert sorted(lid for deel in delen for lid in deel) == ids
    for deel in delen:
        for lid in deel:
            assert set(deel) <= set(nabij(ids, dagen, lid))
            assert all(abs(momenten[lid] - momenten[ander]) <= 90 * DAG for ander in nabij(ids, dagen, lid))
