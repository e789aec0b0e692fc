"""The dossiercontrole of the example: last month's files drawn by lot, two of them checked and one begun."""

from __future__ import annotations

from datetime import timedelta

from wijdesk.app.bureau import Bureau
from wijdesk.models import dossierregels as regels
from wijdesk.models.opdrachten.dossiercontrole import (
    BewaarControle,
    LeesControle,
    LeesDossiercontroles,
    Puntinvoer,
    TrekDossiers,
)
from wijdesk.models.values import Id, lokaal

GEVONDEN = (
    {"plan_actueel": ("Het plan is meer dan een half jaar oud.", "Plan een evaluatie met het gezin.")},
    {"toestemming": ("Geen toestemming voor het gesprek met school.", "Vraag toestemming en leg haar vast.")},
)
"""Per file that is checked what was not in order, and what has to be done."""
DAGEN = 21
"""How long somebody gets to improve something."""


def vul_dossiercontrole(bureau: Bureau) -> None:
    """Through the same use cases as a person would; nothing where no file can be drawn."""
    vandaag = lokaal(bureau.wereld.klok()).date()
    maand = (vandaag.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    plek = bureau.medewerker.locatie_id
    if not bureau.doe(TrekDossiers(locatie_id=plek, maand=maand)):
        return
    rijen = bureau.lees(LeesDossiercontroles(maand=maand, locatie_id=plek)).rijen
    te_doen = [rij.id for rij in rijen if not rij.eigen]
    klaar_voor = (vandaag + timedelta(days=DAGEN)).isoformat()
    for id_, gevonden in zip(te_doen, GEVONDEN, strict=False):
        bureau.doe(BewaarControle(id=id_, punten=_punten(bureau, id_, gevonden, klaar_voor), rond_af=True))
    for id_ in te_doen[len(GEVONDEN) : len(GEVONDEN) + 1]:
        bureau.doe(BewaarControle(id=id_, punten=_punten(bureau, id_, {}, klaar_voor)[:4]))


def _punten(
    bureau: Bureau, id_: Id, gevonden: dict[str, tuple[str, str]], klaar_voor: str
) -> tuple[Puntinvoer, ...]:  # fmt: skip
    d = bureau.lees(LeesControle(id=id_))
    uit = []
    for punt in d.punten:
        opmerking, actie = gevonden.get(punt.punt, ("", ""))
        wie = d.voorstel_id if actie else None
        uit.append(
            Puntinvoer(
                punt=punt.punt,
                oordeel=regels.NEE if opmerking else regels.NVT if "iet van toepassing" in punt.hulp else regels.JA,
                opmerking=opmerking,
                actie=actie if wie else "",
                wie_id=wie,
                klaar_voor=klaar_voor if wie else "",
            )
        )
    return tuple(uit)
