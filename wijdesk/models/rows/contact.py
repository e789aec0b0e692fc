"""What screens see of a contact and its vragen."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagRij:
    """One vraag in a list (today's list, earlier contacts)."""

    id: Id
    contact_id: Id
    ontvangen: int
    persoon_id: Id | None
    persoon: str
    """Name for display; "Anoniem" when nobody was named."""
    kanaal: str
    melder: str
    meldingtype: str
    uitkomst: str
    direct_afgehandeld: bool
    toelichting: str
    medewerker: str
    locatie: str
    gecorrigeerd: bool = False
    dicht: bool = False
    """The words are read by opening it, of which the access log tells."""
    van_mij: bool = False
    """Whoever looks wrote it down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetail:
    """A registered contact with its vragen, to read or correct."""

    id: Id
    ontvangen: int
    kanaal: str
    melder: str
    melder_naam: str
    persoon_id: Id | None
    persoon: str
    locatie: str
    medewerker: str
    vragen: tuple[VraagRij, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Geregistreerd:
    """What registering a contact made."""

    contact_id: Id
    persoon_id: Id | None
    vraag_ids: tuple[Id, ...]
    overdrachten: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRij:
    """A draft of an open form: `inhoud` is the form's own JSON text."""

    id: Id
    soort: str
    inhoud: str
    bijgewerkt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Begonnen:
    """That somebody was filling in a form of a household: which form, and when it was typed in last."""

    formulier: str
    bijgewerkt: int
    rij: str = ""
    """What the form is about, in its own words (mostly the id of a row in hex); empty: something new."""
    soort: str = ""
    """The draft it stands in; more than one form can."""
    tekst: str = ""
    """The words that were typed in it."""
