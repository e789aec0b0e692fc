"""How a difference looks as a line of the list, and which side a choice for many lines means."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.verschil import (
    CASUS,
    DUBBEL,
    NA_SLUITING,
    OPGEGAAN,
    PAST_NIET,
    PLAN,
    STAAT_DUBBEL,
    TE_BESLISSEN,
    TELT,
    WAARDE,
    WEG,
    ZELFDE,
    Verschillen,
    VerschilRij,
)
from wijdesk.models.values import Id, moment_in_woorden
from wijdesk.ui.regels import Regel

LEEG = (
    "Er zijn geen verschillen.\nWat hier en op een andere balie anders is opgeschreven, komt hier te staan. "
    "Er gaat niets vanzelf verloren."
)
FILTER_VANAF = 8
"""Lines from which a filter is worth its room."""
LAATSTE, HIER, ELDERS = "laatste", "hier", "elders"
SAMEN = frozenset({WAARDE, WEG})
"""Kinds that may be decided many at once; the rest asks to be looked at."""
VINK = "✓"
SOORT = {
    CASUS: "casus", PLAN: "plan", STAAT_DUBBEL: "dubbel", OPGEGAAN: "samengevoegd", WEG: "weggehaald",
    PAST_NIET: "past niet", NA_SLUITING: "gesloten", DUBBEL: "", ZELFDE: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keuze:
    """What somebody chose for a line and has not sent yet."""

    kant: str
    nummer: int
    gezien: tuple[str, ...]


def groep(rij: VerschilRij) -> str:
    """The heading a line stands under."""
    if rij.aard in TE_BESLISSEN:
        return "Te beslissen"
    return "Om te bekijken" if rij.aard in TELT else "Om te weten"


def regel(rij: VerschilRij, nu: int, *, vink: bool, keuze: Keuze | None, fout: str) -> Regel:
    """One line: what it is about and whose it is, who said something, and what was chosen."""
    wie = " ↔ ".join(f"{kant.wie} (hier)" if kant.hier else kant.wie for kant in rij.kanten if kant.wie)
    gekozen = f"keuze {keuze.nummer}" if keuze is not None else ""
    return Regel(
        titel=" · ".join(deel for deel in (rij.titel, rij.over) if deel),
        rechts=moment_in_woorden(rij.sinds, nu) if rij.sinds else "",
        onder=" · ".join(deel for deel in (rij.wat, wie) if deel),
        pil=gekozen or SOORT.get(rij.aard, ""),
        let_op=fout,
        teken=VINK if vink else "",
        toestand="goed" if vink else "",
    )


def telling(verschillen: Verschillen) -> str:
    """How much there is to do."""
    aantal = sum(rij.aard in TELT for rij in verschillen.rijen) + verschillen.meer
    if not aantal:
        return "Niets te beslissen"
    return "1 verschil om te beslissen" if aantal == 1 else f"{aantal} verschillen om te beslissen"


def uitkomst(gelukt: int, geweigerd: int) -> str:
    """What came of keeping them."""
    if geweigerd:
        return f"{gelukt} vastgelegd, {geweigerd} niet: op de regel staat waarom."
    aantal = "1 verschil" if gelukt == 1 else f"{gelukt} verschillen"
    return f"{aantal} beslist. Ctrl+Z haalt dit niet terug; wat u niet koos, blijft bewaard."


def kies(rij: VerschilRij, wat: str) -> Keuze | None:
    """The side that a choice for many lines means; None when it means none, or more than one, or is not for this."""
    if rij.aard not in SAMEN or not rij.mag:
        return None
    if wat == LAATSTE:
        gekozen = [max(rij.kanten, key=lambda kant: kant.op)]
    else:
        gekozen = [kant for kant in rij.kanten if kant.hier == (wat == HIER)]
    if len(gekozen) != 1:
        return None
    return kant_keuze(rij, rij.kanten.index(gekozen[0]))


def kant_keuze(rij: VerschilRij, plek: int) -> Keuze | None:
    """The choice for the side at this place; None when there is none there."""
    if rij.aard == NA_SLUITING and rij.mag and plek == 0:
        return Keuze("laat", 1, ("laat",))
    if not rij.mag or not 0 <= plek < len(rij.kanten):
        return None
    return Keuze(rij.kanten[plek].sleutel, plek + 1, tuple(kant.sleutel for kant in rij.kanten))


def wegen(rij: VerschilRij) -> list[tuple[str, object]]:
    """Where a line is dealt with, or whom it is about."""
    if rij.aard == DUBBEL:
        ander = Id(bytes.fromhex(rij.plek.veld))
        return [("persoon.samenvoegen", (rij.plek.rij, ander))]
    if rij.huishouden_id is not None:
        return [("huishouden.open", rij.huishouden_id)]
    return [("persoon.open", rij.persoon_id)] if rij.persoon_id is not None else []
