"""The figures of klachten add up for any period: begin + gemeld = te behandelen = afgerond + einde, and from one period
to the next. Asked of the functions that count, over one store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from wijdesk.models.cijfer import vrije_periode
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels
from wijdesk.models.values import Id
from wijdesk.services.cijfers.kwaliteit import KWALITEIT, VERDELINGEN
from wijdesk.services.cijfers.plekken import plekken_van
from wijdesk.services.jaartellingen import klachten
from wijdesk.store.lezer import Lezer

EERSTE, DAGEN = date(2024, 1, 1), 780
UITKOMSTEN = ("opgelost door bemiddeling", "gegrond", "deels gegrond", "ongegrond", "overig")


def _regels(dobbel: random.Random) -> Iterator[dict[str, str]]:
    for nummer in range(60):
        ontvangen = EERSTE + timedelta(days=dobbel.randrange(DAGEN))
        klaar = dobbel.random() < 0.8
        afgerond = min(ontvangen + timedelta(days=dobbel.choice((0, 1, 20, 42, 400))), EERSTE + timedelta(days=DAGEN))
        yield {
            "nummer": f"k{nummer}", "ontvangen": ontvangen.isoformat(), "locatie": dobbel.choice(("Selwerd", "")),
            "afgerond": afgerond.isoformat() if klaar else "", "uitkomst": dobbel.choice(UITKOMSTEN) if klaar else "",
            "reden": dobbel.choice(("bejegening", "")) if klaar else "",
            "over_ondersteuningsstructuur": dobbel.choice(("ja", "nee")),
        }  # fmt: skip


@pytest.fixture(scope="module")
def lezer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lezer]:
    map_, klok = tmp_path_factory.mktemp("klachten") / "w", Klok(MAANDAG_9_UUR)
    ids = Ids(klok())
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as bureau:
        partij = bureau.doe(BeginPartij(soort="klachten", bestand="klachten.csv"))
        regels = tuple(enumerate(_regels(random.Random(7)), start=2))
        uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort="klachten", regels=regels))
        assert uitslag.fouten == ()
        with closing(bureau.eigen_verbinding()) as db:
            yield Lezer(db, nu=klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)


def _stroom(lezer: Lezer, van: str, tot: str, plek: Id | None) -> tuple[int, int, int, int, int]:
    plekken, periode = plekken_van(lezer, plek), vrije_periode(van, tot)
    namen = ("begin", "gemeld", "te_behandelen", "afgerond", "einde")
    begin, gemeld, te, af, einde = (KWALITEIT[f"klachten_{naam}"](lezer, plekken, periode)[0] for naam in namen)
    assert sum(VERDELINGEN["klachtuitkomst"](lezer, plekken, periode).values()) == af
    return begin, gemeld, te, af, einde


@settings(max_examples=60, deadline=None)
@given(eerste=st.integers(0, DAGEN - 2), lengte=st.integers(0, 400), verder=st.integers(0, 200), hier=st.booleans())
def test_that_klachten_add_up_for_any_period_and_into_the_next(
    lezer: Lezer, eerste: int, lengte: int, verder: int, *, hier: bool
) -> None:
    plek = Id(lezer.rows("SELECT id FROM locatie")[0][0]) if hier else None
    van, tot = (EERSTE + timedelta(days=dag) for dag in (eerste, eerste + lengte))
    volgende, einde = tot + timedelta(days=1), tot + timedelta(days=1 + verder)
    een = _stroom(lezer, van.isoformat(), tot.isoformat(), plek)
    ander = _stroom(lezer, volgende.isoformat(), einde.isoformat(), plek)
    samen = _stroom(lezer, van.isoformat(), einde.isoformat(), plek)
    for begin, gemeld, te_behandelen, afgerond, over in (een, ander, samen):
        assert begin + gemeld == te_behandelen == afgerond + over
    assert een[4] == ander[0], "what is open at the end is open at the next beginning"
    assert (samen[0], samen[1], samen[3], samen[4]) == (een[0], een[1] + ander[1], een[3] + ander[3], ander[4])


def test_that_the_table_of_a_year_says_the_same_as_the_figures(lezer: Lezer) -> None:
    for jaar in (2024, 2025, 2026):
        stroom, redenen = klachten(lezer, jaar, lambda _: True)
        begin, gemeld, te, af, einde = _stroom(lezer, f"{jaar}-01-01", f"{jaar}-12-31", None)
        aantallen = [aantal for _, aantal in stroom]
        assert (aantallen[:4], aantallen[-1], sum(aantallen[4:-1])) == ([begin, gemeld, te, af], einde, af)
        assert sum(aantal for _, aantal in redenen) == af
        assert dict(redenen)["niet vastgelegd"] > 0, "a klacht that came from a file can be without"
        jaar_om = vrije_periode(f"{jaar}-01-01", f"{jaar}-12-31")
        assert dict(redenen) == VERDELINGEN["klachtreden"](lezer, plekken_van(lezer, None), jaar_om)
