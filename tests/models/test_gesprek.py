"""The conversation of a triage, walked in any order over the real questions."""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijdesk.errors import Weigering
from wijdesk.models.gesprek import LEEG, OVERGESLAGEN, Gesprek, Invulling
from wijdesk.models.vragen import Lijst, Vraag, samen
from wijdesk.models.vragen_lezen import lees
from wijdesk.resources import lees_tekst


@cache
def triage() -> Lijst:
    return lees(lees_tekst("triage.toml"))


@cache
def weging() -> Lijst:
    return lees(lees_tekst("afwegingskader.toml"))


def begin(**antwoorden: str) -> Gesprek:
    gesprek = Gesprek.van(triage())
    for vraag, waarde in antwoorden.items():
        gesprek = gesprek.beantwoord(vraag, waarde)
    return gesprek


def een_antwoord(kies: random.Random, vraag: Vraag) -> str:
    match vraag.soort:
        case "meerkeuze":
            return ",".join(
                kies.sample([keus.code for keus in vraag.keuzes], kies.randint(1, min(4, len(vraag.keuzes))))
            )
        case "ja_nee" | "keuze" | "zrm":
            return kies.choice(vraag.opties).code
        case "getal":
            return str(kies.randint(vraag.minst or 0, vraag.meest or 9))
        case "datum":
            return f"2026-{kies.randint(1, 12):02d}-{kies.randint(1, 28):02d}"
        case _:
            return kies.choice(("Een zin.", "Moeder\nZoon, 7 jaar"))


def eis_redenen(gesprek: Gesprek) -> None:
    """Every proposal has its reasons, and they rest on answers that are shown and given."""
    voorstel = gesprek.voorstel()
    if voorstel.route or voorstel.besluit:
        assert voorstel.redenen
    for reden in voorstel.redenen:
        assert reden.tekst
        assert "{" not in reden.tekst
        assert reden.vragen
        for code in reden.vragen:
            assert gesprek.wordt_gesteld(code)
            assert gesprek.antwoord(code).waarde
    if voorstel.te_weinig:
        assert voorstel.zin
        for code in voorstel.beslissend:
            assert gesprek.wordt_gesteld(code)
            assert not gesprek.antwoord(code).waarde
    for code in (*voorstel.kan_zwaarder, *voorstel.beslissend):
        assert not gesprek.antwoord(code).waarde


def maak_af(gesprek: Gesprek, kies: random.Random) -> Gesprek:
    """Answer whatever is still open, page by page, until nothing is."""
    for _ in range(200):
        if not gesprek.nog_open:
            return gesprek
        vraag = kies.choice(gesprek.open_vragen(kies.choice(gesprek.nog_open).code))
        gesprek = gesprek.beantwoord(vraag.code, een_antwoord(kies, vraag))
    raise AssertionError("it does not end")


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.integers(0, 40))
def test_that_any_walk_loses_no_answer_and_ends_in_a_proposal(zaad: int, stappen: int) -> None:
    kies = random.Random(zaad)
    gesprek = Gesprek.van(triage())
    gegeven: dict[str, str] = {}
    for _ in range(stappen):
        match kies.randrange(6):
            case 0:
                gesprek = gesprek.ga_naar(kies.choice(gesprek.bladzijden).code)
            case 1:
                gesprek = gesprek.sla_over(kies.choice(gesprek.bladzijden).code, "Doen we later")
            case 2:  # interrupted: from here on it is read from what was saved
                bewaard = {
                    code: ingevuld
                    for blad in triage().bladzijden
                    for code, ingevuld in gesprek.van_bladzijde(blad.code).items()
                }
                gesprek = Gesprek.van(
                    triage(), antwoorden=bewaard, overgeslagen=gesprek.overgeslagen, bladzijde=gesprek.bladzijde
                )
            case _:
                vragen = gesprek.vragen(kies.choice(gesprek.bladzijden).code)
                if vragen:
                    vraag = kies.choice(vragen)
                    waarde = een_antwoord(kies, vraag)
                    gesprek = gesprek.beantwoord(vraag.code, waarde)
                    gegeven[vraag.code] = vraag.keur(waarde)
        assert gesprek.bladzijde in {blad.code for blad in gesprek.bladzijden}
        assert {code: gesprek.antwoord(code).waarde for code in gegeven} == gegeven
        eis_redenen(gesprek)
    for code in tuple(gesprek.overgeslagen):
        gesprek = gesprek.sla_niet_over(code)
    gesprek = maak_af(gesprek, kies)
    voorstel = gesprek.voorstel()
    assert not voorstel.te_weinig, (voorstel.zin, {c: i.waarde for c, i in gesprek.antwoorden.items()})
    eis_redenen(gesprek)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_that_every_way_through_the_weighing_ends_in_a_besluit(zaad: int) -> None:
    voorstel = maak_af(Gesprek.van(weging()), random.Random(zaad)).voorstel()
    assert voorstel.besluit
    assert voorstel.redenen
    assert not voorstel.te_weinig


def test_that_every_rule_can_be_reached() -> None:
    for lijst in (triage(), weging()):
        gehaald: set[str] = set()
        kies = random.Random(4)
        for _ in range(3000):
            gehaald |= {reden.regel for reden in maak_af(Gesprek.van(lijst), kies).voorstel().redenen}
            if len(gehaald) == len(lijst.regels):
                break
        assert {regel.code for regel in lijst.regels} - gehaald == set()


def test_that_a_simple_question_takes_five_answers() -> None:
    gesprek = begin(woorden="Hoe vraag ik huurtoeslag aan?", aard="klein", breder="nee", kinderen="nee", veilig="ja")
    gesprek = gesprek.beantwoord("zelf", "alles")
    assert not gesprek.nog_open
    assert [blad.code for blad in gesprek.bladzijden] == ["vraag", "veiligheid", "eigen", "besluit"]
    voorstel = gesprek.voorstel()
    assert (voorstel.route, voorstel.besluit) == ("enkelvoudig", "afgehandeld")


def test_that_danger_goes_before_everything() -> None:
    gesprek = begin(
        woorden="Ruzie", aard="klein", breder="nee", kinderen="nee", zelf="alles", veilig="nee", gevaar="ja"
    )
    voorstel = gesprek.voorstel()
    assert (voorstel.route, voorstel.besluit) == ("spoed", "opschaling")
    assert voorstel.redenen[0].vragen == ("gevaar",)
    assert not gesprek.wordt_gesteld("zelf")
    assert gesprek.antwoord("zelf").waarde == "alles"


def test_that_a_changed_answer_hides_and_shows_again_without_losing_anything() -> None:
    gesprek = begin(aard="meer", leefgebieden="financien", zrm_financien="2").beantwoord(
        "zrm_financien", "2", toelichting="Drie deurwaarders"
    )
    weg = gesprek.beantwoord("leefgebieden", "werk")
    assert not weg.wordt_gesteld("zrm_financien")
    assert weg.antwoord("zrm_financien") == Invulling("2", "Drie deurwaarders")
    assert weg.beantwoord("leefgebieden", "financien,werk").wordt_gesteld("zrm_financien")


def test_that_a_hidden_answer_counts_for_nothing() -> None:
    gesprek = begin(aard="meer", leefgebieden="financien", zrm_financien="1")
    assert gesprek.voorstel().route == "complex"
    assert gesprek.beantwoord("leefgebieden", "werk").voorstel().route == ""


def test_that_too_little_says_which_question_helps() -> None:
    voorstel = Gesprek.van(triage()).voorstel()
    assert voorstel.te_weinig
    assert voorstel.route == voorstel.besluit == ""
    assert voorstel.zin.startswith("Nog te weinig beantwoord. Deze vraag helpt verder: ")
    assert voorstel.beslissend


def test_that_what_can_make_it_spoed_is_needed_before_anything_else() -> None:
    gesprek = begin(aard="klein", breder="nee", kinderen="nee")
    assert gesprek.voorstel().beslissend[0] == "veilig"
    assert gesprek.voorstel().zin.endswith("Deze vraag helpt verder: Iedereen veilig")
    assert gesprek.beantwoord("veilig", "nee").voorstel().beslissend[0] == "gevaar"
    assert gesprek.beantwoord("veilig", "ja").voorstel().beslissend == ("zelf",)


def test_that_a_light_proposal_says_what_could_still_make_it_heavier() -> None:
    voorstel = begin(aard="klein", breder="nee", kinderen="nee", veilig="onbekend", zelf="alles").voorstel()
    assert voorstel.route == "enkelvoudig"
    assert {"gevaar", "geweld"} <= set(voorstel.kan_zwaarder)


def test_that_domains_are_named_in_the_reason() -> None:
    gesprek = begin(aard="meer", leefgebieden="financien,huisvesting", zrm_financien="2", zrm_huisvesting="1")
    teksten = [reden.tekst for reden in gesprek.voorstel().redenen]
    assert "Er is acute problematiek: Huisvesting (niveau 1)." in teksten
    assert any("Financiën (niveau 2), Huisvesting" in tekst for tekst in teksten)


def test_that_not_assessed_is_no_low_level() -> None:
    gesprek = begin(aard="meer", leefgebieden="financien,werk,tijd", zrm_financien="nb", zrm_werk="nb", zrm_tijd="nb")
    assert gesprek.voorstel().route == ""


def test_that_skipping_asks_a_sentence_and_keeps_what_was_answered() -> None:
    gesprek = begin(aard="klein", veilig="ja")
    with pytest.raises(Weigering) as weigering:
        gesprek.sla_over("veiligheid", "  ")
    assert "reden" in weigering.value.fouten
    over = gesprek.sla_over("veiligheid", "Aan de telefoon besproken")
    assert over.stand("veiligheid") == OVERGESLAGEN
    assert over.antwoord("veilig").waarde == "ja"
    assert over.beantwoord("veilig", "nee").stand("veiligheid") != OVERGESLAGEN


def test_that_a_skipped_question_does_not_keep_the_proposal_waiting() -> None:
    gesprek = begin(aard="klein", breder="nee", zelf="alles").sla_over("veiligheid", "Later")
    assert gesprek.voorstel().route == ""
    assert "veilig" not in gesprek.voorstel().beslissend


def test_that_taking_an_answer_back_opens_the_question() -> None:
    gesprek = begin(aard="klein").beantwoord("aard", "")
    assert gesprek.antwoord("aard").waarde == ""
    assert gesprek.stand("vraag") == LEEG


def test_that_the_pages_of_an_older_list_read_on(  # an answer to a question that is not there any more
) -> None:
    gesprek = Gesprek.van(
        triage(), antwoorden={"vroeger": Invulling("ja"), "aard": Invulling("klein")}, bladzijde="weg"
    )
    assert gesprek.bladzijde == "vraag"
    assert gesprek.antwoord("vroeger").waarde == "ja"
    assert gesprek.in_woorden("aard") == "Eén duidelijke vraag"


def test_that_next_and_previous_walk_the_shown_pages() -> None:
    gesprek = begin(aard="klein", breder="nee")
    assert (gesprek.vorige, gesprek.volgende) == ("", "veiligheid")
    assert gesprek.ga_naar("besluit").volgende == ""
    assert gesprek.ga_naar("leefgebieden") == gesprek
    assert begin(aard="meer").volgende == "leefgebieden"


def test_that_a_rule_of_a_team_can_make_it_heavier_and_says_why() -> None:
    team = lees(
        'soort = "triage"\nversie = "1"\nvoorvoegsel = "oost"\n'
        '[[vraag]]\ncode = "oost_flat"\nbladzijde = "vraag"\nsoort = "ja_nee"\ntekst = "De flat?"\n'
        '[[regel]]\ncode = "oost_sloop"\nals = ["oost_flat is ja"]\nroute = "complex"\nomdat = "De flat gaat weg."\n',
        kern=triage(),
    )
    gesprek = Gesprek.van(samen(triage(), team))
    for vraag, waarde in (("veilig", "ja"), ("aard", "klein"), ("zelf", "alles"), ("oost_flat", "ja")):
        gesprek = gesprek.beantwoord(vraag, waarde)
    voorstel = gesprek.voorstel()
    assert (voorstel.route, voorstel.besluit) == ("complex", "kortdurend")
    assert "De flat gaat weg." in voorstel.regels


@st.composite
def lijsten(draw: st.DrawFn) -> str:
    """A right list of any shape: conditions look back at choices, amounts and a group; rules at anything."""
    soorten = draw(st.lists(st.sampled_from(["ja_nee", "keuze", "meerkeuze", "getal", "zrm"]), min_size=1, max_size=12))
    aantal = draw(st.integers(1, min(4, len(soorten))))
    wat = {"ja_nee": "is ja", "keuze": "is niet een", "meerkeuze": "is een of twee", "getal": "minstens 3"}

    def over(tot: int) -> str:
        plek = draw(st.integers(0, tot - 1))
        if soorten[plek] == "zrm":
            return f"groep leefgebied hoogstens {draw(st.integers(1, 4))}"
        return f"v{plek} {draw(st.sampled_from([wat[soorten[plek]], 'ingevuld']))}"

    tekst = 'soort = "triage"\nversie = "1"\n'
    tekst += "".join(f'[[bladzijde]]\ncode = "b{nummer}"\ntitel = "B"\n' for nummer in range(aantal))
    tekst += '[[bladzijde]]\ncode = "besluit"\ntitel = "B"\n'
    for plek, soort in enumerate(soorten):
        tekst += f'[[vraag]]\ncode = "v{plek}"\nbladzijde = "b{plek * aantal // len(soorten)}"\nsoort = "{soort}"\n'
        tekst += f'tekst = "V"\nverplicht = {str(draw(st.booleans())).lower()}\n'
        if soort in ("keuze", "meerkeuze"):
            tekst += 'keuzes = ["een: Een", "twee: Twee", "drie: Drie"]\n'
        if soort == "zrm":
            tekst += 'domein = "Financiën"\ngroep = "leefgebied"\n'
        if plek and draw(st.booleans()):
            sleutel = draw(st.sampled_from(["toon_als", "toon_als_een", "verberg_als"]))
            tekst += f'{sleutel} = ["{over(plek)}", "{over(plek)}"]\n'
    for nummer in range(draw(st.integers(0, 5))):
        tekst += f'[[regel]]\ncode = "r{nummer}"\nomdat = "Om {{v0}}."\nals = ["{over(len(soorten))}"]\n'
        tekst += f'route = "{draw(st.sampled_from(["enkelvoudig", "complex", "spoed"]))}"\n'
        if draw(st.booleans()):
            tekst += f'besluit = "{draw(st.sampled_from(["casus", "afgehandeld"]))}"\n'
    return tekst


@settings(max_examples=40)
@given(lijsten(), st.integers(0, 2**32))
def test_that_any_list_can_be_walked_to_its_end(tekst: str, zaad: int) -> None:
    kies = random.Random(zaad)
    gesprek = maak_af(Gesprek.van(lees(tekst)), kies)
    eis_redenen(gesprek)
    plek = gesprek.ga_naar(gesprek.bladzijden[0].code)
    for _ in gesprek.bladzijden[1:]:
        plek = plek.ga_naar(plek.volgende)
    assert plek.bladzijde == "besluit"
    voorstel = gesprek.voorstel()
    assert voorstel.zin
    assert not voorstel.te_weinig or all(not gesprek.lijst.per_code[c].verplicht for c in voorstel.beslissend)
