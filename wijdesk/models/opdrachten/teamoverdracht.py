"""Asking to move a household to another team, and to accept one that came."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.teamoverdracht import AnderTeam, TeamoverdrachtRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class DraagHuishoudenOver(Opdracht[Id]):
    """The household goes to another team, with the right to it and its history; here its content closes."""

    huishouden_id: Id
    team_id: Id
    notitie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemHuishoudenAan(Opdracht[None]):
    """Accept a household that came. `regisseur_id` None is whoever asks; no casus, no regie."""

    id: Id
    regisseur_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalVerhuisdeUiteen(Opdracht[tuple[Id, ...]]):
    """Households that went to another team and that a colleague who did not know merged into one of this team: apart
    again. The exchange asks it; answers which.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesAndereTeams(Leesvraag[tuple[AnderTeam, ...]]):
    """The teams a household can go to, by name: every other one. None at a desk that shares with nobody."""

    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOntvangen(Leesvraag[tuple[TeamoverdrachtRij, ...]]):
    """Households that came from another team and that nobody accepted yet, oldest first."""
