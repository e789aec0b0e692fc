"""What the jaarverslag is made of."""

from __future__ import annotations

from dataclasses import dataclass


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
    locatie: str = "alle locaties"
    per_meldingtype: tuple[tuple[str, int], ...] = ()
    per_melder: tuple[tuple[str, int], ...] = ()
    per_maand: tuple[tuple[int, int], ...] = ()
    per_kanaal: tuple[tuple[str, int], ...] = ()
    per_uitkomst: tuple[tuple[str, int], ...] = ()
    trechter: tuple[tuple[str, int], ...] = ()
    onbekend: int = 0
    per_productgroep: tuple[tuple[str, int], ...] = ()
    """Indicaties decided in the year. Of one location: those of its households."""
    definities: tuple[tuple[str, str], ...] = ()
    """(name of a figure, its definition with version); what is missing here the report fills in itself."""

    @property
    def indicaties(self) -> int:
        """How many indicaties were decided in the year."""
        return sum(aantal for _, aantal in self.per_productgroep)
