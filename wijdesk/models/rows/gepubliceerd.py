"""A table of figures that somebody published, and how it differs from what is counted here."""

from __future__ import annotations

from decimal import Decimal

from wijdesk.models.gegeven import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Gepubliceerd:
    """One published table. `tabel` is the name of the same table of ours ("vragen-per-melder")."""

    tabel: str
    rijen: tuple[tuple[str, str, Decimal], ...]
    """(row, column, value): ("Politie", "aantal", 191); a cell that was left empty is not there."""
    totaal: tuple[tuple[str, Decimal], ...] = ()
    """(column, value) of the row that says what the others come to; empty when there is none."""

    def som(self, kolom: str = "aantal") -> Decimal:
        """What a column adds up to."""
        return sum((waarde for _, van, waarde in self.rijen if van == kolom), Decimal())

    def waarde(self, rij: str, kolom: str = "aantal") -> Decimal | None:
        """One cell; None when it was not published."""
        return next((waarde for zo, van, waarde in self.rijen if (zo, van) == (rij, kolom)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GelezenTabellen:
    """Published tables as they were read, and the names of files of a folder that hold none."""

    tabellen: tuple[Gepubliceerd, ...] = ()
    overgeslagen: tuple[str, ...] = ()
    zonder_jaar: tuple[str, ...] = ()
    """Names of files that were read and say no year, where every table that says one is of another year."""
    ander_jaar: str = ""
    """That year, when there are such files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verschilregel:
    """One figure here and as it was published. None: this side has no such figure."""

    tabel: str
    rij: str
    kolom: str
    eigen: Decimal | None
    """Rounded as the published figure is, when that has fewer decimals."""
    gepubliceerd: Decimal | None

    @property
    def verschil(self) -> Decimal | None:
        """Ours less the published one; None when one side has none."""
        if self.eigen is None or self.gepubliceerd is None:
            return None
        return self.eigen - self.gepubliceerd


@dataclass(frozen=True, slots=True, kw_only=True)
class Tegenspraak:
    """A figure that the published tables give more than once, and not alike: (where, value) in order."""

    wat: str
    bronnen: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """Every figure that was published, beside ours; and where what was published contradicts itself."""

    regels: tuple[Verschilregel, ...]
    tegenspraken: tuple[Tegenspraak, ...]

    @property
    def anders(self) -> tuple[Verschilregel, ...]:
        """The figures that are not the same here."""
        return tuple(regel for regel in self.regels if regel.verschil != 0)
