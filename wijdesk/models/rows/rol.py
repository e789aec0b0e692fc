"""Rows about who may do what: the rollen of a colleague, the places one works at, the table of rights."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

NU, STRAKS, VOORBIJ = "nu", "straks", "voorbij"


@dataclass(frozen=True, slots=True, kw_only=True)
class RolRij:
    """One rol of one colleague, from its first day to its last (ISO, empty: without); without locatie it is for all."""

    id: Id
    medewerker_id: Id
    rol: str
    locatie_id: Id | None
    locatie: str
    van: str
    tot: str
    stand: str
    """`NU`, `STRAKS` or `VOORBIJ` today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OveralRij:
    """A colleague with rollen of the work that hold everywhere."""

    id: Id
    naam: str
    locatie_id: Id
    locatie: str
    """Where they work."""
    rollen: tuple[tuple[Id, str], ...]
    """Each rol: its row and its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtentabel:
    """Which rol gives which right: what the program itself goes by."""

    rollen: tuple[str, ...]
    regels: tuple[RechtRij, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RechtRij:
    """One right in words, and the rollen that give it."""

    recht: str
    onderdeel: str
    wat: str
    rollen: tuple[str, ...]
