"""The jaarverslag that may be published: added up from the settled open figures of a year and from nothing else.

So it gives back nothing that the open export does not give: whoever has that can make this (wijdesk/README.md, "Open
figures count everybody once"). Every number is at least so much. Knows no store and no Qt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from wijdesk.models.gegeven import dataclass
from wijdesk.models.onderdrukking import Open
from wijdesk.models.rapportnaam import ALLE, rapportnaam
from wijdesk.models.values import datum_in_woorden, lokaal
from wijdesk.reports.rapportmap import leg_neer
from wijdesk.reports.tabel import aflopend, csv_bytes

PDF = "wijdesk.reports.jaarverslag_open_pdf"
"""Loads reportlab, so only when a report is really made."""
NAAM = "jaarverslag-openbaar"
TEN_MINSTE = "ten_minste"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenJaar:
    """The settled open figures of a year, of one locatie or of all."""

    jaar: int
    locatie: str = ""
    """Empty: all of them."""
    moment: int
    """When they were settled (UTC ms)."""
    gemaakt_op: int
    """UTC ms."""
    tabellen: Mapping[str, Open]

    @property
    def drempel(self) -> int:
        """Nothing smaller is told."""
        return self.tabellen["vragen"].drempel


@dataclass(frozen=True, slots=True)
class Deel:
    """One table of the report: which open table, by which of its dimensions, and what people call it."""

    van: str
    plaats: int
    kolom: str
    titel: str


DELEN: Mapping[str, Deel] = {
    "vragen-per-meldingtype": Deel("vragen", 2, "meldingtype", "Waar gingen de vragen over?"),
    "vragen-per-locatie": Deel("vragen", 1, "locatie", "Waar kwam de vraag binnen?"),
    "indicaties-per-productgroep": Deel("indicaties", 2, "productgroep", "Welke indicaties zijn afgegeven?"),
    "indicaties-per-locatie": Deel("indicaties", 1, "locatie", "Bij welke locatie horen de indicaties?"),
    "klachten-redenen": Deel("klachten", 2, "reden", "Waarover gingen de klachten?"),
    "agressie": Deel("agressie", 2, "soort", "Welke agressie was er?"),
    "activiteiten": Deel("activiteiten", 1, "thema", "Welke activiteiten waren er in de wijk?"),
    "toeleidingen": Deel("toeleidingen", 2, "aangekomen", "Kwam iemand aan bij een plek op de sociale kaart?"),
    "impactmetingen": Deel("impactmetingen", 2, "cijfer", "Welk cijfer gaven inwoners?"),
    "dossiercontroles": Deel("dossiercontroles", 2, "stand", "Wat vond de dossiercontrole?"),
    "straatrondes": Deel("straatrondes", 1, "locatie", "Hoe vaak gingen wij de straat op?"),
    "buurtagenda": Deel("buurtagenda", 2, "thema", "Wat brachten bewoners in voor de buurtagenda?"),
    "bewonersinitiatieven": Deel("bewonersinitiatieven", 2, "thema", "Welke initiatieven hadden bewoners?"),
    "casussen": Deel("casussen", 1, "locatie", "Hoeveel casussen begonnen er?"),
    "praktijkvormen": Deel("praktijkvormen", 2, "praktijkvorm", "Welke praktijkvormen begonnen er?"),
}
"""Name of a table → how it is added up; in the order of the report. Dimensions that only the finest numbers keep (who
asked) would lose too much to be said."""
TOTALEN = {"vragen": "Vragen", "indicaties": "Indicaties", "klachten": "Klachten", "agressie": "Agressie-incidenten",
           "activiteiten": "Activiteiten", "toeleidingen": "Toeleidingen naar de sociale kaart",
           "impactmetingen": "Cijfers van inwoners", "dossiercontroles": "Dossiercontroles",
           "straatrondes": "Straatrondes", "buurtagenda": "Onderwerpen van de buurtagenda",
           "bewonersinitiatieven": "Bewonersinitiatieven", "casussen": "Casussen die begonnen",
           "praktijkvormen": "Praktijkvormen die begonnen"}  # fmt: skip
BEGONNEN = 3
"""The place in activiteiten of whether they began in the year; see `app.export`: of a year that was settled by an older
program also those that only ran."""


def opgeteld(open_: Open, plaats: int) -> dict[str, int]:
    """By the codes of one dimension what is told at the least; what is only told of more codes together is left out."""
    uit: Counter[str] = Counter()
    for cel, aantal in open_.cellen.items():
        uit[cel[plaats]] += aantal
    for laag, rest in zip(open_.lagen, open_.resten, strict=True):
        if plaats in laag:
            for groep, aantal in rest.items():
                uit[groep[laag.index(plaats)]] += aantal
    return dict(+uit)


def samen(open_: Open) -> int:
    """All that is told, which nobody counts twice in."""
    return sum(open_.cellen.values()) + sum(sum(rest.values()) for rest in open_.resten)


def rijen(cijfers: OpenJaar) -> dict[str, tuple[tuple[str, str], list[tuple[str, int]]]]:
    """Name of a table → its columns and rows, the most first; a table of which nothing is told is left out."""
    uit = {}
    for naam, deel in DELEN.items():
        if deel.van not in cijfers.tabellen or (cijfers.locatie and deel.kolom == "locatie"):
            continue
        if tellingen := aflopend(opgeteld(cijfers.tabellen[deel.van], deel.plaats).items()):
            uit[naam] = ((deel.kolom, TEN_MINSTE), tellingen)
    return uit


def titel_van(cijfers: OpenJaar, naam: str) -> str:
    """What a table is called."""
    deel = DELEN[naam]
    if naam == "activiteiten" and cijfers.tabellen[deel.van].dimensies[BEGONNEN] == ("ja",):
        return "Welke activiteiten begonnen er in de wijk?"
    return deel.titel


def totalen(cijfers: OpenJaar) -> list[tuple[str, int]]:
    """What is told of each kind of registration as a whole."""
    alle = ((titel, samen(cijfers.tabellen[naam])) for naam, titel in TOTALEN.items() if naam in cijfers.tabellen)
    return [(titel, aantal) for titel, aantal in alle if aantal]


def uitleg(cijfers: OpenJaar) -> tuple[str, ...]:
    """How to read it, in plain words."""
    dag = datum_in_woorden(lokaal(cijfers.moment).date().isoformat())
    eerste = (
        f"Dit zijn de open cijfers van {cijfers.jaar}, van {cijfers.locatie or ALLE}. Zij zijn vastgesteld op {dag} en "
        "veranderen niet meer."
    )
    tweede = (
        f"Elk aantal is naar beneden afgerond: er waren er ten minste zoveel. Aantallen onder de {cijfers.drempel} "
        "staan er niet in, ook niet als nul. Zo is niemand te herkennen."
    )
    return eerste, tweede


def schrijf(cijfers: OpenJaar, map_: Path) -> tuple[Path, ...]:
    """Write the PDF and a CSV per table into a folder, all or nothing; answers the paths, the PDF first.

    Raises Weigering on "map" when another report stands there, and Storing when a file cannot be written.
    """
    maak = cast("Callable[[OpenJaar], bytes]", import_module(PDF).maak)
    naam = f"{rapportnaam(NAAM, str(cijfers.jaar), cijfers.locatie)}.pdf"
    tabellen = {f"{wat}.csv": csv_bytes(kop, inhoud) for wat, (kop, inhoud) in rijen(cijfers).items()}
    tabellen["totalen.csv"] = csv_bytes(("wat", TEN_MINSTE), totalen(cijfers))
    return leg_neer(map_, naam, {naam: maak(cijfers)} | tabellen, [f"{wat}.csv" for wat in DELEN])
