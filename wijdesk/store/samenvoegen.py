"""What other desks wrote comes into the tables: the incremental twin of `projectie.projecteer`.

First in good faith: everything fits, as it nearly always does, and the database says no if it does
not; then once more with every rule asked of it. Both end in the same state, or the first does not end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Herkomst, Mutatie, Regel, Waarde, lees_regel, rijstand, schakel
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.store import bevel, nalaten, wissen
from wijdesk.store.behoud import register
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.engine import Winkel
from wijdesk.store.opschrijven import schrijf_op
from wijdesk.store.projecteren import Samengevoegd, entries_van, projecteer_rijen, wachtende
from wijdesk.store.regels import Optimist, Schema
from wijdesk.store.verbinding import INTEGRITEIT, transactie
from wijdesk.store.vergeefs import anders_gehouden
from wijdesk.store.weten import gezien, weet
from wijdesk.store.wijzers import vergeet
from wijdesk.store.wissen import Laatna
from wijdesk.store.zoekregels import stukken


@dataclass(frozen=True, slots=True)
class Schakelregel:
    """An entry at its place in the chain of a desk, with the hash there."""

    balie_id: Id
    volgnr: int
    schakel: bytes
    mutatie: Mutatie


def neem_op(winkel: Winkel, regels: Sequence[Schakelregel]) -> Samengevoegd:
    """`voeg_samen` for an open store."""
    uit = voeg_samen(winkel.db, regels, None if winkel.rest_van is None else nalaten.Nalater(winkel))
    vergeet(winkel.geheugen, uit.per_soort)
    if any("verniet" in regel.mutatie.kop for regel in regels):
        register.na_schrijven(winkel, register.HOORT_ERIN)
    return uit


def voeg_samen(db: Any, regels: Sequence[Schakelregel], laat_na: Laatna | None = None) -> Samengevoegd:
    """Take in entries, in one transaction of its own. The same ones again change nothing.

    `laat_na`: writes what the figures keep of what only this desk had, before an order from elsewhere takes it.
    """
    try:
        return _in_een_keer(db, regels, Optimist(db), laat_na)
    except INTEGRITEIT:
        return _in_een_keer(db, regels, Schema(db), laat_na)


def _in_een_keer(db: Any, regels: Sequence[Schakelregel], schema: Schema, laat_na: Laatna | None) -> Samengevoegd:
    with transactie(db):
        db.execute("PRAGMA defer_foreign_keys = ON")
        return _neem_op(db, regels, schema, laat_na)


def herzie(db: Any, rijen: Iterable[Id]) -> set[tuple[str, Id]]:
    """Project rows again inside the running transaction, after one's own change to a row with a difference."""
    uit = Samengevoegd()
    projecteer_rijen(db, {rij.hex() for rij in rijen}, Schema(db), uit)
    return {(soort, id_) for soort, ids in uit.per_soort.items() for id_ in ids}


def vernietig(db: Any, mutatie: Mutatie) -> set[tuple[str, Id]]:
    """Carry out an order to destroy inside the running transaction; answers the rows that changed.

    Raises ValueError for an order nobody agreed to.
    """
    if not bevel.is_gedekt(db, mutatie):
        raise ValueError("an order to destroy without a list that two people agreed to")
    uit, regel = Samengevoegd(), lees_regel(mutatie.kop, mutatie.inhoud)
    projecteer_rijen(db, wachtende(db) | wissen.wis(db, [wissen.wat_weggaat(mutatie, regel)]), Schema(db), uit)
    return {(soort, id_) for soort, ids in uit.per_soort.items() for id_ in ids}


def besluit(
    db: Any, herkomst: Herkomst, mutatie_id: Id, zout: bytes, rij: Id, waarden: Mapping[str, Waarde], reden: str
) -> Mutatie:
    """The entry by which a person decides: its basis is every head of these fields, also of entries that are held."""
    regels = entries_van(db, {rij.hex()})[rij.hex()]
    staat = rijstand(regels)
    nu = db.execute(f"SELECT status FROM {staat.soort} WHERE id = ?", (rij,)).fetchone() or ("",)
    alle_koppen = {veld: sorted(ids) for veld, ids in staat.koppen.items()}
    dossier = next((regel.dossier for regel in regels if regel.dossier), "")
    return schrijf_op(
        herkomst,
        mutatie_id=mutatie_id,
        zout=zout,
        soort=staat.soort,
        rij=rij,
        dossier=Id(bytes.fromhex(dossier)) if dossier else None,
        waarden=waarden,
        basis={veld: alle_koppen.get(veld, []) for veld in waarden},
        reden=reden,
        gezien=gezien(alle_koppen, waarden, waarden.get("status", nu[0])),
        weet=weet(db, staat.soort, rij, waarden),
    )


def getoond(db: Any, soort: str, rij: Id, mutatie: Id) -> bool:
    """Whether what an entry said is what the table shows."""
    vraag = "SELECT 1 FROM ingehouden WHERE mutatie_id = ?"
    aanwezig = f"SELECT 1 FROM {soort} WHERE id = ?"
    return db.execute(vraag, (mutatie,)).fetchone() is None and db.execute(aanwezig, (rij,)).fetchone() is not None


def herbouw(db: Any) -> None:
    """Make every table anew from the journal, in one transaction of its own."""
    with transactie(db):
        db.execute("PRAGMA defer_foreign_keys = ON")
        maak_opnieuw(db)


def maak_opnieuw(db: Any) -> None:
    """`herbouw` inside the running transaction."""
    for soort in GEJOURNAALD:
        db.execute(f"DELETE FROM {soort}")
    db.execute("DELETE FROM verschil")
    db.execute("DELETE FROM ingehouden WHERE soort <> ?", (VERNIETIGING,))
    alle = {rij[0].hex() for rij in db.execute("SELECT DISTINCT rij FROM mutatie").fetchall()}
    projecteer_rijen(db, alle, Schema(db), Samengevoegd())


def heeft_later(db: Any, versie: int) -> bool:
    """Whether an entry is here that a program of a later schema version than this made."""
    return bool(db.execute("SELECT 1 FROM mutatie WHERE json_extract(kop, '$.sv') > ? LIMIT 1", (versie,)).fetchall())


# Taking in ------------------------------------------------------------------------------------------------------------


def _neem_op(db: Any, regels: Sequence[Schakelregel], schema: Schema, laat_na: Laatna | None) -> Samengevoegd:
    uit = Samengevoegd()
    bekend = _bekende(db, [regel.mutatie.id for regel in regels])
    nieuw: dict[bytes, tuple[Mutatie, Regel]] = {}
    for plek in regels:
        if plek.mutatie.id not in bekend and plek.mutatie.id not in nieuw:
            nieuw[plek.mutatie.id] = (plek.mutatie, lees_regel(plek.mutatie.kop, plek.mutatie.inhoud))
    ook = wissen.laat_weg(db, nieuw, uit.tel_te_laat)
    vers = _nieuwe_rijen(db, [regel for _, regel in nieuw.values()])
    db.executemany(
        "INSERT INTO mutatie (id, kop, zout, inhoud, rij, transactie) VALUES (?, ?, ?, ?, ?, ?)",
        [(m.id, m.kop, m.zout, m.inhoud, bytes.fromhex(r.rij), bytes.fromhex(r.transactie)) for m, r in nieuw.values()],
    )
    db.executemany(
        "INSERT OR REPLACE INTO keten (balie_id, volgnr, mutatie_id, schakel) VALUES (?, ?, ?, ?)",
        [(plek.balie_id, plek.volgnr, plek.mutatie.id, plek.schakel) for plek in regels],
    )
    _laat_staart_los(db, {plek.balie_id: plek for plek in regels})
    geraakt = {regel.rij for _, regel in nieuw.values() if regel.soort != VERNIETIGING} | anders_gehouden(db)
    weg = [wissen.wat_weggaat(mutatie, regel) for mutatie, regel in _gedekte(db, nieuw)]
    if ook:
        weg.append(wissen.bevelen_voor(db, ook))
    if weg:
        geraakt |= wachtende(db) | wissen.wis(db, weg, laat_na)
        vers = {}
    projecteer_rijen(db, geraakt, schema, uit, vers)
    return uit


def _gedekte(db: Any, nieuw: Mapping[bytes, tuple[Mutatie, Regel]]) -> list[tuple[Mutatie, Regel]]:
    """The orders among these that two people agreed to, and those that waited for that; the others are held back."""
    bevelen = [paar for paar in nieuw.values() if paar[1].soort == VERNIETIGING]
    mag = [paar for paar in bevelen if bevel.is_gedekt(db, paar[0])]
    if len(mag) < len(bevelen):
        bevel.houd_in(db, [mutatie for mutatie, regel in bevelen if (mutatie, regel) not in mag])
    if any(regel.soort == bevel.REGEL for _, regel in nieuw.values()):
        mag += [(mutatie, lees_regel(mutatie.kop, mutatie.inhoud)) for mutatie in bevel.die_kunnen(db)]
    return mag


def _laat_staart_los(db: Any, laatste: Mapping[bytes, Schakelregel]) -> None:
    """What stood here after the last of a chain, as it was told before a centre was put back, has no place there now.

    The entries stay; the round of a new generatie finds that nobody can reach them, and offers them again.
    """
    vraag = (
        "SELECT k.schakel, m.kop FROM keten k JOIN mutatie m ON m.id = k.mutatie_id WHERE balie_id = ? AND volgnr = ?"
    )
    for balie, plek in laatste.items():
        na = db.execute(vraag, (balie, plek.volgnr + 1)).fetchone()
        if na is not None and schakel(plek.schakel, na[1]) != na[0]:
            db.execute("DELETE FROM keten WHERE balie_id = ? AND volgnr > ?", (balie, plek.volgnr))


def _nieuwe_rijen(db: Any, regels: Sequence[Regel]) -> dict[str, list[Regel]]:
    """The entries of rows of which nothing was here yet."""
    per_rij: dict[str, list[Regel]] = {}
    for regel in regels:
        if regel.soort != VERNIETIGING:
            per_rij.setdefault(regel.rij, []).append(regel)
    for stuk in stukken(per_rij):
        vraag = f"SELECT DISTINCT rij FROM mutatie WHERE rij IN ({', '.join('?' * len(stuk))})"
        for (rij,) in db.execute(vraag, [bytes.fromhex(een) for een in stuk]).fetchall():
            per_rij.pop(rij.hex(), None)
    return per_rij


def _bekende(db: Any, ids: Sequence[Id]) -> set[bytes]:
    gevonden: set[bytes] = set()
    for stuk in stukken(ids):
        vraag = f"SELECT id FROM mutatie WHERE id IN ({', '.join('?' * len(stuk))})"
        gevonden.update(rij[0] for rij in db.execute(vraag, stuk).fetchall())
    return gevonden
