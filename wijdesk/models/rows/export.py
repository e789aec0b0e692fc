"""What the central export is made of."""

from __future__ import annotations

from pathlib import Path

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

VERANTWOORDING, OPEN = "verantwoording", "open"
GRADEN = (VERANTWOORDING, OPEN)
"""For the municipality: counts as they are and pseudonymised records. For everyone: nothing below the threshold."""
GEEN_LOCATIE = "geen locatie"
"""Of what is of no household and of nobody's locatie: an imported indicatie."""

Telling = tuple[tuple[str, ...], int]
"""The codes of a cell and how many there are; cells with 0 are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportcijfers:
    """The counts of one calendar year (Europe/Amsterdam), and every code there is, used or not."""

    jaar: int
    gemaakt_op: int
    """UTC milliseconds."""
    locaties: tuple[str, ...]
    meldingtypen: tuple[str, ...]
    melders: tuple[str, ...]
    productgroepen: tuple[str, ...]
    vragen: tuple[Telling, ...]
    """(month "1" to "12", locatie, meldingtype, melder, "ja" or "nee") → count of vragen."""
    indicaties: tuple[Telling, ...]
    """(month, locatie or GEEN_LOCATIE, productgroep, "nieuw" or "herindicatie") → count."""
    drempel: int
    """What the organisation chose as the smallest number to show to everyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportrecords:
    """One line per vraag and per indicatie of a year, in the order of their fields; nobody can be named from them."""

    meldingen: tuple[tuple[str, ...], ...]
    """(month JJJJ-MM, team, aanmelder, kanaal, categorie, "true" or "false": directly dealt with, outcome, client)."""
    voorzieningen: tuple[tuple[str, ...], ...]
    """(month as JJJJ-MM, team, voorziening, soort, client)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GemaakteExport:
    """What making an export came to: its files, the manifest first (none when it was stopped), and what it lacks."""

    bestanden: tuple[Path, ...] = ()
    let_op: tuple[str, ...] = ()
    vastgesteld: str = ""
    """Of an open export: the day (JJJJ-MM-DD) since when the figures of this year are what they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportVraag:
    """Which export to make, and in which folder."""

    jaar: int
    graad: str
    locatie_id: Id | None
    map: Path
