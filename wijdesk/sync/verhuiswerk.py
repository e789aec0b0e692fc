"""What is asked of the open store for households that move: which moves there are, what of a dossier is to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wijdesk.models.journaal import Mutatie, lees_regel
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.teamregels import ankers
from wijdesk.models.values import Id
from wijdesk.store import dossier, elders
from wijdesk.store.engine import Winkel
from wijdesk.sync.zegel import MAX_GEZIEN


@dataclass(frozen=True, slots=True)
class Overdracht:
    """One move as the table says."""

    id: Id
    huishouden_id: Id
    van: Id
    naar: Id
    op: int
    actief: bool
    eigen: bool
    """Decided at this desk."""


def hoeveel(winkel: Winkel) -> int:
    """How many entries there are: they only ever come in behind the others."""
    return int(winkel.db.execute("SELECT coalesce(max(rowid), 0) FROM mutatie").fetchone()[0])


def wat_er_is(winkel: Winkel, gekeken: int, zelf: Id) -> tuple[int, list[Overdracht], set[Id]]:
    """How many entries there are, every move, and the households that entries after `gekeken` are about."""
    db = winkel.db
    eind = hoeveel(winkel)
    rijen = db.execute("SELECT id, huishouden_id, van_id, naar_id, op, status FROM teamoverdracht ORDER BY id")
    maker = "SELECT json_extract(kop, '$.b') FROM mutatie WHERE rij = ? ORDER BY id LIMIT 1"
    mij = {winkel.balie_id.hex(), zelf.hex()}
    alle = [
        Overdracht(
            Id(rij[0]), Id(rij[1]), Id(rij[2]), Id(rij[3]), rij[4], rij[5] == "actief",
            db.execute(maker, (rij[0],)).fetchone()[0] in mij,
        )
        for rij in rijen.fetchall()
    ]  # fmt: skip
    huizen = {er.huishouden_id for er in alle}
    if not huizen:
        return eind, alle, set()
    vraag = "SELECT DISTINCT rij FROM mutatie WHERE rowid > ?"
    nieuw = [Id(rij[0]) for rij in db.execute(vraag, (gekeken if gekeken <= eind else 0,)).fetchall()]

    def antwoord(sql: str, params: tuple[Any, ...]) -> list[Any]:
        gevonden: list[Any] = db.execute(sql, params).fetchall()
        return gevonden

    if len(nieuw) > 1_000:  # a first time, or a great deal came in: then looking at every move is less work
        return eind, alle, huizen
    return eind, alle, {huis for id_ in nieuw if (huis := elders.huishouden_van(antwoord, id_)) in huizen and huis}


def uit_dossier(
    winkel: Winkel, er: Overdracht, gezien: dict[str, int], *, alle_ketens: bool, geleerd: list[Any]
) -> tuple[list[Mutatie], dict[Id, int]]:
    """What is to be sent of one move, with what it refers to first; and per chain how far this desk has it.

    Of what hangs there already (`gezien`) only what came after it: of the household always, of its members what this
    desk wrote before it knew (`geleerd`): later on the old team writes for itself.
    """
    db = winkel.db
    einden = {Id(rij[0]): int(rij[1]) for rij in db.execute("SELECT balie_id, max(volgnr) FROM keten GROUP BY 1")}
    laatste = sorted(einden.items(), key=lambda stand: -stand[1])[:MAX_GEZIEN]
    rijen = dossier.rijen_van(db, er.huishouden_id)
    alle = dossier.entries(db, rijen.alle)
    if gezien:
        later = _later(
            db, {keten: einden[keten] for keten in einden if alle_ketens or keten == winkel.balie_id}, gezien
        )
        voor = {id_ for id_, (keten, volgnr) in later.items() if [keten.hex()] == geleerd[:1] and volgnr <= geleerd[1]}
        erbij = rijen.gezin - {er.huishouden_id}  # merged into it by who did not know: then all of it goes
        samen = any(mutatie.id in later and _rij(mutatie) in erbij for mutatie in alle)
        # What was written elsewhere and is of this household now goes whole: it may have been passed over before.
        kwam = {_rij(mutatie) for mutatie in alle if mutatie.id in later and _komt_erbij(mutatie)} & rijen.huis
        alle = [
            mutatie
            for mutatie in alle
            if samen
            or _rij(mutatie) in kwam
            or (mutatie.id in later and (_rij(mutatie) in rijen.huis or mutatie.id in voor))
        ]
    return (dossier.met_verwezen(db, alle, rijen.alle) if alle else []), dict(laatste)


def _rij(mutatie: Mutatie) -> Id:
    return Id(bytes.fromhex(lees_regel(mutatie.kop, None).rij))


def _komt_erbij(mutatie: Mutatie) -> bool:
    """Whether an entry takes a row to another household than it was written in."""
    regel = lees_regel(mutatie.kop, None)
    veld = ankers(regel.soort).huis if regel.soort in GEJOURNAALD else ""
    return bool(veld) and veld in regel.velden and bool(regel.basis)


def _later(db: Any, ketens: dict[Id, int], gezien: dict[str, int]) -> dict[Id, tuple[Id, int]]:
    """The entries of these chains after what was seen of each, with their place."""
    uit: dict[Id, tuple[Id, int]] = {}
    for keten in ketens:
        vraag = "SELECT mutatie_id, volgnr FROM keten WHERE balie_id = ? AND volgnr > ?"
        for id_, volgnr in db.execute(vraag, (keten, gezien.get(keten.hex(), 0))).fetchall():
            uit[Id(id_)] = (keten, volgnr)
    return uit
