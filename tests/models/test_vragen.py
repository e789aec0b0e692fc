"""Reading lists of questions: what is wrong is said with its line, several faults at once, and nothing crashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models import triage
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.vragen import BESLUITEN, ROUTES, Lijst, Regel, Vraag, past, route_bij, samen
from wijdesk.models.vragen_lezen import FouteLijst, controleer, lees
from wijdesk.resources import lees_tekst

KERN = '''# A list with everything in it.
soort = "triage"
versie = "1"
titel = "Proef"

[[bladzijde]]
code = "vraag"
titel = "De vraag"
uitleg = """
Een uitleg van twee regels,
met code = "nep" erin.
"""

[[bladzijde]]
code = "veilig"
titel = "Veilig"
toon_als = ["aard is zwaar"]

[[bladzijde]]
code = "besluit"
titel = "Besluit"

[[vraag]]
code = "aard"
bladzijde = "vraag"
soort = "keuze"
tekst = "Wat is het?"
keuzes = [
    "licht: Licht",  # een opmerking met ] en "
    "zwaar: Zwaar",
]

[[vraag]]
code = "hoeveel"
bladzijde = "vraag"
soort = "getal"
tekst = 'Hoeveel? [geen kop]'
minst = 0
meest = 9

[[vraag]]
code = "gevaar"
bladzijde = "veilig"
soort = "ja_nee"
tekst = "Gevaar?"
toon_als = [
    "aard is zwaar",
    "hoeveel minstens 2",
]

[[regel]]
code = "licht"
als = ["aard is licht"]
route = "enkelvoudig"
besluit = "afgehandeld"
omdat = "Het is {aard}."

[[regel]]
code = "spoed"
als_een = ["gevaar is ja", "gevaar is onbekend"]
route = "spoed"
besluit = "opschaling"
omdat = "Gevaar: {gevaar}."
'''

TEAM = """soort = "triage"
versie = "Oost 1"
voorvoegsel = "oost"

[[bladzijde]]
code = "oost_extra"
titel = "Extra"
na = "vraag"

[[vraag]]
code = "oost_flat"
bladzijde = "oost_extra"
soort = "ja_nee"
tekst = "De flat?"
toon_als = ["aard is zwaar"]

[[regel]]
code = "oost_regel"
als = ["oost_flat is ja"]
route = "complex"
omdat = "De flat."
"""


def regel_van(tekst: str, stuk: str) -> int:
    """The line on which this stands."""
    assert tekst.count(stuk) == 1, stuk
    return tekst[: tekst.index(stuk)].count("\n") + 1


def test_that_the_shipped_lists_are_right() -> None:
    assert controleer(lees_tekst("triage.toml")) == ()
    assert controleer(lees_tekst("afwegingskader.toml")) == ()
    assert controleer(KERN) == ()


def test_that_routes_and_besluiten_are_those_of_a_triage() -> None:
    assert tuple(ROUTES) == triage.ROUTES
    assert tuple(BESLUITEN) == triage.BESLUITEN


MUTATIES = [
    ('soort = "keuze"', 'soort = "keuzes"', 'Bedoelt u "keuze"?'),
    ('bladzijde = "veilig"', 'bladzijde = "velig"', 'Bedoelt u "veilig"?'),
    ('"zwaar: Zwaar",', '"zwaar Zwaar",', "Schrijf een keuze als"),
    ('"zwaar: Zwaar",', '"licht: Zwaar",', "twee keer"),
    ('"hoeveel minstens 2"', '"hoveel minstens 2"', 'Bedoelt u "hoeveel"?'),
    ('"hoeveel minstens 2"', '"hoeveel minstens veel"', "heel getal"),
    ('"hoeveel minstens 2"', '"hoeveel is ja"', "een vraag met keuzes"),
    ('"hoeveel minstens 2"', '"gevaar is ja"', "staat verderop"),
    ('"hoeveel minstens 2"', '"groep geen hoogstens 2"', "geen vraag van groep"),
    ('    "aard is zwaar",\n', '    "aard is groot",\n', "is geen antwoord"),
    ('    "aard is zwaar",\n', '    "aard hoort zwaar",\n', "niet te begrijpen"),
    ('    "aard is zwaar",\n', '    "aard",\n', "geen voorwaarde"),
    ('    "aard is zwaar",\n', "    3,\n", "alleen tekst"),
    ('code = "hoeveel"', 'code = "Hoeveel!"', "kleine letters"),
    ('code = "hoeveel"', 'code = "aard"', "bestaat al"),
    ('code = "hoeveel"', "code = 12", "aanhalingstekens"),
    ('tekst = "Gevaar?"', 'tekts = "Gevaar?"', 'Bedoelt u "tekst"?'),
    ("meest = 9", "meest = 9.5", "een heel getal"),
    ("minst = 0", "minst = 10", "hoger dan"),
    ('route = "spoed"', 'route = "haast"', "De route is een van"),
    ('besluit = "opschaling"', 'besluit = "bellen"', "Het besluit is een van"),
    ('omdat = "Het is {aard}."', 'omdat = "Het is {aart}."', 'Bedoelt u "aard"?'),
    ('als = ["aard is licht"]', "als = []", "bij welke antwoorden"),
    ('titel = "Proef"', 'titel = "Proef"\nvoorvoegsel = "oost"', "zijn vragen van een team"),
    ('titel = "Proef"', 'titel = "Proef"\nkleur = "rood"', "bestaat hier niet"),
    ('soort = "triage"', 'soort = "triaage"', "De soort is"),
    ('tekst = "Gevaar?"', 'tekst = "Gevaar?', "aanhalingsteken"),
    ('tekst = "Gevaar?"', 'tekst = "Gevaar?"\ntekst = "Twee"', "twee keer"),
    ('tekst = "Gevaar?"', "tekst Gevaar", "hoort een ="),
    ('titel = "Veilig"\n', "titel = \n", "Achter de ="),
]


@pytest.mark.parametrize(("was", "wordt", "zegt"), MUTATIES)
def test_that_one_fault_is_found_on_its_line(was: str, wordt: str, zegt: str) -> None:
    stuk = KERN.replace(was, wordt, 1)
    assert stuk != KERN
    begin = KERN[: KERN.index(was)].count("\n") + 1
    regels = range(begin, begin + wordt.strip().count("\n") + 1)
    fouten = controleer(stuk)
    assert any(fout.regel in regels and zegt in fout.wat for fout in fouten), [str(fout) for fout in fouten]


LOS_VAN_ELKAAR = (
    '"veilig"?',
    '"hoeveel"?',
    '"tekst"?',
    "een heel getal",
    "De route",
    "Het besluit",
    '"aard"?',
    "bij welke",
)


@given(st.lists(st.sampled_from([m for m in MUTATIES if any(d in m[2] for d in LOS_VAN_ELKAAR)]), min_size=2))
def test_that_several_faults_are_all_found(mutaties: list[tuple[str, str, str]]) -> None:
    per_plek = {was: (wordt, zegt) for was, wordt, zegt in mutaties}
    stuk = KERN
    for was, (wordt, _) in per_plek.items():
        stuk = stuk.replace(was, wordt, 1)
    gezegd = [fout.wat for fout in controleer(stuk)]
    for _, zegt in per_plek.values():
        assert any(zegt in wat for wat in gezegd), (zegt, gezegd)


@given(st.text(alphabet="[]\"'#=\n\\{}, abtrue1_\r\x00é", max_size=200), st.integers(0, len(KERN)))
def test_that_anything_typed_is_refused_in_words_or_read(rommel: str, plek: int) -> None:
    stuk = KERN[:plek] + rommel + KERN[plek:]
    fouten = controleer(stuk)
    aantal = max(len(stuk.splitlines()), 1)
    assert all(1 <= fout.regel <= aantal and fout.wat for fout in fouten)
    if not fouten:
        assert lees(stuk).soort == "triage"


@given(st.data())
def test_that_a_removed_line_is_a_fault_or_a_list_that_stands(data: st.DataObject) -> None:
    regels = lees_tekst("triage.toml").splitlines()
    weg = data.draw(st.integers(0, len(regels) - 1))
    stuk = "\n".join(regels[:weg] + regels[weg + 1 :])
    fouten = controleer(stuk)
    assert all(1 <= fout.regel <= len(regels) for fout in fouten)
    if not fouten:
        lees(stuk)


REGELS = tuple(enumerate(lees_tekst("triage.toml").splitlines(), start=1))
"""The real list, by line."""

STUK: tuple[tuple[str, Callable[[str], str]], ...] = (
    ('bladzijde = "', lambda regel: 'bladzijde = "bestaat_niet"'),
    ('soort = "', lambda regel: 'soort = "bestaatniet"'),
    ('code = "', lambda regel: 'code = "Niet Goed"'),
    ('tekst = "', lambda regel: "tekst = 3"),
    ('tekst = "', lambda regel: regel[:-1]),
    ('omdat = "', lambda regel: 'omdat = "{bestaat_niet}"'),
    ('route = "', lambda regel: 'route = "rechtdoor"'),
    ('besluit = "', lambda regel: 'besluit = "slapen"'),
    ("als = [", lambda regel: 'als = ["bestaat_niet is ja"]'),
    ("als = [", lambda regel: regel.replace("]", "")),
    ("toon_als = [", lambda regel: 'toon_als = ["bestaat_niet is ja"]'),
    ("toon_als_een = [", lambda regel: "toon_als_een = [true]"),
    ("verplicht = ", lambda regel: 'verplicht = "nee"'),
    ("[[vraag]]", lambda regel: "[[vragen]]"),
    ("titel = ", lambda regel: regel + " rommel"),
)


@given(st.data())
def test_that_a_line_broken_anywhere_in_the_real_list_is_the_line_that_is_named(data: st.DataObject) -> None:
    begin, breek = data.draw(st.sampled_from(STUK))
    plekken = [nummer for nummer, regel in REGELS if regel.startswith(begin) and nummer > 40]
    nummer = data.draw(st.sampled_from(plekken))
    stuk = "\n".join(breek(regel) if plek == nummer else regel for plek, regel in REGELS)
    fouten = controleer(stuk)
    assert any(fout.regel == nummer for fout in fouten), (nummer, [str(fout) for fout in fouten])


@pytest.mark.parametrize("tekst", ["", "\n\n", "x" * 600_000, "a = " + "[" * 5000, "a = " + "9" * 5000, "soort = 3"])
def test_that_a_file_that_is_no_list_is_refused(tekst: str) -> None:
    with pytest.raises(FouteLijst):
        lees(tekst)


def test_that_a_refusal_tells_how_many_faults_and_the_first() -> None:
    with pytest.raises(FouteLijst, match=r'2 fouten gevonden\. Regel 17: Vraag "aart"'):
        lees(KERN.replace('["aard is zwaar"]', '["aart is zwaar"]').replace('soort = "keuze"', 'soort = "keuz"'))


def test_that_a_page_cannot_wait_for_a_question_that_stands_on_it() -> None:
    stuk = KERN.replace('toon_als = ["aard is zwaar"]', 'toon_als = ["gevaar is ja"]')
    (fout,) = controleer(stuk)
    assert fout.regel == regel_van(stuk, 'toon_als = ["gevaar is ja"]')


def test_that_the_last_page_of_a_triage_is_the_decision() -> None:
    assert any(
        "laatste bladzijde" in fout.wat for fout in controleer(KERN.replace('code = "besluit"', 'code = "eind"'))
    )


def kern() -> Lijst:
    return lees(KERN)


def test_that_a_team_adds_a_page_where_it_says() -> None:
    beide = samen(kern(), lees(TEAM, kern=kern()))
    assert [blad.code for blad in beide.bladzijden] == ["vraag", "oost_extra", "veilig", "besluit"]
    assert beide.per_code["oost_flat"].van_team
    assert [regel.code for regel in beide.regels] == ["licht", "spoed", "oost_regel"]


@pytest.mark.parametrize(
    ("was", "wordt", "zegt"),
    [
        ('code = "oost_flat"', 'code = "flat"', 'begint met "oost_"'),
        ('code = "oost_regel"', 'code = "spoed"', "bestaat al"),
        ('code = "oost_extra"', 'code = "vraag"', "bestaat al"),
        ('na = "vraag"', 'na = "besluit"', "kan niets komen"),
        ('voorvoegsel = "oost"', 'voorvoegsel = ""', "ontbreekt"),
        ('soort = "triage"', 'soort = "afwegingskader"', "horen bij een lijst"),
    ],
)
def test_that_a_team_cannot_reach_the_core(was: str, wordt: str, zegt: str) -> None:
    stuk = TEAM.replace(was, wordt, 1)
    fouten = controleer(stuk, kern=kern())
    assert any(fout.regel == regel_van(TEAM, was) and zegt in fout.wat for fout in fouten), [str(f) for f in fouten]


def vraag(soort: str, **anders: object) -> Vraag:
    return Vraag(code="x", bladzijde="b", soort=soort, tekst="X?", **anders)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gesteld", "goed", "fout"),
    [
        (lambda: vraag("ja_nee"), "onbekend", "misschien"),
        (lambda: vraag("zrm"), "nb", "6"),
        (lambda: vraag("getal", minst=1, meest=3), "3", "4"),
        (lambda: vraag("getal"), "0", "-1"),
        (lambda: vraag("getal"), "12", "1.5"),
        (lambda: vraag("datum"), "2024-02-29", "2023-02-29"),
        (lambda: vraag("tekst"), "é" * 10_000, "é" * 10_001),
    ],
)
def test_that_an_answer_that_is_none_is_refused_beside_its_question(
    gesteld: Callable[[], Vraag], goed: str, fout: str
) -> None:
    assert gesteld().keur(goed) == goed
    with pytest.raises(Weigering) as weigering:
        gesteld().keur(fout)
    assert list(weigering.value.fouten) == ["x"]


def test_that_each_route_ends_as_the_route_van_de_vraag_says_and_every_besluit_has_one() -> None:
    assert [route for route in ROUTES if past(route, "casus")] == ["complex", "spoed"]
    assert [route for route in ROUTES if past(route, "onderzoek")] == ["complex", "spoed"]
    assert [route for route in ROUTES if past(route, "afschalen")] == ["enkelvoudig"]
    assert not past("complex", "afgehandeld")
    assert all(any(past(route, besluit) for route in ROUTES) for besluit in BESLUITEN)
    assert all(past(route, "") and past("", besluit) for route in ROUTES for besluit in BESLUITEN), "not chosen yet"


@pytest.mark.parametrize("besluit", BESLUITEN)
@pytest.mark.parametrize("route", ["", *ROUTES])
def test_that_the_route_that_goes_with_a_besluit_fits_and_stays_when_it_did(route: str, besluit: str) -> None:
    uit = route_bij(besluit, route)
    assert past(uit, besluit)
    assert uit == route or not past(route, besluit)


def stad() -> Lijst:
    return lees(lees_tekst("triage.toml"))


def test_that_every_rule_of_the_core_fits() -> None:
    assert all(past(regel.route, regel.besluit) for regel in stad().regels)


@pytest.mark.parametrize("route", ["", "enkelvoudig"])
def test_that_a_rule_that_contradicts_its_route_proposes_no_such_besluit(route: str) -> None:
    altijd = Regel(
        code="altijd",
        als=next(regel for regel in stad().regels if regel.route == "enkelvoudig").als,
        omdat="Zo doen wij dat.",
        route=route,
        besluit="casus",
    )
    lijst = replace(stad(), regels=(altijd, *stad().regels))
    gesprek = Gesprek.van(lijst).beantwoord("aard", "minder").beantwoord("veilig", "ja")
    voorstel = gesprek.voorstel()
    assert (voorstel.route, voorstel.besluit) == ("enkelvoudig", "afschalen")
    assert voorstel.redenen
