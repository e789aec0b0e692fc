"""What screens see of deadlines, and of everything else that must be done by a day."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnBesluit:
    """That a term stood still or was extended, and why. Days are ISO; `tot` is the first day it ran again."""

    soort: str
    """opschorten or verlengen."""
    van: str
    tot: str
    dagen: int
    reden: str
    medewerker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermijnRij:
    """One term with what can be done to it. Days are ISO and empty when there is none."""

    id: Id
    regel: str
    naam: str
    grondslag: str
    """In words: "6 weken na de melding (Wmo 2015 art. 2.3.2 lid 1)"."""
    begin: str
    streef: str
    fataal: str
    """The last day on which it is in time; empty while it stands still and nobody knows until when."""
    staat_stil: bool = False
    opschorten: str = ""
    """On what ground it can stand still; empty when it cannot."""
    verlengen: str = ""
    """On what ground it can be extended; empty when it cannot."""
    verleng_hoogstens: int | None = 0
    """Days that can still be added; None: a reasonable time, the law has no number."""
    verder_met_instemming: bool = False
    geen_verlenging: str = ""
    """Why it cannot be extended (further), with the law."""
    gehaald_op: str = ""
    vervallen_op: str = ""
    reden: str = ""
    besluiten: tuple[TermijnBesluit, ...] = ()
    """Oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRij:
    """Something that must be done by a day. `sleutel` is the same as long as it is about the same thing."""

    sleutel: str
    soort: str
    """termijn, taak, leeftijd, herindicatie, toeleiding, evaluatie, actie, nazorg, overdracht, toestemming, advies,
    regie (another team has a regisseur too), ontvangen (a household of another team), signaal or terugkoppeling (the
    melder of a signaal must hear); of those last two `bron_id` is the signaal."""
    wat: str
    """In plain Dutch; general when it is about somebody the viewer may not know of."""
    kop: str = ""
    """Of a task what kind it is, for a list that does not give its words (`models.taaksoort`)."""
    voor: str
    """The day by which it must be done (ISO); empty for a term that stands still."""
    in_woorden: str
    """What is left: "nog 3 dagen (do 4 dec)", "2 dagen te laat (ma 1 dec)", "staat stil sinds 3 feb, …"."""
    toestand: str = ""
    """ "te laat", "spoed", "let-op" or ""."""
    streef: str = ""
    grondslag: str = ""
    huishouden_id: Id | None = None
    huishouden: str = ""
    persoon_id: Id | None = None
    medewerker_id: Id | None = None
    """Who is to do it: who was named, or else the regisseur; None when there is neither."""
    medewerker: str = ""
    tab: str = ""
    """The tab of Casusregie where it is dealt with; empty is the top of it."""
    bron: str = ""
    """The table it comes from."""
    bron_id: Id | None = None
    onderwerp: str = ""
    """For a term: the noun it is about ("huishouden", "signaal"); for the first act of nobody known: "triage"."""
    onderwerp_id: Id | None = None
    termijn: TermijnRij | None = None
    """For a term: what can be done to it."""
