"""Backups of a store that nobody has open: made, listed, put back. The open desk makes its own (`Bureau`)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from wijdesk.app.bureau import bureau_open
from wijdesk.store import backup, keys
from wijdesk.store.backup import Verlies
from wijdesk.store.bestanden import eis_lokale_schijf, storing_van, vergrendel


def maak_reservekopie(map_: Path, naam: str, wachtwoord: str, naar: Path | None = None) -> Path:
    """A backup of a store that nobody has open."""
    with bureau_open(map_, naam, wachtwoord) as bureau:
        return bureau.reservekopie(naar)


def reservekopieen(map_: Path) -> tuple[tuple[Path, datetime], ...]:
    """The automatic backups of a store with the moment of each (UTC), newest first."""
    return tuple((kopie, backup.moment_van(kopie)) for kopie in backup.lijst(map_))


def zet_reservekopie_terug(map_: Path, van: Path, naam: str, wachtwoord: str) -> tuple[Verlies, Path | None]:
    """Put a backup back; answers what that loses and where the present file was put aside."""
    sleutel = keys.ontgrendel(map_ if keys.leesbaar(map_) else van, naam, wachtwoord).sleutel
    try:
        map_.mkdir(parents=True, exist_ok=True)  # the whole folder may be gone, or this may be another computer
    except OSError as fout:
        raise storing_van(fout) from None
    eis_lokale_schijf(map_)
    slot = vergrendel(map_)
    try:
        verlies = backup.verlies(map_, van, sleutel)
        return verlies, backup.zet_terug(map_, van, sleutel)
    finally:
        slot.release()
