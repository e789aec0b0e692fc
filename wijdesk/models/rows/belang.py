"""Rows about ties between the people who work here and the residents."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BelangRij:
    """One tie. Without medewerker the resident works here."""

    id: Id
    persoon_id: Id
    persoon: str
    geboortedatum: str
    medewerker_id: Id | None
    medewerker: str
    soort: str
    toelichting: str
    van: str
    gemeld_door: str
