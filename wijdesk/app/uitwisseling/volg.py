"""A centre that somebody waits for: it tells how far a round is, and stops it between two calls."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from wijdesk.errors import GeenContact
from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.delen import Vordering
from wijdesk.models.values import Id

if TYPE_CHECKING:
    from wijdesk.sync.centrum import Centrum, Claimantwoord, Geplaatst, Merk, Naam, Segment, Wacht

ADRES = "centrum.adres"
"""Under this name in the cupboard: where the centre is, as it was typed. May hold a password."""


class Gestopt(GeenContact):
    """The program is closing, or somebody said stop. What was done stays done; the next round goes on from there."""

    soort = "gestopt"

    def __init__(self) -> None:
        super().__init__("Het delen is gestopt.", uitweg="De volgende keer gaat het verder waar het was.")


@dataclass(slots=True)
class GevolgdCentrum:
    """Another centre, listened to. `meld(done, total)` counts entries; `gestopt` is asked before every call."""

    centrum: Centrum
    meld: Callable[[int, int], None] = lambda _gedaan, _totaal: None
    gestopt: Callable[[], bool] = lambda: False
    vorder: Callable[[Vordering], None] = lambda _: None
    """Hears after every segment how far reading and sharing are."""
    eigen: Collection[Id] = ()
    """The chains this desk writes: it looks whether they are whole there, and none of that comes in."""
    stappen: int = 0
    """Calls so far: it stands still while one hangs."""
    _gedaan: int = 0
    _verwacht: set[Naam] = field(default_factory=set)
    _totaal: int = 0
    _gedeeld: int = 0

    def eis_verder(self) -> None:
        """Raises Gestopt."""
        if self.gestopt():
            raise Gestopt

    def _door(self) -> Centrum:
        self.eis_verder()
        self.stappen += 1
        return self.centrum

    @property
    def stadsbreed(self) -> bool:
        """As the centre says."""
        return self.centrum.stadsbreed

    def merk(self) -> Merk:
        """As the centre says."""
        return self._door().merk()

    def plaats(self, segment: Segment) -> Geplaatst:
        """Hand over, and tell."""
        uitkomst = self._door().plaats(segment)
        self._gedeeld += segment.naam.tot - segment.naam.van + 1
        self._vertel()
        return uitkomst

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        """Hand over; what is listed is what will come."""
        namen = self._door().lijst(team, na_per_balie)
        nieuw = {naam for naam in namen if naam.balie not in self.eigen} - self._verwacht
        self._verwacht |= nieuw
        self._totaal += sum(naam.tot - naam.van + 1 for naam in nieuw)
        return namen

    def haal(self, naam: Naam) -> Segment:
        """Hand over, and tell."""
        segment = self._door().haal(naam)
        if naam.balie in self.eigen:
            return segment
        self._gedaan += naam.tot - naam.van + 1
        self.meld(min(self._gedaan, self._totaal), self._totaal)
        self._vertel()
        return segment

    def _vertel(self) -> None:
        gelezen = min(self._gedaan, self._totaal)
        self.vorder(Vordering(gelezen=gelezen, te_lezen=self._totaal, gedeeld=self._gedeeld))

    def claim(self, pseudoniemen: Iterable[str], versie: int, inhoud: bytes) -> Claimantwoord:
        """Hand over."""
        return self._door().claim(pseudoniemen, versie, inhoud)

    def bewaak_claims(self, wacht: Wacht | None) -> None:
        """Hand over."""
        self.centrum.bewaak_claims(wacht)

    def hang_op(self, soort: str, naam: str, papier: bytes) -> Geplaatst:
        """Hand over."""
        return self._door().hang_op(soort, naam, papier)

    def papier(self, soort: str, naam: str) -> bytes | None:
        """Hand over."""
        return self._door().papier(soort, naam)

    def papieren(self, soort: str) -> list[str]:
        """Hand over."""
        return self._door().papieren(soort)

    def tijd(self) -> int:
        """Hand over."""
        return self._door().tijd()

    def sluit(self) -> None:
        """Let go, also when stopped."""
        self.centrum.sluit()


class Ritme:
    """When the next round comes: every ten minutes, and after trouble sooner at first and then ever later.

    `toeval` gives a number from 0 up to 1: after a power cut not all desks may come back at the same moment
    (exponential back-off with jitter; the numbers are ours).
    """

    GEWOON_MS = 600_000
    EERST_MS, LAATST_MS = 30_000, 1_800_000

    def __init__(self, toeval: Callable[[], float]) -> None:
        self._toeval = toeval
        self._mislukt = 0

    def gelukt(self) -> int:
        """Milliseconds until the next round after one that reached the centre."""
        self._mislukt = 0
        return self.GEWOON_MS

    def mislukt(self) -> int:
        """Milliseconds until the next try: 30 s, doubling to 30 min, of which up to a quarter is left out."""
        wacht = min(self.LAATST_MS, self.EERST_MS << min(self._mislukt, 16))
        self._mislukt += 1
        return wacht - int(wacht / 4 * self._toeval())
