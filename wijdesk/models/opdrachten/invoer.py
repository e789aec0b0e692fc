"""Asking for imports and taking them back."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.invoer import Importuitslag, PartijRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPartij(Opdracht[Id]):
    soort: str
    bestand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImporteerRegels(Opdracht[Importuitslag]):
    """Put one batch of read rows in, in one transaction. Answers what became of every row.

    `regels` are (line number, column → text). With `proef` everything is checked and nothing kept.
    """

    partij_id: Id
    soort: str
    regels: tuple[tuple[int, dict[str, str]], ...]
    proef: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RondPartijAf(Opdracht[None]):
    """The last row of a file is in."""

    partij_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemPartijTerug(Opdracht[int]):
    """Take a whole import back; answers how many rows are gone. Rows changed since stay and are counted out."""

    partij_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPartijen(Leesvraag[tuple[PartijRij, ...]]):
    pass
