"""What can still be read of a damaged file: this desk's cupboard, its own entries, drafts and preferences.

A page that is damaged takes its own rows along and no others, so a table is read in ranges that are halved around
what fails. Every entry says by its own hash whether it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from wijdesk.errors import Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Mutatie, lees_regel, schakel
from wijdesk.models.opdrachten.basis import ONBEKEND
from wijdesk.models.values import Id
from wijdesk.store import uitwisseling
from wijdesk.store import verbinding as verb
from wijdesk.store.engine import Winkel
from wijdesk.store.samenvoegen import Schakelregel, neem_op
from wijdesk.store.verbinding import Fout, transactie
from wijdesk.store.zoekregels import stukken

KLEINST = 8
"""Rows of a range that is given up when it cannot be read: about a page of the journal."""
PER_KEER = 2_000
BYTES_PER_RIJ = 64
"""No row takes less of the file: so many rows, at most, are looked for."""
Ketens = Callable[[Mapping[str, bytes]], Collection[bytes]]
LOKAAL = {"concept": ("id", "medewerker_id", "soort", "inhoud", "bijgewerkt"),
          "voorkeur": ("medewerker_id", "sleutel", "waarde")}  # fmt: skip
"""Tables that are this desk's own and stand in no journal, with their columns."""


@dataclass(slots=True)
class Gered:
    """What was read. `eigen` holds whole entries only; `geschreven` the ids that stood in the own chains."""

    kast: dict[str, bytes] = field(default_factory=dict)
    eigen: dict[Id, Mutatie] = field(default_factory=dict)
    geschreven: set[Id] = field(default_factory=set)
    lokaal: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    heel: bool = True
    """Whether nothing of it failed to be read."""

    def __repr__(self) -> str:
        return "Gered(…)"

    def vul_aan(self, ander: Gered) -> None:
        """With what an older copy has that this one has not."""
        self.kast = ander.kast | self.kast
        self.eigen = ander.eigen | self.eigen
        self.geschreven |= ander.geschreven
        for tabel, rijen in ander.lokaal.items():
            self.lokaal.setdefault(tabel, rijen)

    def neem_over(self, later: Gered) -> None:
        """With what was written later in a file that was read meanwhile: its entries, and its drafts before these."""
        self.eigen |= later.eigen
        for tabel, rijen in later.lokaal.items():
            self.lokaal[tabel] = rijen + self.lokaal.get(tabel, [])


def _geen_ketens(_kast: Mapping[str, bytes]) -> Collection[bytes]:
    return ()


def lees(map_: Path, sleutel: bytes, *, ketens: Ketens = _geen_ketens, alles: bool = False) -> Gered:
    """Everything of this desk's own that is readable in the file of this folder; nothing when it does not open.

    `ketens` says from the cupboard which chains this desk writes or wrote; with `alles` entries of others count too.
    """
    uit = Gered()
    bestand = map_ / verb.BESTAND
    if not bestand.exists():
        uit.heel = False
        return uit
    db = dbapi2.connect(f"{bestand.resolve().as_uri()}?mode=ro", isolation_level=None, uri=True)
    try:
        db.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
        db.execute("PRAGMA query_only = ON")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        tot = bestand.stat().st_size // BYTES_PER_RIJ + 1
        _lees_eigen(db, tot, uit, ketens, alles=alles)
    except Fout as fout:
        if verb.storing_van_database(fout) is None:
            raise
        uit.heel = False
    finally:
        db.close()
    return uit


def _lees_eigen(db: Any, tot: int, uit: Gered, ketens: Ketens, *, alles: bool) -> None:
    uit.kast = dict(_rijen(db, "kast", ("naam", "waarde"), tot, uit))
    eigen = {bytes(rij[0]) for rij in _rijen(db, "winkel", ("balie_id",), tot, uit)}
    eigen.update(ketens(uit.kast))
    for balie, mutatie in _rijen(db, "keten", ("balie_id", "mutatie_id"), tot, uit):
        if balie in eigen:
            uit.geschreven.add(Id(mutatie))
    toestellen = {balie.hex() for balie in eigen}
    for id_, kop, zout, inhoud in _rijen(db, "mutatie", ("id", "kop", "zout", "inhoud"), tot, uit):
        mutatie = Mutatie(Id(id_), kop, zout, inhoud)
        if (alles or id_ in uit.geschreven or _toestel(kop) in toestellen) and _is_heel(mutatie):
            uit.eigen[mutatie.id] = mutatie
    for tabel, kolommen in LOKAAL.items():
        uit.lokaal[tabel] = list(_rijen(db, tabel, kolommen, tot, uit))


def _rijen(db: Any, tabel: str, kolommen: tuple[str, ...], tot: int, uit: Gered) -> Iterator[tuple[Any, ...]]:
    """The readable rows of a table, in the order in which they were written."""
    vraag = f"SELECT {', '.join(kolommen)} FROM {tabel} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
    te_doen = [(1, _laatste(db, tabel, tot))]
    while te_doen:
        van, eind = te_doen.pop()
        try:
            if eind - van >= PER_KEER and _past(db, tabel, van, eind):
                midden = (van + eind) // 2
                te_doen += [(midden + 1, eind), (van, midden)]
                continue
            rijen = db.execute(vraag, (van, eind)).fetchall()
        except Fout as fout:
            if verb.storing_van_database(fout) is None and "no such" not in str(fout):
                raise
            uit.heel = False
            if eind - van >= KLEINST and "no such" not in str(fout):
                midden = (van + eind) // 2
                te_doen += [(midden + 1, eind), (van, midden)]
            continue
        yield from rijen


def _laatste(db: Any, tabel: str, tot: int) -> int:
    try:
        return int(db.execute(f"SELECT max(rowid) FROM {tabel}").fetchone()[0] or 0)
    except Fout:
        return tot


def _past(db: Any, tabel: str, van: int, eind: int) -> bool:
    """Whether there is anything here, so that an empty stretch is not cut up."""
    vraag = f"SELECT 1 FROM {tabel} NOT INDEXED WHERE rowid BETWEEN ? AND ? LIMIT 1"
    return db.execute(vraag, (van, eind)).fetchone() is not None


def _toestel(kop: str) -> str:
    try:
        return str(json.loads(kop)["b"])
    except (ValueError, KeyError, TypeError):
        return ""


def _is_heel(mutatie: Mutatie) -> bool:
    """Whether an entry can be read and its content is what its header says."""
    try:
        regel = lees_regel(mutatie.kop, mutatie.inhoud)
        return regel.id == mutatie.id.hex() and (mutatie.zout is None) == (mutatie.inhoud is None) and mutatie.klopt
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


# Putting it in a store that was read anew -----------------------------------------------------------------------------


def bekend(winkel: Winkel, ids: set[Id]) -> set[Id]:
    """Which of these entries are in the store."""
    gevonden: set[Id] = set()
    for stuk in stukken(sorted(ids)):
        vraag = f"SELECT id FROM mutatie WHERE id IN ({', '.join('?' * len(stuk))})"
        gevonden.update(Id(rij[0]) for rij in winkel.db.execute(vraag, stuk).fetchall())
    return gevonden


def zet_bij(winkel: Winkel, gered: Gered) -> tuple[int, int]:
    """Put what nobody else has at the end of the own chain, ids and all, and what is only this desk's beside it.

    Answers how many entries were saved, and how many of this desk are known to have been and could not be read.
    """
    er_al = bekend(winkel, gered.geschreven | gered.eigen.keys())
    nieuw = sorted((mutatie for id_, mutatie in gered.eigen.items() if id_ not in er_al), key=lambda m: m.id)
    keten = winkel.balie_id
    for plek in range(0, len(nieuw), PER_KEER):
        volgnr, vorige = uitwisseling.eind(winkel, keten)
        regels = []
        for mutatie in nieuw[plek : plek + PER_KEER]:
            volgnr, vorige = volgnr + 1, schakel(vorige, mutatie.kop)
            regels.append(Schakelregel(keten, volgnr, vorige, mutatie))
        neem_op(winkel, regels)
    _zet_lokaal(winkel, gered)
    return len(nieuw), len(gered.geschreven - er_al - gered.eigen.keys())


def _zet_lokaal(winkel: Winkel, gered: Gered) -> None:
    gered.lokaal["concept"] = [(*rij[:3], _ongezien(rij[3]), *rij[4:]) for rij in gered.lokaal.get("concept", ())]
    with transactie(winkel.db):
        for tabel, rijen in gered.lokaal.items():
            kolommen = LOKAAL[tabel]
            winkel.db.executemany(
                f"INSERT OR IGNORE INTO {tabel} ({', '.join(kolommen)}) VALUES ({', '.join('?' * len(kolommen))})",
                rijen,
            )


def _ongezien(inhoud: str) -> str:
    """A draft that no longer says what it had seen: the entries have other places in the journal made anew."""
    try:
        waarden = json.loads(inhoud)
    except ValueError:
        return inhoud
    if not isinstance(waarden, dict) or not waarden.get("gezien"):
        return inhoud
    return json.dumps(waarden | {"gezien": f"{ONBEKEND} {ONBEKEND}"})


def opent(map_: Path, sleutel: bytes) -> bool:
    """Whether the file of this folder opens at all."""
    try:
        verb.verbind(map_, sleutel, lezen=True).close()
    except Storing:
        return False
    return True
