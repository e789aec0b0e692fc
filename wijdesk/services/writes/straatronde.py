"""WIJ op straat: a round of a pair, written down afterwards, with the signalen they heard in the same transaction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.signaal import MelderInvoer, RegistreerStraatronde, StraatrondeVelden
from wijdesk.models.opdrachten.straatronde import TrekStraatrondeIn, WijzigStraatronde
from wijdesk.models.signaal import Straatronde
from wijdesk.models.signaalstraat import HUISNUMMER_ERIN
from wijdesk.models.tijdvak import minuten, na_middernacht
from wijdesk.models.values import Id, moment_van
from wijdesk.services import straatronde_signalen
from wijdesk.services.gezin import eis_reden, lezer_van, vandaag_van
from wijdesk.services.hier import waar_mag
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import eis_aan_het_werk, maak_signaal
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "straatronde"
BRON = "eigen straatronde"
TIJD = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
MIDDAG = "12:00"
"""When a round without times heard its signalen."""
MEESTE_CONTACTEN = 9_999
LANGSTE_RONDE = 12 * 60
"""Minutes; of a round past midnight, so that two times put the wrong way round are noticed."""


@opdracht(RegistreerStraatronde, recht=RECHT, doel="straatronde vastleggen (Wmo 2015 art. 2.1.2)")
def registreer_straatronde(uow: UnitOfWork, o: RegistreerStraatronde) -> Id:
    """One round with its signalen. The same id again changes nothing."""
    if uow.bestaat(Straatronde, o.id):
        uow.zin = "Deze straatronde was al geregistreerd"
        return o.id
    if fouten := _fouten(uow, o, loper=uow.wie.medewerker_id):
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    if not uow.bestaat(Locatie, o.locatie_id):
        raise Weigering("Deze locatie bestaat niet (meer).", veld="locatie_id")
    if o.tweede_id is not None:
        eis_aan_het_werk(uow, o.tweede_id, "tweede_id")
    gebied = " ".join(o.gebied.split())
    uow.voeg_toe(
        Straatronde(
            id=o.id,
            locatie_id=o.locatie_id,
            gebied=gebied,
            dag=o.dag,
            van=o.van,
            tot=o.tot,
            medewerker_id=uow.wie.medewerker_id,
            tweede_id=o.tweede_id,
            contacten=o.contacten,
            verslag=o.verslag.strip(),
            geschreven_op=uow.nu,
            straten="; ".join(_straten(o)),
            volgende_op=o.volgende_op,
            volgende_wat=" ".join(o.volgende_wat.split()),
        )
    )
    uow.zin = f"Straatronde {gebied} vastgelegd{_meld_gevonden(uow, o, o.locatie_id, gebied)}"
    return o.id


@opdracht(WijzigStraatronde, recht=RECHT, doel="straatronde rechtzetten (Wmo 2015 art. 2.1.2)")
def wijzig_straatronde(uow: UnitOfWork, o: WijzigStraatronde) -> None:
    """What changes, changes; what was found goes along to another day (`straatronde_signalen`)."""
    ronde = _haal(uow, o.id)
    if fouten := _fouten(uow, o, loper=ronde.medewerker_id):
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    if o.tweede_id is not None and o.tweede_id != ronde.tweede_id:
        eis_aan_het_werk(uow, o.tweede_id, "tweede_id")
    gebied = " ".join(o.gebied.split())
    nieuw = {
        "gebied": gebied, "dag": o.dag, "van": o.van, "tot": o.tot, "tweede_id": o.tweede_id,
        "contacten": o.contacten, "verslag": o.verslag.strip(), "straten": "; ".join(_straten(o)),
        "volgende_op": o.volgende_op, "volgende_wat": " ".join(o.volgende_wat.split()),
    }  # fmt: skip
    oud, nu = _einde(ronde), _einde(o)
    mee = straatronde_signalen.verplaats(uow, ronde, oud, nu, mee=o.signalen_mee) if oud != nu else 0
    for veld, waarde in nieuw.items():
        if getattr(ronde, veld) != waarde:
            setattr(ronde, veld, waarde)
    uow.zin = f"Straatronde {gebied} gewijzigd{_meld_gevonden(uow, o, ronde.locatie_id, gebied)}"
    if mee:
        uow.zin += f"; {mee} {'signaal' if mee == 1 else 'signalen'} mee naar de nieuwe dag"


@opdracht(TrekStraatrondeIn, recht=RECHT, doel="een vergissing in de straatrondes intrekken")
def trek_straatronde_in(uow: UnitOfWork, o: TrekStraatrondeIn) -> None:
    """It counts nowhere any more; a signaal that was heard there stays a signaal."""
    ronde = _haal(uow, o.id)
    uow.reden(ronde, eis_reden(o.reden, "Schrijf in één zin waarom."))
    ronde.status = "vervallen"
    uow.zin = f"Straatronde {ronde.gebied} ingetrokken"


# Small change --------------------------------------------------------------------------------------------------------


def _haal(uow: UnitOfWork, id_: Id) -> Straatronde:
    """A round whoever works here sees: where a rol of theirs holds, or that they walked themselves."""
    ronde = uow.haal(Straatronde, id_, wat="Deze straatronde")
    plekken = waar_mag(lezer_van(uow), RECHT)
    zelf = uow.wie.medewerker_id in (ronde.medewerker_id, ronde.tweede_id)
    if not (zelf or plekken is None or ronde.locatie_id in plekken):
        raise Weigering("Deze straatronde bestaat niet (meer).")
    return ronde


def _meld_gevonden(uow: UnitOfWork, o: StraatrondeVelden[Any], plek: Id, gebied: str) -> str:
    """The signalen that were found, as signalen of this round; answers how many, for the status line."""
    gehoord = moment_van(_einde(o))
    for nummer, invoer in enumerate(o.signalen):
        gevuld = replace(
            invoer,
            bron=invoer.bron or BRON,
            gebied=invoer.gebied.strip() or gebied,
            ontvangen=gehoord if invoer.ontvangen is None else invoer.ontvangen,
            melder=MelderInvoer(),
        )
        maak_signaal(uow, uow.ids(), plek, gevuld, straatronde_id=o.id, voor=f"signalen.{nummer}.")
    uow.flush()
    return f" met {len(o.signalen)} {'signaal' if len(o.signalen) == 1 else 'signalen'}" if o.signalen else ""


def _straten(o: StraatrondeVelden[Any]) -> list[str]:
    """Each street once, in order."""
    return list(dict.fromkeys(straat for deel in o.straten if (straat := " ".join(deel.split()))))


def _einde(o: StraatrondeVelden[Any] | Straatronde) -> datetime:
    """When the round ended, in Amsterdam: the next day when that is past midnight."""
    einde = datetime.fromisoformat(f"{o.dag}T{o.tot or o.van or MIDDAG}")
    return einde + timedelta(days=1) if na_middernacht(o.van, o.tot) else einde


def _fouten(uow: UnitOfWork, o: StraatrondeVelden[Any], *, loper: Id) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if not o.gebied.strip():
        fouten["gebied"] = "Vul in waar u liep."
    if fout := fout_in_dag(o.dag, tot=vandaag_van(uow)):
        fouten["dag"] = fout
    for veld in ("van", "tot"):
        if getattr(o, veld) and not TIJD.fullmatch(getattr(o, veld)):
            fouten[veld] = "Vul een tijd in, bijvoorbeeld 14:30."
    if not fouten and na_middernacht(o.van, o.tot):
        if minuten(o.van, o.tot) > LANGSTE_RONDE:
            fouten["tot"] = "Een ronde tot na middernacht duurt hoogstens 12 uur. Kijk of beide tijden kloppen."
        elif moment_van(_einde(o)) > uow.nu:
            fouten["dag"] = "Deze ronde eindigt na middernacht. Kies de dag waarop hij begon."
    if o.tweede_id == loper:
        fouten["tweede_id"] = "Kies met wie u liep: een collega."
    if not 0 <= o.contacten <= MEESTE_CONTACTEN:
        fouten["contacten"] = "Vul in hoeveel mensen u sprak: 0 tot en met 9999."
    return fouten | _fouten_in_route(o)


def _fouten_in_route(o: StraatrondeVelden[Any]) -> dict[str, str]:
    """Which streets, and what was agreed about the next time."""
    fouten: dict[str, str] = {}
    if any(";" in straat or HUISNUMMER_ERIN.fullmatch(straat.strip()) for straat in o.straten):
        fouten["straten"] = "Schrijf alleen de namen van straten, zonder huisnummer, met een komma ertussen."
    if o.volgende_op and (fout := fout_in_dag(o.volgende_op)):
        fouten["volgende_op"] = fout
    elif o.volgende_op and o.volgende_op <= o.dag:
        fouten["volgende_op"] = "De volgende ronde is na deze. Kies een latere dag."
    elif o.volgende_wat.strip() and not o.volgende_op:
        fouten["volgende_op"] = "Kies op welke dag er weer iemand loopt."
    return fouten
