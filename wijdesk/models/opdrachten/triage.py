"""Asking for triage: beginning and going on, saving a page, advice, the decision with what it makes, and reading."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.triage import (
    ConsultRij,
    TriageBegin,
    TriageBesloten,
    TriageDetail,
    TriagePapier,
    TriageRij,
)
from wijdesk.models.values import Id

# Walking through it ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginTriage(Opdracht[TriageBegin]):
    """Begin a triage of exactly one of a vraag, person, household or signaal. `id` is made by the screen.

    Of a vraag, person, household or signaal there is one at a time: the open one is answered instead. What waits for a
    triage of that vraag in Mijn werk is picked up by whoever begins.
    """

    id: Id
    locatie_id: Id
    vraag_id: Id | None = None
    persoon_id: Id | None = None
    huishouden_id: Id | None = None
    signaal_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AntwoordInvoer:
    """The answer to one question, as Antwoord keeps it; both empty is "not answered (any more)"."""

    vraag: str
    waarde: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarBladzijde(Opdracht[None]):
    """Keep one page and where one went. Questions that are not named keep their answer.

    `overgeslagen` is the one sentence why the page was skipped; empty: it is filled in. `naar` is the code of the page
    one goes to; empty: one stays. Saving twice changes nothing.
    """

    triage_id: Id
    bladzijde: str
    antwoorden: tuple[AntwoordInvoer, ...] = ()
    overgeslagen: str = ""
    naar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemTriageOver(Opdracht[None]):
    """Go on with the triage of a colleague; `waarom` is one sentence beside the change."""

    id: Id
    waarom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraagTriageOver(Opdracht[None]):
    """Give the triage one leads to a colleague, with one sentence for them; it stands on their list from then on."""

    id: Id
    aan_id: Id | None
    waarom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaakTriage(Opdracht[None]):
    """Stop without a decision; `waarom` is one sentence. What waited in Mijn werk ends with it."""

    id: Id
    waarom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HervatTriage(Opdracht[None]):
    """Go on with one that was stopped. A decision is not opened again: Ctrl+Z, or a new triage."""

    id: Id


# Advice ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagConsult(Opdracht[Id]):
    """Ask advice of a gedragswetenschapper, in a triage or about a household; without `aan_id` whoever is first."""

    id: Id
    vraag: str
    triage_id: Id | None = None
    huishouden_id: Id | None = None
    aan_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordConsult(Opdracht[None]):
    """The advice, once."""

    id: Id
    antwoord: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekConsultIn(Opdracht[None]):
    """The question is not needed any more; only before it was answered."""

    id: Id
    reden: str


# The decision ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwijzing:
    """Besluit "verwijzing": a warm hand-off (Toeleiding). Of who is anonymous only `naar` and `waarom` are kept."""

    naar: str
    soort: str
    """A code of the list toeleidingsoort (the fixed order)."""
    waarom: str = ""
    contactpersoon: str = ""
    voorziening_id: Id | None = None
    """The entry of the sociale kaart that `naar` was taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kortdurend:
    """Besluit "kortdurend": support without a casus, with its end and a check afterwards (ISO days)."""

    doel: str
    verwacht_einde: str
    controle_op: str = ""
    medewerker_id: Id | None = None
    """Who does it; empty: whoever decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptDoel:
    """A goal for the draft plan; `leefgebied` is a code of that list."""

    woorden: str
    leefgebied: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusGevolg:
    """Besluit "casus": a casus with its regisseur and a draft plan, or joining the open one.

    `doelen` None takes those that follow from the answers (`models.triage_oogst.conceptdoelen`).
    """

    wettelijk_kader: str
    regisseur_id: Id | None = None
    """Empty: whoever decides. Not asked when the household has an open casus."""
    tandem_id: Id | None = None
    aanleiding: str = ""
    """Empty: the words of the vraag."""
    doelen: tuple[ConceptDoel, ...] | None = None
    melding_op: str = ""
    """The day of the melding (ISO); empty: the day of the vraag, or today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderzoekGevolg:
    """Besluit "onderzoek" under a law (models.ondersteuning.WETTEN); its clocks run from the day of the melding.

    `clientondersteuning` says whether free cliëntondersteuning was offered ("ja" or "nee", Wmo 2015 art. 2.3.2 lid 3,
    asked under both laws); `familiegroepsplan` whether a familiegroepsplan was (Jeugdwet art. 4.1.2).
    """

    wet: str
    ook_wet: str = ""
    """The other law, when it is asked under both: a second onderzoek with its own clock, letter and tasks."""
    vraag: str = ""
    """Empty: the words of the vraag."""
    melding_op: str = ""
    clientondersteuning: str = ""
    familiegroepsplan: str = ""
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpschalingGevolg:
    """Besluit "opschaling": a step up the ladder; who must know is told."""

    trede_id: Id
    waarom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Afschalen:
    """Besluit "afschalen" naar de nulde lijn: the resident goes on with others; somebody asks how it goes that day."""

    doel: str
    """Who or what helps from now on, and what we keep an eye on."""
    controle_op: str
    medewerker_id: Id | None = None


Gevolg = Verwijzing | Kortdurend | CasusGevolg | OnderzoekGevolg | OpschalingGevolg | Afschalen


@dataclass(frozen=True, slots=True, kw_only=True)
class EersteActie:
    """What happens first in a spoed: on the day `op` (ISO) at `om` (HH:MM, may be empty).

    By a colleague (`medewerker_id`), or handed to `dienst`, a code of models.bereikbaarheid.DIENSTEN. It must be today,
    or with the crisis service: spoed does not wait for a weekend.
    """

    wat: str
    op: str
    om: str = ""
    medewerker_id: Id | None = None
    dienst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitTriage(Opdracht[TriageBesloten]):
    """Decide, and make what was decided in one transaction. `gevolg` belongs to `besluit`; "afgehandeld" has none.

    `afwijkreden` is asked when route or besluit differ from the proposal. Fields of `gevolg` that are wrong are named
    "gevolg.<field>" (goals "gevolg.doelen.0.woorden"), those of the first act "eerste_actie.<field>". `huishouden_id`
    says which household it is about when the person belongs to several; somebody without one gets one when the
    decision needs it.
    """

    id: Id
    route: str
    besluit: str
    gevolg: Gevolg | None = None
    afwijkreden: str = ""
    toelichting: str = ""
    eerste_actie: EersteActie | None = None
    overslaan: str = ""
    """One sentence why the pages that are neither filled in nor skipped stay open; not asked in a spoed."""
    huishouden_id: Id | None = None
    persoon_id: Id | None = None
    """Of a triage about a household: whom it is for; empty: its eldest member."""


# Reading --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesTriage(Leesvraag[TriageDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesTriages(Leesvraag[tuple[TriageRij, ...]]):
    """Triages: `bereik` "mijn" (open ones I lead), "team" (open ones of a locatie), "persoon", "huishouden" or
    "signaal" (all of that one, `onderwerp_id`), newest first; open ones of a list by spoed, then longest waiting.
    """

    bereik: str = "mijn"
    locatie_id: Id | None = None
    onderwerp_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesConsulten(Leesvraag[tuple[ConsultRij, ...]]):
    """Advice: `bereik` "wacht" (open questions I may answer), "gevraagd" (what I asked, answered in the last 14 days or
    still open), "triage" or "huishouden" (all of that one, `onderwerp_id`).
    """

    bereik: str = "wacht"
    onderwerp_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesTriagePapier(Leesvraag[TriagePapier]):
    """One page with what was asked, answered, proposed and decided; without `intern` what a resident may have."""

    id: Id
    intern: bool = False
