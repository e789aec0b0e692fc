"""Desks in memory: the real schema, unit of work, merge and cycle, without a file, a password or a window.

A test that lets many desks meet thousands of times makes these; `balies.py` has the whole ones.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from tests.bevel import gooi_weg
from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.journaal import Regel, lees_regel
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Plan
from wijdesk.models.tabellen import METADATA
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store import search, verschillen
from wijdesk.store.controle import Bevinding, _projectie
from wijdesk.store.engine import Winkel, maak_engine
from wijdesk.store.kast import Kast
from wijdesk.store.projecteren import _in_kringen
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.store.verbinding import ONTHOUDT
from wijdesk.sync import beheer, kopie
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.cycle import ronde
from wijdesk.sync.deelnemer import TEAM, Deelnemer
from wijdesk.sync.uitslag import Uitslag

T = TypeVar("T")
TEAM_ID = Id(b"team-van-selwerd")
NIETS = Path("/nergens/winkel")
DAG = "2026-03-02"
SOORTEN = ("persoon", "contact", "vraag", "huishouden", "huishoudlid", "casus", "taak", "plan")
"""What the desks here write, beside what every desk begins with."""


class Teller:
    """Ids in order, for all desks together: none is ever given twice, and every run gives the same."""

    def __init__(self) -> None:
        self._nummers = itertools.count(1)

    def __call__(self) -> Id:
        return Id(b"\x01\x9c\xb0\x00\x00\x00\x70\x00" + next(self._nummers).to_bytes(8, "big"))


class Uurwerk:
    """One desk's clock: real time, and how far it is off."""

    def __init__(self, tijd: list[int]) -> None:
        self._tijd = tijd
        self.scheef = 0

    def __call__(self) -> int:
        return self._tijd[0] + self.scheef


def _sjabloon() -> Any:
    """An empty store to make others of: a copy takes a fifth of the time that the statements take."""
    db = dbapi2.connect(":memory:", isolation_level=None, cached_statements=ONTHOUDT)
    METADATA.create_all(maak_engine(db))
    db.executescript(";\n".join(search.DDL))
    return db


_LEEG = _sjabloon()


class Tafel:
    """One desk. `levend`: whether it still takes part."""

    def __init__(self, naam: str, ids: Teller, tijd: list[int], db: Any = None) -> None:
        self.naam, self.ids, self.klok = naam, ids, Uurwerk(tijd)
        self._tijd = tijd
        nieuw = db is None
        self.db = db or dbapi2.connect(":memory:", isolation_level=None, cached_statements=ONTHOUDT)
        if nieuw:
            _LEEG.backup(self.db)
            self.db.execute("PRAGMA foreign_keys = ON")
            self.db.execute("INSERT INTO winkel VALUES (?, ?, ?, ?)", (ids(), ids(), tijd[0], False))
        balie = Id(self.db.execute("SELECT balie_id FROM winkel").fetchone()[0])
        self.winkel = Winkel(NIETS, b"", maak_engine(self.db), balie, None, None, self.db)
        self.kast = Kast(self.db.cursor)
        self.wie = Wie(medewerker_id=ids(), naam=naam, locatie_id=ids(), rechten=frozenset())
        if nieuw:
            self.begin()

    def begin(self) -> None:
        """A locatie and a medewerker of its own."""

        def maak(uow: UnitOfWork) -> None:
            uow.voeg_toe(Locatie(id=self.wie.locatie_id, naam=self.naam))
            uow.voeg_toe(Medewerker(id=self.wie.medewerker_id, naam=self.naam, locatie_id=self.wie.locatie_id))

        self.doe(maak)

    def kopie(self, naam: str) -> Tafel:
        """This desk as it is now, disk and keys and all."""
        db = dbapi2.connect(":memory:", isolation_level=None, cached_statements=ONTHOUDT)
        self.db.backup(db)
        db.execute("PRAGMA foreign_keys = ON")
        tweede = Tafel(naam, self.ids, self._tijd, db)
        tweede.wie, tweede.klok.scheef = self.wie, self.klok.scheef
        return tweede

    # What somebody does -----------------------------------------------------------------------------------------------

    def doe(self, werk: Callable[[UnitOfWork], T]) -> T:
        """One transaction, as a use case has it."""
        uow = UnitOfWork(winkel=self.winkel, wie=self.wie, klok=self.klok, ids=self.ids, doel="toets")
        with uow:
            uit = werk(uow)
            uow.commit()
        return uit

    def rijen(self, soort: str, waar: str = "status = 'actief'") -> list[Id]:
        """Ids of a noun, in order."""
        return [Id(rij[0]) for rij in self.db.execute(f"SELECT id FROM {soort} WHERE {waar} ORDER BY id").fetchall()]

    def persoon(self, woord: str) -> Id:
        return self.doe(lambda uow: uow.voeg_toe(Persoon(roepnaam=woord, achternaam=woord)).id)

    def zet(self, klasse: Any, id_: Id, **velden: Any) -> None:
        def wijzig(uow: UnitOfWork) -> None:
            rij = uow.haal(klasse, id_)
            for veld, waarde in velden.items():
                setattr(rij, veld, waarde)

        self.doe(wijzig)

    def gezin(self) -> Id:
        def maak(uow: UnitOfWork) -> Id:
            huis = uow.voeg_toe(Huishouden(locatie_id=self.wie.locatie_id, bekend_sinds=DAG))
            uow.voeg_toe(Taak(huishouden_id=huis.id, soort="eigen", wat="bellen", voor=DAG, gemaakt_op=uow.nu))
            return huis.id

        return self.doe(maak)

    def open_casus(self, huis_id: Id) -> None:
        def open_(uow: UnitOfWork) -> None:
            huis = uow.haal(Huishouden, huis_id)
            if huis.casus_id is not None or huis.status != "actief":
                return
            casus = uow.voeg_toe(
                Casus(
                    huishouden_id=huis_id, nummer="C26", locatie_id=self.wie.locatie_id, wettelijk_kader="Wmo",
                    geopend_op=uow.nu, geopend_door_id=self.wie.medewerker_id,
                )
            )  # fmt: skip
            huis.casus_id, huis.regisseur_id = casus.id, self.wie.medewerker_id

        self.doe(open_)

    def sluit_casus(self, huis_id: Id) -> None:
        def sluit(uow: UnitOfWork) -> None:
            huis = uow.haal(Huishouden, huis_id)
            if huis.casus_id is None or huis.regisseur_id is None:
                return
            casus = uow.haal(Casus, huis.casus_id)
            casus.sluit(sluitreden="klaar", toelichting="", regisseur_id=huis.regisseur_id, nu=uow.nu)
            huis.casus_id = huis.regisseur_id = huis.tandem_id = huis.actief_plan_id = None

        self.doe(sluit)

    def draag_over(self, huis_id: Id, naar: Id) -> None:
        def draag(uow: UnitOfWork) -> None:
            huis = uow.haal(Huishouden, huis_id)
            if huis.casus_id is not None and huis.tandem_id != naar:
                huis.regisseur_id = naar

        self.doe(draag)

    def plan(self, huis_id: Id) -> None:
        def maak(uow: UnitOfWork) -> None:
            huis = uow.haal(Huishouden, huis_id)
            if huis.casus_id is None:
                return
            plan = Plan(huishouden_id=huis_id, casus_id=huis.casus_id, soort="integraal", opgesteld_op=DAG)
            huis.actief_plan_id = uow.voeg_toe(plan).id

        self.doe(maak)

    def beslis(self, welke: int) -> None:
        """Decide one of the differences, for what is shown; refused of a merge that would be the latest of a circle.

        `test_that_one_who_stays_in_a_circle_is_decided_before_who_was_merged_into_it` has the way out."""
        alle = self.db.execute(
            "SELECT rij, veld, soort FROM verschil WHERE aard = 'waarde' ORDER BY rij, veld"
        ).fetchall()
        if not alle:
            return
        rij, veld, soort = alle[welke % len(alle)]
        klasse = {klas.__tablename__: klas for klas in (Persoon, Huishouden, Casus, Taak, Plan)}.get(soort)
        if klasse is None:
            return
        waarde = self.db.execute(f"SELECT {veld} FROM {soort} WHERE id = ?", (rij,)).fetchone()[0]
        hex_ = waarde.hex() if isinstance(waarde, bytes) else waarde
        try:
            self.doe(lambda uow: verschillen.beslis(uow, klasse, Id(rij), {veld: hex_}))
        except Weigering:
            if veld not in ("samengevoegd_in", "status") or not _in_kringen(self.db):
                raise

    def vernietig(self, dossier: Id) -> None:
        self.doe(lambda uow: gooi_weg(uow, dossier))

    # Meeting the others -----------------------------------------------------------------------------------------------

    @property
    def deelnemer(self) -> Deelnemer:
        return Deelnemer(op=self._op, kast=self.kast, klok=self.klok, ids=self.ids)

    def _op(self, werk: Callable[[Winkel], T]) -> T:
        return werk(self.winkel)

    def vraag(self, centrum: Centrum, *teams: Id) -> Aanvraag:
        """Ask to be let in for these teams, the first of which it is at home with."""
        self.kast.put(TEAM, teams[0] if teams else TEAM_ID)
        return kopie.vraag_aan(self.deelnemer, centrum, teams=teams or (TEAM_ID,))

    def meld_aan(self, centrum: Centrum, beheerder: Kast) -> None:
        """Ask, and be let in at once."""
        aanvraag = self.vraag(centrum)
        beheer.laat_toe(beheerder, centrum, aanvraag, teams=aanvraag.teams, historie=True, nu=self._tijd[0])

    def ronde(self, centrum: Centrum) -> Uitslag:
        return ronde(self.deelnemer, centrum)

    # What can be seen -------------------------------------------------------------------------------------------------

    def bevindingen(self) -> list[Bevinding]:
        """Where tables, differences and what waits are not what the pure function makes of the entries."""
        return list(_projectie(self.db))

    def mutaties(self) -> dict[bytes, Regel]:
        """Every entry that is here."""
        vraag = "SELECT id, kop, inhoud FROM mutatie"
        return {id_: lees_regel(kop, inhoud) for id_, kop, inhoud in self.db.execute(vraag).fetchall()}

    def stand(self) -> dict[str, list[Any]]:
        """Everything a person could see."""
        uit: dict[str, list[Any]] = {}
        for soort in ("locatie", "medewerker", *SOORTEN):
            kolommen = [rij[1] for rij in self.db.execute(f"PRAGMA table_info({soort})") if rij[1] != "koppen"]
            uit[soort] = self.db.execute(f"SELECT {', '.join(kolommen)} FROM {soort} ORDER BY id").fetchall()
        uit["verschil"] = self.db.execute("SELECT rij, veld, aard, sinds FROM verschil ORDER BY rij, veld").fetchall()
        uit["ingehouden"] = self.db.execute("SELECT mutatie_id, waarom FROM ingehouden ORDER BY mutatie_id").fetchall()
        uit["gewist"] = self.db.execute("SELECT dossier FROM gewist ORDER BY dossier").fetchall()
        uit["inhoud"] = self.db.execute("SELECT id, kop, inhoud FROM mutatie ORDER BY id").fetchall()
        return uit
