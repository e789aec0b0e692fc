"""The plan on paper: what it says, in which order, in whose letters; how it falls over pages; what a machine reads."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import papier as proef
from tests.papier import ARABISCH, INDISCH, NAMEN, actie, doel, papier, plan, tekst, teksten
from wijdesk.models.rows.papier import GEZINSLID, PapierLid
from wijdesk.models.rows.plan import AkkoordRij
from wijdesk.reports.plan_pdf import halen, maak


def test_that_the_words_of_the_family_come_first_and_then_who_does_what_by_when() -> None:
    tekst_ = tekst(maak(papier()))
    volgorde = (
        "Plan van gezin Yılmaz", "Uw vaste contactpersoon (regisseur)", "Anneke de Boer", "Wat er speelt",
        "brieven van de deurwaarder", "Wat goed gaat", "Wat u wilt bereiken", "Elke maand genoeg geld",
        "Wie doet wat, en wanneer", "Post op één stapel", "Afspraken over veiligheid", "Bij ruzie loopt één van ons",
        "Wanneer we het plan samen bekijken", "2 juni 2026", "Handtekeningen", "namens het wijkteam",
    )  # fmt: skip
    plekken = [tekst_.find(stuk) for stuk in volgorde]
    assert -1 not in plekken
    assert plekken == sorted(plekken)


@pytest.mark.parametrize("woord", ["SMART", "ZRM", "ADL", "leefgebied", "casus", "evaluatie", "indicatie", "integraal"])
def test_that_no_word_of_the_trade_is_on_it(woord: str) -> None:
    doelen = (doel(1, "Zelf koken", leefgebied="Instrumentele ADL"), doel(2, "Wassen", leefgebied="Basale ADL"))
    assert woord.lower() not in tekst(maak(papier(plan(*doelen)))).lower()


@pytest.mark.parametrize("naam", NAMEN)
def test_that_a_name_in_any_script_reads_back_as_it_was_written(naam: str) -> None:
    lid = PapierLid(naam=naam, rol="", leeftijd=None, tekent=True)
    gelezen = tekst(maak(papier(plan(doel(1, f"{naam} wil rust", actie(1, f"{naam} belt"))), leden=(lid,))))
    for woord in naam.split():
        assert gelezen.count(woord) == 4, woord


def test_that_no_letter_of_a_name_is_missing_from_the_typefaces() -> None:
    inhoud = maak(papier(plan(*(doel(nr, naam) for nr, naam in enumerate(NAMEN, 1)))))
    gelezen = tekst(inhoud)
    assert "\ufffd" not in gelezen
    assert not re.search("[\ue000-\uf8ff\ufb50-\ufdff\ufe70-\ufeff]", gelezen), "a form of a letter, not the letter"


@pytest.mark.parametrize("naam", INDISCH)
def test_that_a_name_of_syllables_keeps_every_letter(naam: str) -> None:
    lid = PapierLid(naam=naam, rol="", leeftijd=None, tekent=False)
    gelezen = tekst(maak(papier(leden=(lid,))))
    assert set(naam) <= set(gelezen)


def test_that_every_typeface_is_in_the_file() -> None:
    inhoud = maak(papier())
    assert inhoud.count(b"/FontFile2") == inhoud.count(b"/FontDescriptor ")
    assert b"/Helvetica" not in inhoud


def test_that_title_language_author_and_bookmarks_are_set_without_a_name_in_them() -> None:
    inhoud = maak(papier())
    document = pypdfium2.PdfDocument(inhoud)
    velden = document.get_metadata_dict()
    koppen = [(bladwijzer.level, bladwijzer.get_title()) for bladwijzer in document.get_toc()]
    document.close()
    assert (velden["Title"], velden["Author"]) == ("Plan C26-7KQ4M, versie 3", "Wijkteam Selwerd")
    assert not any("Yılmaz" in waarde for waarde in velden.values())
    assert b"/Lang (nl-NL)" in inhoud
    assert [kop for niveau, kop in koppen if niveau == 0] == [
        "Wat er speelt", "Wat goed gaat", "Wat u wilt bereiken", "Afspraken over veiligheid",
        "Wanneer we het plan samen bekijken", "Handtekeningen",
    ]  # fmt: skip
    assert (1, "Doel 1: Elke maand genoeg geld voor boodschappen") in koppen


def test_that_a_screen_reader_gets_headings_tables_and_a_signature_in_words() -> None:
    inhoud = maak(papier())
    assert b"/Marked true" in inhoud
    for soort in (b"/H1", b"/H2", b"/H3", b"/P", b"/Table", b"/TR", b"/TH", b"/TD", b"/Figure"):
        assert re.search(rb"/S " + soort + rb"\b", inhoud), soort
    merken = [int(nr) for blad in _inhouden(inhoud) for nr in re.findall(rb"<</MCID (\d+)>> BDC", blad)]
    assert len(merken) == len(re.findall(rb"/Pg \d+ 0 R", inhoud))
    for blad in _inhouden(inhoud):
        assert blad.count(b"BDC") + blad.count(b"BMC") == blad.count(b"EMC")


def test_that_a_screen_reader_hears_spaces_between_lines() -> None:
    inhoud = maak(papier(plan(situatie="lang " * 60)))
    regels = [regel for blad in _inhouden(inhoud) for regel in re.findall(rb"\((.*?)\) Tj T\*", blad)]
    lang = [regel for regel in regels if regel.startswith(b"lang")]
    assert len(lang) > 1
    assert all(regel.endswith(b" ") for regel in lang[:-1])


def test_that_every_page_says_which_version_it_is_and_its_number() -> None:
    doelen = tuple(
        doel(nr, f"Doel nummer {nr} " * 4, *(actie(a, "Iets doen " * 9) for a in range(5))) for nr in range(6)
    )
    bladen = teksten(maak(papier(plan(*doelen))))
    assert len(bladen) >= 4
    for nummer, blad in enumerate(bladen, 1):
        assert "Plan C26-7KQ4M · versie 3 · kenmerk 3fa8 12bc" in blad
        assert f"pagina {nummer} van {len(bladen)}" in blad


def test_that_a_plan_that_is_not_fixed_says_it_is_a_concept_and_carries_no_fingerprint() -> None:
    gelezen = tekst(maak(papier(versie=0, vingerafdruk="", vastgesteld_op="", akkoorden=())))
    assert "Dit is een concept: het plan is nog niet vastgesteld." in gelezen
    assert "kenmerk" not in gelezen


def test_that_a_heading_is_never_the_last_of_a_page_and_a_row_never_falls_apart() -> None:
    koppen = ("Wat u wilt bereiken", "Wie doet wat, en wanneer", "Afspraken over veiligheid", "Handtekeningen")
    for lang in range(1, 60, 3):
        doelen = tuple(
            doel(nr, "Een doel", *(actie(a, f"begin{nr}x{a} " + "woord " * 20 + f"einde{nr}x{a}") for a in range(4)))
            for nr in range(1, 4)
        )
        for blad in teksten(maak(papier(plan(*doelen, situatie="regel\n" * lang)))):
            regels = [regel for regel in blad.splitlines() if regel.strip() and "pagina " not in regel]
            inhoud = [regel for regel in regels if not regel.startswith("Plan C26")]
            assert inhoud[-1].strip() not in koppen
            assert not re.fullmatch(r"Doel \d+", inhoud[-1].strip())
            assert set(re.findall(r"begin(\d+x\d+)", blad)) == set(re.findall(r"einde(\d+x\d+)", blad))


def test_that_a_row_longer_than_a_page_goes_on_on_the_next_and_no_word_is_lost() -> None:
    woorden = [f"woord{nr}" for nr in range(900)]
    gelezen = tekst(maak(papier(plan(doel(1, "Veel", actie(1, " ".join(woorden)))))))
    assert [woord for woord in woorden if woord not in gelezen] == []


def test_that_a_very_long_word_stays_on_the_page() -> None:
    lang = "arbeidsongeschiktheidsverzekeringsmaatschappij" * 4
    document = pypdfium2.PdfDocument(maak(papier(plan(doel(1, lang, actie(1, lang, wie=lang), wanneer_bereikt=lang)))))
    for blad in document:
        lezer = blad.get_textpage()
        for nummer in range(lezer.count_rects()):
            links, _, rechts, _ = lezer.get_rect(nummer)
            assert links >= 55
            assert rechts <= 595 - 50
        lezer.close()
        blad.close()
    document.close()


@pytest.mark.parametrize(
    ("velden", "staat_er"),
    [
        ({"gedaan_op": "2026-03-05"}, "✓ 5-3-2026"),
        ({"niet_meer_nodig": "geregeld"}, "niet meer nodig"),
        ({"uitvoerder": "WIJ"}, "Anneke de Boer (wijkteam)"),
        ({"uitvoerder": "netwerk"}, "Familie of bekenden"),
        ({"uitvoerder": "netwerk", "wie": "oma Truus"}, "oma Truus"),
        ({"klaar_voor": ""}, "Post"),
    ],
)
def test_that_a_row_tells_who_and_how_it_stands(velden: dict[str, str], staat_er: str) -> None:
    assert staat_er in tekst(maak(papier(plan(doel(1, "Rust", actie(1, "Post", **velden))))))


@pytest.mark.parametrize(
    ("stand", "zin"),
    [
        ("behaald", "Dit doel is gehaald op 5 maart 2026."),
        ("deels behaald", "Dit doel is voor een deel gehaald op 5 maart 2026. Het was te veel."),
        ("niet behaald", "Dit doel is niet gehaald. We zijn ermee gestopt op 5 maart 2026. Het was te veel."),
        ("vervallen", "Dit doel is niet meer nodig."),
    ],
)
def test_that_a_goal_that_ended_says_how(stand: str, zin: str) -> None:
    reden = "" if stand == "behaald" else "Het was te veel."
    afgerond = doel(1, "Rust", stand=stand, reden=reden, afgerond_op="2026-03-05")
    gelezen = tekst(maak(papier(plan(afgerond))))
    assert zin in gelezen
    assert "We spreken nog af" not in gelezen


def test_that_only_who_did_not_answer_yet_gets_a_line_to_sign_on() -> None:
    leden = tuple(PapierLid(naam=naam, rol="", leeftijd=None, tekent=naam != "Zoë") for naam in ("Emine", "Can", "Zoë"))
    getekend = AkkoordRij(
        id=proef.nummer_id(9), versie=3, persoon_id=None, naam="Emine", wijze="niet akkoord", op="2026-03-06",
        opmerking="Ik wil eerst praten.",
    )  # fmt: skip
    gelezen = tekst(maak(papier(leden=leden, akkoorden=(getekend,)))).partition("Handtekeningen")[2]
    assert "Is het niet eens met dit plan. Ik wil eerst praten." in gelezen
    assert (gelezen.count("Emine"), gelezen.count("Can"), gelezen.count("Zoë")) == (1, 1, 0)


def test_that_a_family_without_a_name_address_plan_text_or_regisseur_still_gets_a_plan() -> None:
    leeg = papier(
        plan(situatie="", gaat_goed="", veiligheid=()), familie="", adres="", leden=(), regisseur="", tandem=""
    )
    gelezen = tekst(maak(replace(leeg, volgende_evaluatie="", versie=0, vingerafdruk="", akkoorden=())))
    assert "Het plan van uw gezin" in gelezen
    assert "Er staan nog geen doelen in dit plan." in gelezen
    assert "Vraag naar uw contactpersoon bij wijkteam Selwerd." in gelezen
    assert "nog geen dag afgesproken" in gelezen


@pytest.mark.parametrize(
    ("naam", "leden", "staat_er"),
    [
        ("De Vries", 2, "Plan van gezin De Vries"),
        ("Gezin Bakker", 3, "Plan van gezin Bakker"),
        ("Huishouden", 2, "Plan van huishouden"),
        ("Jan de Vries", 1, "Plan van Jan de Vries"),
    ],
)
def test_that_the_title_reads_as_a_sentence(naam: str, leden: int, staat_er: str) -> None:
    lid = PapierLid(naam="Jo", rol="", leeftijd=None, tekent=True)
    assert staat_er in tekst(maak(papier(familie=naam, leden=(lid,) * leden)))


def test_that_somebody_hidden_signs_without_a_name() -> None:
    lid = PapierLid(naam=GEZINSLID, rol="", leeftijd=None, tekent=True)
    assert "Een gezinslid" in tekst(maak(papier(leden=(lid,))))


@pytest.mark.parametrize("kapot", ["", "niets", "{}", "[1]", "[[[1]]]", '[["a","b"]]', "null", "[[]]", '[[["x", 2]]]'])
def test_that_a_broken_signature_breaks_no_plan(kapot: str) -> None:
    assert halen(kapot) == ()
    rij = AkkoordRij(
        id=proef.nummer_id(9), versie=3, persoon_id=None, naam="Emine", wijze="op het scherm", op="2026-03-06",
        opmerking="", handtekening=kapot,
    )  # fmt: skip
    assert maak(papier(akkoorden=(rij,)))


def test_that_a_signature_stays_in_its_field() -> None:
    assert halen("[[[-50, 900], [2000, 10]]]") == (((0.0, 400.0), (1000.0, 10.0)),)


@given(st.text(max_size=120))
def test_that_no_text_at_all_breaks_the_plan(woorden: str) -> None:
    assert maak(papier(plan(doel(1, woorden or "x", actie(1, woorden or "x", wie=woorden), wanneer_bereikt=woorden))))


def test_that_arabic_runs_from_the_right_and_is_joined() -> None:
    kleuren = _inkt(maak(papier(plan(), familie=ARABISCH, leden=())))
    losse = _inkt(maak(papier(plan(), familie=" ".join(ARABISCH.replace(" ", "")), leden=())))
    assert kleuren != losse


def _inkt(inhoud: bytes) -> bytes:
    document = pypdfium2.PdfDocument(inhoud)
    beeld = bytes(document[0].render(scale=0.5, crop=(0, 700, 0, 60)).buffer)
    document.close()
    return beeld


def _inhouden(inhoud: bytes) -> list[bytes]:
    """The drawing of every page, unpacked."""
    uitgepakt = []
    for stroom in re.findall(rb"stream\r?\n(.*?)endstream", inhoud, re.DOTALL):
        try:
            tekst_ = zlib.decompress(_ascii85(stroom))
        except (ValueError, zlib.error):
            continue
        if b"BDC" in tekst_:
            uitgepakt.append(tekst_)
    return uitgepakt


def _ascii85(stroom: bytes) -> bytes:
    import base64

    return (
        base64.a85decode(stroom.strip(), adobe=False)
        if not stroom.strip().endswith(b"~>")
        else base64.a85decode(b"<~" + stroom.strip(), adobe=True)
    )


def test_that_a_contact_person_who_is_voorlopig_is_called_so_and_nothing_about_another_team_is_told() -> None:
    voorlopig = " ".join(tekst(maak(papier(regie_voorlopig=True))).split())
    assert "Deze contactpersoon is voorlopig." in voorlopig
    assert "Deze contactpersoon is voorlopig." not in tekst(maak(papier()))
    assert "Deze contactpersoon is voorlopig." not in tekst(maak(papier(regie_voorlopig=True, regisseur="")))
