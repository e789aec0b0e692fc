"""Which rollen somebody has on a day and at a locatie. No SQLAlchemy: logging in asks it.

A rol without locatie holds everywhere; one with a locatie for whoever works there. Where somebody works is what they
chose at this desk (`WERKPLEK`), as long as they have a rol there; else their own locatie, or the first that gives one.
"""

from __future__ import annotations

from collections.abc import Collection

from wijdesk.models.values import Id
from wijdesk.store.elders import Rijen

WERKPLEK = "werkplek"
"""The name of that choice among the preferences of a medewerker."""
GELDT = "r.status = 'actief' AND (r.van = '' OR r.van <= ?) AND (r.tot = '' OR r.tot >= ?)"
"""Condition on `roltoekenning r`: holds on a day (twice the same ISO date)."""

_ROLLEN = f"SELECT r.rol, r.locatie_id FROM roltoekenning r WHERE r.medewerker_id = ? AND {GELDT} ORDER BY r.id"
_LOCATIES = "SELECT id, naam FROM locatie WHERE status = 'actief' AND (tot = '' OR tot >= ?) ORDER BY naam, id"
_KEUZE = "SELECT waarde FROM voorkeur WHERE medewerker_id = ? AND sleutel = ?"


def rollen_op(rijen: Rijen, medewerker_id: Id, dag: str) -> list[tuple[str, Id | None]]:
    """(rol, locatie or None for all) that hold on a day (ISO)."""
    gevonden = rijen(_ROLLEN, (medewerker_id, dag, dag))
    return [(rol, Id(locatie) if locatie is not None else None) for rol, locatie in gevonden]


def werkplekken(rijen: Rijen, medewerker_id: Id, eigen: Id, dag: str) -> list[tuple[Id, str]]:
    """(locatie, name) where somebody can work on a day: those with a rol of their own, and the own one."""
    rollen = rollen_op(rijen, medewerker_id, dag)
    mag = {locatie for _, locatie in rollen if locatie is not None}
    if any(locatie is None for _, locatie in rollen):
        mag.add(eigen)
    return [(Id(id_), naam) for id_, naam in rijen(_LOCATIES, (dag,)) if id_ in mag]


def werkt_bij(rijen: Rijen, medewerker_id: Id, eigen: Id, dag: str) -> Id:
    """The locatie somebody works at now."""
    kan = [id_ for id_, _ in werkplekken(rijen, medewerker_id, eigen, dag)]
    gekozen = [Id(waarde) for (waarde,) in rijen(_KEUZE, (medewerker_id, WERKPLEK))]
    for plek in (*gekozen, eigen):
        if plek in kan:
            return plek
    return kan[0] if kan else eigen


def rollen_hier(rijen: Rijen, medewerker_id: Id, locatie_id: Id, dag: str) -> tuple[str, ...]:
    """The rollen somebody has on a day at a locatie, each once."""
    rollen = rollen_op(rijen, medewerker_id, dag)
    return tuple(dict.fromkeys(rol for rol, locatie in rollen if locatie in (None, locatie_id)))


def plekken_met(rijen: Rijen, medewerker_id: Id, geven: Collection[str], dag: str) -> frozenset[Id] | None:
    """Where somebody has one of these rollen on a day; None: everywhere."""
    plekken = [locatie for rol, locatie in rollen_op(rijen, medewerker_id, dag) if rol in geven]
    return None if None in plekken else frozenset(plek for plek in plekken if plek is not None)
