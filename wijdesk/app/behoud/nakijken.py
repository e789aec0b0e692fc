"""Looking whether the store is sound: quickly, beside the window, and once a day everything.

Looking at everything reads the whole journal and makes every table anew in memory. So it is done in a process of its
own, with low priority: it takes no turn of the interpreter from the window, its memory goes with it, and it can be
ended at any moment. The key goes to it through a pipe, never by an argument or the environment.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.app.kopieen import DOEL, eis_recht
from wijdesk.errors import Storing
from wijdesk.models.logsoort import HERSTEL, Logregel
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import peil, staat

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau

STAPPEN = 50_000
"""Steps of the database between two looks whether to stop."""
KIND = "nakijken-als-kind"
"""The command the other process is started with; it asks for nothing and has nothing to say to a person."""
ZACHT = 10
"""How much more patient than the window (nice)."""
EVEN = 0.2
"""Seconds between two looks whether to stop."""


def kijk_na(bureau: Bureau, db: Any) -> tuple[str, ...]:
    """Everything that is wrong with the store, a sentence each. `db` is a connection of one's own."""
    from wijdesk.store.controle import controleer

    zinnen = tuple(regel for bevinding in controleer(db) for regel in bevinding.regels())
    return (*zinnen, *kijk_op_peil(bureau))


def kijk_op_peil(bureau: Bureau) -> tuple[str, ...]:
    """Whether an older store or older keys were put back beside the program."""
    db = bureau.eigen_verbinding()
    try:
        klachten = (peil.klacht(bureau.map, bureau.bestandssleutel, db), peil.onthoud_sleutels(bureau.map, db))
    finally:
        db.close()
    return tuple(klacht for klacht in klachten if klacht)


def weet_ervan(bureau: Bureau) -> None:
    """Whoever looks after the store knows what was found, and goes on with it as it is. Raises Weigering."""
    eis_recht(bureau.rechten)
    peil.vergeet(bureau.map)
    staat.wijzig(bureau.map, lambda stand: stand.bevindingen.clear())
    bureau.noteer(Logregel("bevindingen van het nakijken gezien", None, DOEL, soort=HERSTEL))


def kijk_snel(bureau: Bureau, gestopt: Callable[[], bool]) -> bool:
    """Whether every page of the file can be read and fits; True too when it was stopped halfway. Any thread.

    Raises a Storing when the file does not even open.
    """
    db = bureau.eigen_verbinding()
    afgebroken = False

    def kijk() -> int:
        nonlocal afgebroken
        afgebroken = gestopt()
        return int(afgebroken)

    try:
        db.execute("PRAGMA cache_size = -2048")  # every page passes once
        db.set_progress_handler(kijk, STAPPEN)
        rij = db.execute("PRAGMA quick_check(1)").fetchone()
        return rij is not None and rij[0] == "ok"
    except verb.Fout as fout:
        if afgebroken:
            return True
        if verb.storing_van_database(fout) is None:
            raise
        return False
    finally:
        db.close()


def kijk_alles_na(bureau: Bureau, gestopt: Callable[[], bool]) -> tuple[str, ...] | None:
    """What a whole check finds, in a process of its own; None when it was stopped or could not be done now."""
    opdracht = [sys.executable, KIND] if getattr(sys, "frozen", False) else [sys.executable, "-m", "wijdesk", KIND]
    vlaggen = 0
    if sys.platform == "win32":
        vlaggen = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
    kind = subprocess.Popen(  # noqa: S603 - our own program
        opdracht,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=vlaggen,
        text=True,
        encoding="utf-8",
    )
    vraag = json.dumps({"map": str(bureau.map), "sleutel": bureau.bestandssleutel.hex()})
    try:
        uit: str | None = None
        while uit is None:
            try:
                uit, _ = kind.communicate(vraag, timeout=EVEN)
            except subprocess.TimeoutExpired:
                vraag = ""  # it was handed over; asking again only waits on
                if gestopt():
                    return None
        return tuple(json.loads(uit)) if kind.returncode == 0 else None
    except (OSError, ValueError):
        return None
    finally:
        if kind.poll() is None:
            kind.kill()
            with suppress(OSError, ValueError):
                kind.communicate()


def als_kind() -> int:
    """What that process does: read where and with which key, check, and answer the sentences."""
    vraag = json.loads(sys.stdin.read())
    if sys.platform != "win32":
        os.nice(ZACHT)
    from wijdesk.store.controle import controleer

    try:
        db = verb.verbind(Path(vraag["map"]), bytes.fromhex(vraag["sleutel"]), lezen=True)
    except Storing:
        return 1
    try:
        db.execute("BEGIN")  # the desk goes on writing: everything is looked at as it is now
        sys.stdout.write(json.dumps([regel for bevinding in controleer(db) for regel in bevinding.regels()]))
    finally:
        db.close()
    return 0
