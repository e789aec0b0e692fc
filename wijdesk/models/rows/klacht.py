"""What screens see of a klacht."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.klachtregels import telt
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtRij:
    """One klacht in the register. Days are ISO texts."""

    id: Id
    nummer: str
    klager: str
    """Who complains; the words for somebody protected when the asker may not know."""
    persoon_id: Id | None
    over: str
    """Whom and what it is about, in words."""
    ontvangen: str
    afgerond: str
    uitkomst: str
    reden: str
    locatie: str
    behandelaar: str
    behandelaar_id: Id | None
    uiterlijk: str
    """The last day of the term."""
    in_woorden: str
    """What is left of the term, or how it ended."""
    toestand: str
    """ "te laat", "spoed", "let-op" or ""."""
    wacht_op: str
    """What has to be done next: "ontvangstbrief", "horen", "uitkomst", "brief", "terugkoppeling", or ""."""
    mij: bool
    """Whether it was shared with whoever asks because it is about them: they read only."""
    dubbel: bool = False
    """Registered twice: it is dealt with as another one, and counts nowhere."""
    dubbel_van: Id | None = None
    """Of which klacht, as far as that is there for whoever asks."""
    dubbel_nummer: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still dealt with."""
        return not self.afgerond and not self.dubbel


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtBetrokkeneRij:
    """Somebody a klacht is about."""

    id: Id
    naam: str
    medewerker_id: Id | None
    gedeeld_op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtStapRij:
    """Something that was done."""

    id: Id
    soort: str
    dag: str
    tekst: str
    keuze: str
    dagen: int
    medewerker: str

    @property
    def telt(self) -> bool:
        """Whether it says that its kind was done; not when it is about an outcome from before it was opened again."""
        return telt(self.soort, self.keuze)


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtDetail:
    """One klacht with everything that was done."""

    rij: KlachtRij
    kanaal: str
    hoedanigheid: str
    klager: str
    """As it was said, when no card was found."""
    gemachtigde: str
    adres: str
    bereikbaar: str
    woorden: str
    locatie_id: Id | None
    commissie: bool
    over_structuur: bool
    motivering: str
    overig: str
    les: str
    over: tuple[KlachtBetrokkeneRij, ...]
    stappen: tuple[KlachtStapRij, ...]
    """In order of their days."""
    contact_id: Id | None
    """The contact at the desk it came from, as far as the asker may see it."""
    grondslag: str
    streef: str
    ontvangst_uiterlijk: str
    ruimte: int
    """How many days it can still be put off without the consent of who complains."""
    beheert: bool
    """Whether whoever asks keeps the register: change, give away, share."""
    behandelt: bool
    """Whether they may write down what was done."""
    dubbelen: tuple[str, ...] = ()
    """Numbers of the klachten that are a double of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtLes:
    """What a klacht taught, without who complained or about whom. Days are ISO texts."""

    id: Id
    """Of the klacht."""
    nummer: str
    les: str
    uitkomst: str
    reden: str
    locatie: str
    afgerond: str
    teruggekoppeld: str
    """The day on which was asked how it is now; empty: not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtMelding:
    """A vraag at the desk that was handed over as a klacht and is not in the register yet."""

    id: Id
    """Of the hand-over."""
    vraag_id: Id
    contact_id: Id
    persoon_id: Id | None
    persoon: str
    tekst: str
    kanaal: str
    dag: str
    locatie_id: Id
    locatie: str
    van_mij: bool = False
    """Whoever looks wrote it down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KlachtBrief:
    """What a letter about a klacht says. Days are ISO texts."""

    soort: str
    """ "ontvangst", "verdaging", "uitkomst" or "afschrift"."""
    nummer: str
    locatie: str
    aan: str
    adres: tuple[str, ...]
    aan_betrokkene: bool
    """Whether it goes to somebody it is about, and not to who complains or speaks for them."""
    namens: str
    """Whose klacht it is when the letter goes to who speaks for them."""
    vandaag: str
    ontvangen: str
    woorden: str
    behandelaar: str
    commissie: bool
    uiterlijk: str
    dagen: int
    """How long it was put off, all together."""
    uitstelreden: str
    met_instemming: bool
    gehoord: str
    """ "gehoord", why not (a key of `klachtregels.AFGEZIEN`), or empty while that is not known."""
    over_iemand: bool
    """Whether it is about somebody, and not about how things are done alone."""
    uitkomst: str
    overig: str
    motivering: str
    les: str
    medewerker: str
    al_gedaan: bool
    """Whether it is written down that this letter went out."""
    taal: str = ""
    """What the resident speaks who complains, as it stands on the card; empty when it goes to somebody else."""
