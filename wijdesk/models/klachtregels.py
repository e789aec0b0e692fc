"""The rules of a klacht: the words of its steps, its term and the four ways to move it, who need not be heard. Pure.

Awb hoofdstuk 9: receipt in writing (9:6), by whom (9:7), when it need not be dealt with (9:5, 9:8), a copy to whom
it is about (9:9), hearing (9:10), the term (9:11), the outcome in writing with the Ombudsman (9:12).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from wijdesk.models.gegeven import dataclass
from wijdesk.models.termijnen import (
    Besluit,
    Loop,
    Regel,
    in_woorden,
    loop,
    regels,
    ruimte_om_te_verlengen,
    toestand_van,
)

REGEL, MET_COMMISSIE, ONTVANGST = "klacht", "klacht-commissie", "klacht-ontvangst"
"""Rules of resources/termijnen.toml."""
HOEDANIGHEDEN = {
    "zelf": "De inwoner zelf",
    "gemachtigde": "Iemand namens de inwoner",
    "ouder": "Een ouder of vertegenwoordiger",
}
GESPREK, BRIEF, VERDAAGD, UITSTEL = "gesprek", "ontvangstbrief", "verdaagd", "uitstel"
GEHOORD, NIET_GEHOORD, UITKOMSTBRIEF, TERUGKOPPELING = "gehoord", "niet gehoord", "uitkomstbrief", "terugkoppeling"
OMBUDSMAN, NOTITIE = "ombudsman", "notitie"
STAPPEN = {
    GESPREK: "Gesprek of bemiddeling",
    BRIEF: "Ontvangst bevestigd",
    VERDAAGD: "Verdaagd",
    UITSTEL: "Verder uitgesteld, met instemming van de klager",
    GEHOORD: "Gehoord",
    NIET_GEHOORD: "Van horen afgezien",
    UITKOMSTBRIEF: "Uitkomst geschreven",
    TERUGKOPPELING: "Nagevraagd hoe het nu is",
    OMBUDSMAN: "Naar de ombudsman",
    NOTITIE: "Notitie",
}
"""Kind of step → how it is called. The first comes before a klacht or in place of it, the one but last after it."""
TERMIJNSTAPPEN = (VERDAAGD, UITSTEL)
NA_AFLOOP = frozenset({UITKOMSTBRIEF, TERUGKOPPELING, OMBUDSMAN, NOTITIE})
"""What can still be written down when a klacht is over."""
NA_ONTVANGST = frozenset(STAPPEN) - {GESPREK, NOTITIE}
"""What cannot lie before the day a klacht was received."""
VOOR_DE_UITKOMST = frozenset(STAPPEN) - NA_AFLOOP
"""What an outcome builds on: it is not of an earlier day, and none of it goes while the outcome stands."""
OVER_DE_UITKOMST = (UITKOMSTBRIEF, TERUGKOPPELING)
"""What is about one outcome: with the next outcome it is asked again. The `keuze` of such a step is the outcome it was
about, from when that is no longer the outcome; until then it is empty.
"""
VERDAGEN_HOOGSTENS = 28
UITSTEL_HOOGSTENS = 366
"""With consent there is no limit in the law; more is a typing error."""
AFGEZIEN = {
    "klager": "De klager wil niet gehoord worden (Awb art. 9:10 lid 2)",
    "geen antwoord": "De klager zei niet binnen de termijn dat hij gehoord wil worden (Awb art. 9:10 lid 2)",
    "kennelijk ongegrond": "De klacht is kennelijk ongegrond (Awb art. 9:10 lid 2)",
    "tevreden": "De klager is tevreden met wat er gedaan is (Awb art. 9:5)",
}
"""Who waived the hearing, or why there is none."""
OMBUDSMANNEN = {
    "Nationale ombudsman": "de Nationale ombudsman",
    "gemeentelijke ombudsman": "de gemeentelijke ombudsman",
}
OVERIG = {
    "ingetrokken": "De klager trok de klacht in",
    "tevreden": "Naar tevredenheid opgelost, geen oordeel gevraagd (Awb art. 9:5)",
    "niet van toepassing": "Hoeft niet behandeld te worden (Awb art. 9:8)",
    "geen klacht": "Het was geen klacht",
}
"""Of the outcome "overig" which one."""
OVERIG_CODE = "overig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzet:
    """One step that moved the term: on a day, by a number of days; `met_instemming` beyond the four weeks."""

    dag: str
    dagen: int
    met_instemming: bool


def telt(soort: str, keuze: str) -> bool:
    """Whether a step still says that its kind was done, and is not about an outcome that is no longer."""
    return soort not in OVER_DE_UITKOMST or not keuze


def klachtnummer(id_: bytes, jaar: int) -> str:
    """How a klacht is called in letters: the same at every desk, and telling nothing of who complains."""
    getal = int.from_bytes(hashlib.sha256(b"wijdesk klacht " + id_).digest()[:5], "big") % 1_000_000
    return f"K{jaar}-{getal:06d}"


def regel(*, commissie: bool) -> Regel:
    """The rule a klacht runs by."""
    return regels()[MET_COMMISSIE if commissie else REGEL]


def klok(ontvangen: str, verzet: Iterable[Verzet], *, commissie: bool, vandaag: date) -> Loop:
    """How the term of a klacht runs that was received on this day (ISO)."""
    besluiten = _besluiten(verzet)
    return loop(regel(commissie=commissie), date.fromisoformat(ontvangen), besluiten, vandaag=vandaag)


def ruimte(ontvangen: str, verzet: Iterable[Verzet], *, commissie: bool) -> int:
    """How many days it can still be put off without the consent of who complains."""
    zonder = _besluiten(rij for rij in verzet if not rij.met_instemming)
    return ruimte_om_te_verlengen(regel(commissie=commissie), date.fromisoformat(ontvangen), zonder) or 0


def klok_in_woorden(gezien: Loop, vandaag: date) -> tuple[str, str]:
    """(what is left in words, its urgency)."""
    toestand = "" if gezien.fataal is None else toestand_van(gezien.fataal, vandaag, streef=gezien.streef)
    return in_woorden(gezien, vandaag), toestand


def ontvangst_uiterlijk(ontvangen: str, vandaag: date) -> str:
    """The last day of the letter of receipt (ISO)."""
    fataal = loop(regels()[ONTVANGST], date.fromisoformat(ontvangen), vandaag=vandaag).fataal
    return "" if fataal is None else fataal.isoformat()


def _besluiten(verzet: Iterable[Verzet]) -> tuple[Besluit, ...]:
    return tuple(Besluit(van=date.fromisoformat(rij.dag), dagen=rij.dagen) for rij in verzet)


_VOOR_EEN_NAAM = ("De heer ", "Mevrouw ", "Meneer ", "Familie ", "Bewoner ", "Een ")


def in_zin(klager: str) -> str:
    """Who complained, within a sentence: "de heer Postma", but "Freerk ten Hoeve"."""
    return klager[:1].lower() + klager[1:] if klager.startswith(_VOOR_EEN_NAAM) else klager
