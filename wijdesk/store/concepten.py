"""The drafts of open forms of whoever asks, as far as they name nobody who is not there for them. No SQLAlchemy.

A draft holds more than words: whom a form is about, with name and phone. Of somebody with whom a tie was told, or who
was protected, since it was begun, it is kept and not shown; it is there again when that ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import RECHT
from wijdesk.store.zicht import NIET

_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
"""An id as a draft and the name of its form write it."""
HOOGSTENS_SAMEN = 400
"""Ids asked about in one query."""

ConceptTekst = tuple[bytes, str, str, int]
"""id, form, content, when it was kept (ms UTC)."""


def eigen_concepten(lezer: Lezer, soort: str | None = None) -> list[ConceptTekst]:
    """Those of one kind of form, or all; in the order they were begun in."""
    wie = lezer.medewerker_id
    waar, params = ("", (wie,)) if soort is None else ("AND soort = ?", (wie, soort))
    rijen: list[ConceptTekst] = [
        (rij[0], rij[1], rij[2], rij[3])
        for rij in lezer.rows(
            f"SELECT id, soort, inhoud, bijgewerkt FROM concept WHERE medewerker_id = ? {waar} ORDER BY id", params
        )
    ]
    if not rijen or (not lezer.weg and lezer.mag(RECHT)):
        return rijen
    genoemd = [frozenset(_ID.findall(f"{rij[1]} {rij[2]}")) for rij in rijen]
    weg = _niet_te_zien(lezer, frozenset[str]().union(*genoemd))
    return [rij for rij, ids in zip(rijen, genoemd, strict=True) if not ids & weg]


def _niet_te_zien(lezer: Lezer, genoemd: Iterable[str]) -> frozenset[str]:
    ids = [Id(bytes.fromhex(id_)) for id_ in sorted(genoemd)]
    vragen = [f"SELECT id FROM {NIET} WHERE id IN"] if lezer.weg else []
    vragen += [] if lezer.mag(RECHT) else ["SELECT id FROM persoon WHERE afgeschermd AND id IN"]
    weg: set[str] = set()
    for begin in range(0, len(ids), HOOGSTENS_SAMEN):
        stuk = ids[begin : begin + HOOGSTENS_SAMEN]
        tekens = ", ".join("?" * len(stuk))
        weg |= {bytes(rij[0]).hex() for vraag in vragen for rij in lezer.rows(f"{vraag} ({tekens})", stuk)}
    return frozenset(weg)
