"""A folder holds one report: the tables of two would stand among each other, and the names are the same.

A folder of open figures may be published as it is, so nothing that tells a small number comes beside them, and they do
not come beside that. Only what may be published itself (`jaarverslag_open`) may stand there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from wijdesk.errors import Weigering
from wijdesk.models.rows.export import OPEN
from wijdesk.reports.wegschrijven import schrijf_samen

SOORTEN = ("jaarverslag", "maandrapport")
OPENBAAR = "jaarverslag-openbaar"
"""How the report begins that is made of open figures and of nothing else."""
VAN_BINNEN = ("kerncijfers.csv", "cijfers.csv")
"""Tables that every other report has, and no other folder."""
MANIFEST = "datapackage.json"
"""What a central export has in its folder (`reports.export`)."""


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


def rapport_van_binnen(map_: Path) -> str:
    """The name of a file in the folder that may not be published, of a report that stands there; "" when none does."""
    pdfs = sorted(pad.name for soort in SOORTEN for pad in map_.glob(f"{soort}-*.pdf"))
    tabellen = (naam for naam in VAN_BINNEN if (map_ / naam).exists())
    return next((naam for naam in (*pdfs, *tabellen) if not naam.startswith(OPENBAAR)), "")


def _eis_geen_export(map_: Path, pdf: str) -> None:
    try:
        gelezen = json.loads((map_ / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError):
        gelezen = None
    graad = gelezen.get("graad") if isinstance(gelezen, dict) else None
    if graad == OPEN and pdf.startswith(OPENBAAR):
        return
    if graad == OPEN:
        zin = "In deze map staan open cijfers, en in dit rapport staan ook kleine aantallen. Kies een andere map."
    else:
        zin = "In deze map staat al een export. Kies een andere map."
    raise Weigering(zin, veld="map")


def _eis_eigen(map_: Path, pdf: str, namen: Iterable[str]) -> None:
    _eis_geen_export(map_, pdf)
    ander = sorted(pad.name for soort in SOORTEN for pad in map_.glob(f"{soort}-*.pdf") if pad.name != pdf)
    if ander:
        raise Weigering(f"In deze map staat al een ander rapport: {ander[0]}. Kies een andere map.", veld="map")
    tabel = next((naam for naam in namen if (map_ / naam).exists()), None)
    if tabel is not None:
        raise Weigering(
            f"In deze map staat al een {tabel} die niet van dit rapport is. Kies een andere map.", veld="map"
        )
