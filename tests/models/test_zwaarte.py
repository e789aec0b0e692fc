"""How heavy a casus weighs: reasons that hold on a day, at most so often, with the points that are set."""

from __future__ import annotations

import pytest

from wijdesk.models import instellingen
from wijdesk.models.zwaarte import Stuk, gewicht, in_woorden, reden_van_vorm, redenen, standaard

STUKKEN: list[Stuk] = [
    ("casus", "2026-01-05", ""), ("begin", "2026-01-05", "2026-03-01"), ("veiligheid", "2026-02-01", "2026-02-10"),
    ("veiligheid", "2026-02-05", ""), *(("kind", f"2026-01-{dag:02d}", "") for dag in (5, 6, 7, 8)),
    ("reden van een later programma", "2026-01-01", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dag", "punten", "woorden"),
    [
        ("2026-01-04", 0, ""),
        ("2026-01-05", 5, "casus 2 + begin 2 + kinderen 1"),
        ("2026-01-08", 7, "casus 2 + begin 2 + kinderen 3"),
        ("2026-02-07", 10, "casus 2 + begin 2 + kinderen 3 + veiligheid 3"),
        ("2026-03-02", 8, "casus 2 + kinderen 3 + veiligheid 3"),
    ],
)
def test_that_what_holds_on_a_day_is_added_up(dag: str, punten: int, woorden: str) -> None:
    assert gewicht(STUKKEN, dag, standaard()) == punten
    assert in_woorden(STUKKEN, dag, standaard()) == woorden


def test_that_a_reason_of_no_points_is_not_told() -> None:
    geen = standaard() | {"kind": 0}
    assert in_woorden(STUKKEN, "2026-01-08", geen) == "casus 2 + begin 2"


def test_that_a_kind_of_support_is_one_reason_and_every_reason_a_setting_of_the_organisation() -> None:
    assert [reden_van_vorm(code) for code in ("bemoeizorg", "jim", "iets eigens")] == ["zware_vorm", "vorm", "vorm"]
    for code, reden in redenen().items():
        soort = instellingen.SOORTEN[instellingen.gewichtnaam(code)]
        assert soort.standaard == str(reden.gewicht)
        assert soort.fout("21")
        assert not soort.fout("0")
