"""Asking for what the organisation chose, and choosing it."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInstellingen(Leesvraag[dict[str, str]]):
    """Every setting by name (`models.instellingen`), with the default where nothing was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetInstelling(Opdracht[None]):
    """Choose some settings at once: (name, value) each."""

    waarden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetHerstelGezien(Opdracht[None]):
    """The applicatiebeheerder knows that the recovery key was used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlok(Leesvraag[int | None]):
    """The moment (ms UTC) this desk knew already, when the clock of the computer is behind it; None: it is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZegKlokGoed(Opdracht[None]):
    """The clock is right now: what this desk knew is of a clock that ran ahead."""
