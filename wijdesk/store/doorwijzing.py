"""What follows in the tables when a locatie or medewerker comes to point to another (`models.doorwijzing`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from wijdesk.models.base import Gejournaald
from wijdesk.models.doorwijzing import BLIJFT, SOORTEN, VERSCHILT, einde
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.store.regels import verwijzers
from wijdesk.store.wijzers import onthouden_wijzers

if TYPE_CHECKING:
    from wijdesk.store.unit_of_work import UnitOfWork

_LOKAAL = ("concept", "voorkeur")
"""Tables of this desk itself that say whose a row is."""


@cache
def verlegbaar(naar: str) -> tuple[tuple[str, str], ...]:
    """Every (noun, field) that names rows of a noun and shows the one that stays."""
    return tuple((soort, veld) for soort, veld in verwijzers(naar) if (soort, veld) not in BLIJFT)


@cache
def velden_van(soort: str) -> tuple[str, ...]:
    """The fields of a noun that show the one that stays."""
    return tuple(veld for naar in sorted(SOORTEN) for van, veld in verlegbaar(naar) if van == soort)


def verleg(db: Any, oud: Mapping[Id, Id], nieuw: Mapping[Id, Id]) -> tuple[set[tuple[str, Id]], set[str]]:
    """Bring the tables from one set of pointers to another: answers the rows (noun, id) that were changed, and the rows
    (hex) that have to be projected again.

    A card that came to point somewhere is replaced where it stands; that is one statement per column, however long the
    history. What pointed somewhere before stands no longer in the tables: the journal says who named it.
    """
    gewijzigd: set[tuple[str, Id]] = set()
    geraakt: set[str] = set()
    erbij = [id_ for id_ in nieuw if id_ not in oud]
    for id_ in erbij:
        for soort, veld, ids in _die_noemen(db, id_):
            if soort in VERSCHILT:
                geraakt |= {rij.hex() for rij in ids}
                continue
            db.execute(f"UPDATE {soort} SET {veld} = ? WHERE {veld} = ?", (einde(nieuw, id_), id_))
            gewijzigd |= {(soort, rij) for rij in ids}
        for tabel in _LOKAAL:
            vraag = f"UPDATE OR IGNORE {tabel} SET medewerker_id = ? WHERE medewerker_id = ?"
            db.execute(vraag, (einde(nieuw, id_), id_))
    for id_ in oud:
        if einde(nieuw, id_) != einde(nieuw, einde(oud, id_)):
            geraakt |= _die_noemden(db, id_)
    if erbij or geraakt:
        geraakt |= _met_verschil(db)
    return gewijzigd, geraakt


def _die_noemen(db: Any, id_: Id) -> Iterator[tuple[str, str, list[Id]]]:
    for naar in sorted(SOORTEN):
        for soort, veld in verlegbaar(naar):
            ids = [Id(rij[0]) for rij in db.execute(f"SELECT id FROM {soort} WHERE {veld} = ?", (id_,)).fetchall()]
            if ids:
                yield soort, veld, ids


def _die_noemden(db: Any, id_: Id) -> set[str]:
    """Rows (hex) of which any entry names this one."""
    vraag = "SELECT DISTINCT rij FROM mutatie WHERE instr(inhoud, ?) > 0 AND rij <> ?"
    return {rij[0].hex() for rij in db.execute(vraag, (id_.hex(), id_)).fetchall()}


def _met_verschil(db: Any) -> set[str]:
    """Rows (hex) with a difference about a field that shows the one that stays: two names may be one now."""
    rijen = db.execute("SELECT rij, soort, veld FROM verschil").fetchall()
    return {rij.hex() for rij, soort, veld in rijen if soort in GEJOURNAALD and veld in velden_van(soort)}


def wijzers_van(uow: UnitOfWork) -> Mapping[Id, Id]:
    """Locaties and medewerkers another stands for, as this transaction has it."""
    return onthouden_wijzers(uow.winkel.geheugen, uow.cursor, uow.veranderd)


def verlegd(uow: UnitOfWork, soort: str, rijen: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Values of new rows, naming what stands for it now."""
    naar = wijzers_van(uow)
    return [{**rij, **_wijst_naar(soort, [*rij.items()], naar)} for rij in rijen] if naar else rijen


def verleg_rijen(uow: UnitOfWork, rijen: Iterable[object]) -> None:
    """What a transaction says of these rows names what stands for it now: all of a new row, else what changed."""
    naar = wijzers_van(uow)
    for rij in rijen if naar else ():
        if not isinstance(rij, Gejournaald):
            continue
        soort, staat = rij.__tablename__, inspect(rij)
        gezegd = [veld for veld in velden_van(soort) if rij.koppen is None or _anders(staat, veld)]
        for veld, blijft in _wijst_naar(soort, [(veld, getattr(rij, veld)) for veld in gezegd], naar).items():
            setattr(rij, veld, blijft)


def _anders(staat: Any, veld: str) -> bool:
    return bool(staat.attrs[veld].history.has_changes())


def _wijst_naar(soort: str, waarden: Collection[tuple[str, Any]], naar: Mapping[Id, Id]) -> dict[str, Id]:
    """Of these (field, value) of a row to be written: those that name what another stands for, with that other."""
    eigen = velden_van(soort)
    return {veld: einde(naar, waarde) for veld, waarde in waarden if veld in eigen and waarde in naar}
