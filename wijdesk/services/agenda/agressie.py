"""A measure that ends soon: who reported it, and the locatie, decide whether somebody is told. Plain reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij
from wijdesk.services.agenda.meldcode import namen_van

AGRESSIE = "agressie"
VOORAF = timedelta(days=14)
"""How long before its last day it is told; an agreement of WIJ."""


def pandverboden(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee what they reported, of a locatie what happened there; until the last day."""
    if not bereik.lezer.mag("agressie.lezen") or (bereik.medewerker_id is None and bereik.locatie_id is None):
        return
    eis, wie = ("medewerker_id", bereik.medewerker_id) if bereik.medewerker_id else ("locatie_id", bereik.locatie_id)
    vandaag = bereik.vandaag.isoformat()
    rijen = bereik.lezer.rows(
        "SELECT a.id, a.persoon_id, a.tot, m.id, a.maatregel FROM agressie a "  # noqa: S608
        f"LEFT JOIN medewerker m ON m.id = a.medewerker_id AND m.status = 'actief' WHERE a.{eis} = ? "
        "AND a.status = 'actief' AND a.tot >= ? AND a.tot <= ? AND a.van <= ?",
        (wie, vandaag, min((bereik.vandaag + VOORAF).isoformat(), bereik.uiterlijk), vandaag),
    )
    wiens = namen_van(bereik.lezer, (rij[1] for rij in rijen))
    for id_, persoon_id, tot, medewerker_id, maatregel in rijen:
        om = wiens.get(persoon_id, "")
        yield maak_rij(
            bereik,
            AGRESSIE,
            id_,
            tot,
            wat=f"{maatregel.capitalize()} loopt af{f': {om}' if om else ''}",
            grondslag="agressieprotocol van WIJ",
            persoon_id=id_van(persoon_id),
            medewerker_id=id_van(medewerker_id),
        )
