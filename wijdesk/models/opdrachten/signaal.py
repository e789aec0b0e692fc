"""Asking for signalen: registering, following up, combining, closing; the inbox; rounds in the street."""

from __future__ import annotations

from dataclasses import field

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht, R
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows import signaal as rijen
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class MelderInvoer:
    """Who told it. Kept apart from the signaal; all empty is a melder who stays anonymous: then there is no row."""

    naam: str = ""
    organisatie: str = ""
    telefoon: str = ""
    email: str = ""
    geheim: bool = True
    """Those it is about may not hear who told it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalInvoer:
    """What was typed about one signaal. About at least one of: person, household, address, street, theme."""

    soort: str
    bron: str
    tekst: str
    urgentie: int = 3
    ontvangen: int | None = None
    """UTC milliseconds; None is now."""
    persoon_id: Id | None = None
    nieuwe_persoon: PersoonInvoer | None = None
    huishouden_id: Id | None = None
    adres_id: Id | None = None
    adres: AdresInvoer | None = None
    """An address as typed; an address that is known already is used again."""
    straat: str = ""
    woonplaats: str = ""
    """Of `straat`: two places can have the same street."""
    gebied: str = ""
    thema: str = ""
    melder: MelderInvoer = field(default_factory=MelderInvoer)
    velden: tuple[tuple[str, str], ...] = ()
    """What only this soort asks: (code of models.signaalvelden, text)."""
    terugkoppeling: str = ""
    """ "gevraagd", "niet gewenst", "niet mogelijk", or "" when it was not asked yet."""
    terugkoppelen_voor: str = ""
    """ISO; empty with "gevraagd" takes the day that WIJ agreed for this urgentie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerSignaal(Opdracht[Id]):
    """Register one signaal. `id` is made when the form opens, so saving twice adds nothing.

    With `vraag_id` (a vraag of the inloop) its open Werk is picked up and ended. With `oppakken` it is taken at once.
    """

    id: Id
    locatie_id: Id
    invoer: SignaalInvoer
    vraag_id: Id | None = None
    oppakken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StraatrondeVelden(Opdracht[R]):
    """What is said of a straatronde. Times are local HH:MM."""

    id: Id
    gebied: str
    dag: str
    van: str = ""
    tot: str = ""
    tweede_id: Id | None = None
    """Who walked along with whoever wrote it down."""
    contacten: int = 0
    verslag: str = ""
    straten: tuple[str, ...] = ()
    """The streets of the route, in the order in which they were walked; without house numbers."""
    volgende_op: str = ""
    """When somebody goes there again (ISO day); empty: nothing was agreed."""
    volgende_wat: str = ""
    signalen: tuple[SignaalInvoer, ...] = ()
    """What is left empty is of the round: `bron` "eigen straatronde", `gebied`, the moment. There is no melder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistreerStraatronde(StraatrondeVelden[Id]):
    """WIJ op straat, written down afterwards, with its signalen in the same transaction."""

    locatie_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigSignaal(Opdracht[None]):
    """Put right what was registered; only what is not None changes. `reden` is one sentence and is kept."""

    id: Id
    reden: str
    soort: str | None = None
    bron: str | None = None
    tekst: str | None = None
    urgentie: int | None = None
    gebied: str | None = None
    thema: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarSignaalvelden(Opdracht[None]):
    """What only this soort asks: (code, text); what is not named stays as it was."""

    id: Id
    velden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarMelder(Opdracht[None]):
    """Put right who told it; all empty: stays anonymous. Needs the right signaal.melder."""

    id: Id
    melder: MelderInvoer


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekSignaalIn(Opdracht[None]):
    """It was registered by mistake; it counts nowhere any more and stays in the journal."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PakSignaalOp(Opdracht[None]):
    """Whoever asks looks into it. This is the first reaction when there was none."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LegSignaalTerug(Opdracht[None]):
    """Nobody looks into it any more: back to "nieuw" for everybody."""

    id: Id
    notitie: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegSignaalcontactVast(Opdracht[None]):
    """Somebody was spoken or something was found out; `op` UTC milliseconds, None is now."""

    id: Id
    tekst: str
    op: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeoordeelSignaal(Opdracht[None]):
    """What it is worth and what must be done. Whoever assesses it looks into it when nobody did."""

    id: Id
    beoordeling: str
    urgentie: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraagSignaalOver(Opdracht[None]):
    """To a colleague, or to a locatie (then nobody looks into it and it is "nieuw" there). One of both, with a note."""

    id: Id
    notitie: str
    naar_id: Id | None = None
    naar_locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelSignaal(Opdracht[None]):
    """Say which person, household (so its casus) or address it is about; what is None stays as it was."""

    id: Id
    persoon_id: Id | None = None
    nieuwe_persoon: PersoonInvoer | None = None
    huishouden_id: Id | None = None
    adres: AdresInvoer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OntkoppelSignaal(Opdracht[None]):
    """It is not about this one after all. `wat`: "persoon", "huishouden" or "adres". Something must be left."""

    id: Id
    wat: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreekTerugkoppelingAf(Opdracht[None]):
    """Whether the melder hears: "gevraagd", "niet gewenst" or "niet mogelijk". `voor` (ISO) empty: as WIJ agreed."""

    id: Id
    terugkoppeling: str
    voor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KoppelSignaalTerug(Opdracht[None]):
    """The melder heard: what was said, on the day `op` (ISO; empty is today)."""

    id: Id
    wat: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtOpTerugkoppeling(Opdracht[None]):
    """Nothing is left to find out; only the melder must still hear."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitSignaal(Opdracht[None]):
    """Ended. Refused while feedback was promised and not given, unless `niet_teruggekoppeld` says why not."""

    id: Id
    uitkomst: str
    tekst: str = ""
    niet_teruggekoppeld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenSignaal(Opdracht[None]):
    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundelSignalen(Opdracht[Id]):
    """Put signalen together in a new bundel (`naam`), or in one that is there. Answers the bundel."""

    signaal_ids: tuple[Id, ...]
    naam: str = ""
    bundel_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HaalUitBundel(Opdracht[None]):
    """Take one signaal out again."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class HernoemBundel(Opdracht[None]):
    id: Id
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitBundel(Opdracht[int]):
    """Close every open signaal of a bundel that may be closed with this outcome; answers how many were.

    Those that promised feedback and did not give it stay open.
    """

    id: Id
    uitkomst: str
    tekst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSignalen(Leesvraag[rijen.Signaalblad]):
    """A page of the inbox in order: spoed first, then the oldest. Light rows; `Signaallijst` keeps and filters them.

    Ask with the `na` of the page before until it is empty. Pages come with the open ones first.
    """

    locatie_id: Id | None = None
    """None is every locatie."""
    stand: str = ""
    """One of models.signaalregels.STANDEN; empty is every open one, "alles" the closed ones too."""
    mijn: bool = False
    """Only what the asker looks into."""
    na: str = ""
    hoogstens: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSignaalrijen(Leesvraag[tuple[rijen.SignaalRij, ...]]):
    """Rows again, after a change: those of these ids the asker may see. An id that is not answered is to be dropped."""

    ids: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSignaaltelling(Leesvraag[rijen.Signaaltelling]):
    """How many open ones there are, for a badge."""

    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSignaal(Leesvraag[rijen.SignaalDetail]):
    """Open one signaal. Logged for the persons it is about."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesMelder(Leesvraag[rijen.MelderRij]):
    """Who told it. Its own right (signaal.melder), and logged."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVoorzet(Leesvraag[rijen.Voorzet]):
    """What a new signaal begins with: `soort` is "vraag", "persoon" or "huishouden"."""

    soort: str
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerwanteSignalen(Leesvraag[tuple[rijen.VerwantRij, ...]]):
    """What belongs to one signaal by itself: same person, household or address; same street and theme in 90 days."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerwantBijInvoer(Leesvraag[tuple[rijen.VerwantRij, ...]]):
    """The same while it is being typed: what is there already about this."""

    persoon_id: Id | None = None
    huishouden_id: Id | None = None
    adres_id: Id | None = None
    adres: AdresInvoer | None = None
    straat: str = ""
    woonplaats: str = ""
    thema: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSamenhang(Leesvraag[tuple[rijen.Signaalgroep, ...]]):
    """The open signalen of a locatie that belong together by themselves, the largest group first."""

    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSignalenVan(Leesvraag[tuple[rijen.SignaalRij, ...]]):
    """The signalen about a person or household (also those about its members and its address), newest first."""

    soort: str
    """ "persoon" or "huishouden"."""
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBundel(Leesvraag[rijen.BundelDetail]):
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBundels(Leesvraag[tuple[rijen.BundelRij, ...]]):
    """The bundels of a locatie with at least one signaal the asker may see, newest first."""

    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesStraatrondes(Leesvraag[tuple[rijen.StraatrondeRij, ...]]):
    """The rounds of a locatie, newest first; with `mee` also that one, of whichever locatie and however long ago."""

    locatie_id: Id | None = None
    hoogstens: int = 200
    mee: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesSignaalcijfers(Leesvraag[tuple[rijen.Signaalcijfer, ...]]):
    """Counts of a period (ISO days, both included) per soort, without names."""

    van: str
    tot: str
    locatie_id: Id | None = None
