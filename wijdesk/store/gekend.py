"""Reading what an entry says its writer knew of (`store.weten`). No SQLAlchemy: reading use cases need it."""

from __future__ import annotations

from wijdesk.models.journaal import WEET_LENGTE

IN_CASUS = ("contactmoment", "plan", "toeleiding", "regieoverdracht")
"""Nouns that name their casus."""
IN_PLAN = ("doel", "actie", "veiligheidsafspraak", "evaluatie", "planversie")
"""Nouns that name their plan, and so its casus."""


def einde(id_: str) -> str:
    """The end of an id (hex) as it stands in a header."""
    return id_[-WEET_LENGTE:]


def namen(tekst: str) -> frozenset[str]:
    """The ends of ids that a header names."""
    return frozenset(tekst[plek : plek + WEET_LENGTE] for plek in range(0, len(tekst), WEET_LENGTE))


def in_casus(kolommen: str, waar: str, casus: str = "casus") -> tuple[str, ...]:
    """A query for each noun whose rows belong to a casus; in both texts `t` is the row and `c` the casus.

    `casus`: the table of the casussen, or another with their `id` and `huishouden_id`.
    """
    return (
        *(f"SELECT {kolommen.format(soort=soort)} FROM {casus} c JOIN {soort} t ON t.huishouden_id = c.huishouden_id "
          f"AND t.casus_id = c.id WHERE {waar}" for soort in IN_CASUS),
        *(f"SELECT {kolommen.format(soort=soort)} FROM {casus} c JOIN plan p ON p.casus_id = c.id "
          f"JOIN {soort} t ON t.plan_id = p.id WHERE {waar}" for soort in IN_PLAN),
    )  # fmt: skip
