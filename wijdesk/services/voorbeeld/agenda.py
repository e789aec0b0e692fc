"""When a desk is busy: working days and holidays of a year, seasons, and the hours of a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from wijdesk.services.voorbeeld.toeval import Trekking

OPEN = time(8, 30)
"""The doors open; they close at 17:00."""


def pasen(jaar: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(jaar, f // 31, f % 31 + 1)


def vrije_dagen(jaar: int) -> frozenset[date]:
    """Dutch public holidays on which a desk is closed (Koningsdag moves to the 26th when the 27th is a Sunday)."""
    zondag = pasen(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag -= timedelta(days=1)
    vast = {date(jaar, 1, 1), koningsdag, date(jaar, 12, 25), date(jaar, 12, 26)}
    if jaar % 5 == 0:
        vast.add(date(jaar, 5, 5))
    return frozenset(vast | {zondag + timedelta(days=dagen) for dagen in (-2, 1, 39, 50)})


def werkdagen(jaar: int) -> list[date]:
    """Mondays to Fridays that are not a holiday."""
    vrij = vrije_dagen(jaar)
    eerste = date(jaar, 1, 1).toordinal()
    laatste = date(jaar, 12, 31).toordinal()
    dagen = (date.fromordinal(dag) for dag in range(eerste, laatste + 1))
    return [dag for dag in dagen if dag.weekday() < 5 and dag not in vrij]


class Agenda:
    """Draws moments in a year, or from `vanaf` (which may lie in an earlier one) on."""

    def __init__(self, kalender: dict[str, Any], *, jaar: int, tot: datetime | None, vanaf: date | None = None) -> None:
        weekdag, maand = kalender["weekdag"], kalender["maand"]
        tot = tot.replace(tzinfo=None) if tot else None
        self._tot = tot
        eerste = vanaf or date(jaar, 1, 1)
        alle = (dag for een in range(eerste.year, jaar + 1) for dag in werkdagen(een) if dag >= eerste)
        self.dagen = [dag for dag in alle if tot is None or datetime.combine(dag, OPEN) < tot]
        if not self.dagen:  # on New Year's day nothing has happened yet: show the last day of the old year
            self.dagen = werkdagen(jaar - 1)[-1:]
        self._dag = Trekking((dag, weekdag[dag.weekday()] * maand[dag.month - 1]) for dag in self.dagen)
        self._kwartier = Trekking(enumerate(kalender["uur"]))

    def moment(self, rng: Random) -> datetime:
        """A moment on which the desk is open and, with `tot`, not after it."""
        for _ in range(50):
            seconden = self._kwartier.bij(rng.random()) * 900 + int(rng.random() * 900)
            gekozen = datetime.combine(self._dag.bij(rng.random()), OPEN) + timedelta(seconds=seconden)
            if self._tot is None or gekozen <= self._tot:
                return gekozen
        return datetime.combine(self.dagen[0], OPEN)

    def momenten(self, aantal: int, rng: Random) -> list[datetime]:
        """So many moments, in order."""
        return sorted(self.moment(rng) for _ in range(aantal))
