"""Who has gezag over a child: records of that child first, the roles only without them, and nobody from sixteen on."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.gezagsregel import Gezagsfeit, gezaghebbers
from wijdesk.models.toestemming import VOLLEDIG, Gezegd, Gezinslid, beoordeel, vereist
from wijdesk.models.values import Id, leeftijd

KIND = Id(b"k" * 16)
VOLWASSENEN = [Id(teken * 16) for teken in (b"a", b"b", b"c", b"d")]
DAGEN = st.dates(date(2008, 1, 1), date(2030, 12, 31)).map(date.isoformat)


@st.composite
def feiten(draw: st.DrawFn) -> Gezagsfeit:
    van = draw(DAGEN)
    tot = draw(st.just("") | DAGEN.filter(lambda dag: dag >= van))
    return Gezagsfeit(ouder_id=draw(st.sampled_from(VOLWASSENEN)), van=van, tot=tot)


def loopt(feit: Gezagsfeit, dag: str) -> bool:
    return feit.van <= dag and (not feit.tot or dag <= feit.tot)


@given(vast=st.lists(feiten(), max_size=5), rollen=st.lists(st.sampled_from(VOLWASSENEN), max_size=3), dag=DAGEN)
def test_that_the_rule_names_only_who_has_gezag_that_day(vast: list[Gezagsfeit], rollen: list[Id], dag: str) -> None:
    gevonden = gezaghebbers(vast, rollen, dag)
    nu = {feit.ouder_id for feit in vast if loopt(feit, dag)}
    voorbij = {feit.ouder_id for feit in vast if feit.tot and feit.tot < dag}
    assert set(gevonden.wie) == (nu or set(rollen) - voorbij)
    assert gevonden.vast == bool(nu)
    assert len(set(gevonden.wie)) == len(gevonden.wie)


@given(
    geboren=st.dates(date(2000, 1, 1), date(2025, 1, 1)),
    vast=st.lists(feiten(), max_size=4),
    rollen=st.lists(st.sampled_from(VOLWASSENEN), max_size=3),
    dag=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
)
def test_that_nobody_else_decides_from_sixteen_on_and_nobody_without_gezag_before(
    geboren: date, vast: list[Gezagsfeit], rollen: list[Id], dag: date
) -> None:
    wie = gezaghebbers(vast, rollen, dag.isoformat()).wie
    om = tuple(Gezinslid(persoon_id=id_, geboortedatum="", gezag=True) for id_ in wie)
    nodig = vereist(Gezinslid(persoon_id=KIND, geboortedatum=geboren.isoformat(), kind=True), om, dag)
    oud = leeftijd(geboren.isoformat(), dag)
    assert oud is not None
    anderen = set(nodig.gevers) - {KIND}
    assert anderen == (set() if oud >= 16 else set(wie))
    assert nodig.geen_gezag == (oud < 16 and not wie)


def test_that_a_role_does_not_bring_back_gezag_that_ended() -> None:
    beeindigd = Gezagsfeit(ouder_id=VOLWASSENEN[0], van="2015-01-01", tot="2024-06-30")
    assert gezaghebbers((beeindigd,), VOLWASSENEN[:2], "2024-07-01").wie == (VOLWASSENEN[1],)
    assert gezaghebbers((beeindigd,), VOLWASSENEN[:2], "2024-06-30").wie == (VOLWASSENEN[0],)


@given(
    geboren=st.dates(date(2000, 1, 1), date(2025, 1, 1)),
    dag=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    ouders=st.sets(st.sampled_from(VOLWASSENEN), max_size=2),
)
def test_that_an_institution_decides_as_a_voogd_does_until_sixteen(geboren: date, dag: date, ouders: set[Id]) -> None:
    feit = Gezagsfeit(ouder_id=None, instelling="Jeugdbescherming Noord", van="2000-01-01")
    gevonden = gezaghebbers((feit,), ouders, dag.isoformat())
    assert (gevonden.wie, gevonden.instellingen, gevonden.vast) == ((), ("Jeugdbescherming Noord",), True)
    kind = Gezinslid(persoon_id=KIND, geboortedatum=geboren.isoformat(), kind=True)
    nodig = vereist(kind, (), dag, instellingen=gevonden.instellingen)
    oud = leeftijd(geboren.isoformat(), dag)
    assert oud is not None
    assert bool(nodig.instellingen) == (oud < 16)
    assert (KIND in nodig.gevers) == (oud >= 12)
    assert not nodig.geen_gezag
    ja = [Gezegd(gever_id=wie, stand="gegeven", op="2000-01-01") for wie in (KIND, *ouders)]
    assert (beoordeel(nodig, ja, dag).stand == VOLLEDIG) == (oud >= 16)  # its yes is nobody's here
