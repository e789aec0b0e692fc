"""Words in a text that may be the name of somebody nobody wrote down as a person: a capital where none belongs.

Within a sentence a capital is a name, unless it is one of a place, an organisation or whoever it is about. Names of
colleagues are names: a neighbour may be called the same. At the beginning of a sentence it is a name when the word is
used nowhere without a capital: not in this record, and not in the words of the program. It finds too much rather than
too little; whoever looks decides. No SQLAlchemy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from wijdesk.models.gegeven import dataclass
from wijdesk.services.avg.anderen import naamwoorden
from wijdesk.services.avg.lopen import Gelopen
from wijdesk.services.avg.woorden import Stuk
from wijdesk.store.lezer import Lezer

_WOORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)*")
_TUSSEN = " \t\"'“‘(•*-"
"""What may stand between the end of a sentence and the next word."""
_EINDE = ".!?:;\n\r"
AFKORTING = 5
"""Signs of a word in capitals only that is no name: WMO, UWV, GGZ."""
AANSPREEK = frozenset({"dhr", "mevr", "mw", "mevrouw", "meneer", "hr"})
"""What comes before a name, also of one without a capital."""
_LOCATIES = "SELECT naam FROM locatie"
_ORGANISATIES = (
    ("betrokkene", ("organisatie",)),
    ("teamoverdracht", ("van_naam", "naar_naam")),
    ("adres", ("straat", "woonplaats")),
)
"""Fields of a record in which a capital is of an organisation or a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekend:
    """Words that name nobody else."""

    namen: frozenset[str]
    """With a capital: of who it is about, places and organisations."""
    gewoon: frozenset[str]
    """Used without a capital."""
    codes: frozenset[str]
    """Whole texts that were chosen from a list."""


def bekend_in(lezer: Lezer, gelopen: Gelopen, stukken: Iterable[Stuk], eigen: frozenset[str]) -> Bekend:
    """What is known in this record."""
    namen = set(eigen)
    for (naam,) in lezer.rows(_LOCATIES):
        namen |= _kaal(str(naam))
    for soort, velden in _ORGANISATIES:
        for rij in gelopen.rijen.get(soort, {}).values():
            if soort != "betrokkene" or rij.get("soort") == "professional":
                namen |= _kaal(" ".join(str(rij.get(veld) or "") for veld in velden))
    codes = {str(rij[0]) for rij in lezer.rows("SELECT code FROM code")}
    for code in codes:
        namen |= _kaal(code)
    gewoon = {
        woord
        for stuk in stukken
        for waarde in stuk.waarden
        if waarde.vrij
        for woord in _WOORD.findall(waarde.tekst)
        if woord.islower()
    }
    return Bekend(namen=frozenset(namen), gewoon=frozenset(gewoon) | _eigen_taal(), codes=frozenset(codes))


def mogelijke_namen(tekst: str, bekend: Bekend) -> tuple[str, ...]:
    """The words of a text that may be somebody's name, each once."""
    gevonden: dict[str, None] = {}
    vorige = ""
    for vondst in _WOORD.finditer(tekst):
        woord, kaal = vondst.group(), vondst.group().casefold()
        aangesproken, vorige = vorige in AANSPREEK, kaal
        if kaal in bekend.namen or kaal in AANSPREEK:
            continue
        if not woord[0].isupper():
            if aangesproken and kaal not in _eigen_taal():
                gevonden[woord] = None
            continue
        if woord.isupper() and 1 < len(woord) <= AFKORTING:
            continue
        if _begint_zin(tekst, vondst.start()) and not aangesproken and (kaal in bekend.gewoon or len(woord) == 1):
            continue
        gevonden[woord] = None
    return tuple(gevonden)


def _begint_zin(tekst: str, plek: int) -> bool:
    """Whether a sentence begins at this place of a text."""
    while plek and tekst[plek - 1] in _TUSSEN:
        plek -= 1
    return not plek or tekst[plek - 1] in _EINDE


def _kaal(tekst: str) -> set[str]:
    return {woord.casefold() for woord in _WOORD.findall(tekst)} | set(naamwoorden(tekst))


@cache
def _eigen_taal() -> frozenset[str]:
    """Every word the program itself uses without a capital, in its lists, questions and examples."""
    gevonden: set[str] = set()
    kijk = [files("wijdesk.resources")]
    while kijk:
        for deel in kijk.pop().iterdir():
            if deel.is_dir():
                kijk.append(deel)
            elif deel.name.endswith((".toml", ".md")):
                gevonden |= {woord for woord in _WOORD.findall(deel.read_text(encoding="utf-8")) if woord.islower()}
    return frozenset(gevonden)
