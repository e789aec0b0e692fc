"""How long a text may be that somebody types or pastes. The limits are data here and nowhere else.

Without them one pasted text fills a change that fits in no package, and nothing after it leaves this desk any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from wijdesk.errors import Weigering

GEWOON = 40_000
"""Signs of any text a screen can fill: some ten pages, and more than a line of a form takes (32,767)."""
NOTITIE = 100_000
"""Signs of what was said and done in one contact."""

LANGER: Mapping[str, int] = {
    "LegContactmomentVast.invoer.notitie": NOTITIE,
    "CorrigeerContactmoment.invoer.notitie": NOTITIE,
    "LegMomentVast.tekst": NOTITIE,
    "GeefAkkoord.handtekening": 400_000,
    "NeemVragenlijstInGebruik.inhoud": 1_000_000,
    "NeemPraktijksoortenInGebruik.inhoud": 1_000_000,
}
"""Request and field → what may be longer, in signs: strokes of a signature, a list of questions, praktijkvormen."""

NIET: Mapping[str, str] = {
    "BewaarConcept": "a draft is of this desk, and what was typed is kept whatever it is",
    "ImporteerRegels": "a row that is too long is told as that row's fault",
    "LogToegang": "no screen fills it",
    "LegRegieVast": "no screen fills it: the centre said it",
}
"""Requests whose texts are not looked at here, and why."""

GEZIEN = "gezien"
"""The field of a request that says what stood on the screen; what did not change may stay as long as it was."""
_OMHULSEL = frozenset({"invoer", "lid", "nieuwe_persoon"})
"""Fields of a request that a form shows the fields of as its own."""


def eis_lengte(opdracht: object) -> None:
    """Raises Weigering beside each field that holds a longer text than its limit."""
    naam = type(opdracht).__name__
    if naam in NIET:
        return
    stond_er = {tekst for _, tekst in teksten(getattr(opdracht, GEZIEN, ())) if len(tekst) > GEWOON}
    fouten = {}
    for pad, tekst in teksten(opdracht):
        if len(tekst) > GEWOON and pad[0] != GEZIEN and tekst not in stond_er:
            hoogstens = langste(naam, pad)
            if len(tekst) > hoogstens:
                fouten[veld_van(pad)] = te_lang(hoogstens)
    if fouten:
        raise Weigering(next(iter(fouten.values())), fouten=fouten)


def langste(naam: str, pad: tuple[str, ...]) -> int:
    """The most signs of a field of a request."""
    return LANGER.get(".".join((naam, *pad)), GEWOON)


def te_lang(hoogstens: int) -> str:
    """What is said beside the field."""
    return f"Deze tekst is te lang: hoogstens {hoogstens:,} tekens. Maak hem korter of verdeel hem.".replace(",", ".")


def teksten(wat: object, pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a request, with the names of the fields it stands in; of an answer the code of its question."""
    if isinstance(wat, str):
        yield pad, wat
    elif isinstance(wat, tuple):
        paren = bool(wat) and all(
            isinstance(deel, tuple) and len(deel) == 2 and isinstance(deel[0], str) for deel in wat
        )
        for plek, deel in enumerate(wat):
            if paren:
                yield from teksten(deel[1], (*pad, deel[0]))
            else:
                yield from teksten(deel, (*pad, str(plek)))
    elif is_dataclass(wat) and not isinstance(wat, type):
        code = getattr(wat, "vraag", None) if hasattr(wat, "waarde") else None
        for veld in fields(wat):
            verder = (code,) if isinstance(code, str) and veld.name == "waarde" else (*pad, veld.name)
            yield from teksten(getattr(wat, veld.name), verder)


def veld_van(pad: tuple[str, ...]) -> str:
    """What a form calls the field at a place in a request."""
    return ".".join(naam for naam in pad if naam not in _OMHULSEL)
