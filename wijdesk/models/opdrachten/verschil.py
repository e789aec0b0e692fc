"""Asking about verschillen: the work list, one line in full, and deciding."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.verschil import Plek, VerschilDetail, Verschillen
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerschillen(Leesvraag[Verschillen]):
    """What must be decided or known, without the values; of one person or household when that is given."""

    persoon_id: Id | None = None
    huishouden_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerschil(Leesvraag[VerschilDetail]):
    """One line in full: what each side says, in words. Opening it is logged."""

    plek: Plek


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslisVerschil(Opdracht[None]):
    """This is how it is. `kant` is the key of a side, or ZELF; then `eigen` says (field, what was typed).

    `gezien` are the keys of the sides that were on the screen: what came in since is not decided unseen.
    """

    plek: Plek
    kant: str
    gezien: tuple[str, ...]
    eigen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ZijnTweeMensen(Opdracht[None]):
    """Two cards that look alike are of two people: this employee is not asked again at this desk."""

    plek: Plek
