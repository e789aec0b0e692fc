"""How a request and a place in a record look in words. No widget."""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models import avgregels
from wijdesk.models.avgnabestaande import GRONDEN, NABESTAANDE, WET
from wijdesk.models.rows.avg import AvgDetail, AvgRij, InzagePlek
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.regels import Regel

KEUZE = {"tonen": "Tonen", "bedekken": "Bedekken", "samenvatten": "Samengevat"}
TE_DOEN, BEKEKEN, MAG = "Nog te bekijken", "Bekeken", "Hoeft niet: geen ander gevonden"
WACHT = {
    "identiteit": "Stel vast wie er vraagt",
    "besluit": "Wacht op een besluit",
    "uitvoeren": "Nog uitvoeren",
}


def soort(code: str) -> str:
    """What people here call a kind of request."""
    return avgregels.SOORTEN[code][0]


def groep(rij: AvgRij) -> str:
    """Under which head a request stands."""
    return "Open" if rij.open else "Afgerond"


def verzoek(rij: AvgRij) -> Regel:
    """A request as a row: whom and what, by when, and what it waits for."""
    spoed = rij.toestand in ("te laat", "spoed")
    return Regel(
        titel=f"{soort(rij.soort)}: {rij.wie}",
        rechts=rij.nummer,
        onder=f"Antwoord {rij.in_woorden}" if rij.open and not rij.besluit else rij.in_woorden.capitalize(),
        verder=" · ".join(
            filter(
                None,
                (
                    f"ontvangen {datum_in_woorden(rij.ontvangen_op)}",
                    rij.behandelaar or ("nog niemand behandelt dit" if rij.open else ""),
                ),
            )
        ),
        pil=WACHT.get(rij.wacht_op, ""),
        teken="!" if spoed else "" if rij.open else "✓",
        toestand="spoed" if spoed else rij.toestand,
    )


def regels(d: AvgDetail) -> Iterator[tuple[str, str]]:
    """(label, text) of everything known about a request."""
    yield "Wie het betreft", d.rij.wie
    wie = avgregels.HOEDANIGHEDEN[d.hoedanigheid]
    yield "Wie vraagt", wie if d.hoedanigheid == "zelf" else f"{d.verzoeker} ({wie[:1].lower()}{wie[1:]})"
    yield from _grond("Vraagt dit op deze grond", d.grond)
    yield "Gevraagd", d.gevraagd
    yield "Ontvangen", ". ".join(filter(None, (datum_in_woorden(d.rij.ontvangen_op), d.ontvangen_eerst)))
    yield "Identiteit", avgregels.IDENTITEIT.get(d.identiteit, "Nog niet vastgesteld")
    if not d.rij.besluit:
        yield "Antwoord uiterlijk", f"{datum_in_woorden(d.rij.uiterlijk)}: {d.rij.in_woorden}"
    yield "Grondslag", WET if d.hoedanigheid == NABESTAANDE else avgregels.SOORTEN[d.rij.soort][1]
    yield "Ontvangst bevestigd", datum_in_woorden(d.bevestigd_op)
    if d.verlengd_tot:
        yield "Verlengd tot", f"{datum_in_woorden(d.verlengd_tot)}. {d.verlengreden}"
    if d.rij.besluit:
        wat = f"{avgregels.BESLUITEN[d.rij.besluit]} op {datum_in_woorden(d.besloten_op)} door {d.besloten_door}"
        yield "Besluit", wat
        yield from _grond("Op deze grond", d.besluitgrond)
        yield "Reden", d.besluitreden
    if d.beperkt_van:
        dacht = f" (gedacht tot en met {datum_in_woorden(d.beperkt_tot)})" if d.beperkt_tot else ""
        yield "Beperkt", f"vanaf {datum_in_woorden(d.beperkt_van)}, tot u dit opheft{dacht}"
    if d.opgeheven_op:
        yield "Beperking opgeheven", f"{datum_in_woorden(d.opgeheven_op)}. {d.opheffingsreden}"
    if d.op_lijst:
        yield "Vernietiglijst", f"Staat op lijst {d.op_lijst}; een ander geeft akkoord voordat het weg is"
    yield "Uitgevoerd", datum_in_woorden(d.uitgevoerd_op)
    yield "Behandelaar", d.rij.behandelaar or "Nog niemand"


def _grond(label: str, code: str) -> Iterator[tuple[str, str]]:
    if (grond := GRONDEN.get(code)) is not None:
        yield label, f"{grond.naam} ({grond.wet})"


def plekgroep(plek: InzagePlek) -> str:
    """Under which head a place stands."""
    if plek.keuze:
        return BEKEKEN
    return TE_DOEN if plek.moet else MAG


def plek(rij: InzagePlek) -> Regel:
    """A place as a row: where, what stands there, why it is shown, what was chosen."""
    gekozen = KEUZE.get(rij.keuze, "")
    iemand = rij.soort in ("persoon", "betrokkene", "signaalmelder", "medewerker")
    return Regel(
        titel=rij.wat if iemand else rij.waar,
        onder=rij.waar if iemand else " ".join(rij.wat.split())[:160],
        verder=rij.waarom,
        pil=gekozen or f"Voorstel: {KEUZE[rij.voorstel].lower()}",
        teken="✓" if rij.keuze else "",
        toestand="" if gekozen or not rij.moet else "let-op",
    )
