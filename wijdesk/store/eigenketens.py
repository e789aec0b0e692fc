"""Which entries were made at this desk, by the chains it writes and wrote. Plain DB-API: for who reads and who writes.

An entry names the chain that was being written when it was made, for ever; a desk gets another with a second team, a
centre that was put back, or a twin. Of a chain that was left, what stands in it past the place where it was left is
the twin's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wijdesk.models.values import Id
from wijdesk.store.kast import Kast

VERLATEN = "verlaten"
"""Under this name in the cupboard: [name, chain, number] of names this desk does not write under any more."""
INGESCHREVEN = "balie"
"""The chain this desk was let in with; after a store was healed it writes another."""
SCHRIJFT = "schrijft"
"""The chains of a desk of several teams (`teamketens.Staat`)."""

Rijen = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]


class EigenKetens:
    """Answers whether an entry was made here. Reads the cupboard once; make a new one for each question."""

    def __init__(self, rijen: Rijen) -> None:
        self._rijen = rijen
        self._nu = {bytes(rij[0]).hex() for rij in rijen("SELECT balie_id FROM winkel", ())}
        self._verlaten: dict[str, list[tuple[bytes, int]]] = {}
        kast = {naam: bytes(waarde) for naam, waarde in rijen(
            "SELECT naam, waarde FROM kast WHERE naam IN (?, ?, ?)", (VERLATEN, INGESCHREVEN, SCHRIJFT)
        )}  # fmt: skip
        if ingeschreven := kast.get(INGESCHREVEN):
            self._nu.add(ingeschreven.hex())
        if schrijft := kast.get(SCHRIJFT):
            staat = json.loads(schrijft)
            self._nu |= {*staat["ketens"].values(), *staat["eerder"]}
        for naam, keten, tot in json.loads(kast.get(VERLATEN, b"[]")):
            self._verlaten.setdefault(naam, []).append((bytes.fromhex(keten), tot))

    @property
    def namen(self) -> frozenset[str]:
        """All chains (hex) this desk writes or wrote under."""
        return frozenset(self._nu | self._verlaten.keys())

    def is_hier(self, balie: str, mutatie: str = "") -> bool:
        """Whether the entry `mutatie` that names the chain `balie` (both hex) was made at this desk."""
        verlaten = self._verlaten.get(balie)
        if verlaten is None or not mutatie:
            return balie in self._nu or verlaten is not None
        voorbij = "SELECT 1 FROM keten WHERE mutatie_id = ? AND balie_id = ? AND volgnr > ?"
        return not any(self._rijen(voorbij, (bytes.fromhex(mutatie), keten, tot)) for keten, tot in verlaten)


def onthoud_verlaten(kast: Kast, namen: Iterable[Id], keten: Id, tot: int) -> None:
    """This desk goes on in another chain: it left `keten` after `tot`, and writes under none of `namen` any more."""
    eerder = json.loads(kast.get(VERLATEN) or b"[]")
    erbij = [[naam.hex(), keten.hex(), tot] for naam in sorted(set(namen))]
    kast.put(VERLATEN, json.dumps([*eerder, *erbij], separators=(",", ":")).encode())
