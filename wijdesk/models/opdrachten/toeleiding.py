"""Asking for warm hand-offs and indicaties: each step of the loop, what is stuck, and who waits."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht, R
from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class StelToeleidingVoor(Opdracht[Id]):
    """Propose a warm hand-off on day `op` (ISO; empty is today). Consent is advice, never a block."""

    huishouden_id: Id
    naar: str
    soort: str
    waarom: str = ""
    contactpersoon: str = ""
    persoon_id: Id | None = None
    doel_id: Id | None = None
    op: str = ""
    voorziening_id: Id | None = None
    """The entry of the sociale kaart that `naar` was taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemToeleidingAan(Opdracht[None]):
    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeigerToeleiding(Opdracht[None]):
    id: Id
    reden: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegEersteContactVast(Opdracht[None]):
    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelToeleidingTerug(Opdracht[None]):
    id: Id
    woorden: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekToeleidingIn(Opdracht[None]):
    id: Id
    reden: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerToeleiding(Opdracht[None]):
    """Put right what was recorded. A day belongs to a step that was taken; to take or undo one is asked apart."""

    id: Id
    naar: str
    soort: str
    waarom: str = ""
    contactpersoon: str = ""
    persoon_id: Id | None = None
    doel_id: Id | None = None
    voorgesteld_op: str = ""
    aangenomen_op: str = ""
    eerste_contact_op: str = ""
    teruggekoppeld_op: str = ""
    gestopt_op: str = ""
    terugkoppeling: str = ""
    reden: str = ""
    voorziening_id: Id | None = None
    """Where another `naar` was taken from; the same `naar` keeps what it had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemStapTerug(Opdracht[None]):
    """The last step was recorded by mistake; `reden` says why and is kept in the journal."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatieVelden(Opdracht[R]):
    """What was decided. `soort` is "nieuw" or "herindicatie"; `vorige_id` the one it continues."""

    productgroep: str
    soort: str
    besloten_op: str
    persoon_id: Id | None = None
    aanbieder: str = ""
    omvang: str = ""
    van: str = ""
    tot: str = ""
    vorige_id: Id | None = None
    wacht_sinds: str = ""
    gestart_op: str = ""
    overbrugging: str = ""
    zonder_einde: bool = False
    """Said on purpose: a herindicatie needs a last day unless it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegIndicatieVast(IndicatieVelden[Id]):
    """A decision for maatwerk."""

    huishouden_id: Id
    toeleiding_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigIndicatie(IndicatieVelden[None]):
    """Everything of an indicatie but whose household it is."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class StartIndicatie(Opdracht[None]):
    """The provider began: the wait is over."""

    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekIndicatieIn(Opdracht[None]):
    """It was recorded by mistake; it counts nowhere any more."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesToeleidingen(Leesvraag[tuple[ToeleidingRij, ...]]):
    """The hand-offs of a household: open ones first, the longest waiting on top."""

    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVastgelopen(Leesvraag[tuple[ToeleidingRij, ...]]):
    """Hand-offs that are past a limit, the latest first.

    `voor` is "mij" (regisseur, tandem or proposer), "locatie" or "team" (everybody; for who leads a team).
    """

    voor: str = "mij"
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesIndicaties(Leesvraag[tuple[IndicatieRij, ...]]):
    """The indicaties of a household, the newest decision first."""

    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWachtlijst(Leesvraag[tuple[IndicatieRij, ...]]):
    """Who waits for a provider to begin, longest first; `voor` as in LeesVastgelopen."""

    voor: str = "mij"
    locatie_id: Id | None = None
