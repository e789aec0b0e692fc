"""Asking for a household: looking at it, making it, who belongs to it, moving, splitting and merging."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows.huishouden import GezagDetail, HuishoudenDetail
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesHuishouden(Leesvraag[HuishoudenDetail]):
    """Open a household. Logged as an opening for each of its members. A merged one leads to where it went."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LidInvoer:
    """Somebody who belongs to a household: a person who is known, or one to make (one of the two).

    Dates are ISO; an empty `van` is today, an empty `tot` is still.
    """

    persoon_id: Id | None = None
    nieuwe_persoon: PersoonInvoer | None = None
    rol: str
    verblijf: str = ""
    van: str = ""
    tot: str = ""
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnderHuis:
    """The other home of who lives here part of the time (co-ouderschap): one that is known, or a new household of an
    adult (whose `van` and `verblijf` follow from the child). With neither it is not known yet.
    """

    huishouden_id: Id | None = None
    volwassene: LidInvoer | None = None
    rol: str = "kind"
    """What the child is there; a code of gezinsrol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakHuishouden(Opdracht[Id]):
    """A new household of one or more persons. An empty `naam` is made of their surnames; so is the address."""

    leden: tuple[LidInvoer, ...]
    naam: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HernoemHuishouden(Opdracht[None]):
    id: Id
    naam: str


DAAR_HELE_TIJD, DAAR_WEG, DAAR_DEELS = "daar hele tijd", "daar ook weg", "daar deels"
ANDERE_HELFT = (DAAR_HELE_TIJD, DAAR_WEG, DAAR_DEELS)
"""What becomes of the other half of a co-ouderschap: there the whole time, gone there too, or still part of the time
(the rest at an address that is not known here)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegLidToe(Opdracht[Id]):
    """Somebody belongs to this household too, and with `ander` to that other one on the same days (co-ouderschap)."""

    huishouden_id: Id
    lid: LidInvoer
    ander: AnderHuis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigLid(Opdracht[None]):
    """Correct a membership; a field that is None stays as it is. `ander`: as in VoegLidToe.

    `andere_helft`: what becomes of the other home when somebody does not live here part of the time any more: one of
    ANDERE_HELFT. Asked only when there is one.
    """

    id: Id
    ander: AnderHuis | None = None
    andere_helft: str = ""
    rol: str | None = None
    verblijf: str | None = None
    van: str | None = None
    tot: str | None = None
    opmerking: str | None = None


PLAN_BLIJFT, PLAN_VERVALT, PLAN_OVER = "blijft", "vervalt", "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigLid(Opdracht[None]):
    """Somebody no longer belongs here: `tot` is the last day, `reden` says why in one sentence.

    `andere_helft`: as in WijzigLid. `plan`: what happens to goals and actions only for this person: PLAN_BLIJFT (or
    empty), PLAN_VERVALT with the same reason, or PLAN_OVER to `plan_naar`, another member.
    """

    id: Id
    tot: str
    reden: str
    andere_helft: str = ""
    plan: str = ""
    plan_naar: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesGezag(Leesvraag[GezagDetail]):
    """Who has gezag over this child today, and which adults around it could."""

    kind_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LegGezagVast(Opdracht[None]):
    """These adults have gezag over this child since `van` (ISO; empty is today). `soort` as in models.huishouden.Gezag.

    Or, with `instelling` (its name) and without `ouders`, a gecertificeerde instelling has voogdij (art. 1:302 BW).
    Who had it stays so, but for `niet_meer`, and an institution with `instelling_niet_meer`: theirs ends the day
    before. `opmerking` says what it shows from.
    """

    kind_id: Id
    ouders: tuple[Id, ...] = ()
    instelling: str = ""
    van: str = ""
    soort: str = "ouderlijk gezag"
    niet_meer: tuple[Id, ...] = ()
    instelling_niet_meer: bool = False
    opmerking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigGezag(Opdracht[None]):
    """These adults, or (`instelling`) the institution, have gezag over this child up to and including `tot` (ISO).

    `reden` says what it shows from.
    """

    kind_id: Id
    ouders: tuple[Id, ...] = ()
    instelling: bool = False
    tot: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdresInvoer:
    """An address as typed."""

    straat: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerhuisHuishouden(Opdracht[None]):
    """The household lives somewhere else since `op`; `mee` are the persons whose own address changes too."""

    id: Id
    adres: AdresInvoer
    op: str
    mee: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitsHuishouden(Opdracht[Id]):
    """The chosen memberships go to a new household since `op`. The open casus stays where it is.

    With `regisseur_id` the new household gets a casus of its own, with that regisseur; its kader is that of the open
    casus unless told otherwise. With `adres` that is where they live from then on, but for who lives there part of the
    time or elsewhere; None leaves everybody's address as it is.
    """

    id: Id
    leden: tuple[Id, ...]
    op: str
    naam: str = ""
    regisseur_id: Id | None = None
    wettelijk_kader: str = ""
    adres: AdresInvoer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegHuishoudensSamen(Opdracht[None]):
    """Two records of one household become one: `weg` points to `blijft` and everything follows. Can be undone."""

    blijft: Id
    weg: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalHuishoudensUiteen(Opdracht[None]):
    """Undo a merge, also long after: what belonged to `weg` goes back to it."""

    weg: Id
    reden: str
