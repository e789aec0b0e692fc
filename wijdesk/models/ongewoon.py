"""What is unusual about looking at a dossier: rules over lines of the log, pure. Limits: resources/logboek.toml.

Unusual is not wrong. The rules know names and streets only to compare them; what comes out is a code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime, time
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.logsoort import GEWEIGERD, LIJST, NOOD, OVER_INWONER, RECHTEN, SLEUTEL, ZOEKEN
from wijdesk.models.values import Id, lokaal
from wijdesk.models.zoektekst import vouw
from wijdesk.resources import lees_toml

EIGEN_STRAAT, ZELFDE_NAAM, BUITEN_KANTOOR, VEEL = "eigen_straat", "zelfde_naam", "buiten_kantoor", "veel"
STRAAT_GEZOCHT, ANDERS = "straat_gezocht", "anders"
EIGEN_RECHTEN, ANDERS_SLEUTEL, KORT_ACCOUNT = "eigen_rechten", "anders_sleutel", "kort_account"
EIGEN_ADRES = "eigen_adres"
ZELF_INWONER = "is zelf inwoner"
"""Ends the line that tells of a tie which says which resident a colleague is, and so what their own street is."""
ANDERE_HAND, KLOK = "andere_hand", "klok"
UUR = 3_600_000
MINUUT = 60_000
_DAG = 24 * UUR
GEKOZEN = frozenset(OVER_INWONER) - {LIJST}
"""Kinds for which somebody chose this resident."""
GROND_ANDERS = "anders"
"""The code of the list "inzagegrondslag" that needs a sentence of its own."""
_TUSSEN = frozenset(
    {"van", "de", "der", "den", "het", "ter", "ten", "te", "v.d.", "vd", "op", "in", "el", "al", "bin", "ben"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit:
    """One line of the log, as far as the rules look at it. `tijd` in ms UTC."""

    id: Id
    tijd: int
    medewerker_id: Id
    persoon_id: Id | None
    soort: str
    grondslag: str
    uitkomst: str
    op_adres: bool
    """A search by address."""
    wat: str = ""
    namens_id: Id | None = None
    """Of what tells of a colleague: who."""
    schrijver_id: Id | None = None
    """Who was at work when the line came in the log, as the journal has it; None: not known."""
    geschreven: int = 0
    """When that was (ms UTC)."""
    zeker: int | None = None
    """The later moment (ms UTC) its desk knew then, when the clock of that computer was behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kennis:
    """What the rules compare with: folded streets with their town, and folded surnames."""

    straat_van: Mapping[Id, str]
    """Of residents."""
    naam_van: Mapping[Id, str]
    """Surnames of residents."""
    eigen_straat: Mapping[Id, Collection[str]]
    """Of colleagues of whom it was recorded which resident they are, also when somebody took that away since."""
    eigen_naam: Mapping[Id, str]
    """Surnames of colleagues."""
    kantoor_van: time
    kantoor_tot: time
    vrij: Collection[date] = ()
    """Holidays."""
    begonnen: Mapping[Id, int] = field(default_factory=dict)
    """Of colleagues: when they were added (ms UTC)."""


@cache
def _grenzen() -> tuple[int, int, int]:
    inhoud = lees_toml("logboek.toml")
    return (inhoud["veel"]["inwoners_per_uur"], inhoud["straat"]["inwoners"], inhoud["straat"]["minuten"] * MINUUT)


@cache
def _kort() -> int:
    return int(lees_toml("logboek.toml")["kort"]["dagen"]) * 24 * UUR


@cache
def woorden() -> dict[str, tuple[str, str]]:
    """Code → what people read, and a sentence that explains it; in the order of the screen."""
    return {code: (kort, lang) for code, (kort, lang) in lees_toml("logboek.toml")["soort"].items()}


def achternaam(naam: str) -> str:
    """The folded surname of a name as people write it ("Sanne de Vries": "vries"); empty when it has only one word."""
    delen = [deel for deel in naam.split()[1:] if deel.casefold() not in _TUSSEN]
    return vouw(delen[-1]) if delen else ""


def is_buiten_kantoor(moment: int, kennis: Kennis) -> bool:
    """Whether a moment is before or after hours, in a weekend, or on a holiday."""
    tijd: datetime = lokaal(moment)
    werkt = kennis.kantoor_van <= tijd.time() < kennis.kantoor_tot
    return not werkt or tijd.isoweekday() > 5 or tijd.date() in kennis.vrij


def ongewoon(feiten: Iterable[Feit], kennis: Kennis) -> dict[Id, tuple[str, ...]]:
    """Per line what is unusual about it, of those where anything is. `feiten`: every line of the colleagues looked at,
    from an hour before the first one asked about.
    """
    per_collega: dict[Id, list[Feit]] = {}
    for feit in sorted(feiten, key=lambda feit: (feit.tijd, feit.id)):
        per_collega.setdefault(feit.medewerker_id, []).append(feit)
    uit: dict[Id, tuple[str, ...]] = {}
    for collega, eigen in per_collega.items():
        samen = _veel(eigen)
        langs = _langs_de_straat(eigen, kennis)
        for feit in eigen:
            codes = list(_los(feit, collega, kennis))
            codes += [VEEL] * (feit.id in samen) + [STRAAT_GEZOCHT] * (feit.id in langs)
            if codes:
                uit[feit.id] = tuple(codes)
    return uit


def _los(feit: Feit, collega: Id, kennis: Kennis) -> Iterable[str]:
    """What can be seen of one line by itself."""
    if feit.uitkomst == GEWEIGERD:
        yield GEWEIGERD
    if feit.soort == NOOD:
        yield NOOD
    if feit.grondslag == GROND_ANDERS:
        yield ANDERS
    if feit.soort == RECHTEN and feit.namens_id == collega and feit.wat.startswith("rol gegeven"):
        yield EIGEN_RECHTEN
    if feit.soort == SLEUTEL and feit.namens_id not in (None, collega):
        yield ANDERS_SLEUTEL
    if feit.soort == RECHTEN and feit.namens_id is not None and "gestopt" in feit.wat:
        begonnen = kennis.begonnen.get(feit.namens_id)
        if begonnen is not None and feit.tijd - begonnen < _kort():
            yield KORT_ACCOUNT
    if feit.soort == RECHTEN and feit.wat.endswith(ZELF_INWONER) and not _door_een_ander(feit, collega):
        yield EIGEN_ADRES
    if feit.soort in OVER_INWONER:
        yield from _over_inwoner(feit, collega, kennis)


def _door_een_ander(feit: Feit, collega: Id) -> bool:
    """Recorded by somebody else, as it should be: then two people know of it. Taken away is always looked at."""
    return feit.namens_id not in (None, collega) and "beëindigd" not in feit.wat


def _over_inwoner(feit: Feit, collega: Id, kennis: Kennis) -> Iterable[str]:
    anders = feit.schrijver_id not in (None, collega) or abs(feit.geschreven - feit.tijd) > _DAG
    if feit.schrijver_id is not None and anders:
        yield ANDERE_HAND
    if feit.zeker is not None:
        yield KLOK
    if feit.persoon_id is None:
        return
    straten, naam = kennis.eigen_straat.get(collega, ()), kennis.eigen_naam.get(collega)
    gekozen = feit.soort in GEKOZEN  # a list holds every street and name, and nobody chose who is in it
    if gekozen and kennis.straat_van.get(feit.persoon_id) in straten:
        yield EIGEN_STRAAT
    if gekozen and naam and naam == kennis.naam_van.get(feit.persoon_id):
        yield ZELFDE_NAAM
    if is_buiten_kantoor(feit.tijd, kennis):
        yield BUITEN_KANTOOR


def _veel(eigen: list[Feit]) -> set[Id]:
    """The lines with which more residents were opened within the hour before than is usual."""
    grens = _grenzen()[0]
    over = [feit for feit in eigen if feit.persoon_id is not None and feit.soort in GEKOZEN]
    uit: set[Id] = set()
    in_uur: dict[Id | None, int] = {}
    begin = 0
    for feit in over:
        in_uur[feit.persoon_id] = in_uur.get(feit.persoon_id, 0) + 1
        while over[begin].tijd <= feit.tijd - UUR:
            wie = over[begin].persoon_id
            in_uur[wie] -= 1
            if not in_uur[wie]:
                del in_uur[wie]
            begin += 1
        if len(in_uur) > grens:
            uit.add(feit.id)
    return uit


def _langs_de_straat(eigen: list[Feit], kennis: Kennis) -> set[Id]:
    """The openings of several residents of one street soon after a search by address."""
    _, hoeveel, binnen = _grenzen()
    uit: set[Id] = set()
    gezocht = -binnen - 1
    straten: dict[str, dict[Id, list[Id]]] = {}
    for feit in eigen:
        if feit.soort == ZOEKEN:
            if feit.op_adres:
                gezocht, straten = feit.tijd, {} if feit.tijd - gezocht > binnen else straten
            continue
        if feit.persoon_id is None or feit.soort not in GEKOZEN or feit.tijd - gezocht > binnen:
            continue
        if straat := kennis.straat_van.get(feit.persoon_id):
            wie = straten.setdefault(straat, {})
            wie.setdefault(feit.persoon_id, []).append(feit.id)
            if len(wie) >= hoeveel:
                uit.update(regel for regels in wie.values() for regel in regels)
    return uit
