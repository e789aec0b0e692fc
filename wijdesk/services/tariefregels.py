"""What a tarief must be, whether it is typed or comes from a file. Knows no store: what is there is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wijdesk.models.datums import GEEN_DAG, dag_van
from wijdesk.models.indicatiewaarde import EENHEDEN, LAATST, PER_TIJD, Prijs

_BEDRAG = re.compile(r"(?:€ ?)?([0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(?:,([0-9]{1,2}))?(?:,-)?")
_PUNT = re.compile(r"([0-9]{1,7})\.([0-9]{2})")
HOOGSTENS_BRON = 200


def lees_centen(tekst: str) -> int:
    """Euros as they are written ("68,40", "1.250", "€ 70") in cents; 0 for what is no amount above nothing."""
    kaal = tekst.strip()
    met_punt = _PUNT.fullmatch(kaal)
    gelezen = met_punt or _BEDRAG.fullmatch(kaal)
    if gelezen is None:
        return 0
    return 100 * int(gelezen[1].replace(".", "")) + int((gelezen[2] or "0").ljust(2, "0"))


def fouten_in(*, eenheid: str, centen: int, van: str, tot: str, bron: str) -> dict[str, str]:
    """Field → what is wrong with it."""
    fouten: dict[str, str] = {}
    if eenheid not in EENHEDEN:
        fouten["eenheid"] = f"Kies {', '.join(EENHEDEN[:-1])} of {EENHEDEN[-1]}."
    if centen <= 0:
        fouten["bedrag"] = "Vul een bedrag in zoals 68,40."
    if not van:
        fouten["van"] = "Vul in vanaf welke dag het tarief geldt."
    for veld, dag in (("van", van), ("tot", tot)):
        if dag and dag_van(dag) is None:
            fouten[veld] = GEEN_DAG
    if not fouten.keys() & {"van", "tot"} and tot and tot < van:
        fouten["tot"] = "De laatste dag ligt voor de eerste."
    if not bron.strip():
        fouten["bron"] = "Schrijf op waar dit staat, zoals “raadsbesluit 2026” of “contract 12”."
    elif len(bron) > HOOGSTENS_BRON:
        fouten["bron"] = f"Houd de bron korter dan {HOOGSTENS_BRON} tekens."
    return fouten


def botst(nieuw: Prijs, andere: Iterable[Prijs]) -> tuple[str, str]:
    """(field, sentence) of a tarief that would hold beside another on the same day; empty when it does not.

    One without a last day makes way for a later one of its unit.
    """
    for ander in andere:
        zelfde = ander.eenheid == nieuw.eenheid
        if not zelfde and not {ander.eenheid, nieuw.eenheid} & PER_TIJD:
            continue  # a volume has one unit, so only one of the two fits
        if zelfde and ander.van == nieuw.van:
            return "van", "Van deze productgroep begint op die dag al een tarief per " + nieuw.eenheid + "."
        if _samen(nieuw, ander, zelfde=zelfde):
            return "van", (
                f"Op die dagen geldt al een tarief per {ander.eenheid}. Geef dat eerst een laatste dag."
                if ander.van < nieuw.van
                else f"Vanaf {ander.van[8:]}-{ander.van[5:7]}-{ander.van[:4]} geldt al een tarief per {ander.eenheid}. "
                "Geef dit tarief een laatste dag daarvoor."
            )
    return "", ""


def _samen(een: Prijs, ander: Prijs, *, zelfde: bool) -> bool:
    eerst, later = (een, ander) if een.van < ander.van else (ander, een)
    if zelfde and not eerst.tot:
        return False
    return (eerst.tot or LAATST) >= later.van
