"""Which desk writes which chain, and for which team: a desk begins another chain when it was put back or copied, when
the centre was, and for every further team. Only those who read along can tell afterwards whose chain stands still.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from wijdesk.models.values import Id
from wijdesk.sync import bord
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.sleutels import Kast

KETENS = "ketens.van"
"""Under this name in the cupboard: per chain its desk (empty when nobody knows) and its team."""


class Schrijver(NamedTuple):
    """Who writes a chain, as enrolled; None when nobody on the rooster does."""

    balie: Id | None
    team: Id


@dataclass(slots=True)
class Schrijvers:
    """The writers of the chains of one centre, asked of the board once a round."""

    kast: Kast
    centrum: Centrum
    rooster: Rooster
    _nu: dict[Id, Id | None] = field(default_factory=dict)

    def van(self, keten: Id) -> Id | None:
        """The desk that writes a chain; None when nobody on the rooster does."""
        if keten not in self._nu:
            self._nu[keten] = bord.schrijver_van(self.centrum, self.rooster, keten)
        return self._nu[keten]

    def is_van(self, keten: Id, balie: Id) -> None:
        """This desk has just said that it writes this chain."""
        self._nu[keten] = balie

    def onthoud(self, ketens: Mapping[Id, Id]) -> None:
        """Remember whose these chains (with their teams) are; a board that was put back may have lost who said so."""
        bekend = lees(self.kast)
        nieuw = {
            keten: Schrijver(self.van(keten), team)
            for keten, team in ketens.items()
            if keten not in bekend or bekend[keten].balie is None or bekend[keten].team != team
        }
        wordt = {keten: er for keten, er in nieuw.items() if er != bekend.get(keten)}
        if wordt:
            inhoud = {
                keten.hex(): [er.balie.hex() if er.balie else "", er.team.hex()]
                for keten, er in {**bekend, **wordt}.items()
            }
            self.kast.put(KETENS, json.dumps(inhoud, separators=(",", ":")).encode())


def lees(kast: Kast) -> dict[Id, Schrijver]:
    """What was remembered."""
    inhoud: dict[str, list[str]] = json.loads(kast.get(KETENS) or b"{}")
    uit = bytes.fromhex
    return {
        Id(uit(keten)): Schrijver(Id(uit(balie)) if balie else None, Id(uit(team)))
        for keten, (balie, team) in inhoud.items()
    }
