"""The one list of use cases: which function carries out which request, the right it needs and the reason it logs.

A use case that declares no right or no reason cannot be registered; a request nobody carries out cannot be sent.
Knows no SQLAlchemy: the reading half is in use before that is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from wijdesk.errors import GeenRecht
from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.rol import Rechtentabel, RechtRij
from wijdesk.resources import lees_toml

V = TypeVar("V")
R = TypeVar("R")
W = TypeVar("W")


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCase:
    """One use case as it was declared."""

    verzoek: type[Any]
    functie: Callable[[Any, Any], Any]
    recht: str
    doel: str
    schrijft: bool


REGISTER: dict[type[Any], UseCase] = {}


def opdracht(verzoek: type[V], *, recht: str, doel: str) -> Callable[[Callable[[W, V], R]], Callable[[W, V], R]]:
    """Declare the use case that carries out an Opdracht. `doel` is the reason the journal keeps with every entry."""
    return _declareer(verzoek, recht=recht, doel=doel, schrijft=True)


def leesvraag(verzoek: type[V], *, recht: str, doel: str) -> Callable[[Callable[[W, V], R]], Callable[[W, V], R]]:
    """Declare the use case that answers a Leesvraag. `doel` is the reason that is logged when a file is opened."""
    return _declareer(verzoek, recht=recht, doel=doel, schrijft=False)


def _declareer(
    verzoek: type[V], *, recht: str, doel: str, schrijft: bool
) -> Callable[[Callable[[W, V], R]], Callable[[W, V], R]]:
    if not recht or not doel:
        raise ValueError(f"{verzoek.__name__} says no right or no reason")
    if verzoek in REGISTER:
        raise ValueError(f"{verzoek.__name__} is carried out twice")

    def onthoud(functie: Callable[[W, V], R]) -> Callable[[W, V], R]:
        REGISTER[verzoek] = UseCase(verzoek=verzoek, functie=functie, recht=recht, doel=doel, schrijft=schrijft)
        return functie

    return onthoud


def use_case(verzoek: object) -> UseCase:
    """The use case behind a request."""
    return REGISTER[type(verzoek)]


def eis_recht(geval: UseCase, rechten: frozenset[str]) -> None:
    """Refuse when the rollen of whoever asks do not give the right."""
    if geval.recht not in rechten:
        raise GeenRecht("Uw rol geeft hier geen toegang toe. Vraag de applicatiebeheerder als dat niet klopt.")


@cache
def _rollen() -> dict[str, dict[str, Any]]:
    rollen: dict[str, dict[str, Any]] = lees_toml("rollen.toml")["rol"]
    return rollen


def rechten_van(rollen: frozenset[str] | tuple[str, ...]) -> frozenset[str]:
    """The rights that rollen give together (resources/rollen.toml)."""
    alle = _rollen()
    return frozenset(recht for rol in rollen for recht in alle.get(rol, {}).get("rechten", ()))


def rollen_met(recht: str) -> tuple[str, ...]:
    """The rollen that give a right."""
    return tuple(rol for rol, inhoud in _rollen().items() if recht in inhoud["rechten"])


def is_overal(rol: str) -> bool:
    """Whether a rol is work for the whole organisation, and not for one locatie."""
    return bool(_rollen().get(rol, {}).get("overal"))


def rechtentabel() -> Rechtentabel:
    """Every right with what it is in words, in the order of resources/rollen.toml, and the rollen that give it."""
    onderdelen: dict[str, dict[str, str]] = lees_toml("rollen.toml")["onderdeel"]
    regels = tuple(
        RechtRij(recht=recht, onderdeel=onderdeel, wat=wat, rollen=rollen_met(recht))
        for onderdeel, rechten in onderdelen.items()
        for recht, wat in rechten.items()
    )
    return Rechtentabel(rollen=tuple(_rollen()), regels=regels)
