"""What screens see of the meldcode."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldcodestapRij:
    """One time a step was done or skipped."""

    id: Id
    stap: int
    dag: str
    medewerker: str
    overgeslagen: bool
    tekst: str
    met: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwegingRij:
    """One answer of the weighing."""

    vraag: str
    waarde: str
    toelichting: str
    medewerker: str
    op: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldcodeRij:
    """One meldcode in a list."""

    id: Id
    over: str
    aanleiding: str
    """Empty when it is about somebody the viewer may not know of."""
    begonnen_op: int
    medewerker: str
    van_mij: bool
    gedaan: tuple[int, ...]
    """The steps that were done or skipped."""
    besluit: str
    """Empty while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldcodeDetail:
    """One meldcode as it is opened."""

    id: Id
    over: str
    huishouden_id: Id | None
    persoon_id: Id | None
    signaal_id: Id | None
    triage_id: Id | None
    aanleiding: str
    begonnen_op: int
    medewerker: str
    van_mij: bool
    stappen: tuple[MeldcodestapRij, ...]
    """Oldest first."""
    lijst: str
    """The afwegingskader as it was when this began (TOML)."""
    lijst_versie: str
    antwoorden: tuple[AfwegingRij, ...]
    besluit: str
    besluit_tekst: str
    afgesloten_op: int | None

    @property
    def open(self) -> tuple[int, ...]:
        """The steps before the decision that were neither done nor skipped."""
        gedaan = {rij.stap for rij in self.stappen}
        return tuple(stap for stap in range(1, 5) if stap not in gedaan)
