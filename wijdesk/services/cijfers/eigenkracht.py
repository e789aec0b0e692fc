"""Which actions of a plan the family itself or its network carried out on a day: read back from the journal.

An action says what holds now; whoever adds or drops one later must not change what a month before that was. An action
without entries (a store filled from outside the program) counts as it is, since ever.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml
from wijdesk.store.lezer import Lezer
from wijdesk.store.zoekregels import stukken

Stap = tuple[int, bool]
"""Since a moment (ms UTC) an action counts, or does not any more."""


@cache
def eigen_uitvoerders() -> tuple[str, ...]:
    """The codes of who carries out an action that are the family itself or its network."""
    return tuple(rij["code"] for rij in lees_toml("codes/uitvoerder.toml")["code"] if rij.get("eigen"))


class Eigenkracht:
    """Reads what it is asked for once, so that a line through many months reads each plan one time."""

    def __init__(self, lezer: Lezer) -> None:
        self._lezer = lezer
        self._acties: dict[bytes, list[list[Stap]]] = {}

    def op(self, plannen: Collection[bytes], moment: int) -> Counter[bytes]:
        """Of each of these plans how many such actions it had at a moment; a plan without is left out."""
        self._lees(plannen)
        return +Counter(
            {plan: sum(_telt(stappen, moment) for stappen in self._acties.get(plan, ())) for plan in plannen}
        )

    def dagen(self, plan: bytes) -> list[tuple[str, int]]:
        """From which day on (ISO, local) a plan had such an action (1) or had none (0), as at the end of that day."""
        self._lees((plan,))
        uit: list[tuple[str, int]] = []
        momenten = sorted({moment for stappen in self._acties.get(plan, ()) for moment, _ in stappen})
        for moment in momenten:
            dag = "" if moment == 0 else lokaal(moment).date().isoformat()
            er = int(any(_telt(stappen, moment) for stappen in self._acties[plan]))
            if uit and uit[-1][0] == dag:
                uit.pop()
            if er != (uit[-1][1] if uit else 0):
                uit.append((dag, er))
        return uit

    def _lees(self, plannen: Iterable[bytes]) -> None:
        nieuw = sorted({Id(plan) for plan in plannen} - self._acties.keys())
        for stuk in stukken(nieuw):
            rijen: dict[tuple[bytes, bytes], list[tuple[int, str, str, str]]] = defaultdict(list)
            for plan, actie, op, *wat in self._lezer.rows(
                "SELECT a.plan_id, a.id, json_extract(m.kop, '$.t'), json_extract(m.inhoud, '$.v.uitvoerder'), "  # noqa: S608
                "json_extract(m.inhoud, '$.v.niet_meer_nodig'), json_extract(m.inhoud, '$.v.status') "
                f"FROM actie a JOIN mutatie m ON m.rij = a.id WHERE a.plan_id IN ({', '.join('?' * len(stuk))}) "
                "AND m.inhoud IS NOT NULL ORDER BY m.id",
                stuk,
            ):
                wie, reden, status = wat
                rijen[plan, actie].append((op, wie, reden, status))
            for plan in stuk:
                self._acties[plan] = []
            for plan, actie, wie, reden, status in self._lezer.rows(
                "SELECT plan_id, id, uitvoerder, niet_meer_nodig, status FROM actie "  # noqa: S608
                f"WHERE plan_id IN ({', '.join('?' * len(stuk))})",
                stuk,
            ):
                gezegd = rijen.get((plan, actie)) or [(0, wie, reden, status)]
                self._acties[plan].append(_stappen(gezegd))


def _stappen(gezegd: Sequence[tuple[int, str | None, str | None, str | None]]) -> list[Stap]:
    wie, reden, status = "", "", "actief"
    uit: list[Stap] = []
    for op, nu_wie, nu_reden, nu_status in gezegd:
        wie = wie if nu_wie is None else nu_wie
        reden = reden if nu_reden is None else nu_reden
        status = status if nu_status is None else nu_status
        uit.append((op, wie in eigen_uitvoerders() and not reden and status == "actief"))
    return uit


def _telt(stappen: Sequence[Stap], moment: int) -> bool:
    return next((telt for op, telt in reversed(stappen) if op <= moment), False)
