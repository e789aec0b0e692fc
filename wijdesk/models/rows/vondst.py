"""What a search for households shows. Apart from the household itself: the search box is there from the start."""

from __future__ import annotations

from dataclasses import dataclass

from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class HuishoudenVondst:
    """A household found by name, number, member or address."""

    id: Id
    naam: str
    adres: str
    leden: str
    """Names and ages on one line."""
    nummer: str = ""
    regisseur: str = ""
    open: bool = False
