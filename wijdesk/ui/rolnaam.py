"""A rol as people read it. Codes are plain letters; how most read follows from the code."""

from __future__ import annotations

_NAMEN = {"klachtencoordinator": "Klachtencoördinator"}


def rolnaam(code: str) -> str:
    """The code in words."""
    return _NAMEN.get(code, code.capitalize())
