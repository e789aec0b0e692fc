"""The waiting list at the entree."""

from __future__ import annotations

from sqlalchemy import func, select

from wijdesk.errors import Weigering
from wijdesk.models.contact import Wachtende
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan, ZetWachtende
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.wachtrij import initialen_van
from wijdesk.models.values import Id, lokaal
from wijdesk.services.afgeschermd import mag_zien
from wijdesk.services.personalia import haal_persoon, naam_van_persoon
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "wachtrij aan de entree"


@opdracht(MeldWachtendeAan, recht="wachtrij", doel=DOEL)
def meld_aan(uow: UnitOfWork, o: MeldWachtendeAan) -> Id:
    """Put somebody on the list; the number of the day counts on per locatie."""
    if not 1 <= o.urgentie <= 3:
        raise Weigering("Kies hoe dringend het is.", veld="urgentie")
    uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    naam = " ".join(o.naam.split())
    persoon = None if o.persoon_id is None else haal_persoon(uow, o.persoon_id)
    if persoon is not None:
        naam = naam_van_persoon(persoon)
    dag = lokaal(uow.nu).date().isoformat()
    hoogste = uow.sessie.scalar(
        select(func.max(Wachtende.volgnummer)).where(Wachtende.locatie_id == o.locatie_id, Wachtende.dag == dag)
    )
    wachtende = uow.voeg_toe(
        Wachtende(
            locatie_id=o.locatie_id,
            dag=dag,
            volgnummer=(hoogste or 0) + 1,
            naam=naam,
            persoon_id=None if persoon is None else persoon.id,
            waarvoor=" ".join(o.waarvoor.split()),
            urgentie=o.urgentie,
            aangemeld_op=uow.nu,
        )
    )
    uow.flush()
    uow.zin = f"{_wie(uow, wachtende, zonder_naam=o.zonder_naam)} staat in de wachtrij"
    return wachtende.id


@opdracht(ZetWachtende, recht="wachtrij", doel=DOEL)
def zet(uow: UnitOfWork, o: ZetWachtende) -> None:
    """Change the stand or the urgency."""
    wachtende = uow.haal(Wachtende, o.id, wat="Deze plek in de wachtrij")
    if o.stand is not None and o.stand != wachtende.stand:
        wachtende.zet(o.stand, nu=uow.nu)
    if o.urgentie is not None:
        if not 1 <= o.urgentie <= 3:
            raise Weigering("Kies hoe dringend het is.", veld="urgentie")
        wachtende.urgentie = o.urgentie
    uow.zin = f"{_wie(uow, wachtende, zonder_naam=o.zonder_naam)}: {wachtende.stand}"


def _wie(uow: UnitOfWork, wachtende: Wachtende, *, zonder_naam: bool) -> str:
    """How the status line calls somebody: the number of the day when the name is hidden from whoever is at work."""
    persoon = None if wachtende.persoon_id is None else uow.sessie.get(Persoon, wachtende.persoon_id)
    if persoon is not None and persoon.afgeschermd and not mag_zien(uow, persoon.id):
        return f"Nummer {wachtende.volgnummer}"
    naam = initialen_van(wachtende.naam) if zonder_naam else wachtende.naam
    return naam or f"Nummer {wachtende.volgnummer}"
