"""Which locaties of this store are teams of the centre, or have to become one."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.models.doorwijzing import naamsleutel
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.values import Id, lokaal
from wijdesk.sync.rooster import Rooster


def teamlocaties(bureau: Bureau) -> dict[Id, str]:
    """Those that did not close, and the own one, with their names: desks are let in before a place opens."""
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    eigen = bureau.medewerker.locatie_id
    rijen = bureau.lees_apart(LeesLocaties())
    return {rij.id: rij.naam for rij in rijen if not rij.dicht_op(vandaag) or rij.id == eigen}


def nieuw_en_anders(bureau: Bureau, rooster: Rooster) -> tuple[dict[Id, str], dict[Id, str]]:
    """Locaties that are no team yet, and teams whose locatie was given another name. No two teams are called the same:
    two desks may have made the same locatie.
    """
    namen = {naamsleutel(team.naam): id_ for id_, team in rooster.teams.items()}
    nieuw: dict[Id, str] = {}
    anders: dict[Id, str] = {}
    for id_, naam in teamlocaties(bureau).items():
        if namen.setdefault(naamsleutel(naam), id_) != id_:
            continue
        if (team := rooster.teams.get(id_)) is None:
            nieuw[id_] = naam
        elif team.naam != naam:
            anders[id_] = naam
    return nieuw, anders
