"""Asking for a contact with its vragen: registering, correcting, drafts of open forms."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows.contact import Begonnen, ConceptRij, ContactDetail, Geregistreerd, VraagRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagInvoer:
    """One vraag of a contact. `direct_afgehandeld` None means: as the uitkomst says."""

    toelichting: str
    meldingtype: str
    uitkomst: str
    gelukt: bool | None = None
    """For doorverbonden: did it work."""
    verwezen_naar: str = ""
    voorziening_id: Id | None = None
    """The entry of the sociale kaart that `verwezen_naar` was taken from."""
    voorstel: str = ""
    """The meldingtype the program proposed, kept to learn how good the proposal is."""
    direct_afgehandeld: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerContact(Opdracht[Geregistreerd]):
    """Register one contact with its vragen. `id` is made when the form opens, so saving twice adds nothing."""

    id: Id
    locatie_id: Id
    kanaal: str
    melder: str
    ontvangen: int
    vragen: tuple[VraagInvoer, ...]
    persoon_id: Id | None = None
    nieuwe_persoon: PersoonInvoer | None = None
    melder_naam: str = ""
    melder_telefoon: str = ""
    wachtende_id: Id | None = None
    concept_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerContact(Opdracht[None]):
    """Correct a contact; the earlier values stay in the journal. `reden` is one sentence."""

    id: Id
    reden: str
    kanaal: str | None = None
    melder: str | None = None
    melder_naam: str | None = None
    persoon_id: Id | None = None
    maak_anoniem: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerVraag(Opdracht[None]):
    """Correct one vraag; only what is not None changes."""

    id: Id
    reden: str
    toelichting: str | None = None
    meldingtype: str | None = None
    uitkomst: str | None = None
    gelukt: bool | None = None
    verwezen_naar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekContactIn(Opdracht[None]):
    """Take a registration back that should not have been made (wrong person, a test). It stays in the journal."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarConcept(Opdracht[None]):
    """Keep the draft of an open form. Not journaled: it is not yet said."""

    id: Id
    soort: str
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WisConcept(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesConcepten(Leesvraag[tuple[ConceptRij, ...]]):
    """The drafts of the employee who asks, oldest first."""

    soort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesContact(Leesvraag[ContactDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVragen(Leesvraag[tuple[VraagRij, ...]]):
    """Registered vragen between two moments (from inclusive, to exclusive), newest first."""

    van: int
    tot: int
    locatie_id: Id | None = None
    alleen_van_mij: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBegonnen(Leesvraag[tuple[Begonnen, ...]]):
    """The forms of a household that the employee who asks left half filled in, newest first."""

    huishouden_id: Id
