"""What this computer knows about keeping its store: the second place, the last check, backups that failed.

A small file beside the store, without anything of anybody. It belongs to the machine: no backup and no move takes it
along. Damaged or gone, it begins anew.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.store.bestanden import schrijf_veilig

BESTAND = "bewaking.json"
_WISSELEN = threading.Lock()
"""A backup and a check may end at the same moment."""


@dataclass(slots=True)
class Mislukt:
    """A backup that was not made: when (ms UTC), and in words why."""

    op: int
    zin: str
    uitweg: str


@dataclass(slots=True)
class Staat:
    """Moments are ms UTC."""

    tweede_plek: str = ""
    """A folder on another disk in which every backup is made as well; empty: none."""
    eerdere_plekken: list[str] = field(default_factory=list)
    """Folders that were the second place before and where copies of this store may still be."""
    mislukt: Mislukt | None = None
    tweede_mislukt: Mislukt | None = None
    nagekeken: int = 0
    """When everything was last looked at, and what was found."""
    bevindingen: list[str] = field(default_factory=list)
    kopieen: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of a backup, by the name of its folder: how many entries it holds, and when it was last looked at fully."""
    te_loggen: list[list[str]] = field(default_factory=list)
    """What happened while nobody had the store open: (what, of whom (hex), when) for the log."""


def lees(map_: Path) -> Staat:
    """What is known; a file that makes no sense is no file."""
    try:
        gelezen = json.loads((map_ / BESTAND).read_text(encoding="utf-8"))
        return _uit(gelezen)
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return Staat()


def wijzig(map_: Path, doe: Callable[[Staat], object]) -> Staat:
    """Change what is known, whole or not at all. Raises a Storing."""
    with _WISSELEN:
        staat = lees(map_)
        oud = asdict(staat)
        doe(staat)
        if (nieuw := asdict(staat)) != oud:
            schrijf_veilig(map_ / BESTAND, json.dumps(nieuw, ensure_ascii=False, indent=1).encode())
    return staat


def _uit(gelezen: dict[str, Any]) -> Staat:
    return Staat(
        tweede_plek=str(gelezen.get("tweede_plek", "")),
        eerdere_plekken=[str(waar) for waar in gelezen.get("eerdere_plekken", [])],
        mislukt=_mislukt(gelezen.get("mislukt")),
        tweede_mislukt=_mislukt(gelezen.get("tweede_mislukt")),
        nagekeken=int(gelezen.get("nagekeken", 0)),
        bevindingen=[str(zin) for zin in gelezen.get("bevindingen", [])],
        kopieen={
            str(naam): {str(wat): int(aantal) for wat, aantal in van.items()}
            for naam, van in gelezen.get("kopieen", {}).items()
        },
        te_loggen=[[str(deel) for deel in regel] for regel in gelezen.get("te_loggen", []) if len(regel) == 3],
    )


def _mislukt(deel: dict[str, Any] | None) -> Mislukt | None:
    return None if deel is None else Mislukt(int(deel["op"]), str(deel["zin"]), str(deel["uitweg"]))
