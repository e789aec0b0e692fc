"""What screens see of an import."""

from __future__ import annotations

from collections.abc import Mapping

from wijdesk.models.gegeven import dataclass
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
    anders: tuple[RegelFout, ...] = ()
    """Rows counted in `al_bekend` of which the file says something else than what is there; the reason says more."""
    nieuwe_locaties: tuple[str, ...] = ()
    """Names of locaties that did not exist and were made (with `proef`: would be made)."""
    onbekende_kolommen: tuple[str, ...] = ()
    """Columns that mean nothing here, of a kind of file of which only the store knows that."""


def anders_dan(regel: int, waarden: Mapping[str, str], bestaand: Mapping[str, str]) -> RegelFout | None:
    """A notice when the row of this line differs from `bestaand` in one of its columns; nothing of what stands in it.

    Capitals make no difference for "soort" and "locatie", which are read that way; no locatie says nothing of it.
    """
    kolommen = tuple(
        kolom
        for kolom, oud in bestaand.items()
        if _gelezen(kolom, waarden.get(kolom, "")) != _gelezen(kolom, oud)
        and (kolom != "locatie" or waarden.get(kolom, ""))
    )
    if not kolommen:
        return None
    wat = "kolom" if len(kolommen) == 1 else "kolommen"
    reden = f"Dit nummer bestaat al met andere gegevens ({wat} {', '.join(kolommen)}). Er is niets gewijzigd."
    return RegelFout(regel=regel, nummer=waarden.get("nummer", ""), veld=kolommen[0], reden=reden)


def _gelezen(kolom: str, waarde: str) -> str:
    return waarde.casefold() if kolom in ("soort", "locatie") else waarde
