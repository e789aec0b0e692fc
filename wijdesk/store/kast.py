"""The cupboard: a desk's own keys and papers, in the encrypted file. Plain statements; journaled by nobody.

Works inside a unit of work (`Kast(uow.cursor)`: kept when that commits) and on a plain connection
(`Kast(verbinding.cursor)`: kept at once). One that can only read refuses `put` by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wijdesk.store.verbinding import vertaald


class Kast:
    """Bytes by name. `cursor` gives a DB-API cursor. Raises the Storingen of `verbinding`."""

    def __init__(self, cursor: Callable[[], Any]) -> None:
        self._cursor = cursor

    def get(self, naam: str) -> bytes | None:
        """What lies under this name, or None."""
        with vertaald():
            rij = self._cursor().execute("SELECT waarde FROM kast WHERE naam = ?", (naam,)).fetchone()
        return bytes(rij[0]) if rij is not None else None

    def put(self, naam: str, waarde: bytes) -> None:
        """Put something under this name, in the place of what was there."""
        with vertaald():
            self._cursor().execute(
                "INSERT INTO kast (naam, waarde) VALUES (?, ?) "
                "ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde",
                (naam, waarde),
            )

    def weg(self, naam: str) -> None:
        """Take away what lies under this name."""
        with vertaald():
            self._cursor().execute("DELETE FROM kast WHERE naam = ?", (naam,))

    def __repr__(self) -> str:
        return "Kast(…)"
