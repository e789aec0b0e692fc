"""What an organisation fixes for a computer, in one file that only its administrator can write. Knows no Qt.

On Linux `/etc/wijdesk/beleid.json`, on Windows `beleid.json` in the folder wijdesk of ProgramData. A name or a value
that makes no sense fixes nothing and is told (`fouten`): nobody may be kept from working by a setting.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

THEMAS = ("systeem", "licht", "donker", "contrast")
SCHALEN = (90, 100, 110, 125, 150, 175, 200)
TALEN = ("nl", "en")
NIVEAUS = ("fout", "waarschuwing", "info", "alles")
"""How much the log of the program keeps, from little to much."""


class Beleid(NamedTuple):
    """What is fixed; None where the choice is free.

    `thema`, `schaal` and `taal` as in the settings; `map`: the folder of the store; `centrum`: where a new desk asks
    to join; `voorbeeld`: whether an example store may be made; `logniveau`: one of `NIVEAUS`. `fouten`: what was not
    understood, a sentence each.
    """

    thema: str | None = None
    schaal: int | None = None
    map: str | None = None
    centrum: str | None = None
    voorbeeld: bool | None = None
    logniveau: str | None = None
    taal: str | None = None
    fouten: tuple[str, ...] = ()

    def vast(self) -> tuple[str, ...]:
        """The names of what is fixed."""
        return tuple(naam for naam, waarde in self._asdict().items() if naam != "fouten" and waarde is not None)


def beleid_pad() -> Path:
    """Where the file stands on this computer."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or r"C:\ProgramData") / "wijdesk" / "beleid.json"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/wijdesk/beleid.json")
    # In a Flatpak the files of the computer itself are found under another folder.
    return Path("/run/host/etc" if Path("/.flatpak-info").exists() else "/etc", "wijdesk", "beleid.json")


def lees_beleid(pad: Path | None = None) -> Beleid:
    """What is fixed here; everything is free where there is no file."""
    try:
        gelezen = json.loads((pad or beleid_pad()).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Beleid()
    except (OSError, ValueError, RecursionError):
        return Beleid(fouten=("Het bestand met vaste instellingen is niet te lezen.",))
    if not isinstance(gelezen, dict):
        return Beleid(fouten=("Het bestand met vaste instellingen heeft niet de goede vorm.",))
    goed: dict[str, Any] = {}
    fouten = []
    for naam, waarde in gelezen.items():
        keur = _KEUR.get(naam)
        if keur is None:
            fouten.append(f"“{_kort(naam)}” is geen instelling die vastgelegd kan worden.")
        elif not keur(waarde):
            fouten.append(f"De waarde van “{naam}” kan niet.")
        else:
            goed[naam] = uitgeschreven(waarde) if naam == "map" else waarde
    return Beleid(**goed, fouten=tuple(fouten))


def uitgeschreven(pad: str) -> str:
    """A folder with the names of variables and of the home of whoever is at work filled in."""
    return os.path.expanduser(os.path.expandvars(pad))  # noqa: PTH111 - as a text, as it was written


def _kort(naam: str) -> str:
    return naam if len(naam) <= 40 else f"{naam[:40]}…"


def _is_map(waarde: object) -> bool:
    """A whole path. A variable that is nobody's would be the name of a folder, and one for everybody."""
    if not _is_tekst(waarde):
        return False
    pad = uitgeschreven(str(waarde))
    return Path(pad).is_absolute() and pad.isprintable() and not re.search(r"\$\w|\$\{|%\w+%", pad)


def _is_tekst(waarde: object) -> bool:
    return isinstance(waarde, str) and bool(waarde.strip())


_KEUR: dict[str, Callable[[object], bool]] = {
    "thema": THEMAS.__contains__,
    "schaal": lambda waarde: type(waarde) is int and waarde in SCHALEN,
    "map": _is_map,
    "centrum": _is_tekst,
    "voorbeeld": lambda waarde: isinstance(waarde, bool),
    "logniveau": NIVEAUS.__contains__,
    "taal": TALEN.__contains__,
}
