"""Whom an operation was about, for the line that offers to undo it: the household, or else the one person.

Follows what every row says itself: the column of its household, or else the record it belongs to.
"""

from __future__ import annotations

from functools import cache

from wijdesk.models.base import Gejournaald
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.persoon import Persoon
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.values import Id
from wijdesk.services.gezin import naam_voor_wie_werkt
from wijdesk.services.personalia import naam_voor
from wijdesk.services.verwijzingen import NAAR_HUISHOUDEN
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS_RIJEN = 60
"""What changed more rows is of many people, and says so itself."""


def over_wie(uow: UnitOfWork) -> tuple[str, Id | None]:
    """Whom this operation was about, as whoever is at work may see it, and the id of the household.

    No name when it was about several households or people, or when the sentence names them already.
    """
    niets = ("", None)
    if not uow.zin:
        return niets
    uow.flush()
    rijen = [(soort, id_) for soort, ids in uow.veranderd.items() for id_ in ids]
    if len(rijen) > HOOGSTENS_RIJEN:
        return niets
    gevonden = {einde for soort, id_ in rijen if (einde := _hoort_bij(uow, soort, id_)) is not None}
    gezinnen = [rij for rij in gevonden if isinstance(rij, Huishouden)]
    if len(gezinnen) == 1:
        id_, naam = gezinnen[0].id, naam_voor_wie_werkt(uow, gezinnen[0])
    elif not gezinnen and len(gevonden) == 1 and isinstance(rij := gevonden.pop(), Persoon):
        id_, naam = None, naam_voor(uow, rij)
    else:
        return niets
    return "" if naam in uow.zin else naam, id_


def _hoort_bij(uow: UnitOfWork, soort: str, id_: Id) -> Gejournaald | None:
    """The household a row belongs to, or else the person; None for what is nobody's."""
    while soort not in ("huishouden", "persoon"):
        stap = _stap(soort)
        rij = None if stap is None else uow.sessie.get(GEJOURNAALD[soort], id_)
        if rij is None or stap is None or (volgende := getattr(rij, stap[0])) is None:
            return None
        soort, id_ = stap[1], Id(volgende)
    return uow.sessie.get(GEJOURNAALD[soort], id_)


@cache
def _stap(soort: str) -> tuple[str, str] | None:
    """The column of a table that leads to whose it is, and the table it leads to."""
    naar_huishouden = {rij.__tablename__: veld for rij, veld in NAAR_HUISHOUDEN}
    if soort in naar_huishouden:
        return naar_huishouden[soort], "huishouden"
    veld = GEJOURNAALD[soort].dossier_veld()
    sleutels = METADATA.tables[soort].foreign_keys
    return next(((veld, s.column.table.name) for s in sleutels if s.parent.name == veld), None) if veld else None
