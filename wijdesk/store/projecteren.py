"""Rows in the tables as the entries that are here make them, and the lists of what differs and what waits.

Only rows that were touched are projected again, each from all its entries, together with the few whose state hangs on
theirs: a household and its casussen, what waited for a row that came, what referred to one that went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from wijdesk.models.beeld import Beeld
from wijdesk.models.doorwijzing import SOORTEN as DOORWIJZEND
from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Regel, koppen_schrijf, lees_regel
from wijdesk.models.projectie import REGIE, is_gewist, projecteer
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.uitwisseling_woorden import GEWIST, PAST_NIET, WACHT
from wijdesk.models.values import Id
from wijdesk.models.verband import KRING
from wijdesk.store import gebruik
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.doorwijzing import verleg
from wijdesk.store.regels import Optimist, Schema, als_rij, verwijzers
from wijdesk.store.wijzers import wijzers
from wijdesk.store.zoekregels import stukken, werk_bij

_EEN_KOP = '{"":["%s"]}'
"""`koppen_schrijf` of heads that every field has: ids in hex need no escape."""


@dataclass(slots=True)
class Samengevoegd:
    """What came of it: ids that changed per noun, and how many entries were of a dossier that was destroyed."""

    per_soort: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    te_laat: int = 0

    def tel_te_laat(self) -> None:
        """One more came too late."""
        self.te_laat += 1


def gewiste(db: Any) -> set[str]:
    """The dossiers (hex) that were destroyed."""
    return {rij[0].hex() for rij in db.execute("SELECT dossier FROM gewist").fetchall()}


class _Tabellen:
    """What is known of rows that are not projected now (`beeld.Buiten`)."""

    def __init__(self, db: Any, *, goedgelovig: bool) -> None:
        self._db = db
        self._gewist: dict[str, tuple[bool, str]] = {}
        self._leeg: bool | None = None
        self._goedgelovig = goedgelovig
        self._gezien: dict[tuple[str, str], bool] = {}

    def bestaat(self, soort: str, rij: str) -> bool:
        """Whether the row is in its table; in good faith it always is."""
        if self._goedgelovig and not self._kan_gewist(rij):
            return True
        return self._in_tabel(soort, rij)

    def is_gewist(self, rij: str) -> bool:
        """Whether the row was destroyed, by its own dossier or with it."""
        if not self._kan_gewist(rij):
            return False
        _, soort = self._gewist[rij]
        return soort not in GEJOURNAALD or not self._in_tabel(soort, rij)

    def gebruikers(self, rijen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The rows in the tables that refer to these."""
        return ((rij, ander) for rij, _, ander in gebruik.gebruikers(self._db, rijen))

    def zet_status(self, rij: str, transactie: str) -> bool | None:
        """Whether a transaction changed the status of a row."""
        return gebruik.zet_status(self._db, rij, transactie)

    def doorwijzing(self) -> Mapping[str, str]:
        """Locaties and medewerkers another stands for."""
        return {id_.hex(): naar.hex() for id_, naar in wijzers(self._db).items()}

    def _kan_gewist(self, rij: str) -> bool:
        if self._leeg is None:  # the register hears of an order; content can be gone before that is here
            vraag = "SELECT 1 FROM gewist UNION ALL SELECT 1 FROM ingehouden WHERE waarom = ? LIMIT 1"
            self._leeg = self._db.execute(vraag, (GEWIST,)).fetchone() is None
        if self._leeg:
            return False
        if rij not in self._gewist:
            id_ = _als_id(rij)
            er = self._db.execute("SELECT 1 FROM gewist WHERE dossier = ?", (id_,)).fetchone() is not None
            vraag = "SELECT soort FROM ingehouden WHERE rij = ? AND waarom = ? LIMIT 1"
            mee = self._db.execute(vraag, (id_, GEWIST)).fetchone()
            self._gewist[rij] = (er or mee is not None, mee[0] if mee else "")
        return self._gewist[rij][0]

    def _in_tabel(self, soort: str, rij: str) -> bool:
        sleutel = (soort, rij)
        if sleutel not in self._gezien:
            if (id_ := _als_id(rij)) is None:
                return False
            vraag = f"SELECT 1 FROM {soort} WHERE id = ?"
            self._gezien[sleutel] = self._db.execute(vraag, (id_,)).fetchone() is not None
        return self._gezien[sleutel]


def _als_id(rij: str) -> bytes | None:
    try:
        return bytes.fromhex(rij)
    except ValueError:
        return None


def projecteer_rijen(
    db: Any, geraakt: set[str], schema: Schema, uit: Samengevoegd, vers: Mapping[str, list[Regel]] | None = None
) -> None:
    """Project the rows (hex) that were touched and what hangs on them, until nothing waits that could be shown.

    `vers` are all the entries of rows that are new here, which then need not be read again.
    """
    while geraakt:
        beelden = _beelden(db, geraakt, schema, vers or {})
        was, nu = _al_gewist(db, beelden, vers or {}), {rij for rij, beeld in beelden.items() if is_gewist(beeld)}
        wees = wijzers(db) if any(beeld.soort in DOORWIJZEND for beeld in beelden.values()) else None
        verdwenen, verschenen = _schrijf(db, beelden, uit, vers or {})
        geraakt = _die_wachtten(db, verschenen) | _die_verwezen(db, verdwenen) | _die_noemden(db, was - nu)
        if wees is not None and (wijst := wijzers(db)) != wees:
            verlegd, opnieuw = verleg(db, wees, wijst)
            geraakt |= opnieuw
            for soort, id_ in verlegd:
                uit.per_soort[soort].add(id_)
        if nieuw := nu - was:
            geraakt |= wachtende(db) - nieuw
        vers = None
    werk_bij(db.cursor(), uit.per_soort.get("persoon", ()), uit.per_soort.get("adres", ()))


def _beelden(db: Any, geraakt: set[str], schema: Schema, vers: Mapping[str, list[Regel]]) -> dict[str, Beeld]:
    """These rows, with those whose state hangs on theirs, as they are shown."""
    rijen: dict[str, list[Regel]] = dict(vers)
    while True:
        nieuw = _met_buren(db, geraakt | rijen.keys(), vers) - rijen.keys()
        rijen |= entries_van(db, nieuw)
        if nieuw and (erbij := gebruik.verbonden(db, rijen) - rijen.keys()):
            geraakt = erbij
            continue
        beelden = projecteer(rijen, schema, _Tabellen(db, goedgelovig=isinstance(schema, Optimist)))
        geraakt = gebruik.verwijderde_buren(db, beelden)
        if not geraakt:
            return beelden


def entries_van(db: Any, rijen: set[str]) -> dict[str, list[Regel]]:
    """All entries of these rows, of each in the order in which they came."""
    uit: dict[str, list[Regel]] = {}
    for stuk in stukken(sorted(rijen)):
        tekens = ", ".join("?" * len(stuk))
        vraag = f"SELECT kop, inhoud FROM mutatie WHERE rij IN ({tekens}) ORDER BY rij, rowid"
        for kop, inhoud in db.execute(vraag, [bytes.fromhex(rij) for rij in stuk]):
            regel = lees_regel(kop, inhoud)
            if regel.soort != VERNIETIGING:
                uit.setdefault(regel.rij, []).append(regel)
    return uit


def ingehouden(db: Any, rij: bytes) -> set[str]:
    """The entries (hex) of a row that are not shown."""
    return {id_.hex() for (id_,) in db.execute("SELECT mutatie_id FROM ingehouden WHERE rij = ?", (rij,)).fetchall()}


def _met_buren(db: Any, geraakt: set[str], vers: Mapping[str, list[Regel]]) -> set[str]:
    """With every household, casus and plan whose state hangs on one that was touched, and what was merged round."""
    alle = set(geraakt)
    zoek = {rij for rij in geraakt if rij not in vers or _heeft_buren(vers[rij])}
    if zoek:
        zoek |= _in_kringen(db)
    while zoek:
        alle |= zoek
        zoek = set(_buren(db, zoek)) - alle
    return alle


def _heeft_buren(regels: Sequence[Regel]) -> bool:
    soort = regels[0].soort
    if soort == "huishouden" or soort not in KRING:
        return soort in {"huishouden", "casus", "plan"}
    return any(regel.waarden is not None and regel.waarden.get("samengevoegd_in") for regel in regels)


def _in_kringen(db: Any) -> set[str]:
    """Rows (hex) of which a merge is held back."""
    vraag = "SELECT rij, soort FROM ingehouden WHERE waarom = ?"
    return {rij.hex() for rij, soort in db.execute(vraag, (PAST_NIET,)) if soort in KRING}


def _buren(db: Any, rijen: set[str]) -> Iterator[str]:
    """Households, casussen and plans that name these rows or are named by them, in any entry or in the tables; and what
    these were merged into.
    """
    for stuk in stukken(sorted(rijen)):
        tekens = ", ".join("?" * len(stuk))
        ids = [bytes.fromhex(rij) for rij in stuk]
        for vraag in (
            f"SELECT id FROM huishouden WHERE casus_id IN ({tekens})",
            f"SELECT huishouden_id FROM plan WHERE id IN ({tekens})",
            f"SELECT id FROM casus WHERE huishouden_id IN ({tekens})",
            f"SELECT huishouden_id FROM casus WHERE id IN ({tekens})",
        ):
            for (id_,) in db.execute(vraag, ids):
                yield id_.hex()
        vraag = (
            "SELECT json_extract(inhoud, '$.v.casus_id'), json_extract(inhoud, '$.v.huishouden_id'), "
            "json_extract(inhoud, '$.v.actief_plan_id'), json_extract(inhoud, '$.v.samengevoegd_in'), "
            f"json_extract(kop, '$.s') FROM mutatie WHERE rij IN ({tekens}) AND inhoud IS NOT NULL"
        )
        for casus, huishouden, plan, samen, soort in db.execute(vraag, ids):
            if soort in KRING and samen:
                yield samen
            if soort == "huishouden":
                yield from (id_ for id_ in (casus, plan) if id_)
            elif soort in {"casus", "plan"} and huishouden:
                yield huishouden


def _schrijf(
    db: Any, beelden: dict[str, Beeld], uit: Samengevoegd, vers: Mapping[str, object]
) -> tuple[set[tuple[str, str]], set[str]]:
    """Put rows in their tables; answers which went away and which appeared (hex). Those in `vers` are not there yet."""
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
        er_al = _er_al(db, soort, [rij for rij, _ in alle if rij not in vers])
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
    verschillende = set(alle)
    if len(verschillende) == 1:
        return _EEN_KOP % '","'.join(alle[0])  # of nearly every row, where json takes a third of the time
    meest = max(sorted(verschillende), key=alle.count)
    return koppen_schrijf({"": list(meest)} | {veld: list(ids) for veld, ids in beeld.koppen.items() if ids != meest})


def _noteer(db: Any, beelden: dict[str, Beeld]) -> None:
    """Keep which rows have a difference and which entries wait."""
    if db.execute("SELECT 1 FROM ingehouden LIMIT 1").fetchone() is not None:
        _zet_achteraan(db, beelden)
    for lijst in ("verschil", "ingehouden"):
        if db.execute(f"SELECT 1 FROM {lijst} LIMIT 1").fetchone() is not None:
            db.executemany(f"DELETE FROM {lijst} WHERE rij = ?", [(bytes.fromhex(rij),) for rij in beelden])
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


def _zet_achteraan(db: Any, beelden: Mapping[str, Beeld]) -> None:
    """What was held back and is shown from now on comes in now: who has a form open has not seen it (`Gezien`)."""
    vraag = "SELECT mutatie_id FROM ingehouden WHERE rij = ?"
    for rij, beeld in beelden.items():
        for (mutatie,) in db.execute(vraag, (bytes.fromhex(rij),)).fetchall():
            if mutatie.hex() not in beeld.ingehouden:
                laatste = "(SELECT max(rowid) + 1 FROM mutatie)"
                db.execute(f"UPDATE mutatie SET rowid = {laatste} WHERE id = ?", (mutatie,))


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


def wachtende(db: Any) -> set[str]:
    """Rows (hex) with an entry that waits: what it waits for may never come."""
    vraag = "SELECT DISTINCT rij FROM ingehouden WHERE waarom = ? AND soort <> ?"
    return {rij[0].hex() for rij in db.execute(vraag, (WACHT, VERNIETIGING))}


def _al_gewist(db: Any, beelden: Mapping[str, Beeld], vers: Mapping[str, object]) -> set[str]:
    """Of these rows (hex) those that went with what was destroyed, as the tables show it until now."""
    if db.execute("SELECT 1 FROM ingehouden WHERE waarom = ? LIMIT 1", (GEWIST,)).fetchone() is None:
        return set()
    al: dict[str, set[str]] = defaultdict(set)
    for stuk in stukken([rij for rij in beelden if rij not in vers]):
        vraag = f"SELECT soort, rij FROM ingehouden WHERE rij IN ({', '.join('?' * len(stuk))}) AND +waarom = ?"
        for soort, rij in db.execute(vraag, [*map(bytes.fromhex, stuk), GEWIST]):
            al[soort].add(rij.hex())
    return {rij for soort, rijen in al.items() for rij in rijen - _er_al(db, soort, sorted(rijen))}


def _die_noemden(db: Any, weer: set[str]) -> set[str]:
    """Rows (hex) with an entry that refers to one that was held to be destroyed and is not, which is seldom."""
    vraag = "SELECT DISTINCT rij FROM mutatie WHERE instr(inhoud, ?)"
    return {gevonden.hex() for rij in weer for (gevonden,) in db.execute(vraag, (rij,))}


def _die_verwezen(db: Any, verdwenen: set[tuple[str, str]]) -> set[str]:
    """Rows (hex) that refer to one that went away, also by an entry that did not fit while it was there."""
    gevonden: set[str] = set()
    for stuk in stukken(sorted(rij for _, rij in verdwenen)):
        vraag = (
            "SELECT i.rij FROM ingehouden i JOIN mutatie m ON m.id = i.mutatie_id, json_each(m.inhoud, '$.v') v "
            f"WHERE i.waarom = ? AND v.value IN ({', '.join('?' * len(stuk))})"
        )
        gevonden.update(r[0].hex() for r in db.execute(vraag, (PAST_NIET, *stuk)))
    for soort, rij in verdwenen:
        for van, veld in verwijzers(soort):
            vraag = f"SELECT id FROM {van} WHERE {veld} = ?"
            gevonden.update(r[0].hex() for r in db.execute(vraag, (bytes.fromhex(rij),)))
    return gevonden
