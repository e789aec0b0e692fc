"""The tables of the jaarverslag as data: which column names a row, which hold figures, what must agree with what. Pure.

The published annual report has the same tables (design, section 7), so that theirs can be laid beside ours.
"""

from __future__ import annotations

import unicodedata

from wijdesk.models.collectiefstanden import STANDEN
from wijdesk.models.gegeven import dataclass


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """A table: the column that names its rows, those with figures, and what people call it."""

    sleutel: str
    getallen: tuple[str, ...]
    titel: str
    vast: bool = False
    """Its rows are a fixed list: one that was not published is not 0 but unknown."""


AANTAL = ("aantal",)
VORMEN: dict[str, Tabelvorm] = {
    "kerncijfers": Tabelvorm("naam", ("waarde", "teller", "noemer"), "Kerncijfers", vast=True),
    "vragen-per-meldingtype": Tabelvorm("meldingtype", AANTAL, "Vragen per meldingtype"),
    "vragen-per-melder": Tabelvorm("melder", AANTAL, "Vragen per melder"),
    "vragen-per-kanaal": Tabelvorm("kanaal", AANTAL, "Vragen per kanaal"),
    "vragen-per-uitkomst": Tabelvorm("uitkomst", AANTAL, "Vragen per uitkomst"),
    "vragen-per-maand": Tabelvorm("maand", AANTAL, "Vragen per maand"),
    "vragen-per-locatie": Tabelvorm("locatie", AANTAL, "Vragen per locatie"),
    "trechter": Tabelvorm("stap", AANTAL, "Trechter", vast=True),
    "indicaties-per-productgroep": Tabelvorm("productgroep", AANTAL, "Indicaties per productgroep"),
    "indicaties-per-locatie": Tabelvorm("locatie", AANTAL, "Indicaties per locatie"),
    "klachten": Tabelvorm("regel", AANTAL, "Klachten", vast=True),
    "klachten-redenen": Tabelvorm("reden", AANTAL, "Redenen van klachten"),
    "praktijkvormen": Tabelvorm("praktijkvorm", AANTAL, "Praktijkvormen"),
    "agressie": Tabelvorm("soort", AANTAL, "Agressie"),
    "activiteiten": Tabelvorm("thema", ("lopend", "gestart"), "Activiteiten"),
    "straatrondes": Tabelvorm("gebied", ("rondes", "gesproken"), "Straatrondes"),
    "buurtagenda": Tabelvorm("thema", ("ingebracht", "opgepakt", "teruggekoppeld"), "Buurtagenda"),
    "bewonersinitiatieven": Tabelvorm("thema", ("ingebracht", *STANDEN), "Bewonersinitiatieven"),
    "dossiercontroles": Tabelvorm(
        "locatie", ("nagekeken", "alles_in_orde", "punten_in_orde", "punten"), "Dossiercontroles"
    ),
    "caseload": Tabelvorm("locatie", ("casussen", "regisseurs", "gewicht"), "Casussen per locatie"),
}

KERNCIJFERS = (
    "vragen", "direct_afgehandeld", "indicaties", "activiteiten_lopend", "klachten_gemeld", "agressie", "impactcijfer",
    "dossiercontroles", "caseload", "caseload_gewicht",
)  # fmt: skip
"""The key figures, in the order of their table; each is a figure of the registry."""
DELEN = frozenset({"direct_afgehandeld", "impactcijfer", "dossiercontroles", "caseload", "caseload_gewicht"})
"""Key figures that are no whole number: a point in them begins the fraction."""

OPEN_BEGIN, GEMELD, TE_BEHANDELEN, AFGEROND, OPEN_EIND = (
    "In behandeling op 1 januari",
    "Gemeld in het jaar",
    "Te behandelen",
    "Afgerond in het jaar",
    "In behandeling op 31 december",
)
KLACHTUITKOMSTEN: dict[str, str] = {
    "opgelost door bemiddeling": "Opgelost door bemiddeling",
    "gegrond": "Gegrond",
    "deels gegrond": "Deels gegrond",
    "ongegrond": "Ongegrond",
    "overig": "Overig (ingetrokken / nvt / geen klacht)",
}
"""Outcome of a klacht → its row in the published table of the flow."""
KLACHTREGELS = (OPEN_BEGIN, GEMELD, TE_BEHANDELEN, AFGEROND, *KLACHTUITKOMSTEN.values(), OPEN_EIND)
"""The flow of klachten in the order in which it is published."""

TOTALEN = frozenset({"totaal", "eindtotaal", "totaal aantal", "alle locaties", "alle teams"})
"""Names (`gelijk`) of a row of a table of counts that is what the others come to, and no row of its own."""


def gelijk(naam: str) -> str:
    """By which the name of a row is compared: without regard to capitals, spaces and accents."""
    los = unicodedata.normalize("NFKD", " ".join(naam.split()).casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))


Bron = tuple[str, str, tuple[str, ...]]
"""Table, column, and which rows are added up (none: all of them)."""
EENS: tuple[tuple[str, tuple[Bron, ...]], ...] = (
    (
        "Aantal vragen",
        (
            ("kerncijfers", "waarde", ("vragen",)),
            ("kerncijfers", "noemer", ("direct_afgehandeld",)),
            ("vragen-per-meldingtype", "aantal", ()),
            ("vragen-per-melder", "aantal", ()),
            ("vragen-per-kanaal", "aantal", ()),
            ("vragen-per-uitkomst", "aantal", ()),
            ("vragen-per-maand", "aantal", ()),
            ("vragen-per-locatie", "aantal", ()),
            ("trechter", "aantal", ("geregistreerd",)),
            ("trechter", "aantal", ("direct afgehandeld", "nader onderzoek")),
        ),
    ),
    (
        "Aantal indicaties",
        (
            ("kerncijfers", "waarde", ("indicaties",)),
            ("indicaties-per-productgroep", "aantal", ()),
            ("indicaties-per-locatie", "aantal", ()),
            ("trechter", "aantal", ("indicatie",)),
        ),
    ),
    (
        "Gemelde klachten",
        (("kerncijfers", "waarde", ("klachten_gemeld",)), ("klachten", "aantal", (GEMELD,))),
    ),
    ("Te behandelen klachten", (("klachten", "aantal", (TE_BEHANDELEN,)), ("klachten", "aantal", (OPEN_BEGIN, GEMELD)),
                                ("klachten", "aantal", (AFGEROND, OPEN_EIND)))),
    ("Afgeronde klachten", (("klachten", "aantal", (AFGEROND,)),
                            ("klachten", "aantal", tuple(KLACHTUITKOMSTEN.values())),
                            ("klachten-redenen", "aantal", ()))),
    ("Agressie-incidenten", (("kerncijfers", "waarde", ("agressie",)), ("agressie", "aantal", ()))),
    (
        "Lopende activiteiten",
        (("kerncijfers", "waarde", ("activiteiten_lopend",)), ("activiteiten", "lopend", ())),
    ),
)  # fmt: skip
"""What is given more than once and must be the same."""
