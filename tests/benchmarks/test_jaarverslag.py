"""The jaarverslag of 40,000 registrations: at most twice the bare query plus a bare reportlab build of the same.

`make test` runs a tenth of it and judges no ratio. CPU time, in turns, so that a busy machine hurts both.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.benchmarks.meten import in_beurten, noteer
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau, Wereld, bureau_open, maak_winkel
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.reports.jaarverslag import schrijf
from wijdesk.reports.jaarverslag_tekst import definitie, getal, inleiding, procent
from wijdesk.reports.tabel import aflopend
from wijdesk.resources import lees_bytes, lees_csv, lees_toml
from wijdesk.services.bestand import KOLOMMEN, importeer, lees_bestand

AANTAL = 40_000 if VOL else 4_000
BEURTEN = 9 if VOL else 2
HOOGSTENS = 2.0
LETTERS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """An encrypted store with the registrations of 2020, made up in every field that was not published."""
    map_ = tmp_path_factory.mktemp("winkel")
    wereld = Wereld(klok=Klok(MAANDAG_9_UUR), ids=Ids(MAANDAG_9_UUR))
    maak_winkel(
        map_ / "balie", locatie="Selwerd", medewerker="T. Proef", wachtwoord="zeven groene fietsen", wereld=wereld
    )
    with bureau_open(map_ / "balie", "T. Proef", "zeven groene fietsen", wereld) as open_bureau:
        verslag = importeer(lees_bestand(_registraties(map_ / "2020.csv"), "vragen"), open_bureau.doe)
        assert verslag.toegevoegd == AANTAL
        yield open_bureau


def test_that_a_jaarverslag_costs_at_most_twice_the_bare_work(bureau: Bureau, tmp_path: Path, benchmark: Any) -> None:
    cijfers = bureau.lees(LeesJaarCijfers(jaar=2020))
    assert cijfers.vragen == AANTAL
    verbinding = bureau.eigen_verbinding()

    def van_ons() -> None:
        schrijf(bureau.lees(LeesJaarCijfers(jaar=2020)), tmp_path / "uit")

    def kaal() -> None:
        _kale_vraag(verbinding)
        (tmp_path / "kaal.pdf").write_bytes(_kale_pdf(cijfers))

    try:
        van_ons()
        kaal()
        onze, bare = in_beurten(van_ons, kaal, beurten=BEURTEN)
    finally:
        verbinding.close()
    benchmark.pedantic(van_ons, rounds=3 if VOL else 1)
    noteer(
        f"jaarverslag of {AANTAL} registrations against bare queries and a bare PDF",
        onze / bare,
        hoogstens=HOOGSTENS,
        ernaast=f"bare {1000 * bare:.0f} ms of CPU",
    )


def _kale_vraag(verbinding: Any) -> list[tuple[Any, ...]]:
    """The leanest way to the same counts: one grouped query, over the same encrypted file."""
    rijen: list[tuple[Any, ...]] = verbinding.execute(
        "SELECT c.maand, c.melder, c.kanaal, v.meldingtype, v.uitkomst, v.direct_afgehandeld, count(*) "
        "FROM contact c JOIN vraag v ON v.contact_id = c.id WHERE c.maand BETWEEN '2020-01' AND '2020-12' "
        "AND c.status = 'actief' AND v.status = 'actief' GROUP BY 1, 2, 3, 4, 5, 6"
    ).fetchall()
    for plaats in range(6):
        teller: Counter[Any] = Counter()
        for rij in rijen:
            teller[rij[plaats]] += rij[6]
    return rijen


def _kale_pdf(cijfers: JaarCijfers) -> bytes:
    """The same title, lead, chart, tables, shares and definitions with what reportlab brings itself."""
    for letter in LETTERS:
        if f"Kaal-{letter}" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(f"Kaal-{letter}", BytesIO(lees_bytes(f"fonts/{letter}.ttf"))))
    gewoon, middel, vet = (f"Kaal-{letter}" for letter in LETTERS)
    tekst = ParagraphStyle("tekst", fontName=gewoon, fontSize=10.5, leading=16)
    kop = ParagraphStyle("kop", fontName=vet, fontSize=12.5, leading=26)
    grafiek = VerticalBarChart()
    grafiek.data = [tuple(aantal for _, aantal in cijfers.per_maand)]
    grafiek.width, grafiek.height = 470, 120
    tekening = Drawing(475, 150)
    tekening.add(grafiek)
    verhaal: list[Any] = [
        Paragraph(f"Jaarverslag {cijfers.jaar}", kop),
        Paragraph(f"{getal(cijfers.vragen)}, {procent(cijfers.direct_afgehandeld, cijfers.vragen)}", tekst),
        *(Paragraph(alinea, tekst) for alinea in inleiding(cijfers)),
        tekening,
    ]
    opmaak = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), gewoon, 9),
            ("FONT", (2, 0), (2, -1), middel, 9),
            ("ALIGN", (1, 0), (2, -1), "RIGHT"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, "#dfe4ea"),
        ]
    )
    for titel, tellingen in (
        ("Wat gebeurde er met de vragen?", cijfers.trechter),
        ("Waar gingen de vragen over?", cijfers.per_meldingtype),
        ("Wie kwam met de vraag?", cijfers.per_melder),
        ("Hoe kwam de vraag binnen?", cijfers.per_kanaal),
        ("Hoe liep het eerste contact af?", cijfers.per_uitkomst),
    ):
        rijen = [
            (code, procent(aantal, cijfers.vragen, decimalen=1), getal(aantal)) for code, aantal in aflopend(tellingen)
        ]
        verhaal += [Paragraph(titel, kop), Table(rijen, colWidths=(350, 60, 60), style=opmaak), Spacer(1, 20)]
    verhaal += [Paragraph(definitie(cijfers, naam), tekst) for naam in ("vragen", "direct_afgehandeld")]
    uit = BytesIO()
    SimpleDocTemplate(uit, pagesize=A4, title=f"Jaarverslag {cijfers.jaar}").build(verhaal)
    return uit.getvalue()


def _registraties(pad: Path) -> Path:
    toeval = random.Random(2020)
    lijsten = {
        lijst: [code["code"] for code in lees_toml(f"codes/{lijst}.toml")["code"]] for lijst in ("kanaal", "uitkomst")
    }

    def zoals_gepubliceerd(soort: str) -> list[str]:
        rijen = lees_csv(f"tabellen/vragen-2020-per-{soort}.csv")
        return toeval.choices([rij[soort] for rij in rijen], [int(rij["aantal"]) for rij in rijen], k=AANTAL)

    with pad.open("w", newline="", encoding="utf-8") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(KOLOMMEN["vragen"][0])
        for nummer, (meldingtype, melder) in enumerate(
            zip(zoals_gepubliceerd("meldingtype"), zoals_gepubliceerd("melder"), strict=True)
        ):
            moment = f"2020-{toeval.randint(1, 12):02d}-{toeval.randint(1, 28):02d}T{toeval.randint(9, 16):02d}:30"
            locatie = toeval.choice(("Selwerd", "Beijum", "Lewenborg"))
            direct = toeval.choice(("ja", "nee", "nee"))
            kanaal, uitkomst = toeval.choice(lijsten["kanaal"]), toeval.choice(lijsten["uitkomst"])
            schrijver.writerow(
                (f"{nummer:06d}", moment, locatie, kanaal, melder, meldingtype, direct, uitkomst, "Een vraag.")
            )
    return pad
