"""Asking for impactmetingen and what they come to; typing one, taking one back, and putting a name to one."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.impact import ImpactDetail, ImpactRij, Impactuitkomst
from wijdesk.models.rows.vragenlijst import HuidigeVragen
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesImpactvragen(Leesvraag[HuidigeVragen]):
    """The questions residents are asked now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesImpactmetingen(Leesvraag[tuple[ImpactRij, ...]]):
    """The forms of these days (ISO, both included), the newest first; of one locatie or of all."""

    van: str
    tot: str
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesImpactmeting(Leesvraag[ImpactDetail]):
    """One form with the questions it answers, and whose it is when somebody asked for that."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesImpactuitkomst(Leesvraag[Impactuitkomst]):
    """What the forms of these days (ISO, both included) come to; of one locatie or of all."""

    van: str
    tot: str
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarImpactmeting(Opdracht[Id]):
    """Add a form, or change the one with this id, which keeps its own questions; answers its id.

    `antwoorden` are (code of the question, what was typed), the mark among them.
    """

    id: Id
    datum: str
    locatie_id: Id
    vragenlijst_id: Id | None
    antwoorden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekImpactmetingIn(Opdracht[None]):
    """It should never have been there: no figure counts it any more, and a name that stood with it goes too."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelImpactmeting(Opdracht[Id]):
    """The resident asked to be named with this form, on this day (ISO). Refused without that day."""

    impactmeting_id: Id
    persoon_id: Id
    gevraagd_op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OntkoppelImpactmeting(Opdracht[None]):
    """The resident does not want to be named with it any more; the form stays, of nobody. `id` is that of the form."""

    id: Id
