"""What screens and the command line see of working with other desks: nothing here names a resident."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRij:
    id: Id
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamWacht:
    """How many changes made here wait for one team. `mag`: whether this desk may write for it."""

    naam: str
    wacht: int
    sinds: int | None
    mag: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BalieRij:
    """One desk on the rooster. `id` is the chain it was let in with."""

    id: Id
    naam: str
    """A number in the order in which desks were let in ("Balie 2"); it never changes."""
    teams: tuple[str, ...]
    """Those it works for, or worked for before it was withdrawn."""
    rol: str
    eigen: bool
    ingetrokken: bool
    tot: int
    """How many of its entries are here."""
    laatst: int | None
    """When the latest of those was written (ms UTC)."""
    versie: int | None
    """The schema version of that one."""
    stil: str = ""
    """Why it cannot be followed further, in words; empty when it can."""
    stil_sinds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AanvraagRij:
    """A desk that asks to be let in."""

    id: Id
    vingerafdruk: str
    teams: tuple[Id, ...]
    """The teams it asks for, as far as this centre has them."""
    sinds: int
    leesbaar: bool = True
    """Whether who comes along could be read."""
    nieuw: bool = False
    """Whether nobody works there yet: the one name is who will log in."""
    namen: tuple[str, ...] = ()
    meer: int = 0
    """How many more come along than are named."""
    beheer: tuple[str, ...] = ()
    """Who of them would have rights of beheer at every desk of the team."""
    ook_hier: tuple[str, ...] = ()
    """Colleagues and places that come along and are called like one that is here already."""
    onbekend: bool = False
    """Whether nobody here is called like who will log in at a new desk: then nobody can."""
    weggelegd: bool = False
    """Whether somebody said here not to let it in."""


ZELFDE_VRAAG = "Verschillen u of dat dezelfde is"


def wie_in_woorden(rij: AanvraagRij) -> str:
    """Who comes along with a desk, and who of them has rights of beheer."""
    if not rij.leesbaar:
        return "Wie daar werkt, is hier niet te lezen: vraag het de beller."
    namen = [*rij.namen, *([f"nog {rij.meer}"] if rij.meer else [])]
    zin = f"Daar logt in: {', '.join(namen)}." if rij.nieuw else f"Komen mee: {', '.join(namen)}."
    if rij.onbekend:
        zin = f"{zin} Hier werkt niemand met die naam: voeg die collega eerst toe, precies zo geschreven."
    if rij.beheer:
        zin = f"{zin} Met rechten van beheer: {', '.join(rij.beheer)}."
    if rij.ook_hier:
        zin = f"{zin} Heet hier ook al zo: {', '.join(rij.ook_hier)}. Na de eerste uitwisseling vraagt {ZELFDE_VRAAG}."
    return zin


@dataclass(frozen=True, slots=True, kw_only=True)
class RolRij:
    """A role of the database of the centre, and what it may do there in words."""

    rol: str
    wat: str
    balie: str
    """What the desk that comes in by it is called; empty when none does (yet)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStand:
    """The database of the centre, as its owner sees it."""

    rollen: tuple[RolRij, ...]
    let_op: tuple[str, ...]
    """What somebody has to mend on that server."""
    grens: int
    """How many persons a desk may ask about within an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vordering:
    """How far a round is, in entries."""

    gelezen: int
    te_lezen: int
    gedeeld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DelenStand:
    """How things stand with the centre, as this desk knows it without asking anybody."""

    waar: str = ""
    """The centre in words without anything secret; empty for a desk that stands alone."""
    op_server: bool = False
    toegelaten: bool = False
    vingerafdruk: str = ""
    """What to compare, while this desk waits to be let in."""
    leest_alleen: bool = False
    """Whether this desk was let in to read only: what is made here stays here."""
    bezig: bool = False
    vordering: Vordering | None = None
    """Of the round under way, when it lasts."""
    laatste_contact: int | None = None
    geen_contact_sinds: int | None = None
    """The first round since then that did not reach the centre (ms UTC); None when the last one did."""
    geweigerd: bool = False
    """Whether the centre was reached and refused, or is another one; then it is no matter of waiting."""
    waarom: str = ""
    """Why there is no contact or nothing was published, in words with the way out."""
    wacht: int = 0
    """How many changes made here are not at the centre yet."""
    wacht_sinds: int | None = None
    per_team: tuple[TeamWacht, ...] = ()
    """The same per team, where this desk writes for several."""
    balies: tuple[BalieRij, ...] = ()
    teams: tuple[TeamRij, ...] = ()
    lease: str = ""
    """That it was nearly too long without contact, in a sentence; empty while there is time."""
    waarschuwingen: tuple[str, ...] = ()
    beheerder: bool = False
    """Whether this desk holds the key that signs the rooster."""
    aanvragen: int = 0
    """How many desks asked to be let in at the last round; at the beheerder's desk only."""
    geldig_tot: int | None = None
    """The last day of the rooster (ms UTC)."""
    vernieuwd: int | None = None
    """When all teams last got a new key (ms UTC)."""
    geoefend: int | None = None
    """When the noodsleutel was last tried with success (ms UTC); None: never since it was made."""
    min_versie: int = 1
    """A program of an older schema version reads and does not write."""

    @property
    def alleen(self) -> bool:
        """Whether this desk belongs to no centre."""
        return not self.waar


@dataclass(frozen=True, slots=True, kw_only=True)
class Teruggenomen:
    """A new desk that took its request back: what was filled in there, and what became of the request."""

    adres: str
    """May hold a password."""
    naam: str
    verteld: bool
    """The centre knows of it: the beheerder sees the request no more."""
    toegelaten: str
    """The fingerprint of a desk that was let in already, which only the beheerder can withdraw; else empty."""

    def __repr__(self) -> str:
        return "Teruggenomen(…)"
