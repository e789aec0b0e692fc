"""What charts show, as data: the table, the words and the picture say the same."""

from __future__ import annotations

import pytest

from wijdesk.models.grafiekbeeld import Datalijn, Lijnbeeld, Staaf, Staafbeeld, Warmtebeeld, getal, samengevat


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        (1234, "", "1.234"),
        (12.5, "%", "12,5 %"),
        (1234567.25, "€", "€ 1.234.567,2"),
        (3, "vragen", "3 vragen"),
        (None, "%", "niet bekend"),
        (0.04, "", "0"),
    ],
)
def test_that_a_number_is_written_as_people_here_do(waarde: float | None, eenheid: str, tekst: str) -> None:
    assert getal(waarde, eenheid) == tekst


def test_that_no_line_goes_through_a_change_of_definition() -> None:
    lijn = Datalijn(naam="x", waarden=(1, 2, 3, 4, 5), breuken=(2, 4, 0, 9))
    assert lijn.stukken() == ((0, 2), (2, 4), (4, 5))
    assert Datalijn(naam="x", waarden=()).stukken() == ()


def test_that_a_break_is_said_with_its_point_and_in_the_table() -> None:
    beeld = Lijnbeeld(
        titel="T", eenheid="%", punten=("2017", "2018"), breuken=((1, "Vanaf 2018 versie 2."),),
        lijnen=(Datalijn(naam="T", waarden=(None, 40.0), breuken=(1,), teksten=("3 van 7", "40 van 100")),),
    )  # fmt: skip
    assert beeld.zin(0, 0) == "2017: 3 van 7"
    assert beeld.zin(0, 1) == "2018: 40 % (40 van 100). Vanaf 2018 versie 2."
    assert beeld.koppen() == ("Periode", "Waarde", "Telling", "Let op")
    assert beeld.rijen() == (("2017", None, "3 van 7", ""), ("2018", 40.0, "40 van 100", "Vanaf 2018 versie 2."))
    assert "onderbroken" in samengevat(beeld)


def test_that_what_was_only_counted_of_few_is_not_nothing() -> None:
    lijnen = (Datalijn(naam="T", waarden=(None,), teksten=("3 van 7",)),)
    assert not Lijnbeeld(titel="T", punten=("2017",), lijnen=lijnen).leeg
    assert Lijnbeeld(titel="T", punten=("2017",), lijnen=(Datalijn(naam="T", waarden=(0,)),)).leeg


def test_that_a_funnel_says_what_part_of_the_beginning_is_left() -> None:
    beeld = Staafbeeld(
        titel="T", trechter=True, staven=(Staaf(naam="Vragen", waarde=200), Staaf(naam="Rest", waarde=25))
    )
    assert beeld.zin(1, 0) == "Rest: 25 (12,5 % van het begin)"
    assert beeld.soort == "trechter"
    klein = Staafbeeld(titel="T", trechter=True, staven=(Staaf(naam="Vragen", waarde=8), Staaf(naam="Rest", waarde=4)))
    assert klein.zin(1, 0) == "Rest: 4 van 8"


def test_that_the_busiest_cell_is_named() -> None:
    kaart = Warmtebeeld(
        titel="T", op_rijen=("9 uur", "10 uur"), op_kolommen=("maandag", "dinsdag"), waarden=((1, 2), (9, 0))
    )
    assert samengevat(kaart) == "2 bij 2 vakken. Het drukst: maandag 10 uur: 9."
    assert kaart.rijen() == (("9 uur", 1, 2), ("10 uur", 9, 0))
