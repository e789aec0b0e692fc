"""Locaties as the applicatiebeheerder keeps them."""

from __future__ import annotations

from wijdesk.models.opdrachten.locatie import LeesLocatieBeheer
from wijdesk.models.rows.locatie import LocatieBeheerRij
from wijdesk.models.values import Id, in_gebruik, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.elders import lees_teams, team_van
from wijdesk.store.lezer import Lezer


@leesvraag(LeesLocatieBeheer, recht="beheer.lijsten", doel="locaties bijhouden")
def lees_locatie_beheer(lezer: Lezer, _: LeesLocatieBeheer) -> tuple[LocatieBeheerRij, ...]:
    """By name. A locatie that is merged with another is that other."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    teams = lees_teams(lezer.rows)
    rijen = lezer.rows(
        "SELECT l.id, l.naam, l.van, l.tot, "
        "(SELECT count(*) FROM medewerker m WHERE m.locatie_id = l.id AND m.status = 'actief'), "
        "(SELECT count(*) FROM huishouden h WHERE h.locatie_id = l.id AND h.status = 'actief') "
        "FROM locatie l WHERE l.status = 'actief' ORDER BY l.naam, l.id"
    )
    uit = []
    for id_, naam, van, tot, collegas, huishoudens in rijen:
        team = None if teams is None else team_van(teams, Id(id_), naam)
        uit.append(
            LocatieBeheerRij(
                id=Id(id_),
                naam=naam,
                van=van,
                tot=tot,
                in_gebruik=in_gebruik(van, tot, vandaag),
                collegas=collegas,
                huishoudens=huishoudens,
                team=None if teams is None else "" if team is None else teams.namen[team],
            )
        )
    return tuple(uit)
