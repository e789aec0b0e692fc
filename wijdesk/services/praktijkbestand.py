"""The text of a file with kinds of support, read off the disk. Knows no store."""

from __future__ import annotations

from pathlib import Path

from wijdesk.models.praktijklezen import MEESTE_TEKENS
from wijdesk.services.tekstbestand import lees_tekstbestand


def lees_praktijkbestand(pad: Path) -> str:
    """What stands in it (UTF-8). Raises Weigering beside "inhoud" for what is no such file."""
    return lees_tekstbestand(pad, hoogstens=MEESTE_TEKENS, waarvoor="praktijkvormen")
