"""The grounds on which a dossier outside the own caseload opens, and until when. No SQLAlchemy."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import lokaal, moment_van
from wijdesk.resources import lees_toml

TOEZICHT = "toezicht op het werk"
"""What a teamleider looks for at the own locatie; nobody has to say it."""
NOOD_DUUR = 2 * 3_600_000
"""Milliseconds that an emergency keeps a dossier open, whatever the clock on the wall does."""
BETROKKEN_MAANDEN = 3
"""Calendar months in which who had the regie, or did something for it, still answers for it: an agreement of WIJ."""
DOEL, NOOD = "doel", "nood"
"""What a closed dossier asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grond:
    """One purpose somebody can say, with the law it stands on."""

    code: str
    wet: str
    zin: bool
    """Whether it asks one sentence."""


@cache
def gronden() -> tuple[Grond, ...]:
    """Those one can choose, in order of their keys."""
    rijen = lees_toml("codes/inzagegrondslag.toml")["code"]
    return tuple(
        Grond(code=rij["code"], wet=rij["wet"], zin=rij.get("zin", False)) for rij in rijen if rij.get("kiesbaar", True)
    )


def einde_van_de_dag(moment: int) -> int:
    """The next midnight here (ms UTC): a day is 23 or 25 hours when the clock is put forward or back."""
    morgen = lokaal(moment).date() + timedelta(days=1)
    return moment_van(datetime.combine(morgen, time()))
