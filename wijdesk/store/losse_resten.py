"""What a desk keeps beside the journal of rows that were destroyed: drafts about them, and notes in its cupboard.

Whom a draft is about stands in its words, and words cannot be looked up: a form in which nobody was chosen yet can be
about anybody. So of every draft from before an order only those stay that name somebody or something that is still
here, to which they then belong; and no draft stays that nobody touched for `DAGEN` days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.store.bevel import gewist_van
from wijdesk.store.elders import GEBRACHT
from wijdesk.store.omvang import VAN_HET_HUIS
from wijdesk.store.zoekregels import stukken

DAGEN = 30
"""A draft that was not touched for so long is not gone on with: longer than a holiday."""
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_TEKST = "soort || ' ' || inhoud"


def wis(db: Any, tot: int) -> None:
    """Drop the drafts that name a destroyed row, and those of before an order (ms UTC) that name nothing that is here;
    and what came along with a hand-over that went.
    """
    concepten = db.execute(f"SELECT id, {_TEKST}, bijgewerkt FROM concept").fetchall()
    genoemd = {id_: noemt(over) for id_, over, _ in concepten}
    alle = set[str]().union(*genoemd.values())
    gewist, hier = gewist_van(db, alle), _hier(db, alle)
    weg = [(id_,) for id_, _, op in concepten if genoemd[id_] & gewist or (op <= tot and not genoemd[id_] & hier)]
    db.executemany("DELETE FROM concept WHERE id = ?", weg)
    namen = [rij[0] for rij in db.execute(f"SELECT naam FROM kast WHERE naam LIKE '{GEBRACHT}%'").fetchall()]
    gewist = gewist_van(db, {rij for naam in namen for rij in noemt(naam)})
    db.executemany("DELETE FROM kast WHERE naam = ?", [(naam,) for naam in namen if noemt(naam) & gewist])


def te_oud(db: Any, grens: int) -> list[bytes]:
    """The drafts last touched before a moment (ms UTC), and those that name a destroyed row."""
    concepten = db.execute(f"SELECT id, {_TEKST}, bijgewerkt FROM concept").fetchall()
    gewist = gewist_van(db, {rij for _, over, _ in concepten for rij in noemt(over)})
    return [id_ for id_, over, op in concepten if op < grens or noemt(over) & gewist]


def noemt(tekst: str) -> set[str]:
    """The ids (hex) in a text."""
    return set(_ID.findall(tekst))


def _hier(db: Any, rijen: Iterable[str]) -> set[str]:
    """Those of these ids (hex) that are of somebody or something that is here and can go."""
    uit: set[str] = set()
    for stuk in stukken(sorted(rijen)):
        vraag = (
            "SELECT DISTINCT rij, json_extract(kop, '$.s') FROM mutatie "
            f"WHERE rij IN ({', '.join('?' * len(stuk))}) AND inhoud IS NOT NULL"
        )
        gevonden = db.execute(vraag, [bytes.fromhex(een) for een in stuk]).fetchall()
        uit |= {rij.hex() for rij, soort in gevonden if soort in GEJOURNAALD and soort not in VAN_HET_HUIS}
    return uit
