"""Requests about what is done together in a neighbourhood: activiteiten with their sessies, bewonersinitiatieven, the
buurtagenda, and what goes on in a street. Days are ISO, times HH:MM.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht, R
from wijdesk.models.rows import collectief as rijen
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id

# Activiteiten --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiviteitVelden(Opdracht[R]):
    """What is said of an activiteit."""

    id: Id
    titel: str
    thema: str
    initiatief: str
    start: str
    gebied: str = ""
    einde: str = ""
    partners: str = ""
    vrijwilligers: int = 0
    deelopdracht: str = ""
    financier: str = ""
    financiering_van: str = ""
    financiering_tot: str = ""
    medewerker_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakActiviteit(ActiviteitVelden[Id]):
    """A new activiteit; the same id again changes nothing.

    `voorstel_id`: it is what was proposed; the signalen of that bundel come along. `bundel_id`: the signalen of this
    bundel come along. `onderwerp_id`: the initiatief or subject of the buurtagenda it came from.
    """

    locatie_id: Id
    voorstel_id: Id | None = None
    bundel_id: Id | None = None
    onderwerp_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigActiviteit(ActiviteitVelden[None]):
    """All of an activiteit as it is to read now."""

    resultaat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RondActiviteitAf(Opdracht[None]):
    """It ended on this day, and what came of it in words."""

    id: Id
    einde: str
    resultaat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekActiviteitIn(Opdracht[None]):
    """It was a mistake. Refused when people came: then it is ended, not taken back."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelSignalen(Opdracht[int]):
    """These signalen belong to it too; answers how many were new."""

    id: Id
    signaal_ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelRonde(Opdracht[None]):
    """This straatronde belongs to it."""

    id: Id
    straatronde_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontkoppel(Opdracht[None]):
    """This signaal or this straatronde does not belong to it after all."""

    id: Id
    ander_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesActiviteiten(Leesvraag[tuple[rijen.ActiviteitRij, ...]]):
    """Those of one locatie, or of all; what runs first, then newest first."""

    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesActiviteit(Leesvraag[rijen.ActiviteitDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesActiviteithistorie(Leesvraag[tuple[HistorieRij, ...]]):
    """The last changes of an activiteit and its sessies, or of a bewonersinitiatief or a subject of the buurtagenda.

    Newest first. Its signalen are not in it.
    """

    id: Id
    hoogstens: int = 50


# Sessies -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSessies(Opdracht[tuple[Id, ...]]):
    """One sessie, or `keren` of them `om` days apart."""

    activiteit_id: Id
    datum: str
    van: str = ""
    tot: str = ""
    plek: str = ""
    keren: int = 1
    om: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigSessie(Opdracht[None]):
    """Another day, time or place."""

    id: Id
    datum: str
    van: str = ""
    tot: str = ""
    plek: str = ""
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TelAanwezig(Opdracht[None]):
    """So many people came; None: it was not counted."""

    id: Id
    aanwezig: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LasSessieAf(Opdracht[None]):
    """It is not held, and why; or, with `afgelast` False, it is held after all."""

    id: Id
    afgelast: bool = True
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekSessieIn(Opdracht[None]):
    """It should not have been there."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSessies(Leesvraag[tuple[rijen.AgendaRij, ...]]):
    """Every sessie from `van` until `tot`, both days included, of one locatie or of all; in order of time."""

    van: str
    tot: str
    locatie_id: Id | None = None


# What residents put forward ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class VanDeBuurtVelden(Opdracht[R]):
    """What residents put forward, and when (ISO)."""

    id: Id
    locatie_id: Id
    onderwerp: str
    ingebracht_op: str
    thema: str = ""
    gebied: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarInitiatief(VanDeBuurtVelden[Id]):
    """A bewonersinitiatief as it is to read now; a new id makes it."""

    steun: str = ""
    stand: str = "nieuw"
    resultaat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarOnderwerp(VanDeBuurtVelden[Id]):
    """A subject of the buurtagenda as it is to read now; a new id makes it."""

    ingebracht_bij: str = ""
    gedaan: str = ""
    teruggekoppeld_op: str = ""
    teruggekoppeld_hoe: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekVanDeBuurtIn(Opdracht[None]):
    """An initiatief or a subject that should not have been there, and why."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesInitiatieven(Leesvraag[tuple[rijen.InitiatiefRij, ...]]):
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBuurtagenda(Leesvraag[tuple[rijen.OnderwerpRij, ...]]):
    locatie_id: Id | None = None


# In the street -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesStraten(Leesvraag[tuple[rijen.StraatRij, ...]]):
    """What goes on per street and area, in a year. Nobody is named, and small numbers are not told."""

    jaar: int
    locatie_id: Id | None = None
