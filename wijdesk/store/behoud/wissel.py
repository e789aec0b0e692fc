"""A file that is being replaced: should that be broken off in the middle, the one that was there comes back.

The present file is set aside before another takes its place, and between those two there is none. So what is being
done is written beside it first; whoever finds that note and no file puts back what was set aside.
"""

from __future__ import annotations

import json
from pathlib import Path

from wijdesk.settings import BRIEFJE, WINKELBESTAND
from wijdesk.store.behoud import peil
from wijdesk.store.bestanden import schrijf_veilig, storing_van, sync_map

WERKMAP = "terugzetten"
"""In the folder of the store, while a backup is being put back: the file as it will be."""
HERSTELMAP = "herstel-van-centrum"
"""The same while everything is read again from the centre; what was read stays when that is broken off."""
DELEN = ("", "-wal", "-shm")
"""The file and what belongs to it, in the order in which they are set aside: without its file a WAL does nothing."""


def begin(map_: Path, apart: str) -> None:
    """From here on the present file is on its way to this name. Raises a Storing."""
    schrijf_veilig(map_ / BRIEFJE, json.dumps({"apart": apart}).encode())


def klaar(map_: Path) -> None:
    """Another file is in its place."""
    (map_ / BRIEFJE).unlink(missing_ok=True)


def maak_af(map_: Path) -> None:
    """Put back what was set aside when nothing took its place; nothing when no replacement was broken off.

    The store must not be open. Raises a Storing.
    """
    try:
        apart = Path(str(json.loads((map_ / BRIEFJE).read_text(encoding="utf-8"))["apart"])).name
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):
        apart = ""
    try:
        if apart and (map_ / WINKELBESTAND).exists():
            if any((map_ / f"{apart}{deel}").exists() for deel in DELEN):  # only the note was left
                peil.vergeet(map_)
        elif apart:
            for deel in reversed(DELEN):  # the file last: until then it is not there
                if (map_ / f"{apart}{deel}").exists():
                    (map_ / f"{apart}{deel}").replace(map_ / f"{WINKELBESTAND}{deel}")
        klaar(map_)
        sync_map(map_)
    except OSError as fout:
        raise storing_van(fout) from None
