"""Looking at a dossier outside the own caseload: saying why, or in an emergency; and judging emergencies."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.inzage import NoodinzageRij, NoodUitkomst
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZegDoel(Opdracht[int]):
    """Say what one looks for in the dossier of one household or one person; answers until when it is open (ms UTC)."""

    grondslag: str
    """A code of the list "inzagegrondslag"."""
    reden: str = ""
    huishouden_id: Id | None = None
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInNood(Opdracht[int]):
    """Break the glass: open the dossier of one household or person for two hours; answers until when (ms UTC)."""

    reden: str
    huishouden_id: Id | None = None
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekInNood(Opdracht[NoodUitkomst]):
    """Break the glass for somebody who cannot be found here: by BSN, or by surname and date of birth (ISO).

    Whether somebody was found or not, it is written down the same way.
    """

    reden: str
    bsn: str = ""
    achternaam: str = ""
    geboortedatum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesNoodinzages(Leesvraag[tuple[NoodinzageRij, ...]]):
    """The emergencies that are to be judged, oldest first; or with `ook_beoordeeld` all, newest first."""

    ook_beoordeeld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordeelNoodinzage(Opdracht[None]):
    """Say whether an emergency was one: "terecht" with what was looked at, or "onterecht" with why."""

    id: Id
    oordeel: str
    reden: str
