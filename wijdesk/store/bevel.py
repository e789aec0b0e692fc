"""What an order to destroy says, and whether two people agreed to it: without that no desk carries it out.

An order names its dossier, the rows that go though they were not made in it, and the rows that were made in it and are
somebody else's now. Of which line of a list it is, stands in it too: that line travels in the journal, with who put it
there and who agreed. Everything here follows from entries alone, so the order in which they arrive is no matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from wijdesk.models.journaal import Mutatie, Waarde
from wijdesk.models.uitwisseling_woorden import WACHT
from wijdesk.models.values import Id
from wijdesk.store.zoekregels import stukken

VERNIETIGING = "vernietiging"
"""The noun of an entry that orders a dossier destroyed; its row is the dossier."""
NOOIT = frozenset({VERNIETIGING, "toegang"})
"""What stays of a destroyed dossier: the order, and who looked at it when (ids and codes, no content)."""
REGEL = "vernietigregel"
_LENGTE = 32


def waarden_van(*, grond: str, regel: Id, rijen: Iterable[Id] = (), blijft: Iterable[Id] = ()) -> dict[str, Waarde]:
    """The fields of an order: `rijen` go as well, `blijft` stay; what is empty is left out."""
    uit: dict[str, Waarde] = {"grond": grond, "regel": regel.hex()}
    for naam, ids in (("rijen", rijen), ("blijft", blijft)):
        if tekst := "".join(sorted(id_.hex() for id_ in ids)):
            uit[naam] = tekst
    return uit


def genoemd(waarden: Mapping[str, Any] | None, naam: str) -> set[str]:
    """The rows (hex) an order names in one of its lists."""
    tekst = (waarden or {}).get(naam)
    if not isinstance(tekst, str):
        return set()
    return {tekst[plek : plek + _LENGTE] for plek in range(0, len(tekst), _LENGTE)}


def gewist_van(db: Any, rijen: Iterable[str]) -> set[str]:
    """Those of these rows (hex) that were destroyed."""
    gevonden: set[str] = set()
    for stuk in stukken(sorted({rij for rij in rijen if rij})):
        vraag = f"SELECT dossier FROM gewist WHERE dossier IN ({', '.join('?' * len(stuk))})"
        gevonden |= {rij[0].hex() for rij in db.execute(vraag, [bytes.fromhex(een) for een in stuk]).fetchall()}
    return gevonden


def spaart(db: Any, bevel_id: bytes) -> frozenset[str]:
    """The rows (hex) an order leaves, though they were made in what it destroys."""
    rij = db.execute("SELECT inhoud FROM mutatie WHERE id = ?", (bevel_id,)).fetchone()
    waarden = json.loads(rij[0])["v"] if rij is not None and rij[0] is not None else {}
    return frozenset(genoemd(waarden, "blijft") - genoemd(waarden, "rijen"))


def gespaard(db: Any, dossier: str) -> frozenset[str]:
    """The rows (hex) that every order about a destroyed dossier leaves: what one of them destroys, is gone."""
    id_ = bytes.fromhex(dossier)
    vraag = (
        "SELECT mutatie_id FROM gewist WHERE dossier = ? UNION SELECT m.id FROM mutatie m WHERE m.rij = ? "
        "AND json_extract(m.kop, '$.s') = ? AND NOT EXISTS (SELECT 1 FROM ingehouden i WHERE i.mutatie_id = m.id)"
    )
    bevelen = [rij[0] for rij in db.execute(vraag, (id_, id_, VERNIETIGING)).fetchall()]
    return frozenset.intersection(*(spaart(db, een) for een in bevelen)) if bevelen else frozenset()


def is_gedekt(db: Any, mutatie: Mutatie) -> bool:
    """Whether the journal that is here holds this dossier on a list, put there by one and agreed to by another."""
    if mutatie.inhoud is None:
        return False
    kop = mutatie.header
    regel = json.loads(mutatie.inhoud)["v"].get("regel")
    if not isinstance(regel, str) or len(regel) != _LENGTE:
        return False
    opgesteld, akkoord = set[str](), set[str]()
    try:
        rijen = db.execute("SELECT kop, inhoud FROM mutatie WHERE rij = ?", (bytes.fromhex(regel),)).fetchall()
    except ValueError:
        return False
    for tekst, inhoud in rijen:
        van = json.loads(tekst)
        if van["s"] != REGEL or inhoud is None:
            continue
        gezegd = json.loads(inhoud)["v"]
        if not van["basis"] and gezegd.get("dossier") == kop["r"]:
            opgesteld.add(van["m"])
        if gezegd.get("akkoord_door_id") == van["m"]:
            akkoord.add(van["m"])
    return any(een != ander for een in opgesteld for ander in akkoord)


# Orders that wait for their list --------------------------------------------------------------------------------------


def houd_in(db: Any, bevelen: Iterable[Mutatie]) -> None:
    """Keep orders that nobody agreed to, as far as is known here: the beheerder hears of them."""
    db.executemany(
        "INSERT OR IGNORE INTO ingehouden (mutatie_id, rij, soort, waarom, wacht_op) VALUES (?, ?, ?, ?, ?)",
        [(bevel.id, bevel.id, VERNIETIGING, WACHT, None) for bevel in bevelen],
    )


def die_kunnen(db: Any) -> list[Mutatie]:
    """The orders that waited and are agreed to now; they wait no longer."""
    vraag = (
        "SELECT m.id, m.kop, m.zout, m.inhoud FROM ingehouden i JOIN mutatie m ON m.id = i.mutatie_id "
        "WHERE i.waarom = ? AND i.soort = ?"
    )
    wachten = [Mutatie(Id(rij[0]), *rij[1:]) for rij in db.execute(vraag, (WACHT, VERNIETIGING)).fetchall()]
    kunnen = [bevel for bevel in wachten if is_gedekt(db, bevel)]
    db.executemany("DELETE FROM ingehouden WHERE mutatie_id = ?", [(bevel.id,) for bevel in kunnen])
    return kunnen


def wachtende_bevelen(db: Any) -> int:
    """How many orders are held back."""
    vraag = "SELECT count(*) FROM ingehouden WHERE waarom = ? AND soort = ?"
    return int(db.execute(vraag, (WACHT, VERNIETIGING)).fetchone()[0])


def uit_register(db: Any) -> list[Mutatie]:
    """Every order that was carried out here, with its line and list and with what it left for the figures: all that a
    store that forgot them needs to do it again.
    """
    vraag = (
        "SELECT id, kop, zout, inhoud FROM mutatie WHERE transactie IN (SELECT o.transactie FROM gewist g "
        "JOIN mutatie o ON o.id = g.mutatie_id) AND inhoud IS NOT NULL ORDER BY id"
    )
    alle = {rij[0]: Mutatie(Id(rij[0]), *rij[1:]) for rij in db.execute(vraag).fetchall()}
    for soort in (REGEL, "vernietiglijst"):
        vraag = (
            f"SELECT id, kop, zout, inhoud FROM mutatie WHERE rij IN (SELECT id FROM {soort}) AND inhoud IS NOT NULL"
        )
        alle |= {rij[0]: Mutatie(Id(rij[0]), *rij[1:]) for rij in db.execute(vraag).fetchall()}
    return sorted(alle.values(), key=lambda mutatie: mutatie.id)
