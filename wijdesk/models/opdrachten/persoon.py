"""Asking for a person: searching, opening the card, making, changing and merging records."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.persoon import Kandidaat, PersoonKaart
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonInvoer:
    """What was typed about a person. All optional but one of achternaam, roepnaam or voornamen."""

    bsn: str = ""
    voornamen: str = ""
    roepnaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboorte_tussenvoegsel: str = ""
    geboortenaam: str = ""
    geboortedatum: str = ""
    straat: str = ""
    huisnummer: str = ""
    toevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    telefoon: str = ""
    email: str = ""
    taal: str = ""
    tolk_nodig: bool = False
    afgeschermd: bool = False
    overleden_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekPersonen(Leesvraag[tuple[Kandidaat, ...]]):
    """Search as one types: name parts, BSN, birth date, phone, postcode + number, address. Best first."""

    tekst: str
    hoogstens: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekDubbelen(Leesvraag[tuple[Kandidaat, ...]]):
    """Who could be the same person as what was typed; advice only, with reasons."""

    invoer: PersoonInvoer
    behalve: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPersoonKaart(Leesvraag[PersoonKaart]):
    """Open somebody's card. This is logged as an opening."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBsn(Leesvraag[str]):
    """The full BSN of somebody; cards show it masked. Its own right, and logged."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakPersoon(Opdracht[Id]):
    invoer: PersoonInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigPersoon(Opdracht[None]):
    """Write what the form now holds; only fields that differ from `gezien` are changed."""

    id: Id
    invoer: PersoonInvoer
    gezien: PersoonInvoer
    reden: str = ""
    """In one sentence why the card is shielded, or why not any more: asked when that changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoegPersonenSamen(Opdracht[None]):
    """Two records of one person become one: `weg` points to `blijft`, contacts follow. Can be undone."""

    blijft: Id
    weg: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalPersonenUiteen(Opdracht[None]):
    """Undo a merge, also long after: what belonged to `weg` goes back to it."""

    weg: Id
    reden: str
