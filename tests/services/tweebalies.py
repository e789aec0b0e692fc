"""Two desks of one organisation that work apart and meet, for tests of what they differ about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import Klok
from tests.sync.balies import alles, breng, open_balie
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


@contextmanager
def twee_balies(map_: Path, klok: Klok, *, kennen_elkaar: bool = True) -> Iterator[Balies]:
    """Two open desks that know each other's employees. Each began alone; unless `kennen_elkaar` is off it was said that
    what is called the same at both are two.
    """
    een, ander = open_balie(map_, 1, klok), open_balie(map_, 2, klok)
    try:
        balies = Balies(een, ander, klok)
        balies.ontmoet()
        if kennen_elkaar:
            zijn_twee(een)
            balies.ontmoet()
        yield balies
    finally:
        een.sluit()
        ander.sluit()


def wijzig(bureau: Bureau, id_: Id, **velden: object) -> None:
    """Change fields of a person, by the form."""
    oud = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    namen = [naam for naam in PersoonInvoer.__dataclass_fields__ if naam != "bsn"]
    gezien = PersoonInvoer(**{naam: getattr(oud, naam) for naam in namen})
    nieuw = PersoonInvoer(**({naam: getattr(oud, naam) for naam in namen} | velden))
    bureau.doe(WijzigPersoon(id=id_, invoer=nieuw, gezien=gezien, reden="Op verzoek van de inwoner"))
