"""The text of a file with a checklist of dossiercontrole, read off the disk. Knows no store."""

from __future__ import annotations

from pathlib import Path

from wijdesk.models.controlelezen import MEESTE_TEKENS
from wijdesk.services.tekstbestand import lees_tekstbestand


def lees_controlebestand(pad: Path) -> str:
    """What stands in it (UTF-8). Raises Weigering beside "inhoud" for what is no such file."""
    return lees_tekstbestand(pad, hoogstens=MEESTE_TEKENS, waarvoor="een controlelijst")
