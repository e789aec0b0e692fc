"""Counting impactmetingen: the forms of some days, by the version of the questions they answer. Plain SQL, no names.

Versions are kept apart everywhere: a question that was worded otherwise is another question, and one line through both
would say what nobody measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.impactvragen import CIJFER, Score, lees_antwoorden, tel
from wijdesk.models.rows.impact import ImpactPunt, ImpactVersie
from wijdesk.models.values import Id
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import lees
from wijdesk.store.lezer import Lezer

MARK = "Cijfer voor de hulp"
"""What the mark is called where no list says it."""


@dataclass(frozen=True, slots=True)
class Formulier:
    """One form as it is counted."""

    datum: str
    tienden: int
    lijst_id: bytes | None
    antwoorden: Mapping[str, str]
    locatie_id: bytes | None


@lru_cache(maxsize=32)
def gelezen(inhoud: str) -> Lijst:
    """A stored list, read once."""
    return lees(inhoud)


def formulieren(lezer: Lezer, van: str, tot: str, telt: Callable[[bytes | None], bool]) -> list[Formulier]:
    """The forms of these days (ISO), by day, of the locaties that count."""
    rijen = lezer.rows(
        "SELECT datum, tienden, vragenlijst_id, antwoorden, locatie_id FROM impactmeting "
        "WHERE status = 'actief' AND datum BETWEEN ? AND ? ORDER BY datum, id",
        (van, tot),
    )
    return [
        Formulier(datum, tienden, lijst, lees_antwoorden(tekst), plek)
        for datum, tienden, lijst, tekst, plek in rijen
        if telt(plek)
    ]


def lijsten(lezer: Lezer) -> dict[bytes, tuple[str, Lijst]]:
    """Every version of the questions: id → what it is called, and the list."""
    rijen = lezer.rows("SELECT id, versie, inhoud FROM vragenlijst WHERE soort = 'impactmeting' ORDER BY vanaf, id")
    return {bytes(id_): (versie, gelezen(inhoud)) for id_, versie, inhoud in rijen}


def per_versie(lezer: Lezer, alle: Iterable[Formulier]) -> tuple[ImpactVersie, ...]:
    """What the forms come to per version, in the order in which these were in use; marks alone first."""
    bekend = lijsten(lezer)
    delen: dict[bytes | None, list[Formulier]] = defaultdict(list)
    for een in alle:
        delen[een.lijst_id].append(een)
    uit = []
    for lijst_id, deel in sorted(delen.items(), key=lambda paar: (paar[1][0].datum, paar[0] or b"")):
        versie = ""
        scores: tuple[Score, ...] = (cijfer(deel),)
        if lijst_id is not None:
            versie, lijst = bekend[lijst_id]
            scores = tel(lijst, ((een.tienden, een.antwoorden) for een in deel))
        uit.append(ImpactVersie(versie=versie, van=deel[0].datum, tot=deel[-1].datum, scores=scores))
    return tuple(uit)


def _namen(lezer: Lezer) -> dict[bytes | None, str]:
    """What each version is called; a mark alone has none."""
    namen: dict[bytes | None, str] = {id_: versie for id_, (versie, _) in lijsten(lezer).items()}
    return namen | {None: ""}


def per_maand(lezer: Lezer, alle: Iterable[Formulier]) -> tuple[ImpactPunt, ...]:
    """The mark of each month that has forms, apart for each version."""
    namen = _namen(lezer)
    delen: dict[tuple[str, bytes | None], list[Formulier]] = defaultdict(list)
    for een in alle:
        delen[een.datum[:7], een.lijst_id].append(een)
    return tuple(
        ImpactPunt(maand=maand, versie=namen[lijst], score=cijfer(deel))
        for (maand, lijst), deel in sorted(delen.items(), key=lambda paar: (paar[0][0], paar[1][0].datum))
    )


def per_locatie(lezer: Lezer, alle: Iterable[Formulier]) -> tuple[tuple[str, str, Score], ...]:
    """The mark of each locatie, apart for each version."""
    plekken = {bytes(id_): str(naam) for id_, naam in lezer.rows("SELECT id, naam FROM locatie")}
    namen = _namen(lezer)
    delen: dict[tuple[str, str], list[Formulier]] = defaultdict(list)
    for een in alle:
        plek = "" if een.locatie_id is None else plekken.get(bytes(een.locatie_id), "")
        delen[plek or "geen locatie", namen[een.lijst_id]].append(een)
    return tuple((plek, versie, cijfer(deel)) for (plek, versie), deel in sorted(delen.items()))


def cijfer(deel: list[Formulier]) -> Score:
    """The mark of some forms."""
    return Score(CIJFER, MARK, len(deel), sum(een.tienden for een in deel))


def alle_plekken(plek: Id | None) -> Callable[[bytes | None], bool]:
    """Whether a locatie counts: that one, or every one."""
    return lambda van: plek is None or van == plek
