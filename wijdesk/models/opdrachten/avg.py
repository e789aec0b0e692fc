"""Asking for the register of AVG requests: taking one in, extending, deciding, carrying out, and what it brings."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.avg import (
    AantekeningRij,
    AvgBrief,
    AvgDetail,
    AvgRij,
    Inzage,
    InzagePapier,
)
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldAvgverzoek(Opdracht[Id]):
    """Somebody asked at a desk about their own data: who deals with it hears so. Today is the day of receipt.

    `id` is made by the screen; `gevraagd` is in the words of who asked.
    """

    id: Id
    soort: str
    persoon_id: Id
    gevraagd: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarAvgverzoek(Opdracht[Id]):
    """A new request (an id nobody has), or one with its fields put right. Days are ISO.

    Without `persoon_id` it is about whoever is named in `over`. `identiteit` is a key of `avgregels.IDENTITEIT`.
    """

    id: Id
    soort: str
    persoon_id: Id | None = None
    over: str = ""
    hoedanigheid: str = "zelf"
    verzoeker: str = ""
    gevraagd: str = ""
    ontvangen_op: str = ""
    waarom_later: str = ""
    """Why it was received later than was written down at first."""
    identiteit: str = ""
    grond: str = ""
    """Of a nabestaande: a key of `avgnabestaande.GRONDEN`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PakAvgverzoekOp(Opdracht[None]):
    """Whoever is at work deals with it from now on."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BevestigAvgverzoek(Opdracht[None]):
    """The letter of receipt went out today."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VerlengAvgverzoek(Opdracht[None]):
    """Answered on `tot` (ISO) at the latest, once, and why."""

    id: Id
    tot: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslisAvgverzoek(Opdracht[None]):
    """What was decided, and why. For a restriction also from when to when (ISO; an empty `tot` is open)."""

    id: Id
    besluit: str
    reden: str = ""
    beperkt_van: str = ""
    beperkt_tot: str = ""
    grond: str = ""
    """The ground on which a nabestaande is granted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoerAvgverzoekUit(Opdracht[None]):
    """What was granted was done on the day `op` (ISO; empty is today)."""

    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HefBeperkingOp(Opdracht[None]):
    """The restriction ends: today is the first day the record is used again. The resident heard so first."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KiesBijInzage(Opdracht[None]):
    """What of others is shown: per place (plek, afdruk, keuze, tekst). `afdruk` says what stood there on the screen."""

    verzoek_id: Id
    keuzes: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TekenInzageAan(Opdracht[None]):
    """The answer to a request for inzage was saved as files; the log says so."""

    verzoek_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegAantekeningToe(Opdracht[Id]):
    """What the resident says against something that was written down; without `over_id` against the record as a whole.

    `id` is made by the screen.
    """

    id: Id
    persoon_id: Id
    tekst: str
    verzoek_id: Id | None = None
    over_soort: str = ""
    over_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekAantekeningIn(Opdracht[None]):
    """The resident takes back what was said; the journal keeps that it stood there."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAvgverzoeken(Leesvraag[tuple[AvgRij, ...]]):
    """The register: open first, by deadline; then what is done, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAvgverzoek(Leesvraag[AvgDetail]):
    """One request with what can be done now."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAvgbrief(Leesvraag[AvgBrief]):
    """What a letter says: "ontvangst", "verlenging" or "besluit"."""

    id: Id
    soort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInzage(Leesvraag[Inzage]):
    """Everything about the person of a request, with the places that name or describe somebody else."""

    verzoek_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInzagePapier(Leesvraag[InzagePapier]):
    """The same as it goes out, by what was chosen. Refused as long as a place was not looked at."""

    verzoek_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAantekeningen(Leesvraag[tuple[AantekeningRij, ...]]):
    """What residents said against their record: of a person, or of everybody in a household."""

    persoon_id: Id | None = None
    huishouden_id: Id | None = None
