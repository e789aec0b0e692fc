"""Content that goes because an order says so: what an order reaches, and what arrives of it later.

Every order is carried out for itself: what it names and everything made in that goes, but for what it spares. So what
is gone follows from the set of orders and entries alone; of two desks that destroy one dossier at the same time, what
either destroys is gone at both. Everything is looked up by index: the work is that of the dossier, not of the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from wijdesk.models.journaal import DOSSIER, Mutatie, Regel, lees_regel
from wijdesk.models.values import Id
from wijdesk.store import bevel, late_blokkades, losse_resten
from wijdesk.store.bevel import NOOIT
from wijdesk.store.zoekregels import stukken

Bevel = tuple[Id, int]
"""The entry that ordered something destroyed, and when it was made (ms UTC)."""
Nieuw = dict[bytes, tuple[Mutatie, Regel]]
"""Entries that arrive, by id."""
Laatna = Callable[[Bevel, Sequence[Regel]], set[str]]
"""Writes what the figures keep of entries that an order reaches; answers the rows (hex) it made."""


# What arrives late ----------------------------------------------------------------------------------------------------


def laat_weg(db: Any, nieuw: Nieuw, weggelaten: Callable[[], None]) -> dict[str, str]:
    """Drop what comes of a destroyed dossier; answers what else is destroyed with it: row → dossier it was of.

    A row that was made in a destroyed dossier is a dossier itself for what belongs to it: of a contact its vragen.
    """
    ook: dict[str, str] = {}
    if db.execute("SELECT 1 FROM gewist LIMIT 1").fetchone() is None:
        return ook
    gewist = bevel.gewist_van(db, (id_ for _, regel in nieuw.values() for id_ in _van(regel)))
    gespaard: dict[str, frozenset[str]] = {}
    gedaan = -1
    while gewist and gedaan < len(ook):
        gedaan = len(ook)
        for id_, (mutatie, regel) in nieuw.items():
            van = next((id_ for id_ in _van(regel) if id_ in gewist or id_ in ook), None)
            if van is None or regel.soort in NOOIT:
                continue
            wortel = ook.get(van, van)
            if wortel not in gespaard:
                gespaard[wortel] = bevel.gespaard(db, wortel)
            if regel.rij in gespaard[wortel] and regel.rij not in gewist:
                continue
            if mutatie.inhoud is not None:
                nieuw[id_] = (Mutatie(mutatie.id, mutatie.kop, None, None), regel._replace(waarden=None))
                weggelaten()
            if _begint(regel) and regel.rij not in gewist:
                ook.setdefault(regel.rij, wortel)
    return ook


def bevelen_voor(db: Any, ook: Mapping[str, str]) -> dict[str, Bevel]:
    """By which order these rows go: that of the dossier they were of."""
    uit: dict[str, Bevel] = {}
    for rij, dossier in ook.items():
        vraag = "SELECT mutatie_id, op FROM gewist WHERE dossier = ?"
        gevonden = db.execute(vraag, (bytes.fromhex(dossier),)).fetchone()
        if gevonden is not None:
            uit[rij] = (gevonden[0], gevonden[1])
    return uit


def wat_weggaat(mutatie: Mutatie, regel: Regel) -> dict[str, Bevel]:
    """The dossier an order is about, and the rows it names, each with the order."""
    return dict.fromkeys((regel.rij, *sorted(bevel.genoemd(regel.waarden, "rijen"))), (mutatie.id, regel.tijd))


def _van(regel: Regel) -> tuple[str, ...]:
    """What an entry can be of; the header of a hold on a household does not name it."""
    huis = (regel.waarden or {}).get("huishouden_id") if regel.soort == late_blokkades.SOORT else None
    return (regel.dossier, regel.rij, huis) if isinstance(huis, str) else (regel.dossier, regel.rij)


def _begint(regel: Regel) -> bool:
    """Whether an entry made a row in the dossier of another."""
    return not regel.basis and regel.rij != regel.dossier


# Carrying out ---------------------------------------------------------------------------------------------------------


def wis(db: Any, bevelen: Iterable[Mapping[str, Bevel]], laat_na: Laatna | None = None) -> set[str]:
    """Drop content and salt of everything these orders reach; answers the rows (hex) that have to be looked at again.

    One mapping per order, or several orders in one: row that goes → its order. `laat_na` comes first, while everything
    can still be read: it hears per order what goes and answers the rows it wrote.
    """
    per_bevel: dict[Bevel, set[str]] = {}
    for rijen in bevelen:
        for rij, bij in rijen.items():
            per_bevel.setdefault(bij, set()).add(rij)
    geraakt: set[str] = set()
    alle = sorted(per_bevel.items(), key=lambda paar: (paar[0][1], paar[0][0]))
    if laat_na is not None:
        for bij, weg in alle:
            geraakt |= laat_na(bij, [regel for golf in _golven(db, bij, weg) for _, regel in golf[1]])
    for bij, weg in alle:
        geraakt |= _wis_een(db, bij, weg)
    losse_resten.wis(db, max((op for _, op in per_bevel), default=0))
    return geraakt


def _wis_een(db: Any, bij: Bevel, rijen: set[str]) -> set[str]:
    geraakt: set[str] = set()
    weggegaan: list[Regel] = []
    for weg, alle in _golven(db, bij, rijen):
        db.executemany(
            "INSERT INTO gewist (dossier, mutatie_id, op) VALUES (?, ?, ?) ON CONFLICT (dossier) DO UPDATE "
            "SET mutatie_id = excluded.mutatie_id, op = excluded.op "
            "WHERE (excluded.op, excluded.mutatie_id) < (gewist.op, gewist.mutatie_id)",
            [(bytes.fromhex(dossier), *bij) for dossier in weg],
        )
        db.executemany("UPDATE mutatie SET zout = NULL, inhoud = NULL WHERE id = ?", [(id_,) for id_, _ in alle])
        geraakt |= {regel.rij for _, regel in alle}
        weggegaan += [regel for _, regel in alle]
    late_blokkades.onthoud(db, bij, weggegaan)
    return geraakt


def _golven(db: Any, bij: Bevel, rijen: set[str]) -> Iterator[tuple[set[str], list[tuple[bytes, Regel]]]]:
    """What an order reaches, from headers alone: rows that go with their entries, then what was made in those."""
    blijft = bevel.spaart(db, bij[0])
    gezien: set[str] = set()
    weg = rijen - blijft
    while weg:
        gezien |= weg
        alle = [
            (id_, regel)
            for stuk in stukken(sorted(weg))
            for id_, regel in _entries_van(db, stuk)
            if regel.rij not in blijft
        ]
        yield weg, alle
        weg = {regel.rij for _, regel in alle if regel.dossier in weg and _begint(regel)}
        weg = (weg | late_blokkades.op_huizen(db, gezien)) - gezien - blijft


def _entries_van(db: Any, rijen: Sequence[str]) -> list[tuple[bytes, Regel]]:
    """Every entry of these dossiers (hex), and of these rows whose dossier is another by now."""
    tekens = ", ".join("?" * len(rijen))
    gevonden = dict(db.execute(f"SELECT id, kop FROM mutatie WHERE {DOSSIER} IN ({tekens})", rijen).fetchall())
    ids = [bytes.fromhex(rij) for rij in rijen]
    gevonden |= dict(db.execute(f"SELECT id, kop FROM mutatie WHERE rij IN ({tekens})", ids).fetchall())
    alle = ((id_, lees_regel(kop, None)) for id_, kop in gevonden.items())
    return [(id_, regel) for id_, regel in alle if regel.soort not in NOOIT]
