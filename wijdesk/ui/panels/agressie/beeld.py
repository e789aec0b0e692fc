"""How an agressie-incident looks in words. No widget."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijdesk.models.rows.agressie import AgressieDetail, AgressieRij
from wijdesk.models.termijnen import rest_in_woorden, toestand_van
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel

GEEN, PANDVERBOD = "geen", "pandverbod"
"""Codes of measures: of none, and of the one with buildings."""
LOOPT, EERDER = "Maatregel die geldt of nog begint", "Eerder"
VERBORGEN = "Wat er gebeurde is voor u niet te lezen: deze kaart is afgeschermd."


def maatregel(rij: AgressieRij, vandaag: date) -> str:
    """The measure, and from when until when it holds."""
    tot = ""
    if rij.loopt:
        tot = f"tot en met {datum_in_woorden(rij.tot)}: {rest_in_woorden(date.fromisoformat(rij.tot), vandaag)}"
        if rij.van > vandaag.isoformat():
            tot = f"vanaf {datum_in_woorden(rij.van)}, {tot}"
    elif rij.tot:
        tot = f"was tot en met {datum_in_woorden(rij.tot)}"
    return " · ".join(filter(None, ("geen maatregel" if rij.maatregel == GEEN else rij.maatregel, tot)))


def beeld(rij: AgressieRij, vandaag: date) -> Regel:
    """An incident as a row."""
    toestand = toestand_van(date.fromisoformat(rij.tot), vandaag) if rij.loopt else ""
    spoed = toestand in ("te laat", "spoed")
    return Regel(
        titel=rij.persoon,
        rechts=datum_in_woorden(rij.datum),
        onder=maatregel(rij, vandaag),
        verder=" · ".join(filter(None, (rij.soort, ", ".join(rij.gebouwen) or rij.locatie))),
        teken="!" if spoed else "·" if toestand else "",
        toestand="spoed" if spoed else toestand,
    )


def telling(verboden: int, andere: int, alle: int) -> str:
    """How many hold now, and how many there were."""
    delen = [
        f"{aantal} {een if aantal == 1 else meer}"
        for aantal, een, meer in (
            (verboden, "pandverbod", "pandverboden"),
            (andere, "andere maatregel met een einddag", "andere maatregelen met een einddag"),
        )
        if aantal or een == PANDVERBOD
    ]
    return " · ".join((*delen, f"{alle} gemeld"))


def velden(d: AgressieDetail, vandaag: date) -> Iterator[tuple[str, str]]:
    """What stands on the page of one incident: (label, text)."""
    rij = d.rij
    yield "Wat er gebeurde", ZoalsGetypt(d.omschrijving) or ("" if d.wijzigbaar else VERBORGEN)
    yield "Soort", rij.soort
    yield "Maatregel", maatregel(rij, vandaag)
    yield "Geldt op", ", ".join(rij.gebouwen)
    yield "Waar", rij.locatie
    yield "Gemeld door", d.gemeld_door
