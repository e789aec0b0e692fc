"""Asking for the house itself: codes, locaties, medewerkers, undo, the access log, preferences."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.huis import CodeRij, LocatieRij, MedewerkerRij, SamengevoegdRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCodes(Leesvraag[tuple[CodeRij, ...]]):
    """All codes in use on a day (ISO date; empty: all ever used), by list and order."""

    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLocaties(Leesvraag[tuple[LocatieRij, ...]]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesMedewerkers(Leesvraag[tuple[MedewerkerRij, ...]]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakLocatie(Opdracht[Id]):
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakMedewerker(Opdracht[Id]):
    """Add an employee. The key slot is made beside it by the caller, who knows the password."""

    naam: str
    locatie_id: Id
    rollen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetMedewerkerInactief(Opdracht[None]):
    """Somebody does not work here any more. Refused while they have open cases; the caller withdraws the key slot."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetMedewerkerActief(Opdracht[None]):
    """Somebody works here again; a new password is given apart."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSamengevoegden(Leesvraag[tuple[SamengevoegdRij, ...]]):
    """Colleagues and locaties that were found to be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalMedewerkerUiteen(Opdracht[None]):
    """Two colleagues (or locaties) that were merged are two after all: `weg` stands for itself again."""

    weg: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakOngedaan(Opdracht[str]):
    """Undo this employee's last operation of this session that can still be undone; answers what was undone."""

    transactie: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeerOngedaan(Opdracht[bool]):
    """Whether `MaakOngedaan` would succeed now. Changes nothing."""

    transactie: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LogToegang(Opdracht[None]):
    """Write down what was looked at and done, beside what waits to be written down anyway."""

    regels: tuple[Logregel, ...] = ()


RONDGANG = "rondgang"
"""The preference that says how far somebody is with the first ten minutes. Making an example leaves it behind with
nothing in it, for who works there; a real store has none.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarVoorkeur(Opdracht[None]):
    """A preference of this employee on this desk (layout, columns). Not journaled."""

    sleutel: str
    waarde: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVoorkeuren(Leesvraag[dict[str, bytes]]):
    pass
