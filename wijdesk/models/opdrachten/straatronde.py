"""Asking to put a straatronde right, or to take one back; writing one down stands with the signalen it finds."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import SignaalInvoer
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigStraatronde(Opdracht[None]):
    """Every field as it is from now on, as in `RegistreerStraatronde`. `signalen` come beside those it had."""

    id: Id
    gebied: str
    dag: str
    van: str = ""
    tot: str = ""
    tweede_id: Id | None = None
    """Who walked along with whoever wrote it down."""
    contacten: int = 0
    verslag: str = ""
    straten: tuple[str, ...] = ()
    volgende_op: str = ""
    volgende_wat: str = ""
    signalen: tuple[SignaalInvoer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekStraatrondeIn(Opdracht[None]):
    """It was written down by mistake. What was found stays: a signaal is withdrawn where it stands."""

    id: Id
    reden: str
