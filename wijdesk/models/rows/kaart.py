"""What a screen sees of the sociale kaart: an entry, how often somebody went there, and what a file would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from wijdesk.models.gegeven import dataclass
from wijdesk.models.kaartzoek import Zoekindex
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorzieningRij:
    """One entry. `gebieden`, `talen` and `trefwoorden` hold several values with a semicolon between."""

    id: Id
    nummer: str
    soort: str
    naam: str
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
    beheerder: str = ""
    beheerder_weg: bool = False
    """Who kept it works here no more: it is everybody's again."""
    nagekeken_op: str = ""
    nagekeken_door: str = ""
    open: bool = True
    """Today."""
    oud: bool = False
    """Never checked, or too long ago."""
    verwezen: int = 0
    """Hand-offs and vragen of this year and the year before that went here, of whom is there for whoever asks."""
    toegeleid: int = 0
    """Of those the hand-offs, of which one hears whether it came to a first contact."""
    aangekomen: int = 0
    """Of the hand-offs those with a first contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaarttelling:
    """What `VoorzieningRij` counts, of one entry."""

    id: Id
    verwezen: int
    toegeleid: int
    aangekomen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialeKaart:
    """Every entry by name, what they are found by, and the areas that are named in them."""

    rijen: tuple[VoorzieningRij, ...]
    index: Zoekindex
    gebieden: tuple[str, ...]

    def met_telling(self, tellingen: Iterable[Kaarttelling]) -> SocialeKaart:
        """The same entries with these counts."""
        per_id = {telling.id: telling for telling in tellingen}
        return replace(self, rijen=tuple(_geteld(rij, per_id.get(rij.id)) for rij in self.rijen))


def _geteld(rij: VoorzieningRij, telling: Kaarttelling | None) -> VoorzieningRij:
    nu = (telling.verwezen, telling.toegeleid, telling.aangekomen) if telling is not None else (0, 0, 0)
    if nu == (rij.verwezen, rij.toegeleid, rij.aangekomen):
        return rij
    return replace(rij, verwezen=nu[0], toegeleid=nu[1], aangekomen=nu[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Veldwissel:
    """One field that a file says otherwise."""

    veld: str
    was: str
    wordt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartwijziging:
    """What a file does with one entry: "nieuw", "anders", or "weg" (in the store, and not in the file)."""

    soort: str
    nummer: str
    naam: str
    waarden: Mapping[str, str]
    """Field → what it becomes; of "weg" empty."""
    velden: tuple[Veldwissel, ...] = ()
    id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartvoorbeeld:
    """What a file would change. `gelijk` are entries that stay as they are, `fouten` rows that cannot be used."""

    nieuw: tuple[Kaartwijziging, ...]
    anders: tuple[Kaartwijziging, ...]
    weg: tuple[Kaartwijziging, ...]
    gelijk: tuple[Id, ...]
    fouten: tuple[RegelFout, ...]
    onbekende_kolommen: tuple[str, ...] = ()
    weg_onbekend: bool = False
    """A line cannot be read at all: any entry may stand in it, so nothing is "weg"."""
    blijft_gesloten: int = 0
    """Entries in the file that are closed here and stay so: it says nothing of their last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartbestand:
    """A file as it was read: (line, (column, text) of each column), and the lines that could not be read."""

    regels: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    fouten: tuple[RegelFout, ...] = ()
    onbekende_kolommen: tuple[str, ...] = ()
    genoemd: frozenset[str] = frozenset()
    """What stands in the cells of lines with a column too few or too many: one of them is a number."""
    onleesbaar: bool = False
    """Whether there is a line of which not even the cells are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartzoek:
    """What somebody looks for in the sociale kaart from another screen, and who hears what was chosen there."""

    tekst: str = ""
    thema: str = ""
    gebied: str = ""
    waarvoor: str = ""
    """Where the choice goes, for the button that makes it: "deze vraag"."""
    vrager: object = None
    """Has a signal `chosen` of a VoorzieningRij; None: only looking."""
