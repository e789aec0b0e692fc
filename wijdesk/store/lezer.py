"""A reading connection as a reading use case sees it: rows, the moment, who asks, and what must be logged afterwards.

Knows no SQLAlchemy. The dispatcher makes one per question and writes `toegangen` when it was answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from wijdesk.models.logsoort import INZIEN, Logregel
from wijdesk.models.patroon import Herkend
from wijdesk.models.values import Id
from wijdesk.store import klokstand


class Cursor(Protocol):
    """The part of a DB-API cursor that the store uses."""

    def execute(self, sql: str, params: Sequence[Any] = (), /) -> Any: ...
    def executemany(self, sql: str, rijen: Any, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Verbinding(Protocol):
    """The part of a DB-API connection that reading uses."""

    def execute(self, sql: str, params: Sequence[Any] = (), /) -> Any: ...


Toegang = Logregel
"""One entry for the access log, as reading use cases hand it over."""


class Lezer:
    """Rows for one question, with the rights of whoever asks."""

    def __init__(self, verbinding: Verbinding, *, nu: int, medewerker_id: Id, rechten: frozenset[str]) -> None:
        self._verbinding = verbinding
        self._rechten = rechten
        self._zeker: int | None = None
        self.nu = nu
        self.medewerker_id = medewerker_id
        self.toegangen: list[Toegang] = []
        self.grondslag = ""
        """What was said before this dossier was opened; every line of the log carries it."""
        self.namens_id: Id | None = None
        """The colleague on whose behalf this is looked at."""
        self.weg = frozenset[Id]()
        """Who is not there for whoever asks (`store.zicht`): the search index has to know."""
        self.in_nood = frozenset[Id]()
        """Who is protected and may be seen by whoever asks all the same; the search index has to know these too."""
        self.van_plek = frozenset[Id]()
        """Of those whoever belongs where the rol of whoever asks holds: their card says that it is protected."""
        self.mee_beschermd = frozenset[Id]()
        """Whose card is protected by one that was merged into it; the search index does not know that either."""
        self.herkend: tuple[str, Herkend] | None = None
        """What was searched for, taken apart: the log says by what kind of thing that was, and need not do it again."""

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query with positional parameters."""
        gevonden: list[tuple[Any, ...]] = self._verbinding.execute(sql, params).fetchall()
        return gevonden

    def row(self, sql: str, params: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        gevonden: tuple[Any, ...] | None = self._verbinding.execute(sql, params).fetchone()
        return gevonden

    def laat_vallen(self, rechten: frozenset[str]) -> None:
        """These rights hold for some only (`store.zicht`), and of everybody else not at all."""
        self._rechten -= rechten

    def mag(self, recht: str) -> bool:
        """Whether the rollen of whoever asks give this right."""
        return recht in self._rechten

    @property
    def zeker(self) -> int:
        """The moment (ms UTC) by which is judged what has ended (`klokstand`): never before one the desk has known."""
        if self._zeker is None:
            self._zeker = klokstand.moment(self.rows, self.nu)
        return self._zeker

    def toegang(
        self,
        wat: str,
        persoon_id: Id | None,
        doel: str,
        *,
        soort: str = INZIEN,
        huishouden_id: Id | None = None,
        aantal: int | None = None,
    ) -> None:
        """Remember that somebody's file was opened (or another `soort` of `models.logsoort`); it is written to the
        access log after the answer.
        """
        self.toegangen.append(
            Toegang(
                wat,
                persoon_id,
                doel,
                soort=soort,
                huishouden_id=huishouden_id,
                namens_id=self.namens_id,
                grondslag=self.grondslag,
                aantal=aantal,
            )
        )
