"""Everything of one household as entries, for the team it moves to: its own, its members', and what those refer to.

What is taken along is taken whole: every entry of a row, so that it is the same row there, with the same history. The
log of who looked, rollen and lists stay: they are of the team.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import DOSSIER, Mutatie, Regel, lees_regel
from wijdesk.models.tabellen import GEJOURNAALD, METADATA
from wijdesk.models.values import Id
from wijdesk.store.regels import Schema
from wijdesk.store.zoekregels import stukken

BLIJFT = frozenset({"toegang", "roltoekenning", "code", "importpartij"})
"""Nouns that never go to another team, and are never taken from one: a log, rights, lists."""
VAN_HET_HUIS = frozenset({"medewerker", "locatie", "vragenlijst", "praktijksoort", "trede"})
"""Nouns that only come along because something refers to them. A row that is here already is not changed by others."""
VAN_EEN_TEAM = frozenset({"signaal", "triage", "meldcode", "ondersteuning", "opschaling"})
"""Nouns that may be about a person alone. As long as they are, they stay with their team: two would go on with them."""
_AAN_ZAAK = ("signaal_id", "triage_id")
NAAR_OUDER = ("persoon_id", "signaal_id", "triage_id")
"""Whose a row is that names no household, when that is what its dossier would be."""


@dataclass(frozen=True, slots=True)
class Rijen:
    """The rows of a dossier: those of the household, and those of the persons who belong to it or did."""

    gezin: frozenset[Id]
    huis: frozenset[Id]
    personen: frozenset[Id]

    @property
    def alle(self) -> frozenset[Id]:
        """Both."""
        return self.huis | self.personen


def rijen_van(db: Any, huishouden_id: Id) -> Rijen:
    """Which rows belong to a household, those of households and persons merged into it included."""
    gezin = _met_samengevoegd(db, "huishouden", {huishouden_id})
    leden = _ids(db, "SELECT persoon_id FROM huishoudlid WHERE status = 'actief' AND huishouden_id IN", gezin)
    ooit = _ooit_van(db, huishouden_id)
    leden |= _ids(db, "SELECT persoon_id FROM huishoudlid WHERE status = 'actief' AND id IN", ooit)
    personen = _met_samengevoegd(db, "persoon", leden)
    huis = _naar_beneden(db, gezin, gezin, _ids_met_kolom(db, "huishouden_id", gezin) | ooit)
    while erbij := _aan_zaken(db, huis) - huis:
        huis = _naar_beneden(db, huis, gezin, erbij)
    eigen = _naar_beneden(db, personen, gezin, _zonder_huishouden(db, personen), zonder=VAN_EEN_TEAM)
    huis |= _wachtend(db, huis)
    return Rijen(frozenset(gezin), frozenset(huis), frozenset(eigen - huis))


def bewoners_van(db: Any, huishouden_id: Id) -> set[Id]:
    """Who lives in a household now."""
    return _ids(
        db,
        "SELECT persoon_id FROM huishoudlid WHERE status = 'actief' AND tot = '' AND huishouden_id IN",
        {huishouden_id},
    )


def met_samengevoegde(db: Any, soort: str, ids: set[Id]) -> set[Id]:
    """These rows of a noun and those merged into them."""
    return _met_samengevoegd(db, soort, ids)


def entries(db: Any, rijen: Iterable[Id]) -> list[Mutatie]:
    """Every entry of these rows, in the order in which they were made."""
    uit: list[Mutatie] = []
    for stuk in stukken(sorted(rijen)):
        vraag = f"SELECT id, kop, zout, inhoud FROM mutatie WHERE rij IN ({', '.join('?' * len(stuk))})"
        uit += [Mutatie(Id(rij[0]), *rij[1:]) for rij in db.execute(vraag, stuk).fetchall()]
    return sorted(uit, key=lambda mutatie: mutatie.id)


def met_verwezen(db: Any, mutaties: Sequence[Mutatie], buiten: Iterable[Id]) -> list[Mutatie]:
    """These entries and every entry of the rows they refer to, now or ever, and so on; not those of rows in `buiten`.

    What a dossier refers to goes first: whoever takes it in finds it there.
    """
    schema = Schema(db)
    klaar = set(buiten)
    verder: list[Mutatie] = []
    nieuw = list(mutaties)
    while nieuw:
        zoek = {id_ for mutatie in nieuw for id_ in _noemt(schema, mutatie)} - klaar
        klaar |= zoek
        nieuw = [mutatie for mutatie in entries(db, zoek) if lees_regel(mutatie.kop, None).soort not in BLIJFT]
        verder += nieuw
    eigen = {mutatie.id for mutatie in mutaties}
    return [mutatie for mutatie in sorted(verder, key=lambda m: m.id) if mutatie.id not in eigen] + list(mutaties)


def _noemt(schema: Schema, mutatie: Mutatie) -> Iterator[Id]:
    """The rows an entry names: in its fields, and who wrote it."""
    regel: Regel = lees_regel(mutatie.kop, mutatie.inhoud)
    yield Id(bytes.fromhex(mutatie.header["m"]))  # type: ignore[arg-type]
    if regel.soort not in GEJOURNAALD or regel.waarden is None:
        return
    for veld in schema.verwijzingen(regel.soort):
        waarde = regel.waarden.get(veld)
        if isinstance(waarde, str):
            yield Id(bytes.fromhex(waarde))


# Which rows -----------------------------------------------------------------------------------------------------------


@cache
def _kolommen(soort: str) -> frozenset[str]:
    return frozenset(kolom.name for kolom in METADATA.tables[soort].columns)


def _soorten() -> Iterator[tuple[str, str]]:
    """Every noun that is somebody's, with the column that says whose."""
    for soort, klasse in GEJOURNAALD.items():
        if soort not in BLIJFT and klasse.dossier_veld() not in ("", "id"):
            yield soort, klasse.dossier_veld()


def _naar_beneden(
    db: Any, boven: set[Id], gezin: set[Id], erbij: set[Id], *, zonder: frozenset[str] = frozenset()
) -> set[Id]:
    """With every row whose dossier is one of these, and so on; not what belongs to another household, nor of `zonder`
    what belongs to none.
    """
    alle = boven | erbij
    kijk = set(alle)
    while kijk:
        gevonden: set[Id] = set()
        for soort, veld in _soorten():
            for id_, huis in _rijen(db, soort, veld, kijk):
                if huis in gezin or (huis is None and soort not in zonder):
                    gevonden.add(id_)
        kijk = gevonden - alle
        alle |= kijk
    return alle


def _rijen(db: Any, soort: str, veld: str, ids: Iterable[Id]) -> Iterator[tuple[Id, Id | None]]:
    huis = "huishouden_id" if "huishouden_id" in _kolommen(soort) else "NULL"
    for stuk in stukken(ids):
        vraag = f"SELECT id, {huis} FROM {soort} WHERE {veld} IN ({', '.join('?' * len(stuk))})"
        for id_, van in db.execute(vraag, stuk).fetchall():
            yield Id(id_), None if van is None else Id(van)


def _ids_met_kolom(db: Any, kolom: str, ids: set[Id]) -> set[Id]:
    return {id_ for soort, _ in _soorten() if kolom in _kolommen(soort) for id_, _ in _rijen(db, soort, kolom, ids)}


def _zonder_huishouden(db: Any, personen: set[Id]) -> set[Id]:
    """Rows that could be of a household and are not, about one of these persons or something of theirs."""
    gevonden: set[Id] = set()
    kijk = set(personen)
    for _ in range(2):
        nieuw = {
            id_
            for soort, dossier in _soorten()
            if dossier == "huishouden_id" and soort not in VAN_EEN_TEAM
            for veld in NAAR_OUDER
            if veld in _kolommen(soort)
            for id_, huis in _rijen(db, soort, veld, kijk)
            if huis is None
        }
        kijk = nieuw - gevonden
        gevonden |= nieuw
    return gevonden


def _aan_zaken(db: Any, huis: set[Id]) -> set[Id]:
    """Rows that name no household themselves, of a signaal or triage of this one."""
    return {
        id_
        for soort, dossier in _soorten()
        if dossier in ("huishouden_id", "persoon_id")
        for veld in _AAN_ZAAK
        if veld in _kolommen(soort)
        for id_, van in _rijen(db, soort, veld, huis)
        if van is None
    }


def _ooit_van(db: Any, huishouden_id: Id) -> set[Id]:
    """What was written in a household that a colleague merged into another, not knowing that it went elsewhere.

    Looks along the whole journal, which nothing else has to.
    """
    vraag = "SELECT 1 FROM huishouden WHERE id = ? AND samengevoegd_in IS NOT NULL"
    if db.execute(vraag, (huishouden_id,)).fetchone() is None:
        return set()
    vraag = f"SELECT DISTINCT rij FROM mutatie WHERE {DOSSIER} = ? AND rij <> ?"
    return {Id(rij[0]) for rij in db.execute(vraag, (huishouden_id.hex(), huishouden_id)).fetchall()}


def _wachtend(db: Any, rijen: set[Id]) -> set[Id]:
    """Rows of this dossier that are not in the tables, because their entries wait for something."""
    vraag = "SELECT i.rij, json_extract(m.kop, '$.d') FROM ingehouden i JOIN mutatie m ON m.id = i.mutatie_id"
    return {Id(rij) for rij, dossier in db.execute(vraag).fetchall() if dossier and bytes.fromhex(dossier) in rijen}


def _met_samengevoegd(db: Any, soort: str, ids: set[Id]) -> set[Id]:
    alle = set(ids)
    kijk = set(ids)
    while kijk:
        kijk = _ids(db, f"SELECT id FROM {soort} WHERE samengevoegd_in IN", kijk) - alle
        alle |= kijk
    return alle


def _ids(db: Any, vraag: str, ids: Iterable[Id]) -> set[Id]:
    uit: set[Id] = set()
    for stuk in stukken(sorted(ids)):
        uit |= {Id(rij[0]) for rij in db.execute(f"{vraag} ({', '.join('?' * len(stuk))})", stuk).fetchall()}
    return uit
