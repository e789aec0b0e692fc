"""What the exchange with other desks asks of an open store, besides taking in what they wrote (`samenvoegen`).

The place of an entry in a chain is transport: a chain can be begun anew, and an entry can stand in several.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wijdesk.models.journaal import BEGIN, Mutatie, schakel
from wijdesk.models.values import Id
from wijdesk.store.eigenketens import onthoud_verlaten
from wijdesk.store.engine import Winkel
from wijdesk.store.kast import Kast
from wijdesk.store.samenvoegen import Schakelregel
from wijdesk.store.verbinding import transactie
from wijdesk.store.zoekregels import stukken


def eind(winkel: Winkel, balie: Id) -> tuple[int, bytes]:
    """The last number and hash that is here of a chain; 0 and `BEGIN` of one that is not."""
    return _eind(winkel.db, balie)


def schakel_op(winkel: Winkel, balie: Id, volgnr: int) -> bytes | None:
    """The hash at a place of a chain, or None when it is not here."""
    if volgnr == 0:
        return BEGIN
    vraag = "SELECT schakel FROM keten WHERE balie_id = ? AND volgnr = ?"
    rij = winkel.db.execute(vraag, (balie, volgnr)).fetchone()
    return bytes(rij[0]) if rij else None


def na(winkel: Winkel, balie: Id, volgnr: int, hoogstens: int) -> list[Schakelregel]:
    """The next entries of a chain, in order."""
    vraag = (
        "SELECT k.volgnr, k.schakel, m.id, m.kop, m.zout, m.inhoud FROM keten k JOIN mutatie m ON m.id = k.mutatie_id "
        "WHERE k.balie_id = ? AND k.volgnr > ? ORDER BY k.volgnr LIMIT ?"
    )
    return [
        Schakelregel(balie, rij[0], rij[1], Mutatie(Id(rij[2]), *rij[3:]))
        for rij in winkel.db.execute(vraag, (balie, volgnr, hoogstens)).fetchall()
    ]


def wacht(winkel: Winkel, ketens: Sequence[tuple[Id, int]]) -> tuple[int, int | None]:
    """How many transactions stand in these chains, each after a number, and when the first was made (ms UTC)."""
    waar = " OR ".join(["k.balie_id = ? AND k.volgnr > ?"] * len(ketens)) or "0"
    vraag = (
        "SELECT count(DISTINCT m.transactie), min(CAST(json_extract(m.kop, '$.t') AS INTEGER)) "
        f"FROM keten k JOIN mutatie m ON m.id = k.mutatie_id WHERE {waar}"
    )
    rij = winkel.db.execute(vraag, [waarde for plek in ketens for waarde in plek]).fetchone()
    return int(rij[0]), rij[1]


def begin_keten(winkel: Winkel, nieuw: Id, *, vanaf: int, onthoud: Mapping[str, bytes] | None = None) -> None:
    """Write another chain from now on; what stood in the old one after `vanaf` moves along, with ids and content.

    `onthoud` is put in the cupboard with it: all of it happens or nothing does.
    """
    with transactie(winkel.db):
        kast = Kast(winkel.db.cursor)
        verleg(winkel.db, winkel.balie_id, nieuw, vanaf=vanaf)
        onthoud_verlaten(kast, [winkel.balie_id], winkel.balie_id, vanaf)
        for naam, waarde in (onthoud or {}).items():
            kast.put(naam, waarde)
        winkel.db.execute("UPDATE winkel SET balie_id = ?", (nieuw,))
    winkel.balie_id = nieuw


def verleg(db: Any, oud: Id, nieuw: Id, *, vanaf: int) -> list[Id]:
    """Inside the running transaction: what stood in a chain after `vanaf` stands in a new one; answers the entries."""
    rijen = db.execute(
        "SELECT k.mutatie_id, m.kop FROM keten k JOIN mutatie m ON m.id = k.mutatie_id "
        "WHERE k.balie_id = ? AND k.volgnr > ? ORDER BY k.volgnr",
        (oud, vanaf),
    ).fetchall()
    db.execute("DELETE FROM keten WHERE balie_id = ? AND volgnr > ?", (oud, vanaf))
    schakel_aan(db, nieuw, rijen)
    return [Id(rij[0]) for rij in rijen]


def bied_opnieuw_aan(winkel: Winkel, ids: Sequence[Id]) -> None:
    """Put entries that are here already at the end of this desk's own chain too."""
    db = winkel.db
    with transactie(db):
        koppen: list[tuple[bytes, str]] = []
        for stuk in stukken(ids):
            vraag = f"SELECT id, kop FROM mutatie WHERE id IN ({', '.join('?' * len(stuk))})"
            per_id = {rij[0]: rij for rij in db.execute(vraag, stuk).fetchall()}
            koppen += [per_id[id_] for id_ in stuk]
        schakel_aan(db, winkel.balie_id, koppen)


def onbereikbaar(winkel: Winkel, gelezen: Mapping[Id, int], zonder: Collection[Id] = ()) -> list[Id]:
    """Entries that nobody finds who reads every chain up to what was read of it, or this desk's own; oldest first.

    Entries that are only known from the chains in `zonder` (those of other teams) are left out.
    """
    db = winkel.db
    bereik = dict(gelezen) | {winkel.balie_id: 1 << 62}
    bekend: set[bytes] = set()
    elders: set[bytes] = set()
    for balie, volgnr, id_ in db.execute("SELECT balie_id, volgnr, mutatie_id FROM keten"):
        if volgnr <= bereik.get(balie, 0):
            bekend.add(id_)
        elif balie in zonder:
            elders.add(id_)
    alle = [rij[0] for rij in db.execute("SELECT id FROM mutatie ORDER BY id")]
    return [Id(id_) for id_ in alle if id_ not in bekend and id_ not in elders]


def vergeet(winkel: Winkel, balie: Id, na_volgnr: int) -> None:
    """Forget the places of a chain after a number: it is told differently now. The entries stay."""
    winkel.db.execute("DELETE FROM keten WHERE balie_id = ? AND volgnr > ?", (balie, na_volgnr))


def zet_stil(winkel: Winkel, balie: Id, reden: str, nu: int) -> None:
    """A chain cannot be followed further; since when stays what it was."""
    winkel.db.execute(
        "INSERT INTO stilstand (balie_id, sinds, reden) VALUES (?, ?, ?) "
        "ON CONFLICT (balie_id) DO UPDATE SET reden = excluded.reden",
        (balie, nu, reden),
    )


def loopt_weer(winkel: Winkel, balie: Id) -> None:
    """A chain could be followed again."""
    winkel.db.execute("DELETE FROM stilstand WHERE balie_id = ?", (balie,))


def stilstaande(winkel: Winkel) -> dict[Id, str]:
    """The chains that stand still, with the reason."""
    return {Id(rij[0]): rij[1] for rij in winkel.db.execute("SELECT balie_id, reden FROM stilstand").fetchall()}


def staat_ook_elders(winkel: Winkel, balie: Id, volgnr: int) -> bool:
    """Whether what stands at a place of a chain stands in another chain too."""
    vraag = (
        "SELECT 1 FROM keten k JOIN keten a ON a.mutatie_id = k.mutatie_id AND a.balie_id <> k.balie_id "
        "WHERE k.balie_id = ? AND k.volgnr = ?"
    )
    return winkel.db.execute(vraag, (balie, volgnr)).fetchone() is not None


def schakel_aan(db: Any, balie: Id, rijen: Sequence[tuple[bytes, str]]) -> None:
    """Put entries (id, header) at the end of a chain, inside the running transaction."""
    volgnr, vorige = _eind(db, balie)
    nieuw = []
    for id_, kop in rijen:
        volgnr, vorige = volgnr + 1, schakel(vorige, kop)
        nieuw.append((balie, volgnr, id_, vorige))
    db.executemany("INSERT INTO keten (balie_id, volgnr, mutatie_id, schakel) VALUES (?, ?, ?, ?)", nieuw)


def _eind(db: Any, balie: Id) -> tuple[int, bytes]:
    vraag = "SELECT volgnr, schakel FROM keten WHERE balie_id = ? ORDER BY volgnr DESC LIMIT 1"
    rij = db.execute(vraag, (balie,)).fetchone()
    return (int(rij[0]), bytes(rij[1])) if rij else (0, BEGIN)
