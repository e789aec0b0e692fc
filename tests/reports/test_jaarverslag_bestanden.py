"""The jaarverslag as files: the tables, what goes wrong on a disk, and the PDF as far as a machine can look."""

from __future__ import annotations

import csv
import re
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from wijdesk.errors import SchijfVol, Weigering
from wijdesk.models.cijfer import definitie_op, periode_van
from wijdesk.models.impactvragen import Score
from wijdesk.models.rows.cijfer import BuitencijferRij, DuidingRij
from wijdesk.models.rows.impact import ImpactVersie
from wijdesk.models.rows.verslag import Gat, JaarCijfers
from wijdesk.models.values import Id
from wijdesk.reports.jaarverslag import schrijf, tabellen
from wijdesk.reports.jaarverslag_pdf import maak
from wijdesk.reports.jaarverslag_tekst import getal, herkomst, inleiding, let_op, niet_openbaar, procent, waarvan
from wijdesk.reports.wegschrijven import NietTeSchrijven
from wijdesk.resources import lees_bytes, lees_csv

VRAGEN = 30_974


def tabel(bestand: str, kolom: str) -> tuple[tuple[str, int], ...]:
    return tuple((rij[kolom], int(rij["aantal"])) for rij in lees_csv(f"tabellen/{bestand}"))


CIJFERS = JaarCijfers(
    jaar=2020,
    vragen=VRAGEN,
    direct_afgehandeld=11_460,
    gemaakt_op=1_609_700_000_000,
    per_meldingtype=tabel("vragen-2020-per-meldingtype.csv", "meldingtype")[::-1],
    per_melder=tabel("vragen-2020-per-melder.csv", "melder")[::-1],
    per_maand=((1, 20_974), (3, 10_000)),
    per_kanaal=(("telefoon", VRAGEN),),
    per_uitkomst=(("zelf beantwoord", 11_460), ("naar triage", VRAGEN - 11_460)),
    trechter=(("geregistreerd", VRAGEN), ("direct afgehandeld", 11_460), ("nader onderzoek", VRAGEN - 11_460)),
    onbekend=295,
    per_productgroep=tabel("indicaties-2020-per-productgroep.csv", "productgroep")[::-1],
    klachten=tabel("klachten-2020.csv", "regel"),
    klachtredenen=(("bejegening", 40), ("informatievoorziening", 30), ("overig", 58)),
    per_agressie=(("verbaal", 7), ("fysiek", 3)),
    activiteiten=(("Leefbaarheid", 54, 12), ("Ontmoeting", 400, 48), ("Wonen", 0, 0)),
    impact=(
        ImpactVersie(versie="", van="2020-01-03", tot="2020-12-30", scores=(Score("cijfer", "Cijfer", 282, 22_842),)),
    ),
)
LEEG = JaarCijfers(jaar=2031, vragen=0, direct_afgehandeld=0, gemaakt_op=0, locatie="Selwerd")


def test_that_the_tables_of_2020_are_the_published_ones(tmp_path: Path) -> None:
    paden = schrijf(CIJFERS, tmp_path / "uit")
    assert [pad.name for pad in paden] == [
        *("jaarverslag-2020.pdf", "vragen-per-meldingtype.csv", "vragen-per-melder.csv"),
        *("vragen-per-kanaal.csv", "vragen-per-uitkomst.csv", "vragen-per-maand.csv"),
        *("indicaties-per-productgroep.csv", "klachten.csv", "klachten-redenen.csv", "agressie.csv"),
        *("activiteiten.csv", "trechter.csv", "kerncijfers.csv", "impactmeting.csv"),
    ]
    assert sorted(paden) == sorted((tmp_path / "uit").iterdir()), "no temporary file stays"
    for soort in ("meldingtype", "melder"):
        gepubliceerd = lees_bytes(f"tabellen/vragen-2020-per-{soort}.csv")
        assert (tmp_path / "uit" / f"vragen-per-{soort}.csv").read_bytes() == gepubliceerd
    indicaties = (tmp_path / "uit" / "indicaties-per-productgroep.csv").read_bytes()
    assert indicaties == lees_bytes("tabellen/indicaties-2020-per-productgroep.csv")
    assert (tmp_path / "uit" / "klachten.csv").read_bytes() == lees_bytes("tabellen/klachten-2020.csv")
    assert (tmp_path / "uit" / "activiteiten.csv").read_bytes() == (
        b"thema,lopend,gestart\nOntmoeting,400,48\nLeefbaarheid,54,12\n"
    )
    assert (tmp_path / "uit" / "agressie.csv").read_bytes() == b"soort,aantal\nverbaal,7\nfysiek,3\n"


def test_that_key_figures_hold_numerator_denominator_and_definition() -> None:
    rijen = list(csv.DictReader(tabellen(CIJFERS)["kerncijfers.csv"].decode().splitlines()))
    assert [(rij["naam"], rij["waarde"], rij["teller"], rij["noemer"]) for rij in rijen] == [
        ("vragen", "30974", "30974", ""),
        ("direct_afgehandeld", "0.37", "11460", "30974"),
        ("indicaties", "16794", "16794", ""),
        ("activiteiten_lopend", "454", "454", ""),
        ("klachten_gemeld", "124", "124", ""),
        ("agressie", "10", "10", ""),
        ("impactcijfer", "8.1", "22842", "282"),
        *((naam, "", "0", "0") for naam in ("dossiercontroles", "caseload", "caseload_gewicht")),
    ]
    for rij in rijen:
        een = definitie_op(rij["naam"], "2020-12-31")
        assert een.teller.casefold() in rij["definitie"].casefold()
        assert rij["definitie"].endswith(f"Versie {een.versie}.")


def test_that_notes_beside_figures_are_printed_without_who_wrote_them() -> None:
    noot = DuidingRij(
        id=Id(bytes(16)), cijfer="vragen", periode=periode_van("maand", "2020-03-01"), locatie_id=None,
        tekst="De balies waren dicht", medewerker="M. de Vries", op=0,
    )  # fmt: skip
    met = replace(CIJFERS, duidingen=(noot,))
    assert tabellen(met)["duiding.csv"] == b"cijfer,periode,tekst\nVragen,mrt 2020,De balies waren dicht\n"
    tekst = "".join(str(bladzijde.get_textpage().get_text_bounded()) for bladzijde in pypdfium2.PdfDocument(maak(met)))
    assert "De balies waren dicht" in tekst
    assert "Vries" not in tekst
    assert "duiding.csv" not in tabellen(CIJFERS)


def test_that_answers_to_other_questions_stand_apart_with_how_many_gave_them() -> None:
    ja_nee = Score("aanraden", "Raadt ons aan", 40, per_keuze=(("ja", 30), ("nee", 10)))
    delen = tuple(
        ImpactVersie(versie=zo, van="2020-01-01", tot="2020-12-31", scores=(Score("cijfer", "Cijfer", n, som), meer))
        for zo, n, som, meer in (
            ("2020-1", 40, 3_000, ja_nee), ("2020-2", 60, 4_920, Score("samen", "Samen zoeken", 4, 280)),
        )
    )  # fmt: skip
    bladen_ = pypdfium2.PdfDocument(maak(replace(CIJFERS, impact=delen)))
    tekst = " ".join(" ".join(str(blad.get_textpage().get_text_bounded()).split()) for blad in bladen_)
    deel = tekst[tekst.index("Wat vonden inwoners?") : tekst.index("Zo is er geteld")]
    assert "100 inwoners gaven een cijfer. Niet iedereen kreeg dezelfde vragen." in deel
    assert "gemiddeld 7,9" not in deel
    assert "Vragen van versie 2020-1 vraag uitkomst antwoorden Cijfer 7,5 40" in deel
    assert "Raadt ons aan ja: 30 (75%) · nee: 10 (25%) 40" in deel
    assert (
        "Vragen van versie 2020-2 vraag uitkomst antwoorden Cijfer 8,2 60 Samen zoeken te weinig antwoorden 4" in deel
    )


def test_that_an_answer_few_gave_makes_a_report_one_to_keep_inside() -> None:
    def met(nee: int) -> JaarCijfers:
        scores = (Score("cijfer", "Cijfer", 40, 3_000), Score("a", "A", 40, per_keuze=(("ja", 40 - nee), ("nee", nee))))
        return replace(LEEG, impact=(ImpactVersie(versie="1", van="2031-01-01", tot="2031-02-01", scores=scores),))

    assert niet_openbaar(met(10)) == ()
    assert niet_openbaar(met(1))


def test_that_a_year_without_questions_has_tables_without_rows() -> None:
    uit = tabellen(LEEG)
    assert uit["vragen-per-melder.csv"] == b"melder,aantal\n"
    assert b"\ndirect_afgehandeld,,0,0," in uit["kerncijfers.csv"]


def test_that_each_table_and_number_of_the_pdf_has_a_csv() -> None:
    fte = BuitencijferRij(naam="Fte", jaar=2020, waarde="398.5", eenheid="fte", basis="31 december", bron="JR",
                          definitieversie="2", locatie="Beijum")  # fmt: skip
    uit = tabellen(replace(CIJFERS, sessies=(3, 41), kaart=(9, 4, 2), buiten=(fte,)))
    assert uit["vragen-per-kanaal.csv"] == f"kanaal,aantal\ntelefoon,{VRAGEN}\n".encode()
    assert uit["vragen-per-uitkomst.csv"].startswith(b"uitkomst,aantal\nnaar triage,19514\n")
    maanden = uit["vragen-per-maand.csv"].decode().splitlines()
    assert (maanden[:4], len(maanden)) == (["maand,aantal", "1,20974", "2,0", "3,10000"], 13)
    assert uit["sessies.csv"] == b"wat,aantal\nsessies,3\nbezoeken,41\n"
    assert uit["sociale-kaart.csv"].endswith(b"verwezen,9\nwaarvan toeleidingen,4\nwaarvan met een eerste contact,2\n")
    assert uit["cijfers-van-anderen.csv"].endswith(b"\nFte,Beijum,2020,398.5,fte,31 december,JR,2\n")


def test_that_the_funnel_keeps_its_order() -> None:
    assert tabellen(CIJFERS)["trechter.csv"].startswith(b"stap,aantal\ngeregistreerd,30974\ndirect afgehandeld,11460\n")


def test_that_a_full_disk_is_told_and_leaves_the_older_report_whole(tmp_path: Path) -> None:
    schrijf(replace(LEEG, jaar=2020, locatie=CIJFERS.locatie), tmp_path)
    voor = {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()}
    grens = resource.getrlimit(resource.RLIMIT_FSIZE)
    eerder = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, grens[1]))
    try:
        with pytest.raises(SchijfVol) as fout:
            schrijf(CIJFERS, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, grens)
        signal.signal(signal.SIGXFSZ, eerder)
    assert "map" in fout.value.uitweg
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == voor


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "geen-map").write_text("x")
    with pytest.raises(NietTeSchrijven):
        schrijf(LEEG, tmp_path / "geen-map")
    (tmp_path / "jaarverslag-2031-selwerd.pdf").mkdir()
    with pytest.raises(NietTeSchrijven):
        schrijf(LEEG, tmp_path)
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["geen-map", "jaarverslag-2031-selwerd.pdf"]


def test_that_the_report_of_a_locatie_never_replaces_that_of_all(tmp_path: Path) -> None:
    """Tables of two reports would stand among each other under the same names."""
    schrijf(replace(CIJFERS, per_locatie=(("Selwerd", 400), ("Beijum", 34))), tmp_path)
    voor = {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()}
    for ander in (replace(CIJFERS, locatie="WIJ Ten Boer"), replace(CIJFERS, jaar=2021)):
        with pytest.raises(Weigering) as fout:
            schrijf(ander, tmp_path)
        assert fout.value.fouten == {
            "map": "In deze map staat al een ander rapport: jaarverslag-2020.pdf. Kies een andere map."
        }
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == voor
    paden = schrijf(replace(CIJFERS, locatie="WIJ Ten Boer"), tmp_path / "ten boer")
    assert paden[0].name == "jaarverslag-2020-wij-ten-boer.pdf"


def test_that_tables_of_which_nobody_knows_the_report_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "kerncijfers.csv").write_text("van een ander", encoding="utf-8")
    with pytest.raises(Weigering) as fout:
        schrijf(CIJFERS, tmp_path)
    assert list(fout.value.fouten) == ["map"]
    assert [pad.name for pad in tmp_path.iterdir()] == ["kerncijfers.csv"]


def test_that_the_same_report_again_leaves_no_table_of_the_one_before(tmp_path: Path) -> None:
    schrijf(replace(CIJFERS, per_locatie=(("Selwerd", 400), ("Beijum", 34))), tmp_path)
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    (tmp_path / "verschillen-met-gepubliceerd.csv").write_text("van de vorige keer", encoding="utf-8")
    paden = schrijf(CIJFERS, tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([*paden, tmp_path / "brief.txt"])


def test_that_tables_alone_do_not_load_reportlab() -> None:
    zwaar = "{'reportlab', 'sqlalchemy', 'PySide6'}"
    vraag = f"import sys, wijdesk.reports.jaarverslag; print(sorted({zwaar} & set(sys.modules)))"
    uit = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True)
    assert uit.stdout == "[]\n"


# In words -----------------------------------------------------------------------------------------------------------


def test_that_numbers_are_written_as_people_write_them() -> None:
    assert [getal(n) for n in (0, 999, 30_974, 1_234_567)] == ["0", "999", "30.974", "1.234.567"]
    assert [procent(11_460, VRAGEN), procent(1, 8, decimalen=1), procent(1, VRAGEN, decimalen=1), procent(0, 0)] == [
        *("37%", "12,5%", "<0,1%", "–"),
    ]


def test_that_the_lead_says_the_figures() -> None:
    eerste, tweede, derde, vierde = inleiding(CIJFERS)
    assert "In 2020 kwamen 30.974 vragen binnen." in eerste
    assert "11.460 direct afgehandeld. Dat is 37%." in eerste
    assert "Gezondheid en welzijn (9.104), Financiën (6.847)" in tweede
    assert "Van 295 vragen (1,0%) is het onderwerp niet bekend." in tweede
    assert derde == "De drukste maand was januari, met 20.974 vragen."
    assert vierde == "Er zijn 16.794 indicaties afgegeven. De meeste waren voor Wmo Huishoudelijke hulp (5.551)."
    een = replace(LEEG, vragen=1, direct_afgehandeld=1, per_maand=((5, 1),))
    assert inleiding(een)[0].startswith("In 2031 kwam bij Selwerd 1 vraag binnen. Daarvan is er 1 direct afgehandeld.")
    assert "geen vragen" in inleiding(LEEG)[0]


# A city ---------------------------------------------------------------------------------------------------------------

NOV = 1_793_700_000_000
"""3 November 2026."""
STAD = replace(
    CIJFERS,
    jaar=2026,
    teams=("Beijum", "Selwerd", "Vinkhuizen"),
    bijgewerkt=NOV + 19 * 86_400_000,
    per_locatie=(("Beijum", 10_000), ("Selwerd", 20_000), ("Vinkhuizen", 974)),
)


def test_that_a_city_says_which_teams_it_holds_and_up_to_when() -> None:
    assert waarvan(STAD) == "3 teams"
    assert waarvan(replace(STAD, teams=("Selwerd",))) == "team Selwerd"
    assert waarvan(CIJFERS) == "alle locaties"
    assert herkomst(STAD) == (
        "De cijfers zijn van Beijum, Selwerd en Vinkhuizen.",
        "Zij gaan tot en met 22 november 2026: toen haalde deze balie het laatst werk van andere balies op.",
    )
    assert herkomst(replace(STAD, jaar=2025)) == ("De cijfers zijn van Beijum, Selwerd en Vinkhuizen.",)
    assert herkomst(CIJFERS) == ()


@pytest.mark.parametrize(
    ("gaten", "zinnen"),
    [
        ((), ()),
        (
            (Gat(team="Selwerd", tot=NOV),),
            ("Van team Selwerd ontbreekt werk van één balie: de cijfers daarvan gaan tot en met 3 november 2026.",),
        ),
        (
            (Gat(team="Selwerd", tot=NOV + 864_000_000), Gat(team="Selwerd", tot=NOV)),
            ("Van team Selwerd ontbreekt werk van 2 balies: de cijfers daarvan gaan tot en met 3 november 2026.",),
        ),
        ((Gat(team="Beijum"),), ("Van team Beijum ontbreekt al het werk van één balie.",)),
        (
            (Gat(team="Beijum", begin=True),),
            ("Van team Beijum ontbreekt wat is gedeeld voordat deze balie meedeed.",),
        ),
        ((Gat(team=""),), ("Van een team dat hier niet bekend is, ontbreekt al het werk van één balie.",)),
    ],
)
def test_that_what_is_missing_is_told_for_each_team(gaten: tuple[Gat, ...], zinnen: tuple[str, ...]) -> None:
    assert let_op(replace(STAD, gaten=gaten)) == zinnen


def test_that_the_tables_of_a_city_say_each_locatie_and_each_team() -> None:
    uit = tabellen(replace(STAD, gaten=(Gat(team="Selwerd", tot=NOV),)))
    assert uit["vragen-per-locatie.csv"] == b"locatie,aantal\nSelwerd,20000\nBeijum,10000\nVinkhuizen,974\n"
    rijen = list(csv.DictReader(uit["teams.csv"].decode().splitlines()))
    assert [(rij["team"], rij["opgehaald"]) for rij in rijen] == [(team, "2026-11-22") for team in STAD.teams]
    assert [bool(rij["let_op"]) for rij in rijen] == [False, True, False]
    assert "teams.csv" not in tabellen(CIJFERS)


def test_that_the_pdf_of_a_city_has_its_locaties_and_warns_on_the_first_page() -> None:
    pdf = maak(replace(STAD, gaten=(Gat(team="Selwerd", tot=NOV),)))
    assert b"/Title (Waar kwam de vraag binnen?)" in pdf
    assert b"/Subject (Geregistreerde vragen in 2026, 3 teams)" in pdf
    with pypdfium2.PdfDocument(pdf) as boek:
        eerste, laatste = (" ".join(boek[nr].get_textpage().get_text_bounded().split()) for nr in (0, len(boek) - 1))
    assert "tot en met 3 november 2026" in eerste
    assert "De cijfers zijn van Beijum, Selwerd en Vinkhuizen." in laatste


# The PDF ------------------------------------------------------------------------------------------------------------


def bladen(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_that_the_pdf_says_its_title_and_language_and_brings_its_typeface() -> None:
    pdf = maak(CIJFERS)
    assert pdf.startswith(b"%PDF-")
    assert bladen(pdf) == 4
    assert b"/Lang (nl-NL)" in pdf
    assert b"/Title (Jaarverslag 2020, vragen aan het wijkteam)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert set(re.findall(rb"/BaseFont /[A-Z]+\+([\w-]+)", pdf)) == {
        b"Inter-Regular",
        b"Inter-Medium",
        b"Inter-SemiBold",
    }
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == 3


def test_that_an_empty_year_takes_one_page() -> None:
    assert bladen(maak(LEEG)) == 1


def test_that_a_year_with_only_indicaties_has_their_table() -> None:
    alleen = replace(LEEG, per_productgroep=(("Jeugd", 3), ("Wmo GON", 1)))
    assert b"/Title (Welke indicaties zijn afgegeven?)" in maak(alleen)
    assert inleiding(alleen)[1] == "Er zijn 4 indicaties afgegeven. De meeste waren voor Jeugd (3)."
    gelijk = replace(LEEG, per_productgroep=(("Jeugd", 2), ("Wmo GON", 2)))
    assert inleiding(gelijk)[1] == "Er zijn 4 indicaties afgegeven.", "no kind had most of them"


def test_that_the_whole_name_of_a_locatie_stands_below_the_title() -> None:
    lang = "Wijkcentrum De Heerdenwijken en omstreken, ingang Ypemaheerd"
    with pypdfium2.PdfDocument(maak(replace(LEEG, locatie=lang))) as boek:
        tekst = " ".join(boek[0].get_textpage().get_text_range().split())
    assert f"Vragen van inwoners en anderen, {lang}" in tekst


def test_that_long_codes_and_long_tables_run_over_pages() -> None:
    lang = tuple((f"{n} Een code van {'heel ' * 12}{'lange' * n} woorden", n) for n in range(1, 60))
    cijfers = replace(CIJFERS, per_meldingtype=lang, per_kanaal=lang, per_uitkomst=lang[:1], locatie="x" * 200)
    assert bladen(maak(cijfers)) > 4
