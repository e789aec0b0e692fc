"""Looking at moves between teams: where a household can go, and what came here."""

from __future__ import annotations

from wijdesk.models.opdrachten.teamoverdracht import LeesAndereTeams, LeesOntvangen
from wijdesk.models.rows.teamoverdracht import AnderTeam, TeamoverdrachtRij
from wijdesk.services.register import leesvraag
from wijdesk.store import elders
from wijdesk.store.lezer import Lezer
from wijdesk.store.teamoverdrachten import ontvangen

DOEL = "een huishouden gaat naar een ander team (één gezin, één plan, één regisseur)"


@leesvraag(LeesAndereTeams, recht="casus.regie", doel=DOEL)
def lees_andere_teams(lezer: Lezer, _: LeesAndereTeams) -> tuple[AnderTeam, ...]:
    """By name; the own teams are not among them."""
    teams = elders.lees_teams(lezer.rows)
    if teams is None:
        return ()
    anders = [AnderTeam(id=id_, naam=naam) for id_, naam in teams.namen.items() if id_ not in teams.eigen]
    return tuple(sorted(anders, key=lambda team: (team.naam.casefold(), team.id)))


@leesvraag(LeesOntvangen, recht="casus.lezen", doel=DOEL)
def lees_ontvangen(lezer: Lezer, _: LeesOntvangen) -> tuple[TeamoverdrachtRij, ...]:
    """A list: nothing of a household is opened."""
    return ontvangen(lezer)
