"""The text of a file somebody chose, read off the disk. Knows no store."""

from __future__ import annotations

from pathlib import Path

from wijdesk.errors import Weigering


def lees_tekstbestand(pad: Path, *, hoogstens: int, waarvoor: str) -> str:
    """What stands in it (UTF-8). Raises Weigering beside "inhoud" for what is no text, or is longer than so many signs
    can take.
    """
    try:
        if pad.stat().st_size > 4 * hoogstens:
            raise Weigering(f"Dit bestand is te groot voor {waarvoor}.", veld="inhoud")
        return pad.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Weigering("Dit bestand is geen tekst (UTF-8). Sla het op als tekstbestand.", veld="inhoud") from None
    except OSError:
        raise Weigering("Dit bestand kan niet worden gelezen.", veld="inhoud") from None
