"""The check of a store: is the file whole, does the chain hold, and do the tables say what the journal says.

The tables are a projection: here they are built again from the journal, in memory, and compared. Findings are
counts and table names, never content.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from wijdesk.models.beeld import Beeld
from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import BEGIN, Mutatie, Regel, koppen_lees, per_rij, schakel, stand
from wijdesk.models.logsoort import VAST
from wijdesk.models.projectie import projecteer
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.uitwisseling_woorden import PAST_NIET
from wijdesk.models.values import Id, als_waarde, lokaal
from wijdesk.store import search
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.cijferkubus import wat_niet_klopt
from wijdesk.store.cijfertriggers import ontbreken, vreemd
from wijdesk.store.loghand import onverklaard
from wijdesk.store.projecteren import gewiste
from wijdesk.store.regels import Schema
from wijdesk.store.sprongen import sprongen_van
from wijdesk.store.verbinding import Fout, beschadigd, storing_van_database
from wijdesk.store.zoekregels import zoekregels

ONLEESBAAR = (ValueError, KeyError, TypeError, AttributeError)
"""What reading raises on text, header or value that is not what it should be."""

BLADZIJDE = re.compile(r"page (\d+)")
"""How the library names a page whose seal does not fit."""

CASUS_ELDERS = (
    "SELECT count(*) FROM huishouden h JOIN casus c ON c.id = h.casus_id "
    "WHERE c.huishouden_id <> h.id OR c.gesloten_op IS NOT NULL OR c.status <> 'actief'"
)
PLAN_ELDERS = (
    "SELECT count(*) FROM huishouden h JOIN plan p ON p.id = h.actief_plan_id "
    "WHERE p.huishouden_id <> h.id OR p.afgesloten_op <> '' OR p.status <> 'actief'"
)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something that is not as it should be: a short name and one Dutch sentence with a count."""

    soort: str
    zin: str
    plekken: tuple[str, ...] = ()
    """Where, at most `HOOGSTENS_PLEKKEN`: which chain and number, which table, when it was written."""

    def regels(self) -> Iterator[str]:
        """The sentence, and the places below it."""
        yield self.zin
        for plek in self.plekken:
            yield f"  {plek}"


HOOGSTENS_PLEKKEN = 20
"""So many are told of one kind: enough to see a pattern, and to know where to begin."""


class _Plekken:
    """How often something was found, and where the first times."""

    def __init__(self) -> None:
        self.aantal = 0
        self.eerste: list[str] = []

    def erbij(self, plek: str) -> None:
        """Once more, here."""
        self.aantal += 1
        if len(self.eerste) < HOOGSTENS_PLEKKEN:
            self.eerste.append(plek)

    def bevinding(self, soort: str, wat: str) -> Iterator[Bevinding]:
        """The finding with its count, when there is one."""
        if self.aantal:
            yield Bevinding(soort, f"{self.aantal} {wat}", tuple(self.eerste))


def _plek(balie: bytes, volgnr: int, kop: str | None) -> str:
    """The place of an entry: its chain and number, and by its header, as far as that can be read, what of and when."""
    waar = f"keten {balie.hex()[-8:]}, nummer {volgnr}"
    try:
        header = lees_kop(kop or "")
        tijd = lokaal(int(str(header["t"])))
        return f"{waar}: tabel {header['s']}, geschreven {tijd:%d-%m-%Y %H:%M:%S}"
    except (*ONLEESBAAR, OverflowError, OSError):
        return f"{waar}: de regel ontbreekt" if kop is None else f"{waar}: de kop is niet te lezen"


def lees_kop(kop: str) -> dict[str, object]:
    """A header as it was written. Raises ValueError when it is none."""
    gelezen = json.loads(kop)
    if not isinstance(gelezen, dict):
        raise TypeError(type(gelezen).__name__)
    return gelezen


def controleer(db: Any) -> tuple[Bevinding, ...]:
    """Everything that can be checked on an open connection, slowest last; empty when the store is sound."""
    try:
        bestand = tuple(_bestand(db))
        if any(bevinding.soort == "bestand" for bevinding in bestand):
            return bestand
        return (
            *bestand,
            *_opzet(db),
            *_regie(db),
            *_keten(db),
            *_logboek(db),
            *_projectie(db),
            *_cijfers(db),
            *_zoekindex(db),
        )
    except Fout as fout:
        if storing_van_database(fout) is None:
            raise
        return (Bevinding("bestand", "Het bestand is niet te lezen.", (beschadigd().uitweg,)),)


def _bestand(db: Any) -> Iterator[Bevinding]:
    """Every page by its own seal first: that reads on past what is damaged, where the rest may not read at all."""
    zegels = [rij[0] for rij in db.execute("PRAGMA cipher_integrity_check").fetchall()]
    nummers = sorted({int(gevonden[0]) for zegel in zegels if (gevonden := BLADZIJDE.findall(zegel))})
    stuk = zegels or [rij[0] for rij in db.execute("PRAGMA integrity_check").fetchall() if rij[0] != "ok"]
    if stuk:
        totaal = db.execute("PRAGMA page_count").fetchone()[0]
        waar = (f"bladzijde {reeks} van {totaal}" for reeks in _reeksen(nummers)[:HOOGSTENS_PLEKKEN])
        yield Bevinding(
            "bestand", f"{len(stuk)} bladzijden van het bestand kloppen niet.", (*waar, beschadigd().uitweg)
        )
        return
    wees = db.execute("PRAGMA foreign_key_check").fetchall()
    if wees:
        yield Bevinding("verwijzing", f"{len(wees)} rijen verwijzen naar iets dat er niet is.")


def _reeksen(nummers: list[int]) -> list[str]:
    """Numbers in words, those that follow each other taken together."""
    uit: list[list[int]] = []
    for nummer in nummers:
        if uit and nummer == uit[-1][1] + 1:
            uit[-1][1] = nummer
        else:
            uit.append([nummer, nummer])
    return [f"{van}" if van == tot else f"{van} tot en met {tot}" for van, tot in uit]


def _logboek(db: Any) -> Iterator[Bevinding]:
    """What somebody said later of a line of the log: it is kept in the journal and counts for nothing. And lines that
    were written by another than who looked, as they say.
    """
    later, hand = _Plekken(), _Plekken()
    vraag = (
        "SELECT coalesce(k.balie_id, x''), coalesce(k.volgnr, 0), m.kop FROM ingehouden i "
        "JOIN mutatie m ON m.id = i.mutatie_id LEFT JOIN keten k ON k.mutatie_id = m.id "
        f"WHERE i.waarom = ? AND i.soort IN ({', '.join('?' * len(VAST))}) ORDER BY k.balie_id, k.volgnr"
    )
    for balie, volgnr, kop in db.execute(vraag, (PAST_NIET, *VAST)).fetchall():
        later.erbij(_plek(balie, volgnr, kop))
    yield from later.bevinding("logboek", "regels van het logboek zijn later anders gezegd. Wat er eerst stond, geldt.")
    for balie, volgnr, kop in onverklaard(db):
        hand.erbij(_plek(balie, volgnr, kop))
    yield from hand.bevinding(
        "andere hand", "regels van het logboek zijn door een ander of op een andere dag geschreven dan erin staat."
    )


def _opzet(db: Any) -> Iterator[Bevinding]:
    """What the schema has too many (a trigger writes beside the journal) or too few (an index that keeps it quick)."""
    erbij = vreemd(db)
    namen = {rij[0] for rij in db.execute("SELECT name FROM sqlite_schema WHERE type = 'index'").fetchall()}
    weg = sum(index.name not in namen for tabel in METADATA.tables.values() for index in tabel.indexes)
    weg += ontbreken(db)
    if erbij or weg:
        yield Bevinding("opzet", f"De opzet van het bestand klopt niet: {erbij} onderdelen te veel, {weg} te weinig.")
    if db.execute("SELECT count(*) FROM winkel").fetchone()[0] != 1:
        yield Bevinding("opzet", "Het bestand zegt niet van welk wijkteam het is.")


def _regie(db: Any) -> Iterator[Bevinding]:
    """What no CHECK can see because it spans two tables: what a household points at is open, and its own."""
    for wat, vraag in (
        ("lopende casussen horen bij een ander huishouden of zijn al gesloten", CASUS_ELDERS),
        ("actieve plannen horen bij een ander huishouden of zijn al afgesloten", PLAN_ELDERS),
    ):
        if aantal := db.execute(vraag).fetchone()[0]:
            yield Bevinding("regie", f"{aantal} {wat}.")


def _cijfers(db: Any) -> Iterator[Bevinding]:
    """Months that were counted ahead, counted again."""
    if fout := tuple(wat_niet_klopt(db)):
        wat = "maand of jaar" if len(fout) == 1 else "maanden en jaren"
        yield Bevinding("cijfers", f"{len(fout)} {wat} van de vooruit getelde cijfers klopt niet.", fout)


def _keten(db: Any) -> Iterator[Bevinding]:
    fout, stuk, dubbel = _Plekken(), _Plekken(), _Plekken()
    gezien: set[bytes] = set()
    verwacht: dict[bytes, tuple[int, bytes]] = {}
    sprongen = sprongen_van(db)
    for balie, volgnr, waarde, id_, kop, *rest in db.execute(
        "SELECT k.balie_id, k.volgnr, k.schakel, m.id, m.kop, m.zout, m.inhoud, m.rij, m.transactie FROM keten k "
        "LEFT JOIN mutatie m ON m.id = k.mutatie_id ORDER BY k.balie_id, k.volgnr"
    ):
        if balie not in verwacht:
            gezien = set()  # an entry can stand in several chains, in each once
        vorig_nummer, vorige = verwacht.get(balie, (0, BEGIN))
        if volgnr != vorig_nummer + 1 and (balie, volgnr - 1) in sprongen:
            vorig_nummer, vorige = volgnr - 1, sprongen[balie, volgnr - 1]
        if kop is None or volgnr != vorig_nummer + 1 or schakel(vorige, kop) != waarde:
            fout.erbij(_plek(balie, volgnr, kop))
        elif id_ in gezien:
            dubbel.erbij(_plek(balie, volgnr, kop))
        elif not _is_heel(id_, kop, *rest):
            stuk.erbij(_plek(balie, volgnr, kop))
        gezien.add(id_)
        verwacht[balie] = (volgnr, waarde)
    los = _Plekken()
    for kop, id_ in db.execute("SELECT kop, id FROM mutatie WHERE id NOT IN (SELECT mutatie_id FROM keten)"):
        los.erbij(_los(kop, id_))
    yield from fout.bevinding("keten", "schakels van het journaal kloppen niet.")
    yield from stuk.bevinding("inhoud", "regels van het journaal hebben een andere inhoud dan is vastgelegd.")
    yield from dubbel.bevinding("keten", "regels van het journaal staan er twee keer in.")
    yield from los.bevinding("keten", "regels van het journaal horen bij geen keten.")


def _los(kop: str, id_: bytes) -> str:
    """The place of an entry that no chain has, by its own id."""
    return _plek(id_, 0, kop).replace(", nummer 0", "").replace("keten", "regel", 1)


def _is_heel(id_: bytes, kop: str, zout: bytes | None, inhoud: str | None, rij: bytes, transactie: bytes) -> bool:
    """Whether an entry is what its header says, and what stands beside the header is the header's too.

    Content goes together with its salt, or what was put in its place could not be told from it.
    """
    try:
        mutatie = Mutatie(Id(id_), kop, zout, inhoud)
        header = mutatie.header
        eigen = (header["id"], header["r"], header["tx"]) == (id_.hex(), rij.hex(), transactie.hex())
        return eigen and (zout is None) == (inhoud is None) and mutatie.klopt
    except ONLEESBAAR:
        return False


def _entries(db: Any) -> dict[str, list[Regel]]:
    """The entries of every row; one that cannot be read says nothing, and was told with the chain."""
    vraag = "SELECT id, kop, zout, inhoud FROM mutatie ORDER BY rowid"
    alle = (Mutatie(*rij) for rij in db.execute(vraag))
    try:
        return per_rij(alle)
    except ONLEESBAAR:
        return per_rij(mutatie for rij in db.execute(vraag) if _is_leesbaar(mutatie := Mutatie(*rij)))


def _is_leesbaar(mutatie: Mutatie) -> bool:
    try:
        stand((mutatie,))
    except ONLEESBAAR:
        return False
    return True


class _Register:
    """Outside all entries there is only the register of what was destroyed."""

    def __init__(self, gewist: set[str]) -> None:
        self._gewist = gewist

    def bestaat(self, soort: str, rij: str) -> bool:
        return False

    def is_gewist(self, rij: str) -> bool:
        return rij in self._gewist

    def gebruikers(self, rijen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        return iter(())

    def zet_status(self, rij: str, transactie: str) -> bool | None:
        return None

    def doorwijzing(self) -> Mapping[str, str]:
        return {}


_VOL = " UNION ALL ".join(f"SELECT '{soort}' WHERE EXISTS (SELECT 1 FROM {soort})" for soort in GEJOURNAALD)
"""Which tables have a row; most are empty at most desks, and one statement is cheaper than one for each."""


def _projectie(db: Any) -> Iterator[Bevinding]:
    entries = {
        rij: regels for rij, alle in _entries(db).items() if (regels := [r for r in alle if r.soort != VERNIETIGING])
    }
    beelden = projecteer(entries, Schema(db), _Register(gewiste(db)))
    horen: dict[str, list[str]] = {}
    for rij_id, beeld in beelden.items():
        if beeld.waarden:
            horen.setdefault(beeld.soort, []).append(rij_id)
    vol = {soort for (soort,) in db.execute(_VOL)}
    for soort, klasse in GEJOURNAALD.items():
        if soort not in vol and soort not in horen:
            continue
        velden = klasse.velden()
        gezien: set[str] = set()
        anders, plekken = 0, _Plekken()
        for rij in db.execute(f"SELECT id, koppen, {', '.join(velden)} FROM {soort}"):
            rij_id = rij[0].hex()
            gezien.add(rij_id)
            try:
                gelijk = _gelijk(beelden.get(rij_id), koppen_lees(rij[1]), dict(zip(velden, rij[2:], strict=True)))
            except ONLEESBAAR:
                gelijk = False
            if not gelijk:
                anders += 1
                plekken.erbij(_van_rij(db, rij[0], "anders"))
        kwijt = [rij_id for rij_id in horen.get(soort, ()) if rij_id not in gezien]
        for rij_id in kwijt:
            plekken.erbij(_van_rij(db, bytes.fromhex(rij_id), "ontbreekt"))
        if anders or kwijt:
            zin = f"Tabel {soort}: {anders} rijen anders dan in het journaal, {len(kwijt)} ontbreken."
            yield Bevinding("projectie", zin, tuple(plekken.eerste))
    yield from _samen(db, beelden)


def _van_rij(db: Any, rij: bytes, wat: str) -> str:
    """The place of a row: that of the last entry about it."""
    gevonden = db.execute(
        "SELECT k.balie_id, k.volgnr, m.kop FROM mutatie m JOIN keten k ON k.mutatie_id = m.id WHERE m.rij = ? "
        "ORDER BY m.id DESC LIMIT 1",
        (rij,),
    ).fetchone()
    return f"{wat}: {_plek(*gevonden)}" if gevonden else f"{wat}: rij {rij.hex()[-8:]}, die niet in het journaal staat"


def _gelijk(beeld: Beeld | None, koppen: dict[str, list[str]], rij: dict[str, Any]) -> bool:
    if beeld is None or beeld.waarden is None:
        return False
    for veld, waarde in rij.items():
        if veld in beeld.koppen and set(koppen.get(veld, koppen.get("", []))) != set(beeld.koppen[veld]):
            return False
        if veld not in beeld.koppen and veld in koppen:
            return False
        if als_waarde(waarde) != beeld.waarden[veld]:
            return False
    return True


def _samen(db: Any, beelden: dict[str, Beeld]) -> Iterator[Bevinding]:
    """The lists of differences and of what waits are made of the entries too."""
    verschillen = {(rij, veld, aard) for rij, beeld in beelden.items() for veld, aard in beeld.verschillen.items()}
    ingehouden = {(id_, in_.waarom) for beeld in beelden.values() for id_, in_ in beeld.ingehouden.items()}
    staat = {(rij[0].hex(), *rij[1:]) for rij in db.execute("SELECT rij, veld, aard FROM verschil")}
    vraag = "SELECT mutatie_id, waarom FROM ingehouden WHERE soort <> ?"
    wacht = {(rij[0].hex(), rij[1]) for rij in db.execute(vraag, (VERNIETIGING,))}
    for wat, is_, hoort in (("verschillen", staat, verschillen), ("ingehouden regels", wacht, ingehouden)):
        if anders := len(is_ ^ hoort):
            yield Bevinding("projectie", f"De lijst van {wat} klopt op {anders} plaatsen niet met het journaal.")


def _zoekindex(db: Any) -> Iterator[Bevinding]:
    personen = db.execute("SELECT count(*) FROM persoon WHERE status = 'actief'").fetchone()[0]
    vindbaar = db.execute(
        "SELECT count(*) FROM zoek_persoon z JOIN persoon p ON p.id = z.persoon_id WHERE p.status = 'actief'"
    ).fetchone()[0]
    totaal = db.execute("SELECT count(*) FROM zoek_persoon").fetchone()[0]
    if personen != vindbaar or totaal != vindbaar:
        yield Bevinding("zoekindex", f"De zoekindex kent {totaal} van de {personen} personen.")
        return
    cursor, fout = db.cursor(), 0
    try:
        fout = search.afwijkingen(cursor, zoekregels(cursor))
        if not db.execute("PRAGMA query_only").fetchone()[0]:  # the index checks itself by a statement that writes
            search.heel(cursor)
    except (*Fout, *ONLEESBAAR):
        fout += 1
    if fout:
        yield Bevinding("zoekindex", f"De zoekindex kent {fout} personen of woorden anders dan ze nu zijn.")


def tellingen(db: Any) -> dict[str, int]:
    """How many rows each table has, for `wijdesk diagnose`."""
    return {
        soort: db.execute(f"SELECT count(*) FROM {soort}").fetchone()[0]
        for soort in (*GEJOURNAALD, "mutatie", "keten", "concept")
    }
