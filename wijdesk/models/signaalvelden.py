"""What only one kind of signaal asks (bemoeizorg, woonoverlast, huisuitzetting, ...), declared as data. Pure.

The declaration is resources/signaalvelden.toml; a fault in it is said with what is wrong. A code is kept in the store,
so it means the same in every kind that has it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from wijdesk.models.datums import GEEN_DAG, dag_van
from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_tekst, lees_toml

VORMEN = ("tekst", "keuze", "ja_nee", "datum", "getal")
JA_NEE = ("ja", "nee", "weten we niet")
LANGSTE = 2_000
GETAL = re.compile(r"\d{1,9}", re.ASCII)
_CODE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_SLEUTELS = frozenset({"code", "vraag", "vorm", "keuzes", "hulp", "beoordelen"})


class Veldenfout(ValueError):
    """The declaration is wrong; the sentence says where and what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalveldsoort:
    """One field of one kind of signaal."""

    code: str
    vraag: str
    vorm: str
    keuzes: tuple[str, ...] = ()
    hulp: str = ""
    beoordelen: bool = False
    """Without it the signaal cannot be assessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Soortvelden:
    """What one kind of signaal asks."""

    soort: str
    uitleg: str
    velden: tuple[Signaalveldsoort, ...]


@cache
def alle_soorten() -> Mapping[str, Soortvelden]:
    """By soort; a kind that asks nothing more is not in it."""
    codes = {str(rij["code"]) for rij in lees_toml("codes/signaalsoort.toml")["code"]}
    return lees_velden(lees_tekst("signaalvelden.toml"), soorten=codes)


def velden_van(soort: str) -> tuple[Signaalveldsoort, ...]:
    """The fields of a kind; none for a kind that asks nothing more."""
    gevonden = alle_soorten().get(soort)
    return () if gevonden is None else gevonden.velden


def uitleg_van(soort: str) -> str:
    """What a kind needs first, in a sentence; empty when there is none."""
    gevonden = alle_soorten().get(soort)
    return "" if gevonden is None else gevonden.uitleg


def vraag_bij(code: str) -> str:
    """The label of a field by its code, also of a signaal whose kind was put right since."""
    alle = (veld for soort in alle_soorten().values() for veld in soort.velden)
    return next((veld.vraag for veld in alle if veld.code == code), code)


def controleer(soort: str, waarden: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is wrong with filled in fields: a sentence per field ("velden.<code>"). Empty is always right."""
    bekend = {veld.code: veld for veld in velden_van(soort)}
    fouten: dict[str, str] = {}
    for code, waarde in waarden:
        fout = _fout(bekend.get(code), waarde.strip())
        if fout:
            fouten[f"velden.{code}"] = fout
    return fouten


def ontbreekt_voor_beoordelen(soort: str, waarden: Mapping[str, str]) -> tuple[Signaalveldsoort, ...]:
    """The fields that must be filled in before a signaal of this kind can be assessed."""
    return tuple(veld for veld in velden_van(soort) if veld.beoordelen and not waarden.get(veld.code, "").strip())


def _fout(veld: Signaalveldsoort | None, waarde: str) -> str:
    if veld is None:
        return "Dit soort signaal heeft dit veld niet."
    if not waarde:
        return ""
    if veld.vorm == "keuze" and waarde not in veld.keuzes:
        return "Kies uit de lijst."
    if veld.vorm == "ja_nee" and waarde not in JA_NEE:
        return "Kies ja, nee of weten we niet."
    if veld.vorm == "datum" and dag_van(waarde) is None:
        return GEEN_DAG
    if veld.vorm == "getal" and not GETAL.fullmatch(waarde):
        return "Vul een heel getal in."
    return "Dit is te lang." if len(waarde) > LANGSTE else ""


# Reading the declaration ---------------------------------------------------------------------------------------------


def lees_velden(tekst: str, *, soorten: Iterable[str]) -> dict[str, Soortvelden]:
    """The declaration as it stands in a text. Raises Veldenfout with what is wrong, or where TOML itself is broken."""
    try:
        alles = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise Veldenfout(f"Dit is geen TOML: {fout}") from None
    bekend = frozenset(soorten)
    gevonden: dict[str, Soortvelden] = {}
    vormen: dict[str, str] = {}
    for rij in _rijen(alles, "soort", "het bestand"):
        naam = rij.get("soort")
        if not isinstance(naam, str) or naam not in bekend:
            raise Veldenfout(f"“{naam}” is geen soort signaal.")
        if naam in gevonden:
            raise Veldenfout(f"“{naam}” staat er twee keer in.")
        velden = tuple(_veld(naam, veld) for veld in _rijen(rij, "veld", f"“{naam}”"))
        if len({veld.code for veld in velden}) < len(velden):
            raise Veldenfout(f"Bij “{naam}” staat een code twee keer.")
        for veld in velden:
            if vormen.setdefault(veld.code, veld.vorm) != veld.vorm:
                raise Veldenfout(f"De code “{veld.code}” heeft twee vormen.")
        gevonden[naam] = Soortvelden(soort=naam, uitleg=str(rij.get("uitleg", "")), velden=velden)
    return gevonden


def _rijen(waarin: Mapping[str, Any], sleutel: str, waar: str) -> list[Mapping[str, Any]]:
    rijen = waarin.get(sleutel)
    if not isinstance(rijen, list) or not rijen or not all(isinstance(rij, dict) for rij in rijen):
        raise Veldenfout(f"In {waar} ontbreekt [[{sleutel}]].")
    return rijen


def _veld(soort: str, rij: Mapping[str, Any]) -> Signaalveldsoort:
    waar = f"Veld “{rij.get('code', '?')}” van “{soort}”"
    if vreemd := sorted(set(rij) - _SLEUTELS):
        raise Veldenfout(f"{waar}: onbekend: {', '.join(vreemd)}.")
    code, vraag, vorm = (rij.get(naam) for naam in ("code", "vraag", "vorm"))
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise Veldenfout(f"{waar}: een code is kleine letters, cijfers en _.")
    if not isinstance(vraag, str) or not vraag.strip():
        raise Veldenfout(f"{waar}: er is geen vraag.")
    if vorm not in VORMEN:
        raise Veldenfout(f"{waar}: de vorm is een van {', '.join(VORMEN)}.")
    keuzes = rij.get("keuzes", [])
    if not isinstance(keuzes, list) or not all(isinstance(keus, str) and keus for keus in keuzes):
        raise Veldenfout(f"{waar}: keuzes zijn teksten.")
    if (vorm == "keuze") != bool(keuzes) or len(set(keuzes)) < len(keuzes):
        raise Veldenfout(f"{waar}: keuzes horen bij de vorm keuze, elk één keer.")
    if not isinstance(rij.get("beoordelen", False), bool):
        raise Veldenfout(f"{waar}: beoordelen is true of false.")
    return Signaalveldsoort(
        code=code,
        vraag=vraag.strip(),
        vorm=str(vorm),
        keuzes=tuple(keuzes),
        hulp=str(rij.get("hulp", "")),
        beoordelen=bool(rij.get("beoordelen", False)),
    )
