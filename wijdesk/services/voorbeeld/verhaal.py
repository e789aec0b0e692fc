"""What happens in one made-up casus from day to day, as steps: a moment, and what a casemanager asks the desk to do.

Pure: a step is given what earlier steps answered (a `Kaart`) and makes the request; who carries it out is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.values import Id
from wijdesk.services.voorbeeld.casussen import VoorbeeldCasus
from wijdesk.services.voorbeeld.gezinnen import Gezinslid
from wijdesk.services.voorbeeld.teksten import Onderwerp, Schrijver, ontleed

HUISHOUDEN = "huishouden"


class NogNiet(LookupError):
    """A step needs the answer of one that was not there: the term had ended already, say."""


@dataclass(slots=True)
class Kaart:
    """What earlier steps of this casus answered, by name, and new ids."""

    ids: Callable[[], Id]
    bekend: dict[str, Id] = field(default_factory=dict)

    def __getitem__(self, sleutel: str) -> Id:
        if sleutel not in self.bekend:
            raise NogNiet(sleutel)
        return self.bekend[sleutel]


@dataclass(frozen=True, slots=True)
class Stap:
    """At this moment (Amsterdam, no offset) this is asked; the answer is kept under `sleutel`."""

    moment: datetime
    maak: Callable[[Kaart], Opdracht[Any]]
    sleutel: str = ""


class Verhaal:
    """Collects the steps of one casus; the parts (plan, contact, hand-offs) add to it."""

    def __init__(self, casus: VoorbeeldCasus, woorden: dict[str, Any], *, nu: datetime, rng: Random) -> None:
        self.casus, self.woorden, self.rng, self.nu = casus, woorden, rng, nu
        self.thema = casus.thema
        self.begin = (nu - timedelta(days=casus.dagen)).date()
        self.einde = nu if not casus.gesloten else datetime.combine(self.dag(casus.gesloten), time(16, 30))
        self.stappen: list[Stap] = []
        self.p = casus.hoofd or casus.gezin.volwassenen[0]
        volwassen = [lid for lid in casus.gezin.volwassenen if lid is not self.p]
        self.q = volwassen[0] if volwassen else self.p
        self.kind = next((lid for lid in casus.gezin.kinderen if lid.jaren >= 4), self.p)
        if casus.thema["naam"] == "pleeg":
            self.kind = casus.gezin.kinderen[-1]
        vrouw = self.p.geslacht == "vrouw"
        self._schrijver = Schrijver(
            {
                "p": [self.p.naam], "q": [self.q.naam], "kind": [self.kind.naam],
                "zij": ["zij" if vrouw else "hij"], "haar": ["haar" if vrouw else "zijn"],
                "hem": ["haar" if vrouw else "hem"],
            },
            rng,
        )  # fmt: skip

    # Words and days --------------------------------------------------------------------------------------------------

    def zin(self, ruw: str) -> str:
        """One template with the names of this family in it."""
        return self._schrijver.schrijf(ontleed(ruw.strip()), Onderwerp())

    def een(self, lijst: Sequence[str]) -> str:
        """One of these templates."""
        return self.zin(self.rng.choice(lijst))

    def dag(self, na: int) -> date:
        """So many days after opening, moved from a weekend to the Monday after it."""
        dag = self.begin + timedelta(days=na)
        return dag + timedelta(days=max(0, 7 - dag.weekday()) if dag.weekday() > 4 else 0)

    def moment(self, na: int) -> datetime:
        """A moment in office hours of that day."""
        return datetime.combine(self.dag(na), time(9)) + timedelta(minutes=self.rng.randint(0, 440))

    def gebeurd(self, na: int, *, marge: int = 1) -> bool:
        """Whether that day lies before the end of the story."""
        return datetime.combine(self.dag(na), time(17)) <= self.einde - timedelta(days=marge)

    @property
    def lengte(self) -> int:
        """Days from opening to closing, or to now."""
        return (self.einde.date() - self.begin).days

    # Steps -----------------------------------------------------------------------------------------------------------

    def stap(self, moment: datetime, maak: Callable[[Kaart], Opdracht[Any]], sleutel: str = "") -> None:
        """Add a step; what would lie after now never happened."""
        if moment < self.nu:
            self.stappen.append(Stap(moment, maak, sleutel))

    def op_volgorde(self) -> list[Stap]:
        """All of it, by moment; who was first added goes first at the same moment."""
        return sorted(self.stappen, key=lambda stap: stap.moment)


def wie(lid: Gezinslid) -> str:
    """What the id of this person is kept under."""
    return f"persoon {lid.sleutel}"
