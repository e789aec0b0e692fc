"""What screens see of an import."""

from __future__ import annotations

from dataclasses import dataclass

from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class PartijRij:
    """One import batch."""

    id: Id
    soort: str
    bestand: str
    op: int
    goed: int
    overgeslagen: int
    fout: int
    teruggenomen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegelFout:
    """A row of an import file that was refused: its line number in the file, its `nummer`, field and reason."""

    regel: int
    nummer: str
    veld: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Importuitslag:
    """What became of one batch of read rows: every row is added, already there, or refused."""

    toegevoegd: int
    al_bekend: int
    fouten: tuple[RegelFout, ...] = ()
    nieuwe_locaties: tuple[str, ...] = ()
    """Names of locaties that did not exist and were made (with `proef`: would be made)."""
