"""What a screen sees of the program itself."""

from __future__ import annotations

from typing import NamedTuple


class Onderdeel(NamedTuple):
    """A part the program is made of. `licentie` as the part names it; `tekst`: its licence and notices in full."""

    naam: str
    versie: str
    licentie: str
    tekst: str


class OverProgramma(NamedTuple):
    """What "Over wijdesk" shows: versions on one line, and all parts by name.

    `licentie`: of wijdesk itself, as SPDX names it; "" while nobody chose one.
    """

    versie: str
    regel: str
    delen: tuple[Onderdeel, ...]
    licentie: str = ""
