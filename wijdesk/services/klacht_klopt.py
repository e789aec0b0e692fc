"""Whether a klacht still holds together after something of it was taken back by undo, past the use cases.

What is asked here is what `writes/klacht_verloop.py` and `writes/klacht.py` ask of each step beforehand.
"""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models import klachtregels as regels
from wijdesk.models.base import Gejournaald
from wijdesk.models.klacht import Klachtdossier, Klachtstap
from wijdesk.models.kwaliteit import Klacht
from wijdesk.models.values import datum_in_woorden
from wijdesk.services.klacht_start import dubbelen_van, stappen
from wijdesk.store.unit_of_work import UnitOfWork

EERST_OPEN = "Deze klacht is afgerond en bouwt hierop voort. Open haar eerst opnieuw."


def eis_klopt(uow: UnitOfWork, rij: Gejournaald) -> None:
    """Refuse what would leave this klacht in a state no form could have made. Other rows pass."""
    if isinstance(rij, Klachtstap):
        dossier = uow.sessie.get(Klachtdossier, rij.klachtdossier_id)
    elif isinstance(rij, Klacht):
        dossier = next(iter(uow.vind(select(Klachtdossier).where(Klachtdossier.klacht_id == rij.id))), None)
    else:
        dossier = rij if isinstance(rij, Klachtdossier) else None
    if dossier is None:
        return
    if dossier.status != "actief":
        if dubbelen_van(uow, dossier.id):
            raise Weigering("Een andere klacht is een dubbele van deze. Maak die eerst los.")
        return
    gedaan = stappen(uow, dossier)
    klacht = uow.sessie.get(Klacht, dossier.klacht_id)
    if klacht is not None and klacht.status == "actief":
        _eis_volgorde(klacht, gedaan)
        _eis_gebouwd(rij, klacht, gedaan)


def _eis_volgorde(klacht: Klacht, gedaan: list[Klachtstap]) -> None:
    """Received, then what is done, then the outcome, then the letter about it."""
    for stap in gedaan:
        wat = f"Bij {datum_in_woorden(stap.dag)} staat “{regels.STAPPEN[stap.soort]}”."
        if stap.soort in regels.NA_ONTVANGST and stap.dag < klacht.ontvangen:
            raise Weigering(f"{wat} De klacht kan niet later ontvangen zijn.")
        if klacht.afgerond and stap.soort in regels.VOOR_DE_UITKOMST and stap.dag > klacht.afgerond:
            raise Weigering(f"{wat} De klacht kan niet eerder afgerond zijn.")
        if not klacht.afgerond and stap.soort == regels.UITKOMSTBRIEF and not stap.keuze:
            raise Weigering(f"{wat} Kies “Opnieuw openen” als de klacht niet afgerond was.")
    for soort in (regels.BRIEF, regels.UITKOMSTBRIEF):
        if sum(stap.soort == soort and regels.telt(soort, stap.keuze) for stap in gedaan) > 1:
            raise Weigering(f"“{regels.STAPPEN[soort]}” staat er dan twee keer.")


def _eis_gebouwd(rij: Gejournaald, klacht: Klacht, gedaan: list[Klachtstap]) -> None:
    """What an outcome, or a further delay, builds on."""
    if not isinstance(rij, Klachtstap):
        return
    if klacht.afgerond and rij.soort in regels.VOOR_DE_UITKOMST:
        raise Weigering(EERST_OPEN)
    verdaagd = rij.soort == regels.VERDAAGD and rij.status != "actief"
    if verdaagd and any(stap.soort == regels.UITSTEL for stap in gedaan):
        raise Weigering("Het uitstel met instemming bouwt hierop voort. Trek dat eerst in.")
