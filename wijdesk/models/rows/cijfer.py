"""Figures as screens, papers and exports see them. Counts are whole; `waarde` is in the unit of the figure.

Nothing here names a person but a row of `Cijferlijst`, which holds only what whoever asks may see.
"""

from __future__ import annotations

from itertools import pairwise

from wijdesk.models.cijfer import Definitie, Periode, in_woorden, is_klein
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Vragendeel:
    """What was answered under one version of a list of questions."""

    versie: str
    """Empty: without questions, from a file."""
    teller: int
    noemer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """A figure as it was counted over one period. `waarde` is None when there is nothing to divide by."""

    teller: int
    noemer: int | None = None
    """None for a count."""
    waarde: float | None
    versie: int = 1
    """Of the definition that held on the last day of the period."""
    vragen: tuple[Vragendeel, ...] = ()
    """Of a figure out of a list of questions: its versions that were answered in the period, the oldest first."""

    @property
    def gemengd(self) -> bool:
        """Answers to other questions are in it: there is no value of these together."""
        return len(self.vragen) > 1

    @property
    def onder(self) -> tuple[str, ...]:
        """The versions of the questions."""
        return tuple(deel.versie for deel in self.vragen)

    def andere_vragen(self, ander: Meting) -> bool:
        """Whether these two are answers to other questions; of what nobody answered that cannot be said."""
        if not (self.vragen and ander.vragen):
            return False
        return self.gemengd or ander.gemengd or self.onder != ander.onder


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijfer:
    """One figure of a period, beside the one it is compared with."""

    definitie: Definitie
    nu: Meting
    eerder: Meting | None = None
    """Of the period it is compared with; None when nothing is compared."""
    duidingen: int = 0
    """How many notes stand beside this figure in this period."""
    naast: tuple[Cijfer, ...] = ()
    """The same periods by each older definition that held in one of them, oldest first: old and new side by side."""
    oud: bool = False
    """It is one of these."""

    @property
    def titel(self) -> str:
        """What it is called; by an older definition that too."""
        een = self.definitie
        return f"{een.titel}, volgens versie {een.versie}" if self.oud else een.titel

    @property
    def klein(self) -> bool:
        """Shown as a count, not as a percentage."""
        return is_klein(self.definitie.eenheid, self.nu.noemer)

    @property
    def breuk(self) -> bool:
        """The definition changed between the two periods, or what people were asked: no difference may be shown."""
        return self.eerder is not None and (self.eerder.versie != self.nu.versie or self.eerder.andere_vragen(self.nu))

    @property
    def breukwoord(self) -> str:
        """Why no difference may be shown, in two words; empty when it may."""
        if self.eerder is None or not self.breuk:
            return ""
        return "andere vragen" if self.eerder.versie == self.nu.versie else "andere definitie"

    @property
    def verschil(self) -> float | None:
        """Now less before, in the unit of the figure; None when these cannot be compared."""
        if self.eerder is None or self.breuk or self.nu.waarde is None or self.eerder.waarde is None:
            return None
        if self.klein or is_klein(self.definitie.eenheid, self.eerder.noemer):
            return None
        return self.nu.waarde - self.eerder.waarde

    @property
    def tekst(self) -> str:
        """As it is read: "1.234", "37 %", "3 van 7"."""
        return in_woorden(self.definitie.eenheid, self.nu.waarde, self.nu.teller, self.nu.noemer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferblad:
    """Every figure of a period, in the order of the registry."""

    periode: Periode
    vergeleken: Periode | None
    locatie: str
    """Empty: all of them."""
    cijfers: tuple[Cijfer, ...]
    bij_te_werken: int
    """How many months `WerkCijfersBij` would still count: the figures are right without, and slower."""
    gemaakt_op: int
    """UTC milliseconds."""

    @property
    def regels(self) -> tuple[Cijfer, ...]:
        """The same, each followed by what it is by an older definition."""
        return tuple(een for cijfer in self.cijfers for een in (cijfer, *cijfer.naast))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reekspunt:
    """One step of a line."""

    periode: Periode
    meting: Meting


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferreeks:
    """A figure through time. Where `versie` of two points differs the line breaks: no line goes through a change."""

    definitie: Definitie
    """As it holds on the last day."""
    stap: str
    punten: tuple[Reekspunt, ...]

    @property
    def breuken(self) -> tuple[int, ...]:
        """Places (index of the later point) where the definition changes, or the questions: of these the last that
        were answered count, however long ago.
        """
        uit = []
        for plek, (een, ander) in enumerate(pairwise(self.punten), 1):
            laatst = next((punt.meting for punt in self.punten[plek - 1 :: -1] if punt.meting.vragen), een.meting)
            if een.meting.versie != ander.meting.versie or laatst.andere_vragen(ander.meting):
                uit.append(plek)
        return tuple(uit)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdelingRij:
    """One part of a distribution."""

    code: str
    """As it is read: a meldingtype, a melder, the name of a colleague."""
    aantal: int
    eerder: int | None = None
    """In the period it is compared with; None when nothing is compared."""
    van: int | None = None
    """Of how many, where a part has its own denominator (terms: how many ended); of how many the value is known."""
    bedrag: str = ""
    """Euros a month as a decimal text (waarde); empty: of none it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdeling:
    """What a count consists of, the largest first. The parts add up to `totaal`."""

    soort: str
    titel: str
    totaal: int
    rijen: tuple[VerdelingRij, ...]
    let_op: str = ""
    """What is not in it, as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warmtekaart:
    """Arrivals by weekday and hour, local time: `aantallen[weekdag][uur]`, Monday is 0, 7 × 24."""

    aantallen: tuple[tuple[int, ...], ...]

    @property
    def totaal(self) -> int:
        """All of them."""
        return sum(map(sum, self.aantallen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trechter:
    """The funnel of the vragen of a period: (step in words, count), in order (domein.md 3)."""

    stappen: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LijstRij:
    """One thing a figure counts. `soort` and `id` say what opens; `cellen` stand under `Cijferlijst.kolommen`."""

    soort: str
    """A noun: "vraag", "huishouden", "indicatie", "klacht", ..."""
    id: Id
    cellen: tuple[str, ...]
    teller: bool = True
    """Counts in the numerator; False: only in the denominator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cijferlijst:
    """The list behind a figure: what the asker may see of it."""

    definitie: Definitie
    kolommen: tuple[str, ...]
    rijen: tuple[LijstRij, ...]
    meting: Meting
    niet_te_zien: int
    """How many more the figure counts that are not in the list: protected, destroyed since, or of others."""
    afgekapt: bool = False
    """There are more than one list shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuidingRij:
    """A note beside a figure in a period: what was going on."""

    id: Id
    cijfer: str
    periode: Periode
    locatie_id: Id | None
    tekst: str
    medewerker: str
    op: int
    """UTC milliseconds."""
    eigen: bool = False
    """The asker wrote it, or nobody who still works here did: only then may it be changed or taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuitencijferRij:
    """A figure from outside: survey, ceo, fte."""

    naam: str
    jaar: int
    waarde: str
    """A decimal text with a point ("8.1")."""
    eenheid: str
    basis: str
    """Of how many, or of what: "282 respondenten"."""
    bron: str
    definitieversie: str
    """Where this differs from the year before, the line breaks."""
    locatie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenDefinitieRij:
    """One version of a figure that an organisation can define itself."""

    id: Id
    definitie: Definitie
    inhoud: str
    """As a text one can change (TOML)."""
    eigen: bool
    """The organisation wrote it; False: it came with the program."""
    in_gebruik: bool
    """It holds today."""
