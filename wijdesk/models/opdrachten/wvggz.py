"""Asking for the Wvggz-meldpunt: the verkennend onderzoek of a melding, and consultations by telephone."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.wvggz import WvggzCijfers, WvggzConsultRij, WvggzDetail, WvggzRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginWvggz(Opdracht[Id]):
    """Begin the onderzoek of a signaal; its clock runs from the day the melding came in (`melding_op`, ISO).

    An empty day is the day the signaal was received. Answers the melding.
    """

    signaal_id: Id
    melding_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarWvggz(Opdracht[None]):
    """What was found, and the day the person was spoken to or it was tried (ISO, empty while it was not)."""

    signaal_id: Id
    bevindingen: str
    gesproken_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitWvggz(Opdracht[None]):
    """How the onderzoek ended, on a day (ISO; empty is today). The clock stops."""

    signaal_id: Id
    uitkomst: str
    toelichting: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenWvggz(Opdracht[None]):
    """The onderzoek was not over yet: the clock runs again as it did."""

    signaal_id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelWvggzTerug(Opdracht[None]):
    """The melder heard, on a day (ISO; empty is today). Told at the signaal too."""

    signaal_id: Id
    wat: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekWvggzIn(Opdracht[None]):
    """It is no Wvggz-melding after all: its clock ends and it counts nowhere."""

    signaal_id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegConsultVast(Opdracht[Id]):
    """A consultation by telephone; nobody is named. `duur` in minutes, `dag` ISO (empty is today).

    The same id again changes what was written down: it counts once.
    """

    id: Id
    bron: str
    duur: int = 0
    advies: str = ""
    dag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekConsultIn(Opdracht[None]):
    """It was written down by mistake."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWvggzLijst(Leesvraag[tuple[WvggzRij, ...]]):
    """The meldingen of a locatie: those that run or are still to begin first, then those of this year."""

    locatie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWvggz(Leesvraag[WvggzDetail]):
    """One melding with its checklist. Logged for the person it is about."""

    signaal_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesConsultenWvggz(Leesvraag[tuple[WvggzConsultRij, ...]]):
    """The last consultations of a locatie, newest first."""

    locatie_id: Id
    hoogstens: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWvggzCijfers(Leesvraag[WvggzCijfers]):
    """Counts of a year without names; `locatie_id` None is every locatie."""

    jaar: int
    locatie_id: Id | None = None
