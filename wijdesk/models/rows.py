"""What screens see: frozen rows, never mapped objects. Ids are 16 bytes, moments UTC milliseconds, dates ISO text.

This module and `opdrachten` are all that the window knows of the models; neither may import SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """What one committed operation changed: ids per noun ("contact", "persoon", ...), for panels to refresh by."""

    transactie: Id | None = None
    per_soort: Mapping[str, frozenset[Id]] = field(default_factory=dict)
    zin: str = ""
    """What the status line says, in the past tense ("Vraag geregistreerd voor F. de Vries")."""
    ongedaan_mogelijk: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRij:
    """One code of a list (`lijst`: melder, meldingtype, kanaal, uitkomst, urgentie, ...) with its years of use."""

    lijst: str
    code: str
    volgorde: int
    van: str
    tot: str
    """First and last day of use (ISO date, empty: open)."""
    toets: str = ""
    """For an uitkomst: the key that chooses it."""
    direct: bool = False
    """For an uitkomst: counts as direct afgehandeld."""
    overdracht: str = ""
    """For an uitkomst: the kind of hand-over it leaves in Mijn werk; empty when it ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatieRij:
    id: Id
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MedewerkerRij:
    """Who is logged in, or a colleague. `rollen` are the codes of domein.md 1."""

    id: Id
    naam: str
    locatie_id: Id
    locatie: str
    rollen: tuple[str, ...]
    actief: bool = True


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
    samengevoegd_met: tuple[Id, ...] = ()
    """The records that were merged into this one and can be taken out again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagRij:
    """One vraag in a list (today's list, earlier contacts)."""

    id: Id
    contact_id: Id
    ontvangen: int
    persoon_id: Id | None
    persoon: str
    """Name for display; "Anoniem" when nobody was named."""
    kanaal: str
    melder: str
    meldingtype: str
    uitkomst: str
    direct_afgehandeld: bool
    toelichting: str
    medewerker: str
    locatie: str
    gecorrigeerd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaarschuwingRij:
    """An agressie-incident with its measure. `tot` is empty for an incident without pandverbod."""

    id: Id
    persoon_id: Id
    datum: str
    soort: str
    maatregel: str
    omschrijving: str
    van: str
    tot: str
    locaties: tuple[str, ...]
    geldig: bool
    """A pandverbod that holds today, or a waarschuwing of the last two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersoonKaart:
    """The person card: who it is, what to know before the talk, and the earlier contacts (newest first)."""

    persoon: PersoonRij
    waarschuwingen: tuple[WaarschuwingRij, ...]
    vragen: tuple[VraagRij, ...]
    op_hetzelfde_adres: tuple[tuple[Id, str, str], ...]
    """(id, name, birth date) of others at this address, as far as the viewer may know."""


def initialen_van(naam: str) -> str:
    """The first and last initial of a name ("F.V."); empty when there are no two."""
    letters = [deel[0].upper() for deel in naam.replace("-", " ").split() if deel[0].isalpha()]
    return "".join(f"{letter}." for letter in letters[:1] + letters[-1:]) if len(letters) > 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtendeRij:
    """Somebody on the waiting list. `stand`: aangemeld, opgeroepen, even weg, terug, geholpen, weg zonder hulp."""

    id: Id
    volgnummer: int
    """Number of the day at this location, for the privacy view."""
    naam: str
    persoon_id: Id | None
    waarvoor: str
    urgentie: int
    """Ordinal: 1 spoed, 2 vandaag nog, 3 gewoon."""
    stand: str
    aangemeld_op: int
    opgeroepen_op: int | None
    waarschuwing: str = ""

    @property
    def initialen(self) -> str:
        """Initials for the privacy view; the number of the day when nothing else is known."""
        return initialen_van(self.naam)


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkRij:
    """An open hand-over in "Mijn werk". `soort`: triage, casus, signaal, klacht, terugbelverzoek."""

    id: Id
    soort: str
    vraag_id: Id
    contact_id: Id
    persoon_id: Id | None
    persoon: str
    toelichting: str
    ontvangen: int
    stand: str
    """open, opgepakt, afgerond"""
    medewerker: str
    """Who picked it up; empty while open."""
    telefoon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRij:
    """A draft of an open form: `inhoud` is the form's own JSON text."""

    id: Id
    soort: str
    inhoud: str
    bijgewerkt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetail:
    """A registered contact with its vragen, to read or correct."""

    id: Id
    ontvangen: int
    kanaal: str
    melder: str
    melder_naam: str
    persoon_id: Id | None
    persoon: str
    locatie: str
    medewerker: str
    vragen: tuple[VraagRij, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartijRij:
    """One import batch."""

    id: Id
    soort: str
    bestand: str
    op: int
    goed: int
    overgeslagen: int
    fout: int
    teruggenomen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegelFout:
    """A row of an import file that was refused: its line number in the file, its `nummer`, field and reason."""

    regel: int
    nummer: str
    veld: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Importuitslag:
    """What became of one batch of read rows: every row is added, already there, or refused."""

    toegevoegd: int
    al_bekend: int
    fouten: tuple[RegelFout, ...] = ()
    nieuwe_locaties: tuple[str, ...] = ()
    """Names of locaties that did not exist and were made (with `proef`: would be made)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geregistreerd:
    """What registering a contact made."""

    contact_id: Id
    persoon_id: Id | None
    vraag_ids: tuple[Id, ...]
    overdrachten: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JaarCijfers:
    """The counted registrations of one year, for the jaarverslag. Counts are vragen, years in Europe/Amsterdam.

    A table is a tuple of (code, count) in any order; codes with 0 may be left out. `per_maand` is (1..12, count).
    `trechter` is (step, count) in the order of the funnel (domein.md 3). `onbekend` counts the meldingtype "Onbekend".
    """

    jaar: int
    vragen: int
    direct_afgehandeld: int
    gemaakt_op: int
    """UTC milliseconds."""
    locatie: str = "alle locaties"
    per_meldingtype: tuple[tuple[str, int], ...] = ()
    per_melder: tuple[tuple[str, int], ...] = ()
    per_maand: tuple[tuple[int, int], ...] = ()
    per_kanaal: tuple[tuple[str, int], ...] = ()
    per_uitkomst: tuple[tuple[str, int], ...] = ()
    trechter: tuple[tuple[str, int], ...] = ()
    onbekend: int = 0
    definities: tuple[tuple[str, str], ...] = ()
    """(name of a figure, its definition with version); what is missing here the report fills in itself."""
