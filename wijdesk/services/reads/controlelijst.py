"""Looking at the checklists of dossiercontrole: every version, and the one in use."""

from __future__ import annotations

from wijdesk.models import dossierregels as regels
from wijdesk.models.controlelezen import als_toml
from wijdesk.models.dossierregels import Lijst
from wijdesk.models.instellingen import id_van
from wijdesk.models.opdrachten.dossiercontrole import LeesControlelijst, LeesControlelijsten
from wijdesk.models.rows.dossiercontrole import ControlelijstRij
from wijdesk.models.values import lokaal
from wijdesk.services import controlelijsten
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer


@leesvraag(LeesControlelijsten, recht="beheer.lijsten", doel="de controlelijst van de organisatie bijhouden")
def lees_controlelijsten(lezer: Lezer, _: LeesControlelijsten) -> tuple[ControlelijstRij, ...]:
    """In use first, then what was taken into use last; what came with the program at the end."""
    nu = controlelijsten.in_gebruik(lezer.rows, _vandaag(lezer)).versie
    begonnen = dict(
        lezer.rows("SELECT lijst, count(*) FROM controledossier WHERE lijst <> '' AND status = 'actief' GROUP BY lijst")
    )
    van_ons = controlelijsten.eigen(lezer.rows)
    alle = [(een.lijst, een.sinds) for een in van_ons]
    bekend = {lijst.versie for lijst, _ in alle}
    alle += [(lijst, 0) for lijst in reversed(regels.afspraken().lijsten) if lijst.versie not in bekend]
    rijen = (
        ControlelijstRij(
            id=id_van(controlelijsten.naam_van(lijst.versie)),
            versie=lijst.versie,
            inhoud=als_toml(lijst),
            sinds=sinds,
            punten=len(lijst.punten),
            begonnen=int(begonnen.get(lijst.versie, 0)),
            in_gebruik=lijst.versie == nu,
        )
        for lijst, sinds in alle
    )
    return tuple(sorted(rijen, key=lambda rij: not rij.in_gebruik))


@leesvraag(LeesControlelijst, recht="dossiercontrole", doel="dossiers controleren")
def lees_controlelijst(lezer: Lezer, _: LeesControlelijst) -> Lijst:
    """What a control that begins today asks."""
    return controlelijsten.in_gebruik(lezer.rows, _vandaag(lezer))


def _vandaag(lezer: Lezer) -> str:
    return lokaal(lezer.nu).date().isoformat()
