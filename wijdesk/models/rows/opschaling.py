"""What screens see of the ladder: its rungs, where somebody stands, who must know, and how often it is used."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TredeRij:
    """One rung."""

    id: Id
    volgorde: int
    naam: str
    protocol: str
    wie: tuple[str, ...]
    """Codes of the rollen that must know."""
    extern: bool
    """The municipality or another party holds this rung."""
    telefoon: str
    van: str
    tot: str
    in_gebruik: bool
    """Today."""
    namen: tuple[str, ...] = ()
    """Who would be told now, for what was asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpschalingStap:
    """One step that was taken."""

    id: Id
    richting: str
    """ "op" or "af"."""
    trede_id: Id | None
    trede: str
    """Empty: off the ladder."""
    op: int
    medewerker: str
    waarom: str
    """Empty when it is about somebody the viewer may not know of."""
    aan: str
    bij: str = ""
    """ "signaal" or "triage" when it began there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpschalingDetail:
    """Where somebody or something stands."""

    soort: str
    id: Id
    over: str
    """Whom or what it is about, in words."""
    huishouden_id: Id | None
    persoon_id: Id | None
    signaal_id: Id | None
    triage_id: Id | None
    ladder: tuple[TredeRij, ...]
    """The rungs in use, lowest first."""
    trede_id: Id | None
    """Where it stands; None: not on the ladder."""
    trede: str
    sinds: int | None
    stappen: tuple[OpschalingStap, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpgeschaaldRij:
    """Something that stands on the ladder now."""

    soort: str
    id: Id
    over: str
    trede_id: Id
    trede: str
    volgorde: int
    sinds: int
    medewerker: str


AFGESCHERMD = "afgeschermd"
"""`richting` of a message about a card that was protected: seen as soon as the card was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtRij:
    """Something the viewer must know of: an opschaling, or with `richting` AFGESCHERMD a card that was protected."""

    id: Id
    soort: str
    onderwerp_id: Id
    """What to open: request ("opschaling.open", (soort, onderwerp_id))."""
    over: str
    richting: str
    trede: str
    """Empty: off the ladder."""
    waarom: str
    van: str
    op: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GebruikRij:
    """How often one rung was used at one locatie: a number per quarter."""

    trede: str
    volgorde: int
    locatie: str
    aantallen: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderGebruik:
    """The use of the ladder, without names."""

    kwartalen: tuple[str, ...]
    """ "2026-K4", oldest first."""
    rijen: tuple[GebruikRij, ...]
    zonder_afgeschermd: bool
    """Whether what is protected is not counted, because the viewer may not know of it."""
