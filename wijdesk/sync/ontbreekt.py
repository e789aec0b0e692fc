"""Whether what was read here is still at the centre: a desk that only reads sees nothing else of a centre put back.

Who publishes looks at the end of its own chain. Of the others' chains one a round is asked from its last entry on, by
the same call that asks for what is new; once something is missing, all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from wijdesk.models.values import Id
from wijdesk.store import uitwisseling
from wijdesk.sync.centrum import Naam
from wijdesk.sync.deelnemer import Deelnemer, Leesstand

WEG = "weg"
"""Why a chain stands still of which something is missing that was read before."""
BEURT_MS = 60_000
"""So long it is the turn of one chain."""


@dataclass(slots=True)
class Toets:
    """What is looked at in one round."""

    balie: Deelnemer
    stand: Leesstand
    _gevraagd: set[Id] = field(default_factory=set)
    _gezien: set[Id] = field(default_factory=set)

    def na(self, nummers: Mapping[Id, int]) -> dict[Id, int]:
        """After what to ask of each chain: of those whose turn it is also the last that was read."""
        ketens = sorted(keten for keten, tot in nummers.items() if tot)
        if WEG not in self.balie.op(uitwisseling.stilstaande).values() and ketens:
            ketens = [ketens[self.balie.klok() // BEURT_MS % len(ketens)]]
        self._gevraagd.update(ketens)
        return {keten: tot - (keten in ketens) for keten, tot in nummers.items()}

    def nieuw(self, keten: Id, namen: Iterable[Naam]) -> list[Naam]:
        """The segments of a chain that were not read yet."""
        self._gezien.add(keten)
        tot = self.stand.van(keten)[0]
        return [naam for naam in namen if naam.tot > tot]

    def ontbreken(self, zonder: Iterable[Id]) -> set[Id]:
        """The chains of which the last that was read is not there, except these; it is kept that they stand still.

        What stands in a later chain too was offered again by who wrote it, and is not missing.
        """
        nu, weg = self.balie.klok(), set()
        for keten in self._gevraagd - self._gezien - set(zonder):
            if not self.balie.op(partial(uitwisseling.staat_ook_elders, balie=keten, volgnr=self.stand.van(keten)[0])):
                self.balie.op(partial(uitwisseling.zet_stil, balie=keten, reden=WEG, nu=nu))
                weg.add(keten)
        return weg
