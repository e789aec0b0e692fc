"""What screens and the printed plan see of a plan: goals, actions, agreements, versions, who agreed, evaluations."""

from __future__ import annotations

from dataclasses import field

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRij:
    """How far a goal was on a day, 0 to 10."""

    id: Id
    op: str
    score: int
    toelichting: str
    medewerker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActieRij:
    """Who does what by when."""

    id: Id
    doel_id: Id
    wat: str
    uitvoerder: str
    wie: str
    persoon_id: Id | None
    medewerker_id: Id | None
    klaar_voor: str
    gedaan_op: str
    niet_meer_nodig: str = ""
    te_laat: bool = False
    """Open past its day, on the day it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoelRij:
    """One goal with its actions and scores."""

    id: Id
    volgorde: int
    woorden: str
    leefgebied: str
    personen: tuple[tuple[Id, str], ...]
    """(person id, name); empty means the whole household."""
    wanneer_bereikt: str
    begin: str
    streef: str
    stand: str
    reden: str
    afgerond_op: str
    acties: tuple[ActieRij, ...] = ()
    scores: tuple[ScoreRij, ...] = ()
    tips: tuple[str, ...] = ()
    """Questions that help to make the goal SMART ("Wanneer wilt u dit bereikt hebben?"); advice only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VeiligheidRij:
    """One safety agreement."""

    id: Id
    tekst: str
    wie: str
    van: str
    tot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatieRij:
    """A planned or held evaluation."""

    id: Id
    gepland_op: str
    gehouden_op: str
    aanwezig: str
    verslag: str
    medewerker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AkkoordRij:
    """Who agreed with a version, and how. `klopt` is False when the version is not what was signed."""

    id: Id
    versie: int
    persoon_id: Id | None
    naam: str
    wijze: str
    op: str
    opmerking: str
    handtekening: str = ""
    klopt: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekenaar:
    """Somebody whose yes is needed, and for whom."""

    persoon_id: Id | None
    """None for an institution with voogdij: it signs by its name."""
    naam: str
    voor: tuple[str, ...]
    """Names of the children this person decides for; empty when only for the own person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    """Everybody whose yes is needed, in the order of the household."""

    tekenaars: tuple[Tekenaar, ...]
    zonder_gezag: tuple[str, ...] = ()
    """Names of children for whom nobody with gezag is known."""
    leeftijd_vragen: tuple[str, ...] = ()
    """Names of those of whom the birth date is not known well enough to say who decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersieRij:
    """A fixed version of a plan, with what changed since the one before, in sentences."""

    id: Id
    nummer: int
    gemaakt_op: int
    medewerker: str
    reden: str
    vingerafdruk: str
    verschillen: tuple[str, ...] = ()
    akkoorden: tuple[AkkoordRij, ...] = ()
    plan: PlanDetail | None = field(default=None, repr=False)
    """Of the newest version only: what was fixed, with the names this viewer may see; to compare the plan with."""
    klopt: bool = True
    """False when its content is not what was fixed: the fingerprint says otherwise."""
    nodig: Ondertekening | None = None
    """Whose yes this version needs, as it was when it was fixed; only of the newest and of the last that got a yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetail:
    """A whole plan as it is now."""

    id: Id
    huishouden_id: Id
    casus_id: Id
    soort: str
    familiegroepsplan: str
    familiegroepsplan_op: str
    familiegroepsplan_reden: str
    situatie: str
    gaat_goed: str
    opgesteld_op: str
    afgesloten_op: str
    actief: bool
    doelen: tuple[DoelRij, ...] = ()
    veiligheid: tuple[VeiligheidRij, ...] = ()
    evaluaties: tuple[EvaluatieRij, ...] = ()
    versies: tuple[VersieRij, ...] = ()
    """Newest first."""
    gewijzigd: tuple[str, ...] = ()
    """What changed since the newest version, in sentences; empty when nothing did or there is no version."""
    aantekeningen: tuple[tuple[str, str], ...] = ()
    """What residents say against something in it: (what it is about, what they say with its day)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKop:
    """One plan in a list of the plans of a household."""

    id: Id
    soort: str
    opgesteld_op: str
    afgesloten_op: str
    actief: bool
    doelen: int
    behaald: int
    """Goals that were attained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SjabloonRij:
    """A template a plan can start from."""

    sleutel: str
    naam: str
    voor: str
    """For whom or when, in one sentence."""
    soort: str
    """The kind of plan it proposes."""
    doelen: tuple[str, ...]
    """The words of its goals."""
    acties: int
    veiligheid: int
