"""What was said when a triage was handed to a colleague by name. No SQLAlchemy.

It stands beside the change in the journal, and holds until somebody else leads the triage.
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.journaal import REDEN_ONGEDAAN
from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer


def gezegd_bij_overdracht(lezer: Lezer, ids: Iterable[Id]) -> dict[Id, str]:
    """Per triage that was handed over to who leads it now: "Noor Bakker: ik ben drie weken weg"."""
    alle = tuple(dict.fromkeys(ids))
    rijen = lezer.rows(
        "SELECT mu.rij, coalesce(json_extract(mu.inhoud, '$.reden'), ''), coalesce(d.naam, '') FROM mutatie mu "  # noqa: S608
        "LEFT JOIN medewerker d ON d.id = unhex(json_extract(mu.kop, '$.m')) "
        f"WHERE mu.rij IN ({', '.join('?' * len(alle))}) "
        "AND json_extract(mu.inhoud, '$.v.medewerker_id') IS NOT NULL ORDER BY mu.id",
        alle,
    )
    laatste = {Id(rij): (str(reden), str(door)) for rij, reden, door in rijen}
    return {
        id_: f"{door}: {reden}"
        for id_, (reden, door) in laatste.items()
        if reden and not reden.startswith(REDEN_ONGEDAAN)
    }
