"""The text of a file with kinds of support, read off the disk. Knows no store."""

from __future__ import annotations

from pathlib import Path

from wijdesk.errors import Weigering
from wijdesk.models.praktijklezen import MEESTE_TEKENS


def lees_praktijkbestand(pad: Path) -> str:
    """What stands in it (UTF-8). Raises Weigering beside "inhoud" for what is no such file."""
    try:
        if pad.stat().st_size > 4 * MEESTE_TEKENS:
            raise Weigering("Dit bestand is te groot voor praktijkvormen.", veld="inhoud")
        return pad.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Weigering("Dit bestand is geen tekst (UTF-8). Sla het op als tekstbestand.", veld="inhoud") from None
    except OSError:
        raise Weigering("Dit bestand kan niet worden gelezen.", veld="inhoud") from None
