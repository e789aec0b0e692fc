"""A file of the sociale kaart, read row by row; `reports.kaart` writes one. Knows no store and no Qt."""

from __future__ import annotations

import re
from pathlib import Path

from wijdesk.errors import Weigering
from wijdesk.models.kaartregels import ALLEEN_UIT, DAGEN, VELDEN, VERPLICHT
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.rows.kaart import Kaartbestand
from wijdesk.services.bestand import open_tabel

HOOGSTENS = 50_000
"""Rows: ten times a large city's kaart. More is another file."""
_SCHEIDING = re.compile(r"[,;\t]")
_DAG = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.ASCII)
"""A day as a Dutch spreadsheet saves it, once it had a file in hand."""
_VEILIG = re.compile(r"'(?= *[=+\-@])")
"""The apostrophe with which a table is written so that no spreadsheet runs it ("+31 50 …")."""


def lees_kaartbestand(pad: Path, /) -> Kaartbestand:
    """The rows of a CSV or XLSX file. Raises Weigering on "bestand" when it is none, or lacks a column it needs."""
    tabel = open_tabel(pad, "bestand")
    kop = [naam.strip().casefold() for naam in tabel.kop]
    dubbel = sorted({naam for naam in kop if naam in VELDEN and kop.count(naam) > 1})
    if dubbel:
        raise Weigering(f"Deze kolom staat er twee keer in: {', '.join(dubbel)}.", veld="bestand")
    mist = [naam for naam in ("nummer", *VERPLICHT) if naam not in kop]
    if mist:
        raise Weigering(f"Deze kolommen ontbreken: {', '.join(mist)}.", veld="bestand")
    plaatsen = [(plek, naam) for plek, naam in enumerate(kop) if naam in VELDEN]
    regels: list[tuple[int, tuple[tuple[str, str], ...]]] = []
    fouten: list[RegelFout] = []
    genoemd: set[str] = set()
    onleesbaar = False
    for rij in tabel.rijen():
        if isinstance(rij, RegelFout):
            fouten.append(rij)
            onleesbaar = True
            continue
        regel, cellen = rij
        if len(cellen) < len(kop) or any(cel.strip() for cel in cellen[len(kop) :]):
            reden = f"Deze regel heeft {len(cellen)} kolommen in plaats van {len(kop)}."
            fouten.append(RegelFout(regel=regel, nummer=_nummer(kop, cellen), veld="", reden=reden))
            # A column can have gone before the number too; a line with another separator is one cell.
            genoemd |= {_zonder(deel.strip()) for cel in cellen for deel in (cel, *_SCHEIDING.split(cel))} - {""}
            continue
        if len(regels) >= HOOGSTENS:
            raise Weigering(f"Dit bestand heeft meer dan {HOOGSTENS} regels.", veld="bestand")
        regels.append((regel, tuple((naam, _waarde(naam, cellen[plek])) for plek, naam in plaatsen)))
    if not regels and not fouten:
        raise Weigering("Er staat geen enkele regel in dit bestand.", veld="bestand")
    onbekend = tuple(naam for naam in kop if naam and naam not in {*VELDEN, *ALLEEN_UIT})
    return Kaartbestand(regels=tuple(regels), fouten=tuple(fouten), onbekende_kolommen=onbekend,
                        genoemd=frozenset(genoemd), onleesbaar=onleesbaar)  # fmt: skip


def _nummer(kop: list[str], cellen: list[str]) -> str:
    """The number in a line of another width: only in front is it sure to be that, and not a name that moved up."""
    return _zonder(cellen[0].strip()) if kop[0] == "nummer" else ""


def _waarde(naam: str, cel: str) -> str:
    """A cell as it is compared: a day is ISO, however it was written."""
    kaal = _zonder(cel.strip())
    if naam in DAGEN and (dag := _DAG.fullmatch(kaal)):
        return f"{dag[3]}-{dag[2]:0>2}-{dag[1]:0>2}"
    return kaal


def _zonder(cel: str) -> str:
    return cel[1:] if _VEILIG.match(cel) else cel
