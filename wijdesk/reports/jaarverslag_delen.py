"""The parts of the jaarverslag after its counts of vragen: klachten, agressie, activiteiten, figures from outside, and
what differs from what was published. Blocks for the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from itertools import groupby

from wijdesk.models import buitencijfers
from wijdesk.models.buitencijfers import Wissel
from wijdesk.models.cijfer import definities
from wijdesk.models.impactvragen import CIJFER, score_in_woorden
from wijdesk.models.jaartabellen import AFGEROND, VORMEN
from wijdesk.models.rows.cijfer import BuitencijferRij
from wijdesk.models.rows.gepubliceerd import Vergelijking, Verschilregel
from wijdesk.models.rows.impact import ImpactVersie
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.reports.jaarverslag import op_grootte
from wijdesk.reports.jaarverslag_naast import getal_als_tekst, samenvatting, zin_van
from wijdesk.reports.jaarverslag_tekst import getal
from wijdesk.reports.opmaak import GRIJS, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Samen
from wijdesk.reports.opmaak_cijfers import Kolom, Kolommen, Kop
from wijdesk.reports.opmaak_grafiek import Lijngrafiek, Reeks
from wijdesk.reports.opmaak_tabel import CijferTabel
from wijdesk.reports.tabel import aflopend

GRAFIEK_VANAF = 2
"""Years that make a line."""
BIJEEN = 12
"""Rows of a table that stay with the heading of their part."""


def kwaliteit(cijfers: JaarCijfers) -> Iterator[Blok]:
    """Klachten with their reasons, agressie, activiteiten and the mark of residents, as far as there are any."""
    if any(aantal for _, aantal in cijfers.klachten):
        yield Kolommen(
            "Hoe liep het met de klachten?",
            (Kolom("klachten", 0.8), Kolom("aantal", 0.2, rechts=True)),
            tuple((regel, getal(aantal)) for regel, aantal in cijfers.klachten),
            niveau=0,
        )
    if redenen := tuple(aflopend(cijfers.klachtredenen)):
        yield CijferTabel("Waarover gingen de klachten?", "reden", redenen, cijfers.klacht(AFGEROND))
    if cijfers.agressie:
        soorten = tuple(aflopend(cijfers.per_agressie))
        yield CijferTabel("Welke agressie was er?", "soort", soorten, cijfers.agressie)
    if vormen := tuple(aflopend(cijfers.praktijkvormen)):
        som = sum(aantal for _, aantal in vormen)
        yield CijferTabel("Welke praktijkvormen begonnen er?", "praktijkvorm", vormen, som)
    if activiteiten := op_grootte(cijfers.activiteiten):
        gestart = sum(aantal for _, _, aantal in activiteiten)
        yield Kolommen(
            "Welke activiteiten waren er in de wijk?",
            (Kolom("thema", 0.6), Kolom("liep op 31 december", 0.2, rechts=True),
             Kolom("begon in het jaar", 0.2, rechts=True)),
            (
                *((thema, getal(lopend), getal(begon)) for thema, lopend, begon in activiteiten),
                ("Totaal", getal(cijfers.activiteiten_lopend), getal(gestart)),
            ),
            niveau=0,
        )  # fmt: skip
    gehouden, bezoeken = cijfers.sessies
    if gehouden:
        waren = "was 1 sessie" if gehouden == 1 else f"waren {getal(gehouden)} sessies"
        keer = "1 bezoek" if bezoeken == 1 else f"{getal(bezoeken)} bezoeken"
        yield Samen((_kopje("Wie kwam er naar de activiteiten?"),
                     Alinea(f"Er {waren}, met samen {keer}. Wie vaker kwam, telt vaker.",
                            grootte=10.5, lucht=20)))  # fmt: skip
    if cijfers.kaart[0]:
        zin = kaart_in_woorden(*cijfers.kaart)
        yield Samen((_kopje("Hoe vaak verwezen wij?"), Alinea(zin, grootte=10.5, lucht=20)))
    yield from impact(cijfers.impact)


def impact(versies: tuple[ImpactVersie, ...]) -> Iterator[Blok]:
    """What residents answered, a table per version of the questions with how many answered each."""
    if not versies:
        return
    titel = "Wat vonden inwoners?"
    per_versie = [
        Kolommen(
            f"Vragen van versie {versie.versie}" if versie.versie else "Een cijfer, zonder vragenlijst",
            (Kolom("vraag", 0.28), Kolom("uitkomst", 0.57), Kolom("antwoorden", 0.15, rechts=True)),
            tuple((score.naam, score_in_woorden(score), getal(score.aantal)) for score in versie.scores),
            niveau=1,
        )
        for versie in versies
        if len(versies) > 1 or len(versie.scores) > 1
    ]
    kop = (_kopje(titel), Alinea(_wie_antwoordden(versies), grootte=10.5, lucht=8 if per_versie else 20))
    if not per_versie:
        yield Samen(kop)
        return
    yield Samen((*kop, per_versie[0]))
    yield from per_versie[1:]


def _wie_antwoordden(versies: tuple[ImpactVersie, ...]) -> str:
    """How many gave a mark; of one version also what it came to."""
    cijfers = [score for versie in versies for score in versie.scores if score.code == CIJFER]
    aantal = sum(score.aantal for score in cijfers)
    wie = "1 inwoner gaf" if aantal == 1 else f"{getal(aantal)} inwoners gaven"
    if len(cijfers) > 1:
        return (f"{wie} een cijfer. Niet iedereen kreeg dezelfde vragen. Daarom staat elke versie apart en is er geen "
                "gemiddelde over alles.")  # fmt: skip
    midden = cijfers[0].gemiddelde
    return f"{wie} een cijfer{'.' if midden is None else f': gemiddeld {midden // 10},{midden % 10}.'}"


def kaart_in_woorden(verwezen: int, toegeleid: int, aangekomen: int) -> str:
    """How often somebody was sent to a place on the sociale kaart, and of how many hand-offs it came to a meeting."""
    zin = f"Wij verwezen {getal(verwezen)} keer naar een plek op de sociale kaart."
    if not toegeleid:
        return zin
    aan = f"Bij {getal(aangekomen)} daarvan was er een eerste contact."
    return f"{zin} {getal(toegeleid)} keer was dat een toeleiding. {aan}"


def buiten(cijfers: JaarCijfers) -> Iterator[Blok]:
    """Figures from outside: a line per figure that breaks where its definition changes, and a table with the source."""
    if not cijfers.buiten:
        return
    kop = (
        Kop("Cijfers van anderen"),
        Alinea(
            "Deze cijfers zijn niet in wijdesk geteld. De bron staat erbij. Waar de definitie verandert, is de lijn "
            "onderbroken: daar mag niet overheen vergeleken worden. Is een jaar volgens twee definities geteld, dan "
            "heeft elke definitie een eigen lijn.",
            grootte=9, regelafstand=13.5, kleur=GRIJS, lucht=14,
        ),
    )  # fmt: skip
    per_cijfer = groupby(cijfers.buiten, key=lambda rij: (rij.naam, rij.eenheid, rij.locatie))
    groepen = [list(groep) for _, groep in per_cijfer]
    blokken: list[Blok] = [lijn_van(rijen) for rijen in groepen if len({rij.jaar for rij in rijen}) >= GRAFIEK_VANAF]
    blokken.append(Kolommen(
        "Cijfers van anderen, met hun bron",
        (Kolom("cijfer", 0.24), Kolom("jaar", 0.08), Kolom("waarde", 0.17, rechts=True), Kolom("van", 0.19),
         Kolom("bron", 0.21), Kolom("definitie", 0.11)),
        tuple(
            (_naam_van(rij), str(rij.jaar), f"{rij.waarde.replace('.', ',')} {rij.eenheid}".strip(), rij.basis,
             rij.bron, rij.definitieversie)
            for rij in cijfers.buiten
        ),
    ))  # fmt: skip
    if len(blokken) == 1 and len(cijfers.buiten) > BIJEEN:
        yield Samen(kop)  # a long table breaks by itself
    else:
        yield Samen((*kop, blokken.pop(0)))
    yield from blokken


def lijn_van(rijen: list[BuitencijferRij]) -> Lijngrafiek:
    """One figure from outside through the years: no line through a change of definition or a year that is not there;
    where a year was counted by two definitions a line for each.
    """
    van, tot = min(rij.jaar for rij in rijen), max(rij.jaar for rij in rijen)
    jaren = range(van, tot + 1)
    breuken = tuple((wissel.jaar - van, _wissel_in_woorden(wissel)) for wissel in buitencijfers.wissels(rijen))
    eenheid = f" ({rijen[0].eenheid})" if rijen[0].eenheid else ""
    return Lijngrafiek(
        f"{_naam_van(rijen[0])}{eenheid}",
        tuple(map(str, jaren)),
        tuple(
            Reeks(
                f"definitie {lijn.definitie}" if lijn.definitie else rijen[0].naam,
                tuple(_waarde(lijn.per_jaar.get(jaar)) for jaar in jaren),
                tuple(lijn.per_jaar[jaar].waarde.replace(".", ",") if jaar in lijn.per_jaar else "" for jaar in jaren),
                tuple(jaar - van for jaar in lijn.breuken),
            )
            for lijn in buitencijfers.lijnen(rijen)
        ),
        breuken,
        hoog=90.0,
    )


def _wissel_in_woorden(wissel: Wissel) -> str:
    if wissel.naast:
        return f"Vanaf {wissel.jaar} ook geteld volgens definitie {wissel.definitie}."
    return f"Vanaf {wissel.jaar} een andere definitie: {wissel.definitie}."


def naast(vergelijking: Vergelijking, jaar: int) -> Iterator[Blok]:
    """What differs from the published figures, table by table, and where these contradict themselves."""
    yield Samen((Kop("Verschillen met gepubliceerde cijfers"),
                 Alinea(f"{samenvatting(vergelijking)} De gepubliceerde cijfers zijn ingelezen; alles over {jaar} "
                        "is hier opnieuw geteld.", grootte=10.5, lucht=14)))  # fmt: skip
    if vergelijking.tegenspraken:
        *meer, laatste = (Alinea(zin_van(een), grootte=10.5, lucht=4) for een in vergelijking.tegenspraken)
        eerste, *rest = *meer, replace(laatste, lucht=16)
        yield Samen((_kopje("De gepubliceerde cijfers spreken zichzelf tegen", niveau=1), eerste))
        yield from rest
    kolommen = (Kolom("cijfer", 0.46), Kolom("hier geteld", 0.18, rechts=True),
                Kolom("gepubliceerd", 0.18, rechts=True), Kolom("verschil", 0.18, rechts=True))  # fmt: skip
    for tabel, regels in groupby(vergelijking.anders, key=lambda regel: regel.tabel):
        rijen = tuple(
            (_naam(regel), *map(getal_als_tekst, (regel.eigen, regel.gepubliceerd, regel.verschil))) for regel in regels
        )
        yield Kolommen(f"Verschillen: {VORMEN[tabel].titel.lower()}", kolommen, rijen)


def _naam(regel: Verschilregel) -> str:
    titels = {een.naam: een.titel for een in definities()} if regel.tabel == "kerncijfers" else {}
    naam = titels.get(regel.rij, regel.rij)
    return naam if regel.kolom in ("aantal", "waarde") else f"{naam}, {regel.kolom}"


def _naam_van(rij: BuitencijferRij) -> str:
    return f"{rij.naam}, {rij.locatie}" if rij.locatie else rij.naam


def _waarde(rij: BuitencijferRij | None) -> float | None:
    try:
        return None if rij is None else float(Decimal(rij.waarde))
    except InvalidOperation:
        return None


def _kopje(tekst: str, *, niveau: int = 0) -> Alinea:
    """A heading above a sentence: 0 of a part, as above a table; 1 within the part before it."""
    groot, soort = (11.0, "H3") if niveau else (12.5, "H2")
    return Alinea(
        tekst, grootte=groot, regelafstand=16, letter=VET, soort=soort, lucht=4, wegwijzer=tekst, niveau=niveau
    )
