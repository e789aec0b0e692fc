"""A reading connection as a reading use case sees it: rows, the moment, who asks, and what must be logged afterwards.

Knows no SQLAlchemy. The dispatcher makes one per question and writes `toegangen` when it was answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


class Cursor(Protocol):
    """The part of a DB-API cursor that the store uses."""

    def execute(self, sql: str, params: Sequence[Any] = (), /) -> Any: ...
    def executemany(self, sql: str, rijen: Any, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Verbinding(Protocol):
    """The part of a DB-API connection that reading uses."""

    def execute(self, sql: str, params: Sequence[Any] = (), /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Toegang:
    """One entry for the access log: what was opened, whose file (None: nobody's), and why."""

    wat: str
    persoon_id: Id | None
    doel: str


class Lezer:
    """Rows for one question, with the rights of whoever asks."""

    def __init__(self, verbinding: Verbinding, *, nu: int, medewerker_id: Id, rechten: frozenset[str]) -> None:
        self._verbinding = verbinding
        self._rechten = rechten
        self.nu = nu
        self.medewerker_id = medewerker_id
        self.toegangen: list[Toegang] = []

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query with positional parameters."""
        gevonden: list[tuple[Any, ...]] = self._verbinding.execute(sql, params).fetchall()
        return gevonden

    def row(self, sql: str, params: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        gevonden: tuple[Any, ...] | None = self._verbinding.execute(sql, params).fetchone()
        return gevonden

    def mag(self, recht: str) -> bool:
        """Whether the rollen of whoever asks give this right."""
        return recht in self._rechten

    def toegang(self, wat: str, persoon_id: Id | None, doel: str) -> None:
        """Remember that somebody's file was opened; it is written to the access log after the answer."""
        self.toegangen.append(Toegang(wat, persoon_id, doel))
