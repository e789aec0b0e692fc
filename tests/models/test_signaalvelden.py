"""What a kind of signaal asks more is data: every fault in it is said, and what is filled in is checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.signaalvelden import (
    JA_NEE,
    Veldenfout,
    alle_soorten,
    controleer,
    lees_velden,
    ontbreekt_voor_beoordelen,
    uitleg_van,
    velden_van,
    vraag_bij,
)

GOED = '[[soort]]\nsoort = "a"\n[[soort.veld]]\ncode = "x"\nvraag = "Wat?"\nvorm = "tekst"\n'


@pytest.mark.parametrize(
    "soort", ["bemoeizorg (zorgmijder)", "woonoverlast", "dreigende huisuitzetting", "zorgen over een kind"]
)
def test_that_the_kinds_have_fields_of_their_own(soort: str) -> None:
    assert len(velden_van(soort)) >= 4
    assert uitleg_van(soort)
    assert any(veld.beoordelen for veld in velden_van(soort))


def test_that_a_kind_without_fields_asks_nothing_more() -> None:
    assert velden_van("overig") == ()
    assert controleer("overig", ()) == {}
    assert controleer("overig", (("x", "y"),)) == {"velden.x": "Dit soort signaal heeft dit veld niet."}


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("[[soort", "geen TOML"),
        ("", "ontbreekt"),
        (GOED.replace('"a"', '"b"'), "geen soort signaal"),
        (GOED + GOED, "twee keer"),
        (GOED + '[[soort.veld]]\ncode = "x"\nvraag = "Nog?"\nvorm = "tekst"\n', "een code twee keer"),
        (GOED.replace('"x"', '"X y"'), "een code is kleine letters"),
        (GOED.replace('"Wat?"', '" "'), "er is geen vraag"),
        (GOED.replace('"tekst"', '"lied"'), "de vorm is een van"),
        (GOED.replace('"tekst"', '"keuze"'), "keuzes horen bij de vorm keuze"),
        (GOED + 'keuzes = ["ja"]\n', "keuzes horen bij de vorm keuze"),
        (GOED.replace('"tekst"', '"keuze"') + 'keuzes = ["ja", "ja"]\n', "elk één keer"),
        (GOED.replace('"tekst"', '"keuze"') + "keuzes = [1]\n", "keuzes zijn teksten"),
        (GOED + 'verplicht = "ja"\n', "onbekend: verplicht"),
        (GOED + 'beoordelen = "ja"\n', "true of false"),
        ('soort = "a"', "ontbreekt"),
    ],
)
def test_that_a_fault_in_the_declaration_is_refused_with_what_is_wrong(tekst: str, zin: str) -> None:
    with pytest.raises(Veldenfout, match=zin):
        lees_velden(tekst, soorten=("a",))


def test_that_what_is_good_is_read() -> None:
    assert [veld.vraag for veld in lees_velden(GOED, soorten=("a",))["a"].velden] == ["Wat?"]


@pytest.mark.parametrize(
    ("code", "goed", "fout"),
    [
        ("reden_uitzetting", "huurachterstand", "zomaar"),
        ("ontruiming_op", "2026-03-02", "2026-02-30"),
        ("achterstand", "1200", "12,50"),
        ("vonnis", "nee", "misschien"),
        ("verhuurder", "Lefier", "x" * 3000),
    ],
)
def test_that_each_form_of_field_is_checked(code: str, goed: str, fout: str) -> None:
    soort = "dreigende huisuitzetting"
    assert controleer(soort, ((code, goed),)) == {}
    assert controleer(soort, ((code, ""),)) == {}
    assert list(controleer(soort, ((code, fout),))) == [f"velden.{code}"]


@given(st.sampled_from(sorted(alle_soorten())), st.text(max_size=20), st.text(max_size=20))
def test_that_whatever_is_typed_is_answered_and_not_a_crash(soort: str, code: str, waarde: str) -> None:
    assert set(controleer(soort, ((code, waarde),))) <= {f"velden.{code}"}
    for veld in velden_van(soort):
        assert set(controleer(soort, ((veld.code, waarde),))) <= {f"velden.{veld.code}"}


def test_that_what_must_be_known_first_is_named_until_it_is() -> None:
    soort = "woonoverlast"
    assert [veld.code for veld in ontbreekt_voor_beoordelen(soort, {})] == ["overlast_soort"]
    assert ontbreekt_voor_beoordelen(soort, {"overlast_soort": "geluid"}) == ()
    assert vraag_bij("overlast_soort") == "Wat voor overlast is het?"
    assert vraag_bij("weg") == "weg"
    assert "weten we niet" in JA_NEE
