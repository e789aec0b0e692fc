"""Asking for the tarieven of productgroepen, entering one, and taking one back that was a mistake."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.tarief import TariefRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesTarieven(Leesvraag[tuple[TariefRij, ...]]):
    """Every tarief, by productgroep, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarTarief(Opdracht[Id]):
    """Add a tarief, or change the one with this id; answers its id.

    `bedrag` is euros as somebody types them ("68,40"); `van` and `tot` are its first and last day (ISO). Without a last
    day it holds until the next one of the same productgroep and unit begins.
    """

    id: Id
    productgroep: str
    eenheid: str
    bedrag: str
    van: str
    tot: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekTariefIn(Opdracht[None]):
    """It should never have been there; no value is counted with it any more."""

    id: Id
