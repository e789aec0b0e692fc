"""What the program is made of, with licences: Python packages say it themselves, the rest stands in a list.

Works the same from a folder with the source and in a built program: both carry what a package says of itself. Takes
some tenths of a second, so it belongs on lane N.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import qVersion

from wijdesk import __version__
from wijdesk.models.rows.programma import Onderdeel, OverProgramma
from wijdesk.resources import lees_tekst, lees_toml

PROGRAMMA = "wijdesk"
SYSTEEM = "licenties-systeem"
"""The folder of a built program with the licences of the libraries that came from the system it was built on."""

GEEN_LICENTIE = "LicenseRef-proprietary"
"""How `resources/uitgave.toml` says that nobody chose a licence for wijdesk itself."""

_EIS = re.compile(r"^(?P<naam>[A-Za-z0-9._-]+)\s*(\[(?P<extras>[^]]*)\])?[^;]*(;(?P<als>.*))?$")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
_ELDERS = re.compile(r"""(platform_system|sys_platform)\s*==\s*["'](Windows|win32|Darwin|darwin)["']""")


def over_programma() -> OverProgramma:
    """Versions and all parts."""
    from wijdesk.store.verbinding import SCHEMA

    hoe = "gebouwd programma" if getattr(sys, "frozen", False) else "vanuit de broncode"
    regel = f"Python {platform.python_version()} · Qt {qVersion()} · indeling {SCHEMA} · {hoe}"
    delen = sorted((*_pakketten(), *_vast(), *_van_systeem()), key=lambda deel: deel.naam.casefold())
    licentie = str(lees_toml("uitgave.toml")["licentie"])
    return OverProgramma(__version__, regel, tuple(delen), "" if licentie == GEEN_LICENTIE else licentie)


def _pakketten() -> Iterator[Onderdeel]:
    """Every Python package that wijdesk needs to run, and those need, as far as they are here."""
    lijst = lees_toml("licenties/delen.toml")
    zonder_tekst: dict[str, list[str]] = lijst["zonder_tekst"]
    zonder_naam: dict[str, str] = lijst["zonder_naam"]
    straks: list[tuple[str, frozenset[str]]] = [(PROGRAMMA, frozenset())]
    gedaan: set[tuple[str, frozenset[str]]] = set()
    verteld: set[str] = {PROGRAMMA}
    while straks:
        wie = straks.pop()
        if wie in gedaan:
            continue
        gedaan.add(wie)
        try:
            pakket = distribution(wie[0])
        except PackageNotFoundError:  # of another system, or of an extra nobody took
            continue
        straks += _nodig(pakket, wie[1])
        if wie[0] not in verteld:
            verteld.add(wie[0])
            tekst = _tekst(pakket) or _samen(zonder_tekst.get(wie[0], []))
            licentie = _licentie(pakket) or zonder_naam.get(wie[0], "")
            yield Onderdeel(str(pakket.metadata["Name"]), pakket.version, licentie, tekst)


def _nodig(pakket: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for regel in pakket.requires or ():
        eis = _EIS.match(regel)
        if eis is None:
            continue
        als = eis["als"] or ""
        gevraagd = set(_EXTRA.findall(als))
        if (gevraagd and not gevraagd & extras) or (sys.platform == "linux" and _ELDERS.search(als)):
            continue
        met = frozenset(extra.strip() for extra in (eis["extras"] or "").split(",") if extra.strip())
        yield re.sub(r"[-_.]+", "-", eis["naam"]).lower(), met


def _velden(pakket: Distribution, naam: str) -> list[str]:
    return pakket.metadata.get_all(naam) or []


def _licentie(pakket: Distribution) -> str:
    """As the package names it: an SPDX expression, its own words, or the classifiers of the index."""
    kort = [regel.strip().splitlines()[0] for regel in _velden(pakket, "License") if regel.strip()]
    soorten = [
        regel.rpartition("::")[2].strip() for regel in _velden(pakket, "Classifier") if regel.startswith("License ::")
    ]
    return next((naam for naam in (*_velden(pakket, "License-Expression"), *kort, ", ".join(soorten)) if naam), "")


def _tekst(pakket: Distribution) -> str:
    """Everything a package says about its licence, one text after the other."""
    namen = _velden(pakket, "License-File") or ["LICENSE", "LICENSE.txt", "LICENCE", "COPYING"]
    teksten = []
    for naam in namen:
        for pad in (f"licenses/{naam}", naam, Path(naam).name):
            if (tekst := _lees(pakket, pad)) is not None:
                teksten.append(tekst.strip())
                break
    return "\n\n".join(dict.fromkeys(teksten))


def _lees(pakket: Distribution, pad: str) -> str | None:
    try:
        return pakket.read_text(pad)
    except UnicodeDecodeError as ouder:  # one older than UTF-8; the bytes of the whole file come along
        return ouder.object.decode("latin-1")


def _samen(namen: list[str]) -> str:
    return "\n\n".join(lees_tekst(naam).strip() for naam in namen)


def _vast() -> Iterator[Onderdeel]:
    """Parts that are no Python package."""
    versies = {"Qt": qVersion(), "Python": platform.python_version()}
    for deel in lees_toml("licenties/delen.toml")["deel"]:
        yield Onderdeel(deel["naam"], versies.get(deel["naam"], ""), deel["licentie"], _samen(deel["teksten"]))


def _van_systeem() -> Iterator[Onderdeel]:
    """Libraries a built program took from the system it was built on."""
    for pad in sorted(Path(getattr(sys, "_MEIPASS", ""), SYSTEEM).glob("*.txt")) if hasattr(sys, "_MEIPASS") else ():
        yield Onderdeel(pad.stem, "", "zie de tekst", pad.read_text(encoding="utf-8", errors="replace").strip())
