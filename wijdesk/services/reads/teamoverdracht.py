"""Looking at moves between teams: where a household can go, and what came here."""

from __future__ import annotations

from wijdesk.models.opdrachten.teamoverdracht import LeesAndereTeams, LeesOntvangen
from wijdesk.models.rows.teamoverdracht import AnderTeam, TeamoverdrachtRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store import elders
from wijdesk.store.lezer import Lezer
from wijdesk.store.teamoverdrachten import ontvangen

DOEL = "een huishouden gaat naar een ander team (één gezin, één plan, één regisseur)"


@leesvraag(LeesAndereTeams, recht="casus.regie", doel=DOEL)
def lees_andere_teams(lezer: Lezer, v: LeesAndereTeams) -> tuple[AnderTeam, ...]:
    """By name; that of the household is not among them, nor the only team of this desk, nor one that closed."""
    teams = elders.lees_teams(lezer.rows)
    waar = lezer.row(
        "SELECT l.id, l.naam FROM huishouden h JOIN locatie l ON l.id = h.locatie_id WHERE h.id = ?", (v.huishouden_id,)
    )
    if teams is None or waar is None:
        return ()
    niet = elders.eigen_team(teams, Id(waar[0]), waar[1])
    vandaag = lokaal(lezer.nu).date().isoformat()
    dicht = {Id(rij[0]) for rij in lezer.rows("SELECT id FROM locatie WHERE tot <> '' AND tot < ?", (vandaag,))}
    anders = [AnderTeam(id=id_, naam=naam) for id_, naam in teams.namen.items() if id_ not in niet | dicht]
    return tuple(sorted(anders, key=lambda team: (team.naam.casefold(), team.id)))


@leesvraag(LeesOntvangen, recht="casus.lezen", doel=DOEL)
def lees_ontvangen(lezer: Lezer, _: LeesOntvangen) -> tuple[TeamoverdrachtRij, ...]:
    """A list: nothing of a household is opened."""
    return ontvangen(lezer)
