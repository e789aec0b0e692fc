"""The reports of bugs, in the folder of the log: each stays until somebody looked at it, and a while after. No Qt.

Whether somebody looked stands on the last line of the report itself, so that a report that was copied says it too.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

DAGEN = 90
"""How long a report stays after somebody looked at it; the guide names it."""
_NAAM = re.compile(r"fout-\d{8}-\d{6}-\d+\.txt")
_MERK = "seen="
_GEZIEN = re.compile(rf"^{_MERK}(\d{{4}}-\d{{2}}-\d{{2}})$", re.MULTILINE)


def bewaar(map_: Path, tekst: str, nummer: int, *, nu: datetime) -> Path | None:
    """Write a report; answers its file, None when the folder cannot be written."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
        pad = map_ / f"fout-{nu:%Y%m%d-%H%M%S}-{nummer}.txt"
        pad.write_text(tekst + "\n", encoding="utf-8")
    except OSError:
        return None
    return pad


def ongezien(map_: Path) -> tuple[tuple[Path, str], ...]:
    """The reports nobody looked at yet, newest first, each with its text."""
    return tuple((pad, tekst.rstrip("\n")) for pad, tekst in _alle(map_) if not _GEZIEN.search(tekst))


def merk_gezien(paden: Iterable[Path], *, op: date) -> None:
    """Somebody looked at these."""
    for pad in paden:
        with contextlib.suppress(OSError), pad.open("r+", encoding="utf-8") as bestand:
            if not _GEZIEN.search(bestand.read()):
                bestand.write("\n".join(("", _MERK + op.isoformat(), "")))


def ruim_op(map_: Path, *, vandaag: date) -> int:
    """Take away what was looked at more than `DAGEN` days ago; answers how many. What nobody looked at stays."""
    weg = 0
    for pad, tekst in _alle(map_):
        gezien = _GEZIEN.search(tekst)
        with contextlib.suppress(OSError, ValueError):
            if gezien and vandaag - date.fromisoformat(gezien[1]) > timedelta(days=DAGEN):
                pad.unlink()
                weg += 1
    return weg


def _alle(map_: Path) -> list[tuple[Path, str]]:
    uit = []
    for pad in sorted(map_.glob("fout-*.txt"), reverse=True):
        with contextlib.suppress(OSError):
            if _NAAM.fullmatch(pad.name) and not pad.is_symlink():
                uit.append((pad, pad.read_text(encoding="utf-8", errors="replace")))
    return uit
