"""A period has bounds: a year that was typed wrong is refused where it was typed."""

from __future__ import annotations

import pytest

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import (
    JAAR_EERDER,
    VORIGE,
    Periode,
    definitie_op,
    geteld_in_woorden,
    periode_van,
    vrije_periode,
)
from wijdesk.models.rows.cijfer import Cijfer, Cijferblad, Meting
from wijdesk.ui.panels.dashboard.beelden import ernaast, met_noemer, uit_cijfers


@pytest.mark.parametrize("tot", ["9026-12-31", "9998-12-31", "2200-01-01", "1899-12-31"])
def test_that_a_year_that_was_typed_wrong_is_refused_beside_the_last_day(tot: str) -> None:
    with pytest.raises(Weigering) as fout:
        vrije_periode("1890-01-01" if tot < "1900" else "2026-01-01", tot)
    assert list(fout.value.fouten) == ["tot"]
    assert "1900 tot en met 2199" in fout.value.volledig()["tot"]


def test_that_the_longest_period_has_one_before_and_after_and_a_year_earlier() -> None:
    lang = vrije_periode("1900-01-01", "2199-12-31")
    assert (lang.vorige().van, lang.volgende().tot) == ("1600-01-01", "2499-12-31")
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


@pytest.mark.parametrize(
    ("periode", "vorige", "jaar_eerder"),
    [
        (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-12-31")),
        (("2025-02-01", "2025-02-28"), ("2025-01-01", "2025-01-31"), ("2024-02-01", "2024-02-29")),
        (("2024-03-01", "2025-02-28"), ("2023-03-01", "2024-02-29"), ("2023-03-01", "2024-02-29")),
        (("2025-02-03", "2025-02-28"), ("2025-01-08", "2025-02-02"), ("2024-02-03", "2024-02-28")),
    ],
)
def test_that_whole_months_are_compared_with_whole_months(
    periode: tuple[str, str], vorige: tuple[str, str], jaar_eerder: tuple[str, str]
) -> None:
    zelf = vrije_periode(*periode)
    assert zelf.vorige() == vrije_periode(*vorige)
    assert zelf.jaar_eerder() == vrije_periode(*jaar_eerder)
    assert zelf.vorige().volgende() == zelf


def test_that_a_line_ends_where_its_tile_ends() -> None:
    februari = periode_van("maand", "2025-02-01")
    naast = ernaast(februari, JAAR_EERDER)
    assert naast is not None
    assert naast.tot == februari.jaar_eerder().tot == "2024-02-29"
    assert ernaast(vrije_periode("1900-01-01", "2026-01-01"), VORIGE) is None


def test_that_a_period_of_long_ago_has_its_days_for_a_name() -> None:
    assert vrije_periode("1900-01-01", "2199-12-31").naam == "1 jan 1900 tot en met 31 dec 2199"
    assert Periode("vrij", "1899-12-31", "1900-01-02").naam == "31 dec 1899 tot en met 2 jan 1900"


@pytest.mark.parametrize(
    ("naam", "meting", "zin"),
    [
        ("doelen_bereikt", Meting(teller=8, noemer=20, waarde=40.0), "40 % (8 van 20)"),
        ("doelen_bereikt", Meting(teller=2, noemer=3, waarde=66.7), "2 van 3"),
        ("caseload", Meting(teller=1_034, noemer=5, waarde=206.8), "206,8 (1.034 bij 5)"),
        ("eerste_contact", Meting(teller=4, noemer=1_200, waarde=4.0), "4 min (van 1.200)"),
        ("indicatiewaarde", Meting(teller=7, noemer=9, waarde=24_695.0), "€ 24.695 (7 van 9)"),
        ("impactcijfer", Meting(teller=810, noemer=10, waarde=8.1), "8,1 (van 10)"),
        ("vragen", Meting(teller=12, waarde=12.0), "12"),
    ],
)
def test_that_a_figure_always_says_what_it_is_made_of(naam: str, meting: Meting, zin: str) -> None:
    assert met_noemer(Cijfer(definitie=definitie_op(naam, "2026-10-31"), nu=meting)) == zin
    assert geteld_in_woorden("aantal", 12, None) == ""


@pytest.mark.parametrize(
    ("nu", "eerder", "rij"),
    [
        (Meting(teller=8, noemer=20, waarde=40.0), Meting(teller=2, noemer=3, waarde=66.7), (40.0, None)),
        (Meting(teller=2, noemer=3, waarde=66.7), Meting(teller=8, noemer=20, waarde=40.0), (None, 40.0)),
        (Meting(teller=2, noemer=3, waarde=66.7), Meting(teller=1, noemer=3, waarde=33.3), (None, None)),
    ],
)
def test_that_no_percentage_of_few_stands_in_a_chart(
    nu: Meting, eerder: Meting, rij: tuple[float | None, float | None]
) -> None:
    oktober = periode_van("maand", "2026-10-01")
    cijfer = Cijfer(definitie=definitie_op("doelen_bereikt", oktober.tot), nu=nu, eerder=eerder)
    blad = Cijferblad(
        periode=oktober, vergeleken=oktober.vorige(), locatie="", cijfers=(cijfer,), bij_te_werken=0, gemaakt_op=0
    )
    beeld = uit_cijfers(blad, ("doelen_bereikt",), titel="T", wat="Cijfer")
    assert beeld.rijen()[0][1:3] == rij
    assert not beeld.leeg
    assert beeld.zin(0, 0).startswith(f"{cijfer.definitie.titel}: {met_noemer(cijfer)}")
