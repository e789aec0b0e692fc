"""What a dossier that is destroyed takes along: every row that is its own, and the persons nobody else has.

A row is of the household it names; else of the row that is its dossier, of a person, or of the signaal, triage or vraag
it hangs on. What cannot exist without a row that goes (a column that may not be empty) goes too. Addresses and imports
go with the last row that names them. Reads the tables themselves (`main.`), also where a connection hides some.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import DOSSIER
from wijdesk.models.values import Id
from wijdesk.store.zoekregels import stukken

HUISHOUDEN, PERSOON, ADRES, PARTIJ = "huishouden", "persoon", "adres", "importpartij"
CONTACT = "contact"
VAN_HET_HUIS = frozenset(
    {"toegang", "locatie", "medewerker", "roltoekenning", "code", "instelling", "voorziening", "importpartij", "adres",
     "vragenlijst", "praktijksoort", "trede", "straatronde", "signaalbundel", "activiteitvoorstel", "wvggzconsult",
     "vernietiglijst", "vernietigregel",
     "cijferrest", "klacht", "activiteit", "sessie", "activiteitronde",
     "bewonersinitiatief", "buurtonderwerp", "impactmeting", "dossiercontrole", "buitencijfer", "duiding", "tarief"}
)  # fmt: skip
"""Of no dossier: they stay, but for addresses and imports that nobody names any more. The log stays as it is."""
ONDERWERP = "onderwerp_id"
"""Refers to a row of any noun."""
GEEN_OUDER = frozenset({"locatie", "medewerker", "activiteit", "adres", "trede", "vragenlijst", "praktijksoort",
                         "straatronde", "signaalbundel", "klacht", "impactmeting"})  # fmt: skip
"""Nouns that own nothing of a dossier."""
OOK_WEG = {"gezag": ("ouder_id",)}
"""Columns that may be empty of rows that mean nothing without what they name."""

Rijen = Mapping[str, frozenset[Id]]


@dataclass(frozen=True, slots=True)
class Omvang:
    """The rows that go, per noun."""

    soort: str
    dossier: Id
    per_soort: Rijen

    @property
    def alle(self) -> frozenset[Id]:
        """All of them."""
        return frozenset().union(*self.per_soort.values())

    @property
    def personen(self) -> frozenset[Id]:
        """Who goes along."""
        return self.per_soort.get(PERSOON, frozenset())

    @property
    def aantallen(self) -> dict[str, int]:
        """How many of each noun."""
        return {soort: len(ids) for soort, ids in self.per_soort.items() if ids}


def omvang(db: Any, soort: str, dossier: Id) -> Omvang:
    """What goes with this household or this person. `db` has `execute(sql, params).fetchall()`."""
    er: dict[str, set[Id]] = defaultdict(set)
    gezin = _met_samengevoegd(db, HUISHOUDEN, {dossier}) if soort == HUISHOUDEN else set()
    er[HUISHOUDEN] = gezin
    er[PERSOON] = _personen(db, gezin) if gezin else _met_samengevoegd(db, PERSOON, {dossier})
    _groei(db, er)
    if anoniem := _anoniem_gemaakt(db, er[PERSOON]) - er[CONTACT]:
        er[CONTACT] |= anoniem
        _groei(db, er)
    return _met_adressen(db, soort, dossier, er)


def omvang_los(db: Any, soort: str, ids: Iterable[Id]) -> dict[Id, dict[str, set[Id]]]:
    """What goes with each of these rows, which are nobody's: per row noun → ids."""
    er: dict[str, set[Id]] = defaultdict(set)
    er[soort] = set(ids)
    wortel = _groei(db, er)
    uit: dict[Id, dict[str, set[Id]]] = {id_: defaultdict(set) for id_ in er[soort] if wortel[id_] == id_}
    for naam, alle in er.items():
        for id_ in alle:
            uit[wortel[id_]][naam].add(id_)
    return uit


def samen(db: Any, soort: str, dossier: Id, delen: Iterable[Mapping[str, set[Id]]]) -> Omvang:
    """What goes of several of them together, with the addresses and imports that nobody else names."""
    er: dict[str, set[Id]] = defaultdict(set)
    for deel in delen:
        for naam, ids in deel.items():
            er[naam] |= ids
    return _met_adressen(db, soort, dossier, er)


def _groei(db: Any, er: dict[str, set[Id]]) -> dict[Id, Id]:
    """Add to these rows what is theirs, and what is of that; answers from which of the first each comes."""
    wortel = {id_: id_ for ids in er.values() for id_ in ids}
    kijk = {naam: set(ids) for naam, ids in er.items() if ids}
    while kijk:
        erbij: dict[str, set[Id]] = defaultdict(set)
        for naar, ids in kijk.items():
            for van, veld in _verwijst_naar(db, naar):
                for id_, namen in _eigenaren(db, van, veld, ids):
                    if id_ not in er[van] and _is_van(db, van, veld, namen, er):
                        erbij[van].add(id_)
                        wortel.setdefault(id_, wortel[namen[veld]])
        for van, nieuw in erbij.items():
            er[van] |= nieuw
        kijk = erbij
    return wortel


def _met_adressen(db: Any, soort: str, dossier: Id, er: dict[str, set[Id]]) -> Omvang:
    er[ADRES] = _adressen(db, er)
    er[PARTIJ] = _partijen(db, er)
    return Omvang(soort, dossier, {naam: frozenset(ids) for naam, ids in er.items() if ids})


# Whose a row is -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tabel:
    """What the database says of one noun. Asked of the database itself: reading use cases know no mapped classes."""

    kolommen: dict[str, bool]
    """Column → whether it may be empty."""
    wijst: dict[str, str]
    """Column → the noun it refers to."""
    velden: tuple[str, ...]
    """The columns that say whose a row is, the strongest first."""


def _tabel(kolommen: dict[str, bool], wijst: dict[str, str]) -> _Tabel:
    ouders = [veld for veld, naar in wijst.items() if naar not in GEEN_OUDER]
    vast = [veld for veld in ouders if not kolommen[veld]]
    volgorde = ["huishouden_id", ONDERWERP, *vast, "persoon_id", *ouders]
    van_wie = dict.fromkeys(veld for veld in volgorde if veld == ONDERWERP or veld in ouders)
    return _Tabel(kolommen, wijst, tuple(veld for veld in van_wie if veld in kolommen))


_schema: dict[str, _Tabel] = {}


def schema(db: Any) -> dict[str, _Tabel]:
    """Every noun that can be part of a dossier, and what refers to what. The same in every store of this program."""
    if not _schema:
        nieuw: dict[str, _Tabel] = {}
        vraag = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
        for (naam,) in db.execute(vraag, ()).fetchall():
            vraag = "SELECT name, \"notnull\" = 0 FROM pragma_table_xinfo(?, 'main')"
            kolommen = {kolom: bool(leeg) for kolom, leeg in db.execute(vraag, (naam,)).fetchall()}
            if "koppen" in kolommen and naam not in VAN_HET_HUIS:
                vraag = 'SELECT "from", "table" FROM pragma_foreign_key_list(?, \'main\')'
                nieuw[naam] = _tabel(kolommen, dict(db.execute(vraag, (naam,)).fetchall()))
        _schema.update(nieuw)  # at once: several lanes may ask
    return _schema


def _velden(db: Any, soort: str) -> tuple[str, ...]:
    return schema(db)[soort].velden


def _vast(db: Any, soort: str) -> frozenset[str]:
    """The columns without which a row cannot be."""
    tabel = schema(db)[soort]
    verplicht = {veld for veld in _velden(db, soort) if not tabel.kolommen[veld]}
    return frozenset(verplicht | set(OOK_WEG.get(soort, ())))


_verwijzers: dict[str, list[tuple[str, str]]] = {}


def _verwijst_naar(db: Any, soort: str) -> list[tuple[str, str]]:
    """The columns of other nouns by which a row can hang on this one. Asked for every noun of every dossier."""
    if soort not in _verwijzers:
        uit: list[tuple[str, str]] = []
        for van, tabel in schema(db).items():
            if van not in (HUISHOUDEN, PERSOON):
                # a column without a foreign key refers to any noun
                uit += [(van, veld) for veld in _velden(db, van) if tabel.wijst.get(veld, soort) == soort]
        _verwijzers[soort] = uit
    return _verwijzers[soort]


def _eigenaren(db: Any, van: str, veld: str, ids: Iterable[Id]) -> Iterator[tuple[Id, dict[str, Id]]]:
    velden = _velden(db, van)
    for stuk in stukken(sorted(ids)):
        vraag = f"SELECT id, {', '.join(velden)} FROM main.{van} WHERE {veld} IN ({', '.join('?' * len(stuk))})"
        for id_, *namen in db.execute(vraag, stuk).fetchall():
            yield Id(id_), {naam: Id(wie) for naam, wie in zip(velden, namen, strict=True) if wie is not None}


def _is_van(db: Any, van: str, veld: str, namen: Mapping[str, Id], er: Mapping[str, set[Id]]) -> bool:
    """Whether a row that names one that goes by `veld` is of that dossier."""
    if veld in _vast(db, van):
        return True
    sterkste = next(naam for naam in _velden(db, van) if naam in namen)
    wijst = schema(db)[van].wijst.get(sterkste)
    if wijst is not None:
        return namen[sterkste] in er.get(wijst, ())
    return any(namen[sterkste] in ids for ids in er.values())


def _personen(db: Any, gezin: set[Id]) -> set[Id]:
    """Who belonged to these households and to no other, and is named in no other."""
    vraag = "SELECT persoon_id, huishouden_id FROM main.huishoudlid WHERE status <> 'vervallen' AND huishouden_id IN"
    leden = _met_samengevoegd(db, PERSOON, {wie for wie, _ in _paren(db, vraag, gezin)})
    blijft: set[Id] = set()
    for soort, tabel in schema(db).items():
        if tabel.wijst.get("huishouden_id") != HUISHOUDEN:
            continue
        for veld, naar in tabel.wijst.items():
            if naar != PERSOON:
                continue
            vraag = (
                f"SELECT {veld}, huishouden_id FROM main.{soort} WHERE huishouden_id IS NOT NULL "
                f"AND status <> 'vervallen' AND {veld} IN"
            )
            blijft |= {wie for wie, huis in _paren(db, vraag, leden) if huis not in gezin}
    blijft |= {kind for kind, ouder in _paren(db, "SELECT ouder_id, kind_id FROM main.gezag WHERE ouder_id IN", leden)
               if ouder not in leden}  # fmt: skip
    weg = leden - blijft
    return {wie for wie in weg if not _hoort_bij(db, wie) & blijft}


def _hoort_bij(db: Any, wie: Id) -> set[Id]:
    """Whom this record was merged into."""
    rijen = db.execute("SELECT samengevoegd_in FROM main.persoon WHERE id = ?", (wie,)).fetchall()
    return {Id(rij[0]) for rij in rijen if rij[0] is not None}


def _anoniem_gemaakt(db: Any, personen: set[Id]) -> set[Id]:
    """The contacts that were these persons' and are nobody's now: their journal still says whose they were, and their
    words may. What figures count of them stays, as of the others.
    """
    uit: set[Id] = set()
    for stuk in stukken(sorted(personen)):
        vraag = (
            f"SELECT DISTINCT c.id FROM main.mutatie CROSS JOIN main.{CONTACT} c ON c.id = rij "
            f"WHERE {DOSSIER} IN ({', '.join('?' * len(stuk))}) AND c.persoon_id IS NULL"
        )
        uit |= {Id(rij[0]) for rij in db.execute(vraag, [wie.hex() for wie in stuk]).fetchall()}
    return uit


def _met_samengevoegd(db: Any, soort: str, ids: set[Id]) -> set[Id]:
    alle = set(ids)
    kijk = set(ids)
    while kijk:
        kijk = _kolom(db, soort, "id", "samengevoegd_in", kijk) - alle
        alle |= kijk
    return alle


# What nobody names any more -------------------------------------------------------------------------------------------


def _adressen(db: Any, er: Mapping[str, set[Id]]) -> set[Id]:
    """Every address these persons, households and signalen have or had, that nobody else has."""
    van = [soort for soort, tabel in schema(db).items() if tabel.wijst.get("adres_id") == ADRES]
    eigen = {id_ for soort in van for id_ in er.get(soort, ())}
    ooit: set[Id] = set()
    for stuk in stukken(sorted(eigen)):
        vraag = f"SELECT inhoud FROM main.mutatie WHERE rij IN ({', '.join('?' * len(stuk))}) AND inhoud IS NOT NULL"
        for (inhoud,) in db.execute(vraag, stuk).fetchall():
            waarde = json.loads(inhoud)["v"].get("adres_id")
            if isinstance(waarde, str):
                ooit.add(Id(bytes.fromhex(waarde)))
    anders = {
        adres
        for soort in van
        for adres, wie in _paren(db, f"SELECT adres_id, id FROM main.{soort} WHERE adres_id IN", ooit)
        if wie not in eigen
    }
    return ooit - anders


def _partijen(db: Any, er: Mapping[str, set[Id]]) -> set[Id]:
    """The imports of which every row goes."""
    van = [soort for soort, tabel in schema(db).items() if "partij_id" in tabel.kolommen]
    eigen: set[Id] = set()
    for soort in van:
        eigen |= _kolom(db, soort, "partij_id", "id", er.get(soort, set()))
    eigen.discard(Id(b""))
    return {partij for partij in eigen if not any(_meer_dan(db, soort, partij, er.get(soort, set())) for soort in van)}


def _meer_dan(db: Any, soort: str, partij: Id, eigen: set[Id]) -> bool:
    """Whether an import made other rows than these. It may have made thousands: one more than these is enough."""
    vraag = f"SELECT id FROM main.{soort} WHERE partij_id = ? LIMIT ?"
    return any(Id(rij[0]) not in eigen for rij in db.execute(vraag, (partij, len(eigen) + 1)).fetchall())


def _kolom(db: Any, soort: str, kolom: str, veld: str, ids: Iterable[Id]) -> set[Id]:
    vraag = f"SELECT {kolom}, {veld} FROM main.{soort} WHERE {kolom} IS NOT NULL AND {veld} IN"
    return {een for een, _ in _paren(db, vraag, ids)}


def _paren(db: Any, vraag: str, ids: Iterable[Id]) -> Iterator[tuple[Id, Id]]:
    for stuk in stukken(sorted(ids)):
        for een, ander in db.execute(f"{vraag} ({', '.join('?' * len(stuk))})", stuk).fetchall():
            yield Id(een), Id(ander)


# What the order has to say --------------------------------------------------------------------------------------------


def wat_blijft_en_meegaat(db: Any, wat: Omvang) -> tuple[set[Id], set[Id]]:
    """The rows an order has to name: those that go though they were not made in this dossier, and those that were made
    in it and are somebody else's now. Looks along the journal of this dossier.
    """
    alle = {id_.hex() for id_ in wat.alle}
    bereikt = {wat.dossier.hex()}
    kijk = set(bereikt)
    blijft: set[str] = set()
    genoemd = {id_.hex() for soort in {PERSOON, HUISHOUDEN, wat.soort} for id_ in wat.per_soort.get(soort, ())}
    genoemd -= bereikt
    kijk |= genoemd
    while kijk:
        bereikt |= kijk
        verder: set[str] = set()
        for stuk in stukken(sorted(kijk)):
            vraag = (
                "SELECT DISTINCT json_extract(kop, '$.r'), json_extract(kop, '$.basis') = '{}' FROM main.mutatie "
                f"WHERE {DOSSIER} IN ({', '.join('?' * len(stuk))}) "
                "AND json_extract(kop, '$.s') NOT IN ('toegang', 'vernietiging')"
            )
            for rij, begint in db.execute(vraag, stuk).fetchall():
                if rij not in alle:
                    if _is_er(db, rij):
                        blijft.add(rij)
                elif begint:
                    verder.add(rij)
        kijk = verder - bereikt
    mee = (alle - bereikt) | genoemd
    return _als_ids(mee), _als_ids(blijft)


def _is_er(db: Any, rij: str) -> bool:
    """Whether a row stands in a table: what was taken away or waits for something goes with the dossier."""
    gevonden = db.execute(
        "SELECT json_extract(kop, '$.s') FROM main.mutatie WHERE rij = ? LIMIT 1", (bytes.fromhex(rij),)
    )
    soort = gevonden.fetchall()[0][0]
    if soort not in schema(db):
        return False
    return bool(db.execute(f"SELECT 1 FROM main.{soort} WHERE id = ?", (bytes.fromhex(rij),)).fetchall())


def _als_ids(rijen: Iterable[str]) -> set[Id]:
    return {Id(bytes.fromhex(rij)) for rij in rijen}
