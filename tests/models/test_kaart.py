"""Rules of the sociale kaart that need no store: areas, when an entry is old, what a draft remembers, what is found."""

from __future__ import annotations

from datetime import date

import pytest

from wijdesk.models.kaartlijst import gebied_van
from wijdesk.models.kaartregels import VELDEN, delen, is_oud, netjes, onthoud, onthouden, oud_voor
from wijdesk.models.kaartzoek import Zoekindex

GEBIEDEN = ("Beijum", "Centrum", "De Wijert", "De Wijert Zuid", "Selwerd")


@pytest.mark.parametrize(
    ("locatie", "gebied"),
    [
        ("WIJ Selwerd", "Selwerd"),
        ("selwerd", "Selwerd"),
        ("WIJ De Wijert Zuid", "De Wijert Zuid"),
        ("WIJ Selwerderhof", ""),
        ("", ""),
    ],
)
def test_that_a_locatie_goes_by_the_area_it_names(locatie: str, gebied: str) -> None:
    assert gebied_van(locatie, GEBIEDEN) == gebied


@pytest.mark.parametrize(
    ("vandaag", "grens"), [("2026-03-02", "2025-09-02"), ("2026-08-31", "2026-02-28"), ("2026-06-30", "2025-12-28")]
)
def test_that_an_entry_is_old_after_half_a_year_also_at_the_end_of_a_month(vandaag: str, grens: str) -> None:
    dag = date.fromisoformat(vandaag)
    assert oud_voor(dag) == grens
    assert not is_oud(grens, dag)
    assert is_oud("", dag)


def test_that_several_values_are_each_kept_once_as_they_were_spelled() -> None:
    assert delen(" Selwerd;Paddepoel,\nselwerd ; ") == ("Selwerd", "Paddepoel")
    anders = {"naam": "A B", "soort": "aanbieder", "talen": "Turks"}
    assert (
        netjes({"naam": " A  B ", "soort": "AANBIEDER", "talen": "Turks,turks"}) == dict.fromkeys(VELDEN, "") | anders
    )


def test_that_what_was_chosen_counts_as_long_as_its_name_stands_there() -> None:
    tekst = onthoud(b"\x01" * 16, "Buurtkamer | Noord")
    assert onthouden(tekst, " Buurtkamer | Noord ") == b"\x01" * 16
    assert onthouden(tekst, "Buurtkamer") is None
    assert onthouden("", "") is None


def test_that_a_whole_word_counts_more_than_its_beginning_and_an_error_only_when_nothing_fits() -> None:
    leeg = dict.fromkeys(VELDEN, "")
    index = Zoekindex([leeg | {"naam": naam} for naam in ("Taalhuis", "Taal", "Baal", "Formulierenbrigade")])
    gevonden = index.zoek("taal")
    assert sorted(gevonden, key=lambda plek: -gevonden[plek]) == [1, 0], "what fits leaves out what only looks like it"
    assert set(index.zoek("tael")) == {0, 1}
    assert set(index.zoek("formuleirenbrigade")) == {3}
    assert set(index.zoek("frmulieren")) == {3}
    assert index.zoek("99999") == {}


def test_that_all_text_is_found_a_number_however_it_is_spaced_and_the_whole_city_beside_an_area() -> None:
    leeg = dict.fromkeys(VELDEN, "")
    index = Zoekindex(
        [
            leeg
            | {"naam": "Voedselbank", "kosten": "Gratis", "openingstijden": "Dinsdag 10.00"}
            | {"telefoon": "050 555 0101"},
            leeg | {"naam": "Buurtkamer", "gebieden": "Selwerd; Paddepoel", "telefoon": "+31 (0)50-555 0102"},
            leeg | {"naam": "Bank Beijum", "gebieden": "Beijum"},
        ]
    )  # fmt: skip
    assert set(index.zoek("gratis")) == set(index.zoek("dinsdag")) == {0}
    for getypt in ("0505550101", "050-5550101", "+31 50 555 01 01", "050555"):
        assert 0 in index.zoek(getypt), getypt
    assert set(index.zoek("050 5550102")) == {1}
    assert set(index.zoek("voedselbank selwerd")) == {0}, "what is for the whole city is there for this area too"
    assert set(index.zoek("bank selwerd")) == {0}
    assert set(index.zoek("selwerd")) == {1}
