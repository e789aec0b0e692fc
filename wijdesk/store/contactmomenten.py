"""Contact moments as reading and writing use cases need them alike: which version counts."""

from __future__ import annotations

from wijdesk.models.contactsoort import ojg_soorten

GELDT = (
    "c.status = 'actief' AND NOT EXISTS "
    "(SELECT 1 FROM contactmoment n WHERE n.vorige_id = c.id AND n.status = 'actief')"
)
"""Condition on `contactmoment c`: nothing replaces it."""


def ojg_vraag() -> tuple[str, tuple[str, ...]]:
    """How many OJG-gesprekken count in a casus with a person (None: the family), as SQL and its last parameters.

    Its first two parameters are the casus and the person.
    """
    soorten = tuple(sorted(ojg_soorten()))
    tekens = ", ".join("?" * len(soorten))
    waar = f"c.casus_id = ? AND c.persoon_id IS ? AND {GELDT} AND c.soort IN ({tekens})"
    return f"SELECT count(*) FROM contactmoment c WHERE {waar}", soorten
