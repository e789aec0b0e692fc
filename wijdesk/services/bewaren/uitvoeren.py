"""Carrying out one line of a list: what the figures keep is written, the order given, and the line is the tombstone."""

from __future__ import annotations

from datetime import date, timedelta

from wijdesk.models.avg import Avgverzoek
from wijdesk.models.bewaartermijn import VERZOEK
from wijdesk.models.bewaren import Vernietigregel
from wijdesk.models.rows.bewaren import ER_NIET, NIEUW, Gedaan
from wijdesk.models.values import Id
from wijdesk.services.bewaren.kandidaten import beoordeel, is_er
from wijdesk.services.bewaren.maanden import LOS
from wijdesk.services.bewaren.rest import laat_rest
from wijdesk.services.bewaren.restrij import rest_id
from wijdesk.store import stilte
from wijdesk.store.omvang import Omvang, wat_blijft_en_meegaat
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.vernietigen import vernietig

DAG_MS = 86_400_000
STIL = (
    "Het logboek is hier samen {} dagen stil geweest. Misschien is de klok van deze computer verzet; die dagen tellen "
    "niet mee voor de termijn."
)
GROND = {True: "verzoek", False: "termijn"}


class Verbinding:
    """The transaction's own connection as the readers of a dossier take it."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    def execute(self, sql: str, params: object = ()) -> object:
        """Read."""
        return self._uow.cursor().execute(sql, params)


def waarom_niet(uow: UnitOfWork, regel: Vernietigregel, dag: date) -> tuple[str, Omvang | None]:
    """Why a line falls off, in words; and what would go. Asked anew: what came in since counts. A term runs only while
    somebody worked here: a clock that was put ahead makes nothing older.
    """
    db = Verbinding(uow)
    if not is_er(db, regel.soort, Id(regel.dossier)):
        return ER_NIET, None
    dagen_stil = 0 if regel.regel == VERZOEK else stilte.stil(db, uow.nu) // DAG_MS
    zeker = dag - timedelta(days=dagen_stil)
    los = regel.soort in LOS  # of a month it is asked row by row what may go
    oordeel = beoordeel(db, regel.soort, Id(regel.dossier), zeker if los else dag)
    if zin := oordeel.waarom_niet:
        return zin, oordeel.wat
    if regel.regel == VERZOEK:
        return "", oordeel.wat
    if oordeel.bewaren is None or not oordeel.bewaren.mag_weg(zeker):
        nu = beoordeel(db, regel.soort, Id(regel.dossier), dag) if los else oordeel
        return (STIL.format(dagen_stil) if nu.mag_weg(dag) else NIEUW), oordeel.wat
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
