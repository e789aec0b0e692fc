"""Asking for the regie: opening a casus, handing it over, closing it, looking after it, and who has how many."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.rows.huishouden import CaseloadRij, OverdrachtRij
from wijdesk.models.rows.regie import NazorgRij, Regieperiode, RegisseurRij, Sluitstand, Vertrek
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCasus(Opdracht[Id]):
    """Open a casus for a household. `regisseur_id` None is whoever asks.

    `werk_id` is a hand-over of Mijn werk that ends by this; its vraag comes along when `vraag_id` is None. `melding_op`
    (ISO) is the day the terms of the law count from; empty: the day of the vraag, or today.
    """

    huishouden_id: Id
    wettelijk_kader: str
    aanleiding: str
    regisseur_id: Id | None = None
    tandem_id: Id | None = None
    vraag_id: Id | None = None
    werk_id: Id | None = None
    melding_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetTandem(Opdracht[None]):
    """The second team member of an open casus, or nobody."""

    huishouden_id: Id
    medewerker_id: Id | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagOverdracht(Opdracht[Id]):
    """Ask a colleague to take over the regie. It stays where it is until the colleague accepts."""

    huishouden_id: Id
    naar_id: Id
    notitie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordOverdracht(Opdracht[None]):
    """Accept or refuse a request; refusing says why."""

    id: Id
    aannemen: bool
    antwoord: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekOverdrachtIn(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemRegieOver(Opdracht[None]):
    """The team leader gives the regie to somebody at once, with the reason."""

    huishouden_id: Id
    naar_id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraagAllesOver(Opdracht[Id]):
    """Every case of somebody who leaves, at once: (household, who gets it) each. Answers the id they share."""

    van_id: Id
    verdeling: tuple[tuple[Id, Id], ...]
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraaiOverdrachtTerug(Opdracht[int]):
    """Take a whole `DraagAllesOver` back; answers how many households. Refused when one has gone on since."""

    samen_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZaakBesluit:
    """What becomes of something open: `hoe` is gedaan (of a task), niet meer nodig (of that or a hand-off), eindigt (of
    a practice form, with `uitkomst`), or blijft.

    With blijft it is `medewerker_id`'s from then on; None leaves it with whoever has it, or else the last regisseur.
    """

    id: Id
    hoe: str
    medewerker_id: Id | None = None
    uitkomst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitCasus(Opdracht[None]):
    """Close the open casus: an outcome for every running goal, and the days to check how it goes (ISO).

    What is open and not among `zaken` stays, by name, with who has it or else with the last regisseur.
    """

    huishouden_id: Id
    sluitreden: str
    toelichting: str = ""
    doelen: tuple[DoelUitkomst, ...] = ()
    nazorg_op: tuple[str, ...] = ()
    zaken: tuple[ZaakBesluit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenCasus(Opdracht[Id]):
    """Open again after closing. `terugdraaien`: the closing was a mistake and the same casus goes on, plan and all;
    otherwise a new casus under the same kader begins. `regisseur_id` None is whoever asks.
    """

    huishouden_id: Id
    regisseur_id: Id | None = None
    aanleiding: str = ""
    terugdraaien: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNazorg(Opdracht[Id]):
    """One more check after closing. `medewerker_id` None is the last regisseur."""

    casus_id: Id
    gepland_op: str
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzetNazorg(Opdracht[None]):
    """Move a check that was not done yet to another day. `medewerker_id` None leaves it with whoever had it."""

    id: Id
    gepland_op: str
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoeNazorg(Opdracht[bool]):
    """How it goes now. Answers whether the casus must be opened again. An empty `op` is today."""

    id: Id
    hoe_gaat_het: str
    verslag: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCaseload(Leesvraag[tuple[CaseloadRij, ...]]):
    """My open cases, also those I am tandem of, and my checks; with `team` those of my whole location."""

    team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesOverdrachten(Leesvraag[tuple[OverdrachtRij, ...]]):
    """Requests that wait for my answer, and those I asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesRegisseurs(Leesvraag[tuple[RegisseurRij, ...]]):
    """Who may hold the regie, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSluitstand(Leesvraag[Sluitstand]):
    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVertrek(Leesvraag[Vertrek]):
    """The preview of handing over everything somebody has."""

    medewerker_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesRegiehistorie(Leesvraag[tuple[Regieperiode, ...]]):
    """Who had the regie of a household when, newest first. Also without the content of the casus."""

    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesNazorg(Leesvraag[tuple[NazorgRij, ...]]):
    """The checks of a household, the next one first."""

    huishouden_id: Id
