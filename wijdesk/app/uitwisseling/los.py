"""Calls to a centre that may never come back, made beside everything and left behind when nobody waits any longer.

A network drive that fell away holds a thread in the system until it gives up, and so does a server that went silent.
No button ends that, and whoever closes the window must not have to wait for it: the call goes on in a thread that ends
with the program. It touches no widget, and the store refuses it once the desk is closed (`Bureau.sluit`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from wijdesk.app.uitwisseling.volg import Gestopt
from wijdesk.models.rows.delen import Vordering

T = TypeVar("T")
Nieuws = Callable[[Any], None]

KIJK_S = 0.1
"""How often is looked whether somebody wants to stop."""
GENADE_S = 0.5
"""So long a call may still come back after that, so that work that is getting on stops at its own next step."""
EERST_NA_S, TUSSEN_S = 1.0, 0.5
"""How far a round is, is told from here on and so often. Most are over before."""
HANGT_S = 2.0
"""So long may a call take that a program that is closing waits for. A call on a line of 64 kbit/s takes less, unless it
carries a lot: that goes the next time."""


class Melder:
    """Tells how far a round is, not before it lasts and not more often than somebody can read."""

    def __init__(self, meld: Callable[[Vordering], None], *, klok: Callable[[], float] = time.monotonic) -> None:
        self._meld, self._klok = meld, klok
        self._weer = klok() + EERST_NA_S

    def __call__(self, vordering: Vordering) -> None:
        """How far it is."""
        if (nu := self._klok()) >= self._weer:
            self._weer = nu + TUSSEN_S
            self._meld(vordering)


def los(werk: Callable[[Nieuws], T], *, gestopt: Callable[[], bool], bij_nieuws: Nieuws = lambda _: None) -> T:
    """Do `werk(meld)` in a thread that may be left behind; `bij_nieuws` gets, in this thread, what it tells meanwhile.

    Raises what `werk` raised, or Gestopt when `gestopt` said so before it was done: it is left behind then.
    """
    post: SimpleQueue[tuple[str, Any]] = SimpleQueue()

    def doe() -> None:
        try:
            post.put(("klaar", werk(lambda iets: post.put(("nieuws", iets)))))
        except BaseException as fout:  # noqa: BLE001 - it is raised again where somebody waits
            post.put(("fout", fout))

    threading.Thread(target=doe, name="wijdesk-centrum", daemon=True).start()
    over = GENADE_S
    while True:
        try:
            wat, iets = post.get(timeout=KIJK_S)
        except Empty:
            over -= KIJK_S if gestopt() else 0
            if over <= 0:
                raise Gestopt from None
            continue
        if wat == "nieuws":
            bij_nieuws(iets)
        elif wat == "fout":
            raise iets
        else:
            klaar: T = iets
            return klaar


def wacht_af(draad: threading.Thread, *, stappen: Callable[[], int], hoogstens: float) -> bool:
    """Wait for a thread while it gets on; whether it is done. `stappen` counts, and stands still when a call hangs."""
    over, stil, laatst = hoogstens, 0.0, stappen()
    while draad.is_alive() and over > 0 and stil < HANGT_S:
        draad.join(KIJK_S)
        over -= KIJK_S
        stil += KIJK_S
        if (nu := stappen()) != laatst:
            laatst, stil = nu, 0.0
    return not draad.is_alive()
