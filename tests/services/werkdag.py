"""A random day at work: somebody does something, time passes, and now and then it is taken back at once.

A refusal in words is always allowed and changes nothing; after undo everything that counts is as it was. What is done,
and by whom, a day says itself. No tests of its own.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.collega import Collega
from tests.services.toeval import stand_van_alles
from tests.vormen import anders_van_vorm
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer

TABELLEN = tuple((tabel, tuple(soort.velden())) for tabel, soort in GEJOURNAALD.items() if tabel != "toegang")
GEZEGD = frozenset({"inzagegrond"})
"""What somebody looks for is said before the act, on its own: it stays when the act is refused."""
BLIJFT = GEZEGD | {"adres"}
"""An address that was written down once stays too, for the next who lives there."""


class Werkdag:
    """One store, colleagues, and a die. The days of casusregie and of triage are made of it."""

    sprongen: Sequence[int] = (1000, 60_000, 3_600_000)
    """Milliseconds that may pass between two things."""
    collegas: Sequence[Collega] = ()
    dobbel: random.Random

    def __init__(self, map_: Path) -> None:
        self.klok, self.ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
        winkel.maak(map_, self.klok, self.ids)
        self.bureau = winkel.open_bureau(map_, self.klok, self.ids)
        self.bureau.warm_op()
        self.db = self.bureau.eigen_verbinding()
        self.gedaan: list[tuple[int, Id]] = []
        self.gelukt: Counter[str] = Counter()

    def kies(self) -> tuple[int, Any]:
        """Who does what: 0 is whoever sits at the desk, then the colleagues."""
        raise NotImplementedError

    def klopt(self) -> None:
        """What must hold at any moment."""
        assert controleer(self.bureau.eigen_verbinding()) == ()
        assert list(anders_van_vorm(self.lees, ook_wat_ontbreekt=False)) == []

    def lees(self, sql: str, *params: object) -> list[Any]:
        """Rows straight from the file."""
        return list(self.db.execute(sql, params).fetchall())

    @property
    def schrijf(self) -> list[Callable[[Any], Any]]:
        """How each of them writes."""
        return [self.bureau.schrijf, *(collega.schrijf for collega in self.collegas)]

    @property
    def kijk(self) -> list[Callable[[Any], Any]]:
        """How each of them reads."""
        return [self.bureau.lees, *(collega.lees for collega in self.collegas)]

    def neemt_terug(self, hoogstens: int) -> tuple[int, Any]:
        """Somebody takes back one of the last things they did."""
        wie, transactie = self.dobbel.choice(self.gedaan[-hoogstens:])
        return wie, MaakOngedaan(transactie=transactie)

    def stap(self) -> None:
        """Somebody does something, and sometimes takes it back at once."""
        self.klok.verzet(self.dobbel.choice(tuple(self.sprongen)))
        wie, opdracht = self.kies()
        voor = stand_van_alles(self.lees, TABELLEN)
        try:
            _, wijziging = self.schrijf[wie](opdracht)
        except Weigering:
            self._als_voor(voor, GEZEGD)
            return
        self.gelukt[type(opdracht).__name__] += 1
        if wijziging.transactie is None or not wijziging.ongedaan_mogelijk:
            return
        if self.dobbel.random() < 0.25:
            self.schrijf[wie](MaakOngedaan(transactie=wijziging.transactie))
            self._als_voor(voor, BLIJFT)
        else:
            self.gedaan.append((wie, wijziging.transactie))

    def _als_voor(self, voor: Mapping[tuple[str, Id], Any], erbij: frozenset[str]) -> None:
        """All that stood there stands there as it did, and nothing else does, but new rows of the tables `erbij`."""
        na = stand_van_alles(self.lees, TABELLEN)
        assert {sleutel: rij for sleutel, rij in na.items() if sleutel in voor or sleutel[0] not in erbij} == voor

    def sluit(self) -> None:
        """Everybody goes home."""
        for collega in self.collegas:
            collega.sluit()
        self.db.close()
        self.bureau.sluit()


D = TypeVar("D", bound=Werkdag)


@contextmanager
def dag_van(soort: Callable[[Path, int], D], zaad: int, stappen: int) -> Iterator[D]:
    """Live such a day; it is still open, to look at what it left."""
    with tempfile.TemporaryDirectory() as map_:
        dag = soort(Path(map_) / "winkel", zaad)
        try:
            for _ in range(stappen):
                dag.stap()
            yield dag
        finally:
            dag.sluit()
