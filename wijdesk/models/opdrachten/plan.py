"""Asking for a plan: making and ending it, its goals, actions and safety agreements, templates, and reading it."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.plan import PlanDetail, PlanKop, SjabloonRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInvoer:
    """What was filled in about the plan itself. `familiegroepsplan` is "ja", "nee" or empty; its date is ISO."""

    soort: str
    situatie: str = ""
    gaat_goed: str = ""
    familiegroepsplan: str = ""
    familiegroepsplan_op: str = ""
    familiegroepsplan_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoelInvoer:
    """What was filled in about a goal; no `personen` means the whole household. An empty `begin` means today."""

    woorden: str
    leefgebied: str
    personen: tuple[Id, ...] = ()
    wanneer_bereikt: str = ""
    begin: str = ""
    streef: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActieInvoer:
    """What was filled in about an action. `medewerker_id` is for WIJ only; empty means the regisseur."""

    wat: str
    uitvoerder: str
    wie: str = ""
    persoon_id: Id | None = None
    medewerker_id: Id | None = None
    klaar_voor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VeiligheidInvoer:
    """What was filled in about a safety agreement. An empty `van` means today."""

    tekst: str
    wie: str = ""
    van: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoelUitkomst:
    """How a goal ends when its plan is closed: "behaald", "deels behaald", "niet behaald" or "vervallen"."""

    doel_id: Id
    stand: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakPlan(Opdracht[Id]):
    """Start the one active plan of a household with an open casus, empty or from a template (its `sleutel`).

    The familiegroepsplan as in PlanInvoer: empty is "not discussed yet", whatever the kind of plan.
    """

    huishouden_id: Id
    soort: str
    sjabloon: str = ""
    familiegroepsplan: str = ""
    familiegroepsplan_op: str = ""
    familiegroepsplan_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigPlan(Opdracht[None]):
    """Write what the form now holds; only fields that differ from `gezien` are changed."""

    id: Id
    invoer: PlanInvoer
    gezien: PlanInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitPlan(Opdracht[None]):
    """End a plan with an outcome for every goal that still runs. An empty `op` means today."""

    id: Id
    uitkomsten: tuple[DoelUitkomst, ...] = ()
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegDoelToe(Opdracht[Id]):
    plan_id: Id
    invoer: DoelInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigDoel(Opdracht[None]):
    """Write what the form now holds; only fields that differ from `gezien` are changed."""

    id: Id
    invoer: DoelInvoer
    gezien: DoelInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class RondDoelAf(Opdracht[None]):
    """End a goal. All but "behaald" ask a reason. An empty `op` means today."""

    id: Id
    stand: str
    reden: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenDoel(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VerplaatsDoel(Opdracht[None]):
    """Put a goal at `plek` (0 is the top) among the goals of its plan."""

    id: Id
    plek: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegActieToe(Opdracht[Id]):
    doel_id: Id
    invoer: ActieInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigActie(Opdracht[None]):
    """Write what the form now holds; only fields that differ from `gezien` are changed."""

    id: Id
    invoer: ActieInvoer
    gezien: ActieInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetActie(Opdracht[None]):
    """Mark an action "gedaan", "open" again, or "niet meer nodig" with a reason. An empty `op` means today."""

    id: Id
    stand: str
    reden: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegVeiligheidToe(Opdracht[Id]):
    plan_id: Id
    invoer: VeiligheidInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigVeiligheid(Opdracht[None]):
    """Write what the form now holds; only fields that differ from `gezien` are changed."""

    id: Id
    invoer: VeiligheidInvoer
    gezien: VeiligheidInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigVeiligheid(Opdracht[None]):
    """The agreement holds no longer, from the day after `op`. An empty `op` means today."""

    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalUitPlan(Opdracht[None]):
    """Take out what was put in by mistake; only while no fixed version of the plan holds it.

    `soort` is "doel" (its actions go along), "actie" or "veiligheid".
    """

    soort: str
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPlan(Leesvraag[PlanDetail | None]):
    """The active plan of a household; None when there is none. With `plan_id`: that plan, also an ended one."""

    huishouden_id: Id
    plan_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPlannen(Leesvraag[tuple[PlanKop, ...]]):
    """All plans of a household, newest first."""

    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSjablonen(Leesvraag[tuple[SjabloonRij, ...]]):
    """The templates a plan can start from, in order."""
