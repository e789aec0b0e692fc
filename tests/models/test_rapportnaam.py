"""The name of a report: its locatie is in it, and no two locaties share one."""

from __future__ import annotations

import pytest

from wijdesk.models.rapportnaam import ALLE, rapportnaam


@pytest.mark.parametrize(
    ("locatie", "naam"),
    [
        ("", "jaarverslag-2025"),
        (ALLE, "jaarverslag-2025"),
        ("WIJ Ten Boer", "jaarverslag-2025-wij-ten-boer"),
        ("  Beijum  ", "jaarverslag-2025-beijum"),
        ("Café Één", "jaarverslag-2025-cafe-een"),
    ],
)
def test_that_the_locatie_is_in_the_name(locatie: str, naam: str) -> None:
    assert rapportnaam("jaarverslag", "2025", locatie) == naam


def test_that_no_locatie_gets_the_name_of_all_or_of_another() -> None:
    namen = [rapportnaam("jaarverslag", "2025", naam) for naam in ("", "Beijum", "=Beijum", "../Beijum", "!!", "区")]
    assert len(set(namen)) == len(namen)
    assert not any(teken in naam for naam in namen for teken in "/\\.=")
    assert len(rapportnaam("jaarverslag", "2025", "x" * 300)) < 100
