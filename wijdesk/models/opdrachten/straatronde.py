"""Asking to put a straatronde right, or to take one back; writing one down stands with the signalen it finds."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import StraatrondeVelden
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigStraatronde(StraatrondeVelden[None]):
    """Every field as it is from now on. `signalen` come beside those it had; these go along to another day."""

    signalen_mee: bool | None = None
    """Whether those that were taken up go along too; refused on this field when there are any and it is None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekStraatrondeIn(Opdracht[None]):
    """It was written down by mistake. What was found stays: a signaal is withdrawn where it stands."""

    id: Id
    reden: str
