"""The jaarverslag as a PDF that reads like pages of a municipal annual report. Knows no files; loads reportlab."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from wijdesk.models.rows.gepubliceerd import Vergelijking
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.models.values import MAANDEN
from wijdesk.reports.cijfers_zetten import Voet, zet
from wijdesk.reports.jaarverslag_delen import buiten, kwaliteit, naast
from wijdesk.reports.jaarverslag_tekst import (
    VAN_DE_VRAGEN,
    definities_van,
    duidingen,
    getal,
    herkomst,
    inleiding,
    let_op,
    na_de_vragen,
    niet_openbaar,
    per_maand,
    van_of_procent,
    waarvan,
)
from wijdesk.reports.jaarverslag_werk_pdf import werk
from wijdesk.reports.lettertypen import breek, teken_regels
from wijdesk.reports.opmaak import ACCENT, BREED, GEWOON, GRIJS, INKT, VET, Blok, Doek, lijn, schrijf
from wijdesk.reports.opmaak_brief import Alinea, Samen
from wijdesk.reports.opmaak_cijfers import Kolom, Kolommen
from wijdesk.reports.opmaak_grafiek import Staafgrafiek
from wijdesk.reports.opmaak_tabel import CijferTabel, NaastElkaar
from wijdesk.reports.tabel import aflopend

NAAST_HOOGSTENS = 20
"""Tables with more rows than this get the full width, where they can be split over pages."""
VERSIE_KORT = "Direct afgehandeld: bij het eerste contact beantwoord, zonder verder onderzoek."


def maak(cijfers: JaarCijfers, vergelijking: Vergelijking | None = None) -> bytes:
    """The whole document: A4, title and language set, tagged, typeface embedded, charts as vectors.

    With a `vergelijking` also how it differs from what was published.
    """
    return zet(
        lambda: list(_blokken(cijfers, vergelijking)),
        titel=f"Jaarverslag {cijfers.jaar}, vragen aan het wijkteam",
        onderwerp=f"Geregistreerde vragen in {cijfers.jaar}, {waarvan(cijfers)}",
        voet=Voet(
            bron=f"Bron: registratie van vragen in wijdesk, {waarvan(cijfers)}.",
            noot=VERSIE_KORT,
            naam=f"Jaarverslag {cijfers.jaar}",
            gemaakt_op=cijfers.gemaakt_op,
        ),
    )


def _blokken(cijfers: JaarCijfers, vergelijking: Vergelijking | None) -> Iterator[Blok]:
    yield Titelblok(cijfers)
    yield from _alineas(inleiding(cijfers))
    if gemist := let_op(cijfers):
        eerste, *rest = _alineas(gemist)
        yield Samen((Alinea("Let op", grootte=10.5, letter=VET, lucht=0), eerste))
        yield from rest
    if cijfers.vragen:
        maanden = tuple(zip(MAANDEN, per_maand(cijfers), strict=False))  # of a running year fewer
        yield Staafgrafiek("Vragen per maand", maanden)
        yield from _tabellen(cijfers)
    if cijfers.indicaties:
        rijen = tuple(aflopend(cijfers.per_productgroep))
        yield CijferTabel("Welke indicaties zijn afgegeven?", "productgroep", rijen, cijfers.indicaties)
        if len(cijfers.indicaties_per_locatie) > 1:
            rijen = tuple(aflopend(cijfers.indicaties_per_locatie))
            yield CijferTabel("Bij welke locatie horen de indicaties?", "locatie", rijen, cijfers.indicaties)
    yield from kwaliteit(cijfers)
    yield from werk(cijfers)
    yield from buiten(cijfers)
    if cijfers.duidingen:
        yield Kolommen(
            "Wat speelde er?",
            (Kolom("bij het cijfer", 0.25), Kolom("wanneer", 0.19), Kolom("duiding", 0.56)),
            tuple(duidingen(cijfers.duidingen)),
            niveau=0,
        )
    if vergelijking is not None:
        yield from naast(vergelijking, cijfers.jaar)
    if van := herkomst(cijfers):
        yield Samen((_kop("Van wie de cijfers zijn"), _klein(van[0])))
        yield from map(_klein, van[1:])
    yield from _zo_is_geteld(cijfers)


def _zo_is_geteld(cijfers: JaarCijfers) -> Iterator[Blok]:
    begrippen = [("vragen", "Vragen"), ("direct_afgehandeld", "Direct afgehandeld")]
    begrippen += [("indicaties", "Indicaties")] if cijfers.indicaties else []
    begrippen += [("klachten_gemeld", "Klachten")] if any(aantal for _, aantal in cijfers.klachten) else []
    begrippen += [("agressie", "Agressie-incidenten")] if cijfers.agressie else []
    begrippen += [("activiteiten_lopend", "Activiteiten")] if cijfers.activiteiten else []
    begrippen += [("impactcijfer", "Cijfer van inwoners")] if cijfers.impact else []
    begrippen += [("straatrondes", "Straatrondes")] if cijfers.straatrondes else []
    begrippen += [("buurtagenda_terug", "Buurtagenda")] if cijfers.buurtagenda else []
    begrippen += [("bewonersinitiatieven", "Bewonersinitiatieven")] if cijfers.initiatieven else []
    begrippen += [("dossiercontroles", "Dossiercontroles")] if cijfers.dossiercontroles else []
    begrippen += [("caseload_gewicht", "Gewicht van casussen")] if cijfers.caseload else []
    kop: tuple[Blok, ...] = (_kop("Zo is er geteld"),)
    for code, naam in begrippen:
        yield Samen((*kop, Alinea(naam, grootte=9, regelafstand=13.5, letter=VET, lucht=0, soort="H3"),
                     *map(_klein, definities_van(cijfers, code))))  # fmt: skip
        kop = ()
    yield from map(_klein, niet_openbaar(cijfers))


def _kop(tekst: str) -> Alinea:
    return Alinea(tekst, grootte=12.5, regelafstand=18, letter=VET, soort="H2", lucht=6, wegwijzer=tekst)


def _klein(tekst: str) -> Alinea:
    return Alinea(tekst, grootte=9, regelafstand=13.5, kleur=GRIJS, lucht=6)


def _alineas(zinnen: tuple[str, ...]) -> list[Blok]:
    return [Alinea(zin, grootte=10.5, lucht=22 if nummer == len(zinnen) else 6) for nummer, zin in enumerate(zinnen, 1)]


def _tabellen(cijfers: JaarCijfers) -> list[Blok]:
    def tabel(titel: str, kolom: str, tellingen: tuple[tuple[str, int], ...]) -> CijferTabel:
        return CijferTabel(titel, kolom, tuple(aflopend(tellingen)), cijfers.vragen)

    blokken: list[Blok] = [
        trechter(cijfers.trechter, cijfers.vragen),
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


def trechter(stappen: tuple[tuple[str, int], ...], vragen: int) -> Blok:
    """What became of the vragen, and below it what came of other work in the same period."""
    tabel = CijferTabel("Wat gebeurde er met de vragen?", "stap", stappen[:VAN_DE_VRAGEN], vragen, met_totaal=False)
    verder = na_de_vragen(stappen)
    if not verder:
        return tabel
    return Samen((replace(tabel, lucht=6.0), replace(_klein(verder), lucht=22.0)))


@dataclass(frozen=True)
class Titelblok:
    """The title, and the figures everybody looks for first."""

    cijfers: JaarCijfers
    lucht: float = 22.0

    @cached_property
    def _onder(self) -> list[str]:
        return breek(f"Vragen van inwoners en anderen, {waarvan(self.cijfers)}", GEWOON, 11.5, BREED)

    @property
    def hoogte(self) -> float:
        return 152.0 + 15.0 * (len(self._onder) - 1)

    def teken(self, doek: Doek, x: float, y: float) -> None:
        cijfers = self.cijfers
        with doek.inhoud("P"):
            schrijf(doek, x, y - 10, "Wijkteam", VET, 9.5, ACCENT)
        with doek.inhoud("H1"):
            schrijf(doek, x - 1.5, y - 46, f"Jaarverslag {cijfers.jaar}", VET, 32, INKT)
        with doek.inhoud("P"):
            teken_regels(doek, x, y - 68, self._onder, letter=GEWOON, grootte=11.5, afstand=15.0, kleur=GRIJS)
        y -= 15.0 * (len(self._onder) - 1)
        tegels = (
            (getal(cijfers.vragen), "vragen"),
            (van_of_procent(cijfers.direct_afgehandeld, cijfers.vragen), "direct afgehandeld"),
            (van_of_procent(cijfers.onbekend, cijfers.vragen, decimalen=1), "onderwerp niet bekend"),
        )
        breed = (BREED - 2 * 20) / 3
        for plaats, (waarde, wat) in enumerate(tegels):
            links = x + plaats * (breed + 20)
            with doek.versiering():
                lijn(doek, links, y - 92, breed, dik=1.6, kleur=ACCENT)
            with doek.inhoud("P"):
                schrijf(doek, links - 1, y - 126, f"{waarde} ", VET, 27, ACCENT if plaats < 2 else INKT)
                schrijf(doek, links, y - 143, wat, GEWOON, 9.5, GRIJS)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        return None
