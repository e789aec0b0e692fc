"""The attack on every table of the open export, with the layers it has: nothing below the threshold comes back."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models import aanval_open
from wijdesk.models import kwaliteit
from wijdesk.models.onderdrukking import bescherm
from wijdesk.models.rows.export import INITIATIEVEN
from wijdesk.reports.export import LOCATIE, TELLINGEN

DREMPEL = 5


@pytest.mark.parametrize("naam", sorted(TELLINGEN))
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_that_a_solver_finds_nothing_below_the_threshold(naam: str, data: st.DataObject) -> None:
    soort = TELLINGEN[naam]
    groot = 2 if len(soort.velden) > 3 else 3
    dimensies = [tuple(f"{veld.naam}{nummer}" for nummer in range(groot)) for veld in soort.velden]
    cellen = list(product(*dimensies))
    aantal = st.one_of(st.just(0), st.integers(1, 6), st.integers(0, 14))
    getrokken = data.draw(st.lists(aantal, min_size=len(cellen), max_size=len(cellen)))
    tellingen = {cel: n for cel, n in zip(cellen, getrokken, strict=True) if n}
    open_ = bescherm(dimensies, tellingen, soort.lagen, DREMPEL)
    aanval = aanval_open.op(open_)
    for plaats, cel in enumerate(aanval.cellen):
        getoond = open_.cellen.get(cel, 0)
        assert aanval.bereik([plaats]) == (getoond, getoond + DREMPEL - 1)
    for plaats, codes in enumerate(dimensies):
        per_code = [[nr for nr, cel in enumerate(aanval.cellen) if cel[plaats] == code] for code in codes]
        for binnen in per_code:
            laagste, hoogste = aanval.bereik(binnen)
            assert laagste < hoogste
        laagste, hoogste = aanval.bereik(per_code[0], per_code[1])
        assert laagste < hoogste, "a difference between two locaties, months or codes"


def test_that_every_table_has_a_locatie_and_layers_that_keep_ever_less() -> None:
    for soort in TELLINGEN.values():
        assert soort.velden[soort.plek] is LOCATIE
        assert all(set(later) < set(eerder) for eerder, later in zip(soort.lagen, soort.lagen[1:], strict=False))
        assert soort.lagen[-1] == ()
    assert INITIATIEVEN == kwaliteit.INITIATIEVEN
