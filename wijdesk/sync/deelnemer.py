"""A desk as it takes part in the exchange: its store, its cupboard, its clock, and what it remembers of the centre."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from wijdesk.models.journaal import BEGIN
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.store import eigenketens
from wijdesk.store.eigenketens import SCHRIJFT
from wijdesk.store.engine import Winkel
from wijdesk.store.teamketens import staat_uit
from wijdesk.sync.sleutels import Kast

T = TypeVar("T")

GELEZEN = "gelezen"
"""Under this name in the cupboard: the generatie, and per chain how far it was read and the hash there."""
GEDEELD = "gedeeld"
"""Before the name of a chain of this desk: its last segment that is known to be at the centre, from and up to."""
INGESCHREVEN = eigenketens.INGESCHREVEN
"""The chain this desk was enrolled with: by that name the rooster knows it."""
TEAM = "team"
"""The team this desk wrote for first: what is nobody's is that team's."""


class Op(Protocol):
    """Does something with the open store, between two writes."""

    def __call__(self, werk: Callable[[Winkel], T], /) -> T:
        """What `werk` answers."""


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Everything a round needs of one desk."""

    op: Op
    kast: Kast
    klok: Klok
    ids: IdMaker

    @property
    def keten(self) -> Id:
        """The chain of its own journal: at a desk of one team the one it publishes."""
        return self.op(lambda winkel: winkel.balie_id)

    @property
    def schrijft(self) -> dict[Id, Id]:
        """Per team the chain it publishes; also of a team it may not write for any more."""
        staat = staat_uit(self.kast.get(SCHRIJFT))
        if staat is not None:
            return staat.ketens
        return {self.team: self.keten} if self.team is not None else {}

    @property
    def ingeschreven(self) -> Id:
        """The chain it was enrolled with."""
        return Id(self.kast.get(INGESCHREVEN) or self.keten)

    @property
    def team(self) -> Id | None:
        """The team it wrote for first; None before it asked to be let in."""
        waarde = self.kast.get(TEAM)
        return Id(waarde) if waarde else None


@dataclass(slots=True)
class Leesstand:
    """How far every chain was read in this generatie of the centre, and for which team it is written."""

    generatie: int
    ketens: dict[Id, tuple[int, bytes]]
    teams: dict[Id, Id]

    def van(self, balie: Id) -> tuple[int, bytes]:
        """Number and hash of the last entry that was read."""
        return self.ketens.get(balie, (0, BEGIN))

    @property
    def nummers(self) -> Mapping[Id, int]:
        """Per chain the last number."""
        return {balie: volgnr for balie, (volgnr, _) in self.ketens.items()}

    def nummers_van(self, team: Id) -> dict[Id, int]:
        """The same, of the chains that are written for one team."""
        return {balie: volgnr for balie, (volgnr, _) in self.ketens.items() if self.teams[balie] == team}

    def bewaar(self, kast: Kast) -> None:
        """Keep it in the cupboard."""
        inhoud = {
            "generatie": self.generatie,
            "ketens": {
                balie.hex(): [volgnr, schakel.hex(), self.teams[balie].hex()]
                for balie, (volgnr, schakel) in self.ketens.items()
            },
        }
        kast.put(GELEZEN, json.dumps(inhoud, separators=(",", ":")).encode())


def leesstand(kast: Kast, generatie: int) -> Leesstand:
    """What was read in this generatie; nothing when it is a new one: every chain is read again, which is harmless."""
    waarde = kast.get(GELEZEN)
    inhoud: dict[str, Any] = json.loads(waarde) if waarde else {}
    if inhoud.get("generatie") != generatie:
        return Leesstand(generatie, {}, {})
    van_hex = bytes.fromhex
    return Leesstand(
        generatie,
        {Id(van_hex(balie)): (stand[0], van_hex(stand[1])) for balie, stand in inhoud["ketens"].items()},
        {Id(van_hex(balie)): Id(van_hex(stand[2])) for balie, stand in inhoud["ketens"].items()},
    )


def gedeeld(kast: Kast, keten: Id) -> tuple[int, int]:
    """The last segment (from, up to) of this chain that is known to be at the centre; (0, 0) when there is none."""
    waarde = kast.get(f"{GEDEELD}/{keten.hex()}")
    if not waarde:
        return 0, 0
    return int.from_bytes(waarde[:8], "big"), int.from_bytes(waarde[8:], "big")


def zet_gedeeld(kast: Kast, keten: Id, van: int, tot: int) -> None:
    """Remember that. What counts is what is there; this only says what must be there still."""
    if gedeeld(kast, keten) != (van, tot):
        kast.put(f"{GEDEELD}/{keten.hex()}", van.to_bytes(8, "big") + tot.to_bytes(8, "big"))
