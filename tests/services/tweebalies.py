"""Two desks of one organisation that work apart and meet, for tests of what they differ about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import winkel
from tests.conftest import Klok
from tests.sync.balies import alles, breng, ids_van, open_balie
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, WijzigPersoon
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.rows.verschil import TE_BESLISSEN, ZELFDE, Plek, VerschilDetail, VerschilRij
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer

MINUUT = 60_000


class Balies:
    """Two desks. What is done at both between two meetings is done without knowing of each other."""

    def __init__(self, een: Bureau, ander: Bureau, klok: Klok) -> None:
        self.een, self.ander, self.klok = een, ander, klok

    def ontmoet(self) -> None:
        """Everything both wrote comes to both."""
        breng(self.een, self.ander)
        breng(self.ander, self.een)
        self.klok.verzet(MINUUT)

    def lijst(self, bureau: Bureau | None = None) -> tuple[VerschilRij, ...]:
        """The work list of a desk (the first)."""
        return (bureau or self.een).lees(LeesVerschillen()).rijen

    def enige(self, aard: str) -> VerschilRij:
        """The one line of this kind at the first desk."""
        (rij,) = [rij for rij in self.lijst() if rij.aard == aard]
        return rij

    def lees(self, plek: Plek) -> VerschilDetail:
        """A line in full, at the first desk."""
        return self.een.lees(LeesVerschil(plek=plek))

    def beslis(self, detail: VerschilDetail, kant: str, bureau: Bureau | None = None, **eigen: str) -> None:
        """Choose a side."""
        gezien = tuple(kant.sleutel for kant in detail.kanten)
        opdracht = BeslisVerschil(plek=detail.rij.plek, kant=kant, gezien=gezien, eigen=tuple(eigen.items()))
        (bureau or self.een).doe(opdracht)

    def is_bijgelegd(self) -> bool:
        """After meeting again: nothing to decide at either, both hold the same, and every table is the journal's."""
        self.ontmoet()
        open_ = [rij for bureau in (self.een, self.ander) for rij in self.lijst(bureau) if rij.aard in TE_BESLISSEN]
        return not open_ and alles(self.een) == alles(self.ander) and self.is_heel()

    def is_heel(self) -> bool:
        """Whether the check of both stores finds nothing."""
        return not any(_bevindingen(bureau) for bureau in (self.een, self.ander))


def zijn_twee(bureau: Bureau) -> None:
    """Say of every colleague and locatie of one name that they are two."""
    for rij in bureau.lees(LeesVerschillen()).rijen:
        if rij.aard == ZELFDE:
            kanten = tuple(kant.sleutel for kant in bureau.lees(LeesVerschil(plek=rij.plek)).kanten)
            bureau.doe(BeslisVerschil(plek=rij.plek, kant=kanten[-1], gezien=kanten))


def _bevindingen(bureau: Bureau) -> tuple[object, ...]:
    db = bureau.eigen_verbinding()
    try:
        return controleer(db)
    finally:
        db.close()


_gemaakt: dict[tuple[int, bool], tuple[tuple[dict[str, bytes], int], ...]] = {}
"""Moment and whether they were told apart → of each desk its closed store, and how many ids it gave."""


@contextmanager
def twee_balies(map_: Path, klok: Klok, *, kennen_elkaar: bool = True) -> Iterator[Balies]:
    """Two open desks that know each other's employees. Each began alone; unless `kennen_elkaar` is off it was said that
    what is called the same at both are two.

    Clocks that begin alike give the same desks, so the next test gets a copy of both.
    """
    begin = (klok(), kennen_elkaar)
    if begin not in _gemaakt:
        _gemaakt[begin] = _maak(map_ / "eerste", Klok(klok()), kennen_elkaar=kennen_elkaar)
    klok.verzet(MINUUT * (1 + kennen_elkaar))
    bureaus = []
    for nummer, (bestanden, aantal) in enumerate(_gemaakt[begin], 1):
        ids = ids_van(nummer)
        ids.aantal = aantal
        winkel.leg_neer(bestanden, map_ / f"balie{nummer}")
        bureaus.append(winkel.open_bureau(map_ / f"balie{nummer}", klok, ids))
    een, ander = bureaus
    try:
        yield Balies(een, ander, klok)
    finally:
        een.sluit()
        ander.sluit()


def _maak(map_: Path, klok: Klok, *, kennen_elkaar: bool) -> tuple[tuple[dict[str, bytes], int], ...]:
    een, ander = open_balie(map_, 1, klok), open_balie(map_, 2, klok)
    try:
        balies = Balies(een, ander, klok)
        balies.ontmoet()
        if kennen_elkaar:
            zijn_twee(een)
            balies.ontmoet()
    finally:
        een.sluit()
        ander.sluit()
    gegeven = [bureau.wereld.ids.aantal for bureau in (een, ander)]  # type: ignore[attr-defined]
    return tuple((winkel.bestanden(map_ / f"balie{nummer}"), gegeven[nummer - 1]) for nummer in (1, 2))


def wijzig(bureau: Bureau, id_: Id, **velden: object) -> None:
    """Change fields of a person, by the form."""
    oud = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    namen = [naam for naam in PersoonInvoer.__dataclass_fields__ if naam != "bsn"]
    gezien = PersoonInvoer(**{naam: getattr(oud, naam) for naam in namen})
    nieuw = PersoonInvoer(**({naam: getattr(oud, naam) for naam in namen} | velden))
    bureau.doe(WijzigPersoon(id=id_, invoer=nieuw, gezien=gezien, reden="Op verzoek van de inwoner"))
