"""What the applicatiebeheerder has to do, told in time: once a year, and when something is wrong with the key."""

from __future__ import annotations

import json

from wijdesk.models.values import lokaal
from wijdesk.reports.papier_tekst import dag
from wijdesk.store.regieclaims import ONLEESBAAR, VALS
from wijdesk.sync import opvolging, sleutels
from wijdesk.sync.rooster import DAG_MS, Rooster
from wijdesk.sync.sleutels import Kast

JAAR_MS = 365 * DAG_MS
VOORAF_MS = 30 * DAG_MS
"""How long before the day it is told: somebody may be on holiday."""
BLIJFT_MS = 14 * DAG_MS
"""So long what went wrong once is told."""
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


def over_regie(kast: Kast, nu: int) -> list[str]:
    """That something about regie could not be read or believed at the centre: for as long as somebody may be away."""
    zinnen = []
    gezien = int(kast.get(ONLEESBAAR) or 0)
    if gezien and nu - gezien <= BLIJFT_MS:
        zinnen.append(
            f"Op {_dag(gezien)} stond bij het centrum iets over regie dat niet te lezen was. Er is niets weg: deze "
            "balie vroeg de regie opnieuw. Zeg het de applicatiebeheerder: een balie heeft een beschadigd of een ander "
            "programma."
        )
    vals = [moment for moment in json.loads(kast.get(VALS) or b"{}").values() if nu - moment <= BLIJFT_MS]
    if vals:
        zinnen.append(
            f"Op {_dag(min(vals))} stond in de map van het centrum iets over regie dat geen balie zo heeft getekend. "
            "Het telt niet mee. Zeg het de applicatiebeheerder: iemand heeft in die map geschreven."
        )
    return zinnen


def _dag(moment: int) -> str:
    return dag(lokaal(moment).date().isoformat())
