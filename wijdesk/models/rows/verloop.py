"""What screens see of the verloop of a casus: one timeline, the versions of a note, and the history of changes."""

from __future__ import annotations

from typing import NamedTuple

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.models.zoektekst import vouw

SOORTEN = {
    "contact": "Contactmomenten",
    "gebeurtenis": "Gebeurtenissen",
    "taak": "Taken",
    "plan": "Plan",
    "zrm": "ZRM",
    "toeleiding": "Toeleiding",
    "hulp": "Triage en ondersteuning",
    "casus": "Casus en regie",
    "gezin": "Gezin",
    "inloop": "Inloop",
}
"""The kinds of entries in a timeline, by which it can be filtered."""

OJG_HOOGSTENS = 7
"""How many talks an ondersteuner jeugd en gezin has with a young person at most (domein.md 6): warned, not blocked."""


class VerloopRij(NamedTuple):
    """One entry of the timeline. A tuple: a casus has thousands of them, and a dataclass takes longer to make."""

    sleutel: bytes
    """One per entry: the id of its row, and which moment of that row."""
    soort: str
    """One of SOORTEN."""
    code: str
    """What exactly ("huisbezoek", "verhuizing", "evaluatie"): picks the icon."""
    id: Id
    """The row it comes from: contactmoment, taak, contact, ..."""
    dag: str
    """ISO date; the day the open task is for."""
    moment: int | None
    """When on that day (ms UTC); None when only the day is known."""
    titel: str
    tekst: str
    wie: str
    """The medewerker."""
    persoon: str
    """With or about whom, in words."""
    persoon_id: Id | None = None
    medewerker_id: Id | None = None
    """Of a task: whose it is; None is the regisseur's."""
    duur: int = 0
    versies: int = 1
    open: bool = False
    """A task nobody did yet."""
    afgeschermd: bool = False
    """True when there are words that this viewer may not read."""
    sleutelwoord: str = ""
    """The key of a derived task, which has no row yet."""
    ojg: int = 0
    """Of an OJG-gesprek in the open casus: which one it is."""
    bron_id: Id | None = None
    """Of a vraag: the contact it was asked in. Of triage, support and onderzoek: the thing itself."""

    @property
    def zoektekst(self) -> str:
        """Every word of it, folded, to search in."""
        return vouw(f"{self.titel}\n{self.persoon}\n{self.wie}\n{self.tekst}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OjgStand:
    """How many OJG-gesprekken there were with one young person (None: with the family) since the casus was opened."""

    persoon_id: Id | None
    persoon: str
    aantal: int

    @property
    def in_woorden(self) -> str:
        """As people say it: "OJG-gesprek 5 van 7"."""
        return f"OJG-gesprek {self.aantal} van {OJG_HOOGSTENS}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verloop:
    """The timeline of a household."""

    rijen: tuple[VerloopRij, ...]
    """Newest first; open tasks are not in it."""
    open_taken: tuple[VerloopRij, ...]
    """By the day they are for, the most urgent first; those the program raised itself are among them."""
    per_soort: dict[str, int]
    """How many entries of each kind there are, open tasks too, before any filter."""
    totaal: int
    """How many entries the filter leaves, whatever the page."""
    ojg: tuple[OjgStand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactmomentVersie:
    """One version of a contact moment."""

    id: Id
    huishouden_id: Id
    vorige_id: Id | None
    op: int
    soort: str
    duur: int
    persoon_id: Id | None
    persoon: str
    met: str
    """Others it was with, as written."""
    notitie: str
    medewerker: str
    reden: str
    """Why the version before was corrected; empty for the first."""
    geschreven_op: int
    geldt: bool
    """Whether this is the version that counts now."""
    afgeschermd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorieRij:
    """One change of one thing, in words."""

    id: Id
    op: int
    wie: str
    wat: str
    """What it is about and what happened to it: "Huishouden gewijzigd"."""
    regels: tuple[str, ...]
    """One sentence per field: "Regisseur: van Sanne de Vries naar Omar El Idrissi"."""
    reden: str = ""
    doel: str = ""
    vernietigd: bool = False
    """True when the content was destroyed: that it changed is known, what it said is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoriePagina:
    """A part of the history."""

    rijen: tuple[HistorieRij, ...]
    totaal: int
    """How many changes there are that match."""
