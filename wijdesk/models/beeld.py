"""A row as it is shown, and what making one asks of the schema and of the rows around it. Pure: knows no database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from typing import Protocol

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Waarde


class Regels(Protocol):
    """What the schema says about a noun."""

    def velden(self, soort: str) -> Collection[str]:
        """The fields of a noun; empty for a noun this program does not know."""

    def standaarden(self, soort: str) -> Mapping[str, Waarde]:
        """What a field holds that no entry names because it is younger than the row."""

    def verwijzingen(self, soort: str) -> Mapping[str, str]:
        """Field → noun it refers to."""

    def mag_leeg(self, soort: str, veld: str) -> bool:
        """Whether a field may hold nothing."""

    def past(self, soort: str, rij: str, waarden: Mapping[str, Waarde]) -> bool:
        """Whether a whole row satisfies its own checks; in good faith it always does."""

    def past_echt(self, soort: str, rij: str, waarden: Mapping[str, Waarde]) -> bool:
        """Whether it does, asked of the checks themselves: before a row that may be refused is made to fit."""

    def eis_streng(self) -> None:
        """Raises in good faith: what is left out now depends on whether rows really satisfy their checks."""


class Buiten(Protocol):
    """What is known of rows outside the set that is projected."""

    def bestaat(self, soort: str, rij: str) -> bool:
        """Whether the row is in its table."""

    def is_gewist(self, rij: str) -> bool:
        """Whether the row was destroyed: what pointed at it points at nothing, and does not wait."""

    def gebruikers(self, rijen: Mapping[str, str]) -> Iterable[tuple[str, str]]:
        """Of these rows (id → noun): (row, row that is shown and refers to it), as `telt_als_gebruik` counts."""

    def zet_status(self, rij: str, transactie: str) -> bool | None:
        """Whether a transaction changed the status of a row; None when it wrote nothing there."""

    def doorwijzing(self) -> Mapping[str, str]:
        """Locaties and medewerkers another stands for → that other (`doorwijzing.WIJST`)."""


@dataclass(frozen=True, slots=True)
class Ingehouden:
    """An entry that is kept and not shown; `wacht_op` is the row it waits for."""

    waarom: str
    wacht_op: str = ""


@dataclass(slots=True)
class Beeld:
    """One row as it is shown; `waarden` is None when it cannot be shown at all.

    `verschillen` maps a field ("" for the row) to what kind of difference it is.
    """

    soort: str
    waarden: dict[str, Waarde] | None = None
    koppen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    verschillen: dict[str, str] = field(default_factory=dict)
    ingehouden: dict[str, Ingehouden] = field(default_factory=dict)
