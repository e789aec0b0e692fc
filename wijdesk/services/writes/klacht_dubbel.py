"""A klacht that was registered twice: one stays and is dealt with, the other says of which it is a double.

The double keeps its words and what was written down; its counted row goes, so that no figure counts it.
"""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models import klachtregels as regels
from wijdesk.models.klacht import Klachtdossier, Klachtstap
from wijdesk.models.klachtdubbel import VERDER, wijst_naar
from wijdesk.models.kwaliteit import Klacht
from wijdesk.models.opdrachten.klacht import ZegKlachtDubbel, ZegKlachtNietDubbel
from wijdesk.models.values import datum_in_woorden
from wijdesk.services.gezin import eis_reden, vandaag_van
from wijdesk.services.klacht_start import dubbelen_van, haal, haal_dossier, haal_te_behandelen, stappen
from wijdesk.services.register import opdracht
from wijdesk.store import klachtzicht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "een klacht die dubbel is geregistreerd (Awb hoofdstuk 9)"
WAAROM = "Schrijf in één zin waarom."


@opdracht(ZegKlachtDubbel, recht=klachtzicht.RECHT, doel=DOEL)
def zeg_dubbel(uow: UnitOfWork, o: ZegKlachtDubbel) -> None:
    """It is dealt with as the other one; whoever opens it is sent there."""
    dossier, klacht = haal_te_behandelen(uow, o.id)
    if o.van is None or o.van == o.id:
        raise Weigering("Kies van welke klacht deze een dubbele is.", veld="van")
    ander, blijft = haal(uow, o.van)
    if fout := _fout(uow, dossier, klacht, ander, blijft):
        raise Weigering(fout, veld="van")
    reden = eis_reden(o.reden, WAAROM)
    uow.voeg_toe(
        Klachtstap(
            klachtdossier_id=dossier.id,
            soort=regels.NOTITIE,
            dag=vandaag_van(uow),
            tekst=reden,
            keuze=ander.id.hex(),
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    uow.reden(klacht, f"Dubbel van {ander.nummer}: {reden}")
    klacht.status = "vervallen"
    uow.zin = f"Klacht {dossier.nummer} is dubbel van {ander.nummer} en telt niet meer mee"


@opdracht(ZegKlachtNietDubbel, recht=klachtzicht.RECHT, doel=DOEL)
def zeg_niet_dubbel(uow: UnitOfWork, o: ZegKlachtNietDubbel) -> None:
    """It stands by itself again: its term runs as it did, from the day it was received."""
    dossier = haal_dossier(uow, o.id)
    klacht = uow.sessie.get(Klacht, dossier.klacht_id)
    if klacht is None or klacht.status == "actief":
        raise Weigering("Deze klacht is geen dubbele.")
    reden = eis_reden(o.reden, WAAROM)
    uow.reden(klacht, reden)
    klacht.status = "actief"
    for stap in stappen(uow, dossier):
        if wijst_naar(stap.soort, stap.keuze) is not None:
            uow.reden(stap, reden)
            stap.status = "vervallen"
    uow.zin = f"Klacht {dossier.nummer} staat weer op zichzelf en telt mee"


def _fout(uow: UnitOfWork, dossier: Klachtdossier, klacht: Klacht, ander: Klachtdossier, blijft: Klacht) -> str:
    """Why this one cannot be the double; the term runs from the first letter, and what was heard stays heard."""
    if klacht.afgerond:
        return "Deze klacht is afgerond. Open haar opnieuw, of maak de andere dubbel."
    if blijft.ontvangen > klacht.ontvangen:
        dag = datum_in_woorden(klacht.ontvangen)
        return f"Deze klacht kwam eerder binnen, op {dag}: vanaf die dag telt de termijn. Maak {ander.nummer} dubbel."
    verder = next((stap for stap in stappen(uow, dossier) if stap.soort in VERDER), None)
    if verder is not None:
        return f"Bij deze klacht staat “{regels.STAPPEN[verder.soort]}”. Maak de andere dubbel, of trek dat eerst in."
    if dubbelen_van(uow, dossier.id):
        return "Een andere klacht is een dubbele van deze. Maak die eerst los."
    return ""
