"""What screens see of dossiercontrole."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ControleRij:
    """One drawn file in the list of a month. Days are ISO texts."""

    id: Id
    huishouden_id: Id
    naam: str
    nummer: str
    """What people call the casus."""
    soort: str
    regisseur: str
    stand: str
    """ "te doen", "begonnen", "gedaan" or "overgeslagen"."""
    controleur: str
    gedaan_op: str
    goed: int
    punten: int
    wacht: int
    """Findings without an answer."""
    acties: int
    """Improvements that are not done."""
    eigen: bool
    """Whether it is a file of whoever asks: a colleague checks it."""
    overgeslagen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlemaand:
    """The draw of a team for a month."""

    maand: str
    locatie_id: Id
    locatie: str
    rijen: tuple[ControleRij, ...]
    aantal: int
    """How many are to be checked."""
    gedaan: int
    ingelezen: int
    """How many of this month came from a file."""
    kan_trekken: bool
    """Whether files can still be drawn: there are fewer than were agreed, and the month is not too long ago."""
    mag_bij: tuple[Id, ...]
    """The locaties of which whoever asks may check files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PuntRij:
    """One question with its answer, if there is one."""

    id: Id | None
    punt: str
    groep: str
    vraag: str
    hulp: str
    grond: str
    oordeel: str
    opmerking: str
    actie: str
    wie_id: Id | None
    wie: str
    klaar_voor: str
    gedaan_op: str
    antwoord: str
    beantwoord_op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Controledetail:
    """One drawn file with its checklist."""

    rij: ControleRij
    maand: str
    locatie: str
    lijst: str
    """The version of the checklist."""
    aan: str
    """The casemanager who answers."""
    uiterlijk: str
    """The last day for an answer; empty as long as it is not finished."""
    punten: tuple[PuntRij, ...]
    controleert: bool
    """Whether whoever asks may fill it in."""
    beheert: bool
    """Whether whoever asks checks files there, and this is not their own."""
    antwoordt: bool
    """Whether the findings are theirs to answer."""
    ik: Id
    voorstel_id: Id | None
    """Who is proposed to do an improvement: the regisseur."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """One checked file of which something waits for somebody."""

    id: Id
    naam: str
    nummer: str
    maand: str
    gedaan_op: str
    wacht: int
    acties: int
    goed: int
    punten: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlelijstRij:
    """One version of the checklist."""

    id: Id
    versie: str
    inhoud: str
    """As a text one can change (TOML)."""
    sinds: int
    """When the organisation took it into use last (UTC ms); 0: it came with the program."""
    punten: int
    begonnen: int
    """How many files were begun under it."""
    in_gebruik: bool
