"""Asking for the meldcode huiselijk geweld en kindermishandeling: its five steps, the weighing and the decision."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.meldcode import MeldcodeDetail, MeldcodeRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginMeldcode(Opdracht[Id]):
    """Begin one. `soort` is "huishouden", "persoon", "signaal" or "triage"; the same id again changes nothing."""

    id: Id
    soort: str
    onderwerp_id: Id
    aanleiding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwegingInvoer:
    """The answer to one question of the afwegingskader; an empty `waarde` takes it back."""

    vraag: str
    waarde: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegMeldcodestapVast(Opdracht[Id]):
    """One step was done on a day (ISO, not ahead), or is skipped with the reason in `tekst`. It can be done again."""

    id: Id
    meldcode_id: Id
    stap: int
    dag: str
    tekst: str
    met: str = ""
    overgeslagen: bool = False
    medewerker_id: Id | None = None
    """Who did it; None is whoever asks."""
    antwoorden: tuple[AfwegingInvoer, ...] = ()
    """Of the weighing (step 4) the answers that belong to it."""
    zonder_kader: str = ""
    """Why the weighing is done while the afwegingskader is not answered far enough; asked only then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekMeldcodestapIn(Opdracht[None]):
    """What was written down of a step was wrong; it stays in the journal."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarAfweging(Opdracht[None]):
    """Keep answers of the weighing; what is not named stays as it was."""

    meldcode_id: Id
    antwoorden: tuple[AfwegingInvoer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitMeldcode(Opdracht[None]):
    """Decide (step 5), with the reason. Refused while another step was neither done nor skipped."""

    meldcode_id: Id
    besluit: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenMeldcode(Opdracht[None]):
    """It goes on after all, like after something new; the old decision stays in the steps."""

    meldcode_id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemMeldcodeOver(Opdracht[None]):
    """Whoever asks goes on with it."""

    meldcode_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesMeldcode(Leesvraag[MeldcodeDetail]):
    """Open one. Logged for the persons it is about."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesMeldcodeOver(Leesvraag[str]):
    """Whom a new one would be about, in words. Refused for somebody the asker may not know of."""

    soort: str
    onderwerp_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesMeldcodes(Leesvraag[tuple[MeldcodeRij, ...]]):
    """Open ones of the asker, of a team (`locatie_id`), or every one about somebody (`soort`, `onderwerp_id`)."""

    locatie_id: Id | None = None
    soort: str = ""
    onderwerp_id: Id | None = None
