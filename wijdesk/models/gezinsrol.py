"""What a role in a household means: who decides for a child, and who is a child (resources/codes/gezinsrol.toml)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.leeftijd import is_minderjarig, wordt
from wijdesk.resources import lees_toml

HOOGSTENS_NAMEN = 2


@cache
def rollen_met(kenmerk: str) -> frozenset[str]:
    """The codes of gezinsrol that have a mark: "gezag", "kind", "gezag_vragen" or "naam" (see the file)."""
    return frozenset(rij["code"] for rij in lees_toml("codes/gezinsrol.toml")["code"] if rij.get(kenmerk))


def heeft_gezag(rol: str) -> bool:
    """Whether this role decides for a child (art. 1:245 BW)."""
    return rol in rollen_met("gezag")


def is_kind(rol: str) -> bool:
    """Whether somebody is a child of this household, whatever the age."""
    return rol in rollen_met("kind")


def vraagt_gezag(rol: str) -> bool:
    """Whether no role at home says who decides for this child, so that it must be asked.

    A foster or step parent has no gezag by living with a child, nor need the parents still have it (art. 1:245, 1:253t,
    1:266 and 1:280 BW).
    """
    return rol in rollen_met("gezag_vragen")


def te_jong(rol: str, geboortedatum: str, op: date) -> bool:
    """Whether somebody born then (ISO, may be incomplete) is on this day surely too young for a role."""
    jaren = _minstens().get(rol, 0)
    oud_genoeg = wordt(geboortedatum, jaren) if jaren else None
    return oud_genoeg is not None and oud_genoeg > op


def rollen_voor(rollen: Iterable[str], geboortedatum: str, op: date) -> tuple[str, ...]:
    """The roles somebody of this age can have; of a minor those of a child first."""
    past = [rol for rol in rollen if not te_jong(rol, geboortedatum, op)]
    return tuple(sorted(past, key=lambda rol: not is_kind(rol))) if is_minderjarig(geboortedatum, op) else tuple(past)


@cache
def _minstens() -> dict[str, int]:
    return {rij["code"]: int(rij.get("minstens", 0)) for rij in lees_toml("codes/gezinsrol.toml")["code"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naamdrager:
    """A member as far as it names a household: `naam` is the surname with tussenvoegsel."""

    naam: str
    rol: str
    elders: bool = False
    """Whether somebody lives elsewhere."""


def gezinsnaam(leden: Iterable[Naamdrager]) -> str:
    """The name that is proposed for a household: "Familie Van der Meulen", "Familie De Wit en Bos"; "" without any.

    Two names at most, each once: of the adults who live here in the order in which they came, then of the children. Who
    is taken in, fosters nobody's name, or lives elsewhere names it only when nobody else does. "De Wit-Bos" beside
    "De Wit" is no second name.
    """
    alle = [(" ".join(lid.naam.split()), lid) for lid in leden]
    rangen: tuple[list[str], ...] = ([], [], [])
    for naam, lid in alle:
        if naam:
            eigen = lid.rol in rollen_met("naam") and not lid.elders
            rangen[2 if not eigen else 1 if is_kind(lid.rol) else 0].append(naam)
    gekozen: list[str] = []
    for naam in (*rangen[0], *rangen[1]) or rangen[2]:
        delen = _naamdelen(naam)
        lang = next((plek for plek, ander in enumerate(gekozen) if delen < _naamdelen(ander)), None)
        if lang is not None:
            gekozen[lang] = naam  # without the name of the partner
        elif not any(_naamdelen(ander) <= delen for ander in gekozen):
            gekozen.append(naam)
    return f"Familie {' en '.join(_met_hoofdletter(naam) for naam in gekozen[:HOOGSTENS_NAMEN])}" if gekozen else ""


def _naamdelen(naam: str) -> frozenset[str]:
    return frozenset(deel.strip() for deel in naam.casefold().split("-") if deel.strip()) or frozenset({naam})


def _met_hoofdletter(naam: str) -> str:
    """A surname after another word: its first letter is a capital (IJ is one letter)."""
    return f"IJ{naam[2:]}" if naam[:2].casefold() == "ij" else naam[0].upper() + naam[1:]
