"""How the file and the folder of a report are called: by its kind, its period and its locatie."""

from __future__ import annotations

import re
import unicodedata
import zlib

LANGSTE = 60
"""Characters of a locatie in a name; a path of Windows is short."""
ALLE = "alle locaties"
"""The name that figures of all locaties carry; it is not in the name of a file."""


def rapportnaam(soort: str, wanneer: str, locatie: str = "") -> str:
    """Such as "jaarverslag-2025-wij-ten-boer"; of all locaties ("" or `ALLE`) without the last part.

    Two locaties that differ only in signs that no file name can carry get names that differ.
    """
    locatie = " ".join(locatie.split())
    if locatie in {"", ALLE}:
        return f"{soort}-{wanneer}"
    los = unicodedata.normalize("NFKD", locatie.casefold())
    kaal = "".join(teken for teken in los if not unicodedata.combining(teken))
    deel = re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")
    if re.search(r"[^a-z0-9 -]", kaal) or len(deel) > LANGSTE or not deel:
        deel = f"{deel[:LANGSTE]}-{zlib.crc32(locatie.casefold().encode()):08x}".strip("-")
    return f"{soort}-{wanneer}-{deel}"
