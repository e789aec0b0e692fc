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

JA_NEE = ("ja", "nee")
INITIATIEVEN = ("inwoners", "WIJ", "partner")
"""Whose idea an activiteit was, as `models.kwaliteit` has them."""
NIET_VASTGELEGD, OPEN_KLACHT = "niet vastgelegd", "in behandeling"
"""A klacht without a reason, and one without an outcome."""
ANDER_THEMA, ZONDER_THEMA = "ander thema", "zonder thema"
"""A thema that stands in no list: somebody typed it, so its words stay here."""
ALLES_GOED, NIET_ALLES_GOED = "alles in orde", "niet alles in orde"
REGELS = "export.regels"
"""The right to make a line per registration, with pseudonyms."""
STEL_VAST = "export.vaststellen"
"""The right to settle the open figures of a year: of every locatie, once, and nobody can take it back."""

Telling = tuple[tuple[str, ...], int]
"""The codes of a cell and how many there are; cells with 0 are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporttabel:
    """The counts of one kind of registration of a year; every registration is in one cell."""

    naam: str
    rooster: tuple[tuple[str, ...], ...]
    """The codes of each dimension, used or not."""
    cellen: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportveld:
    """One own field of a practice form."""

    sleutel: str
    label: str
    soort: str
    """A kind of `praktijkregels.VELDSOORTEN`; never text in own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportvorm:
    """The practice forms of one kind that were begun in a year."""

    code: str
    naam: str
    velden: tuple[Exportveld, ...]
    rijen: tuple[tuple[str, ...], ...]
    """(month it began JJJJ-MM, team, month it ended or "", outcome, client, then a value per field)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarderij:
    """What the indicaties of a productgroep cost in a month at a locatie."""

    maand: int
    locatie: str
    productgroep: str
    lopend: int
    bekend: int
    """Of how many the amount is known."""
    centen: int
    """Of those, rounded to whole cents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaststelling:
    """Who settled the open figures of a year, as the log tells it."""

    moment: int
    """UTC milliseconds."""
    medewerker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportcijfers:
    """The counts of one calendar year (Europe/Amsterdam), and every code there is, used or not."""

    jaar: int
    gemaakt_op: int
    """UTC milliseconds."""
    locaties: tuple[str, ...]
    plek_ids: tuple[tuple[str, tuple[Id, ...]], ...] = ()
    """Name of a locatie → those that are called so."""
    meldingtypen: tuple[str, ...]
    melders: tuple[str, ...]
    productgroepen: tuple[str, ...]
    vragen: tuple[Telling, ...]
    """(month "1" to "12", locatie, meldingtype, melder, "ja" or "nee") → count of vragen."""
    indicaties: tuple[Telling, ...]
    """(month, locatie or GEEN_LOCATIE, productgroep, "nieuw" or "herindicatie") → count."""
    meer: tuple[Exporttabel, ...] = ()
    """What is counted besides, a table per kind of registration (`services.exporttellingen`)."""
    waarden: tuple[Waarderij, ...] = ()
    mensen: tuple[tuple[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]], ...] = ()
    """(table, (cell, whom its counts are about)): a number each, which means nothing outside this answer."""
    drempel: int
    """What the organisation chose as the smallest number to show to everyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportrecords:
    """One line per vraag and per indicatie of a year, in the order of their fields; nobody can be named from them."""

    meldingen: tuple[tuple[str, ...], ...]
    """(month JJJJ-MM, team, aanmelder, kanaal, categorie, "true" or "false": directly dealt with, outcome, client)."""
    voorzieningen: tuple[tuple[str, ...], ...]
    """(month as JJJJ-MM, team, voorziening, soort, client)."""
    meer: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    """(table, its lines) of what is counted besides."""
    vormen: tuple[Exportvorm, ...] = ()
    """Practice forms by their kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GemaakteExport:
    """What making an export came to: its files, the manifest first (none when it was stopped), and what it lacks."""

    bestanden: tuple[Path, ...] = ()
    let_op: tuple[str, ...] = ()
    vastgesteld: str = ""
    """Of an open export: the day (JJJJ-MM-DD) since when the figures of this year are what they are."""
    drempels: tuple[int, int] = (0, 0)
    """Of an open export: the smallest number that was told when the year was settled, and what is chosen now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportVraag:
    """Which export to make, and in which folder."""

    jaar: int
    graad: str
    locatie_id: Id | None
    map: Path
    vaststellen: bool = False
    """Whoever asks knows that the open figures of this year are settled by it, for good."""


def in_het_log(graad: str, jaar: int) -> str:
    """What the access log says of an export: by it another desk knows that a year is settled."""
    return f"Export: {graad} {jaar}"
