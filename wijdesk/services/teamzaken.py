"""What runs about the members of a household that moves: with one team at a time, and on somebody's list there."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from wijdesk.models.base import Gejournaald
from wijdesk.models.casus import Nazorg
from wijdesk.models.huis import Locatie
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.meldcode import Meldcode
from wijdesk.models.ondersteuning import Ondersteuning, Onderzoek
from wijdesk.models.opschaling import Opschaling
from wijdesk.models.plan import Actie
from wijdesk.models.signaal import Signaal
from wijdesk.models.termijn import Termijn
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.triage import Consult, Triage
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store import dossier, elders
from wijdesk.store.elders import Teams
from wijdesk.store.unit_of_work import UnitOfWork

LOS: tuple[type[Gejournaald], ...] = (Signaal, Triage, Meldcode, Ondersteuning, Opschaling)
"""What may be about a person alone, and is of a team."""
BLIJFT_LIGGEN: tuple[tuple[type[Gejournaald], str, bool], ...] = (
    (Taak, "huishouden_id = ? AND gedaan_op = ''", True),
    (Actie, "plan_id IN (SELECT id FROM plan WHERE huishouden_id = ?) AND gedaan_op = ''", True),
    (Termijn, "onderwerp_id = ? AND gehaald_op = '' AND vervallen_op = ''", True),
    (Toeleiding, "huishouden_id = ? AND stand IN ('voorgesteld', 'aangenomen', 'eerste contact')", False),
    (Nazorg, "huishouden_id = ? AND gedaan_op = ''", False),
    (Ondersteuning, "huishouden_id = ? AND einde = ''", False),
    (Onderzoek, "huishouden_id = ? AND afgerond_op = ''", False),
    (Meldcode, "huishouden_id = ? AND besluit = ''", False),
    (Signaal, "huishouden_id = ? AND stand <> 'afgesloten'", False),
    (Triage, "huishouden_id = ? AND stand = 'lopend'", False),
)
"""What runs and is of a colleague of the other team: with whom it goes on. True: of nobody, so of the regisseur."""
STAAT_BIJ_EEN_TEAM: tuple[tuple[type[Gejournaald], str], ...] = (
    (Termijn, "onderwerp_id = ? AND gehaald_op = '' AND vervallen_op = ''"),
    (Ondersteuning, "huishouden_id = ? AND einde = ''"),
    (Onderzoek, "huishouden_id = ? AND afgerond_op = ''"),
    (Meldcode, "huishouden_id = ? AND besluit = ''"),
    (Signaal, "huishouden_id = ? AND stand <> 'afgesloten'"),
    (Triage, "huishouden_id = ? AND stand = 'lopend'"),
    (Consult, "huishouden_id = ? AND antwoord = ''"),
)
"""What runs and stands in the lists of a team."""


def neem_mee(uow: UnitOfWork, huishouden: Huishouden, van_id: Id, teams: Teams) -> None:
    """What was begun about a member alone, at the team that gives the household away, becomes the household's.

    Else both teams would go on with it. Not of who lives in another household of this desk's teams too: that stays.
    """
    uow.flush()
    cursor = uow.cursor()
    leden = dossier.bewoners_van(cursor, huishouden.id)
    leden -= _woont_hier_ook(cursor, huishouden.id, leden, teams)
    if not leden:
        return
    plekken = _plekken(uow, teams, van_id)
    personen = sorted(dossier.met_samengevoegde(cursor, "persoon", leden))
    waar = (
        f"huishouden_id IS NULL AND status = 'actief' AND persoon_id IN ({', '.join('?' * len(personen))}) "
        f"AND locatie_id IN ({', '.join('?' * len(plekken))})"
    )
    for soort in LOS:
        uow.zet_bulk(soort, "huishouden_id", huishouden.id, waar=waar, params=(*personen, *plekken))


def ga_verder(uow: UnitOfWork, huishouden: Huishouden, naar_id: Id, teams: Teams) -> None:
    """What was on the list of a colleague elsewhere is on a list here, and nothing on that of nobody."""
    uow.flush()
    hier = _collegas_bij(uow, teams, huishouden.locatie_id)
    tekens = ", ".join("?" * len(hier))
    niet_hier = f"medewerker_id IN (SELECT id FROM medewerker WHERE locatie_id NOT IN ({tekens}))"  # noqa: S608
    for soort, waar, leeg in BLIJFT_LIGGEN:
        uow.zet_bulk(
            soort,
            "medewerker_id",
            None if leeg and huishouden.casus_id is not None else naar_id,
            waar=f"{waar} AND status = 'actief' AND {niet_hier}",
            params=(huishouden.id, *hier),
        )
    for soort, waar in STAAT_BIJ_EEN_TEAM:
        uow.zet_bulk(
            soort,
            "locatie_id",
            huishouden.locatie_id,
            waar=f"{waar} AND status = 'actief' AND locatie_id <> ?",
            params=(huishouden.id, huishouden.locatie_id),
        )


def _woont_hier_ook(cursor: Any, huishouden_id: Id, leden: set[Id], teams: Teams) -> set[Id]:
    """Who of these lives in another household too that is of this desk's teams."""
    vraag = (
        "SELECT l.persoon_id, h.locatie_id FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id "
        "JOIN json_each(?) wie ON wie.value = lower(hex(l.persoon_id)) "
        "WHERE h.id <> ? AND h.status = 'actief' AND l.status = 'actief' AND l.tot = ''"
    )
    rijen = cursor.execute(vraag, (json.dumps([lid.hex() for lid in leden]), huishouden_id)).fetchall()
    return {Id(persoon) for persoon, locatie in rijen if locatie in teams.eigen}


def _collegas_bij(uow: UnitOfWork, teams: Teams, team_id: Id) -> list[Id]:
    """The locaties where colleagues of this team work: the team's, and where one is now when that is no team at all."""
    plekken = _plekken(uow, teams, team_id)
    nu = uow.sessie.get(Locatie, uow.wie.locatie_id)
    los = nu is not None and nu.id not in plekken and elders.team_van(teams, nu.id, nu.naam) is None
    return [*plekken, uow.wie.locatie_id] if los else plekken


def _plekken(uow: UnitOfWork, teams: Teams, van_id: Id) -> list[Id]:
    """The locaties that are the team of this one."""
    alle = {rij.id: elders.team_van(teams, rij.id, rij.naam) for rij in uow.vind(select(Locatie))}
    team = alle.get(van_id)
    return [id_ for id_, van in alle.items() if id_ == van_id or (team is not None and van == team)]
