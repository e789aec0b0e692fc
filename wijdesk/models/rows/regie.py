"""What screens see of the regie: who could take it, what closing leaves open, who leaves with what, who had it when."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

GEDAAN, NIET_MEER_NODIG, BLIJFT, EINDIGT = "gedaan", "niet meer nodig", "blijft", "eindigt"
"""What can become of something that is open when a casus closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisseurRij:
    """A colleague who may hold the regie, with how much there is on the plate already."""

    id: Id
    naam: str
    locatie: str
    casussen: int
    tandem: int = 0
    gevraagd: int = 0
    """Requests that wait for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDoel:
    """A running goal of the active plan, which gets an outcome when the casus closes."""

    id: Id
    woorden: str
    leefgebied: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenZaak:
    """A task, a hand-off or a practice form that is open and would go on after closing."""

    id: Id
    soort: str
    """taak, toeleiding or praktijk."""
    wat: str
    """In words; general when it is about somebody the viewer may not know of."""
    voor: str
    """ISO."""
    toestand: str
    medewerker_id: Id | None
    """Who is to do it; None is nobody who works here."""
    medewerker: str
    sinds: str = ""
    """Of a practice form the day it began (ISO)."""
    uitkomsten: tuple[str, ...] = ()
    """Of a practice form how it can end; empty when the viewer may not know for whom it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sluitstand:
    """What there is to know before a casus is closed. What is still open is advice and blocks nothing."""

    huishouden_id: Id
    doelen: tuple[OpenDoel, ...]
    nog_open: tuple[str, ...]
    """In words: "2 acties zijn nog niet gedaan", ..."""
    nazorg_op: tuple[str, ...]
    """The dates that are proposed for checking how it goes (ISO)."""
    zaken: tuple[OpenZaak, ...] = ()
    """What needs somebody after closing: one ends it or says whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VertrekRij:
    """One household of somebody who leaves, and who is proposed to take it."""

    huishouden_id: Id
    naam: str
    nummer: str
    tandem_id: Id | None
    tandem: str
    voorstel_id: Id | None
    """Who was asked already, or else the tandem; otherwise None: one chooses."""
    gevraagd: str = ""
    """Who was asked to take over and has not answered; that request ends by handing over to anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertrek:
    """What somebody would leave behind."""

    medewerker_id: Id
    naam: str
    casussen: tuple[VertrekRij, ...]
    verzoeken: int
    """Requests to take over that wait for an answer of theirs."""
    tandem: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Regieperiode:
    """Who had the regie of a casus from when to when; `tot` None is still."""

    nummer: str
    regisseur: str
    van: int
    tot: int | None
    hoe: str
    """How it came there: "casus geopend", "overgedragen door …", "overgenomen", ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NazorgRij:
    """A check after closing."""

    id: Id
    huishouden_id: Id
    huishouden: str
    nummer: str
    medewerker_id: Id
    medewerker: str
    gepland_op: str
    gedaan_op: str
    hoe_gaat_het: str
    verslag: str
