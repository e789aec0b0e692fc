"""A city of desks around one centre, without stores but for those that are looked at: for rounds without news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tests.conftest import MAANDAG_9_UUR
from tests.sync.licht import Tafel, Teller
from tests.sync.papieren import Ladekast, mutaties
from wijdesk.models.journaal import BEGIN
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding, beheer, sleutels
from wijdesk.sync.centrum import Centrum, Merk, Naam
from wijdesk.sync.deelnemer import INGESCHREVEN, TEAM
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.rooster import BEHEER
from wijdesk.sync.verzegeld import verzegel

TEAMS = tuple(Id(bytes([nr]) * 16) for nr in range(1, 13))


class Stad:
    """A beheerder's desk of all twelve teams and one of the first, each in memory, and others that only wrote once.

    Each of the others also began a second chain, as after a backup that was put back.
    """

    def __init__(self, balies: int, maak: Callable[[Callable[[], int], Merk], Centrum] = GeheugenCentrum) -> None:
        self.ids, self.tijd = Teller(), [MAANDAG_9_UUR]
        self.merk = Merk(centrum=self.ids(), generatie=1)
        self.centrum = maak(lambda: self.tijd[0], self.merk)
        self.beheer, self.balie = (Tafel(naam, self.ids, self.tijd) for naam in ("beheer", "balie"))
        namen = {team: f"Team {nr}" for nr, team in enumerate(TEAMS, start=1)}
        beheer.richt_in(self.beheer.kast, self.centrum, teams=namen, nu=self.tijd[0])
        self._laat_toe(self.beheer, TEAMS, rol=BEHEER)
        self._laat_toe(self.balie, TEAMS[:1])
        for nummer in range(balies):
            self._schrijver(TEAMS[nummer % len(TEAMS)])
        for tafel in (self.beheer, self.balie, self.beheer, self.balie, self.beheer):
            tafel.ronde(self.centrum)
            beheer.aanvragen(self.beheer.kast, self.centrum)

    def _laat_toe(self, tafel: Tafel, teams: tuple[Id, ...], rol: str = "schrijven") -> None:
        tafel.kast.put(INGESCHREVEN, tafel.winkel.balie_id)
        tafel.kast.put(TEAM, teams[0])
        self._vraag(tafel.kast, tafel.winkel.balie_id, teams, rol)

    def _vraag(self, kast: Any, balie: Id, teams: tuple[Id, ...], rol: str = "schrijven") -> None:
        nu = self.tijd[0]
        aanvraag = aanmelding.vraag_aan(kast, self.centrum, balie=balie, toestel=balie, teams=teams, nu=nu)
        beheer.laat_toe(self.beheer.kast, self.centrum, aanvraag, teams=teams, historie=True, nu=nu, rol=rol)

    def _schrijver(self, team: Id) -> None:
        kast, eerste, tweede = Ladekast(), self.ids(), self.ids()
        self._vraag(kast, eerste, (team,))
        bij = aanmelding.werk_bij(kast, self.centrum, balie=eerste)
        assert bij is not None
        aanmelding.begin_keten(kast, self.centrum, bij.rooster, keten=tweede, team=team, nu=self.tijd[0])
        for keten in (eerste, tweede):
            self.centrum.plaats(
                verzegel(
                    mutaties(self.ids, 1), rooster=bij.rooster, merk=self.merk, team=team, keten=keten, van=1,
                    kop_voor=BEGIN, gezien={}, nu=self.tijd[0], teken=kast.laden[sleutels.TEKEN],
                )
            )  # fmt: skip


class Geteld:
    """A centre that counts what is asked of it; `meegestuurd` counts chains named in questions for news."""

    def __init__(self, centrum: Centrum) -> None:
        self._centrum = centrum
        self.keren: Counter[str] = Counter()
        self.meegestuurd = 0

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        self.keren["lijst"] += 1
        self.meegestuurd += len(na_per_balie)
        return self._centrum.lijst(team, na_per_balie)

    def __getattr__(self, naam: str) -> Any:
        werk = getattr(self._centrum, naam)
        if not callable(werk):
            return werk

        def geteld(*wat: Any) -> Any:
            self.keren[naam] += 1
            return werk(*wat)

        return geteld


def tel(stad: Stad, tafel: Tafel) -> Geteld:
    """What a round without news asks, that of the beheerder with looking who asks to be let in."""
    geteld = Geteld(stad.centrum)
    uit = tafel.ronde(geteld)
    assert (uit.gedeeld, uit.gehaald, uit.stil) == (0, 0, {})
    if tafel is stad.beheer:
        assert beheer.aanvragen(tafel.kast, geteld) == []
    return geteld


def alle(steden: Iterable[Stad]) -> list[tuple[Stad, Tafel]]:
    """Both desks of each."""
    return [(stad, tafel) for stad in steden for tafel in (stad.beheer, stad.balie)]
