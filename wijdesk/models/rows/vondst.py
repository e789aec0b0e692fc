"""What a search for households, signalen, the neighbourhood and the registers shows. Apart from those: the search box
is there from the start.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalVondst:
    """A signaal found by kind, theme, street, area or the name of whom it is about; open ones first."""

    id: Id
    soort: str
    over: str
    """Whom or what it is about."""
    stand: str
    urgentie: int
    ontvangen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WijkVondst:
    """Something of the neighbourhood or of a register, as its own list shows it. Only klachten and incidents name
    residents, as far as the asker may know them.
    """

    id: Id
    noun: str
    """ "activiteit", "voorziening", "buurtonderwerp", "bewonersinitiatief", "straatronde", "klacht" or "agressie"."""
    naam: str
    wat: str
    """What it is, and where."""
    stand: str
    """How it stands, or its day or number; empty where that goes without saying."""
