"""A definition of a figure that the organisation wrote itself: read from a TOML text, written back, put after the
versions that came with the program. Pure.

The form: `cijfer` (one of `KAN`), `geldig_van` (ISO day), `telt` (the codes that count), `van` ("gesloten" or
"ontvangen": which vragen it is a part of), `bron`, and if one likes `uitleg`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import EERSTE, LAATSTE, Definitie, definities
from wijdesk.models.gegeven import dataclass
from wijdesk.models.toml_tekst import Tomlfout, lees_getypte_toml

KAN: Mapping[str, str] = {
    "onbekend": "meldingtype",
    "naar_basisvoorziening": "uitkomst",
    "naar_specialistisch": "uitkomst",
}
"""Figure → the kind of code it is a choice of. What other figures count is no choice of codes but a calculation."""
GESLOTEN, ONTVANGEN = "gesloten", "ontvangen"
NOEMERS: Mapping[str, str] = {
    GESLOTEN: "afgesloten vragen: alle ontvangen vragen, zonder terugbelverzoeken en wie niet is bereikt",
    ONTVANGEN: "vragen die in de periode zijn ontvangen",
}
MEESTE_TEKENS = 8_000
LANGST = 400
"""Signs of a text, of one field."""
_VELDEN = frozenset({"cijfer", "geldig_van", "telt", "van", "bron", "uitleg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenDefinitie:
    """What the organisation decided."""

    cijfer: str
    geldig_van: str
    telt: tuple[str, ...]
    van: str
    bron: str
    uitleg: str = ""


def lees_eigen_definitie(tekst: str) -> EigenDefinitie:
    """The definition in a text. Raises Weigering beside "inhoud", a line for each fault."""
    if len(tekst) > MEESTE_TEKENS:
        raise Weigering("Dit is te lang voor een definitie.", veld="inhoud")
    try:
        alles = lees_getypte_toml(tekst)
    except Tomlfout as fout:
        raise Weigering(f"Dit is geen goed TOML-bestand: {fout}.", veld="inhoud") from None
    if fouten := [*_fouten_in(alles)]:
        raise Weigering("\n".join(fouten), veld="inhoud")
    return EigenDefinitie(
        cijfer=alles["cijfer"],
        geldig_van=_dag(alles["geldig_van"]),
        telt=tuple(dict.fromkeys(alles["telt"])),
        van=alles["van"],
        bron=alles["bron"].strip(),
        uitleg=alles.get("uitleg", "").strip(),
    )


def _fouten_in(alles: Mapping[str, Any]) -> Iterable[str]:
    for naam in sorted(set(alles) - _VELDEN):
        yield f"“{naam}” kent het programma niet."
    if alles.get("cijfer") not in KAN:
        yield f"cijfer is een van: {', '.join(KAN)}."
    else:
        eerst = max(een.geldig_van for een in definities() if een.naam == alles["cijfer"])
        dag = _dag(alles.get("geldig_van"))
        if not dag:
            yield "geldig_van is een datum zoals 2026-01-01."
        elif not max(eerst, EERSTE.isoformat()) < dag <= LAATSTE.isoformat():
            yield f"geldig_van ligt na {eerst}: toen begon de definitie die er al is."
    telt = alles.get("telt")
    if not isinstance(telt, list) or not telt or not all(isinstance(code, str) and code for code in telt):
        yield "telt is een lijst van codes tussen aanhalingstekens, ten minste één."
    if alles.get("van") not in NOEMERS:
        yield f"van is een van: {', '.join(NOEMERS)}."
    elif alles["van"] == GESLOTEN and KAN.get(alles.get("cijfer", "")) != "uitkomst":
        yield "van is hier altijd “ontvangen”: welke vragen zijn afgesloten, volgt uit hun uitkomst."
    for naam in ("bron", "uitleg"):
        waarde = alles.get(naam, "")
        if not isinstance(waarde, str) or not waarde.strip().isprintable():
            yield f"{naam} is één regel tekst tussen aanhalingstekens."
        elif naam == "bron" and not waarde.strip():
            yield "bron ontbreekt: wie besloot dit, en wanneer?"
        elif len(waarde) > LANGST:
            yield f"{naam} is langer dan {LANGST} tekens."


def _dag(waarde: object) -> str:
    """A day as ISO text, also one without quotation marks; empty for what is none."""
    try:
        return date.fromisoformat(str(waarde)).isoformat() if isinstance(waarde, str | date) else ""
    except ValueError:
        return ""


def als_toml(een: EigenDefinitie) -> str:
    """A definition as a text one can change."""
    velden: list[tuple[str, str | list[str]]] = [
        ("cijfer", een.cijfer), ("geldig_van", een.geldig_van), ("telt", [*een.telt]), ("van", een.van),
        ("bron", een.bron), ("uitleg", een.uitleg),
    ]  # fmt: skip
    return "".join(f"{naam} = {json.dumps(waarde, ensure_ascii=False)}\n" for naam, waarde in velden if waarde)


@lru_cache(maxsize=8)
def met_eigen(alle: tuple[Definitie, ...], eigen: tuple[EigenDefinitie, ...]) -> tuple[Definitie, ...]:
    """Every figure in every version, those of the organisation after those of the program (`alle`). Of one day the last
    counts; a version holds until the day before the next.
    """
    uit: list[Definitie] = []
    for naam in dict.fromkeys(een.naam for een in alle):
        versies = [een for een in alle if een.naam == naam]
        per_dag = {
            een.geldig_van: een for een in eigen if een.cijfer == naam and een.geldig_van > versies[-1].geldig_van
        }
        for dag, een in sorted(per_dag.items()):
            versies[-1] = replace(versies[-1], geldig_tot=(date.fromisoformat(dag) - timedelta(days=1)).isoformat())
            versies.append(_als_definitie(een, versies[-1]))
        uit += versies
    return tuple(uit)


def _als_definitie(een: EigenDefinitie, vorige: Definitie) -> Definitie:
    return replace(
        vorige, versie=vorige.versie + 1, teller=teller_van(een), noemer=NOEMERS[een.van], geldig_van=een.geldig_van,
        geldig_tot="", bron=een.bron, precies=een.uitleg, telt=een.telt, telt_van=KAN[een.cijfer],
        van_gesloten=een.van == GESLOTEN,
    )  # fmt: skip


def teller_van(een: EigenDefinitie) -> str:
    """What counts, in words."""
    codes = ", ".join(f"“{code}”" for code in een.telt)
    if een.van == GESLOTEN:
        return f"afgesloten vragen met als {KAN[een.cijfer]}: {codes}"
    return f"vragen met als {KAN[een.cijfer]}: {codes}"


def als_eigen(definitie: Definitie, codes: tuple[str, ...]) -> EigenDefinitie:
    """A definition of the program as one could have written it: what a new one begins with. `codes` count in it."""
    van = GESLOTEN if definitie.noemer == NOEMERS[GESLOTEN] else ONTVANGEN
    return EigenDefinitie(
        cijfer=definitie.naam, geldig_van=definitie.geldig_van, telt=definitie.telt or codes, van=van,
        bron=definitie.bron, uitleg=definitie.precies,
    )  # fmt: skip
