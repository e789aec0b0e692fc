"""Asking for what the organisation chose, and choosing it."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInstellingen(Leesvraag[dict[str, str]]):
    """Every setting by name (`models.instellingen`), with the default where nothing was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetInstelling(Opdracht[None]):
    """Choose some settings at once: (name, value) each."""

    waarden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldHerstel(Opdracht[None]):
    """Somebody comes in by the recovery key: the applicatiebeheerder hears of it, at every desk."""

    medewerker_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetHerstelGezien(Opdracht[None]):
    """The applicatiebeheerder knows."""
