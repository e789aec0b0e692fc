"""The waiting list at the entree."""

from __future__ import annotations

from sqlalchemy import func, select

from wijdesk.errors import Weigering
from wijdesk.models.contact import Wachtende
from wijdesk.models.opdrachten import MeldWachtendeAan, ZetWachtende
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, lokaal
from wijdesk.services.personalia import naam_van_persoon
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "wachtrij aan de entree"


@opdracht(MeldWachtendeAan, recht="wachtrij", doel=DOEL)
def meld_aan(uow: UnitOfWork, o: MeldWachtendeAan) -> Id:
    """Put somebody on the list; the number of the day counts on per locatie."""
    if not 1 <= o.urgentie <= 3:
        raise Weigering("Kies hoe dringend het is.", veld="urgentie")
    naam = o.naam.strip()
    if o.persoon_id is not None:
        naam = naam_van_persoon(uow.haal(Persoon, o.persoon_id, wat="Deze persoonskaart"))
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
            persoon_id=o.persoon_id,
            waarvoor=o.waarvoor.strip(),
            urgentie=o.urgentie,
            aangemeld_op=uow.nu,
        )
    )
    uow.flush()
    uow.zin = f"{naam or f'Nummer {wachtende.volgnummer}'} staat in de wachtrij"
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
    uow.zin = f"{wachtende.naam or f'Nummer {wachtende.volgnummer}'}: {wachtende.stand}"
