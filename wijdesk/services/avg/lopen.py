"""Which rows are about somebody: walked along what refers to what in the database, so that no table is forgotten.

From the person (and the cards merged into it) to every row that names them, to the households they belong to or did,
and down along what hangs on those. What is about another member only is not theirs. Read past the views that empty
fields for whoever lacks a right: the record is whole, whoever puts it together. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.store import klachtzicht
from wijdesk.store.lezer import Lezer

PERSOON, HUISHOUDEN, ADRES, TOEGANG = "persoon", "huishouden", "adres", "toegang"
NIET = {
    "locatie": "where we work",
    "medewerker": "who works here: named in the rows themselves",
    "roltoekenning": "what a colleague may do",
    "code": "words to choose from",
    "importpartij": "a file that was read in; the rows it made are here themselves",
    "instelling": "what the organisation chose",
    "voorziening": "where somebody can be sent; who was sent there is here itself",
    "vragenlijst": "the questions; the answers are here themselves",
    "trede": "the ladder; the steps taken on it are here themselves",
    "vernietiglijst": "holds no personal data",
    "vernietigregel": "holds no personal data; the request it came from is here itself",
    "praktijksoort": "a kind of support, whoever gets it",
    "straatronde": "nobody is named in it",
    "signaalbundel": "a name for signalen that are dealt with together; the signalen are here themselves",
    "activiteitvoorstel": "about a theme, not about somebody",
    "cijferrest": "figures that stayed of a dossier that was destroyed; nobody's any more",
    "klacht": "counted, with when and how it ended; nobody is named in it",
    "activiteit": "about an area, not about somebody",
    "sessie": "how many came; nobody is named",
    "activiteitronde": "a round in the street that belongs to an activiteit; nobody is named in either",
    "bewonersinitiatief": "what residents of an area do together; nobody is named in it",
    "buurtonderwerp": "a subject of an area; nobody is named in it",
    "dossiercontrole": "how many points were in order; the dossier is not named",
    "buitencijfer": "counted by others",
    "duiding": "a note beside a figure",
    "tarief": "what is paid for a kind of help, whoever gets it",
    "wvggzconsult": "a call that is counted; nobody is named in it",
    "avgkeuze": "what is covered in this very answer",
}
"""Tables without anything about the person, and why."""
ALGEMEEN = frozenset({*NIET, ADRES})
"""Refering to one of these says nothing about whose a row is."""
ZONDER_SLEUTEL = {("toegang", "persoon_id"): PERSOON, ("toegang", "huishouden_id"): HUISHOUDEN}
"""Columns that refer without the database holding them to it."""
ONDERWERP = "onderwerp_id"
"""A column that refers to a row of any noun."""
OVER_ANDEREN = frozenset({("betrokkene", "persoon_id"), ("toestemming", "gever_id"), ("gezag", "ouder_id")})
"""Columns by which somebody is named in what is about others: that row is theirs too, what hangs on it is not."""
OMHOOG = (("impactkoppeling", "impactmeting_id", "impactmeting"),)
"""(table, column, table): what a row of theirs names is theirs too, though it hangs on nobody."""
_HUIZEN = "SELECT DISTINCT huishouden_id FROM main.huishoudlid WHERE status <> 'vervallen' AND persoon_id IN ({})"
STUK = 400
BAND = "Dit dossier kunt u niet zelf behandelen. Vraag een andere privacybeheerder."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabel:
    """One table of the journal as the database has it."""

    naam: str
    kolommen: tuple[str, ...]
    verwijst: dict[str, str]
    """Column → table; `ONDERWERP` → ""."""

    def naar(self, tabel: str) -> tuple[str, ...]:
        """The columns that refer to a table."""
        return tuple(kolom for kolom, ander in self.verwijst.items() if ander == tabel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelopen:
    """What was found."""

    personen: frozenset[Id]
    huishoudens: frozenset[Id]
    """Those they belong to, or did."""
    rijen: dict[str, dict[Id, dict[str, Any]]]
    """Table → id → the row."""
    via: dict[Id, str]
    """For a row that is about others too: how it was found ("betrokkene.persoon_id"); what is not here is their own."""


def tabellen(lezer: Lezer) -> tuple[Tabel, ...]:
    """Every table that the journal writes."""
    namen = lezer.rows(
        "SELECT m.name FROM main.sqlite_master m WHERE m.type = 'table' AND EXISTS "
        "(SELECT 1 FROM pragma_table_info(m.name, 'main') WHERE name = 'koppen') ORDER BY m.name"
    )
    return tuple(_tabel(lezer, str(naam)) for (naam,) in namen)


def _tabel(lezer: Lezer, naam: str) -> Tabel:
    kolommen = tuple(str(rij[0]) for rij in lezer.rows("SELECT name FROM pragma_table_info(?, 'main')", (naam,)))
    sleutels = lezer.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?, \'main\')', (naam,))
    verwijst = {str(van): str(naar) for van, naar in sleutels if str(van) in kolommen}
    verwijst |= {kolom: naar for (tabel, kolom), naar in ZONDER_SLEUTEL.items() if tabel == naam}
    if ONDERWERP in kolommen:
        verwijst[ONDERWERP] = ""
    return Tabel(naam=naam, kolommen=kolommen, verwijst=verwijst)


def ouders_van(tabel: Tabel) -> tuple[str, ...]:
    """The columns by which a row hangs on another that is somebody's."""
    boven = {PERSOON, HUISHOUDEN, *ALGEMEEN, tabel.naam}
    return tuple(kolom for kolom, ander in tabel.verwijst.items() if ander not in boven)


def loop(lezer: Lezer, persoon_id: Id) -> Gelopen:
    """Every row about somebody."""
    alle = [tabel for tabel in tabellen(lezer) if tabel.naam not in NIET]
    personen = frozenset(_met_samengevoegd(lezer, persoon_id))
    gevonden: dict[str, dict[Id, dict[str, Any]]] = {tabel.naam: {} for tabel in alle}
    via: dict[Id, str] = {}
    per_naam = {tabel.naam: tabel for tabel in alle}
    for id_, rij in _rijen(lezer, per_naam[PERSOON], "id", personen):
        gevonden[PERSOON][id_] = rij
    huizen = frozenset(
        Id(rij[0]) for stuk in _stukken(personen) for rij in lezer.rows(_HUIZEN.format(_tekens(stuk)), stuk)
    )
    for id_, rij in _rijen(lezer, per_naam[HUISHOUDEN], "id", huizen):
        gevonden[HUISHOUDEN][id_] = rij
    for tabel in alle:
        if tabel.naam not in (PERSOON, HUISHOUDEN):
            _zoek_in(lezer, tabel, gevonden[tabel.naam], via, personen, huizen)
    _adressen(lezer, per_naam, gevonden)
    _omlaag(lezer, alle, gevonden, personen, via)
    for van, kolom, naar in OMHOOG:
        ids = {Id(rij[kolom]) for rij in gevonden[van].values()}
        gevonden[naar].update(_rijen(lezer, per_naam[naar], "id", ids))
    if lezer.weg:
        _eis_te_zien(lezer, gevonden)
    if klachtzicht.gaat_over(lezer.rows, gevonden["klachtdossier"], lezer.medewerker_id):
        raise Weigering(BAND)
    return Gelopen(personen=personen, huishoudens=huizen, rijen=gevonden, via=via)


def _zoek_in(
    lezer: Lezer,
    tabel: Tabel,
    gevonden: dict[Id, dict[str, Any]],
    via: dict[Id, str],
    personen: frozenset[Id],
    huizen: frozenset[Id],
) -> None:
    """The rows of one table that name the person, or a household of theirs."""
    for kolom in tabel.naar(PERSOON):
        for id_, rij in _rijen(lezer, tabel, kolom, personen):
            gevonden.setdefault(id_, rij)
            if (tabel.naam, kolom) in OVER_ANDEREN and rij.get("huishouden_id") not in {None, *huizen}:
                via[id_] = f"{tabel.naam}.{kolom}"
    for kolom in tabel.naar(HUISHOUDEN):
        for id_, rij in _rijen(lezer, tabel, kolom, huizen):
            if _is_van(tabel, rij, personen):
                gevonden.setdefault(id_, rij)


def _eis_te_zien(lezer: Lezer, gevonden: dict[str, dict[Id, dict[str, Any]]]) -> None:
    """Whoever has a tie with somebody in it does not put this record together."""
    ids = [id_ for soort in (PERSOON, HUISHOUDEN, "signaal") for id_ in gevonden[soort]]
    ids += [Id(rij["persoon_id"]) for rij in gevonden["huishoudlid"].values()]
    for stuk in _stukken(set(ids)):
        if lezer.row(f"SELECT 1 FROM temp.niet WHERE id IN ({_tekens(stuk)})", stuk) is not None:  # noqa: S608
            raise Weigering(BAND)


def _is_van(tabel: Tabel, rij: dict[str, Any], personen: frozenset[Id]) -> bool:
    """Whether a row of their household is about them or about all of it, and not about another member only.

    Who belongs to the household, and what was arranged about whom, is of all of it.
    """
    if tabel.naam == "huishoudlid":
        return True
    namen = [rij[kolom] for kolom in tabel.naar(PERSOON) if rij[kolom] is not None]
    if tabel.naam == "betrokkene":
        return True
    return not namen or any(naam in personen for naam in namen)


def _omlaag(
    lezer: Lezer,
    alle: Iterable[Tabel],
    gevonden: dict[str, dict[Id, dict[str, Any]]],
    personen: frozenset[Id],
    via: dict[Id, str],
) -> None:
    """Everything that hangs on what was found, and so on. The log of who looked is nobody's parent."""
    nieuw = {naam: set(rijen) - via.keys() for naam, rijen in gevonden.items() if naam != TOEGANG}
    while any(nieuw.values()):
        verder: dict[str, set[Id]] = {}
        for tabel in alle:
            for kolom in ouders_van(tabel):
                boven = tabel.verwijst[kolom]
                ids = nieuw.get(boven, set()) if boven else set().union(*nieuw.values())
                for id_, rij in _rijen(lezer, tabel, kolom, ids):
                    if id_ not in gevonden[tabel.naam] and _is_van(tabel, rij, personen):
                        gevonden[tabel.naam][id_] = rij
                        verder.setdefault(tabel.naam, set()).add(id_)
        nieuw = verder


def _adressen(
    lezer: Lezer,
    tabellen_: dict[str, Tabel],
    gevonden: dict[str, dict[Id, dict[str, Any]]],
) -> None:
    """Their own address and that of their household, and what was told of that address without naming anybody."""
    van = [rij.get("adres_id") for naam in (PERSOON, HUISHOUDEN) for rij in gevonden[naam].values()]
    ids = {Id(id_) for id_ in van if id_ is not None}
    for id_, rij in _rijen(lezer, tabellen_[ADRES], "id", ids):
        gevonden[ADRES][id_] = rij
    for tabel in tabellen_.values():
        if tabel.naam in (PERSOON, HUISHOUDEN):
            continue
        for kolom in tabel.naar(ADRES):
            for id_, rij in _rijen(lezer, tabel, kolom, ids):
                van_niemand = all(rij.get(ander) is None for ander in (*tabel.naar(PERSOON), *tabel.naar(HUISHOUDEN)))
                if van_niemand:
                    gevonden[tabel.naam].setdefault(id_, rij)


def _met_samengevoegd(lezer: Lezer, persoon_id: Id) -> set[Id]:
    alle, kijk = {persoon_id}, {persoon_id}
    while kijk:
        kijk = {
            Id(rij[0])
            for stuk in _stukken(kijk)
            for rij in lezer.rows(f"SELECT id FROM main.persoon WHERE samengevoegd_in IN ({_tekens(stuk)})", stuk)  # noqa: S608
        } - alle
        alle |= kijk
    return alle


def _rijen(lezer: Lezer, tabel: Tabel, kolom: str, ids: Iterable[Id]) -> Iterator[tuple[Id, dict[str, Any]]]:
    kolommen = ", ".join(f'"{naam}"' for naam in tabel.kolommen)
    for stuk in _stukken(ids):
        vraag = f'SELECT {kolommen} FROM main."{tabel.naam}" WHERE "{kolom}" IN ({_tekens(stuk)})'  # noqa: S608
        for rij in lezer.rows(vraag, stuk):
            gelezen = dict(zip(tabel.kolommen, rij, strict=True))
            yield Id(gelezen["id"]), gelezen


def _stukken(ids: Iterable[Id]) -> Iterator[tuple[Id, ...]]:
    alle = sorted(ids)
    for plek in range(0, len(alle), STUK):
        yield tuple(alle[plek : plek + STUK])


def _tekens(stuk: tuple[Id, ...]) -> str:
    return ", ".join("?" * len(stuk))
