"""Asking for the sociale kaart: all of it, changing an entry, saying that it was checked, and a file put in."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.rows.kaart import Kaartbestand, Kaarttelling, Kaartvoorbeeld, Kaartwijziging, SocialeKaart
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKaart(Leesvraag[SocialeKaart]):
    """Every entry, those that are closed too, with what they are found by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKaarttelling(Leesvraag[tuple[Kaarttelling, ...]]):
    """How often somebody was sent to each entry by now; those where nobody was are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKaarthistorie(Leesvraag[tuple[HistorieRij, ...]]):
    """The last changes of an entry, newest first: who, when, what, from what to what."""

    id: Id
    hoogstens: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarVoorziening(Opdracht[Id]):
    """Add an entry, or change the one with this id. What was filled in counts as checked today.

    `van` and `tot` are its first and last day (ISO; empty: open). Without `nummer` it gets one.
    """

    id: Id
    soort: str
    naam: str
    nummer: str = ""
    omschrijving: str = ""
    voor_wie: str = ""
    thema: str = ""
    leefgebied: str = ""
    gebieden: str = ""
    kosten: str = ""
    openingstijden: str = ""
    contactpersoon: str = ""
    telefoon: str = ""
    email: str = ""
    site: str = ""
    adres: str = ""
    talen: str = ""
    trefwoorden: str = ""
    van: str = ""
    tot: str = ""
    beheerder_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KijkVoorzieningNa(Opdracht[None]):
    """All of it still holds: checked today, by whoever says so."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKaartvoorbeeld(Leesvraag[Kaartvoorbeeld]):
    """What the rows of a file would change, field by field; as in `Kaartbestand`. Nothing is written."""

    regels: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    fouten: tuple[RegelFout, ...] = ()
    onbekende_kolommen: tuple[str, ...] = ()
    genoemd: frozenset[str] = frozenset()
    onleesbaar: bool = False

    @classmethod
    def van(cls, bestand: Kaartbestand) -> LeesKaartvoorbeeld:
        """The question for this file."""
        return cls(
            regels=bestand.regels, fouten=bestand.fouten, onbekende_kolommen=bestand.onbekende_kolommen,
            genoemd=bestand.genoemd, onleesbaar=bestand.onleesbaar,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemKaartOver(Opdracht[int]):
    """Carry out what a `Kaartvoorbeeld` said, as far as it was chosen; answers how many entries changed.

    Refused when one of them changed since: nobody agreed to that. With `nagekeken` all of them, and those of `gelijk`,
    count as checked today.
    """

    wijzigingen: tuple[Kaartwijziging, ...]
    nagekeken: bool = False
    gelijk: tuple[Id, ...] = ()
