"""What the jaarverslag is made of."""

from __future__ import annotations

from pathlib import Path

from wijdesk.models.cijfer import Definitie
from wijdesk.models.gegeven import dataclass
from wijdesk.models.impactvragen import CIJFER
from wijdesk.models.rows.cijfer import BuitencijferRij, DuidingRij, Meting
from wijdesk.models.rows.impact import ImpactVersie
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Gat:
    """Where work is missing in the figures: a desk of which nothing could be read further, or what was before."""

    team: str
    """Of which team; empty when nobody can tell."""
    tot: int | None = None
    """When the last that was read was written (ms UTC); None when nothing was read."""
    begin: bool = False
    """What was shared before this desk was let in, without history."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerslagVraag:
    """Which jaarverslag to make, and where: a year, one locatie or all, a folder."""

    jaar: int
    locatie_id: Id | None = None
    map: Path
    gepubliceerd: tuple[Path, ...] = ()
    """Files and folders with tables that were published, to lay beside it."""
    openbaar: bool = False
    """The one that may be published: added up from the settled open figures of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GemaaktVerslag:
    """What making a report came to: its files, the PDF first (none when it was stopped), and what it lacks."""

    bestanden: tuple[Path, ...] = ()
    let_op: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarvan:
    """Before a report is made, in sentences: of which teams it will be, and what is missing there."""

    zin: str = ""
    let_op: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JaarCijfers:
    """The counted registrations of one year, for the jaarverslag. Counts are vragen, years in Europe/Amsterdam.

    A table is a tuple of (code, count) in any order; codes with 0 may be left out. `per_maand` is (1..12, count).
    `trechter` is (step, count) in the order of the funnel (domein.md 3). `onbekend` counts the meldingtype "Onbekend".
    """

    jaar: int
    vragen: int
    direct_afgehandeld: int
    gemaakt_op: int
    """UTC milliseconds."""
    drempel: int = 5
    """What the organisation chose as the smallest number to show to everyone."""
    locatie: str = "alle locaties"
    per_meldingtype: tuple[tuple[str, int], ...] = ()
    per_melder: tuple[tuple[str, int], ...] = ()
    per_maand: tuple[tuple[int, int], ...] = ()
    per_kanaal: tuple[tuple[str, int], ...] = ()
    per_uitkomst: tuple[tuple[str, int], ...] = ()
    trechter: tuple[tuple[str, int], ...] = ()
    onbekend: int = 0
    per_productgroep: tuple[tuple[str, int], ...] = ()
    """Indicaties decided in the year. Of one location: of households that were its own when these were recorded, and
    those of which a file says so."""
    indicaties_per_locatie: tuple[tuple[str, int], ...] = ()
    """The same by the name of the locatie, or "onbekend"."""
    teams: tuple[str, ...] = ()
    """Of a desk that shares, when no location was chosen: the teams it reads."""
    bijgewerkt: int | None = None
    """Of a desk that shares: when it last heard from the others (ms UTC)."""
    gaten: tuple[Gat, ...] = ()
    per_locatie: tuple[tuple[str, int], ...] = ()
    """By the name of the locatie where the vraag was registered."""

    per_agressie: tuple[tuple[str, int], ...] = ()
    """Agressie-incidents of the year by kind, of the locatie where they happened."""
    klachten: tuple[tuple[str, int], ...] = ()
    """The flow of klachten, (row, count) in the order of `models.jaartabellen.KLACHTREGELS`; empty: not kept here."""
    praktijkvormen: tuple[tuple[str, int], ...] = ()
    """How often support of each kind was begun."""
    klachtredenen: tuple[tuple[str, int], ...] = ()
    """Of the klachten that were finished in the year."""
    activiteiten: tuple[tuple[str, int, int], ...] = ()
    """Per theme how many ran on the last day of the year and how many began in it."""
    sessies: tuple[int, int] = (0, 0)
    """How many sessies of activiteiten were counted in the year, and how many people came to these together."""
    kaart: tuple[int, int, int] = (0, 0, 0)
    """How often somebody was sent to an entry of the sociale kaart; by a hand-off; of these with a first contact."""
    straatrondes: tuple[tuple[str, int, int], ...] = ()
    """Per gebied how many straatrondes were walked in the year, and how many people were spoken to together."""
    buurtagenda: tuple[tuple[str, int, int, int], ...] = ()
    """Per thema (empty: none) how many subjects residents put forward in the year; with how many of these something was
    done, and of how many they were told, until now."""
    initiatieven: tuple[tuple[str, int, tuple[int, ...]], ...] = ()
    """Per thema (empty: none) how many bewonersinitiatieven came in the year, and how many of these are now in each of
    `models.collectiefstanden.STANDEN`."""
    dossiercontroles: tuple[tuple[str, int, int, int, int], ...] = ()
    """Per locatie how many files were checked, in how many all was in order, points in order and points looked at."""
    controles: tuple[int, int] = (0, 0)
    """How many of the checks that were agreed were done, at most 8 per team and whole month, and how many were."""
    caseload: tuple[tuple[str, int, int, int], ...] = ()
    """Per locatie the casussen that were open on the last day of the year, or now; regisseurs; what they weigh."""
    regisseurs: int = 0
    """How many had these casussen: one of two locaties is one."""
    impact: tuple[ImpactVersie, ...] = ()
    """What the impactmetingen came to, per version of the questions: versions are never taken together."""
    buiten: tuple[BuitencijferRij, ...] = ()
    """Figures from outside, of this year and the years before it, by name and year."""
    duidingen: tuple[DuidingRij, ...] = ()
    """Notes beside figures, of this year or a part of it."""
    versies: tuple[tuple[Definitie, Meting], ...] = ()
    """Of key figures whose definition changed in the year: the year by each version that held in it, oldest first."""

    @property
    def indicaties(self) -> int:
        """How many indicaties were decided in the year."""
        return sum(aantal for _, aantal in self.per_productgroep)

    @property
    def agressie(self) -> int:
        """How many agressie-incidents the year had."""
        return sum(aantal for _, aantal in self.per_agressie)

    @property
    def activiteiten_lopend(self) -> int:
        """How many activiteiten ran on the last day of the year."""
        return sum(lopend for _, lopend, _ in self.activiteiten)

    @property
    def impactcijfer(self) -> tuple[int, int]:
        """The marks of residents in tenths, added up, and how many; where there are more versions the sum is of none
        of these and 0.
        """
        cijfers = [score for versie in self.impact for score in versie.scores if score.code == CIJFER]
        return sum(een.som for een in cijfers) if len(cijfers) == 1 else 0, sum(een.aantal for een in cijfers)

    def klacht(self, regel: str) -> int:
        """One row of the flow of klachten."""
        return dict(self.klachten).get(regel, 0)
