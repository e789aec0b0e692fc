"""Who has a say over a person on a day: read the same way for consent, for signing and for the tab Gezin.

Plain SQL, no SQLAlchemy: `rijen` is a query function of a reading or of a writing connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.gezagsregel import Gezaghebbers, Gezagsfeit, gezaghebbers
from wijdesk.models.gezinsrol import heeft_gezag, is_kind, vraagt_gezag
from wijdesk.models.toestemming import Gezinslid
from wijdesk.models.values import Id

Rijen = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]

_OM_HEEN = (
    "SELECT a.persoon_id, a.rol, l.persoon_id, l.rol, p.geboortedatum FROM huishoudlid a "
    "JOIN huishouden h ON h.id = a.huishouden_id AND h.status = 'actief' "
    "JOIN huishoudlid l ON l.huishouden_id = a.huishouden_id AND l.status = 'actief' "
    "AND l.van <= ? AND (l.tot = '' OR l.tot >= ?) JOIN persoon p ON p.id = l.persoon_id "
    "WHERE a.persoon_id IN ({}) AND a.status = 'actief' AND a.van <= ? AND (a.tot = '' OR a.tot >= ?) "
    "ORDER BY l.van, l.id"
)
_FEITEN = (
    "SELECT kind_id, ouder_id, instelling, van, tot FROM gezag "
    "WHERE kind_id IN ({}) AND status = 'actief' ORDER BY van, id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Om:
    """A member, and who has gezag over them: as recorded (`vast`), else by the roles."""

    zelf: Gezinslid
    gezag: tuple[Gezinslid, ...]
    vast: bool = False
    instellingen: tuple[str, ...] = ()
    """Names of institutions that have voogdij, which is always recorded."""


def gezin_om(rijen: Rijen, personen: Iterable[Id], dag: date) -> dict[Id, Om]:
    """Per person who is a member somewhere on `dag`: the person, and who has a say over them.

    Without a record the roles count of every household where it is a child (co-ouderschap has two). A niece who lives
    in with a family is no child of it: who has gezag there has none over her unless that was recorded. Of who is a
    foster or step child anywhere no role says it, not even that of a parent in another home: it was not asked.
    """
    ids, iso = tuple(dict.fromkeys(personen)), dag.isoformat()
    if not ids:
        return {}
    zelf: dict[Id, Gezinslid] = {}
    rollen: dict[Id, list[Id]] = {}
    geboren_op: dict[Id, str] = {}
    vragen: set[Id] = set()
    plekken = ", ".join("?" * len(ids))
    for wie, rol, ander, zijn_rol, geboren in rijen(_OM_HEEN.format(plekken), (iso, iso, *ids, iso, iso)):
        kind = is_kind(rol)
        if wie == ander:
            was_kind = Id(wie) in zelf and zelf[Id(wie)].kind
            zelf[Id(wie)] = Gezinslid(persoon_id=Id(wie), geboortedatum=geboren, kind=kind or was_kind)
            if vraagt_gezag(rol):
                vragen.add(Id(wie))
        elif kind and heeft_gezag(zijn_rol):
            rollen.setdefault(Id(wie), []).append(Id(ander))
            geboren_op[Id(ander)] = geboren
    feiten: dict[Id, list[Gezagsfeit]] = {}
    for kind_id, ouder_id, instelling, van, tot in rijen(_FEITEN.format(plekken), ids):
        ouder = Id(ouder_id) if ouder_id is not None else None
        feit = Gezagsfeit(ouder_id=ouder, instelling=instelling, van=van, tot=tot)
        feiten.setdefault(Id(kind_id), []).append(feit)
    gevonden = {}
    for id_, lid in zelf.items():
        volgens_rollen = () if id_ in vragen else rollen.get(id_, ())
        wie = gezaghebbers(feiten.get(id_, ()), volgens_rollen, iso)
        gevonden[id_] = Om(zelf=lid, gezag=_leden(wie, geboren_op), vast=wie.vast, instellingen=wie.instellingen)
    return gevonden


def gezaghebbers_in(rijen: Rijen, huishouden_id: Id, dag: date) -> frozenset[Id]:
    """Everybody with gezag over a member of this household, at home in it or not."""
    leden = rijen("SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief'", (huishouden_id,))
    om = gezin_om(rijen, (Id(rij[0]) for rij in leden), dag)
    return frozenset(lid.persoon_id for een in om.values() for lid in een.gezag)


def _leden(wie: Gezaghebbers, geboren_op: dict[Id, str]) -> tuple[Gezinslid, ...]:
    return tuple(Gezinslid(persoon_id=id_, geboortedatum=geboren_op.get(id_, ""), gezag=True) for id_ in wie.wie)
