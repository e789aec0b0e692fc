"""Mijn werk: picking up, putting back and ending what was handed over."""

from __future__ import annotations

from wijdesk.models.contact import Werk
from wijdesk.models.opdrachten.werk import LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "overgedragen vraag opvolgen"


@opdracht(PakWerkOp, recht="werk", doel=DOEL)
def pak_op(uow: UnitOfWork, o: PakWerkOp) -> None:
    """Whoever asks takes it."""
    uow.haal(Werk, o.id, wat="Deze overdracht").pak_op(uow.wie.medewerker_id)
    uow.zin = "Opgepakt; het staat nu op uw naam"


@opdracht(LegWerkTerug, recht="werk", doel=DOEL)
def leg_terug(uow: UnitOfWork, o: LegWerkTerug) -> None:
    """Back to everybody's list."""
    uow.haal(Werk, o.id, wat="Deze overdracht").leg_terug()
    uow.zin = "Teruggelegd voor het team"


@opdracht(RondWerkAf, recht="werk", doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondWerkAf) -> None:
    """Ended, with one sentence."""
    uow.haal(Werk, o.id, wat="Deze overdracht").rond_af(o.uitkomst, medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    uow.zin = "Afgerond"
