"""Working on rows that two desks said something else about: one's own change, and the decision of a person."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wijdesk.errors import Weigering
from wijdesk.models.base import Gejournaald
from wijdesk.models.journaal import Koppen, Waarde, basis_van, koppen_lees
from wijdesk.models.values import Id
from wijdesk.models.vormen import anders_van_vorm
from wijdesk.store import samenvoegen
from wijdesk.store.gebruik import te_herzien
from wijdesk.store.opschrijven import schrijf_op
from wijdesk.store.weten import weet
from wijdesk.store.zoekregels import stukken

if TYPE_CHECKING:
    from wijdesk.store.unit_of_work import UnitOfWork

PAST_NIET_BIJ = "Dit past niet bij wat er verder is vastgelegd. Kies iets anders of pas eerst het andere aan."


def beslis(
    uow: UnitOfWork, soort: type[Gejournaald], id_: Id, waarden: Mapping[str, Waarde], *, reden: str = ""
) -> None:
    """An entry on everything that was said of these fields of one row, also where that is held back.

    Raises Weigering when the row would break a rule then.
    """
    if anders_van_vorm(soort.__tablename__, waarden):
        raise Weigering(PAST_NIET_BIJ)
    uow.sessie.flush()
    db = uow.sessie.connection().connection.driver_connection
    mutatie = samenvoegen.besluit(db, uow.herkomst, uow.ids(), secrets.token_bytes(16), id_, waarden, reden)
    uow.schrijf(soort.__tablename__, mutatie, id_)
    _herzie(uow, {id_})
    if not samenvoegen.getoond(db, soort.__tablename__, id_, mutatie.id):
        raise Weigering(PAST_NIET_BIJ)


def haal_eigen_weg(uow: UnitOfWork, soort: type[Gejournaald], eigen: Mapping[Id, frozenset[str]]) -> None:
    """Take rows away as far as these entries (hex) of theirs go: what others said of one keeps it in sight."""
    uow.sessie.flush()
    db = uow.sessie.connection().connection.driver_connection
    naam, dossier, waarden = soort.__tablename__, soort.dossier_veld() or "NULL", {"status": "vervallen"}
    for id_, ids in eigen.items():
        koppen, van = uow.sql(f"SELECT koppen, {dossier} FROM {naam} WHERE id = ?", id_)
        basis = basis_van(koppen_lees(koppen), ("status",))["status"]
        mutatie = schrijf_op(
            uow.herkomst,
            mutatie_id=uow.ids(),
            zout=secrets.token_bytes(16),
            soort=naam,
            rij=id_,
            dossier=None if van is None else Id(van),
            waarden=waarden,
            basis={"status": [kop for kop in basis if kop in ids]},
            gezien={"": sorted(ids)},
            weet=weet(db, naam, id_, waarden),
        )
        uow.schrijf(naam, mutatie, id_)
    if eigen:
        _herzie(uow, set(eigen))


def herzie(uow: UnitOfWork) -> None:
    """Project rows of this transaction again that others said something else about, and what these keep in sight."""
    ids = {id_ for per_soort in uow.veranderd.values() for id_ in per_soort}
    rijen = set(uow.naast)
    for stuk in stukken(sorted(ids)):
        tekens = ", ".join("?" * len(stuk))
        vraag = (
            f"SELECT rij FROM verschil WHERE rij IN ({tekens}) UNION SELECT rij FROM ingehouden WHERE rij IN ({tekens})"
        )
        rijen |= {Id(rij[0]) for rij in uow.cursor().execute(vraag, [*stuk, *stuk])}
    rijen |= {Id(rij) for rij in te_herzien(uow.cursor(), uow.veranderd)}
    if rijen:
        _herzie(uow, rijen)


def laatste_tijd(uow: UnitOfWork, koppen: Koppen, basis: Koppen) -> int:
    """When the latest was written of the heads that somebody did not see (ms UTC)."""
    alle = {id_ for veld, ids in basis_van(koppen, basis).items() for id_ in ids if id_ not in basis[veld]}
    vraag = "SELECT json_extract(kop, '$.t') FROM mutatie WHERE id = ?"
    return max((int(rij[0]) for id_ in alle if (rij := uow.sql(vraag, bytes.fromhex(id_)))), default=0)


def _herzie(uow: UnitOfWork, rijen: set[Id]) -> None:
    db = uow.sessie.connection().connection.driver_connection
    for soort, id_ in samenvoegen.herzie(db, rijen):
        uow.veranderd.setdefault(soort, set()).add(id_)
    uow.sessie.expire_all()
