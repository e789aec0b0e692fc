"""What can be asked about ties between the people who work here and the residents."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.belang import BelangRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldBelang(Opdracht[Id]):
    """Say that one knows a resident oneself, or is that resident; from then on the card is not there for oneself."""

    id: Id
    persoon_id: Id
    soort: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegBelangVast(Opdracht[Id]):
    """Record a tie of a colleague, or (without `medewerker_id`) that a resident works here."""

    id: Id
    persoon_id: Id
    soort: str
    medewerker_id: Id | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigBelang(Opdracht[None]):
    """A tie is no more, or never was: with the sentence that says so. Never one's own."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBelangen(Leesvraag[tuple[BelangRij, ...]]):
    """The ties there are now, of everybody; those of whoever asks are not among them."""

    medewerker_id: Id | None = None
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesEigenBand(Leesvraag[bool]):
    """Whether whoever asks has this resident or the household of this resident in hand as regisseur."""

    persoon_id: Id
