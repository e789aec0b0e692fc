"""Kinds of support read from a TOML text, with every fault in a sentence at once, and written back as TOML. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.praktijkregels import (
    BEWAREN,
    DAG,
    GETAL,
    KEUZE,
    MEESTE_KEUZES,
    MEESTE_VELDEN,
    PERSOON,
    TEKST,
    VELDSOORTEN,
    VOOR,
    Vormsoort,
    Vormveld,
)
from wijdesk.models.termijnen import Duur, duur
from wijdesk.models.toml_tekst import Tomlfout, lees_getypte_toml

MEESTE_TEKENS = 100_000
KORT, LANG = 80, 400
"""Signs of a name, label or choice; of a help line, a ground or a description."""
LANGSTE_TERMIJN = {"jaren": 5, "maanden": 60, "weken": 260, "dagen": 1_826, "werkdagen": 1_300}
"""Five years: a later day is refused in the form itself."""
GROOTSTE_GETAL = 999_999
"""What fits in a field."""
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_VAN_VORM = frozenset({"code", "naam", "voor", "omschrijving", "grond", "bewaren", "uitkomsten", "veld"})
_VAN_VELD = frozenset(
    {"sleutel", "label", "soort", "verplicht", "keuzes", "hulp", "hoogstens", "termijn", "inhoud"}
)  # fmt: skip


class FouteVormen(ValueError):
    """The text is wrong; `fouten` has a sentence for each place."""

    def __init__(self, fouten: tuple[str, ...]) -> None:
        super().__init__(fouten[0])
        self.fouten = fouten


@dataclass(frozen=True, slots=True, kw_only=True)
class Vormenbestand:
    """What a file declares."""

    versie: str
    vanaf: date | None
    """Only of the file that comes with the program."""
    soorten: tuple[Vormsoort, ...]


@dataclass(slots=True)
class _Lezer:
    nieuw: bool
    """Whether it is to be taken into use: what a store holds from before a limit was set stays readable."""
    fouten: list[str] = field(default_factory=list)

    def tekst(self, rij: Mapping[str, Any], naam: str, waar: str, *, hoogstens: int, leeg: bool = False) -> str:
        waarde = rij.get(naam, "")
        if not isinstance(waarde, str) or "\n" in waarde.strip() or not waarde.strip().isprintable():
            self.fouten.append(f"{waar}: {naam} is één regel tekst tussen aanhalingstekens.")
            return ""
        if not waarde.strip() and not leeg:
            self.fouten.append(f"{waar}: {naam} ontbreekt.")
        if len(waarde) > hoogstens:
            self.fouten.append(f"{waar}: {naam} is langer dan {hoogstens} tekens.")
        return waarde.strip()

    def een_van(self, rij: Mapping[str, Any], naam: str, waar: str, keuzes: tuple[str, ...]) -> str:
        waarde = rij.get(naam)
        if not isinstance(waarde, str) or waarde not in keuzes:
            self.fouten.append(f"{waar}: {naam} is een van: {', '.join(keuzes)}.")
            return keuzes[0]
        return waarde

    def ja(self, rij: Mapping[str, Any], naam: str, waar: str, *, anders: bool) -> bool:
        waarde = rij.get(naam, anders)
        if not isinstance(waarde, bool):
            self.fouten.append(f"{waar}: {naam} is true of false, zonder aanhalingstekens.")
            return anders
        return waarde

    def lijst(self, rij: Mapping[str, Any], naam: str, waar: str) -> tuple[str, ...]:
        waarde = rij.get(naam, [])
        goed = isinstance(waarde, list) and all(
            isinstance(een, str) and een.strip() and een.isprintable() and len(een) <= KORT for een in waarde
        )
        if not goed:
            self.fouten.append(f'{waar}: {naam} is een lijst van korte teksten, zoals ["ja, helemaal", "deels"].')
            return ()
        schoon = tuple(een.strip() for een in waarde)
        if len(set(schoon)) < len(schoon):
            self.fouten.append(f"{waar}: in {naam} staat iets twee keer.")
        if len(schoon) > MEESTE_KEUZES:
            self.fouten.append(f"{waar}: {naam} heeft meer dan {MEESTE_KEUZES} keuzes.")
        return schoon

    def vreemd(self, rij: Mapping[str, Any], bekend: frozenset[str], waar: str) -> None:
        self.fouten.extend(f"{waar}: “{naam}” kent het programma niet." for naam in sorted(set(rij) - bekend))

    def code(self, rij: Mapping[str, Any], naam: str, waar: str) -> str:
        waarde = rij.get(naam)
        if not isinstance(waarde, str) or not _CODE.fullmatch(waarde):
            self.fouten.append(
                f"{waar}: {naam} is een kort woord van kleine letters, cijfers en _, zoals eerste_gesprek."
            )
            return ""
        return waarde


def lees_vormen(tekst: str, *, nieuw: bool = True) -> Vormenbestand:
    """The kinds in a text. Raises FouteVormen with every fault there is. `nieuw`: not what a store holds already."""
    if len(tekst) > MEESTE_TEKENS:
        raise FouteVormen(("Dit bestand is te groot voor praktijkvormen.",))
    try:
        alles = lees_getypte_toml(tekst)
    except Tomlfout as fout:
        raise FouteVormen((f"Dit is geen goed TOML-bestand: {fout}.",)) from None
    lezer = _Lezer(nieuw=nieuw)
    lezer.vreemd(alles, frozenset({"versie", "vanaf", "vorm"}), "Bovenaan")
    versie = lezer.tekst(alles, "versie", "Bovenaan", hoogstens=40)
    vanaf = alles.get("vanaf")
    if vanaf is not None and not isinstance(vanaf, date):
        lezer.fouten.append("Bovenaan: vanaf is een dag, zoals 2026-01-31, zonder aanhalingstekens.")
        vanaf = None
    rijen = alles.get("vorm")
    if not isinstance(rijen, list) or not rijen or not all(isinstance(rij, dict) for rij in rijen):
        raise FouteVormen((*lezer.fouten, "Er staat geen praktijkvorm in: elke begint met [[vorm]]."))
    soorten = tuple(_soort(lezer, rij, versie, nummer) for nummer, rij in enumerate(rijen, 1))
    codes = [soort.code for soort in soorten if soort.code]
    lezer.fouten.extend(
        f"“{code}” staat er twee keer in: elke praktijkvorm heeft een eigen code."
        for code in sorted({code for code in codes if codes.count(code) > 1})
    )
    if lezer.fouten:
        raise FouteVormen(tuple(dict.fromkeys(lezer.fouten)))
    return Vormenbestand(versie=versie, vanaf=vanaf, soorten=soorten)


@lru_cache(maxsize=256)
def lees_een(tekst: str) -> Vormsoort:
    """The one kind a row of the store holds. Raises FouteVormen."""
    return lees_vormen(tekst, nieuw=False).soorten[0]


def _soort(lezer: _Lezer, rij: Mapping[str, Any], versie: str, nummer: int) -> Vormsoort:
    heet = rij.get("naam") if isinstance(rij.get("naam"), str) and rij.get("naam") else rij.get("code")
    waar = f"Praktijkvorm {nummer} ({heet})" if isinstance(heet, str) and heet else f"Praktijkvorm {nummer}"
    lezer.vreemd(rij, _VAN_VORM, waar)
    uitkomsten = lezer.lijst(rij, "uitkomsten", waar)
    if not uitkomsten:
        lezer.fouten.append(f'{waar}: uitkomsten ontbreekt. Schrijf hoe het kan aflopen, zoals ["doel bereikt"].')
    velden = rij.get("veld", [])
    if not isinstance(velden, list) or not all(isinstance(veld, dict) for veld in velden):
        lezer.fouten.append(f"{waar}: elk veld begint met [[vorm.veld]].")
        velden = []
    if len(velden) > MEESTE_VELDEN:
        lezer.fouten.append(f"{waar}: hoogstens {MEESTE_VELDEN} velden.")
    gelezen = tuple(_veld(lezer, veld, f"{waar}, veld {plek}") for plek, veld in enumerate(velden, 1))
    sleutels = [veld.sleutel for veld in gelezen if veld.sleutel]
    lezer.fouten.extend(
        f"{waar}: de sleutel “{sleutel}” staat er twee keer in."
        for sleutel in sorted({sleutel for sleutel in sleutels if sleutels.count(sleutel) > 1})
    )
    return Vormsoort(
        code=lezer.code(rij, "code", waar),
        naam=lezer.tekst(rij, "naam", waar, hoogstens=KORT),
        versie=versie,
        voor=lezer.een_van(rij, "voor", waar, tuple(VOOR)),
        omschrijving=lezer.tekst(rij, "omschrijving", waar, hoogstens=LANG),
        grond=lezer.tekst(rij, "grond", waar, hoogstens=LANG),
        bewaren=lezer.een_van(rij, "bewaren", waar, tuple(BEWAREN)),
        uitkomsten=uitkomsten,
        velden=gelezen,
    )


def _veld(lezer: _Lezer, rij: Mapping[str, Any], waar: str) -> Vormveld:
    if isinstance(rij.get("sleutel"), str) and rij["sleutel"]:
        waar = f"{waar} ({rij['sleutel']})"
    lezer.vreemd(rij, _VAN_VELD, waar)
    soort = lezer.een_van(rij, "soort", waar, VELDSOORTEN)
    keuzes = lezer.lijst(rij, "keuzes", waar)
    if soort == KEUZE and len(keuzes) < 2:
        lezer.fouten.append(f"{waar}: een keuze heeft minstens twee keuzes.")
    if soort != KEUZE and keuzes:
        lezer.fouten.append(f"{waar}: keuzes horen alleen bij soort keuze.")
    hoogstens = rij.get("hoogstens")
    if hoogstens is not None and (soort != GETAL or type(hoogstens) is not int or hoogstens < 1):
        lezer.fouten.append(f"{waar}: hoogstens is een heel getal vanaf 1, en alleen bij soort getal.")
        hoogstens = None
    elif lezer.nieuw and hoogstens is not None and hoogstens > GROOTSTE_GETAL:
        lezer.fouten.append(f"{waar}: hoogstens is een heel getal van hoogstens zes cijfers.")
        hoogstens = None
    return Vormveld(
        sleutel=lezer.code(rij, "sleutel", waar),
        label=lezer.tekst(rij, "label", waar, hoogstens=KORT),
        soort=soort,
        verplicht=lezer.ja(rij, "verplicht", waar, anders=False),
        keuzes=keuzes,
        hulp=lezer.tekst(rij, "hulp", waar, hoogstens=LANG, leeg=True),
        hoogstens=hoogstens,
        termijn=_termijn(lezer, rij, soort, waar),
        inhoud=lezer.ja(rij, "inhoud", waar, anders=soort in (TEKST, PERSOON)),
    )


def _termijn(lezer: _Lezer, rij: Mapping[str, Any], soort: str, waar: str) -> str:
    tekst = lezer.tekst(rij, "termijn", waar, hoogstens=20, leeg=True)
    if not tekst:
        return ""
    try:
        lengte = duur(tekst)
    except ValueError:
        lengte = Duur(0, "dagen")
    if lezer.nieuw and lengte.aantal > LANGSTE_TERMIJN[lengte.eenheid]:
        lezer.fouten.append(f"{waar}: termijn is hoogstens vijf jaar, en alleen bij soort dag.")
        return ""
    if soort != DAG or not lengte.aantal:
        lezer.fouten.append(f"{waar}: termijn is een tijd zoals “6 weken”, en alleen bij soort dag.")
        return ""
    return tekst


# Writing --------------------------------------------------------------------------------------------------------------


def als_toml(soort: Vormsoort) -> str:
    """The kind as a file of its own: what a row of the store holds, and what somebody changes to make a new version."""
    regels = [f"versie = {_tekst(soort.versie)}", "", "[[vorm]]"]
    van_vorm = ("code", "naam", "voor", "omschrijving", "grond", "bewaren")
    regels += [f"{naam} = {_tekst(getattr(soort, naam))}" for naam in van_vorm]
    regels.append(f"uitkomsten = {_lijst(soort.uitkomsten)}")
    for veld in soort.velden:
        regels += ["", "[[vorm.veld]]"]
        regels += [f"{naam} = {_tekst(getattr(veld, naam))}" for naam in ("sleutel", "label", "soort")]
        regels.append(f"verplicht = {'true' if veld.verplicht else 'false'}")
        if veld.keuzes:
            regels.append(f"keuzes = {_lijst(veld.keuzes)}")
        if veld.hulp:
            regels.append(f"hulp = {_tekst(veld.hulp)}")
        if veld.hoogstens is not None:
            regels.append(f"hoogstens = {veld.hoogstens}")
        if veld.termijn:
            regels.append(f"termijn = {_tekst(veld.termijn)}")
        regels.append(f"inhoud = {'true' if veld.inhoud else 'false'}")
    return "\n".join(regels) + "\n"


def _tekst(waarde: str) -> str:
    return json.dumps(waarde, ensure_ascii=False)  # what can be printed is written alike in JSON and TOML


def _lijst(waarden: tuple[str, ...]) -> str:
    return f"[{', '.join(_tekst(een) for een in waarden)}]"
