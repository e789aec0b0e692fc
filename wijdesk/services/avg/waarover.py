"""Whose a row is that a resident says something against. Plain SQL on a writing connection."""

from __future__ import annotations

from wijdesk.models.values import Id
from wijdesk.services.gezin import rijen_van
from wijdesk.store import elders
from wijdesk.store.unit_of_work import UnitOfWork


def huishouden_van_rij(uow: UnitOfWork, soort: str, id_: Id) -> Id | None:
    """The household a row belongs to; None for what is a person's alone."""
    return id_ if soort == "huishouden" else elders.huishouden_van(rijen_van(uow), id_)


def persoon_van_rij(uow: UnitOfWork, soort: str, id_: Id) -> Id | None:
    """The person a row names itself; None when it names none."""
    if soort == "persoon":
        return id_
    if uow.sql("SELECT 1 FROM pragma_table_info(?) WHERE name = 'persoon_id'", soort) is None:
        return None
    rij = uow.sql(f'SELECT persoon_id FROM "{soort}" WHERE id = ?', id_)  # noqa: S608
    return None if rij is None or rij[0] is None else Id(rij[0])
