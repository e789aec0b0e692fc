"""What this panel asks of the program: it may not know the exchange itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wijdesk.models.rows.delen import AanvraagRij, DelenStand, ServerStand
from wijdesk.models.values import Id

Helften = tuple[str, str]
"""The two halves of the noodsleutel, for paper only."""


@dataclass(frozen=True)
class Beheerpoort:
    """For the applicatiebeheerder. Each may take long, runs on lane N, and raises Weigering or Storing."""

    proef: Callable[[str], str]
    """What stands at an address, in words."""
    richt_in: Callable[[str, bool], Helften]
    """(address, whether desks look in a folder for a regisseur of another team)."""
    meld_aan: Callable[[str], str]
    """Ask to be let in there; answers the fingerprint."""
    aanvragen: Callable[[], tuple[AanvraagRij, ...]]
    wie_werkten: Callable[[], Mapping[Id, tuple[str, ...]]]
    """Per desk who worked there last."""
    laat_toe: Callable[[str, tuple[Id, ...], bool, bool, bool], str]
    """(fingerprint, teams, only to read, also what was shared before, also with rights of beheer) → what the desk is
    called.
    """
    leg_weg: Callable[[str], None]
    """(fingerprint): do not let it in, and hear no more of it."""
    zet_teams: Callable[[Id, tuple[Id, ...], bool], str]
    """Which teams a desk works for from now on, and whether it only reads → what it is called."""
    trek_in: Callable[[Id], str]
    vernieuw: Callable[[], int]
    """The yearly renewal; until when the rooster holds (ms UTC)."""
    vervang_noodsleutel: Callable[[], Helften]
    oefen: Callable[[str, str], int]
    """Both halves → how many entries they opened."""
    druk_af: Callable[[Helften], None]
    """Show both pages in the preview; on the GUI thread."""
    maak_beheerder: Callable[[Id], str]
    """A second desk of the beheerder → what it is called."""
    neem_over: Callable[[str, str, str], None]
    """(half, half, address of the owner of the database or empty): this desk becomes the beheerder's."""
    zet_terug: Callable[[], int]
    """The centre was put back from a copy → its new generatie."""
    eis_versie: Callable[[int], int]
    """Older programs only read from now on."""
    versie: int
    """The schema version of this program."""
    verander_adres: Callable[[str], None]
    """The same centre at another place."""
    vergeet_aanvraag: Callable[[], None]
    """A desk that was not let in stands alone again."""
    server: Callable[[str], ServerStand]
    """How the database stands for its owner. The address is remembered until the program closes, and kept nowhere:
    from then on the acts above change the database too."""
    nodig_uit: Callable[[str, Path], ServerStand]
    """(role, file): a role for a new desk; its address goes to that file."""
    geef_archief: Callable[[str, Path], ServerStand]
    """(role, file): a role that reads all segments, sealed, and may replace one; its address goes to that file."""
    zet_grens: Callable[[int], ServerStand]
    sluit_rol: Callable[[str], ServerStand]


@dataclass(frozen=True)
class Delenpoort:
    """For everybody; on the GUI thread, and quick."""

    stand: Callable[[], DelenStand]
    luister: Callable[[Callable[[DelenStand], None]], object]
    """Hear every change of it."""
    deel_nu: Callable[[], None]
    beheer: Beheerpoort | None = None
