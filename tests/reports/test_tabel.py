"""Tables as bytes: exactly as published, and safe in a spreadsheet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wijdesk.models.rows.opschaling import GebruikRij, LadderGebruik
from wijdesk.reports import laddergebruik
from wijdesk.reports.tabel import aflopend, csv_bytes, deel
from wijdesk.resources import lees_bytes, lees_csv


@pytest.mark.parametrize(
    ("bestand", "kolom"),
    [
        ("vragen-2020-per-meldingtype.csv", "meldingtype"),
        ("vragen-2020-per-melder.csv", "melder"),
        ("indicaties-2020-per-productgroep.csv", "productgroep"),
    ],
)
def test_that_the_published_tables_come_out_byte_for_byte(bestand: str, kolom: str) -> None:
    tellingen = [(rij[kolom], int(rij["aantal"])) for rij in lees_csv(f"tabellen/{bestand}")]
    assert csv_bytes((kolom, "aantal"), aflopend(reversed(tellingen))) == lees_bytes(f"tabellen/{bestand}")


def test_that_codes_without_a_count_are_left_out_and_equal_counts_go_by_the_alphabet() -> None:
    assert aflopend([("wonen", 2), ("Zorg", 2), ("niets", 0), ("Arbeid", 2), ("veel", 9)]) == [
        ("veel", 9),
        ("Arbeid", 2),
        ("wonen", 2),
        ("Zorg", 2),
    ]


@pytest.mark.parametrize("tekst", ["x;=1+1", "x; =1+1", "x;y;@SUM(A1)", "x;\n-1"])
def test_that_no_text_is_run_where_a_semicolon_begins_a_cell(tekst: str) -> None:
    cellen = csv_bytes(("a",), [(tekst,)]).decode().removeprefix("a\n").split(";")
    assert not any(cel.strip(' \n"').startswith(("=", "@", "-")) for cel in cellen)
    assert csv_bytes(("a",), [("rust; en -1",)]) == b"a\nrust; en -1\n"


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-2", "@SUM(A1)", " =A1", "\t=A1", "＝A1"])
def test_that_no_text_is_run_by_a_spreadsheet(tekst: str) -> None:
    assert csv_bytes(("a",), [(tekst,)]).decode().removeprefix("a\n").lstrip('"').startswith("'")


def test_that_numbers_are_plain_and_leading_zeros_stay() -> None:
    rij = ("0050", 30974, -3, Decimal("0.3700"), Decimal(100), None, 'a,"b"')
    assert csv_bytes("abcdefg", [rij]) == b'a,b,c,d,e,f,g\n0050,30974,-3,0.37,100,,"a,""b"""\n'


def test_that_a_share_has_four_decimals_and_none_without_a_denominator() -> None:
    assert (deel(1, 3), deel(1, 20_000), deel(0, 0)) == (Decimal("0.3333"), Decimal("0.0001"), None)


def test_that_the_use_of_the_ladder_is_counted_per_quarter_and_safe_in_a_spreadsheet() -> None:
    rijen = (
        GebruikRij(trede="=Overleg, samen", volgorde=1, locatie="Selwerd", aantallen=(0, 2)),
        GebruikRij(trede="Afgeschaald", volgorde=0, locatie="Selwerd", aantallen=(1, 0)),
    )
    gebruik = LadderGebruik(kwartalen=("2025-K4", "2026-K1"), rijen=rijen, zonder_afgeschermd=False)
    assert laddergebruik.tabel(gebruik).decode().splitlines() == [
        "locatie,trede,2025-K4,2026-K1,samen", 'Selwerd,"\'=Overleg, samen",0,2,2', "Selwerd,Afgeschaald,1,0,1",
    ]  # fmt: skip
    assert laddergebruik.bestandsnaam(gebruik) == "ladder-2026-k1.csv"
