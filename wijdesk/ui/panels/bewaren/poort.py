"""What this panel asks of the program besides reading and writing; it knows no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.bewaren import LeesBewaaroordelen
from wijdesk.models.rows.bewaren import Bewaaroordelen, LijstDetail, Proef
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Voortgang


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitslag:
    """What became of a run: dossiers destroyed, and why others were not."""

    gedaan: int
    afgevallen: tuple[str, ...] = ()
    gestopt: bool = False


class VoerUit(Protocol):
    """Destroys the dossiers of a list one by one; runs on a free worker."""

    def __call__(self, lijst: Id, regels: Sequence[Id], voortgang: Voortgang, /) -> Uitslag:
        """Raises Weigering or a Storing; what was done by then is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poort:
    """Handed in by whoever builds the panel."""

    proef: Callable[[str], Proef]
    """The dry run of a day (ISO), on a free worker."""
    oordeel: Callable[[LeesBewaaroordelen], Bewaaroordelen]
    """What the rules say of dossiers that go on a list, on a free worker."""
    afvallers: Callable[[Id], LijstDetail]
    """One list (its id) with what falls off of it, on a free worker."""
    voer_uit: VoerUit
    afdrukken: Callable[[object], object]
    """Shows the declaration of a list (its id)."""
