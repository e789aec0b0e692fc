"""The latest moment this desk has known: what ends does not begin again because the clock of the computer went back.

What was said until a day or an hour (a rol, a purpose, an emergency) is judged by `moment`: the clock, or what the desk
knew before when that is later. While the clock is behind, time goes half as fast, so nothing stands still and the clock
catches up. A clock that jumps more than `STAP` ahead is believed after it said so on `DAGEN` days; until then its
moments count while it stands there and are not kept. A beheerder can say that the clock is right (`goed`). Kept in the
cupboard of the desk, in the encrypted file. No SQLAlchemy; why it is so: wijdesk/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from wijdesk.models.gegeven import dataclass
from wijdesk.models.logsoort import AANMELDEN, LOG, MISLUKT, OVER_INWONER, Logregel
from wijdesk.models.values import lokaal
from wijdesk.store.elders import Rijen
from wijdesk.store.kast import Kast

NAAM = "klok.stand"
MINUUT = 60_000
SPELING = 5 * MINUUT
"""Milliseconds a clock may be put right without a word."""
STAP_DAGEN = 30
STAP = STAP_DAGEN * 86_400_000
"""So far ahead in one step (ms) is believed at once: a team closes for a holiday."""
DAGEN = 3
"""Different days a clock has to stand further ahead before it is believed."""
MEEST_GETELD = 6 * 3_600_000
"""Milliseconds: what lies further apart between two readings is a clock that was put on, and no time that passed."""
REDEN = "klok"
"""Begins the reason of a line of the log that says it is of before what the desk knew; that moment (ms UTC) follows."""
TERUG = "de klok van deze computer is teruggezet"
DOEL = "bewaken van de klok"
_LEES = "SELECT waarde FROM main.kast WHERE naam = ?"
_TELT = frozenset({*OVER_INWONER, AANMELDEN})
"""Lines that come in the order in which they happened. A search may wait, and what tells of the log is of before."""


@dataclass(frozen=True, slots=True)
class Klokstand:
    """Moments in ms UTC, 0 for none. `zeker`: the latest the clock said; `geteld`: with what went by while it was
    behind; `gelezen`: what the clock said last.
    """

    zeker: int = 0
    geteld: int = 0
    gelezen: int = 0
    ver: tuple[str, ...] = ()
    """ISO days on which the clock stood further ahead than is believed at once."""

    def moment(self, nu: int) -> int:
        """What the clock says, or what the desk knows when that is later."""
        stap = nu - self.gelezen
        return max(nu, self.geteld + (stap // 2 if 0 < stap <= MEEST_GETELD else 0))

    def is_terug(self, nu: int) -> bool:
        """Whether a moment lies before what the desk knew, by more than a clock is put right."""
        return nu < self.zeker - SPELING

    def na(self, nu: int) -> Klokstand:
        """How it stands after the clock was read."""
        if not self.zeker or nu - self.zeker <= STAP:
            return Klokstand(max(self.zeker, nu), self.moment(nu), nu)
        dag = lokaal(nu).date()
        dichtbij = [d for d in self.ver if abs((date.fromisoformat(d) - dag).days) <= STAP_DAGEN]
        ver = tuple(dict.fromkeys((*dichtbij, dag.isoformat())))
        return Klokstand(nu, nu, nu) if len(ver) >= DAGEN else replace(self, ver=ver)


def lees(rijen: Rijen) -> Klokstand:
    """How it stands; nothing is known in a file that was never written in, or of what cannot be read."""
    gevonden = rijen(_LEES, (NAAM,))
    try:
        zeker, geteld, gelezen, *ver = json.loads(gevonden[0][0]) if gevonden else (0, 0, 0)
        return Klokstand(int(zeker), int(geteld), int(gelezen), tuple(map(str, ver)))
    except (ValueError, TypeError):
        return Klokstand()


def moment(rijen: Rijen, nu: int) -> int:
    """`Klokstand.moment` as it stands now."""
    return lees(rijen).moment(nu)


def dag(rijen: Rijen, nu: int) -> str:
    """The ISO day here of that moment."""
    return lokaal(moment(rijen, nu)).date().isoformat()


def reden(stand: Klokstand, tijd: int) -> str:
    """What to keep beside a line of the log of this moment; empty when nothing is wrong with the clock."""
    return f"{REDEN} {stand.zeker}" if stand.is_terug(tijd) else ""


def was_zeker(reden_: str | None) -> int | None:
    """The moment (ms UTC) that was known when a line with this reason was written; None when the clock was right."""
    woord, _, getal = (reden_ or "").partition(" ")
    return int(getal) if woord == REDEN and getal.isascii() and getal.isdigit() else None


def na_regels(stand: Klokstand, regels: Iterable[Logregel], nu: int) -> tuple[list[str], Klokstand, Logregel | None]:
    """Of lines in the order in which they come in the log the reason beside each, how the clock stands after them, and
    the line that tells that it went back, when it did.
    """
    redenen: list[str] = []
    gemeld: Logregel | None = None
    for regel in regels:
        tijd = nu if regel.tijd is None else regel.tijd
        telt = regel.soort in _TELT
        redenen.append(reden(stand, tijd) if telt else "")
        if telt:
            gemeld = gemeld or _melding(stand, tijd)
            stand = stand.na(tijd)
    return redenen, stand.na(nu), gemeld or _melding(stand, nu)


def werk_bij(kast: Kast, stand: Klokstand) -> None:
    """Keep it, in the transaction at hand."""
    kast.put(NAAM, json.dumps([stand.zeker, stand.geteld, stand.gelezen, *stand.ver]).encode())


def goed(kast: Kast, nu: int) -> None:
    """Somebody who may says that the clock is right: what was known is of a clock that ran ahead."""
    werk_bij(kast, Klokstand(nu, nu, nu))


def _melding(stand: Klokstand, tijd: int) -> Logregel | None:
    """Once: while it stays behind, what was read last was behind already."""
    if not stand.is_terug(tijd) or stand.is_terug(stand.gelezen):
        return None
    return Logregel(TERUG, None, DOEL, LOG, uitkomst=MISLUKT, tijd=tijd)
