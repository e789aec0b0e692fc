"""Asking for an onderzoek of the Wmo or Jeugdwet: beginning, its steps with their days, the report, and the letter."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.onderzoek import OnderzoekDetail, OntvangstPapier
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginOnderzoek(Opdracht[Id]):
    """An onderzoek after a melding, without a triage; its clocks run from the day `melding_op` (ISO; empty is today).

    `wet` is one of models.ondersteuning.WETTEN. `clientondersteuning` and, under the Jeugdwet, `familiegroepsplan` say
    whether it was offered ("ja" or "nee"). Somebody without a household gets one.
    """

    persoon_id: Id
    wet: str
    vraag: str
    melding_op: str = ""
    clientondersteuning: str = ""
    familiegroepsplan: str = ""
    huishouden_id: Id | None = None
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigOnderzoek(Opdracht[None]):
    """Put right the question, who does it, and the day of the melding: clocks that count from it move along."""

    id: Id
    vraag: str
    melding_op: str
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegStapVast(Opdracht[None]):
    """A step was taken on the day `op` (ISO; empty is today); recording it again puts the day right.

    `stap` is one of models.ondersteuning.STAPPEN: "bevestigd" (receipt confirmed in writing; its term is met),
    "clientondersteuning" (offered), "persoonlijk plan" (came in; its term is met), "familiegroepsplan" (offered).
    """

    id: Id
    stap: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RondOnderzoekAf(Opdracht[None]):
    """The report is there on the day `op` (ISO; empty is today): the onderzoek is met, and what runs on is ended.

    `uitkomst` is a code of the list onderzoekuitkomst. With an aanvraag for maatwerk the clock of the decision runs
    from `aanvraag_op` (empty: `op`).
    """

    id: Id
    uitkomst: str
    verslag: str
    op: str = ""
    aanvraag_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenOnderzoek(Opdracht[None]):
    """It was ended by mistake: it is open again, its term runs again, and why."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOnderzoek(Leesvraag[OnderzoekDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOntvangst(Leesvraag[OntvangstPapier]):
    """What the letter that confirms the receipt of a melding or aanvraag says."""

    id: Id
