"""What residents put forward: their own initiatieven, and the subjects of the buurtagenda until they were told."""

from __future__ import annotations

from typing import Any, TypeVar

from wijdesk.errors import Weigering
from wijdesk.models.collectief import Bewonersinitiatief, Buurtonderwerp
from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.collectief import BewaarInitiatief, BewaarOnderwerp, TrekVanDeBuurtIn, VanDeBuurtVelden
from wijdesk.models.values import Id
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

SCHRIJVEN = "collectief.schrijven"
DOEL = "wat bewoners inbrengen (Wmo 2015 art. 2.1.3)"
LANGSTE = 120
REGELS = ("onderwerp", "gebied")
B = TypeVar("B", Bewonersinitiatief, Buurtonderwerp)


@opdracht(BewaarInitiatief, recht=SCHRIJVEN, doel=DOEL)
def bewaar_initiatief(uow: UnitOfWork, o: BewaarInitiatief) -> Id:
    """What residents do themselves, how far it is, and what the team does for it."""
    fouten = _fouten(uow, o)
    if o.stand not in STANDEN:
        fouten["stand"] = "Kies hoe ver het is."
    if o.stand == "klaar" and not o.resultaat.strip():
        fouten["resultaat"] = "Schrijf in een paar woorden wat het opleverde."
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    rij = _zet(uow, Bewonersinitiatief, o, wat="Dit initiatief")
    rij.steun, rij.stand, rij.resultaat = o.steun.strip(), o.stand, o.resultaat.strip()
    uow.flush()
    uow.zin = f"Initiatief “{rij.onderwerp}” opgeslagen"
    return o.id


@opdracht(BewaarOnderwerp, recht=SCHRIJVEN, doel=DOEL)
def bewaar_onderwerp(uow: UnitOfWork, o: BewaarOnderwerp) -> Id:
    """Where it was put forward, what was done with it, and when and how they were told."""
    fouten = _fouten(uow, o)
    if o.teruggekoppeld_op and (fout := fout_in_dag(o.teruggekoppeld_op, tot=vandaag_van(uow))):
        fouten["teruggekoppeld_op"] = fout
    elif o.teruggekoppeld_op and o.teruggekoppeld_op < o.ingebracht_op:
        fouten["teruggekoppeld_op"] = "Deze dag ligt voor de dag dat het werd ingebracht."
    elif o.teruggekoppeld_op and not o.teruggekoppeld_hoe.strip():
        fouten["teruggekoppeld_hoe"] = "Schrijf op hoe u het vertelde, bijvoorbeeld op de buurtavond."
    elif o.teruggekoppeld_hoe.strip() and not o.teruggekoppeld_op:
        fouten["teruggekoppeld_op"] = "Vul ook in wanneer u het vertelde."
    if o.teruggekoppeld_op and not o.gedaan.strip():
        fouten["gedaan"] = "Schrijf op wat ermee gedaan is: dat hebt u teruggekoppeld."
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    rij = _zet(uow, Buurtonderwerp, o, wat="Dit onderwerp")
    rij.ingebracht_bij, rij.gedaan = " ".join(o.ingebracht_bij.split()), o.gedaan.strip()
    rij.teruggekoppeld_op, rij.teruggekoppeld_hoe = o.teruggekoppeld_op, " ".join(o.teruggekoppeld_hoe.split())
    uow.flush()
    uow.zin = f"“{rij.onderwerp}” op de buurtagenda opgeslagen"
    return o.id


@opdracht(TrekVanDeBuurtIn, recht=SCHRIJVEN, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekVanDeBuurtIn) -> None:
    """It should not have been there."""
    initiatief = uow.sessie.get(Bewonersinitiatief, o.id)
    rij: Bewonersinitiatief | Buurtonderwerp = (
        uow.haal(Bewonersinitiatief, o.id, wat="Dit initiatief")
        if initiatief is not None
        else uow.haal(Buurtonderwerp, o.id, wat="Dit onderwerp")
    )
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    rij.status = "vervallen"
    uow.reden(rij, o.reden.strip())
    uow.zin = f"“{rij.onderwerp}” weggehaald"


def _zet(uow: UnitOfWork, soort: type[B], o: VanDeBuurtVelden[Any], *, wat: str) -> B:
    """The row with this id, made when it is not there, with what both kinds have."""
    er = uow.sessie.get(soort, o.id)
    if er is not None:
        er = uow.haal(soort, o.id, wat=wat)
    rij = er or soort(id=o.id, locatie_id=o.locatie_id, medewerker_id=uow.wie.medewerker_id)
    for veld in REGELS:
        setattr(rij, veld, " ".join(getattr(o, veld).split()))
    rij.toelichting, rij.thema, rij.ingebracht_op = o.toelichting.strip(), o.thema, o.ingebracht_op
    return rij if er is not None else uow.voeg_toe(rij)


def _fouten(uow: UnitOfWork, o: VanDeBuurtVelden[Any]) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if not 0 < len(" ".join(o.onderwerp.split())) <= LANGSTE:
        fouten["onderwerp"] = "Schrijf in een paar woorden waar het over gaat."
    if o.thema and not Codeboek(uow).kent("signaalthema", o.thema):
        fouten["thema"] = "Kies een thema."
    if fout := fout_in_dag(o.ingebracht_op, tot=vandaag_van(uow)):
        fouten["ingebracht_op"] = fout
    if not uow.bestaat(Locatie, o.locatie_id):
        fouten["locatie_id"] = "Deze locatie bestaat niet (meer)."
    return fouten
