"""One operation, one transaction: what is added or changed here is journaled, indexed and committed together.

Runs on lane S only. Use cases get one and never commit; `schrijf` in app.py does, at the edge.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Select, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, make_transient_to_detached

from wijdesk.errors import Weigering
from wijdesk.models.base import Base, Gejournaald, maak_schrijfbaar
from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import (
    BEGIN,
    Herkomst,
    Koppen,
    Mutatie,
    Waarde,
    basis_getoond,
    basis_van,
    kop_na,
    koppen_lees,
    koppen_schrijf,
    schakel,
)
from wijdesk.models.opdrachten.basis import Gezien
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id, IdMaker, Klok, als_waarde, schrijfbaar
from wijdesk.store import tussentijds, verschillen
from wijdesk.store.doorwijzing import verleg_rijen, verlegd
from wijdesk.store.engine import Winkel
from wijdesk.store.opschrijven import schrijf_op
from wijdesk.store.vast import eis_niet_vast, eis_vrij
from wijdesk.store.verbinding import Fout, storing_van_database
from wijdesk.store.weten import gezien, weet, weet_alle
from wijdesk.store.wijzers import vergeet
from wijdesk.store.zoekregels import werk_bij

T = TypeVar("T", bound=Base)
G = TypeVar("G", bound=Gejournaald)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wie:
    """Who is at work: the medewerker, what the rollen allow, and where."""

    medewerker_id: Id
    naam: str
    locatie_id: Id
    rechten: frozenset[str]


class _Sessie(Session):
    """A session whose flushes are journaled by the unit of work in its `info`."""


@event.listens_for(_Sessie, "before_flush")
def _voor_flush(sessie: Session, _context: object, _rijen: object) -> None:
    sessie.info["journaal"].zet_koppen()


@event.listens_for(_Sessie, "after_flush")
def _na_flush(sessie: Session, _context: object) -> None:
    sessie.info["journaal"].schrijf_mutaties()


@dataclass(slots=True)
class UnitOfWork:
    """A transaction that writes its own journal.

    `gezien`: what was on the screen (`tussentijds`); `zin`: what the status line will say; `ongedaan`: whether undo
    can take it back; `veranderd`: ids written, per noun; `volgorde_vrij`: see `store.volgorde`.
    """

    winkel: Winkel
    wie: Wie
    klok: Klok
    ids: IdMaker
    doel: str
    gezien: Gezien | None = None
    zin: str = ""
    ongedaan: bool = True
    volgorde_vrij: bool = True
    nu: int = 0
    transactie: Id = field(default=Id(b""))
    sessie: Session = field(init=False)
    veranderd: dict[str, set[Id]] = field(default_factory=dict)
    naast: set[Id] = field(default_factory=set)  # rows of which others said something beside what was on the screen
    _rijen: list[tuple[Mutatie, Id]] = field(default_factory=list)
    _gemaakt: set[Id] = field(default_factory=set)
    _nieuw: list[Gejournaald] = field(default_factory=list)  # held, or the session forgets them and reads them again
    _redenen: dict[Id, str] = field(default_factory=dict)
    _wijziging: Wijziging = field(default_factory=Wijziging)

    def __enter__(self) -> Self:
        self.nu = self.klok()
        self.transactie = self.ids()
        self.sessie = _Sessie(self.winkel.engine, autoflush=False, expire_on_commit=False)
        try:
            db = self.sessie.connection()
            if self.volgorde_vrij:
                db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        except DBAPIError as fout:
            self.sessie.close()
            raise _als_storing(fout) from None
        self.sessie.info["journaal"] = self
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.sessie.close()
        if isinstance(fout, (DBAPIError, *Fout)):
            self.winkel.breek_af()
            raise _als_storing(fout) from None

    # What use cases call

    def voeg_toe(self, rij: G, *, reden: str = "") -> G:
        """Add a new row; it gets an id when it has none. Raises Weigering for an id that is of something else."""
        rij.id = self.ids() if rij.id is None else eis_vrij(self.sql, rij.__tablename__, rij.id, self.nu)
        if reden:
            self._redenen[rij.id] = schrijfbaar(reden)
        self.sessie.add(rij)
        return rij

    def haal(self, soort: type[T], id_: Id, *, wat: str = "Dit") -> T:
        """The row with this id. Raises Weigering when it is gone."""
        rij = self.sessie.get(soort, id_)
        if rij is None or getattr(rij, "status", "actief") == "vervallen":
            raise Weigering(f"{wat} bestaat niet (meer).")
        return rij

    def vind(self, vraag: Select[T]) -> list[T]:
        """Rows by a select over one mapped class."""
        return list(self.sessie.scalars(vraag))

    def reden(self, rij: Gejournaald, reden: str) -> None:
        """Keep why this row is changed, beside the change."""
        self._redenen[rij.id] = schrijfbaar(reden)

    def bewaar_lokaal(self, rij: Base) -> None:
        """Insert or replace a row that is this desk's own business (concept, voorkeur)."""
        if isinstance(rij, Gejournaald):
            raise TypeError(f"{type(rij).__name__} is journaled")
        maak_schrijfbaar(rij)
        self.sessie.merge(rij)

    def wis_lokaal(self, soort: type[Base], id_: object) -> None:
        """Remove a row that is this desk's own business."""
        if issubclass(soort, Gejournaald):
            raise TypeError(f"{soort.__name__} is journaled")
        if (rij := self.sessie.get(soort, id_)) is not None:
            self.sessie.delete(rij)

    def voeg_bulk(self, soort: type[Gejournaald], rijen: Sequence[Mapping[str, Any]]) -> None:
        """Insert many new rows at once, journaled like any other; each mapping holds every field and the id."""
        if rijen:
            self._voeg_in(soort, rijen)
            self._schrijf_mutaties()

    def zet_bulk(
        self, soort: type[Gejournaald], veld: str, waarde: Waarde | Id, *, waar: str, params: Sequence[object]
    ) -> int:
        """Set one field of every row that `waar` (SQL over the table itself) picks, journaled; answers how many."""
        eis_niet_vast(soort.__tablename__)
        self.sessie.flush()  # so that `waar` sees what was changed before, and its heads are the ones replaced
        naam, dossier = soort.__tablename__, soort.dossier_veld() or "NULL"
        db = self.sessie.connection()
        nieuw, waarden = [], {veld: als_waarde(waarde)}
        kolommen = f"id, koppen, {dossier}, status"
        rijen = db.exec_driver_sql(f"SELECT {kolommen} FROM {naam} WHERE {waar}", tuple(params)).fetchall()
        geweten = weet_alle(self._db, naam, [rij[0] for rij in rijen], waarden)
        for id_, oude_koppen, van, status in rijen:
            mid, koppen = self.ids(), koppen_lees(oude_koppen)
            basis = basis_getoond(koppen, (veld,))
            mutatie = schrijf_op(
                self._herkomst_na(Id(id_), koppen, basis),
                mutatie_id=mid,
                zout=secrets.token_bytes(16),
                soort=naam,
                rij=Id(id_),
                dossier=Id(van) if van is not None else None,
                waarden=waarden,
                basis=basis,
                gezien=gezien(koppen, (veld,), waarde if veld == "status" else status),
                weet=geweten[id_],
            )
            self._rijen.append((mutatie, Id(id_)))
            nieuw.append((waarde, koppen_schrijf(kop_na(koppen, (veld,), mid.hex(), basis)), id_))
        if nieuw:
            db.exec_driver_sql(f"UPDATE {naam} SET {veld} = ?, koppen = ? WHERE id = ?", nieuw)
            self.veranderd.setdefault(naam, set()).update(Id(rij[2]) for rij in nieuw)
            self._schrijf_mutaties()
            ids, bekend = {rij[2] for rij in nieuw}, list(self.sessie.identity_map.values())
            for rij in (rij for rij in bekend if isinstance(rij, soort) and rij.id in ids):
                self.sessie.expire(rij)  # read again: its heads are others now
        return len(nieuw)

    def cursor(self) -> Any:
        """A plain DB-API cursor inside this transaction, for the search index."""
        return self._db.cursor()

    def sql(self, vraag: str, *params: object) -> Any:
        """The first row of a plain query inside this transaction, or None; for look-ups that every save does."""
        return self._db.execute(vraag, params).fetchone()

    def bestaat(self, soort: type[Base], id_: Id) -> bool:
        """Whether there is a row with this id, whatever its status."""
        return self.sql(f"SELECT 1 FROM {soort.__tablename__} WHERE id = ?", id_) is not None

    def flush(self) -> None:
        """Send what was added so far to the database, so that a query sees it."""
        self.sessie.flush()

    def laat_varen(self) -> None:
        """Take back all of this transaction so far: what was only tried out is not kept."""
        self.sessie.rollback()
        self.sessie.info.pop("wachtend", None)
        for onthouden in (self.veranderd, self.naast, self._rijen, self._gemaakt, self._nieuw, self._redenen):
            onthouden.clear()

    def schrijf(self, soort: str, mutatie: Mutatie, rij: Id) -> None:
        """Write an entry that was made elsewhere (`verschillen.beslis`); the row follows from it."""
        eis_niet_vast(soort)
        self._rijen.append((mutatie, rij))
        self._schrijf_mutaties()
        self.veranderd.setdefault(soort, set()).add(rij)

    # The edge

    def commit(self) -> Wijziging:
        """Write everything, at once, for good. Raises a Storing when the disk is full; then nothing was written."""
        self.sessie.flush()
        verschillen.herzie(self)
        werk_bij(self.cursor(), self.veranderd.get("persoon", ()), self.veranderd.get("adres", set()) - self._gemaakt)
        self.winkel.eis_bestand()
        self.sessie.commit()
        vergeet(self.winkel.geheugen, self.veranderd)
        self._wijziging = Wijziging(
            transactie=self.transactie if self.veranderd else None,
            per_soort={soort: frozenset(ids) for soort, ids in self.veranderd.items()},
            zin=self.zin,
            ongedaan_mogelijk=self.ongedaan and bool(self.veranderd.keys() - {"toegang"}),
        )
        return self._wijziging

    @property
    def herkomst(self) -> Herkomst:
        wie, waar = self.wie.medewerker_id, self.winkel.balie_id
        return Herkomst(medewerker=wie, toestel=waar, transactie=self.transactie, tijd=self.nu, doel=self.doel)

    # The journal

    def zet_koppen(self) -> None:
        """Before a flush: insert every new row, and give every changed one its new heads."""
        sessie = self.sessie
        if any(isinstance(rij, Gejournaald) for rij in sessie.deleted):
            raise TypeError("a journaled row is never deleted")
        for rij in (*sessie.new, *sessie.dirty):
            maak_schrijfbaar(rij)
        verleg_rijen(self, (*sessie.new, *sessie.dirty))
        self._voeg_nieuwe_in([rij for rij in sessie.new if isinstance(rij, Gejournaald) and rij.koppen is None])
        tussentijds.bewaak(self, list(sessie.dirty))
        for rij in sessie.dirty:
            if isinstance(rij, Gejournaald) and sessie.is_modified(rij):
                staat = inspect(rij)
                if velden := tuple(veld for veld in rij.velden() if staat.attrs[veld].history.has_changes()):
                    eis_niet_vast(rij.__tablename__)
                    mid = self.ids()
                    self._onthoud(rij, mid, velden, koppen := koppen_lees(rij.koppen))
                    rij.koppen = koppen_schrijf(kop_na(koppen, velden, mid.hex(), basis_getoond(koppen, velden)))

    def _voeg_nieuwe_in(self, nieuw: Sequence[Gejournaald]) -> None:
        """Insert by plain statements: no relationships to follow, and the mapper's way costs half a registration."""
        per_soort: dict[type[Gejournaald], list[Gejournaald]] = {}
        for rij in nieuw:
            for veld, standaard in rij.standaarden().items():
                if getattr(rij, veld) is None:
                    setattr(rij, veld, standaard)
            per_soort.setdefault(type(rij), []).append(rij)
        for soort, rijen in per_soort.items():
            waarden = [{veld: getattr(rij, veld) for veld in ("id", *soort.velden())} for rij in rijen]
            for rij, koppen in zip(rijen, self._voeg_in(soort, waarden), strict=True):
                rij.koppen = koppen
                self.sessie.expunge(rij)
                make_transient_to_detached(rij)  # from here on the session knows it as a row that is there
                self.sessie.add(rij)
        self._nieuw.extend(nieuw)
        self._schrijf_mutaties()

    def _voeg_in(self, soort: type[Gejournaald], rijen: Sequence[Mapping[str, Any]]) -> list[str]:
        """New rows of one table with their entries, which wait for `_schrijf_mutaties`; answers the heads of each."""
        velden, naam, herkomst, stil = soort.velden(), soort.__tablename__, self.herkomst, soort.zwijgt_van()
        waarden = []
        for rij in verlegd(self, naam, rijen):
            mid = self.ids()
            waarden.append((rij["id"], f'{{"":["{mid.hex()}"]}}', *(rij[veld] for veld in velden)))
            gezegd = {veld: als_waarde(rij[veld]) for veld in velden if veld not in stil or rij[veld] is not None}
            mutatie = schrijf_op(
                herkomst,
                mutatie_id=mid,
                zout=secrets.token_bytes(16),
                soort=naam,
                rij=rij["id"],
                dossier=soort.dossier_van(rij.get),
                waarden=gezegd,
                basis={},
                reden=self._redenen.get(rij["id"], ""),
                weet=weet(self._db, naam, rij["id"], gezegd),
            )
            self._rijen.append((mutatie, rij["id"]))
        self.veranderd.setdefault(naam, set()).update(rij["id"] for rij in rijen)
        self._gemaakt.update(rij["id"] for rij in rijen)
        kolommen = ", ".join(("id", "koppen", *velden))
        tekens = ", ".join("?" * (len(velden) + 2))
        self.sessie.connection().exec_driver_sql(f"INSERT INTO {naam} ({kolommen}) VALUES ({tekens})", waarden)
        return [rij[1] for rij in waarden]

    def _onthoud(self, rij: Gejournaald, mid: Id, velden: tuple[str, ...], koppen: Koppen) -> None:
        wachtend: list[tuple[Gejournaald, Id, tuple[str, ...], Koppen]] = self.sessie.info.setdefault("wachtend", [])
        wachtend.append((rij, mid, velden, koppen))

    @property
    def _db(self) -> Any:
        """The plain connection of this transaction: for what every save does, the way past SQLAlchemy."""
        return self.winkel.db

    def _herkomst_na(self, rij: Id, koppen: Koppen, basis: Koppen) -> Herkomst:
        """Later than what others said of these fields: what somebody types stays on the screen, whatever the clock."""
        if basis == basis_van(koppen, basis):
            return self.herkomst
        self.naast.add(rij)
        return replace(self.herkomst, tijd=max(self.nu, verschillen.laatste_tijd(self, koppen, basis) + 1))

    def schrijf_mutaties(self) -> None:
        """After a flush, when every value is known: write one entry per row."""
        for rij, mid, velden, koppen in self.sessie.info.pop("wachtend", []):
            basis = basis_getoond(koppen, velden)
            waarden = {veld: als_waarde(getattr(rij, veld)) for veld in velden}
            mutatie = schrijf_op(
                self._herkomst_na(rij.id, koppen, basis),
                mutatie_id=mid,
                zout=secrets.token_bytes(16),
                soort=rij.__tablename__,
                rij=rij.id,
                dossier=rij.dossier_van(partial(getattr, rij)),
                waarden=waarden,
                basis=basis,
                reden=self._redenen.get(rij.id, ""),
                gezien=gezien(koppen, velden, rij.status),
                weet=weet(self._db, rij.__tablename__, rij.id, waarden),
            )
            self._rijen.append((mutatie, rij.id))
            self.veranderd.setdefault(rij.__tablename__, set()).add(rij.id)
        self._schrijf_mutaties()

    def _schrijf_mutaties(self) -> None:
        if not self._rijen:
            return
        db = self._db
        balie = self.winkel.balie_id
        laatste = db.execute(
            "SELECT volgnr, schakel FROM keten WHERE balie_id = ? ORDER BY volgnr DESC LIMIT 1", (balie,)
        ).fetchone()
        volgnr, vorige = (int(laatste[0]), bytes(laatste[1])) if laatste else (0, BEGIN)
        mutaties, keten = [], []
        for mutatie, rij_id in self._rijen:
            volgnr, vorige = volgnr + 1, schakel(vorige, mutatie.kop)
            mutaties.append((mutatie.id, mutatie.kop, mutatie.zout, mutatie.inhoud, rij_id, self.transactie))
            keten.append((balie, volgnr, mutatie.id, vorige))
        db.executemany(
            "INSERT INTO mutatie (id, kop, zout, inhoud, rij, transactie) VALUES (?, ?, ?, ?, ?, ?)", mutaties
        )
        db.executemany("INSERT INTO keten (balie_id, volgnr, mutatie_id, schakel) VALUES (?, ?, ?, ?)", keten)
        self._rijen = []


def _als_storing(fout: Exception) -> Exception:
    """The known trouble behind an error of the database, or the error itself when it is a bug.

    The search index speaks to the database without SQLAlchemy, so errors come in both kinds.
    """
    return storing_van_database(getattr(fout, "orig", None) or fout) or fout


def klasse_van(soort: str) -> type[Gejournaald]:
    """The mapped class of a noun."""
    return GEJOURNAALD[soort]
