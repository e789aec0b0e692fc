"""What the month report and the printed dashboard are made of: the figures of one period, as they were read."""

from __future__ import annotations

from pathlib import Path

from wijdesk.models.cijfer import Periode
from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.cijfer import Cijfer, Cijferblad, Cijferreeks, DuidingRij, Trechter, Verdeling, Warmtekaart
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MaandVraag:
    """Which month report to make, and where. `maand` is "2026-03"."""

    maand: str
    locatie_id: Id | None = None
    map: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Periodecijfers:
    """The figures of a period with what they consist of. Counts only, but for the notes and the names of colleagues."""

    blad: Cijferblad
    waarvan: str
    """Of what the figures are, in a few words: "alle locaties", "Selwerd"."""
    reeksen: tuple[Cijferreeks, ...] = ()
    """Figures in steps through the period."""
    verloop: tuple[Cijferreeks, ...] = ()
    """The same figures in the twelve months until the end of the period."""
    verdelingen: tuple[Verdeling, ...] = ()
    warmte: Warmtekaart
    trechter: Trechter
    duidingen: tuple[DuidingRij, ...] = ()

    @property
    def periode(self) -> Periode:
        """Of which period."""
        return self.blad.periode

    def cijfer(self, naam: str) -> Cijfer | None:
        """One figure; None when it is not counted here."""
        return next((een for een in self.blad.cijfers if een.definitie.naam == naam), None)
