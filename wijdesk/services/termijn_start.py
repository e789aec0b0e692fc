"""Starting and ending deadlines for use cases of other nouns: opening a casus starts terms, closing one ends them."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.models.termijn import Termijn
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork


def start(
    uow: UnitOfWork,
    regel: str,
    *,
    onderwerp: str,
    onderwerp_id: Id,
    begin: str,
    locatie_id: Id,
    persoon_id: Id | None = None,
    medewerker_id: Id | None = None,
) -> Id:
    """Let a term run that begins with the event on the day `begin` (ISO); answers its id.

    `regel` is a code of resources/termijnen.toml: an unknown one is a bug (KeyError), since it is always a constant.
    """
    termijn = Termijn(
        regel=regels()[regel].code,
        onderwerp=onderwerp,
        onderwerp_id=onderwerp_id,
        persoon_id=persoon_id,
        medewerker_id=medewerker_id,
        locatie_id=locatie_id,
        begin=begin,
    )
    return uow.voeg_toe(termijn).id


def lopende(uow: UnitOfWork, onderwerp_id: Id, *, regel: str = "") -> list[Termijn]:
    """The terms that run for something, those of one rule when it is given. Flushes first: it sees this operation."""
    uow.flush()
    vraag = select(Termijn).where(
        Termijn.onderwerp_id == onderwerp_id,
        Termijn.gehaald_op == "",
        Termijn.vervallen_op == "",
        Termijn.status == "actief",
    )
    return uow.vind(vraag.where(Termijn.regel == regel) if regel else vraag)


def beeindig(uow: UnitOfWork, onderwerp_id: Id, *, op: str, reden: str) -> int:
    """Every running term of something lapses on the day `op` (ISO), for this reason; answers how many did."""
    gevonden = lopende(uow, onderwerp_id)
    for termijn in gevonden:
        termijn.verval(op, reden)
    return len(gevonden)


def gehaald(uow: UnitOfWork, onderwerp_id: Id, regel: str, *, op: str) -> int:
    """What a rule asks of something was done on the day `op` (ISO): ends those terms; answers how many did.

    What was done before a term began counts from its begin.
    """
    gevonden = lopende(uow, onderwerp_id, regel=regel)
    for termijn in gevonden:
        termijn.haal(max(op, termijn.begin))
    return len(gevonden)
