"""A signature drawn on the screen: strokes in whole units of a field of 1000 × 400, as text and checked. No Qt.

It is a picture of what somebody did with a pen or mouse, not an electronic signature with a certificate (eIDAS): what
it proves is that somebody drew it beside one version of a plan, whose fingerprint stands with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import dist

from wijdesk.errors import Weigering

BREED, HOOG = 1000, 400

Punt = tuple[int, int]
Streek = tuple[Punt, ...]
"""One movement with the pen down."""

MEESTE_PUNTEN = 8000
KLEINSTE_STAP = 3
"""Points nearer than this to the one before add nothing one can see."""
KORTSTE_LIJN, KLEINSTE_MAAT = 160, 70
"""Ink, and the longer side of what it covers, that a signature has at least."""

TE_KLEIN = "Dit is te klein voor een handtekening. Zet hem groter, of kies “op papier”."
LEEG = "Zet eerst een handtekening in het vlak, of kies “op papier”."
ONLEESBAAR = "Deze handtekening is niet te lezen. Wis hem en zet hem opnieuw."


def naar_tekst(streken: Iterable[Streek]) -> str:
    """The strokes as the store keeps them: [[[x, y], ...], ...]; empty when there are none."""
    lijst = [[list(punt) for punt in streek] for streek in streken if streek]
    return json.dumps(lijst, separators=(",", ":")) if lijst else ""


def lees(tekst: str) -> tuple[Streek, ...]:
    """The strokes of a stored text. Raises Weigering when it is not that: wrong form, outside the field, too much."""
    if not tekst:
        return ()
    try:
        gelezen = json.loads(tekst)
    except ValueError:
        raise Weigering(ONLEESBAAR, veld="handtekening") from None
    if not isinstance(gelezen, list) or not all(isinstance(streek, list) and streek for streek in gelezen):
        raise Weigering(ONLEESBAAR, veld="handtekening")
    if sum(map(len, gelezen)) > MEESTE_PUNTEN or not all(_punt(punt) for streek in gelezen for punt in streek):
        raise Weigering(ONLEESBAAR, veld="handtekening")
    return tuple(tuple((punt[0], punt[1]) for punt in streek) for streek in gelezen)


def controleer(streken: Sequence[Streek]) -> None:
    """Refuse nothing, a dot or a scribble too small to be anybody's signature."""
    if not any(streken):
        raise Weigering(LEEG, veld="handtekening")
    punten = [punt for streek in streken for punt in streek]
    breed = max(x for x, _ in punten) - min(x for x, _ in punten)
    hoog = max(y for _, y in punten) - min(y for _, y in punten)
    if lengte(streken) < KORTSTE_LIJN or max(breed, hoog) < KLEINSTE_MAAT:
        raise Weigering(TE_KLEIN, veld="handtekening")


def lengte(streken: Iterable[Streek]) -> float:
    """How much ink, in units of the field."""
    return sum(dist(een, ander) for streek in streken for een, ander in pairwise(streek))


def punt_in_veld(x: float, y: float) -> Punt:
    """The nearest point of the field."""
    return min(max(round(x), 0), BREED), min(max(round(y), 0), HOOG)


def uitgedund(streek: Iterable[Punt]) -> Streek:
    """The same movement without points that lie upon each other; where it begins and ends stays."""
    over: list[Punt] = []
    laatste: Punt | None = None
    for punt in streek:
        laatste = punt
        if not over or dist(over[-1], punt) >= KLEINSTE_STAP:
            over.append(punt)
    if laatste is not None and over[-1] != laatste:
        over.append(laatste)
    return tuple(over)


def _punt(punt: object) -> bool:
    return (
        isinstance(punt, list)
        and len(punt) == 2
        and all(type(getal) is int for getal in punt)
        and 0 <= punt[0] <= BREED
        and 0 <= punt[1] <= HOOG
    )
