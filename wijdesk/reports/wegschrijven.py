"""Puts finished bytes in a folder, all or nothing. Knows nothing of what is in them.

Every file is first written whole beside its place and then renamed, so that nobody opens half a report and an older
one stays when the disk is full.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from wijdesk.errors import SchijfVol, Storing

HALF = ".half-van-wijdesk"
"""How the name ends of a file that is being written. One that is still there an hour later was broken off."""
UUR = 3600
GEEN_RUIMTE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NietTeSchrijven(Storing):
    """The folder or a file in it cannot be written to."""

    soort = "niet_te_schrijven"


def schrijf_samen(doelmap: Path, bestanden: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files (name → content) into `doelmap`, which is made when it is not there; answers their paths. A name may
    have folders in it, parted by "/".

    Raises `SchijfVol` when there is no room and `NietTeSchrijven` when the folder or an older file is out of reach.
    """
    klaar: list[tuple[Path, Path]] = []
    try:
        doelmap.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in bestanden.items():
            doel = doelmap / naam
            doel.parent.mkdir(parents=True, exist_ok=True)
            _ruim_op(rest for rest in doel.parent.glob(f".*{HALF}") if _is_oud(rest))
            tijdelijk = doel.with_name(f".{doel.name}.{secrets.token_hex(4)}{HALF}")
            klaar.append((tijdelijk, doel))
            with tijdelijk.open("xb") as bestand:
                bestand.write(inhoud)
                bestand.flush()
                os.fsync(bestand.fileno())
        for tijdelijk, doel in klaar:
            tijdelijk.replace(doel)
    except OSError as fout:
        _ruim_op(tijdelijk for tijdelijk, _ in klaar)
        raise _storing(fout) from fout
    return tuple(doel for _, doel in klaar)


def _is_oud(pad: Path) -> bool:
    try:
        return pad.stat().st_mtime < time.time() - UUR
    except OSError:
        return False


def _ruim_op(paden: Iterable[Path]) -> None:
    for pad in paden:
        with contextlib.suppress(OSError):
            pad.unlink()


def _storing(fout: OSError) -> Storing:
    if fout.errno in GEEN_RUIMTE:
        return SchijfVol(
            "Er is geen ruimte meer op de schijf. Het bestand is niet opgeslagen.",
            uitweg="Maak ruimte vrij of kies een andere map, en probeer het opnieuw.",
        )
    return NietTeSchrijven(
        "In deze map kan niet geschreven worden. Het bestand is niet opgeslagen.",
        uitweg="Kies een andere map. Staat een ouder bestand nog open in een ander programma, sluit het dan eerst.",
    )
