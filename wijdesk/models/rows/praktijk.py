"""What screens see of kinds of support, and of what was filled in of them."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class PraktijksoortRij:
    """One version of a kind."""

    id: Id
    code: str
    naam: str
    versie: str
    vanaf: int
    """When it came into use (ms UTC)."""
    door: str
    """Who took it into use; empty when it came with the program."""
    in_gebruik: bool
    gestopt: bool
    """Nobody begins a new one any more; what runs goes on."""
    aantal: int
    """How many were begun under this version."""
    inhoud: str
    """The TOML text (models/praktijklezen.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PraktijkwaardeRij:
    """What stands in one field. `waarde` as it is kept (an id in hex), `tekst` as people read it."""

    sleutel: str
    label: str
    waarde: str
    tekst: str
    inhoud: bool
    gekozen: bool
    """Whether it is one of the choices there were; else somebody typed or pointed at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtRij:
    """A day that has to be filled in, with its last day (ISO)."""

    label: str
    dag: str
    te_laat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PraktijkvormRij:
    """One support of a kind, with every field that is filled in, in the order of its kind."""

    id: Id
    code: str
    naam: str
    versie: str
    soort_inhoud: str
    """The TOML text of the version it was begun under."""
    soort_gestopt: bool
    persoon_id: Id | None
    persoon: str
    """Empty: for the whole household."""
    medewerker_id: Id
    medewerker: str
    begin: str
    einde: str
    uitkomst: str
    velden: tuple[PraktijkwaardeRij, ...]
    wacht: tuple[WachtRij, ...]
    grens: tuple[str, ...]
    """Labels of numbers that are as high as they may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeuzeRij:
    """Somebody to choose."""

    id: Id
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Praktijkbeeld:
    """What there is of a household, and what can be chosen for a new one. Who is hidden is counted, not shown."""

    vormen: tuple[PraktijkvormRij, ...]
    soorten: tuple[PraktijksoortRij, ...]
    """The kinds one can begin now."""
    leden: tuple[KeuzeRij, ...]
    collegas: tuple[KeuzeRij, ...]
    verborgen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PraktijklijstRij:
    """One line of the list over households: no field that is content of the casus."""

    id: Id
    code: str
    naam: str
    huishouden_id: Id
    huishouden: str
    persoon: str
    regisseur: str
    medewerker: str
    locatie: str
    begin: str
    einde: str
    uitkomst: str
    velden: tuple[PraktijkwaardeRij, ...]
    """The fields that are no content."""
    wacht: WachtRij | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Praktijklijst:
    """A list with what it can be narrowed by."""

    rijen: tuple[PraktijklijstRij, ...]
    soorten: tuple[tuple[str, str], ...]
    """(code, name) of every kind there is or was."""
    locaties: tuple[KeuzeRij, ...]
    regisseurs: tuple[KeuzeRij, ...]
