"""Contact moments as reading and writing use cases need them alike: which version counts, and what counts as OJG."""

from __future__ import annotations

from functools import cache

from wijdesk.resources import lees_toml

GELDT = (
    "c.status = 'actief' AND NOT EXISTS "
    "(SELECT 1 FROM contactmoment n WHERE n.vorige_id = c.id AND n.status = 'actief')"
)
"""Condition on `contactmoment c`: nothing replaces it."""


@cache
def ojg_soorten() -> frozenset[str]:
    """The codes of contactsoort that count as a talk of the ondersteuner jeugd en gezin."""
    return frozenset(rij["code"] for rij in lees_toml("codes/contactsoort.toml")["code"] if rij.get("ojg"))


def ojg_vraag() -> tuple[str, tuple[str, ...]]:
    """How many OJG-gesprekken count in a casus with a person (None: the family), as SQL and its last parameters.

    Its first two parameters are the casus and the person.
    """
    soorten = tuple(sorted(ojg_soorten()))
    tekens = ", ".join("?" * len(soorten))
    waar = f"c.casus_id = ? AND c.persoon_id IS ? AND {GELDT} AND c.soort IN ({tekens})"
    return f"SELECT count(*) FROM contactmoment c WHERE {waar}", soorten
