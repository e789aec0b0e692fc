"""The jaarverslag as a PDF that reads like pages of a municipal annual report. Knows no files; loads reportlab."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import MAANDEN
from wijdesk.reports.jaarverslag_tekst import (
    dag_voluit,
    definitie,
    getal,
    herkomst,
    inleiding,
    let_op,
    per_maand,
    procent,
    waarvan,
)
from wijdesk.reports.opmaak import (
    ACCENT,
    ACCENT_ZACHT,
    ALLEEN,
    BREED,
    GEWOON,
    GRIJS,
    INKT,
    KANT,
    LIJN,
    MIDDEL,
    VET,
    Blok,
    Doek,
    Tekst,
    balk,
    kort,
    laad_letters,
    lijn,
    schrijf,
    schrijf_rechts,
    verdeel,
)
from wijdesk.reports.opmaak_tabel import VERVOLG, CijferTabel, NaastElkaar
from wijdesk.reports.tabel import aflopend

NAAST_HOOGSTENS = 20
"""Tables with more rows than this get the full width, where they can be split over pages."""
VERSIE_KORT = "Direct afgehandeld: bij het eerste contact beantwoord, zonder verder onderzoek."


def maak(cijfers: JaarCijfers) -> bytes:
    """The whole document: A4, title and language set, typeface embedded, charts as vectors."""
    with ALLEEN:
        laad_letters()
        uit = BytesIO()
        doek = Canvas(uit, pagesize=A4, lang="nl-NL", initialFontName=GEWOON)
        doek.setTitle(f"Jaarverslag {cijfers.jaar}, vragen aan het wijkteam")
        doek.setSubject(f"Geregistreerde vragen in {cijfers.jaar}, {waarvan(cijfers)}")
        doek.setAuthor("Wijkteam")
        doek.setCreator("wijdesk")
        doek.setViewerPreference("DisplayDocTitle", "true")
        bladen = verdeel(_blokken(cijfers))
        for nummer, blad in enumerate(bladen, start=1):
            for y, blok in blad:
                if isinstance(blok, CijferTabel) and not blok.titel.endswith(VERVOLG):
                    doek.bookmarkHorizontal(blok.titel, 0, y)
                    doek.addOutlineEntry(blok.titel, blok.titel)
                blok.teken(doek, KANT, y)
            _voet(doek, cijfers, nummer=nummer, van=len(bladen))
            doek.showPage()
        doek.save()
        return uit.getvalue()


def _blokken(cijfers: JaarCijfers) -> list[Blok]:
    blokken: list[Blok] = [Titelblok(cijfers), Tekst(inleiding(cijfers), lucht=24)]
    if gemist := let_op(cijfers):
        blokken += [Tekst(("Let op",), letter=VET, lucht=0), Tekst(gemist, lucht=24)]
    if cijfers.vragen:
        blokken.append(Maandgrafiek(cijfers))
        blokken += _tabellen(cijfers)
    if cijfers.indicaties:
        rijen = tuple(aflopend(cijfers.per_productgroep))
        blokken.append(CijferTabel("Welke indicaties zijn afgegeven?", "productgroep", rijen, cijfers.indicaties))
    if van := herkomst(cijfers):
        blokken += [Tekst(("Van wie de cijfers zijn",), grootte=12.5, letter=VET, lucht=8)]
        blokken.append(Tekst(van, grootte=9, regelafstand=13.5, kleur=GRIJS, lucht=16))
    blokken.append(Tekst(("Zo is er geteld",), grootte=12.5, letter=VET, lucht=8))
    begrippen = [("vragen", "Vragen"), ("direct_afgehandeld", "Direct afgehandeld")]
    begrippen += [("indicaties", "Indicaties")] if cijfers.indicaties else []
    for code, naam in begrippen:
        blokken.append(Tekst((naam,), grootte=9, regelafstand=13.5, letter=VET, lucht=0))
        uitleg = (definitie(cijfers, code),)
        blokken.append(Tekst(uitleg, grootte=9, regelafstand=13.5, kleur=GRIJS, lucht=6))
    return blokken


def _tabellen(cijfers: JaarCijfers) -> list[Blok]:
    def tabel(titel: str, kolom: str, tellingen: tuple[tuple[str, int], ...]) -> CijferTabel:
        return CijferTabel(titel, kolom, tuple(aflopend(tellingen)), cijfers.vragen)

    blokken: list[Blok] = [
        CijferTabel("Wat gebeurde er met de vragen?", "stap", cijfers.trechter, cijfers.vragen, met_totaal=False),
        tabel("Waar gingen de vragen over?", "meldingtype", cijfers.per_meldingtype),
        tabel("Wie kwam met de vraag?", "melder", cijfers.per_melder),
    ]
    hoe = tabel("Hoe kwam de vraag binnen?", "kanaal", cijfers.per_kanaal)
    uitkomst = tabel("Hoe liep het eerste contact af?", "uitkomst", cijfers.per_uitkomst)
    if max(len(hoe.rijen), len(uitkomst.rijen)) <= NAAST_HOOGSTENS and hoe.rijen and uitkomst.rijen:
        blokken.append(NaastElkaar(hoe, uitkomst))
    else:
        blokken += [hoe, uitkomst]
    if len(cijfers.per_locatie) > 1:
        blokken.append(tabel("Waar kwam de vraag binnen?", "locatie", cijfers.per_locatie))
    return [blok for blok in blokken if not isinstance(blok, CijferTabel) or blok.rijen]


@dataclass(frozen=True)
class Titelblok:
    """The title, and the figures everybody looks for first."""

    cijfers: JaarCijfers
    lucht: float = 22.0
    hoogte: float = 152.0

    def teken(self, doek: Doek, x: float, y: float) -> None:
        cijfers = self.cijfers
        schrijf(doek, x, y - 10, "Wijkteam", VET, 9.5, ACCENT)
        schrijf(doek, x - 1.5, y - 46, f"Jaarverslag {cijfers.jaar}", VET, 32, INKT)
        onder = kort(f"Vragen van inwoners en anderen, {waarvan(cijfers)}", GEWOON, 11.5, BREED)
        schrijf(doek, x, y - 68, onder, GEWOON, 11.5, GRIJS)
        tegels = (
            (getal(cijfers.vragen), "vragen"),
            (procent(cijfers.direct_afgehandeld, cijfers.vragen), "direct afgehandeld"),
            (procent(cijfers.onbekend, cijfers.vragen, decimalen=1), "onderwerp niet bekend"),
        )
        breed = (BREED - 2 * 20) / 3
        for plaats, (waarde, wat) in enumerate(tegels):
            links = x + plaats * (breed + 20)
            lijn(doek, links, y - 92, breed, dik=1.6, kleur=ACCENT)
            schrijf(doek, links - 1, y - 126, waarde, VET, 27, ACCENT if plaats < 2 else INKT)
            schrijf(doek, links, y - 143, wat, GEWOON, 9.5, GRIJS)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


@dataclass(frozen=True)
class Maandgrafiek:
    """A bar per month with its count above it; the busiest month stands out."""

    cijfers: JaarCijfers
    lucht: float = 28.0
    hoogte: float = 186.0
    staaf_hoog: float = 124.0

    def teken(self, doek: Doek, x: float, y: float) -> None:
        maanden = per_maand(self.cijfers)
        meeste = max(1, *maanden)
        stap = BREED / 12
        grond = y - self.hoogte + 18
        schrijf(doek, x, y - 13, "Vragen per maand", VET, 12.5, INKT)
        for plaats, aantal in enumerate(maanden):
            links = x + plaats * stap
            hoog = self.staaf_hoog * aantal / meeste
            balk(doek, links + 5, grond, stap - 10, hoog, ACCENT if aantal == meeste else ACCENT_ZACHT)
            midden = links + stap / 2
            doek.setFont(MIDDEL if aantal == meeste else GEWOON, 8)
            doek.setFillColor(INKT)
            doek.drawCentredString(midden, grond + hoog + 5, getal(aantal))
            doek.setFont(GEWOON, 8)
            doek.setFillColor(GRIJS)
            doek.drawCentredString(midden, grond - 13, MAANDEN[plaats])
        lijn(doek, x, grond, BREED, dik=0.8, kleur=INKT)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None


def _voet(doek: Doek, cijfers: JaarCijfers, *, nummer: int, van: int) -> None:
    rechts = KANT + BREED
    lijn(doek, KANT, 52, BREED, kleur=LIJN)
    bron = f"Bron: registratie van vragen in wijdesk, {waarvan(cijfers)}. Gemaakt op {dag_voluit(cijfers.gemaakt_op)}."
    schrijf(doek, KANT, 39, kort(bron, GEWOON, 7.5, BREED - 90), GEWOON, 7.5, GRIJS)
    schrijf(doek, KANT, 28, VERSIE_KORT, GEWOON, 7.5, GRIJS)
    schrijf_rechts(doek, rechts, 39, f"Jaarverslag {cijfers.jaar}", GEWOON, 7.5, GRIJS)
    schrijf_rechts(doek, rechts, 28, f"bladzijde {nummer} van {van}", GEWOON, 7.5, GRIJS)
