"""The code lists as a writing use case needs them: what is known, and what an uitkomst means."""

from __future__ import annotations

from difflib import get_close_matches

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Code
from wijdesk.store.unit_of_work import UnitOfWork

KORTST = 4
"""A shorter word stands in too many codes to say which was meant."""


class Codeboek:
    """The code lists of the store, read once per operation."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._codes: dict[tuple[str, str], tuple[bool, str]] = uow.winkel.geheugen.get("code") or _lees(uow)
        uow.winkel.geheugen["code"] = self._codes

    def kent(self, lijst: str, code: str) -> bool:
        return (lijst, code) in self._codes

    def niet_in(self, lijst: str, code: str) -> str:
        """What is said of a code that is not on the list, with the one that was meant if that can be told."""
        alle = [bekend for naam, bekend in self._codes if naam == lijst]
        klein = {bekend.casefold(): bekend for bekend in alle}
        kaal = code.casefold()
        lijkt = [klein[er] for er in get_close_matches(kaal, klein, n=1, cutoff=0.8)]
        lijkt += [bekend for bekend in alle if len(kaal) >= KORTST and kaal in bekend.casefold()]
        bedoelt = f" Bedoelt u “{lijkt[0]}”?" if lijkt else ""
        return f"“{code}” staat niet in de lijst {lijst}.{bedoelt}"

    def eis(self, lijst: str, code: str, *, veld: str) -> None:
        """Refuse a code that is not on the list."""
        if not code:
            raise Weigering(f"Kies een {lijst}.", veld=veld)
        if not self.kent(lijst, code):
            raise Weigering(f"“{code}” staat niet in de lijst {lijst}.", veld=veld)

    def is_direct(self, uitkomst: str, *, gelukt: bool | None) -> bool:
        """Whether an uitkomst counts as direct afgehandeld; doorverbonden only when it worked."""
        return self._codes[("uitkomst", uitkomst)][0] and gelukt is not False

    def overdracht(self, uitkomst: str) -> str:
        """The kind of hand-over an uitkomst leaves; empty when none."""
        return self._codes[("uitkomst", uitkomst)][1]


def _lees(uow: UnitOfWork) -> dict[tuple[str, str], tuple[bool, str]]:
    rijen = uow.sessie.execute(
        select(Code.lijst, Code.code, Code.direct, Code.overdracht).where(Code.status == "actief")
    )
    return {(lijst, code): (direct, overdracht) for lijst, code, direct, overdracht in rijen}
