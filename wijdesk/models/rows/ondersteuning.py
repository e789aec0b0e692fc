"""What screens see of help without a casus: support and onderzoek in lists, one support, and all that runs."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class HulpRij:
    """One support or onderzoek in a list."""

    id: Id
    noun: str
    """ "ondersteuning" or "onderzoek"."""
    soort: str
    """Its code, or of an onderzoek its law."""
    over: str
    persoon_id: Id
    huishouden_id: Id | None
    wat: str
    """The goal, or the question that is looked into."""
    medewerker_id: Id
    medewerker: str
    van_mij: bool
    stand: str
    """ "loopt", "controle" (ended, somebody must still ask how it goes) or "afgerond"."""
    begin: str
    voor: str
    """The day that counts now (ISO): the expected end, the check, or the last day of the first running term."""
    wat_nu: str
    """What is to be done by then: "Afronden of verlengen", "Controle", the name of the term."""
    in_woorden: str
    """What is left of it: "nog 3 dagen (do 4 dec)"; of an ended one how and when it ended."""
    toestand: str = ""
    """ "te laat", "spoed", "let-op" or ""."""
    einde: str = ""
    uitkomst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRij:
    """One contact in a support, as it reads now; `eerder` is what it said before, newest first."""

    id: Id
    op: str
    soort: str
    duur: int
    tekst: str
    medewerker: str
    geschreven_op: int
    mag_corrigeren: bool
    eerder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlenging:
    """That the expected end changed: from, to (ISO), why and by whom."""

    van: str
    tot: str
    reden: str
    medewerker: str
    op: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OndersteuningDetail:
    """One support with everything in it."""

    id: Id
    soort: str
    over: str
    persoon_id: Id
    leeftijd: int | None
    telefoon: str
    huishouden_id: Id | None
    huishouden: str
    casusnummer: str
    """Of the open casus of that household; empty without."""
    triage_id: Id | None
    locatie: str
    medewerker_id: Id
    medewerker: str
    van_mij: bool
    mag_schrijven: bool
    stand: str
    vraag: str
    doel: str
    begin: str
    verwacht_einde: str
    einde: str
    uitkomst: str
    uitkomst_tekst: str
    controle_op: str
    controle_gedaan_op: str
    controle_tekst: str
    in_woorden: str
    toestand: str
    momenten: tuple[MomentRij, ...]
    """Newest first."""
    verlengingen: tuple[Verlenging, ...]
    waarschuwing: str = ""
    """A pandverbod or an incident, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overgang:
    """The casus it went over into, or joined (`bestond`)."""

    casus_id: Id
    nummer: str
    huishouden_id: Id
    bestond: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LopendRij:
    """Something of ours that runs for a person or family, with the request that opens it."""

    noun: str
    """triage, ondersteuning, onderzoek, signaal, opschaling, meldcode or toeleiding."""
    id: Id
    wat: str
    """In words: "Triage", "Onderzoek Wmo 2015", "Kortdurende ondersteuning"."""
    over: str
    """Whom it is about; empty when that is the household."""
    medewerker: str
    in_woorden: str
    """The day that counts, or since when."""
    toestand: str
    verzoek: str
    """The request that opens it."""
    inhoud: object
    """What goes with that request."""
