"""What a centre is: a store that knows nothing, with four calls and a board for signed papers.

A centre never sees content. What it keeps is sealed, written once and never changed; the only thing it decides is who
was first (`claim`). Three implementations hold to this text and to one suite of tests: memory, folder, PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Merk:
    """Which centre this is. A centre that is put back from a copy gets the next `generatie` (1, 2, ...)."""

    centrum: Id
    generatie: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Naam:
    """The name of a segment: entries `van` up to and including `tot` of one chain, for one team."""

    team: Id
    balie: Id
    van: int
    tot: int


class Geplaatst(Enum):
    """What became of a segment that was offered."""

    NIEUW = "nieuw"
    ZELFDE = "zelfde"
    """It was there already, byte for byte: an answer got lost, nothing else."""
    ANDERS = "anders"
    """That place in the chain is taken by other bytes: this desk has a twin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A body (age over gzip over JSON Lines) and its seal (compact JWS)."""

    naam: Naam
    lichaam: bytes
    zegel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What stands at a claim: the highest version, what it says (sealed or plain bytes of at most 4 kB) and when."""

    versie: int
    inhoud: bytes
    sinds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimantwoord:
    """Whether this claim was given, and what stands now. A refusal changed nothing for any of the pseudonyms."""

    gegeven: bool
    stand: Mapping[str, Claim]


class Wacht(Protocol):
    """Signs claims, and says which hold (`claimwacht`)."""

    @property
    def balie(self) -> Id:
        """The desk that asks, as enrolled."""

    def teken(self, nummer: int, tekst: bytes) -> str:
        """A seal over what a claim says, for this place in the row."""

    def wie(self, nummer: int, tekst: bytes, zegel: str) -> Id | None:
        """The desk that signed it for this place, or None. Raises GeenContact when that cannot be told yet."""

    def mag(self, balie: Id, inhoud: bytes, erna: Mapping[str, Claim | None]) -> bool:
        """Whether that desk may say this after what stands now, by pseudonym."""

    @property
    def bij_vals(self) -> Callable[[int], None]:
        """Hears the number of what does not hold."""


class Centrum(Protocol):
    """A centre. Every call may raise `GeenContact` (try again later) or `CentrumGeweigerd` (it will not, and why)."""

    @property
    def stadsbreed(self) -> bool:
        """Whether pseudonyms of claims are made here, so that a regisseur is unique in the whole city."""

    def merk(self) -> Merk:
        """Which centre and generatie. Raises AnderCentrum when what is there is no centre: never "empty"."""

    def plaats(self, segment: Segment) -> Geplaatst:
        """Put a segment down for good. `van` must follow what is there of that chain, or CentrumGeweigerd."""

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        """A team's segments in order, of each chain those whose `tot` is above what was read (0 when not named)."""

    def haal(self, naam: Naam) -> Segment:
        """One segment. Raises CentrumGeweigerd when it is not there (any more)."""

    def claim(self, pseudoniemen: Iterable[str], versie: int, inhoud: bytes) -> Claimantwoord:
        """All or none: version 1 where nothing stands, n+1 where n stands; the same bytes again are given."""

    def bewaak_claims(self, wacht: Wacht | None) -> None:
        """Who signs and judges claims from now on, at a centre that cannot tell who wrote them; others pass it by."""

    def hang_op(self, soort: str, naam: str, papier: bytes) -> Geplaatst:
        """Put a signed paper on the board, once, for good.

        They are rooster/VERSIE, aanvraag/BALIE, epoch/TEAM-EPOCH-BALIE and overdracht/TEAM-NUMMER.
        """

    def papier(self, soort: str, naam: str) -> bytes | None:
        """A paper, or None."""

    def papieren(self, soort: str) -> list[str]:
        """The names of the papers of one kind, in order."""

    def tijd(self) -> int:
        """The clock of the centre (ms UTC), to warn about one's own; it decides nothing."""

    def sluit(self) -> None:
        """Let go of connections."""
