"""A paper in the language of who gets it, on pages of its own before the Dutch one. Knows no paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wijdesk.reports.brieftaal import NEDERLANDS, Woorden, woorden
from wijdesk.reports.opmaak import GRIJS, Blok
from wijdesk.reports.opmaak_brief import Alinea, gespiegeld


@dataclass(frozen=True)
class Vooraf:
    """What comes before the Dutch text: the same in another language."""

    taal: str
    """Its language tag (BCP 47)."""
    blokken: list[Blok]


def vertaald(papier: str, taal: str, maak: Callable[[Woorden, list[Blok]], list[Blok]]) -> Vooraf | None:
    """A paper ("ontvangst", …) in this language; None for Dutch. `maak` gets its words and what goes on top."""
    if taal == NEDERLANDS:
        return None
    w = woorden(papier, taal)
    blokken = maak(w, [Alinea(w.taal.vertaling, grootte=9.0, regelafstand=12.0, kleur=GRIJS, lucht=6)])
    return Vooraf(taal, [gespiegeld(blok) for blok in blokken] if w.taal.van_rechts else blokken)
