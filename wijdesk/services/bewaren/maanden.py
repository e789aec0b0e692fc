"""What is written down of nobody goes by the month: what came in then of one noun, as far as its term is over.

A contact without a resident, a signaal about a street, a name on the waiting list: each hangs on no dossier, so a month
of them is one, with an id made of noun and month. Of every row the term is worked out for itself, with all that hangs
on it; what is still going on, or was changed later, stays behind for a later list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from wijdesk.models.bewaartermijn import LAATSTE_WIJZIGING, Bewaren, bewaren_tot, uiterste_begin
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import MAANDEN, Id
from wijdesk.services.bewaren.feiten import BIJ_SOORT, Feiten, feiten_van
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.omvang import Omvang, omvang_los, samen, schema
from wijdesk.store.zoekregels import stukken

LOS: Mapping[str, str] = {
    "contact": "maand",
    "wachtende": "substr(dag, 1, 7)",
    "signaal": "strftime('%Y-%m', ontvangen / 1000, 'unixepoch')",
    "triage": "strftime('%Y-%m', begonnen_op / 1000, 'unixepoch')",
    "agressie": "substr(datum, 1, 7)",
    "indicatie": "substr(besloten_op, 1, 7)",
    "avgverzoek": "substr(ontvangen_op, 1, 7)",
    "klachtdossier": "(SELECT substr(k.ontvangen, 1, 7) FROM main.klacht k WHERE k.id = klacht_id)",
}
"""Nouns that can be there without a resident, a household or anything else they hang on → the month they are of."""
EISEN: Mapping[str, str] = {
    "meldcode": "over_wie", "opschaling": "waarover", "taak": "waarover", "consult": "waarover",
    "bewaarblokkade": "waarover", "inzagegrond": "waarover",
}  # fmt: skip
"""Nouns of which every such column may be empty, but not all of them: the check of the table that says so."""
NAMEN: Mapping[str, str] = {
    "contact": "Contacten zonder inwoner",
    "wachtende": "Wachtrij zonder inwoner",
    "signaal": "Signalen zonder inwoner",
    "triage": "Triages zonder inwoner",
    "agressie": "Agressie zonder inwoner",
    "indicatie": "Indicaties zonder inwoner",
    "avgverzoek": "AVG-verzoeken zonder inwoner",
    "klachtdossier": "Klachten zonder inwoner",
}
_MERK = 13
_LENGTE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Maand:
    """What may go of one month, and the rule that keeps it longest; None when nothing may."""

    wat: Omvang
    feiten: Feiten
    bewaren: Bewaren | None


@cache
def _merk(soort: str) -> bytes:
    return hashlib.sha256(b"wijdesk maand " + soort.encode()).digest()[:_MERK]


def dossier_van(soort: str, maand: str) -> Id:
    """The id under which a month ("2021-09") of a noun stands on a list: the same at every desk."""
    return Id(_merk(soort) + int(maand[:4]).to_bytes(2, "big") + int(maand[5:7]).to_bytes(1, "big"))


def maand_van(soort: str, dossier: Id) -> str:
    """The month an id stands for; empty when it is none of this noun."""
    if soort not in LOS or len(dossier) != _LENGTE or not dossier.startswith(_merk(soort)):
        return ""
    return f"{int.from_bytes(dossier[_MERK:15], 'big'):04}-{dossier[15]:02}"


def naam_van(soort: str, dossier: Id) -> str:
    """As a person reads it."""
    maand = maand_van(soort, dossier)
    if not maand or not 1 <= int(maand[5:]) <= len(MAANDEN):
        return NAMEN[soort]
    return f"{NAMEN[soort]}, {MAANDEN[int(maand[5:]) - 1]} {int(maand[:4])}"


def maanden(db: Any, dag: date) -> Iterator[tuple[str, Id]]:
    """The months that are old enough to be looked at, the oldest first of each noun."""
    for soort, welke in LOS.items():
        vraag = (
            f"SELECT DISTINCT {welke} AS maand FROM main.{soort} WHERE {_van_niemand(db, soort)} "
            "AND maand <= ? ORDER BY maand"
        )
        for (maand,) in db.execute(vraag, (uiterste_begin(dag).isoformat()[:7],)).fetchall():
            if _kan_voorbij_zijn(soort, str(maand), dag):
                yield soort, dossier_van(soort, str(maand))


def _kan_voorbij_zijn(soort: str, maand: str, dag: date) -> bool:
    """Whether what came in on the last day of a month is past the term its noun always has."""
    try:
        laatste = (date.fromisoformat(f"{maand}-28") + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return False  # a day nobody filled in: cannot be worked out, so it is kept
    oordeel = bewaren_tot({BIJ_SOORT[soort]}, {LAATSTE_WIJZIGING: laatste}, dag)
    return oordeel is not None and oordeel.mag_weg(dag)


def hoeveel(db: Any, soort: str, dossier: Id) -> int:
    """How many of that month are left, but for what stayed for the figures; 0 for what is no month."""
    return len(_leden(db, soort, maand_van(soort, dossier))) if soort in LOS else 0


def bekijk(db: Any, soort: str, dossier: Id, dag: date) -> Maand:
    """What may go of this month on a day: every row judged for itself."""
    mag: list[Mapping[str, set[Id]]] = []
    langst: Bewaren | None = None
    kenmerken: set[str] = set()
    for id_, rijen in omvang_los(db, soort, _leden(db, soort, maand_van(soort, dossier))).items():
        wat = Omvang(soort, id_, {naam: frozenset(ids) for naam, ids in rijen.items()})
        feiten = feiten_van(db, wat, dag)
        bewaren = bewaren_tot(feiten.kenmerken, feiten.gebeurtenissen, dag)
        if bewaren is None or not bewaren.mag_weg(dag) or feiten.loopt or feiten.blokkade:
            continue
        mag.append(rijen)
        kenmerken |= feiten.kenmerken
        if langst is None or bewaren.einde > langst.einde:
            langst = bewaren
    return Maand(
        wat=samen(db, soort, dossier, mag),
        feiten=Feiten(kenmerken=frozenset(kenmerken), gebeurtenissen={}, loopt=(), blokkade=False),
        bewaren=langst,
    )


def _van_niemand(db: Any, soort: str) -> str:
    tabel = schema(db)[soort]
    return " AND ".join(f"{veld} IS NULL" for veld in tabel.velden if veld in tabel.kolommen)


def _leden(db: Any, soort: str, maand: str) -> set[Id]:
    """The rows of a month that are nobody's, but for what stayed of something that was destroyed before."""
    vraag = f"SELECT id FROM main.{soort} WHERE {LOS[soort]} = ? AND {_van_niemand(db, soort)}"
    ids = {Id(rij[0]) for rij in db.execute(vraag, (maand,)).fetchall()}
    return ids - _resten(db, ids)


def _resten(db: Any, ids: Iterable[Id]) -> set[Id]:
    """Those of these rows of which nothing was said but while something was destroyed: codes and days, of nobody."""
    per_rij: dict[Id, set[bytes]] = {}
    for stuk in stukken(sorted(ids)):
        vraag = f"SELECT rij, transactie FROM main.mutatie WHERE rij IN ({', '.join('?' * len(stuk))})"
        for rij, transactie in db.execute(vraag, stuk).fetchall():
            per_rij.setdefault(Id(rij), set()).add(transactie)
    bevelen: set[bytes] = set()
    for stuk in stukken(sorted(Id(tx) for tx in set[bytes]().union(*per_rij.values()))):
        vraag = (
            f"SELECT DISTINCT transactie FROM main.mutatie WHERE transactie IN ({', '.join('?' * len(stuk))}) "
            "AND json_extract(kop, '$.s') = ?"
        )
        bevelen |= {rij[0] for rij in db.execute(vraag, (*stuk, VERNIETIGING)).fetchall()}
    return {rij for rij, transacties in per_rij.items() if transacties <= bevelen}
