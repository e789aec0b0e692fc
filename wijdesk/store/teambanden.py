"""Whether a team still has to do with a person: no more when the household went to another team, until they come again.
And which team has a household that moved: whoever has it says where it goes, and nobody else.

Works on what a desk of several teams has; asked before a team hears of what another one wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.teamregels import PERSOON, ankers, verwijzingen
from wijdesk.models.values import Id
from wijdesk.store.dossier import VAN_EEN_TEAM
from wijdesk.store.projecteren import entries_van

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

    def __init__(self, db: Any, team_van: TeamVan, teams: Collection[Id], zelf: Collection[Id]) -> None:
        self._db, self._team_van, self._teams, self._zelf = db, team_van, teams, {id_.hex() for id_ in zelf}
        self._verhuisd: set[Id] | None = None
        self._houders: dict[Id, Id | None] = {}
        self._weg: dict[Id, list[tuple[Id, int]]] | None = None
        self._bekend: dict[tuple[Id, Id], bool] = {}

    @property
    def verhuisd(self) -> set[Id]:
        """The households that ever moved."""
        if self._verhuisd is None:
            vraag = "SELECT DISTINCT huishouden_id FROM teamoverdracht"
            self._verhuisd = {Id(rij[0]) for rij in self._db.execute(vraag).fetchall()}
        return self._verhuisd

    def houder(self, huis: Id) -> Id | None:
        """The team that has a household that ever moved; None of one that did not."""
        if huis not in self.verhuisd:
            return None
        if huis not in self._houders:
            self._houders[huis] = self._zoek_houder(huis)
        return self._houders[huis]

    def _zoek_houder(self, huis: Id) -> Id | None:
        """From who made it on, along what the team that had it said. What a team says that this desk does not read the
        chains of, it cannot tell from what others say.
        """
        houder: Id | None = None
        regels = sorted(entries_van(self._db, {huis.hex()}).get(huis.hex(), ()), key=lambda regel: regel.rang)
        for regel in regels:
            locatie = (regel.waarden or {}).get("locatie_id")
            team = self._team_van(Id(bytes.fromhex(locatie))) if isinstance(locatie, str) else None
            if team is None or team == houder:
                continue
            vraag = "SELECT 1 FROM teamplaats WHERE mutatie_id = ? AND team = ?"
            if (
                houder not in self._teams
                or regel.toestel in self._zelf
                or self._db.execute(vraag, (bytes.fromhex(regel.id), houder)).fetchone() is not None
            ):
                houder = team
        return houder

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
