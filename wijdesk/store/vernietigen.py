"""Destroying a dossier: content and salt go, headers and chain stay, and what arrives of it later is dropped too.

The order is an entry like any other, so it reaches every desk. Which rows belong together is for who gives it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wijdesk.models.journaal import maak_mutatie
from wijdesk.models.values import Id
from wijdesk.store import samenvoegen
from wijdesk.store.bevel import VERNIETIGING, waarden_van

if TYPE_CHECKING:
    from wijdesk.store.unit_of_work import UnitOfWork


def vernietig(
    uow: UnitOfWork, dossier: Id, *, grond: str, regel: Id, rijen: Iterable[Id] = (), blijft: Iterable[Id] = ()
) -> None:
    """Destroy everything of one dossier. `grond` is a code (retention, request of the resident), never free text.

    `regel`: the line of a list that one person made and another agreed to; without those the order is a ValueError here
    and is held back elsewhere. `rijen` go too, though made elsewhere; `blijft` were made in it and stay.
    """
    uow.sessie.flush()
    db = uow.sessie.connection().connection.driver_connection
    mutatie = maak_mutatie(
        uow.herkomst,
        mutatie_id=uow.ids(),
        zout=secrets.token_bytes(16),
        soort=VERNIETIGING,
        rij=dossier,
        dossier=dossier,
        waarden=waarden_van(grond=grond, regel=regel, rijen=rijen, blijft=blijft),
        basis={},
    )
    uow.schrijf(VERNIETIGING, mutatie, dossier)
    for soort, id_ in samenvoegen.vernietig(db, mutatie):
        uow.veranderd.setdefault(soort, set()).add(id_)
    uow.sessie.expire_all()
