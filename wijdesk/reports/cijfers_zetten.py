"""A report of figures as a document: metadata, tags, typeface, a foot on every page. Knows nothing of what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from wijdesk.reports.jaarverslag_tekst import dag_voluit
from wijdesk.reports.labels import LabelDoek
from wijdesk.reports.lettertypen import breedte
from wijdesk.reports.opmaak import (
    ALLEEN,
    BREED,
    GEWOON,
    GRIJS,
    KANT,
    LIJN,
    Blok,
    Doek,
    kort,
    laad_letters,
    lijn,
    schrijf,
    schrijf_rechts,
    verdeel,
)


@dataclass(frozen=True)
class Voet:
    """What stands below every page: where the figures come from, one note, and what this document is."""

    bron: str
    noot: str
    naam: str
    gemaakt_op: int


def zet(maak: Callable[[], list[Blok]], *, titel: str, onderwerp: str, voet: Voet) -> bytes:
    """A4, tagged, in Dutch, typeface embedded. `maak` answers the blocks; it is called where the typeface is loaded."""
    with ALLEEN:
        laad_letters()
        uit = BytesIO()
        doek = LabelDoek(uit)
        doek.setTitle(titel)
        doek.setSubject(onderwerp)
        doek.setAuthor("Wijkteam")
        doek.setCreator("wijdesk")
        doek.setViewerPreference("DisplayDocTitle", "true")
        bladen = verdeel(maak())
        for nummer, blad in enumerate(bladen, start=1):
            for y, blok in blad:
                blok.teken(doek, KANT, y)
            _teken_voet(doek, voet, nummer=nummer, van=len(bladen))
            doek.nieuw_blad()
        doek.bewaar()
        return uit.getvalue()


def _teken_voet(doek: Doek, voet: Voet, *, nummer: int, van: int) -> None:
    rechts = KANT + BREED
    bladzijde = f"bladzijde {nummer} van {van}"
    breed = BREED - 20 - max(breedte(tekst, GEWOON, 7.5) for tekst in (voet.naam, bladzijde))
    gemaakt = f" Gemaakt op {dag_voluit(voet.gemaakt_op)}."
    bron = kort(voet.bron, GEWOON, 7.5, breed - breedte(gemaakt, GEWOON, 7.5)) + gemaakt
    with doek.versiering():
        lijn(doek, KANT, 52, BREED, kleur=LIJN)
        schrijf(doek, KANT, 39, bron, GEWOON, 7.5, GRIJS)
        schrijf(doek, KANT, 28, kort(voet.noot, GEWOON, 7.5, breed), GEWOON, 7.5, GRIJS)
        schrijf_rechts(doek, rechts, 39, voet.naam, GEWOON, 7.5, GRIJS)
        schrijf_rechts(doek, rechts, 28, bladzijde, GEWOON, 7.5, GRIJS)
