"""What a screen or the command line can ask of the store: one frozen dataclass per use case.

An `Opdracht[R]` changes something and answers R; a `Leesvraag[R]` only looks. Which function carries it out, which
right that needs and what reason is logged stands with the function, in `services/writes` and `services/reads`.
Neither this module nor `rows` may import SQLAlchemy: the window starts without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from wijdesk.models.rows import (
    CodeRij,
    ConceptRij,
    ContactDetail,
    Geregistreerd,
    Importuitslag,
    JaarCijfers,
    Kandidaat,
    LocatieRij,
    MedewerkerRij,
    PartijRij,
    PersoonKaart,
    VraagRij,
    WaarschuwingRij,
    WachtendeRij,
    WerkRij,
)
from wijdesk.models.values import Id

R = TypeVar("R")


class Opdracht(Generic[R]):
    """Something to do, answered with R."""

    __slots__ = ()


class Leesvraag(Generic[R]):
    """Something to look up, answered with R."""

    __slots__ = ()


# Inloop -------------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class VraagInvoer:
    """One vraag of a contact. `direct_afgehandeld` None means: as the uitkomst says."""

    toelichting: str
    meldingtype: str
    uitkomst: str
    gelukt: bool | None = None
    """For doorverbonden: did it work."""
    verwezen_naar: str = ""
    voorstel: str = ""
    """The meldingtype the program proposed, kept to learn how good the proposal is."""
    direct_afgehandeld: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerContact(Opdracht[Geregistreerd]):
    """Register one contact with its vragen. `id` is made when the form opens, so saving twice adds nothing."""

    id: Id
    locatie_id: Id
    kanaal: str
    melder: str
    ontvangen: int
    vragen: tuple[VraagInvoer, ...]
    persoon_id: Id | None = None
    nieuwe_persoon: PersoonInvoer | None = None
    melder_naam: str = ""
    melder_telefoon: str = ""
    wachtende_id: Id | None = None
    concept_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerContact(Opdracht[None]):
    """Correct a contact; the earlier values stay in the journal. `reden` is one sentence."""

    id: Id
    reden: str
    kanaal: str | None = None
    melder: str | None = None
    melder_naam: str | None = None
    persoon_id: Id | None = None
    maak_anoniem: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrigeerVraag(Opdracht[None]):
    """Correct one vraag; only what is not None changes."""

    id: Id
    reden: str
    toelichting: str | None = None
    meldingtype: str | None = None
    uitkomst: str | None = None
    gelukt: bool | None = None
    verwezen_naar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekContactIn(Opdracht[None]):
    """Take a registration back that should not have been made (wrong person, a test). It stays in the journal."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarConcept(Opdracht[None]):
    """Keep the draft of an open form. Not journaled: it is not yet said."""

    id: Id
    soort: str
    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WisConcept(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesConcepten(Leesvraag[tuple[ConceptRij, ...]]):
    """The drafts of the employee who asks, oldest first."""

    soort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesContact(Leesvraag[ContactDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVragen(Leesvraag[tuple[VraagRij, ...]]):
    """Registered vragen between two moments (from inclusive, to exclusive), newest first."""

    van: int
    tot: int
    locatie_id: Id | None = None
    alleen_van_mij: bool = False


# Personen -----------------------------------------------------------------------------------------------------------


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


# Wachtrij -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldWachtendeAan(Opdracht[Id]):
    locatie_id: Id
    naam: str
    persoon_id: Id | None
    waarvoor: str
    urgentie: int
    zonder_naam: bool = False
    """Say initials or the number of the day instead of the name: somebody may be looking along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetWachtende(Opdracht[None]):
    """Change the stand ("opgeroepen", "even weg", "terug", "weg zonder hulp") or the urgency of somebody waiting."""

    id: Id
    stand: str | None = None
    urgentie: int | None = None
    zonder_naam: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWachtrij(Leesvraag[tuple[WachtendeRij, ...]]):
    """Who is waiting at a location now: most urgent first, then longest waiting."""

    locatie_id: Id


# Mijn werk ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWerk(Leesvraag[tuple[WerkRij, ...]]):
    """Open hand-overs of this location, and those the asker picked up."""

    locatie_id: Id
    ook_afgerond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PakWerkOp(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LegWerkTerug(Opdracht[None]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RondWerkAf(Opdracht[None]):
    """Done; `uitkomst` is one sentence that says how it ended."""

    id: Id
    uitkomst: str


# Agressie -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldAgressie(Opdracht[Id]):
    """Register an agressie-incident. A pandverbod has a period and one or more locations; it never blocks help."""

    persoon_id: Id | None
    locatie_id: Id
    datum: str
    soort: str
    maatregel: str
    omschrijving: str
    van: str = ""
    tot: str = ""
    locaties: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWaarschuwingen(Leesvraag[tuple[WaarschuwingRij, ...]]):
    persoon_id: Id


# Het huis: codes, medewerkers, locaties, ongedaan maken, voorkeuren ---------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCodes(Leesvraag[tuple[CodeRij, ...]]):
    """All codes in use on a day (ISO date; empty: all ever used), by list and order."""

    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesLocaties(Leesvraag[tuple[LocatieRij, ...]]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesMedewerkers(Leesvraag[tuple[MedewerkerRij, ...]]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakLocatie(Opdracht[Id]):
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakMedewerker(Opdracht[Id]):
    """Add an employee. The key slot is made beside it by the caller, who knows the password."""

    naam: str
    locatie_id: Id
    rollen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakOngedaan(Opdracht[str]):
    """Undo this employee's last operation of this session that can still be undone; answers what was undone."""

    transactie: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LogToegang(Opdracht[None]):
    """Write down what was looked at: (what, whose card or None, why) each."""

    regels: tuple[tuple[str, Id | None, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarVoorkeur(Opdracht[None]):
    """A preference of this employee on this desk (layout, columns). Not journaled."""

    sleutel: str
    waarde: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVoorkeuren(Leesvraag[dict[str, bytes]]):
    pass


# Import -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPartij(Opdracht[Id]):
    soort: str
    bestand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImporteerRegels(Opdracht[Importuitslag]):
    """Put one batch of read rows in, in one transaction. Answers what became of every row.

    `regels` are (line number, column → text). With `proef` everything is checked and nothing kept.
    """

    partij_id: Id
    soort: str
    regels: tuple[tuple[int, dict[str, str]], ...]
    proef: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RondPartijAf(Opdracht[None]):
    """The last row of a file is in."""

    partij_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemPartijTerug(Opdracht[int]):
    """Take a whole import back; answers how many rows are gone. Rows changed since stay and are counted out."""

    partij_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPartijen(Leesvraag[tuple[PartijRij, ...]]):
    pass


# Verslag ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesJaarCijfers(Leesvraag[JaarCijfers]):
    """The counts of one calendar year (Europe/Amsterdam), of one location or of all."""

    jaar: int
    locatie_id: Id | None = None
