"""The language of lists of questions: how a condition reads, both ways, and what slips in TOML are called. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from wijdesk.models.vragen import Lijst, Voorwaarde, Voorwaarden, Vraag

_GROEP = re.compile(r"groep\s+(\S+)\s+(.*?)(?:,\s*minstens\s+(\d{1,3})\s+keer)?\Z", re.DOTALL)
_LOS = re.compile(r"(\S+)\s+(.*)\Z", re.DOTALL)
_DEEL = re.compile(r"(is niet|is|hoogstens|minstens|ingevuld)(?:\s+(.*))?\Z", re.DOTALL)
_KIEST = ("ja_nee", "keuze", "meerkeuze", "zrm")
_TELT = ("zrm", "getal", "personen")

_PLAATS = re.compile(r"\(at line (\d+), column (\d+)\)\Z")
_LIJST, _LANG, _IETS = re.compile(r"=\s*\["), re.compile('"""'), re.compile(r"\S")
_SCHRIJFFOUTEN = (
    ("Expected '=' after a key", "Na een woord hoort een = met iets erachter."),
    ("Cannot overwrite a value", "Dit staat er twee keer."),
    ("Cannot declare", "Deze kop staat er twee keer. Schrijf hem met dubbele haken: [[vraag]]."),
    ("Cannot mutate immutable", "Deze kop staat er al op een andere manier."),
    ("Expected ']]'", "De kop is niet gesloten. Schrijf bijvoorbeeld [[vraag]]."),
    ("Expected ']' at the end of a table", "De kop is niet gesloten. Schrijf bijvoorbeeld [[vraag]]."),
    ("Expected newline or end of document", "Na deze waarde staat nog iets wat hier niet hoort."),
    ("Illegal character", "Hier is een aanhalingsteken vergeten, of staat een teken dat niet mag."),
    ("Unterminated string", "Hier is een aanhalingsteken vergeten."),
    ('Expected "\\""', "Hier is een aanhalingsteken vergeten."),
    ("Unescaped '\\'", "Een schuine streep \\ mag hier niet. Schrijf hem dubbel: \\\\."),
    ("Unclosed array", "Deze lijst is niet gesloten met ]."),
    ("Unclosed inline table", "Hier ontbreekt een }."),
    ("Invalid initial character for a key part", "Hier hoort een woord te staan, zoals code = of tekst =."),
    ("Invalid statement", "Hier hoort een woord te staan, zoals code = of tekst =."),
    ("Invalid value", 'Achter de = hoort tekst tussen "aanhalingstekens", een lijst [ ], een getal, true of false.'),
    ("Duplicate inline table key", "Dit staat er twee keer."),
)
"""What tomllib says → what an applicatiebeheerder can do with it."""


def zeg_schrijffout(fout: str, tekst: str) -> tuple[int, str]:
    """The line and a plain sentence for a message of tomllib. At the end of the text: its last line with something.

    Where it got stuck can be lines after where the slip began: then the last such beginning before is meant.
    """
    plaats = _PLAATS.search(fout)
    regels = tekst.split("\n")  # as tomllib counts them
    if plaats:
        regels = regels[: int(plaats[1])]
        regels[-1:] = [regels[-1][: int(plaats[2])]] if regels else []
    zoek = _IETS
    if fout.startswith("Unclosed array"):
        zoek = _LIJST
    elif fout.startswith("Unterminated string") and '"""' in tekst:
        zoek = _LANG
    elif plaats and not fout.startswith(("Cannot overwrite", "Cannot declare", "Unclosed", "Invalid value")):
        return max(len(regels), 1), _in_woorden(fout)
    nummer = next((plek for plek in range(len(regels), 0, -1) if zoek.search(regels[plek - 1])), len(regels))
    return max(nummer, 1), _in_woorden(fout)


def _in_woorden(fout: str) -> str:
    return next((nl for en, nl in _SCHRIJFFOUTEN if fout.startswith(en)), "Dit kan niet gelezen worden als TOML.")


def bedoelt(woord: str, bekend: Iterable[str]) -> str:
    """The words " Bedoelt u …?" when something known looks like it, else nothing."""
    lijkt = get_close_matches(woord, list(bekend), n=1, cutoff=0.7)
    return f' Bedoelt u "{lijkt[0]}"?' if lijkt else ""


class Taalfout(ValueError):
    """One sentence about what is wrong with a condition."""


def lees_voorwaarde(tekst: str, vragen: Mapping[str, Vraag]) -> Voorwaarde:
    """A condition about questions that are known here. Raises Taalfout."""
    tekst = " ".join(tekst.split())
    if groep := _GROEP.match(tekst):
        over = tuple(vraag for vraag in vragen.values() if vraag.groep == groep[1])
        keer = int(groep[3] or 1)
        if not over:
            bekend = {vraag.groep for vraag in vragen.values() if vraag.groep}
            raise Taalfout(f'Er is geen vraag van groep "{groep[1]}" voor deze plek.{bedoelt(groep[1], bekend)}')
        if not 1 <= keer <= len(over):
            raise Taalfout(f'Groep "{groep[1]}" heeft {len(over)} vragen; {keer} keer kan niet.')
        return replace(_lees_deel(groep[2], over), tekst=tekst, groep=groep[1], keer=keer)
    los = _LOS.match(tekst)
    if los is None:
        raise Taalfout(f'"{tekst}" is geen voorwaarde. Schrijf bijvoorbeeld "gevaar is ja".')
    vraag = vragen.get(los[1])
    if vraag is None:
        raise Taalfout(f'Vraag "{los[1]}" bestaat niet.{bedoelt(los[1], vragen)}')
    return replace(_lees_deel(los[2], (vraag,)), tekst=tekst)


def _lees_deel(rest: str, vragen: tuple[Vraag, ...]) -> Voorwaarde:
    """What must hold of these questions."""
    deel = _DEEL.match(rest)
    if deel is None:
        raise Taalfout(
            f'"{rest}" is niet te begrijpen. Schrijf "is", "is niet", "hoogstens", "minstens" of "ingevuld".'
        )
    werkwoord, achter = deel[1], (deel[2] or "").strip()
    codes = tuple(vraag.code for vraag in vragen)
    if werkwoord == "ingevuld":
        if achter:
            raise Taalfout(f'Na "ingevuld" hoort niets: "{achter}".')
        return Voorwaarde(vragen=codes, werkwoord=werkwoord)
    past = _TELT if werkwoord in ("hoogstens", "minstens") else _KIEST
    if vreemd := [vraag.code for vraag in vragen if vraag.soort not in past]:
        wat = "een getal, een niveau of personen" if past is _TELT else "een vraag met keuzes"
        raise Taalfout(f'"{werkwoord}" kan alleen bij {wat}, niet bij "{vreemd[0]}".')
    if past is _TELT:
        if not (achter.isascii() and achter.isdigit() and len(achter) <= 9):
            raise Taalfout(f'Na "{werkwoord}" hoort een heel getal.')
        telt = vragen[0].soort == "personen"
        return Voorwaarde(vragen=codes, werkwoord=werkwoord, grens=int(achter), telt=telt)
    return Voorwaarde(vragen=codes, werkwoord=werkwoord, waarden=_lees_waarden(werkwoord, achter, vragen))


def _lees_waarden(werkwoord: str, achter: str, vragen: tuple[Vraag, ...]) -> tuple[str, ...]:
    waarden = tuple(stuk.strip() for stuk in re.split(r"\s+of\s+", achter) if stuk.strip())
    if not waarden:
        raise Taalfout(f'Na "{werkwoord}" hoort een antwoord.')
    for vraag in vragen:
        kan = [keus.code for keus in vraag.opties]
        fout = next((waarde for waarde in waarden if waarde not in kan), None)
        if fout is not None:
            raise Taalfout(f'"{fout}" is geen antwoord op "{vraag.code}". Kies uit: {", ".join(kan)}.')
    return waarden


def in_woorden(voorwaarde: Voorwaarde, lijst: Lijst) -> str:
    """A condition as a person reads it: "Direct gevaar is “Ja”"."""
    vraag = lijst.per_code[voorwaarde.vragen[0]]
    naam = f"een {voorwaarde.groep}" if voorwaarde.groep else vraag.naam
    match voorwaarde.werkwoord:
        case "is" | "is niet":
            woorden = " of ".join(f"“{vraag.in_woorden(waarde)}”" for waarde in voorwaarde.waarden)
            uit = f"{naam} {voorwaarde.werkwoord} {woorden}"
        case "hoogstens" | "minstens":
            grens = vraag.in_woorden(str(voorwaarde.grens)) if vraag.soort == "zrm" else str(voorwaarde.grens)
            uit = f"{naam} is {voorwaarde.werkwoord} {grens}"
        case _:
            uit = f"{naam} is ingevuld"
    return f"{uit}, op minstens {voorwaarde.keer} ervan" if voorwaarde.keer > 1 else uit


def voorwaarden_in_woorden(voorwaarden: Voorwaarden, lijst: Lijst) -> str:
    """Conditions on one line; empty when there are none."""
    delen = [in_woorden(deel, lijst) for deel in voorwaarden.alle]
    een = " of ".join(in_woorden(deel, lijst) for deel in voorwaarden.een)
    if delen and len(voorwaarden.een) > 1:
        een = f"een van deze: {een}"
    return " en ".join([*delen, een] if een else delen)
