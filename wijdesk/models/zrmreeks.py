"""What the charts of the ZRM draw, as data: which series, which line, and the same in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.zrm import ZrmPersoon
from wijdesk.models.values import datum_in_woorden
from wijdesk.models.zelfredzaamheid import per_domein


@dataclass(frozen=True, slots=True, kw_only=True)
class Reeks:
    """One line of the radar: domain → level; what was not assessed is not in it."""

    naam: str
    niveaus: Mapping[str, int]

    def in_woorden(self) -> str:
        """The levels as a sentence, for who cannot see the chart."""
        if not self.niveaus:
            return "niets beoordeeld"
        return ", ".join(f"{domein} {niveau}" for domein, niveau in self.niveaus.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijn:
    """One domain through time: (ISO date, level), oldest first."""

    naam: str
    punten: tuple[tuple[str, int], ...]

    def in_woorden(self) -> str:
        """The levels as a sentence."""
        return ", ".join(f"{datum_in_woorden(op)} {niveau}" for op, niveau in self.punten) or "niet beoordeeld"


def reeksen_van(persoon: ZrmPersoon) -> tuple[Reeks, ...]:
    """For one person: the newest assessment, the one before, and the first when there are more than two."""
    metingen = persoon.metingen
    welke = [*metingen[:2], *metingen[-1:]] if len(metingen) > 2 else list(metingen)
    namen = ("nu", "vorige keer", "eerste keer")
    return tuple(
        Reeks(naam=f"{naam} ({datum_in_woorden(meting.op)})", niveaus=per_domein(meting.scores))
        for naam, meting in zip(namen, welke, strict=False)
    )


def reeksen_van_gezin(personen: Sequence[ZrmPersoon]) -> tuple[Reeks, ...]:
    """For a household: the newest assessment of everybody who has one, side by side and never added up."""
    return tuple(
        Reeks(naam=persoon.naam, niveaus=per_domein(persoon.metingen[0].scores))
        for persoon in personen
        if persoon.metingen
    )


def lijnen_van(personen: Sequence[ZrmPersoon], domein: str) -> tuple[Lijn, ...]:
    """One domain through time, a line per person who was assessed on it."""
    lijnen = []
    for persoon in personen:
        punten = tuple(
            (meting.op, niveau)
            for meting in reversed(persoon.metingen)
            if (niveau := per_domein(meting.scores).get(domein)) is not None
        )
        if punten:
            lijnen.append(Lijn(naam=persoon.naam, punten=punten))
    return tuple(lijnen)
