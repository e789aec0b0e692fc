"""What a kind of contact moment means (resources/codes/contactsoort.toml)."""

from __future__ import annotations

from functools import cache

from wijdesk.resources import lees_toml


@cache
def ojg_soorten() -> frozenset[str]:
    """The codes of contactsoort that count as a talk of the ondersteuner jeugd en gezin."""
    return frozenset(rij["code"] for rij in lees_toml("codes/contactsoort.toml")["code"] if rij.get("ojg"))
