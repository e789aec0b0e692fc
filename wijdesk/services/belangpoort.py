"""Who has a tie with a resident does nothing to what is about them: asked of every operation, so none can forget it.

An operation that names a row that is not there for whoever is at work (`store.zicht`) is carried out as if it named one
that does not exist: so it is refused in the very words in which that is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy.exc import IntegrityError

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.belang import MeldBelang
from wijdesk.models.opdrachten.contact import BewaarConcept, WisConcept
from wijdesk.models.opdrachten.huis import BewaarVoorkeur, LogToegang
from wijdesk.models.opdrachten.inzage import ZoekInNood
from wijdesk.models.values import Id
from wijdesk.services.doorwijzing import als_nu
from wijdesk.services.gezin import rijen_van
from wijdesk.store import klokstand, zicht
from wijdesk.store.unit_of_work import UnitOfWork

O = TypeVar("O")  # noqa: E741

ZIN = "Dit bestaat niet (meer)."
NEUTRAAL = "Dit kan hier niet. Vraag uw teamleider."
VRIJ = (BewaarConcept, BewaarVoorkeur, LogToegang, MeldBelang, WisConcept, ZoekInNood)
"""What one keeps for oneself, what was looked at before, saying that there is a tie, and an emergency."""


class Poort:
    """The gate of one operation, open for nearly everybody. What is refused behind it names nobody who is kept out."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._weg = frozenset[Id]()
        self._namen = frozenset[str]()
        self._genoemd = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if self._genoemd and isinstance(fout, IntegrityError):
            raise Weigering(ZIN) from None
        if isinstance(fout, Weigering) and self._noemt(fout):
            raise Weigering(NEUTRAAL) from None

    def laat_door(self, opdracht: O) -> O:
        """The operation, with ids that nobody has in the place of those that are not there."""
        wie, db = self._uow.wie, self._uow.cursor()
        if isinstance(opdracht, VRIJ):
            return opdracht
        dag = klokstand.dag(rijen_van(self._uow), self._uow.nu)
        self._weg = zicht.personen_niet_hier(db, medewerker_id=wie.medewerker_id, rechten=wie.rechten, dag=dag)
        if not self._weg:
            return opdracht
        zicht.vul(db, self._weg)
        self._namen = frozenset(self._heten())
        genoemd = zicht.niet_hier(db, frozenset(_ids(opdracht)))
        self._genoemd = bool(genoemd)
        return als_nu(opdracht, {id_: self._uow.ids() for id_ in sorted(genoemd)}) if genoemd else opdracht

    def eis_niets_geraakt(self) -> None:
        """Refuse as a whole what changed a row that is not there, or made one about it."""
        if self._genoemd:
            raise Weigering(ZIN)
        if not self._weg:
            return
        zicht.vul(self._uow.cursor(), self._weg)
        geraakt = frozenset(id_ for ids in self._uow.veranderd.values() for id_ in ids)
        if zicht.niet_hier(self._uow.cursor(), geraakt):
            raise Weigering(NEUTRAAL)

    def _noemt(self, fout: Weigering) -> bool:
        tekst = " ".join((fout.zin, *fout.fouten.values())).casefold()
        return any(naam in tekst for naam in self._namen)

    def _heten(self) -> Iterator[str]:
        """What would tell who they are, in a sentence."""
        for tabel, kolommen in (("persoon", "bsn, achternaam, geboortenaam, roepnaam"), ("huishouden", "naam")):
            vraag = f"SELECT {kolommen} FROM {tabel} WHERE id IN (SELECT id FROM temp.niet)"  # noqa: S608
            for rij in self._uow.cursor().execute(vraag).fetchall():
                yield from (deel.casefold() for deel in rij if len(deel) > 2)


def _ids(verzoek: object) -> Iterator[Id]:
    """Every id a request names, however deep."""
    if isinstance(verzoek, bytes):
        yield Id(verzoek)
    elif isinstance(verzoek, tuple | list | frozenset | set):
        for deel in verzoek:
            yield from _ids(deel)
    elif is_dataclass(verzoek) and not isinstance(verzoek, type):
        for veld in fields(verzoek):
            yield from _ids(getattr(verzoek, veld.name))
