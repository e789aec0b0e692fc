"""Asking for who is around a household, and recording who may know what."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BetrokkeneInvoer:
    """What is known of somebody around a household. `soort` is "netwerk" or "professional"; a name or organisation."""

    soort: str
    naam: str = ""
    relatie: str = ""
    organisatie: str = ""
    telefoon: str = ""
    email: str = ""
    persoon_id: Id | None = None
    jim: bool = False
    van: str = ""
    """ISO; empty is today."""
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegBetrokkeneToe(Opdracht[Id]):
    huishouden_id: Id
    invoer: BetrokkeneInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigBetrokkene(Opdracht[None]):
    id: Id
    invoer: BetrokkeneInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigBetrokkene(Opdracht[None]):
    """No longer involved after day `op` (ISO; empty is today). Consents given to them end on that day."""

    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegToestemmingVast(Opdracht[int]):
    """What givers said about sharing kinds of data about one person with one receiver; answers how many rows.

    `stand` is "gegeven" or "geweigerd", `wijze` "mondeling" or "schriftelijk", `op` the day it was said.
    """

    betrokkene_id: Id
    persoon_id: Id
    gegevens: tuple[str, ...]
    gevers: tuple[Id, ...] = ()
    instellingen: tuple[str, ...] = ()
    """Names of the institutions with voogdij that said it too, or alone."""
    stand: str = "gegeven"
    wijze: str = "mondeling"
    op: str = ""
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekToestemmingIn(Opdracht[int]):
    """One or more givers take their consent back from day `op`; what was shared before stays shared."""

    betrokkene_id: Id
    persoon_id: Id
    gegevens: tuple[str, ...]
    gevers: tuple[Id, ...] = ()
    instellingen: tuple[str, ...] = ()
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBetrokkenen(Leesvraag[BetrokkenenOverzicht]):
    """Who is around a household, with how every consent stands today."""

    huishouden_id: Id
    ook_beeindigd: bool = False
