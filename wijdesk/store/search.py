"""The search index of persons: a local projection that can be dropped and built again at any time. No SQLAlchemy.

`zoek_persoon` holds one row per findable person, so that an answer needs no joins; its B-trees give names in order.
`zoek_fts` holds marked words (see `woorden_van`) of everything a person is found by, with ready lists for short
prefixes. `zoek_woord` and `zoek_variant` hold the distinct words and what is left of them when a letter is missing
(the symmetric delete of SymSpell), so that finding a typing error is a look-up that doesn't grow with the number of
persons. Searching itself is in `zoeken`, comparing in `dubbelen`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from wijdesk.models.gegeven import dataclass
from wijdesk.models.naam import TUSSENVOEGSELS, aaneen, kern, normaliseer, weergavenaam
from wijdesk.models.patroon import telefoon_cijfers
from wijdesk.models.values import Id, adres_in_woorden
from wijdesk.store.dubbelen import dubbelen
from wijdesk.store.lezer import Cursor
from wijdesk.store.zoeken import bewaar_sleutels, zoek

__all__ = ["DDL", "ZoekRegel", "dubbelen", "indexeer", "verdicht", "verwijder", "zoek"]

DDL: tuple[str, ...] = (
    """
    CREATE TABLE zoek_persoon (
        nr INTEGER PRIMARY KEY, persoon_id BLOB NOT NULL UNIQUE, naam TEXT NOT NULL, achter TEXT NOT NULL,
        voor TEXT NOT NULL, geboorte TEXT NOT NULL, geboortedatum TEXT NOT NULL, adres TEXT NOT NULL,
        telefoon TEXT NOT NULL, afgeschermd INTEGER NOT NULL, woorden TEXT NOT NULL
    )
    """,
    "CREATE INDEX zoek_achter ON zoek_persoon (achter || ' ' || voor)",
    "CREATE INDEX zoek_voor ON zoek_persoon (voor || ' ' || achter)",
    "CREATE INDEX zoek_geboorte ON zoek_persoon (geboorte || ' ' || voor) WHERE geboorte <> ''",
    """
    CREATE VIRTUAL TABLE zoek_fts USING fts5(
        woorden, content='zoek_persoon', content_rowid='nr', detail=none, columnsize=0, tokenize='ascii',
        prefix='2 3 4 5 6'
    )
    """,
    "INSERT INTO zoek_fts (zoek_fts, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE zoek_woord (woord TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TABLE zoek_variant (
        variant TEXT NOT NULL, woord TEXT NOT NULL, PRIMARY KEY (variant, woord)
    ) WITHOUT ROWID
    """,
)
"""The tables of the index, one statement each."""

TEGELIJK = 400
"""Persons per round trip while indexing."""
HERBOUW_VANAF = 2000
"""So many removals at once are cheaper as one rebuild of the word index than one by one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekRegel:
    """What a person is found by. A person who isn't "actief" is not found, and is taken out."""

    persoon_id: Id
    voornamen: str = ""
    roepnaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboorte_tussenvoegsel: str = ""
    geboortenaam: str = ""
    geboortedatum: str = ""
    straat: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoon: str = ""
    bsn: str = ""
    email: str = ""
    afgeschermd: bool = False
    status: str = "actief"


def woorden_van(regel: ZoekRegel) -> str:
    """The words a person is found by, each marked by a first letter that says what it is.

    n name, t tussenvoegsel, s street, h house number, c postcode, p town, d birth date, m month and day of it, f phone,
    b BSN, e e-mail. The mark keeps "Groningen" the surname apart from the town without FTS5 columns, whose detail costs
    three times the room.
    """
    woorden = [
        "n" + woord for naam in (regel.roepnaam, regel.voornamen) for woord in (*normaliseer(naam), *aaneen(naam))
    ]
    for tussen, achter in (
        (regel.tussenvoegsel, regel.achternaam),
        (regel.geboorte_tussenvoegsel, regel.geboortenaam),
    ):
        if not achter:
            continue
        namen = kern(achter)
        woorden += ["n" + woord for woord in (*namen, *aaneen(achter))]
        voegsels = normaliseer(tussen) + tuple(woord for woord in normaliseer(achter) if woord not in namen)
        if voegsels:
            woorden += ["t" + woord for woord in voegsels]
            woorden.append("n" + "".join(voegsels) + "".join(namen))
            if voegsels[0] == "van" and len(voegsels) > 1:
                woorden.append("tvd")
    woorden += ["s" + woord for woord in (*normaliseer(regel.straat), *aaneen(regel.straat))]
    if regel.huisnummer:
        woorden.append("h" + regel.huisnummer)
        if regel.toevoeging:
            woorden.append("h" + regel.huisnummer + "".join(normaliseer(regel.toevoeging)))
    if regel.postcode:
        woorden.append("c" + regel.postcode.replace(" ", "").lower())
    woorden += ["p" + woord for woord in normaliseer(regel.woonplaats)]
    if regel.geboortedatum:
        cijfers = regel.geboortedatum.replace("-", "")
        woorden.append("d" + cijfers)
        if len(cijfers) == 8:
            woorden.append("m" + cijfers[4:])
    if regel.telefoon:
        woorden.append("f" + telefoon_cijfers(regel.telefoon))
    if regel.bsn:
        woorden.append("b" + regel.bsn)
    woorden += ["e" + woord for woord in normaliseer(regel.email.partition("@")[0])]
    return " ".join(dict.fromkeys(woorden))


def _rij(regel: ZoekRegel, woorden: str) -> tuple[object, ...]:
    eigen = kern(regel.achternaam) or kern(regel.geboortenaam)
    geboorte = kern(regel.geboortenaam) if regel.achternaam else ()
    adres = adres_in_woorden(regel.straat, regel.huisnummer, regel.toevoeging, regel.postcode, regel.woonplaats)
    return (
        weergavenaam(
            roepnaam=regel.roepnaam,
            voornamen=regel.voornamen,
            tussenvoegsel=regel.tussenvoegsel,
            achternaam=regel.achternaam,
            geboorte_tussenvoegsel=regel.geboorte_tussenvoegsel,
            geboortenaam=regel.geboortenaam,
        ),
        " ".join(eigen),
        " ".join(normaliseer(regel.roepnaam) or normaliseer(regel.voornamen)[:1]),
        " ".join(geboorte) if geboorte != eigen else "",
        regel.geboortedatum,
        adres,
        regel.telefoon,
        int(regel.afgeschermd),
        woorden,
    )


# Keeping up --------------------------------------------------------------------------------------------------------


def indexeer(cursor: Cursor, regels: Iterable[ZoekRegel]) -> None:
    """Put persons in the index, or replace what it holds of them. `cursor` is inside the caller's transaction."""
    for stuk in _stukken(list(regels)):
        laatste, bekend = _bekend(cursor, [regel.persoon_id for regel in stuk])
        weg = [regel.persoon_id for regel in stuk if regel.status != "actief" and regel.persoon_id in bekend]
        if weg:
            _haal_weg(cursor, weg, bekend)
        _schrijf(cursor, [regel for regel in stuk if regel.status == "actief"], bekend, laatste)


def verwijder(cursor: Cursor, ids: Iterable[Id]) -> None:
    """Take persons out of the index, with every word that nobody else has."""
    alle = list(ids)
    herbouw = len(alle) > HERBOUW_VANAF
    woorden: set[str] = set()
    for stuk in _stukken(alle):
        _, bekend = _bekend(cursor, stuk)
        if herbouw:
            cursor.executemany("DELETE FROM zoek_persoon WHERE nr = ?", [(nr,) for nr, _ in bekend.values()])
            woorden.update(woord for _, oud in bekend.values() for woord in oud.split())
        else:
            _haal_weg(cursor, list(bekend), bekend)
    if herbouw:
        cursor.execute("INSERT INTO zoek_fts (zoek_fts) VALUES ('rebuild')")
        _ruim_woorden_op(cursor, woorden)


def verdicht(cursor: Cursor) -> None:
    """Bring the word index together in one piece: after an import, or when there is nothing else to do.

    Searching then takes half the time; it costs 3 µs per person. The answers don't change.
    """
    cursor.execute("INSERT INTO zoek_fts (zoek_fts) VALUES ('optimize')")


def afwijkingen(cursor: Cursor, regels: Iterable[ZoekRegel]) -> int:
    """How many persons the index knows wrongly, how many rows of nobody it holds, and how many words nobody has.

    `regels` are all persons. Whether the word lists of FTS5 fit the rows is for `heel`.
    """
    cursor.execute(
        "SELECT persoon_id, naam, achter, voor, geboorte, geboortedatum, adres, telefoon, afgeschermd, woorden "
        "FROM zoek_persoon"
    )
    staat = {Id(rij[0]): tuple(rij[1:]) for rij in cursor.fetchall()}
    fout, woorden = 0, set[str]()
    for regel in regels:
        if regel.status == "actief":
            verwacht = woorden_van(regel)
            fout += staat.pop(regel.persoon_id, None) != _rij(regel, verwacht)
            woorden.update(_bekende(verwacht.split()))
    cursor.execute("SELECT woord FROM zoek_woord")
    bekend = {woord for (woord,) in cursor.fetchall()}
    cursor.execute("SELECT count(*) FROM zoek_variant")
    varianten = bool(cursor.fetchone()[0] != sum(len(_varianten(woord)) for woord in woorden))
    return fout + len(staat) + len(bekend ^ woorden) + varianten


def heel(cursor: Cursor) -> None:
    """Raise an error of the database when the word lists of FTS5 do not fit the rows they were made of."""
    cursor.execute("INSERT INTO zoek_fts (zoek_fts, rank) VALUES ('integrity-check', 1)")


def _bekend(cursor: Cursor, ids: Sequence[Id]) -> tuple[int, dict[Id, tuple[int, str]]]:
    """The last nr in use, and persoon_id → (nr, words) of those the index holds: one question, asked at every save."""
    cursor.execute(
        "SELECT NULL, coalesce(max(nr), 0), '' FROM zoek_persoon UNION ALL "
        f"SELECT persoon_id, nr, woorden FROM zoek_persoon WHERE persoon_id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    (_, laatste, _), *rijen = cursor.fetchall()
    return laatste, {Id(persoon_id): (nr, woorden) for persoon_id, nr, woorden in rijen}


def _haal_weg(cursor: Cursor, ids: Sequence[Id], bekend: dict[Id, tuple[int, str]]) -> None:
    oud = [bekend[id_] for id_ in ids]
    _vergeet(cursor, oud)
    cursor.executemany("DELETE FROM zoek_persoon WHERE nr = ?", [(nr,) for nr, _ in oud])
    _ruim_woorden_op(cursor, {woord for _, woorden in oud for woord in woorden.split()})


def _vergeet(cursor: Cursor, oud: Sequence[tuple[int, str]]) -> None:
    """Take rows out of the word index, before anything else is put in.

    Why the flush: with detail=none FTS5 loses words of the next row when one transaction takes a row out and puts it
    in again without writing in between, and then people are not found.
    """
    cursor.executemany("INSERT INTO zoek_fts (zoek_fts, rowid, woorden) VALUES ('delete', ?, ?)", oud)
    cursor.execute("INSERT INTO zoek_fts (zoek_fts) VALUES ('flush')")


def _schrijf(cursor: Cursor, regels: Sequence[ZoekRegel], bekend: dict[Id, tuple[int, str]], nr: int) -> None:
    nieuw, anders, oude_woorden, nieuwe_woorden = [], [], [], []
    for regel in {regel.persoon_id: regel for regel in regels}.values():
        woorden = woorden_van(regel)
        rij = _rij(regel, woorden)
        if regel.persoon_id not in bekend:
            nr += 1
            nieuw.append((nr, regel.persoon_id, *rij))
            nieuwe_woorden.append((nr, woorden))
            continue
        oud_nr, oud = bekend[regel.persoon_id]
        anders.append((*rij, oud_nr))
        if oud != woorden:
            oude_woorden.append((oud_nr, oud))
            nieuwe_woorden.append((oud_nr, woorden))
    if oude_woorden:
        _vergeet(cursor, oude_woorden)
    if anders:
        cursor.executemany(
            "UPDATE zoek_persoon SET naam = ?, achter = ?, voor = ?, geboorte = ?, geboortedatum = ?, adres = ?, "
            "telefoon = ?, afgeschermd = ?, woorden = ? WHERE nr = ?",
            anders,
        )
    if nieuw:
        cursor.executemany("INSERT INTO zoek_persoon VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", nieuw)
    if nieuwe_woorden:
        cursor.executemany("INSERT INTO zoek_fts (rowid, woorden) VALUES (?, ?)", nieuwe_woorden)
        _leer_woorden(cursor, {woord for _, woorden in nieuwe_woorden for woord in woorden.split()})
    if oude_woorden:
        _ruim_woorden_op(cursor, {woord for _, woorden in oude_woorden for woord in woorden.split()})


def _bekende(woorden: Iterable[str]) -> list[str]:
    """The words that `zoek_woord` keeps: names, streets and towns."""
    return [woord for woord in woorden if woord[0] in "nsp" and len(woord) > 3]


def _leer_woorden(cursor: Cursor, woorden: Iterable[str]) -> None:
    for stuk in _stukken(_bekende(woorden)):
        cursor.execute(f"SELECT woord FROM zoek_woord WHERE woord IN ({', '.join('?' * len(stuk))})", stuk)
        bekend = {woord for (woord,) in cursor.fetchall()}
        nieuw = [woord for woord in stuk if woord not in bekend]
        cursor.executemany("INSERT INTO zoek_woord VALUES (?)", [(woord,) for woord in nieuw])
        cursor.executemany(
            "INSERT INTO zoek_variant VALUES (?, ?)",
            [(variant, woord) for woord in nieuw for variant in _varianten(woord)],
        )


def _ruim_woorden_op(cursor: Cursor, woorden: Iterable[str]) -> None:
    """Forget words that nobody has any more: a name may not outlive its person."""
    for woord in _bekende(woorden):
        cursor.execute("SELECT 1 FROM zoek_fts WHERE zoek_fts MATCH ? LIMIT 1", (woord,))
        if cursor.fetchone() is None:
            cursor.execute("DELETE FROM zoek_woord WHERE woord = ?", (woord,))
            cursor.executemany(
                "DELETE FROM zoek_variant WHERE variant = ? AND woord = ?",
                [(variant, woord) for variant in _varianten(woord)],
            )


def _varianten(gemerkt: str) -> set[str]:
    """Under which keys a word is found when it is typed wrongly; none for towns and what isn't a word."""
    woord = gemerkt[1:]
    if gemerkt[0] == "p" or len(woord) > 24 or not woord.isalpha() or woord in TUSSENVOEGSELS:
        return set()
    return bewaar_sleutels(woord)


def _stukken(rijen: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(rijen), TEGELIJK):
        yield rijen[begin : begin + TEGELIJK]
