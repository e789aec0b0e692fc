"""The papers of one page: the summary of a triage, and the letter that confirms a receipt. What they say, and how."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papier import NAMEN, nummer_id, tekst
from wijdesk.models.rows.onderzoek import OntvangstPapier
from wijdesk.models.rows.triage import ConsultRij, PapierAntwoord, PapierBladzijde, TriagePapier
from wijdesk.reports import ontvangstbevestiging, triage_samenvatting
from wijdesk.reports.een_blad import ZIE_DOSSIER, ingekort

BRIEF = OntvangstPapier(
    nummer="7KQ4M1", locatie="Selwerd", vandaag="2026-03-02", aan="Anouk Wiersma",
    adres=("Eikenlaan 12", "9741 EA  Groningen"), over="", wet="Wmo 2015", melding_op="2026-02-27",
    vraag="Het huishouden wordt me te veel sinds mijn heup.", medewerker="Sanne de Vries", telefoon="",
    onderzoek_klaar="2026-04-10", persoonlijk_plan="2026-03-06",
)  # fmt: skip
JEUGD = replace(
    BRIEF, wet="Jeugdwet", aan="De ouders of verzorgers van Noor Wiersma", over="Noor Wiersma", besluit="2026-04-24",
    onderzoek_klaar="", persoonlijk_plan="",
)  # fmt: skip
ZRM = (
    "Financiën", "Werk en opleiding", "Tijdsbesteding", "Huisvesting", "Huiselijke relaties", "Geestelijke gezondheid",
    "Lichamelijke gezondheid", "Middelengebruik", "Basale ADL", "Instrumentele ADL", "Sociaal netwerk",
    "Maatschappelijke participatie", "Justitie",
)  # fmt: skip


def triage(zin: str = "kort", keer: int = 1, **anders: object) -> TriagePapier:
    """A triage with every page filled in; `zin` is said `keer` times in every answer."""
    lang = " ".join([zin] * keer)
    titels = ("Veiligheid", "Eigen kracht en netwerk", "Basisvoorziening", "Lichte ondersteuning", "Maatwerk")
    bladen = (
        PapierBladzijde(
            titel="Leefgebieden",
            antwoorden=tuple(
                PapierAntwoord(vraag=naam, antwoord="2 niet zelfredzaam", toelichting=lang) for naam in ZRM
            ),
        ),
        *(
            PapierBladzijde(
                titel=titel,
                antwoorden=tuple(
                    PapierAntwoord(vraag=f"Vraag {nr} bij {titel.lower()}?", antwoord=lang, toelichting=lang)
                    for nr in range(4)
                ),
            )
            for titel in titels
        ),
        PapierBladzijde(titel="Route en besluit", antwoorden=(), overgeslagen="Dit is al besproken"),
    )
    advies = ConsultRij(
        id=nummer_id(9), triage_id=None, huishouden_id=None, over="", vraag=lang, aan="", gesteld_door="Sanne",
        gesteld_op=0, antwoord=lang, antwoord_door="Dr. Bos",
    )  # fmt: skip
    velden: dict[str, object] = {
        "id": nummer_id(1), "over": "Anouk Wiersma", "geboortedatum": "01-04-1985", "adres": "Eikenlaan 12, Groningen",
        "huishouden": ("Noor Wiersma (9), kind", "Daan Wiersma (15), kind"), "locatie": "Selwerd",
        "medewerker": "Sanne de Vries", "begonnen_op": "02-03-2026", "besloten_op": "05-03-2026",
        "vraag": f"Ik kom niet meer rond. {lang}", "bladzijden": bladen, "consulten": (advies,),
        "voorstel": "Complex: onderzoek en plan · Casus met plan en regisseur", "redenen": (lang, "Er zijn kinderen"),
        "route": "Enkelvoudig: preventief oplossen", "besluit": "Kortdurende ondersteuning",
        "afwijkreden": f"De inwoner wil het eerst zelf proberen. {lang}", "toelichting": lang,
        "gevolg": "Kortdurende ondersteuning tot 13-04-2026", "lijst_versie": "2026-03", "stand": "besloten",
    }  # fmt: skip
    return TriagePapier(**(velden | anders))  # type: ignore[arg-type]


def bladen_van(inhoud: bytes) -> int:
    document = pypdfium2.PdfDocument(inhoud)
    aantal = len(document)
    document.close()
    return aantal


def in_volgorde(gelezen: str, *stukken: str) -> None:
    plekken = [gelezen.find(stuk) for stuk in stukken]
    assert -1 not in plekken, stukken[plekken.index(-1)]
    assert plekken == sorted(plekken)


# The summary ---------------------------------------------------------------------------------------------------------


def test_that_the_summary_tells_it_in_the_order_of_the_conversation() -> None:
    in_volgorde(
        tekst(triage_samenvatting.maak(triage())),
        "Samenvatting van de triage", "Anouk Wiersma", "De vraag, in eigen woorden", "Ik kom niet meer rond",
        "Leefgebieden", "Financiën: 2 niet zelfredzaam", "Veiligheid", "Eigen kracht en netwerk", "Basisvoorziening",
        "Lichte ondersteuning", "Maatwerk", "Advies van een gedragswetenschapper", "Voorstel en besluit",
        "Er zijn kinderen", "Besluit", "Kortdurende ondersteuning", "Waarom anders dan het voorstel",
        "Hoe het verdergaat", "tot 13-04-2026", "Wie u spreekt",
    )  # fmt: skip


@pytest.mark.parametrize("keer", [1, 3, 10, 60])
def test_that_it_stays_on_one_page_however_much_was_said(keer: int) -> None:
    papier = triage("Zij vertelt uitvoerig hoe het thuis gaat en wat zij al heeft geprobeerd.", keer)
    inhoud = triage_samenvatting.maak(papier)
    assert bladen_van(inhoud) == 1
    gelezen = tekst(inhoud)
    assert "zie dossier" in gelezen
    assert "staat helemaal in het dossier" in gelezen
    in_volgorde(gelezen, "De vraag, in eigen woorden", "Veiligheid", "Maatwerk", "Besluit", "Hoe het verdergaat")


def test_that_nothing_is_shortened_when_it_all_fits() -> None:
    assert "dossier" not in tekst(triage_samenvatting.maak(triage()))


def test_that_the_question_is_told_once() -> None:
    blad = PapierBladzijde(
        titel="De vraag", antwoorden=(PapierAntwoord(vraag="De vraag", antwoord="Ik kom niet rond"),)
    )
    gelezen = tekst(triage_samenvatting.maak(triage(vraag="Ik kom niet rond", bladzijden=(blad,))))
    assert gelezen.count("Ik kom niet rond") == 1
    assert "Wat we samen hebben bekeken" not in gelezen, "a page without answers has no row"


def test_that_the_first_act_of_a_spoed_stands_under_what_happens_now() -> None:
    actie = "Een slaapplek, vandaag overgedragen aan Veilig Thuis"
    gelezen = tekst(triage_samenvatting.maak(triage(eerste_actie=actie, toelichting="")))
    in_volgorde(gelezen, "Hoe het verdergaat", "Eerste actie", "Een slaapplek", "Wat er nu gebeurt")


def test_that_what_is_not_decided_says_so() -> None:
    gelezen = tekst(triage_samenvatting.maak(triage(stand="lopend", besloten_op="", route="", besluit="", gevolg="")))
    assert "Er is nog geen besluit" in gelezen
    assert "besloten op" not in gelezen


def test_that_the_summary_is_a_document_a_machine_can_read() -> None:
    inhoud = triage_samenvatting.maak(triage())
    document = pypdfium2.PdfDocument(inhoud)
    velden = document.get_metadata_dict()
    koppen = [bladwijzer.get_title() for bladwijzer in document.get_toc()]
    document.close()
    assert (velden["Title"], velden["Author"]) == ("Samenvatting van de triage", "Wijkteam Selwerd")
    assert not any("Wiersma" in waarde for waarde in velden.values())
    assert koppen[0] == "De vraag, in eigen woorden"
    assert koppen[-1] == "Hoe het verdergaat"
    assert b"/Lang (nl-NL)" in inhoud
    assert inhoud.count(b"/FontFile2") == inhoud.count(b"/FontDescriptor ")
    assert b"/Helvetica" not in inhoud


@pytest.mark.parametrize("naam", NAMEN)
def test_that_a_name_in_any_script_reads_back_on_both_papers(naam: str) -> None:
    for gelezen in (
        tekst(triage_samenvatting.maak(triage(over=naam))),
        tekst(ontvangstbevestiging.maak(replace(BRIEF, aan=naam))),
    ):
        assert all(woord in gelezen for woord in naam.split())


# The letter ----------------------------------------------------------------------------------------------------------


def test_that_the_letter_of_the_wmo_says_what_the_law_asks_with_the_days_of_the_terms() -> None:
    inhoud = ontvangstbevestiging.maak(BRIEF)
    assert bladen_van(inhoud) == 1
    in_volgorde(
        tekst(inhoud),
        "Anouk Wiersma", "Eikenlaan 12", "2 maart 2026", "Wij hebben uw melding ontvangen", "27 februari 2026",
        "Het huishouden wordt me te veel", "Sanne de Vries maakt", "10 april 2026", "zes weken", "6 maart 2026",
        "zeven dagen", "Gratis hulp van een cliëntondersteuner", "Hebt u vragen?", "Artikel",
    )  # fmt: skip


def test_that_the_letter_of_the_jeugdwet_goes_to_the_parents_and_has_its_own_days() -> None:
    gelezen = tekst(ontvangstbevestiging.maak(JEUGD))
    in_volgorde(
        gelezen, "De ouders of verzorgers van Noor Wiersma", "Wij hebben uw aanvraag ontvangen", "Beste ouders",
        "voor Noor Wiersma",
        "24 april 2026", "acht weken", "familiegroepsplan", "cliëntondersteuner", "Jeugdwet",
    )  # fmt: skip
    assert "persoonlijk plan" not in gelezen


@pytest.mark.parametrize("brief", [BRIEF, JEUGD])
def test_that_a_letter_with_a_long_question_stays_on_one_page(brief: OntvangstPapier) -> None:
    inhoud = ontvangstbevestiging.maak(replace(brief, vraag="Ik kan het niet meer alleen. " * 80))
    assert bladen_van(inhoud) == 1
    assert "zie dossier" in tekst(inhoud)


def test_that_a_letter_without_days_or_numbers_still_says_what_counts() -> None:
    kaal = replace(BRIEF, onderzoek_klaar="", persoonlijk_plan="", adres=())
    gelezen = tekst(ontvangstbevestiging.maak(kaal))
    assert "binnen zes weken na uw melding" in gelezen
    assert "binnen zeven dagen na uw melding" in gelezen
    met = tekst(
        ontvangstbevestiging.maak(replace(kaal, telefoon="050 123 45 67", clientondersteuning="MEE, 050 765 43 21"))
    )
    assert "050 123 45 67" in met
    assert "MEE, 050 765 43 21" in met


def test_that_a_letter_that_comes_late_asks_for_no_plan_on_a_day_that_is_past() -> None:
    gelezen = tekst(ontvangstbevestiging.maak(replace(BRIEF, vandaag="2026-03-20")))
    assert "6 maart 2026" not in gelezen
    assert "zeven dagen na uw melding" in gelezen


@pytest.mark.parametrize("woord", ["ZRM", "intake", "cliënt ", "traject", "indicatie", "conform", "middels"])
def test_that_no_word_of_the_trade_is_in_the_letter(woord: str) -> None:
    assert woord not in tekst(ontvangstbevestiging.maak(BRIEF))
    assert woord not in tekst(ontvangstbevestiging.maak(JEUGD))


# Shortening ----------------------------------------------------------------------------------------------------------


@given(st.text(), st.integers(min_value=len(ZIE_DOSSIER) + 1, max_value=400))
def test_that_a_shortened_text_is_never_longer_and_says_so_when_something_is_left_out(woorden: str, lang: int) -> None:
    kort = ingekort(woorden, lang)
    heel = " ".join(woorden.split())
    assert len(kort) <= lang
    assert kort == heel or kort.endswith(ZIE_DOSSIER)
