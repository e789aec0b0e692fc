"""A period has bounds: a year that was typed wrong is refused where it was typed."""

from __future__ import annotations

import pytest

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import vrije_periode


@pytest.mark.parametrize("tot", ["9026-12-31", "9998-12-31", "2200-01-01", "1899-12-31"])
def test_that_a_year_that_was_typed_wrong_is_refused_beside_the_last_day(tot: str) -> None:
    with pytest.raises(Weigering) as fout:
        vrije_periode("1890-01-01" if tot < "1900" else "2026-01-01", tot)
    assert list(fout.value.fouten) == ["tot"]
    assert "1900 tot en met 2199" in fout.value.volledig()["tot"]


def test_that_the_longest_period_has_one_before_and_after_and_a_year_earlier() -> None:
    lang = vrije_periode("1900-01-01", "2199-12-31")
    assert lang.vorige().dagen == lang.volgende().dagen == lang.dagen
    assert lang.jaar_eerder().van == "1899-01-01"
