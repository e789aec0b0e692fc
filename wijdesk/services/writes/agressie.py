"""Registering an agressie-incident and its measure (domein.md 3, annual report 2020)."""

from __future__ import annotations

from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.agressie import Agressie, Pandverbod
from wijdesk.models.datums import dag_van
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import haal_persoon
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork


@opdracht(MeldAgressie, recht="agressie.melden", doel="agressieprotocol: incident en maatregel vastleggen")
def meld(uow: UnitOfWork, o: MeldAgressie) -> Id:
    """An incident; with a pandverbod one row per building. Help goes on by another channel."""
    _controleer(o, lokaal(uow.nu).date())
    codes = Codeboek(uow)
    codes.eis("agressiesoort", o.soort, veld="soort")
    codes.eis("maatregel", o.maatregel, veld="maatregel")
    persoon = None if o.persoon_id is None else haal_persoon(uow, o.persoon_id)
    uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    verbod = o.maatregel == "pandverbod"
    incident = uow.voeg_toe(
        Agressie(
            persoon_id=None if persoon is None else persoon.id,
            locatie_id=o.locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            datum=o.datum,
            soort=o.soort,
            maatregel=o.maatregel,
            omschrijving=o.omschrijving.strip(),
            van=o.van if verbod else "",
            tot=o.tot if verbod else "",
        )
    )
    uow.flush()
    for locatie_id in dict.fromkeys(o.locaties) if verbod else ():
        uow.voeg_toe(Pandverbod(agressie_id=incident.id, locatie_id=uow.haal(Locatie, locatie_id).id))
    uow.zin = "Agressie-incident vastgelegd"
    return incident.id


def _controleer(o: MeldAgressie, vandaag: date) -> None:
    fouten: dict[str, str] = {}
    if dag_van(o.datum) is None or o.datum > vandaag.isoformat():
        fouten["datum"] = "Vul de dag van het incident in; die ligt niet in de toekomst."
    if not o.soort:
        fouten["soort"] = "Kies wat er gebeurde."
    if not o.maatregel:
        fouten["maatregel"] = "Kies een maatregel."
    if o.maatregel == "pandverbod":
        if dag_van(o.van) is None:
            fouten["van"] = "Vul de eerste dag van het pandverbod in."
        if dag_van(o.tot) is None or (o.van and o.tot < o.van):
            fouten["tot"] = "Vul de laatste dag van het pandverbod in, op of na de eerste."
        if not o.locaties:
            fouten["locaties"] = "Kies minstens één gebouw."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
