"""Asking which households and signalen there are, and what there is in the neighbourhood and the registers. Apart from
those: the search box is there from the start.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.vondst import HuishoudenVondst, SignaalVondst, WijkVondst
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesHuishoudensVan(Leesvraag[tuple[HuishoudenVondst, ...]]):
    """The households somebody belongs to now, those with an open casus first. No opening: only that there is one."""

    persoon_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekHuishoudens(Leesvraag[tuple[HuishoudenVondst, ...]]):
    """Find households by name, case number, the name of a member, or address. A hit is no opening."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekSignalen(Leesvraag[tuple[SignaalVondst, ...]]):
    """Find signalen by kind, theme, street, area, or the name of the person it is about. A hit is no opening."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekActiviteiten(Leesvraag[tuple[WijkVondst, ...]]):
    """Find activiteiten by name, thema, area or locatie; what runs first."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekVoorzieningen(Leesvraag[tuple[WijkVondst, ...]]):
    """Find entries of the sociale kaart by name, thema, area or another word they are known by; what is open first."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekOnderwerpen(Leesvraag[tuple[WijkVondst, ...]]):
    """Find subjects of the buurtagenda by subject, thema, area or locatie; what was not told back first."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekInitiatieven(Leesvraag[tuple[WijkVondst, ...]]):
    """Find bewonersinitiatieven by subject, thema, area or locatie; what is not done yet first."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekStraatrondes(Leesvraag[tuple[WijkVondst, ...]]):
    """Find straatrondes by area, street, who walked or locatie, as far as the asker sees them; newest first."""

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekKlachten(Leesvraag[tuple[WijkVondst, ...]]):
    """Find klachten that are there for the asker by what their list shows: number, who complains, about whom, who deals
    with it, locatie; open ones first. A hit is no opening.
    """

    tekst: str
    hoogstens: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekAgressie(Leesvraag[tuple[WijkVondst, ...]]):
    """Find incidents by who it was, kind, measure or locatie; what holds first. A hit is no opening."""

    tekst: str
    hoogstens: int = 8
