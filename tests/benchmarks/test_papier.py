"""A plan of four pages as a PDF: at most one and a half times a bare reportlab build of the same content.

Names in Arabic, Tigrinya, Polish and Turkish are in it; the bare build draws them with one typeface and does not shape.
CPU time, in turns, so that a busy machine hurts both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.benchmarks.meten import in_beurten, noteer
from tests.papier import ARABISCH, POOLS, TURKS, actie, doel, papier, plan, teksten
from tests.tellingen import VOL
from wijdesk.models.rows.papier import PlanPapier
from wijdesk.reports import papier_tekst as woorden
from wijdesk.reports.brieftaal import woorden as woorden_van
from wijdesk.reports.plan_pdf import maak
from wijdesk.resources import lees_bytes

BEURTEN = 15 if VOL else 2
HOOGSTENS = 1.5
LETTERS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
SITUATIE = (
    "Wij wonen met zijn vijven in een klein huis. Sinds papa zijn werk kwijt is, komen er brieven van de deurwaarder. "
    "De kinderen merken dat ook: ze slapen slecht en zijn vaak boos. Oma helpt op vrijdag met koken. "
)


def gezinsplan() -> PlanPapier:
    """A plan with three goals and safety agreements, of four pages."""
    acties = tuple(
        actie(nr, f"Samen met de buurvrouw bellen over de rekening van maand {nr} en het bedrag opschrijven", wie=wie)
        for nr, wie in enumerate((TURKS, "oma Truus", POOLS, ARABISCH))
    )
    doelen = (doel(nr, f"Doel {nr}: rust in huis en geld voor boodschappen", *acties) for nr in range(1, 4))
    blad = papier(plan(*doelen, situatie=SITUATIE * 3, gaat_goed=SITUATIE))
    return replace(blad, leden=blad.leden[:4])


def test_that_a_plan_of_four_pages_costs_at_most_half_more_than_the_bare_work(benchmark: Any) -> None:
    blad = gezinsplan()
    assert len(teksten(maak(blad))) == 4
    assert len(teksten(kaal(blad))) in (3, 4)
    onze, bare = in_beurten(lambda: maak(blad), lambda: kaal(blad), beurten=BEURTEN)
    benchmark.pedantic(lambda: maak(blad), rounds=3 if VOL else 1)
    noteer(
        "plan of four pages as a PDF against a bare reportlab build",
        onze / bare,
        hoogstens=HOOGSTENS,
        ernaast=f"bare {1000 * bare:.0f} ms of CPU",
    )


def kaal(blad: PlanPapier) -> bytes:
    """The same words, tables and signature lines with what reportlab brings: no tags, no shaping, no bookmarks."""
    for letter in LETTERS:
        if f"Kaal-{letter}" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(f"Kaal-{letter}", BytesIO(lees_bytes(f"fonts/{letter}.ttf"))))
    gewoon, middel, vet = (f"Kaal-{letter}" for letter in LETTERS)
    tekst = ParagraphStyle("tekst", fontName=gewoon, fontSize=11, leading=16, spaceAfter=8)
    kop = ParagraphStyle("kop", fontName=vet, fontSize=15, leading=20, spaceAfter=6, keepWithNext=1)
    tussen = ParagraphStyle("tussen", fontName=middel, fontSize=12, leading=18, keepWithNext=1)
    opmaak = TableStyle(
        [
            ("FONT", (0, 0), (-1, 0), middel, 9.5),
            ("FONT", (0, 1), (-1, -1), gewoon, 11),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, "#dfe4ea"),
        ]
    )

    def tabel(koppen: tuple[str, ...], breed: tuple[int, ...], rijen: Sequence[tuple[str, ...]]) -> Table:
        cellen = [[Paragraph(cel, tekst) for cel in rij] for rij in rijen]
        return Table([koppen, *cellen], colWidths=breed, style=opmaak, repeatRows=1)

    verhaal: list[Any] = [
        Paragraph(f"Plan van {blad.familie}", ParagraphStyle("titel", fontName=vet, fontSize=25, leading=31)),
        Paragraph(blad.adres, tekst),
        Paragraph(woorden_van("plan")("uitleg"), tekst),
        *(Paragraph(lid.naam, tekst) for lid in blad.leden),
        Paragraph(f"Uw vaste contactpersoon (regisseur): {blad.regisseur}", tekst),
        Paragraph("Wat er speelt", kop),
        Paragraph(blad.plan.situatie, tekst),
        Paragraph("Wat goed gaat", kop),
        Paragraph(blad.plan.gaat_goed, tekst),
    ]
    for doel_ in blad.plan.doelen:
        rijen = [(actie_.wie, actie_.wat, woorden.dag_kort(actie_.klaar_voor), "") for actie_ in doel_.acties]
        verhaal += [
            Paragraph(doel_.woorden, tussen),
            Paragraph(f"Dit gaat over: {woorden_van('plan').of(f'gebied.{doel_.leefgebied}', '')}.", tekst),
            Paragraph(f"We willen dit bereiken voor {woorden.dag(doel_.streef)}.", tekst),
            Paragraph("Wie doet wat, en wanneer", tussen),
            tabel(("Wie", "Wat", "Voor wanneer", "Klaar"), (114, 183, 88, 90), rijen),
            Spacer(1, 20),
        ]
    afspraken = [(rij.tekst, "Iedereen", woorden.dag_kort(rij.van)) for rij in blad.plan.veiligheid]
    verhaal += [
        Paragraph("Afspraken over veiligheid", kop),
        tabel(("Afspraak", "Wie zorgt daarvoor", "Vanaf"), (261, 133, 81), afspraken),
        Paragraph(f"Op {woorden.dag(blad.volgende_evaluatie)} bekijken we samen hoe het gaat.", tekst),
        Paragraph("Handtekeningen", kop),
        Table(
            [("", naam) for naam in (*(lid.naam for lid in blad.leden), blad.regisseur)],
            colWidths=(260, 215),
            rowHeights=60,
            style=opmaak,
        ),
    ]
    uit = BytesIO()
    SimpleDocTemplate(uit, pagesize=A4, title=f"Plan {blad.nummer}", leftMargin=60, rightMargin=60).build(verhaal)
    return uit.getvalue()
