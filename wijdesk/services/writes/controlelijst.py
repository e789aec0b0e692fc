"""Taking a checklist of dossiercontrole into use."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.controlelezen import FouteControlelijst, als_toml, lees_controlelijst
from wijdesk.models.huis import Instelling
from wijdesk.models.instellingen import id_van
from wijdesk.models.opdrachten.dossiercontrole import NeemControlelijstInGebruik
from wijdesk.models.values import Id
from wijdesk.services import controlelijsten
from wijdesk.services.gezin import rijen_van, vandaag_van
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS = 8
"""Sentences that are told at once: whoever mends these reads the text again anyway."""


@opdracht(NeemControlelijstInGebruik, recht="beheer.lijsten", doel="de controlelijst van de organisatie bijhouden")
def neem_in_gebruik(uow: UnitOfWork, o: NeemControlelijstInGebruik) -> Id:
    """From now on; a control that began keeps its list. An older version, as it was, can come back."""
    try:
        lijst = lees_controlelijst(o.inhoud)
    except FouteControlelijst as fout:
        meer = len(fout.fouten) - HOOGSTENS
        zinnen = [*fout.fouten[:HOOGSTENS], *([f"En nog {meer} meer."] if meer > 0 else [])]
        raise Weigering("\n".join(zinnen), veld="inhoud") from None
    rijen, tekst = rijen_van(uow), als_toml(lijst)
    if tekst == als_toml(controlelijsten.in_gebruik(rijen, vandaag_van(uow))):
        raise Weigering("Deze controlelijst is al in gebruik.", veld="inhoud")
    bekend = controlelijsten.van(rijen, lijst.versie)
    if bekend is not None and als_toml(bekend) != tekst:
        zin = f"Er is al een versie “{lijst.versie}” die anders is. Zet bovenaan een nieuwe versie."
        raise Weigering(zin, veld="inhoud")
    laatst = max((een.sinds for een in controlelijsten.eigen(rijen)), default=0)  # the last is in use
    naam, waarde = controlelijsten.naam_van(lijst.versie), als_toml(lijst, max(uow.nu, laatst + 1))
    if (rij := uow.sessie.get(Instelling, id_van(naam))) is None:
        rij = uow.voeg_toe(Instelling(id=id_van(naam), naam=naam, waarde=waarde))
    else:
        rij.waarde, rij.status = waarde, "actief"
    uow.flush()
    uow.ongedaan = False
    uow.zin = f"Controlelijst {lijst.versie} is vanaf nu in gebruik; wat al begonnen is, houdt zijn lijst"
    return rij.id
