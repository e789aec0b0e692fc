"""Households that came from another team and nobody accepted yet: they wait for everybody who may have the regie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import lokaal
from wijdesk.services.agenda.bereik import Bereik, maak_rij
from wijdesk.store.teamoverdrachten import ontvangen

DAGEN = 5
"""Calendar days within which somebody accepts; an agreement of WIJ, as for a request to take over a regie."""


def ontvangen_huishoudens(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of the one who asks when that may be a regisseur, of a household, of a locatie as of nobody yet."""
    lezer = bereik.lezer
    if bereik.casussen_van_id is not None or (
        bereik.medewerker_id is not None
        and (bereik.medewerker_id != lezer.medewerker_id or not lezer.mag("casus.regie"))
    ):
        return
    for rij in ontvangen(lezer):
        voor = (lokaal(rij.op).date() + timedelta(days=DAGEN)).isoformat()
        over = {
            "wat": f"Ontvangen van {team_in_zin(rij.van_naam)}: neem het aan",
            "grondslag": f"binnen {DAGEN} dagen heeft het een regisseur van dit team",
            "medewerker_id": bereik.medewerker_id,
            "bron": "teamoverdracht",
        }
        yield maak_rij(
            bereik, "ontvangen", rij.id, voor, huishouden_id=rij.huishouden_id, huishouden=rij.huishouden, **over
        )
