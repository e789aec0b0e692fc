"""What screens see of differences between desks."""

from __future__ import annotations

from hashlib import blake2b

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

WAARDE, PAST_NIET, WEG, CASUS, PLAN = "waarde", "past niet", "weg", "casus", "plan"
"""What a person decides: two values; a change that does not fit; taken away here and changed there; two casussen of one
household; two plans that both run."""
STAAT_DUBBEL, OPGEGAAN, ZELFDE = "staat dubbel", "opgegaan", "zelfde"
"""Also decided: two of what there is one of at a time; work on a card or household that was merged into another; two
colleagues or two locaties of one name."""
DUBBEL, NA_SLUITING = "dubbel", "na sluiting"
"""What leads elsewhere: one person on two cards; work in a casus that was closed."""
GEWIST, WACHT, ONBEKEND, AFGESCHERMD = "gewist", "wacht", "onbekend", "afgeschermd"
"""What is only told: destroyed elsewhere; waits for something; of a newer program; about somebody hidden."""

TE_BESLISSEN = frozenset({WAARDE, PAST_NIET, WEG, CASUS, PLAN, STAAT_DUBBEL, OPGEGAAN, ZELFDE})
OM_NAAR_TE_KIJKEN = frozenset({DUBBEL, NA_SLUITING})
TELT = TE_BESLISSEN | OM_NAAR_TE_KIJKEN

ZELF = "zelf"
"""The side that somebody types."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Which difference: its kind, the row, and the first of its fields (of DUBBEL: the other card, hex)."""

    aard: str
    rij: Id
    veld: str = ""

    @property
    def sleutel(self) -> Id:
        """A key for a list."""
        tekst = f"{self.aard}|{self.rij.hex()}|{self.veld}"
        return Id(blake2b(tekst.encode(), digest_size=16).digest())


@dataclass(frozen=True, slots=True, kw_only=True)
class KantKort:
    """Who said something, and when (ms UTC); `hier`: at this desk."""

    sleutel: str
    wie: str
    op: int
    hier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerschilRij:
    """One line of the work list. It tells no values."""

    plek: Plek
    titel: str
    """What it is about: "Telefoon", "Twee casussen"."""
    wat: str
    """What thing: "Persoon", "Doel"."""
    over: str
    """Whose it is, as the viewer may see them."""
    sinds: int
    kanten: tuple[KantKort, ...] = ()
    persoon_id: Id | None = None
    huishouden_id: Id | None = None
    mag: bool = False
    """Whether whoever asks may decide."""

    @property
    def aard(self) -> str:
        return self.plek.aard


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschillen:
    """The work list, what matters most first; `meer` more are not in it."""

    rijen: tuple[VerschilRij, ...]
    meer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WaardeInWoorden:
    """One field of one side. `delen` is the same text in pieces, with whether a piece differs from what is shown."""

    veld: str
    label: str
    tekst: str
    delen: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KantRij:
    """One side in full. `getoond`: this is what the screens show now; `waarom_niet`: why it does not fit."""

    sleutel: str
    naam: str
    """What choosing it is called when no value says so ("Casus C26-7KQ4M gaat verder", "Toch weghalen")."""
    wie: str
    waar: str
    op: int
    hier: bool
    getoond: bool
    waarden: tuple[WaardeInWoorden, ...] = ()
    reden: str = ""
    waarom_niet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenVeld:
    """A field that somebody may type themselves; `soort` is "tekst", "dag", "ja" or "lijst" with its `codes`."""

    veld: str
    label: str
    soort: str
    waarde: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerschilDetail:
    """One line in full."""

    rij: VerschilRij
    uitleg: str
    kanten: tuple[KantRij, ...] = ()
    eigen: tuple[EigenVeld, ...] = ()
    personen: tuple[Id, ...] = ()
    """Two cards that may be one person, of DUBBEL."""
