"""Who hands out wijdesk, under what name, licence and version, for what is packed.

Needs nothing but Python's own library: it is read and not imported.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

PAKKET = Path(__file__).resolve().parent.parent / "wijdesk"


def lees_uitgave() -> dict[str, Any]:
    """What `wijdesk/resources/uitgave.toml` says."""
    return tomllib.loads((PAKKET / "resources" / "uitgave.toml").read_text(encoding="utf-8"))


def versie() -> str:
    """Of the program. Raises ValueError when it says none."""
    gevonden = re.search(r'__version__ = "([^"]+)"', (PAKKET / "__init__.py").read_text(encoding="utf-8"))
    if gevonden is None:
        raise ValueError("wijdesk says no version")
    return gevonden[1]
