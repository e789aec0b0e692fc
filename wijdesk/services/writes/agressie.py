"""Registering an agressie-incident and its measure, putting it right, ending it (domein.md 3, annual report 2020)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.agressie import Agressie, Pandverbod
from wijdesk.models.datums import dag_van, fout_in_dag
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.agressie import (
    AgressieVelden,
    BeeindigMaatregel,
    MeldAgressie,
    TrekAgressieIn,
    WijzigAgressie,
)
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import eis_reden, vandaag_van
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "agressie.melden"
LEZEN = "agressie.lezen"
DOEL = "agressieprotocol: incident en maatregel vastleggen"
PANDVERBOD, GEEN = "pandverbod", "geen"
HOOGSTENS_JAREN = 10
"""A measure that is to hold longer is a year typed wrong."""
WAAROM = "Schrijf in één zin waarom."


@opdracht(MeldAgressie, recht=RECHT, doel=DOEL)
def meld(uow: UnitOfWork, o: MeldAgressie) -> Id:
    """An incident; with a pandverbod one row per building. Help goes on by another channel."""
    _controleer(uow, o)
    persoon = None if o.persoon_id is None else haal_persoon(uow, o.persoon_id)
    uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    incident = uow.voeg_toe(
        Agressie(
            persoon_id=None if persoon is None else persoon.id,
            locatie_id=o.locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            datum=o.datum,
            soort=o.soort,
            maatregel=o.maatregel,
            omschrijving=o.omschrijving.strip(),
            van=_van(o),
            tot=_tot(o),
        )
    )
    uow.flush()
    _zet_gebouwen(uow, incident, o)
    uow.zin = "Agressie-incident vastgelegd"
    return incident.id


@opdracht(WijzigAgressie, recht=RECHT, doel="agressieprotocol: een incident rechtzetten")
def wijzig(uow: UnitOfWork, o: WijzigAgressie) -> None:
    """What changes, changes; a pandverbod that is none any more lets go of its buildings."""
    incident = _haal(uow, o.id)
    _controleer(uow, o)
    persoon_id = o.persoon_id
    if persoon_id is not None and persoon_id != incident.persoon_id:
        persoon_id = haal_zichtbaar(uow, haal_persoon(uow, persoon_id).id).id
    plek = incident.locatie_id if o.locatie_id is None else uow.haal(Locatie, o.locatie_id, wat="Deze locatie").id
    nieuw = {
        "persoon_id": persoon_id, "locatie_id": plek, "datum": o.datum, "soort": o.soort, "maatregel": o.maatregel,
        "omschrijving": o.omschrijving.strip(), "van": _van(o), "tot": _tot(o),
    }  # fmt: skip
    for veld, waarde in nieuw.items():
        if getattr(incident, veld) != waarde:
            setattr(incident, veld, waarde)
    _zet_gebouwen(uow, incident, o)
    uow.zin = "Agressie-incident gewijzigd"


@opdracht(BeeindigMaatregel, recht=RECHT, doel="agressieprotocol: een maatregel beëindigen")
def beeindig(uow: UnitOfWork, o: BeeindigMaatregel) -> None:
    """From tomorrow on it warns nobody."""
    incident = _haal(uow, o.id)
    vandaag = vandaag_van(uow)
    if incident.maatregel == GEEN:
        raise Weigering("Er is geen maatregel genomen.")
    if incident.tot and incident.tot <= vandaag:
        raise Weigering(f"Deze maatregel geldt tot en met {datum_in_woorden(incident.tot)}.")
    if incident.van > vandaag:
        begin = datum_in_woorden(incident.van)
        raise Weigering(f"Dit pandverbod begint pas op {begin}. Kies bij “Wijzigen” een andere maatregel.")
    uow.reden(incident, eis_reden(o.reden, WAAROM))
    incident.tot = vandaag
    uow.zin = "De maatregel geldt vandaag nog, en daarna niet meer"


@opdracht(TrekAgressieIn, recht=RECHT, doel="agressieprotocol: een vergissing intrekken")
def trek_in(uow: UnitOfWork, o: TrekAgressieIn) -> None:
    """The incident with its buildings; Historie keeps why."""
    incident = _haal(uow, o.id)
    reden = eis_reden(o.reden, WAAROM)
    rijen: tuple[Agressie | Pandverbod, ...] = (incident, *_gebouwen(uow, incident))
    for rij in rijen:
        uow.reden(rij, reden)
        rij.status = "vervallen"
    uow.zin = "Agressie-incident ingetrokken"


# Small change --------------------------------------------------------------------------------------------------------


def _haal(uow: UnitOfWork, id_: Id) -> Agressie:
    """An incident to change: by who may read it, and not of somebody whose card they may not open."""
    if LEZEN not in uow.wie.rechten:
        raise GeenRecht("Uw rol mag agressie melden, maar niet lezen of wijzigen. Vraag een collega van de entree.")
    incident = uow.haal(Agressie, id_, wat="Dit incident")
    if incident.persoon_id is not None:
        haal_zichtbaar(uow, haal_persoon(uow, incident.persoon_id).id)
    return incident


def _van(o: AgressieVelden[Any]) -> str:
    return o.van if o.maatregel == PANDVERBOD else ""


def _tot(o: AgressieVelden[Any]) -> str:
    return "" if o.maatregel == GEEN else o.tot


def _gebouwen(uow: UnitOfWork, incident: Agressie) -> list[Pandverbod]:
    return uow.vind(select(Pandverbod).where(Pandverbod.agressie_id == incident.id, Pandverbod.status == "actief"))


def _zet_gebouwen(uow: UnitOfWork, incident: Agressie, o: AgressieVelden[Any]) -> None:
    """The buildings that were chosen, of a pandverbod; a row that stands stays."""
    bedoeld = dict.fromkeys(o.locaties) if o.maatregel == PANDVERBOD else {}
    er = {rij.locatie_id: rij for rij in _gebouwen(uow, incident)}
    for locatie_id in bedoeld:
        if locatie_id not in er:
            uow.voeg_toe(Pandverbod(agressie_id=incident.id, locatie_id=uow.haal(Locatie, locatie_id).id))
    for locatie_id, rij in er.items():
        if locatie_id not in bedoeld:
            rij.status = "vervallen"


def _controleer(uow: UnitOfWork, o: AgressieVelden[Any]) -> None:
    fouten: dict[str, str] = {}
    if fout := fout_in_dag(o.datum, tot=vandaag_van(uow)):
        fouten["datum"] = fout
    if not o.soort:
        fouten["soort"] = "Kies wat er gebeurde."
    if not o.maatregel:
        fouten["maatregel"] = "Kies een maatregel."
    if fouten := fouten | _fouten_in_maatregel(o, gebeurd="" if "datum" in fouten else o.datum):
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    codes = Codeboek(uow)
    codes.eis("agressiesoort", o.soort, veld="soort")
    codes.eis("maatregel", o.maatregel, veld="maatregel")


def _fouten_in_maatregel(o: AgressieVelden[Any], *, gebeurd: str) -> dict[str, str]:
    """From when until when a measure holds: not before what happened, and not for longer than anybody means.

    `gebeurd` is the day of the incident when that is right, or empty.
    """
    fouten: dict[str, str] = {}
    verbod = o.maatregel == PANDVERBOD
    if verbod and dag_van(o.van) is None:
        fouten["van"] = "Vul de eerste dag van het pandverbod in."
    elif verbod and o.van < gebeurd:
        fouten["van"] = "Een pandverbod begint op of na de dag van het incident."
    begin = o.van if verbod else gebeurd
    if verbod and not o.tot:
        fouten["tot"] = "Vul de laatste dag van het pandverbod in, op of na de eerste."
    elif _tot(o) and (dag_van(o.tot) is None or o.tot < begin):
        fouten["tot"] = "Vul een laatste dag in, op of na de eerste."
    elif _tot(o) and gebeurd and o.tot > _laatste(gebeurd):
        fouten["tot"] = f"Deze dag ligt te ver vooruit: een maatregel duurt hoogstens {HOOGSTENS_JAREN} jaar."
    if verbod and not o.locaties:
        fouten["locaties"] = "Kies minstens één gebouw."
    return fouten


def _laatste(gebeurd: str) -> str:
    """The same day so many years later; as text, which need not be a day to compare with."""
    return f"{int(gebeurd[:4]) + HOOGSTENS_JAREN:04}{gebeurd[4:]}"
