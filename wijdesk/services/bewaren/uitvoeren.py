"""Carrying out one line of a list: what the figures keep is written, the order given, and the line is the tombstone."""

from __future__ import annotations

from datetime import date

from wijdesk.models.avg import Avgverzoek
from wijdesk.models.bewaartermijn import VERZOEK
from wijdesk.models.bewaren import Vernietigregel
from wijdesk.models.rows.bewaren import ER_NIET, NIEUW, Gedaan
from wijdesk.models.values import Id
from wijdesk.services.bewaren.kandidaten import beoordeel, is_er
from wijdesk.services.bewaren.rest import laat_rest, rest_id
from wijdesk.store.omvang import Omvang, wat_blijft_en_meegaat
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.vernietigen import vernietig

GROND = {True: "verzoek", False: "termijn"}


class Verbinding:
    """The transaction's own connection as the readers of a dossier take it."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    def execute(self, sql: str, params: object = ()) -> object:
        """Read."""
        return self._uow.cursor().execute(sql, params)


def waarom_niet(uow: UnitOfWork, regel: Vernietigregel, dag: date) -> tuple[str, Omvang | None]:
    """Why a line falls off, in words; and what would go. Asked anew: what came in since counts."""
    db = Verbinding(uow)
    if not is_er(db, regel.soort, Id(regel.dossier)):
        return ER_NIET, None
    oordeel = beoordeel(db, regel.soort, Id(regel.dossier), dag)
    if zin := oordeel.waarom_niet:
        return zin, oordeel.wat
    if regel.regel == VERZOEK:
        return "", oordeel.wat
    if oordeel.bewaren is None or not oordeel.bewaren.mag_weg(dag):
        return NIEUW, oordeel.wat
    return "", oordeel.wat


def voer_uit(uow: UnitOfWork, regel: Vernietigregel, dag: date) -> Gedaan:
    """Destroy the dossier of one line; or say why it stays. The caller commits."""
    zin, wat = waarom_niet(uow, regel, dag)
    if zin or wat is None:
        return Gedaan(rijen=0, afgevallen=zin)
    laat_rest(uow, wat)
    mee, blijft = wat_blijft_en_meegaat(Verbinding(uow), wat)
    aantal = len(wat.alle)
    regel.vernietigd_op, regel.rijen = uow.nu, aantal
    if regel.verzoek_id is not None and uow.bestaat(Avgverzoek, rest_id(regel.verzoek_id)):
        regel.verzoek_id = rest_id(regel.verzoek_id)
    uow.flush()
    grond = GROND[regel.regel == VERZOEK]
    vernietig(uow, Id(regel.dossier), grond=grond, regel=regel.id, rijen=mee, blijft=blijft)
    return Gedaan(rijen=aantal)
