"""What screens and papers see of AVG requests: the register, one request, and a record as it is looked through."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class AvgRij:
    """One request in the register. Days are ISO."""

    id: Id
    nummer: str
    soort: str
    persoon_id: Id | None
    wie: str
    """Whom it is about: a name, what was said, or that somebody is hidden."""
    ontvangen_op: str
    uiterlijk: str
    in_woorden: str
    """What is left of the term, or how it ended."""
    toestand: str
    """ "te laat", "spoed", "let-op" or ""."""
    behandelaar: str
    besluit: str
    open: bool
    """Whether something has yet to be done."""
    wacht_op: str
    """What, in a few words: "besluit", "uitvoeren", "identiteit"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AvgDetail:
    """One request."""

    rij: AvgRij
    over: str
    hoedanigheid: str
    verzoeker: str
    gevraagd: str
    identiteit: str
    bevestigd_op: str
    verlengd_tot: str
    verlengreden: str
    besluitreden: str
    besloten_op: str
    besloten_door: str
    uitgevoerd_op: str
    beperkt_van: str
    beperkt_tot: str
    opgeheven_op: str
    """When the record was used again after a restriction; empty when there was none, or it runs."""
    opheffingsreden: str
    ontvangen_eerst: str
    """That an earlier day of receipt was written down at first, and why it is another now; empty when it was not."""
    let_op: str
    """What to look at before answering, by age and capacity."""
    kaart_weg: str
    """What became of the card meanwhile: merged, destroyed; empty when it is there."""
    weg: bool
    """Whether nothing is left of it."""
    verlengen_tot: str
    """The last day it can be extended to; empty when it cannot (any more)."""
    op_lijst: str
    """For a removal that was granted: the number of the list it stands on; empty: not yet."""
    grond: str
    """Of a nabestaande: the ground it is asked on."""
    besluitgrond: str
    """And the one it was granted on."""
    bewaren: str
    """For a removal: until when the law has it kept, as a sentence that a refusal can begin with; empty: no longer."""
    niet_meer: str
    """Why what was granted goes out no more, so that it is decided again; empty when it may, or when it went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AvgBrief:
    """A letter to whoever asked."""

    soort: str
    nummer: str
    locatie: str
    aan: str
    adres: tuple[str, ...]
    vandaag: str
    verzoek: str
    ontvangen_op: str
    uiterlijk: str
    over: str
    """Whom it is about when that is not who asked; empty otherwise."""
    gevraagd: str
    identiteit: bool
    verlengreden: str = ""
    besluit: str = ""
    besluitreden: str = ""
    besloten_op: str = ""
    beperkt_van: str = ""
    beperkt_tot: str = ""
    opgeheven_op: str = ""
    opheffingsreden: str = ""
    medewerker: str = ""
    bevestigd_op: str = ""
    contact: str = ""
    grond: str | None = None
    """The ground on which a nabestaande asks, or was granted it; None: no nabestaande asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InzageVeld:
    """One field of a record in words."""

    naam: str
    """As the store calls it."""
    label: str
    tekst: str
    plek: str = ""
    """Of a place that was looked at; what stands there is what was chosen."""
    bedekt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InzageStuk:
    """One row of a record."""

    soort: str
    id: Id
    naam: str
    opgeschreven: int
    """The first entry (ms UTC)."""
    door: str
    velden: tuple[InzageVeld, ...]
    eerder: tuple[tuple[int, str, str], ...] = ()
    """What fields held before: (until when in ms UTC, label, text)."""
    onder: str = ""
    """What it belongs to, in words; empty for what stands by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InzageGroep:
    """Rows of one subject, with why they are kept and for how long."""

    code: str
    titel: str
    doel: str
    bron: str
    bewaren: str
    stukken: tuple[InzageStuk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InzagePlek:
    """A place that names or describes somebody else."""

    plek: str
    afdruk: str
    soort: str
    id: Id | None
    waar: str
    """Where it stands: "Contactmoment van 3 februari 2026"."""
    wat: str
    """The text itself."""
    waarom: str
    """Why it is shown here, and what the proposal rests on."""
    voorstel: str
    moet: bool
    """Whether it must be looked at; the rest can be."""
    keuze: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inzage:
    """A record, looked through."""

    verzoek_id: Id
    nummer: str
    wie: str
    plekken: tuple[InzagePlek, ...]
    stukken: int

    @property
    def te_doen(self) -> int:
        """How many places must still be looked at."""
        return sum(plek.moet and not plek.keuze for plek in self.plekken)


@dataclass(frozen=True, slots=True, kw_only=True)
class InzagePapier:
    """A record as it goes out."""

    nummer: str
    soort: str
    wie: str
    locatie: str
    vandaag: str
    groepen: tuple[InzageGroep, ...]
    ontvangers: tuple[str, ...]
    bedekt: int
    """How many places are covered."""
    grond: str | None = None
    """The ground on which a nabestaande sees it; None for a resident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AantekeningRij:
    """What a resident said against something."""

    id: Id
    persoon_id: Id
    wie: str
    over_soort: str
    over_id: Id | None
    over: str
    """What it is about, in words; empty for the record as a whole."""
    tekst: str
    op: str
    medewerker: str
    verzoek_id: Id | None
