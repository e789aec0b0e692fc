"""A computer that was moved from is emptied: the keys first, without which nothing of the rest can be read."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from wijdesk.settings import SLEUTELBESTAND
from wijdesk.store.bestanden import schrijf_veilig, storing_van, sync_map

BESTANDEN = (
    "balie.db*",
    "balie-*.db*",
    "sleutels.json*",
    "bewaking.json*",
    "waterpeil.json*",
    "wissel.json*",
    "pogingen.json*",
    "vernietigd*.register*",
    "log.wacht*",
    "winkel.slot",
)
MAPPEN = ("reservekopieen", "alleen-lezen", "terugzetten", "herstel-van-centrum")
"""What the program makes in the folder of a store; what somebody else put there stays."""


def wis_map(map_: Path) -> None:
    """Take away everything of a store, its backups here too. The store must not be open. Raises a Storing.

    The key slots are overwritten before anything goes: what a disk keeps of a file that was taken away is encrypted.
    """
    try:
        for sleutels in (map_ / SLEUTELBESTAND, *map_.glob(f"*/**/{SLEUTELBESTAND}")):
            if sleutels.is_file():
                schrijf_veilig(sleutels, b"", wis_oud=True)
        for naam in MAPPEN:
            if (map_ / naam).is_dir():
                shutil.rmtree(map_ / naam)
        for patroon in BESTANDEN:
            for pad in map_.glob(patroon):
                pad.unlink(missing_ok=True)
        sync_map(map_)
    except OSError as fout:
        raise storing_van(fout) from None
    with suppress(OSError):
        map_.rmdir()  # unless something else is in it
