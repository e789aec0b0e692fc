"""What the applicatiebeheerder has to do, told in time: once a year, and when something is wrong with the key."""

from __future__ import annotations

from wijdesk.models.values import lokaal
from wijdesk.reports.papier_tekst import dag
from wijdesk.sync import opvolging, sleutels
from wijdesk.sync.rooster import DAG_MS, Rooster
from wijdesk.sync.sleutels import Kast

JAAR_MS = 365 * DAG_MS
VOORAF_MS = 30 * DAG_MS
"""How long before the day it is told: somebody may be on holiday."""
EERSTE_OEFENING_MS = 30 * DAG_MS
"""Within this time after a centre was set up its envelopes are tried."""


def herinneringen(rooster: Rooster, nu: int) -> list[str]:
    """In sentences, most pressing first; empty when nothing is due. `nu` in ms UTC."""
    zinnen = []
    uiterlijk = min(rooster.vernieuwd + JAAR_MS, rooster.geldig_tot)
    if nu >= uiterlijk:
        zinnen.append(f"De jaarlijkse vernieuwing had voor {_dag(uiterlijk)} gedaan moeten zijn. Doe haar nu.")
    elif nu >= uiterlijk - VOORAF_MS:
        zinnen.append(f"Doe voor {_dag(uiterlijk)} de jaarlijkse vernieuwing.")
    if not rooster.geoefend:
        if nu >= rooster.vernieuwd + EERSTE_OEFENING_MS:
            zinnen.append("Met deze noodsleutel is nog niet geoefend. Doe dat nu: klopt wat er in de enveloppen zit?")
    elif nu >= rooster.geoefend + JAAR_MS - VOORAF_MS:
        zinnen.append(f"De laatste oefening met de noodsleutel was op {_dag(rooster.geoefend)}. Oefen weer.")
    return zinnen


def over_de_sleutel(kast: Kast) -> list[str]:
    """What is wrong with the key that signs the rooster, as a desk that had it sees it."""
    if kast.get(sleutels.BEHEERDER_TEKEN) is not None and not opvolging.is_beheerder(kast):
        zin = (
            "Een andere sleutel tekent nu het rooster, en deze balie heeft hem niet. Weet geen collega hiervan? Bel "
            "vandaag de beheerder van de server."
        )
        return [zin]
    if kast.get(sleutels.BEHEERDER_VOLGEND):
        return ["De sleutel van de beheerder is na het intrekken nog niet vervangen. Kies Jaarlijkse vernieuwing."]
    return []


def _dag(moment: int) -> str:
    return dag(lokaal(moment).date().isoformat())
