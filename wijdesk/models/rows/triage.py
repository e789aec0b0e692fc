"""What screens see of a triage: its lists and answers, what is known already, advice, and what a decision made."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageBegin:
    """The triage that was begun, or the open one that there was already (`bestond`), led by `medewerker`."""

    id: Id
    bestond: bool
    medewerker: str
    van_mij: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageBesloten:
    """What a decision made: the noun and id of `gevolg` ("" and None when nothing was), and how it is said."""

    triage_id: Id
    gevolg: str
    """toeleiding, ondersteuning, casus, onderzoek, opschaling or empty."""
    gevolg_id: Id | None
    huishouden_id: Id | None
    zinnen: tuple[str, ...]
    """What was made, a sentence each ("Casus C26-7KQ4M geopend", "3 doelen in het conceptplan", ...)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AntwoordRij:
    """The answer to one question, with who wrote it and when."""

    vraag: str
    waarde: str
    toelichting: str
    medewerker: str
    op: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BladzijdeRij:
    """How far one page came: "ingevuld" or "overgeslagen" with why."""

    bladzijde: str
    stand: str
    reden: str
    medewerker: str
    op: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultRij:
    """Advice that was asked, and the answer (empty while it waits)."""

    id: Id
    triage_id: Id | None
    huishouden_id: Id | None
    over: str
    """Whom it is about, as the viewer may see it."""
    vraag: str
    aan: str
    """Empty: whoever of the gedragswetenschappers is first."""
    gesteld_door: str
    gesteld_op: int
    antwoord: str = ""
    antwoord_door: str = ""
    antwoord_op: int | None = None
    mag_antwoorden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendHuishouden:
    """A household the person belongs to now, and its open casus when there is one."""

    id: Id
    naam: str
    leden: tuple[LidRij, ...]
    casusnummer: str = ""
    """Empty: no open casus."""
    wettelijk_kader: str = ""
    regisseur_id: Id | None = None
    regisseur: str = ""
    heeft_plan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageRij:
    """One triage in a list."""

    id: Id
    over: str
    """Whom it is about: name, household, "Anoniem", or the place of the signaal."""
    persoon_id: Id | None
    huishouden_id: Id | None
    vraag_id: Id | None
    signaal_id: Id | None
    vraag: str
    """The words it began with."""
    medewerker_id: Id
    medewerker: str
    begonnen_op: int
    stand: str
    route: str
    """Decided, or else proposed so far; may be empty."""
    besluit: str
    spoed: bool
    bladzijde: str
    consulten_open: int
    consulten_beantwoord: int
    besloten_op: int | None = None
    gestaakt_om: str = ""
    gevolg: str = ""
    gevolg_id: Id | None = None
    van_mij: bool = False
    overgedragen: str = ""
    """Of one that was handed to the viewer: who did and what they said ("Noor Bakker: ik ben drie weken weg")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageDetail:
    """A triage as the wizard needs it: a Gesprek is made of the two lists, the answers and the page states."""

    id: Id
    stand: str
    medewerker_id: Id
    medewerker: str
    van_mij: bool
    """Whether the viewer leads it; somebody else takes it over first."""
    mag_schrijven: bool
    locatie_id: Id
    begonnen_op: int
    bladzijde: str
    lijst: str
    """The TOML text of the city-wide list it was begun with."""
    lijst_versie: str
    teamlijst: str
    """The TOML text of the extra questions of the team; empty without."""
    antwoorden: tuple[AntwoordRij, ...]
    bladzijden: tuple[BladzijdeRij, ...]
    consulten: tuple[ConsultRij, ...]
    # What is known already: nobody types it again.
    over: str
    persoon_id: Id | None
    leeftijd: int | None
    geboortedatum: str
    adres: str
    telefoon: str
    taal: str
    tolk_nodig: bool
    vraag_id: Id | None
    vraag: str
    """The words of the vraag, or of the signaal."""
    ontvangen: int | None
    """When that came in (ms UTC)."""
    meldingtype: str
    signaal_id: Id | None
    huishouden_id: Id | None
    huishoudens: tuple[BekendHuishouden, ...]
    """The one of `huishouden_id` first, then those with an open casus."""
    waarschuwing: str
    """A pandverbod or an incident, in one sentence; empty without."""
    overgedragen: str = ""
    """Of one that was handed over to who leads it: who did and what they said; empty otherwise."""
    eerdere: tuple[TriageRij, ...]
    """Earlier triages of this person or household, newest first."""
    zrm: tuple[tuple[str, int, str], ...]
    """(domein, level 1-5, ISO day) of the last known scores of the person."""
    # As it was proposed and decided.
    niet_bewaard: tuple[str, ...] = ()
    """Colleagues who typed answers at this desk that are not saved."""
    voorstel_route: str = ""
    voorstel_besluit: str = ""
    voorstel_redenen: tuple[str, ...] = ()
    route: str = ""
    besluit: str = ""
    afwijkreden: str = ""
    toelichting: str = ""
    gevolg: str = ""
    gevolg_id: Id | None = None
    gevolg_zin: str = ""
    """What the decision made, in a sentence without its full stop."""
    onderzoeken: tuple[tuple[Id, str], ...] = ()
    """(onderzoek, law) of what it made: each has its own receipt letter. The one of `gevolg_id` first."""
    besloten_op: int | None = None
    besloten_door: str = ""
    gestaakt_om: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PapierAntwoord:
    """One question with its answer in words."""

    vraag: str
    antwoord: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PapierBladzijde:
    """One page of the triage on paper; `overgeslagen` says why it was skipped."""

    titel: str
    antwoorden: tuple[PapierAntwoord, ...]
    overgeslagen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriagePapier:
    """The summary of a triage, ready to be set on one page. Everything is text for people."""

    id: Id
    over: str
    geboortedatum: str
    """DD-MM-JJJJ or empty."""
    adres: str
    huishouden: tuple[str, ...]
    """Each member in a line: "Sam Bakker (7), kind"."""
    locatie: str
    medewerker: str
    begonnen_op: str
    besloten_op: str
    vraag: str
    bladzijden: tuple[PapierBladzijde, ...]
    consulten: tuple[ConsultRij, ...]
    voorstel: str
    redenen: tuple[str, ...]
    route: str
    besluit: str
    afwijkreden: str
    toelichting: str
    gevolg: str
    """What the decision made, in a sentence."""
    lijst_versie: str
    stand: str
    eerste_actie: str = ""
    """Of a spoed: what is done today and by whom."""
    afspraken: tuple[tuple[str, str], ...] = ()
    """(what it is, in words): who helps from now on, the goals, the day somebody asks how it goes."""
    intern: bool = False
    """For colleagues only: with the answers about safety and the words of a melder."""
