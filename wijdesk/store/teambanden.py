"""Whether a team still has to do with a person: no more when the household went to another team, until they come again.

Works on what a desk of several teams has; asked for every change of a person before the team hears of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.teamregels import PERSOON, ankers, verwijzingen
from wijdesk.models.values import Id
from wijdesk.store.dossier import VAN_EEN_TEAM

TeamVan = Callable[[Id], Id | None]
"""The team that a locatie is."""


@cache
def _bij_een_team() -> tuple[tuple[str, str, bool], ...]:
    """The nouns that say at which locatie something was done about somebody, with that column; whether a household may
    have it.
    """
    uit = []
    for soort in GEJOURNAALD:
        eigen = ankers(soort)
        if eigen.locatie and eigen.persoon and verwijzingen(soort).get(eigen.persoon) == PERSOON:
            uit.append((soort, eigen.persoon, soort in VAN_EEN_TEAM))
    return tuple(uit)


class Banden:
    """What is known now; made anew for every turn."""

    def __init__(self, db: Any, team_van: TeamVan) -> None:
        self._db, self._team_van = db, team_van
        self._weg: dict[Id, list[tuple[Id, int]]] | None = None
        self._bekend: dict[tuple[Id, Id], bool] = {}

    def is_weggegaan(self, persoon: Id) -> bool:
        """Whether a household of this person ever went to another team."""
        if self._weg is None:
            self._weg = {}
            vraag = (
                "SELECT l.persoon_id, t.van_id, t.op FROM teamoverdracht t "
                "JOIN huishoudlid l ON l.huishouden_id = t.huishouden_id WHERE t.status = 'actief'"
            )
            for wie, van, op in self._db.execute(vraag).fetchall():
                self._weg.setdefault(Id(wie), []).append((Id(van), op))
        return persoon in self._weg

    def heeft(self, persoon: Id, team: Id) -> bool:
        """Whether this team has to do with this person."""
        if not self.is_weggegaan(persoon):
            return True
        if (persoon, team) not in self._bekend:
            self._bekend[persoon, team] = self._zoek(persoon, team)
        return self._bekend[persoon, team]

    def _zoek(self, persoon: Id, team: Id) -> bool:
        weg = [op for van, op in (self._weg or {})[persoon] if self._team_van(van) == team]
        return not weg or self._woont_bij(persoon, team) or self._kwam_weer(persoon, team, max(weg))

    def _woont_bij(self, persoon: Id, team: Id) -> bool:
        vraag = (
            "SELECT h.locatie_id FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id "
            "WHERE l.persoon_id = ? AND l.status = 'actief' AND l.tot = '' AND h.status = 'actief'"
        )
        return any(self._team_van(Id(rij[0])) == team for rij in self._db.execute(vraag, (persoon,)).fetchall())

    def _kwam_weer(self, persoon: Id, team: Id, na: int) -> bool:
        """Whether something of that team itself is about this person: begun since, or of no household."""
        sinds = "SELECT min(json_extract(kop, '$.t')) FROM mutatie WHERE rij = ?"
        for soort, kolom, los in _bij_een_team():
            huis = "huishouden_id" if los else "1"
            vraag = f"SELECT id, locatie_id, {huis} FROM {soort} WHERE {kolom} = ? AND status = 'actief'"
            for id_, locatie, van in self._db.execute(vraag, (persoon,)).fetchall():
                if self._team_van(Id(locatie)) != team:
                    continue
                if van is None or (self._db.execute(sinds, (id_,)).fetchone()[0] or 0) > na:
                    return True
        return False
