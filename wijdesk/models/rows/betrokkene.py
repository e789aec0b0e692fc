"""What screens see of who is around a household, and of consent per receiver and kind of data."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

INSTELLING = "instelling:"


@dataclass(frozen=True, slots=True, kw_only=True)
class BetrokkeneRij:
    """Somebody of the network, or a professional. Of somebody hidden only that there is one."""

    id: Id
    soort: str
    naam: str
    relatie: str
    organisatie: str
    telefoon: str
    email: str
    persoon_id: Id | None
    jim: bool
    van: str
    tot: str
    opmerking: str
    verborgen: bool = False

    @property
    def wie(self) -> str:
        """How people call them: the name, or else the organisation."""
        return self.naam or self.organisatie


@dataclass(frozen=True, slots=True, kw_only=True)
class GeverRij:
    """One giver of a consent: what was said last, when and how. `stand` empty: not asked yet."""

    persoon_id: Id | None
    """None: an institution that is voogd, by its name."""
    naam: str
    stand: str = ""
    op: str = ""
    tot: str = ""
    wijze: str = ""
    nodig: bool = True
    """Whether the rule of today still asks this giver."""

    @property
    def sleutel(self) -> str:
        """The giver as the value of a choice; `splits_gevers` reads it back."""
        return f"{INSTELLING}{self.naam}" if self.persoon_id is None else self.persoon_id.hex()


def splits_gevers(sleutels: Iterable[str]) -> tuple[tuple[Id, ...], tuple[str, ...]]:
    """The persons and the institutions in values of a choice (`GeverRij.sleutel`)."""
    alle = tuple(sleutels)
    mensen = tuple(Id(bytes.fromhex(sleutel)) for sleutel in alle if not sleutel.startswith(INSTELLING))
    return mensen, tuple(sleutel.removeprefix(INSTELLING) for sleutel in alle if sleutel.startswith(INSTELLING))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToestemmingRij:
    """How one kind of data about one person may be shared with one receiver, today."""

    persoon_id: Id
    betrokkene_id: Id
    gegevens: str
    stand: str
    """ "volledig", "ontbreekt", "geweigerd", "verlopen"; empty when nobody was asked anything yet."""
    uitleg: str
    """Why it is not complete, in plain sentences; empty when it is, or when nobody was asked."""
    gevers: tuple[GeverRij, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OverWie:
    """A member about whom data can be shared, and who must consent today."""

    persoon_id: Id
    naam: str
    leeftijd: int | None
    gevers: tuple[GeverRij, ...]
    regel: str
    """The rule in a sentence, with what is not known."""
    geen_gezag: bool = False
    geen_geboortedatum: bool = False
    """It is not known and can be asked; of somebody hidden that is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BetrokkenenOverzicht:
    """Everything around one household."""

    netwerk: tuple[BetrokkeneRij, ...] = ()
    professionals: tuple[BetrokkeneRij, ...] = ()
    leden: tuple[OverWie, ...] = ()
    gegevens: tuple[str, ...] = ()
    """The kinds of data, in the order of the list."""
    toestemmingen: tuple[ToestemmingRij, ...] = ()
    """One per member, receiver and kind of data about which something was ever said."""

    def van(self, betrokkene_id: Id, persoon_id: Id) -> dict[str, ToestemmingRij]:
        """The consents about a person with a receiver, by kind of data."""
        return {
            rij.gegevens: rij
            for rij in self.toestemmingen
            if rij.betrokkene_id == betrokkene_id and rij.persoon_id == persoon_id
        }
