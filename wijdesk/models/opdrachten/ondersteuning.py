"""Asking for short support without a casus: beginning, contact moments, the end with a check, going over in a casus."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.ondersteuning import HulpRij, LopendRij, OndersteuningDetail, Overgang
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginOndersteuning(Opdracht[Id]):
    """Support of one person from the day `begin` (ISO; empty is today), without a triage. `id` is made by the screen.

    `soort` is a code of the list ondersteuningsoort; empty is short support.
    """

    id: Id
    persoon_id: Id
    doel: str
    verwacht_einde: str
    soort: str = ""
    vraag: str = ""
    begin: str = ""
    controle_op: str = ""
    huishouden_id: Id | None = None
    medewerker_id: Id | None = None
    """Who does it; empty: whoever begins it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigOndersteuning(Opdracht[None]):
    """Put right what it is for and who does it. A later expected end is asked apart, with a reason."""

    id: Id
    soort: str
    doel: str
    vraag: str = ""
    begin: str = ""
    controle_op: str = ""
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerlengOndersteuning(Opdracht[None]):
    """Another expected end (ISO), and in one sentence why."""

    id: Id
    tot: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegMomentVast(Opdracht[Id]):
    """One contact on the day `op` (ISO; empty is today) of `duur` minutes. `soort` is a code of contactsoort.

    With `vorige_id` it puts an earlier moment right; that one stays readable under it. `id` is made by the screen.
    """

    id: Id
    ondersteuning_id: Id
    tekst: str
    soort: str
    op: str = ""
    duur: int = 0
    vorige_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RondOndersteuningAf(Opdracht[None]):
    """Ended on the day `op` (ISO; empty is today). `controle_op` is the day somebody asks how it goes; empty: nobody.

    `uitkomst` is a code of the list ondersteuninguitkomst.
    """

    id: Id
    uitkomst: str
    tekst: str = ""
    op: str = ""
    controle_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControleerOndersteuning(Opdracht[None]):
    """The check afterwards: how it goes since, in a sentence or two."""

    id: Id
    tekst: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenOndersteuning(Opdracht[None]):
    """It ended by mistake, or the resident came back: it goes on until the day `tot` (ISO), and why."""

    id: Id
    tot: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NaarCasus(Opdracht[Overgang]):
    """Support or an onderzoek goes on in a casus, and everything is carried along: question, goal, contacts, checks.

    `soort` is "ondersteuning" or "onderzoek". With an open casus it joins that one and its regisseur is told; then
    only `leefgebied` is used. Somebody without a household gets one. `melding_op` is the day of the melding.
    """

    soort: str
    id: Id
    wettelijk_kader: str = ""
    leefgebied: str = ""
    """Of the goal of the support, a code of that list; empty: it becomes no goal."""
    regisseur_id: Id | None = None
    """Empty: whoever asks it."""
    tandem_id: Id | None = None
    melding_op: str = ""


# Reading --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesHulp(Leesvraag[tuple[HulpRij, ...]]):
    """Support and onderzoeken in one list: `bereik` "mijn" (what I do), "team" (of a locatie), "persoon" or
    "huishouden" (all of that one, `onderwerp_id`, ended ones too).

    What runs and what waits for its check by day, most pressing first; with `afgelopen` instead what ended, newest
    first.
    """

    bereik: str = "mijn"
    locatie_id: Id | None = None
    onderwerp_id: Id | None = None
    afgelopen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOndersteuning(Leesvraag[OndersteuningDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLopend(Leesvraag[tuple[LopendRij, ...]]):
    """Everything of ours that runs for a person, or for a household and who belongs to it: exactly one is given.

    As far as whoever asks may see it: triage, support, onderzoek, signaal, opschaling, meldcode, hand-off.
    """

    persoon_id: Id | None = None
    huishouden_id: Id | None = None
