"""Asking for the verloop of a casus: contact moments, events and tasks, the timeline, and the history of changes."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.verloop import ContactmomentVersie, HistoriePagina, Verloop
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactmomentInvoer:
    """What was written down of one talk, call or visit."""

    op: int
    """When it began; not in the future."""
    soort: str
    """A code of the list contactsoort."""
    notitie: str
    duur: int = 0
    """Minutes, at most a day; 0 is unknown."""
    personen: tuple[Id, ...] = ()
    """Members it was with; empty means the whole family, or somebody else."""
    met: str = ""
    """Others it was with, in words ("oma Truus, juf Anja")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegContactmomentVast(Opdracht[Id]):
    """Keep a contact moment. The id is made when the form opens, so that saving twice adds nothing."""

    id: Id
    huishouden_id: Id
    invoer: ContactmomentInvoer
    ojg_reden: str = ""
    """Why one more than seven OJG-gesprekken; asked for when there are seven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerContactmoment(Opdracht[Id]):
    """Write a contact moment anew. `vorige_id` is the version that was read; it stays readable."""

    id: Id
    vorige_id: Id
    invoer: ContactmomentInvoer
    reden: str
    ojg_reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegGebeurtenisVast(Opdracht[Id]):
    """Keep something that happened in the family on a day (ISO, not in the future)."""

    id: Id
    huishouden_id: Id
    op: str
    soort: str
    tekst: str
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakTaak(Opdracht[Id]):
    """Put something on a list. Without a medewerker it is the regisseur's, whoever that is by then."""

    id: Id
    huishouden_id: Id
    wat: str
    voor: str
    """The last day for it (ISO)."""
    medewerker_id: Id | None = None
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigTaak(Opdracht[None]):
    id: Id
    wat: str
    voor: str
    medewerker_id: Id | None = None
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzetTaak(Opdracht[None]):
    """Another day (ISO) for an open task; the rest of it stays."""

    id: Id
    voor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfgeleideTaak:
    """A task the program raised by itself and nobody dealt with yet; `sleutel` says which one it is."""

    huishouden_id: Id
    sleutel: str
    soort: str
    """What raised it ("leeftijd", "herindicatie")."""
    wat: str
    voor: str
    persoon_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RondTaakAf(Opdracht[None]):
    """Done; `uitkomst` is one sentence. Of a derived task `afgeleid` says which; its row is made here, once."""

    id: Id | None = None
    afgeleid: AfgeleideTaak | None = None
    uitkomst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VervalTaak(Opdracht[None]):
    """Not needed any more, and why. A derived task is rounded off instead."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerloop(Leesvraag[Verloop]):
    """Everything that happened in and around a household, newest first; open tasks apart."""

    huishouden_id: Id
    soorten: tuple[str, ...] = ()
    """Of `rows.verloop.SOORTEN`; empty is all."""
    tekst: str = ""
    """Words that must all stand in it, whatever the capitals and accents."""
    van: str = ""
    tot: str = ""
    """First and last day (ISO); empty is open."""
    vanaf_plek: int = 0
    hoogstens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVersiesVan(Leesvraag[tuple[ContactmomentVersie, ...]]):
    """All versions of a contact moment, newest first; any version may be asked for."""

    contactmoment_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesHistorie(Leesvraag[HistoriePagina]):
    """Every change of a household in words, newest first. Who only looked is not in it (logbeheerder)."""

    huishouden_id: Id
    tekst: str = ""
    vanaf_plek: int = 0
    hoogstens: int = 200
