"""Which locatie or medewerker stands for which, as the tables say. No SQLAlchemy: every question asks it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from typing import Any

from wijdesk.models.doorwijzing import SOORTEN, WIJST
from wijdesk.models.values import Id

WIJZERS = " UNION ALL ".join(f"SELECT id, {WIJST} FROM {soort} WHERE {WIJST} IS NOT NULL" for soort in sorted(SOORTEN))
"""Every one that was merged, with what it points to."""


def wijzers(db: Any) -> dict[Id, Id]:
    """What every locatie or medewerker that was merged points to."""
    return {Id(id_): Id(naar) for id_, naar in db.execute(WIJZERS).fetchall()}


def onthouden_wijzers(
    geheugen: MutableMapping[str, Any], db: Callable[[], Any], veranderd: Collection[str]
) -> Mapping[Id, Id]:
    """The same, asked once for as long as nothing of it changes; `veranderd` are nouns of which it may not last yet."""
    if not SOORTEN.isdisjoint(veranderd):
        return wijzers(db())
    if WIJST not in geheugen:
        geheugen[WIJST] = wijzers(db())
    bekend: Mapping[Id, Id] = geheugen[WIJST]
    return bekend


def vergeet(geheugen: MutableMapping[str, Any], soorten: Iterable[str]) -> None:
    """What an open store remembers of these nouns holds no more."""
    for soort in soorten:
        geheugen.pop(soort, None)
        if soort in SOORTEN:
            geheugen.pop(WIJST, None)
