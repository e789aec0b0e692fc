"""What this panel asks of the program: it may not know the exchange itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wijdesk.models.rows.delen import AanvraagRij, DelenStand
from wijdesk.models.values import Id

Helften = tuple[str, str]
"""The two halves of the noodsleutel, for paper only."""


@dataclass(frozen=True)
class Beheerpoort:
    """For the applicatiebeheerder. Each may take long, runs on lane N, and raises Weigering or Storing."""

    proef: Callable[[str], str]
    """What stands at an address, in words."""
    richt_in: Callable[[str], Helften]
    meld_aan: Callable[[str], str]
    """Ask to be let in there; answers the fingerprint."""
    aanvragen: Callable[[], tuple[AanvraagRij, ...]]
    laat_toe: Callable[[str, tuple[Id, ...]], str]
    """(fingerprint, teams) → what the desk is called."""
    zet_teams: Callable[[Id, tuple[Id, ...]], str]
    """Which teams a desk works for from now on → what it is called."""
    trek_in: Callable[[Id], str]
    vernieuw: Callable[[], int]
    """The yearly renewal; until when the rooster holds (ms UTC)."""
    vervang_noodsleutel: Callable[[], Helften]
    oefen: Callable[[str, str], int]
    """Both halves → how many entries they opened."""
    druk_af: Callable[[Helften], None]
    """Show both pages in the preview; on the GUI thread."""


@dataclass(frozen=True)
class Delenpoort:
    """For everybody; on the GUI thread, and quick."""

    stand: Callable[[], DelenStand]
    luister: Callable[[Callable[[DelenStand], None]], object]
    """Hear every change of it."""
    deel_nu: Callable[[], None]
    beheer: Beheerpoort | None = None
