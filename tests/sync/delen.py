"""Desks with a centre in a folder between them, made without the command line."""

from __future__ import annotations

from pathlib import Path

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname


def map_balie(map_: Path, nummer: int, klok: Klok) -> Path:
    """A store of its own that nobody has open; ids of different desks never meet."""
    plek = map_ / f"balie{nummer}"
    winkel.maak(plek, klok, Ids(klok() + nummer * 10_000_000))
    return plek


def open_weer(plek: Path, klok: Klok, nummer: int) -> Bureau:
    """That store, with ids that were not used yet."""
    return winkel.open_bureau(plek, klok, Ids(klok() + 1_000_000_000 + nummer * 10_000_000))


def deel(bureau: Bureau) -> None:
    """One round."""
    centrum = deelname.open_eigen(bureau)
    deelname.doe_ronde(deelname.deelnemer(bureau), centrum, locatie=deelname.locatie_van(bureau))
    centrum.sluit()


def verbind(een: Bureau, *anderen: Bureau, centrum: Path) -> None:
    """A centre set up by the first desk, with the others let in; nothing of theirs is shared yet."""
    uitwisseling_beheer.richt_in(een, f"map:{centrum}")
    for ander in anderen:
        uitwisseling_beheer.laat_toe(een, deelname.meld_aan(ander, f"map:{centrum}"), met_beheer=True)
