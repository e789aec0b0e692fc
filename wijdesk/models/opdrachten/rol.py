"""Giving a colleague a rol, with the days and the place it holds; where one works today; who may do what."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.rol import OveralRij, Rechtentabel, RolRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefRol(Opdracht[Id]):
    """A rol from a day (ISO; empty: from today) to a last day (empty: until further notice), at one locatie or all."""

    medewerker_id: Id
    rol: str
    locatie_id: Id | None = None
    van: str = ""
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigRol(Opdracht[None]):
    """A rol ends: `tot` is its last day (ISO); empty is at once."""

    id: Id
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesRollen(Leesvraag[tuple[RolRij, ...]]):
    """The rollen of one colleague: what holds now first, then what comes, then what is past."""

    medewerker_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOveral(Leesvraag[tuple[OveralRij, ...]]):
    """Colleagues with a rol of the work at every locatie, of whom nobody said yet that it should be so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslisOveral(Opdracht[None]):
    """Where the rollen of one colleague that hold everywhere (ids, as they stood on the screen) hold from now on; no
    locatie: everywhere is right, and they are not asked about again.
    """

    medewerker_id: Id
    rollen: tuple[Id, ...]
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KiesWerkplek(Opdracht[None]):
    """Where whoever is at work works from now on, at this desk."""

    locatie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesRechten(Leesvraag[Rechtentabel]):
    """Which rol may do what."""
