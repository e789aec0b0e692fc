"""A folder holds one report: the tables of two would stand among each other, and the names are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from wijdesk.errors import Weigering
from wijdesk.reports.wegschrijven import schrijf_samen

SOORTEN = ("jaarverslag", "maandrapport")


def leg_neer(map_: Path, pdf: str, inhoud: Mapping[str, bytes], wisselend: Iterable[str]) -> tuple[Path, ...]:
    """Write a report (name → content, `pdf` among them) into a folder, all or nothing; answers the paths.

    The same report that stood there is replaced, and of `wisselend` (tables that are not always there) what is not in
    this one goes. Raises Weigering on "map" when another report stands there, and Storing when a file cannot be
    written.
    """
    stond_er = (map_ / pdf).exists()
    _eis_eigen(map_, pdf, () if stond_er else inhoud)
    geschreven = schrijf_samen(map_, inhoud)
    if stond_er:
        for naam in frozenset(wisselend) - inhoud.keys():
            (map_ / naam).unlink(missing_ok=True)
    return geschreven


def _eis_eigen(map_: Path, pdf: str, namen: Iterable[str]) -> None:
    ander = sorted(pad.name for soort in SOORTEN for pad in map_.glob(f"{soort}-*.pdf") if pad.name != pdf)
    if ander:
        raise Weigering(f"In deze map staat al een ander rapport: {ander[0]}. Kies een andere map.", veld="map")
    tabel = next((naam for naam in namen if (map_ / naam).exists()), None)
    if tabel is not None:
        raise Weigering(
            f"In deze map staat al een {tabel} die niet van dit rapport is. Kies een andere map.", veld="map"
        )
