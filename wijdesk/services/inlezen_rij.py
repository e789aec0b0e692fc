"""What becomes of a row of a file: its id, how it comes to stand, and whether an import may take it back.

The id is made of what the file says: of the kind and the number, and of what makes it this one and no other of that
number (its day, its locatie, ...). So two desks that read one file without knowing of each other make the same rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from wijdesk.models.base import Gejournaald
from wijdesk.models.values import Id, als_waarde
from wijdesk.store import verschillen
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

HELFT = 8
"""Bytes of an id that are made of the kind and the number alone."""
GEWEEST = "Dit stond hier al en staat er niet meer: het is vernietigd, of het wacht op een andere balie."
_VAN = "SELECT b.transactie FROM main.mutatie b WHERE b.rij"
_RIJEN_VAN = f"SELECT m.rij FROM main.mutatie m WHERE m.transactie IN ({_VAN} = ?)"  # noqa: S608
_ANDERE_IMPORT = f"{_VAN} IN (SELECT id FROM importpartij WHERE status <> 'vervallen' AND id <> ?)"  # noqa: S608
_IMPORTS = f"{_VAN} IN (SELECT id FROM importpartij)"  # noqa: S608
_OOK = "EXISTS (SELECT 1 FROM main.mutatie m WHERE m.rij = {tabel}.id AND m.transactie {waar})"
"""Condition of a row with an entry of a transaction that is (not) of an import."""
NERGENS: dict[str, str] = {
    "straatronde": "id NOT IN (SELECT straatronde_id FROM signaal WHERE straatronde_id IS NOT NULL AND status = "
    "'actief') AND id NOT IN (SELECT straatronde_id FROM activiteitronde WHERE status = 'actief')",
    "indicatie": "id NOT IN (SELECT vorige_id FROM indicatie WHERE vorige_id IS NOT NULL AND status = 'actief')",
}
"""Noun → what keeps a row from being taken back, beside a change of it."""


def begin_van(soort: str, nummer: str) -> bytes:
    """What every id of this kind and number begins with."""
    begin = bytearray(hashlib.sha256(f"{soort}\n{nummer}".encode()).digest()[:HELFT])
    begin[6] = 0x80 | (begin[6] & 0x0F)  # RFC 9562, version 8: made by a rule of its own
    return bytes(begin)


def id_van(soort: str, nummer: str, velden: Mapping[str, Any], kenmerk: Iterable[str]) -> Id:
    """The id of a row; `kenmerk` names the fields that say which one it is."""
    wat = (als_waarde(velden.get(veld)) for veld in (*kenmerk, "locatie_id"))
    tekst = "\n".join((soort, nummer, *("" if waarde is None else str(waarde) for waarde in wat)))
    rest = bytearray(hashlib.sha256(tekst.encode()).digest()[:HELFT])
    rest[0] = 0x80 | (rest[0] & 0x3F)
    return Id(begin_van(soort, nummer) + bytes(rest))


def is_weg(uow: UnitOfWork, klasse: type[Any], id_: Id) -> bool:
    """Whether this row was here and is not any more: what was destroyed does not come back."""
    er_was = uow.sql("SELECT 1 FROM mutatie WHERE rij = ? LIMIT 1", id_) is not None
    return er_was and not uow.bestaat(klasse, id_)


def zet_neer(uow: UnitOfWork, klasse: type[Any], rijen: Sequence[Mapping[str, Any]]) -> None:
    """Put new rows in; one that was taken back stands again, as this file says it."""
    er_al: dict[Id, Any] = {}
    for stuk in stukken(rij["id"] for rij in rijen):
        er_al |= {rij.id: rij for rij in uow.sessie.scalars(select(klasse).where(klasse.id.in_(stuk)))}
    uow.voeg_bulk(klasse, [rij for rij in rijen if rij["id"] not in er_al])
    for rij in rijen:
        if (oud := er_al.get(rij["id"])) is not None:
            for veld, waarde in rij.items():
                if getattr(oud, veld) != waarde:
                    setattr(oud, veld, waarde)


def neem_terug(uow: UnitOfWork, klasse: type[Gejournaald], partij_id: Id) -> tuple[int, int]:
    """Let the rows of an import lapse; answers how many went, and how many another import that stands keeps in sight.

    What somebody changed since stays. Of what two imports brought the journal says that one took it back; it goes when
    the other does too, also when two desks do that without knowing of each other.
    """
    tabel, beide = klasse.__tablename__, (partij_id, partij_id)
    van_deze = " AND ".join(
        (
            f"status = 'actief' AND id IN ({_RIJEN_VAN})",
            f"NOT {_OOK.format(tabel=tabel, waar=f'NOT IN ({_IMPORTS})')}",
            *((NERGENS[tabel],) if tabel in NERGENS else ()),
        )
    )
    ook_elders = _OOK.format(tabel=tabel, waar=f"IN ({_ANDERE_IMPORT})")
    gedeeld = _rijen(uow, f"SELECT id FROM {tabel} WHERE {van_deze} AND {ook_elders}", beide)  # noqa: S608
    verschillen.haal_eigen_weg(uow, klasse, {Id(id_): _eigen(uow, Id(id_), partij_id) for (id_,) in gedeeld})
    terug = uow.zet_bulk(klasse, "status", "vervallen", waar=f"{van_deze} AND NOT {ook_elders}", params=beide)
    return terug, len(gedeeld)


def _eigen(uow: UnitOfWork, rij: Id, partij_id: Id) -> frozenset[str]:
    """The entries (hex) of a row that no other import that stands wrote."""
    vraag = f"SELECT m.id FROM main.mutatie m WHERE m.rij = ? AND m.transactie NOT IN ({_ANDERE_IMPORT})"  # noqa: S608
    return frozenset(id_.hex() for (id_,) in _rijen(uow, vraag, (rij, partij_id)))


def _rijen(uow: UnitOfWork, vraag: str, params: tuple[object, ...]) -> list[tuple[bytes]]:
    uow.flush()
    gevonden: list[tuple[bytes]] = uow.cursor().execute(vraag, params).fetchall()
    return gevonden
