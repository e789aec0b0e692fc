"""A period has bounds: a year that was typed wrong is refused where it was typed."""

from __future__ import annotations

import pytest

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import JAAR_EERDER, VORIGE, periode_van, vrije_periode
from wijdesk.ui.panels.dashboard.beelden import ernaast


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


@pytest.mark.parametrize(
    ("soort", "vandaag", "waarmee", "kort"),
    [
        ("maand", "2026-11-23", VORIGE, "1 t/m 23 okt 2026"),
        ("maand", "2026-11-23", JAAR_EERDER, "1 t/m 23 nov 2025"),
        ("maand", "2026-03-31", VORIGE, "feb 2026"),
        ("maand", "2026-03-30", VORIGE, "feb 2026"),
        ("maand", "2026-03-01", VORIGE, "1 feb 2026"),
        ("maand", "2024-02-29", JAAR_EERDER, "feb 2023"),
        ("kwartaal", "2026-11-23", VORIGE, "1 jul t/m 23 aug 2026"),
        ("jaar", "2026-11-23", VORIGE, "1 jan t/m 23 nov 2025"),
        ("week", "2026-11-25", VORIGE, "16 t/m 18 nov 2026"),
        ("week", "2026-11-25", JAAR_EERDER, "24 t/m 26 nov 2025"),
    ],
)
def test_that_a_period_that_runs_is_compared_with_as_many_days(
    soort: str, vandaag: str, waarmee: str, kort: str
) -> None:
    periode = periode_van(soort, vandaag)
    eerder = periode.vergeleken(waarmee, vandaag)
    assert eerder is not None
    assert eerder.kort == kort
    heel = periode.vorige() if waarmee == VORIGE else periode.jaar_eerder()
    assert periode.vergeleken(waarmee, "2031-01-01") == periode.vergeleken(waarmee) == heel
    assert periode.vergeleken(waarmee, periode.tot) == heel
    assert periode.vergeleken("", vandaag) is None


def test_that_a_line_compares_with_what_was_chosen() -> None:
    maand, jaar = periode_van("maand", "2026-10-01"), periode_van("jaar", "2026-10-01")
    assert ernaast(maand, VORIGE) is None  # it is a point of the line itself
    assert ernaast(jaar, VORIGE) == ernaast(jaar, JAAR_EERDER) == jaar.vorige()
    assert ernaast(maand, JAAR_EERDER) == vrije_periode("2024-11-01", "2025-10-31")
    assert ernaast(maand, "") is None
