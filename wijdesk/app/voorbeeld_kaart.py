"""The sociale kaart of the example: made-up places, put in through the same file and preview as a real one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.kaart import LeesKaart, LeesKaartvoorbeeld, NeemKaartOver
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.rows.kaart import Kaartbestand
from wijdesk.models.values import Id
from wijdesk.resources import lees_csv

ELKE_NIET = 6
"""One in so many was not checked: somebody has something to do."""


def vul_kaart(bureau: Bureau) -> None:
    """Put every place in."""
    rijen = lees_csv("voorbeeld/sociale-kaart.csv")
    bestand = Kaartbestand(regels=tuple((plek, tuple(rij.items())) for plek, rij in enumerate(rijen, start=2)))
    voorbeeld = bureau.lees(LeesKaartvoorbeeld.van(bestand))
    if voorbeeld.fouten:
        raise RuntimeError(f"the example holds a place that is refused: line {voorbeeld.fouten[0].regel}")
    for nagekeken in (True, False):
        deel = tuple(rij for plek, rij in enumerate(voorbeeld.nieuw) if bool(plek % ELKE_NIET) == nagekeken)
        bureau.doe(NeemKaartOver(wijzigingen=deel, nagekeken=nagekeken))


def plekken(bureau: Bureau) -> dict[str, Id]:
    """Name → entry."""
    return {rij.naam: rij.id for rij in bureau.lees(LeesKaart()).rijen}


def met_kaart(opdracht: Opdracht[Any], plekken: dict[str, Id]) -> Opdracht[Any]:
    """A hand-off as somebody would have made it who chose from the sociale kaart."""
    if isinstance(opdracht, StelToeleidingVoor) and opdracht.naar in plekken:
        return replace(opdracht, voorziening_id=plekken[opdracht.naar])
    return opdracht
