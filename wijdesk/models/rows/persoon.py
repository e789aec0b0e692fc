"""What screens see of a person."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.contact import VraagRij
from wijdesk.models.values import Id

GEEN_ADRES = "Afgeschermd adres"
"""What stands for an address that would tell where somebody afgeschermd lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kandidaat:
    """A person found while typing. `waarom` are the reasons in words ("zelfde geboortedatum en adres")."""

    persoon_id: Id
    naam: str
    geboortedatum: str
    adres: str
    waarom: tuple[str, ...]
    telefoon: str = ""
    laatste_contact: int | None = None
    waarschuwing: str = ""
    """Empty, or one short sentence ("Pandverbod tot 3 feb"), shown before the talk starts."""
    regie: str = ""
    """Empty, or "Open casus · regisseur S. de Vries"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonRij:
    """Everything of one person that the desk may see and correct."""

    id: Id
    naam: str
    bsn: str
    voornamen: str
    roepnaam: str
    tussenvoegsel: str
    achternaam: str
    geboorte_tussenvoegsel: str
    geboortenaam: str
    geboortedatum: str
    straat: str
    huisnummer: str
    toevoeging: str
    postcode: str
    woonplaats: str
    telefoon: str
    email: str
    taal: str
    tolk_nodig: bool
    afgeschermd: bool
    status: str
    overleden_op: str = ""
    samengevoegd_met: tuple[Id, ...] = ()
    """The records that were merged into this one and can be taken out again."""
    adres_verborgen: bool = False
    """The address is left out: it would tell this viewer where somebody afgeschermd lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonKaart:
    """The person card: who it is, what to know before the talk, and the earlier contacts (newest first)."""

    persoon: PersoonRij
    waarschuwingen: tuple[WaarschuwingRij, ...]
    vragen: tuple[VraagRij, ...]
    op_hetzelfde_adres: tuple[tuple[Id, str, str], ...]
    """(id, name, birth date) of others at this address, as far as the viewer may know."""
    woont_met: tuple[tuple[Id, str], ...] = ()
    """(id, name) of who lives in the same household or at the same address and is not afgeschermd: their card would
    still tell where this person lives."""
    beperkt: str = ""
    """That the record is not used now, in words (AVG art. 18); then only who it is stands here."""
    aantekeningen: tuple[str, ...] = ()
    """What the resident said against the record as a whole, each with its day, ready to show."""
    mag_wijzigen: bool = True
    """Not of a record that is not used, until somebody said there is an emergency."""
