"""Where every Opdracht is carried out: the right is checked, one use case works in one transaction, committed once.

Runs on lane S, the only writer of the store.
"""

from __future__ import annotations

from typing import TypeVar

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import IdMaker, Klok
from wijdesk.services.register import eis_recht, use_case
from wijdesk.services.writes import (
    agressie,
    akkoord,
    betrokkene,
    contact,
    gezag,
    huis,
    huishouden,
    huishouden_delen,
    importeren,
    ongedaan,
    persoon,
    plan,
    regie,
    sluiting,
    termijn,
    toeleiding,
    verloop,
    wachtrij,
    werk,
    zrm,
)
from wijdesk.store.engine import Winkel
from wijdesk.store.unit_of_work import UnitOfWork, Wie

R = TypeVar("R")

SCHRIJVERS = (
    agressie,
    akkoord,
    betrokkene,
    contact,
    gezag,
    huis,
    huishouden,
    huishouden_delen,
    importeren,
    ongedaan,
    persoon,
    plan,
    regie,
    sluiting,
    termijn,
    toeleiding,
    verloop,
    wachtrij,
    werk,
    zrm,
)
"""The modules whose use cases are carried out here."""


class Schrijfloket:
    """Carries out the work of one medewerker on one open store."""

    def __init__(self, winkel: Winkel, *, wie: Wie, klok: Klok, ids: IdMaker) -> None:
        self._winkel = winkel
        self._wie = wie
        self._klok = klok
        self._ids = ids

    def voer_uit(self, opdracht: Opdracht[R]) -> tuple[R, Wijziging]:
        """The result and what changed. Raises Weigering or a Storing; then nothing was written."""
        geval = use_case(opdracht)
        eis_recht(geval, self._wie.rechten)
        with UnitOfWork(winkel=self._winkel, wie=self._wie, klok=self._klok, ids=self._ids, doel=geval.doel) as uow:
            uitkomst: R = geval.functie(uow, opdracht)
            return uitkomst, uow.commit()
