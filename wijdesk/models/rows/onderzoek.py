"""What screens and paper see of an onderzoek: its steps, its clocks, and the letter that confirms the receipt."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class StapRij:
    """One step of an onderzoek: what it is, the day it was taken (ISO; empty is not yet) and where it stands in law."""

    stap: str
    naam: str
    op: str
    grondslag: str
    uitleg: str = ""
    """What to do, or until when it is possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekDetail:
    """One onderzoek with its steps and clocks."""

    id: Id
    wet: str
    over: str
    persoon_id: Id
    leeftijd: int | None
    telefoon: str
    huishouden_id: Id
    huishouden: str
    casusnummer: str
    """Of the open casus of that household; empty without."""
    triage_id: Id | None
    locatie: str
    medewerker_id: Id
    medewerker: str
    van_mij: bool
    mag_schrijven: bool
    vraag: str
    melding_op: str
    stappen: tuple[StapRij, ...]
    termijnen: tuple[AgendaRij, ...]
    """Its clocks: those that run first, the most pressing on top, then those that ended."""
    afgerond_op: str = ""
    uitkomst: str = ""
    verslag: str = ""
    brief_mag: bool = True
    """Whether a letter can be made: not about somebody afgeschermd without the right."""
    waarschuwing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OntvangstPapier:
    """The letter that confirms a melding (Wmo) or aanvraag (Jeugdwet). Days are ISO; empty when there is none."""

    nummer: str
    """Short and without a name, for the foot and the file name."""
    locatie: str
    vandaag: str
    aan: str
    """The name of the resident; empty when that may not be on paper."""
    adres: tuple[str, ...]
    """The lines of the address."""
    over: str
    """Whom it is about when the letter goes to somebody else (the parents of a child); empty otherwise."""
    wet: str
    melding_op: str
    vraag: str
    medewerker: str
    telefoon: str
    """Where the wijkteam can be called; empty: not filled in yet."""
    onderzoek_klaar: str = ""
    """Wmo: the last day of the onderzoek."""
    persoonlijk_plan: str = ""
    """Wmo: the last day for a persoonlijk plan."""
    besluit: str = ""
    """Jeugdwet: the last day of the decision."""
    clientondersteuning: str = ""
    """Who gives free cliëntondersteuning, with a number; empty: not filled in yet."""
    clientondersteuning_op: str = ""
    bevestigd_op: str = ""
    taal: str = ""
    """What the resident speaks, as it stands on the card; empty: Dutch or not known."""
