"""A checklist of dossiercontrole read from a TOML text, with every fault in a sentence at once, and written back. Pure.

The form: a `versie`, and per question a [[punt]] with `code`, `groep` and `vraag`, and if one likes `hulp` and `grond`.
What the store keeps also has `sinds`, the moment it came into use; no file has that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from wijdesk.models.dossierregels import Lijst, Punt
from wijdesk.models.gegeven import dataclass
from wijdesk.models.toml_tekst import Tomlfout, lees_getypte_toml
from wijdesk.models.values import lokaal

MEESTE_TEKENS = 40_000
"""Signs of a text: what a field of the window takes."""
MEESTE_PUNTEN = 60
"""More than this nobody fills in for eight files a month."""
KORT, LANG = 80, 400
"""Signs of a version or a group; of a question, a help line or a ground."""
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_VELDEN: Mapping[str, int] = {"groep": KORT, "vraag": LANG, "hulp": LANG, "grond": LANG}
_MAG_LEEG = frozenset({"hulp", "grond"})


class FouteControlelijst(ValueError):
    """The text is wrong; `fouten` has a sentence for each place."""

    def __init__(self, fouten: tuple[str, ...]) -> None:
        super().__init__(fouten[0])
        self.fouten = fouten


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenLijst:
    """A checklist of the organisation, as the store has it."""

    lijst: Lijst
    sinds: int
    """When it was taken into use last (UTC ms)."""


def lees_controlelijst(tekst: str) -> Lijst:
    """The checklist in a text. Raises FouteControlelijst with every fault there is."""
    alles, lijst = _lees(tekst)
    if "sinds" in alles:
        raise FouteControlelijst(("Bovenaan: “sinds” schrijft het programma zelf. Haal die regel weg.",))
    return lijst


def lees_eigen(tekst: str) -> EigenLijst:
    """What the store keeps. Raises FouteControlelijst for what this program cannot read."""
    alles, lijst = _lees(tekst)
    sinds = alles.get("sinds")
    if not isinstance(sinds, datetime) or sinds.tzinfo is None:
        raise FouteControlelijst(("Bovenaan: sinds ontbreekt.",))
    return EigenLijst(lijst=lijst, sinds=round(sinds.timestamp() * 1000))


def als_toml(lijst: Lijst, sinds: int | None = None) -> str:
    """A checklist as text; two that ask the same in the same order are the same text."""
    regels = [f"versie = {_tekst(lijst.versie)}"]
    if sinds is not None:
        moment = datetime.fromtimestamp(sinds / 1000, UTC).isoformat(timespec="milliseconds")
        regels.append(f"sinds = {moment.replace('+00:00', 'Z')}")
    for punt in lijst.punten:
        regels += ["", "[[punt]]", f"code = {_tekst(punt.code)}"]
        regels += [f"{naam} = {_tekst(waarde)}" for naam in _VELDEN if (waarde := getattr(punt, naam))]
    return "\n".join(regels) + "\n"


def vanaf_van(sinds: int) -> str:
    """The day (ISO) on which it was taken into use."""
    return lokaal(sinds).date().isoformat()


def _lees(tekst: str) -> tuple[dict[str, Any], Lijst]:
    if len(tekst) > MEESTE_TEKENS:
        raise FouteControlelijst(("Dit bestand is te groot voor een controlelijst.",))
    try:
        alles = lees_getypte_toml(tekst)
    except Tomlfout as fout:
        raise FouteControlelijst((f"Dit is geen goed TOML-bestand: {fout}.",)) from None
    fouten = list(_fouten_in(alles))
    if fouten:
        raise FouteControlelijst(tuple(fouten))
    punten = tuple(
        Punt(code=rij["code"], **{naam: rij.get(naam, "").strip() for naam in _VELDEN}) for rij in alles["punt"]
    )
    sinds = alles.get("sinds")
    vanaf = vanaf_van(round(sinds.timestamp() * 1000)) if isinstance(sinds, datetime) and sinds.tzinfo else ""
    return alles, Lijst(versie=alles["versie"].strip(), vanaf=vanaf, punten=punten)


def _fouten_in(alles: Mapping[str, Any]) -> Iterator[str]:
    yield from _vreemd(alles, frozenset({"versie", "sinds", "punt"}), "Bovenaan")
    yield from _fout_in_tekst(alles, "versie", "Bovenaan", KORT)
    rijen = alles.get("punt")
    if not isinstance(rijen, list) or not rijen or not all(isinstance(rij, dict) for rij in rijen):
        yield "Er staat geen vraag in: elke begint met [[punt]]."
        return
    if len(rijen) > MEESTE_PUNTEN:
        yield f"Een controlelijst heeft ten hoogste {MEESTE_PUNTEN} vragen."
    gezien: set[str] = set()
    for nummer, rij in enumerate(rijen, start=1):
        waar = f"Vraag {nummer}"
        yield from _vreemd(rij, frozenset({"code", *_VELDEN}), waar)
        code = rij.get("code")
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            yield f"{waar}: code is een kort woord van kleine letters, cijfers en _, zoals plan_actueel."
        elif code in gezien:
            yield f"{waar}: “{code}” staat er twee keer in. Elke vraag heeft een eigen code."
        else:
            gezien.add(code)
        for naam, hoogstens in _VELDEN.items():
            yield from _fout_in_tekst(rij, naam, waar, hoogstens)


def _vreemd(rij: Mapping[str, Any], bekend: frozenset[str], waar: str) -> Iterator[str]:
    for naam in sorted(set(rij) - bekend):
        yield f"{waar}: “{naam}” kent het programma niet."


def _fout_in_tekst(rij: Mapping[str, Any], naam: str, waar: str, hoogstens: int) -> Iterator[str]:
    waarde = rij.get(naam, "")
    if not isinstance(waarde, str) or not waarde.strip().isprintable():
        yield f"{waar}: {naam} is één regel tekst tussen aanhalingstekens."
    elif not waarde.strip() and naam not in _MAG_LEEG:
        yield f"{waar}: {naam} ontbreekt."
    elif len(waarde) > hoogstens:
        yield f"{waar}: {naam} is langer dan {hoogstens} tekens."


def _tekst(waarde: str) -> str:
    return json.dumps(waarde, ensure_ascii=False)
