"""What every game with desks has: choosing, destroying, meeting, reading all again, and the look after each step."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.sync.licht import Tafel
from wijdesk.models.values import Id
from wijdesk.sync.deelnemer import GELEZEN

getal = st.integers(0, 11)
balie = st.integers(0, 5)


class Spel(RuleBasedStateMachine):
    """Desks, and which of them did something since they were looked at."""

    tafels: list[Tafel]
    vuil: set[int]

    def tafel(self, welke: int) -> Tafel:
        """A desk that is about to do something."""
        raise NotImplementedError

    def _ronde(self, tafel: Tafel) -> None:
        """One round with the centre, with the troubles it may have."""
        raise NotImplementedError

    def kies(self, tafel: Tafel, soort: str, welke: int) -> Id | None:
        """A row of this kind, when there is one."""
        rijen = tafel.rijen(soort)
        return rijen[welke % len(rijen)] if rijen else None

    @rule(b=balie, welke=getal, soort=st.sampled_from(["persoon", "huishouden"]))
    def vernietig(self, b: int, welke: int, soort: str) -> None:
        tafel = self.tafel(b)
        id_ = self.kies(tafel, soort, welke)
        if id_ is not None and (soort == "persoon" or not tafel.rijen("huishouden", "casus_id IS NOT NULL")):
            tafel.vernietig(id_)

    @rule(b=balie)
    def deel(self, b: int) -> None:
        self._ronde(self.tafel(b))

    @rule(b=balie)
    def lees_opnieuw(self, b: int) -> None:
        """A desk forgets how far it read, and gets everything once more."""
        tafel = self.tafel(b)
        tafel.kast.put(GELEZEN, b"{}")
        self._ronde(tafel)

    @invariant()
    def tabellen_zijn_wat_de_regels_zeggen(self) -> None:
        for welke in self.vuil:
            assert self.tafels[welke].bevindingen() == []
        self.vuil.clear()
