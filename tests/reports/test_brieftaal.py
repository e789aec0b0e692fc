"""Papers in the language of who gets them: every language says all of it, on a page, and Arabic from the right."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from string import Formatter

import pypdfium2
import pytest

from tests.papier import actie, doel, papier, plan, teksten
from tests.reports.test_een_blad import BRIEF, JEUGD
from tests.reports.test_inzage_overzicht import papier as inzage
from tests.reports.test_inzage_overzicht import regel
from tests.reports.test_klacht_brief import BRIEF as KLACHT
from wijdesk.models.rows.onderzoek import OntvangstPapier
from wijdesk.models.rows.papier import GEZINSLID
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.reports import impact_formulier, inzage_overzicht, klacht_brief, ontvangstbevestiging, plan_pdf
from wijdesk.reports.brieftaal import NEDERLANDS, Brieftaal, taal_voor, talen, talen_van, woorden
from wijdesk.reports.labels import LabelDoek
from wijdesk.reports.lettertypen import stukken, teken
from wijdesk.reports.opmaak import GEWOON, INKT, laad_letters
from wijdesk.resources import __file__ as hulpbronnen
from wijdesk.resources import lees_tekst, lees_toml

BRIEVEN = Path(hulpbronnen).parent / "brieven"
VERTALINGEN = sorted(pad.name.split(".")[:2] for pad in BRIEVEN.glob("*.*.toml") if pad.name.split(".")[1] != "nl")
ANDERE = tuple(code for code in talen() if code != NEDERLANDS)
SCHRIFT = {"ar": "\u0600-\u06ff", "uk": "\u0400-\u04ff"}


def zinnen(naam: str, code: str) -> dict[str, str]:
    uit: dict[str, str] = {}
    for sleutel, waarde in lees_toml(f"brieven/{naam}.{code}.toml").items():
        uit |= (
            {f"{sleutel}.{rest}": tekst for rest, tekst in waarde.items()}
            if isinstance(waarde, dict)
            else {sleutel: waarde}
        )
    return uit


def plekken(zin: str) -> set[str | None]:
    return {naam for _, naam, _, _ in Formatter().parse(zin) if naam is not None}


@pytest.mark.parametrize(("naam", "code"), VERTALINGEN)
def test_that_a_language_has_every_sentence_with_the_same_places_to_fill_in(naam: str, code: str) -> None:
    nederlands, anders = zinnen(naam, NEDERLANDS), zinnen(naam, code)
    assert nederlands.keys() == anders.keys()
    for sleutel, zin in anders.items():
        assert zin.strip(), sleutel
        assert plekken(zin) == plekken(nederlands[sleutel]), sleutel
        assert zin != nederlands[sleutel] or len(zin) < 20, f"{sleutel} is still Dutch"
        eigen = re.sub(r"\{\w+\}|\W", "", zin)
        if code in SCHRIFT and eigen:
            assert re.search(f"[{SCHRIFT[code]}]", eigen), sleutel


def test_that_every_language_is_whole_and_is_found_by_what_stands_on_a_card() -> None:
    for taal in talen().values():
        assert len(set(taal.maanden)) == 12
        assert plekken(taal.datum) == {"dag", "maand", "jaar"}
        assert bool(taal.vertaling) == (taal.code != NEDERLANDS)
    assert [taal.code for taal in talen_van("ontvangst")] == list(talen()), "Dutch first, then each that is there"
    er = talen_van("ontvangst")
    spreekt = ("Arabisch", "turks (Koerdisch)", "Oekraïens", "العربية")
    assert [taal_voor(er, naam) for naam in spreekt] == ["ar", "tr", "uk", "ar"]
    assert [taal_voor(er, naam) for naam in ("", "Tigrinya", "nederlands", "spreekt goed")] == ["nl"] * 4
    assert talen_van("bestaat niet") == ()


@pytest.mark.parametrize("code", ANDERE)
@pytest.mark.parametrize("brief", [BRIEF, JEUGD], ids=["wmo", "jeugd"])
def test_that_a_letter_is_a_page_in_the_language_and_then_the_dutch_page_that_counts(
    code: str, brief: OntvangstPapier
) -> None:
    pdf = ontvangstbevestiging.maak(brief, code)
    vertaald, nederlands = teksten(pdf)
    assert " ".join(nederlands.split()).replace("pagina 2 van 2", "pagina 1 van 1") == " ".join(
        teksten(ontvangstbevestiging.maak(brief))[0].split()
    )
    assert brief.vraag in vertaald, "what was typed stays as it was typed"
    assert "hebt u ons om hulp gevraagd" not in vertaald
    talen_in_pdf = set(re.findall(rb"/Lang \(([\w-]+)\)", pdf))
    assert talen_in_pdf == {code.encode(), b"nl-NL"}
    catalogus = next(deel for deel in pdf.split(b"endobj") if b"/Type /Catalog" in deel)
    assert f"/Lang ({code})".encode() in catalogus
    with pypdfium2.PdfDocument(pdf) as boek:
        for nummer, titel in enumerate(("titel_wmo", "titel_jeugd")):
            if (brief is JEUGD) == bool(nummer) and code != "ar":
                assert woorden("ontvangst", code)(titel) in boek[0].get_textpage().get_text_bounded()


def test_that_the_plan_has_words_for_every_code() -> None:
    w = woorden("plan")
    for lijst, tabel in (("gezinsrol", "rol"), ("leefgebied", "gebied"), ("uitvoerder", "uitvoerder")):
        for rij in lees_toml(f"codes/{lijst}.toml")["code"]:
            code = rij["code"].removesuffix(" met gezag").removesuffix(" zonder gezag")
            assert w.of(f"{tabel}.{code}", ""), code


@pytest.mark.parametrize("taal", talen_van("plan")[1:], ids=lambda taal: taal.code)
def test_that_a_plan_comes_in_the_language_of_the_family_and_is_signed_on_the_dutch_one(taal: Brieftaal) -> None:
    doelen = (
        doel(
            1,
            "Elke maand genoeg geld",
            actie(1, "Post op een stapel", wie=GEZINSLID),
            actie(2, "Bellen", uitvoerder="WIJ"),
        ),
        doel(2, "Weer slapen", stand="behaald", afgerond_op="2026-03-04", reden="Fijn."),
    )
    blad = papier(plan(*doelen), scores=((doelen[0].id, "2026-03-04", 6),))
    bladen, gewoon = teksten(plan_pdf.maak(blad, taal.code)), teksten(plan_pdf.maak(blad))
    los = [" ".join(blad_.split()).rpartition("pagina ")[0] for blad_ in (*bladen, *gewoon)]
    assert los[-len(gewoon) :] == los[len(bladen) - len(gewoon) : len(bladen)], "all of the Dutch plan, as without it"
    vertaald = " ".join(los[: len(bladen) - len(gewoon)])
    assert "Namens" not in vertaald
    assert "Datum:" not in vertaald, "no line to sign on"
    assert "Elke maand genoeg geld" in vertaald
    assert "Wie doet wat" not in vertaald
    assert GEZINSLID not in vertaald.casefold()


def test_that_arabic_runs_from_the_right_and_a_number_in_it_stays_whole() -> None:
    laad_letters()
    w = woorden("ontvangst", "ar")
    zin = w("vragen_bel", telefoon="050 123 45 67", medewerker="Sanne de Vries")
    van_links = [stuk.tekst for stuk in stukken(zin, GEWOON, van_rechts=True)]
    latijn = [str(tekst).strip() for tekst in van_links if str(tekst).isascii() and len(tekst) > 3]
    assert latijn == ["Sanne de Vries", "050 123 45 67"], "the name comes after the number: further to the left"
    assert w.dag("2026-02-03") == "3 فبراير 2026"
    assert w.opsomming(("Emine", "Can")).replace("\u200e", "") == "Emine وCan"
    haken = [stuk.tekst for stuk in stukken(w("wijkteam", locatie="Selwerd"), GEWOON, van_rechts=True)]
    assert "".join(map(str, haken)).startswith("Selwerd (wijkteam)"), haken


def test_that_marks_above_and_below_letters_do_not_move_what_comes_next() -> None:
    """reportlab 5.1 keeps the height of a mark for the line that follows when several stand in a row."""
    laad_letters()
    doek = LabelDoek(BytesIO())
    teken(doek, 400, 700, "متى ينتهي البحث؟", GEWOON, 10, INKT, van_rechts=True)
    hoogtes = re.findall(r"(\S+) Ts", " ".join(doek._code))
    assert len(set(hoogtes)) > 3, "marks that hang at different heights"
    assert float(hoogtes[-1]) == 0


@pytest.mark.parametrize("taal", talen_van("klacht")[1:], ids=lambda taal: taal.code)
def test_that_a_letter_about_a_klacht_says_in_every_language_what_the_dutch_one_says(taal: Brieftaal) -> None:
    for brief, zinnen_ in (
        (replace(KLACHT, soort="ontvangst"), ("titel_ontvangst", "kop_geholpen", "zes_weken")),
        (replace(KLACHT, soort="verdaging", met_instemming=True), ("titel_verdaging", "uitstel_eens")),
        (replace(KLACHT, gehoord="klager"), ("titel_uitkomst", "uitkomst.gegrond", "afgezien.klager")),
        (replace(KLACHT, overig="ingetrokken", gehoord="geen antwoord", namens="Mevrouw Haddouch"), ("kop_oneens",)),
    ):
        vertaald, nederlands = teksten(klacht_brief.maak(brief, taal.code))
        assert "Hebt u vragen?" in nederlands or "0800 33 55 555" in nederlands
        assert brief.soort != "uitkomst" or "0800" in vertaald
        kaal = "".join(vertaald.split())
        assert taal.van_rechts or all("".join(woorden("klacht", taal.code)(zin).split()) in kaal for zin in zinnen_)
    over = replace(KLACHT, aan_betrokkene=True, namens="Jan Bos")
    assert klacht_brief.maak(over, taal.code).count(b"/Lang") == 1, "who it is about works here"


@pytest.mark.parametrize("taal", talen_van("inzage")[1:], ids=lambda taal: taal.code)
def test_that_who_saw_my_data_is_explained_in_every_language_and_the_lines_stay_as_they_were_written(
    taal: Brieftaal,
) -> None:
    vertaald, nederlands = teksten(inzage_overzicht.maak(inzage(regel("2026-02-03")), taal.code))
    for blad_ in (vertaald, nederlands):
        assert "3-2-2026" in blad_
        assert "Jantje van der Meulen" in blad_ or taal.van_rechts
        assert "Uw kaart bekeken" in blad_
    assert "Klopt er iets niet?" in nederlands
    assert "Klopt er iets niet?" not in vertaald


def test_that_the_impactmeting_is_asked_whole_in_every_language_and_own_questions_in_dutch_alone() -> None:
    lijst = lees_samen(lees_tekst("impactmeting.toml"))
    assert [taal.code for taal in impact_formulier.talen_voor(lijst)] == list(talen())
    eigen = replace(lijst, vragen=(*lijst.vragen[1:], replace(lijst.vragen[0], tekst="Hoe vond u de koffie?")))
    assert [taal.code for taal in impact_formulier.talen_voor(eigen)] == [NEDERLANDS]
    for code in ANDERE:
        pdf = impact_formulier.maak(lijst, locatie="Selwerd", vandaag="2026-03-02", taal=code)
        vertaald, nederlands = teksten(pdf)
        assert "Weet ik niet" in nederlands
        assert "Weet ik niet" not in vertaald
        assert all(vraag.tekst not in vertaald for vraag in lijst.vragen)
        if code != "ar":
            kaal = "".join(vertaald.split())
            assert all("".join(woorden("impact", code)(f"lijst.{v.code}").split()) in kaal for v in lijst.vragen)
