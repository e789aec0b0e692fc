"""Tarieven of productgroepen: what an hour, a day or a month of maatwerk costs, and from when."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.indicatiewaarde import Prijs
from wijdesk.models.opdrachten.tarief import BewaarTarief, TrekTariefIn
from wijdesk.models.tarief import Tarief
from wijdesk.models.values import Id
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.register import opdracht
from wijdesk.services.tariefregels import botst, fouten_in, lees_centen
from wijdesk.store.unit_of_work import UnitOfWork

RECHT, DOEL = "beheer.lijsten", "tarieven bijhouden"


@opdracht(BewaarTarief, recht=RECHT, doel=DOEL)
def bewaar_tarief(uow: UnitOfWork, o: BewaarTarief) -> Id:
    """Add or change one. Raises Weigering with the fields that are wrong, or when another holds on the same days."""
    centen, bron = lees_centen(o.bedrag), " ".join(o.bron.split())
    fouten = fouten_in(eenheid=o.eenheid, centen=centen, van=o.van, tot=o.tot, bron=bron)
    if not Codeboek(uow).kent("productgroep", o.productgroep):
        fouten["productgroep"] = "Kies een productgroep."
    if not fouten:
        nieuw = Prijs(eenheid=o.eenheid, centen=centen, van=o.van, tot=o.tot)
        veld, zin = botst(nieuw, (_prijs(rij) for rij in van_groep(uow, o.productgroep) if rij.id != o.id))
        if veld:
            fouten[veld] = zin
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    velden = {
        "productgroep": o.productgroep, "eenheid": o.eenheid, "centen": centen, "van": o.van, "tot": o.tot,
        "bron": bron,
    }  # fmt: skip
    rij = uow.sessie.get(Tarief, o.id)
    if rij is None:
        uow.voeg_toe(Tarief(id=o.id, **velden))
        uow.zin = f"Tarief van {o.productgroep} toegevoegd"
        return o.id
    if rij.status != "actief":
        raise Weigering("Dit tarief bestaat niet (meer).")
    for veld, waarde in velden.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)
    uow.zin = f"Tarief van {o.productgroep} opgeslagen"
    return o.id


@opdracht(TrekTariefIn, recht=RECHT, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekTariefIn) -> None:
    """Take one back that was a mistake."""
    rij = uow.haal(Tarief, o.id, wat="Dit tarief")
    rij.status = "vervallen"
    uow.zin = f"Tarief van {rij.productgroep} weggehaald"


def van_groep(uow: UnitOfWork, productgroep: str) -> list[Tarief]:
    """The tarieven of a productgroep that hold."""
    return uow.vind(select(Tarief).where(Tarief.productgroep == productgroep, Tarief.status == "actief"))


def _prijs(rij: Tarief) -> Prijs:
    return Prijs(eenheid=rij.eenheid, centen=rij.centen, van=rij.van, tot=rij.tot)
