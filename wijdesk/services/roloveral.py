"""Rollen of the work that hold at every locatie, of which no applicatiebeheerder said that it should be so.

Before a rol was given at a locatie it held everywhere, and what was given then still does. That everywhere is right is
kept as a choice of the organisation, one for each rol, so every desk knows.
"""

from __future__ import annotations

from wijdesk.models.rows.rol import OveralRij
from wijdesk.models.values import Id
from wijdesk.services.register import is_overal, rechtentabel
from wijdesk.store.elders import Rijen

GOED = "overal_goed:"
"""What such a choice is called, before the id of the rol."""

_LOCATIES = "SELECT count(*) FROM locatie WHERE status = 'actief' AND (tot = '' OR tot >= ?)"


def naam_van(rol_id: Id) -> str:
    """The name of the choice about one rol."""
    return f"{GOED}{rol_id.hex()}"


def te_bekijken(rijen: Rijen, dag: str) -> tuple[OveralRij, ...]:
    """By name; nobody while there is one locatie (on a day, ISO), because everywhere is there."""
    if rijen(_LOCATIES, (dag,))[0][0] < 2:
        return ()
    werk = [rol for rol in rechtentabel().rollen if not is_overal(rol)]
    gevonden = rijen(
        "SELECT m.id, m.naam, m.locatie_id, coalesce(l.naam, ''), r.id, r.rol FROM roltoekenning r "  # noqa: S608
        "JOIN medewerker m ON m.id = r.medewerker_id LEFT JOIN locatie l ON l.id = m.locatie_id "
        "WHERE m.status = 'actief' AND r.status = 'actief' AND r.locatie_id IS NULL AND (r.tot = '' OR r.tot >= ?) "
        f"AND r.rol IN ({', '.join('?' * len(werk))}) AND NOT EXISTS (SELECT 1 FROM instelling i "
        "WHERE i.naam = ? || lower(hex(r.id)) AND i.status = 'actief') ORDER BY m.naam, m.id, r.id",
        (dag, *werk, GOED),
    )
    wie: dict[bytes, OveralRij] = {}
    for id_, naam, locatie_id, locatie, rol_id, rol in gevonden:
        rollen = wie[id_].rollen if id_ in wie else ()
        wie[id_] = OveralRij(
            id=Id(id_), naam=naam, locatie_id=Id(locatie_id), locatie=locatie, rollen=(*rollen, (Id(rol_id), rol))
        )
    return tuple(wie.values())
