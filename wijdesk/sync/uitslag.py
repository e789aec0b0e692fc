"""What a round with the centre did, and what it may run into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from wijdesk.errors import CentrumGeweigerd, NietGevonden, Onbetrouwbaar
from wijdesk.models.values import Id


@dataclass(slots=True)
class Uitslag:
    """What a round did, in counts: what changed is told with every turn. `stil`: chains that stand still, and why."""

    toegelaten: bool = True
    gedeeld: int = 0
    gehaald: int = 0
    te_laat: int = 0
    """Entries of a dossier that was destroyed; their content was dropped."""
    stil: dict[Id, str] = field(default_factory=dict)
    nieuwe_keten: bool = False
    klokverschil: int = 0
    """This desk's clock minus the centre's (ms), when it is worth a word."""
    rooster_verlopen: bool = False
    geweigerd: CentrumGeweigerd | None = None
    """Why nothing was published, when something was waiting."""


class Tweeling(Exception):
    """The own chain is told differently at the centre after `vanaf`."""

    def __init__(self, vanaf: int) -> None:
        super().__init__(vanaf)
        self.vanaf = vanaf


OVER_DE_BALIE = frozenset({"balie", "rol", "team", "ingetrokken", "epoch", "centrum"})
"""Reasons that say what this desk may do (now), and nothing of the bytes."""


def nog_heel(leest_als: Callable[[], bool]) -> bool:
    """Whether an own segment at the centre still reads as what was put there.

    One that went bad there does not: what it held goes into a new chain, as with a twin. Raises Onbetrouwbaar.
    """
    try:
        return leest_als()
    except NietGevonden:
        return False
    except Onbetrouwbaar as fout:
        if fout.reden in OVER_DE_BALIE:
            raise
        return False
