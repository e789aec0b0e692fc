"""What screens see of the house itself, and what an operation changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id, in_gebruik


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """What one committed operation changed: ids per noun ("contact", "persoon", ...), for panels to refresh by."""

    transactie: Id | None = None
    per_soort: Mapping[str, frozenset[Id]] = field(default_factory=dict)
    zin: str = ""
    """What the status line says, in the past tense ("Vraag geregistreerd voor F. de Vries")."""
    over: str = ""
    """Whom it was about when the sentence does not say so: the household, or the person; as the viewer may see them."""
    huishouden_id: Id | None = None
    """The one household it was about."""
    ongedaan_mogelijk: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRij:
    """One code of a list (`lijst`: melder, meldingtype, kanaal, uitkomst, urgentie, ...) with its years of use."""

    lijst: str
    code: str
    volgorde: int
    van: str
    tot: str
    """First and last day of use (ISO date, empty: open)."""
    toets: str = ""
    """For an uitkomst: the key that chooses it."""
    direct: bool = False
    """For an uitkomst: counts as direct afgehandeld."""
    overdracht: str = ""
    """For an uitkomst: the kind of hand-over it leaves in Mijn werk; empty when it ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatieRij:
    id: Id
    naam: str
    van: str = ""
    tot: str = ""
    """First and last day of use (ISO; empty: open)."""

    def open_op(self, dag: str) -> bool:
        """Whether it can be chosen on a day (ISO)."""
        return in_gebruik(self.van, self.tot, dag)

    def dicht_op(self, dag: str) -> bool:
        """Whether its last day was before this day (ISO); one that opens later can be prepared."""
        return not in_gebruik("", self.tot, dag)


@dataclass(frozen=True, slots=True, kw_only=True)
class MedewerkerRij:
    """Who is logged in, or a colleague. `rollen` are the codes of domein.md 1."""

    id: Id
    naam: str
    locatie_id: Id
    locatie: str
    rollen: tuple[str, ...]
    actief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SamengevoegdRij:
    """A colleague or locatie (`soort`) another stands for."""

    soort: str
    id: Id
    naam: str
    waarheen: str
    """The one that stands for it: its name, and of a colleague the locatie."""
