"""What other desks wrote comes into the tables: the incremental twin of `projectie.projecteer`.

Only rows that entries arrived for are projected again, each from all its entries, together with the few whose state
hangs on theirs. First in good faith: everything fits, as it nearly always does, and the database says no if it does
not; then once more with every rule asked of it. Both end in the same state, or the first does not end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wijdesk.models.journaal import Herkomst, Mutatie, Regel, Waarde, koppen_schrijf, lees_regel, maak_mutatie, rijstand
from wijdesk.models.projectie import REGIE, Beeld, projecteer
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.uitwisseling_woorden import GEWIST
from wijdesk.models.values import Id
from wijdesk.store.engine import Winkel
from wijdesk.store.regels import Optimist, Schema, als_rij, verwijzers
from wijdesk.store.verbinding import INTEGRITEIT
from wijdesk.store.zoekregels import stukken, werk_bij

VERNIETIGING = "vernietiging"
"""The noun of an entry that orders a dossier destroyed; its row is the dossier."""


@dataclass(frozen=True, slots=True)
class Schakelregel:
    """An entry at its place in the chain of a desk, with the hash there."""

    balie_id: Id
    volgnr: int
    schakel: bytes
    mutatie: Mutatie


@dataclass(slots=True)
class Samengevoegd:
    """What came of it: ids that changed per noun, and how many entries were of a dossier that was destroyed."""

    per_soort: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    te_laat: int = 0


def neem_op(winkel: Winkel, regels: Sequence[Schakelregel]) -> Samengevoegd:
    """`voeg_samen` for an open store."""
    uit = voeg_samen(winkel.rauw(), regels)
    for soort in uit.per_soort:
        winkel.geheugen.pop(soort, None)
    return uit


def voeg_samen(db: Any, regels: Sequence[Schakelregel]) -> Samengevoegd:
    """Take in entries, in one transaction of its own. The same ones again change nothing."""
    for schema in (Optimist(db), Schema(db)):
        db.execute("BEGIN IMMEDIATE")
        try:
            db.execute("PRAGMA defer_foreign_keys = ON")
            uit = _neem_op(db, regels, schema)
            db.execute("COMMIT")
        except INTEGRITEIT:
            db.execute("ROLLBACK")
            if type(schema) is Schema:
                raise
        except BaseException:
            db.execute("ROLLBACK")
            raise
        else:
            return uit
    raise AssertionError("unreachable")


def herzie(db: Any, rijen: Iterable[Id]) -> set[tuple[str, Id]]:
    """Project rows again inside the running transaction, after one's own change to a row with a difference."""
    uit = Samengevoegd()
    _projecteer(db, {rij.hex() for rij in rijen}, Schema(db), uit)
    return {(soort, id_) for soort, ids in uit.per_soort.items() for id_ in ids}


def besluit(
    db: Any, herkomst: Herkomst, mutatie_id: Id, zout: bytes, rij: Id, waarden: Mapping[str, Waarde], reden: str
) -> Mutatie:
    """The entry by which a person decides: its basis is every head of these fields, also of entries that are held."""
    regels = _entries(db, {rij.hex()})[rij.hex()]
    staat = rijstand(regels)
    dossier = next((regel.dossier for regel in regels if regel.dossier), "")
    return maak_mutatie(
        herkomst,
        mutatie_id=mutatie_id,
        zout=zout,
        soort=staat.soort,
        rij=rij,
        dossier=Id(bytes.fromhex(dossier)) if dossier else None,
        waarden=waarden,
        basis={veld: sorted(staat.koppen.get(veld, ())) for veld in waarden},
        reden=reden,
        gezien={veld: sorted(ids) for veld, ids in staat.koppen.items() if veld != "status"}
        if waarden.get("status") == "vervallen"
        else None,
    )


def getoond(db: Any, soort: str, rij: Id, mutatie: Id) -> bool:
    """Whether what an entry said is what the table shows."""
    vraag = "SELECT 1 FROM ingehouden WHERE mutatie_id = ?"
    aanwezig = f"SELECT 1 FROM {soort} WHERE id = ?"
    return db.execute(vraag, (mutatie,)).fetchone() is None and db.execute(aanwezig, (rij,)).fetchone() is not None


def herbouw(db: Any) -> None:
    """Make every table anew from the journal, in one transaction of its own."""
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for soort in GEJOURNAALD:
            db.execute(f"DELETE FROM {soort}")
        for naam in ("verschil", "ingehouden"):
            db.execute(f"DELETE FROM {naam}")
        alle = {rij[0].hex() for rij in db.execute("SELECT DISTINCT rij FROM mutatie").fetchall()}
        _projecteer(db, alle, Schema(db), Samengevoegd())
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


# Taking in ------------------------------------------------------------------------------------------------------------


def _neem_op(db: Any, regels: Sequence[Schakelregel], schema: Schema) -> Samengevoegd:
    uit = Samengevoegd()
    bekend = _bekende(db, [regel.mutatie.id for regel in regels])
    gewist = _gewiste(db)
    nieuw: dict[bytes, tuple[Mutatie, Regel]] = {}
    for plek in regels:
        mutatie = plek.mutatie
        if mutatie.id in bekend or mutatie.id in nieuw:
            continue
        regel = lees_regel(mutatie.kop, mutatie.inhoud)
        if regel.dossier in gewist and mutatie.inhoud is not None:
            mutatie, regel = Mutatie(mutatie.id, mutatie.kop, None, None), regel._replace(waarden=None)
            uit.te_laat += 1
        nieuw[mutatie.id] = (mutatie, regel)
    db.executemany(
        "INSERT INTO mutatie (id, kop, zout, inhoud, rij, transactie) VALUES (?, ?, ?, ?, ?, ?)",
        [(m.id, m.kop, m.zout, m.inhoud, bytes.fromhex(r.rij), bytes.fromhex(r.transactie)) for m, r in nieuw.values()],
    )
    db.executemany(
        "INSERT OR REPLACE INTO keten (balie_id, volgnr, mutatie_id, schakel) VALUES (?, ?, ?, ?)",
        [(plek.balie_id, plek.volgnr, plek.mutatie.id, plek.schakel) for plek in regels],
    )
    geraakt = {regel.rij for _, regel in nieuw.values() if regel.soort != VERNIETIGING}
    for mutatie, regel in nieuw.values():
        if regel.soort == VERNIETIGING:
            geraakt |= _vernietig(db, mutatie, regel)
    _projecteer(db, geraakt, schema, uit, {regel.rij: regel for _, regel in nieuw.values()})
    return uit


def _bekende(db: Any, ids: Sequence[Id]) -> set[bytes]:
    gevonden: set[bytes] = set()
    for stuk in stukken(ids):
        vraag = f"SELECT id FROM mutatie WHERE id IN ({', '.join('?' * len(stuk))})"
        gevonden.update(rij[0] for rij in db.execute(vraag, stuk).fetchall())
    return gevonden


def _gewiste(db: Any) -> set[str]:
    return {rij[0].hex() for rij in db.execute("SELECT dossier FROM gewist").fetchall()}


def _vernietig(db: Any, mutatie: Mutatie, regel: Regel) -> set[str]:
    """Drop content and salt of everything of a dossier; answers the rows (hex) that have to be looked at again."""
    db.execute(
        "INSERT OR IGNORE INTO gewist (dossier, mutatie_id, op) VALUES (?, ?, ?)",
        (bytes.fromhex(regel.rij), mutatie.id, regel.tijd),
    )
    van_dossier = "json_extract(kop, '$.d') = ? AND json_extract(kop, '$.s') <> ?"
    wie = (regel.rij, VERNIETIGING)
    gevonden = db.execute(f"SELECT DISTINCT rij FROM mutatie WHERE {van_dossier}", wie).fetchall()
    db.execute(f"UPDATE mutatie SET zout = NULL, inhoud = NULL WHERE {van_dossier}", wie)
    return {rij[0].hex() for rij in gevonden}


# Projecting -----------------------------------------------------------------------------------------------------------


class _Tabellen:
    """What is known of rows that are not projected now (`projectie.Buiten`)."""

    def __init__(self, db: Any, *, goedgelovig: bool) -> None:
        self._db = db
        self._gewist: set[str] | None = None
        self._goedgelovig = goedgelovig
        self._gezien: dict[tuple[str, str], bool] = {}

    def bestaat(self, soort: str, rij: str) -> bool:
        """Whether the row is in its table; in good faith it always is."""
        if self._goedgelovig and not self.is_gewist(rij):
            return True
        sleutel = (soort, rij)
        if sleutel not in self._gezien:
            try:
                id_ = bytes.fromhex(rij)
            except ValueError:
                return False
            vraag = f"SELECT 1 FROM {soort} WHERE id = ?"
            self._gezien[sleutel] = self._db.execute(vraag, (id_,)).fetchone() is not None
        return self._gezien[sleutel]

    def is_gewist(self, rij: str) -> bool:
        """Whether the row was destroyed, by its own dossier or with it."""
        if self._gewist is None:
            self._gewist = _gewiste(self._db)
            vraag = "SELECT DISTINCT rij FROM ingehouden WHERE waarom = ?"
            self._gewist |= {r[0].hex() for r in self._db.execute(vraag, (GEWIST,)).fetchall()}
        return rij in self._gewist


def _projecteer(
    db: Any, geraakt: set[str], schema: Schema, uit: Samengevoegd, vers: dict[str, Regel] | None = None
) -> None:
    """Project the rows (hex) that were touched and what hangs on them, until nothing waits that could be shown."""
    while geraakt:
        geraakt = _met_regie(db, geraakt, vers or {})
        rijen = _entries(db, geraakt)
        goedgelovig = isinstance(schema, Optimist)
        beelden = projecteer(rijen, schema, _Tabellen(db, goedgelovig=goedgelovig))
        verdwenen, verschenen = _schrijf(db, beelden, uit)
        gewist = {rij for rij, beeld in beelden.items() for in_ in beeld.ingehouden.values() if in_.waarom == GEWIST}
        geraakt = _die_wachtten(db, verschenen | gewist) | _die_verwezen(db, verdwenen)
        vers = None
    werk_bij(db.cursor(), uit.per_soort.get("persoon", ()), uit.per_soort.get("adres", ()))


def _entries(db: Any, rijen: set[str]) -> dict[str, list[Regel]]:
    """All entries of these rows."""
    uit: dict[str, list[Regel]] = {}
    for stuk in stukken(sorted(rijen)):
        tekens = ", ".join("?" * len(stuk))
        vraag = f"SELECT kop, inhoud FROM mutatie WHERE rij IN ({tekens})"
        for kop, inhoud in db.execute(vraag, [bytes.fromhex(rij) for rij in stuk]):
            regel = lees_regel(kop, inhoud)
            if regel.soort != VERNIETIGING:
                uit.setdefault(regel.rij, []).append(regel)
    return uit


def _met_regie(db: Any, geraakt: set[str], vers: dict[str, Regel]) -> set[str]:
    """With every household and casus whose state hangs on one that was touched."""
    soorten = {regel.soort for regel in vers.values()}
    if vers and not soorten & {"huishouden", "casus"}:
        return geraakt
    alle = set(geraakt)
    zoek = alle
    while zoek:
        gevonden = set(_regieburen(db, zoek))
        zoek = gevonden - alle
        alle |= zoek
    return alle


def _regieburen(db: Any, rijen: set[str]) -> Iterator[str]:
    """Households and casussen that name these rows or are named by them, in any entry or in the tables."""
    for stuk in stukken(sorted(rijen)):
        tekens = ", ".join("?" * len(stuk))
        ids = [bytes.fromhex(rij) for rij in stuk]
        for vraag in (
            f"SELECT id FROM huishouden WHERE casus_id IN ({tekens})",
            f"SELECT id FROM casus WHERE huishouden_id IN ({tekens})",
            f"SELECT huishouden_id FROM casus WHERE id IN ({tekens})",
        ):
            for (id_,) in db.execute(vraag, ids):
                yield id_.hex()
        vraag = (
            "SELECT json_extract(inhoud, '$.v.casus_id'), json_extract(inhoud, '$.v.huishouden_id'), "
            f"json_extract(kop, '$.s') FROM mutatie WHERE rij IN ({tekens}) AND inhoud IS NOT NULL"
        )
        for casus, huishouden, soort in db.execute(vraag, ids):
            if soort == "huishouden" and casus:
                yield casus
            elif soort == "casus" and huishouden:
                yield huishouden


def _schrijf(db: Any, beelden: dict[str, Beeld], uit: Samengevoegd) -> tuple[set[tuple[str, str]], set[str]]:
    """Put rows in their tables; answers which went away and which appeared (hex)."""
    zichtbaar: dict[str, list[tuple[str, Beeld]]] = defaultdict(list)
    onzichtbaar: dict[str, list[str]] = defaultdict(list)
    for rij, beeld in beelden.items():
        if beeld.waarden is not None:
            zichtbaar[beeld.soort].append((rij, beeld))
        elif beeld.soort in GEJOURNAALD:
            onzichtbaar[beeld.soort].append(rij)
    verschenen: set[str] = set()
    db.executemany(  # two households that change casus would meet halfway
        f"UPDATE huishouden SET {', '.join(f'{veld} = NULL' for veld in REGIE)} WHERE id = ?",
        [(bytes.fromhex(rij),) for rij, _ in zichtbaar.get("huishouden", ())],
    )
    for soort, alle in zichtbaar.items():
        velden = GEJOURNAALD[soort].velden()
        er_al = _er_al(db, soort, [rij for rij, _ in alle])
        nieuw = ", ".join(("id", "koppen", *velden))
        zet = ", ".join(f"{veld} = excluded.{veld}" for veld in ("koppen", *velden))
        db.executemany(
            f"INSERT INTO {soort} ({nieuw}) VALUES ({', '.join('?' * (len(velden) + 2))}) "
            f"ON CONFLICT (id) DO UPDATE SET {zet}",
            [
                (bytes.fromhex(rij), _koppen(beeld), *als_rij(soort, beeld.waarden or {}))
                for rij, beeld in sorted(alle, key=lambda paar: paar[0] not in er_al)
            ],
        )
        uit.per_soort[soort].update(Id(bytes.fromhex(rij)) for rij, _ in alle)
        verschenen |= {rij for rij, _ in alle} - er_al
    verdwenen: set[tuple[str, str]] = set()
    for soort, weg in onzichtbaar.items():
        er_nog = _er_al(db, soort, weg)
        db.executemany(f"DELETE FROM {soort} WHERE id = ?", [(bytes.fromhex(rij),) for rij in er_nog])
        uit.per_soort[soort].update(Id(bytes.fromhex(rij)) for rij in er_nog)
        verdwenen |= {(soort, rij) for rij in er_nog}
    _noteer(db, beelden)
    return verdwenen, verschenen


def _er_al(db: Any, soort: str, rijen: Sequence[str]) -> set[str]:
    gevonden: set[str] = set()
    for stuk in stukken(rijen):
        vraag = f"SELECT id FROM {soort} WHERE id IN ({', '.join('?' * len(stuk))})"
        gevonden.update(rij[0].hex() for rij in db.execute(vraag, [bytes.fromhex(rij) for rij in stuk]))
    return gevonden


def _koppen(beeld: Beeld) -> str:
    """The heads as the row keeps them: what most fields have in common stands under ""."""
    alle = list(beeld.koppen.values())
    meest = max(sorted(set(alle)), key=alle.count)
    return koppen_schrijf({"": list(meest)} | {veld: list(ids) for veld, ids in beeld.koppen.items() if ids != meest})


def _noteer(db: Any, beelden: dict[str, Beeld]) -> None:
    """Keep which rows have a difference and which entries wait."""
    ids = [(bytes.fromhex(rij),) for rij in beelden]
    db.executemany("DELETE FROM verschil WHERE rij = ?", ids)
    db.executemany("DELETE FROM ingehouden WHERE rij = ?", ids)
    verschillen, ingehouden = [], []
    for rij, beeld in beelden.items():
        id_ = bytes.fromhex(rij)
        if beeld.verschillen:
            dossier = _dossier(beeld)
            verschillen += [(id_, veld, beeld.soort, aard, dossier, 0) for veld, aard in beeld.verschillen.items()]
        for mutatie, waarom in beeld.ingehouden.items():
            wacht_op = bytes.fromhex(waarom.wacht_op) if waarom.wacht_op else None
            ingehouden.append((bytes.fromhex(mutatie), id_, beeld.soort, waarom.waarom, wacht_op))
    if verschillen:
        db.executemany(
            "INSERT INTO verschil (rij, veld, soort, aard, dossier, sinds) VALUES (?, ?, ?, ?, ?, ?)", verschillen
        )
        _sinds(db, {rij for rij, *_ in verschillen})
    if ingehouden:
        db.executemany(
            "INSERT INTO ingehouden (mutatie_id, rij, soort, waarom, wacht_op) VALUES (?,?,?,?,?)", ingehouden
        )


def _sinds(db: Any, rijen: set[bytes]) -> None:
    """A difference is as old as the last entry of its row."""
    db.executemany(
        "UPDATE verschil SET sinds = (SELECT max(json_extract(kop, '$.t')) FROM mutatie m WHERE m.rij = verschil.rij) "
        "WHERE rij = ?",
        [(rij,) for rij in rijen],
    )


def _dossier(beeld: Beeld) -> bytes | None:
    veld = GEJOURNAALD[beeld.soort].dossier_veld()
    waarde = (beeld.waarden or {}).get(veld) if veld else None
    return bytes.fromhex(waarde) if isinstance(waarde, str) else None


def _die_wachtten(db: Any, verschenen: set[str]) -> set[str]:
    """Rows (hex) with an entry that waited for one that came."""
    if not verschenen or db.execute("SELECT 1 FROM ingehouden LIMIT 1").fetchone() is None:
        return set()
    gevonden: set[str] = set()
    for stuk in stukken(verschenen):
        vraag = f"SELECT DISTINCT rij FROM ingehouden WHERE wacht_op IN ({', '.join('?' * len(stuk))})"
        gevonden.update(rij[0].hex() for rij in db.execute(vraag, [bytes.fromhex(rij) for rij in stuk]))
    return gevonden - verschenen


def _die_verwezen(db: Any, verdwenen: set[tuple[str, str]]) -> set[str]:
    """Rows (hex) that refer to one that went away."""
    gevonden: set[str] = set()
    for soort, rij in verdwenen:
        for van, veld in verwijzers(soort):
            vraag = f"SELECT id FROM {van} WHERE {veld} = ?"
            gevonden.update(r[0].hex() for r in db.execute(vraag, (bytes.fromhex(rij),)))
    return gevonden
