"""Asking for what the central export is made of."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.export import Exportcijfers, Exportrecords, Vaststelling
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesExportcijfers(Leesvraag[Exportcijfers]):
    """The counts of one calendar year (Europe/Amsterdam), of one location or of all this desk counts."""

    jaar: int
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVastTeStellen(Leesvraag[Exportcijfers]):
    """The counts of a year of every locatie this desk counts, from which its open figures are settled for good."""

    jaar: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesExportrecords(Leesvraag[Exportrecords]):
    """The vragen and indicaties of a year one by one, whom they are about as a pseudonym of that year."""

    jaar: int
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVaststelling(Leesvraag[Vaststelling | None]):
    """Who first made open figures of a year, at any desk this one hears of; None when nobody did."""

    jaar: int
