"""What screens see of signalen. Who told it stands in a row of its own, and only for who may know."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalRij:
    """One signaal in a list: light, there can be 50,000. Its age in words: `signaalregels.ouderdom_in_woorden`."""

    id: Id
    soort: str
    thema: str
    bron: str
    urgentie: int
    """1 spoed, 2 snel, 3 gewoon."""
    ontvangen: int
    stand: str
    over: str
    """Whom or what it is about: name, household, address, street or theme."""
    straat: str
    gebied: str
    begin: str
    """The first words of the text."""
    locatie_id: Id
    medewerker_id: Id | None
    medewerker: str
    """Who looks into it; empty while nobody does."""
    persoon_id: Id | None = None
    huishouden_id: Id | None = None
    bundel_id: Id | None = None
    terugkoppelen_voor: str = ""
    """The day by which the melder must hear (ISO); empty when nothing is promised or it was done."""
    uitkomst: str = ""
    afgeschermd: bool = False
    """About somebody or somewhere protected: only on the list of who may see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalblad:
    """One page of the inbox. `na` asks for the next one; empty is the last."""

    rijen: tuple[SignaalRij, ...]
    na: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaaltelling:
    """How many open signalen the asker may see."""

    nieuw: int
    in_onderzoek: int
    wacht: int
    spoed: int
    mijn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StapRij:
    """One thing that was done with a signaal."""

    id: Id
    soort: str
    op: int
    medewerker: str
    tekst: str
    naar: str = ""
    """To which colleague or locatie it was handed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaalDetail:
    """One signaal as it is opened. Not who told it: that is `LeesMelder`."""

    id: Id
    soort: str
    bron: str
    tekst: str
    urgentie: int
    ontvangen: int
    locatie_id: Id
    locatie: str
    medewerker_id: Id | None
    medewerker: str
    geschreven_door: str
    over: str
    persoon_id: Id | None
    persoon: str
    huishouden_id: Id | None
    huishouden: str
    casusnummer: str
    """Of the open casus of that household; empty when there is none."""
    regisseur: str
    adres_id: Id | None
    adres: str
    straat: str
    gebied: str
    thema: str
    stand: str
    eerste_reactie: int | None
    beoordeling: str
    beoordeeld_op: int | None
    terugkoppeling: str
    terugkoppelen_voor: str
    teruggekoppeld_op: str
    teruggekoppeld_wat: str
    uitkomst: str
    uitkomst_tekst: str
    afgesloten_op: int | None
    heeft_melder: bool
    """Whether somebody is known who told it; False: anonymous."""
    vraag_id: Id | None
    contact_id: Id | None
    straatronde_id: Id | None
    bundel_id: Id | None
    bundel: str
    velden: tuple[tuple[str, str], ...]
    """What only this soort asks: (code, text), filled in ones."""
    stappen: tuple[StapRij, ...]
    """In order of time."""
    mag_behandelen: bool
    mag_melder: bool
    triage_ids: tuple[Id, ...] = ()
    """Triages that began with this signaal, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MelderRij:
    """Who told it; all empty is anonymous."""

    naam: str = ""
    organisatie: str = ""
    telefoon: str = ""
    email: str = ""
    geheim: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorzet:
    """What the form of a new signaal begins with."""

    vraag_id: Id | None = None
    persoon_id: Id | None = None
    persoon: str = ""
    huishouden_id: Id | None = None
    huishouden: str = ""
    tekst: str = ""
    bron: str = ""
    thema: str = ""
    ontvangen: int | None = None
    melder: MelderRij = MelderRij()
    """Of a vraag: who called; only what the asker may read there too."""
    al_geregistreerd: Id | None = None
    """The signaal that was made of this vraag already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwantRij:
    """A signaal that belongs with another, and why."""

    rij: SignaalRij
    redenen: tuple[str, ...]
    """In words: "zelfde inwoner", "zelfde huishouden", "zelfde adres", "zelfde straat en thema, 12 dagen ervoor"."""
    zelfde_bundel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalgroep:
    """Open signalen that belong together by themselves."""

    sleutel: str
    waarom: str
    """In words: "zelfde huishouden of adres", "Eikenlaan: overlast en burenconflict"."""
    signaal_ids: tuple[Id, ...]
    straat: str = ""
    thema: str = ""
    gebied: str = ""
    gebundeld: bool = False
    """All of them stand in one bundel already."""
    ontvangen: tuple[int, ...] = ()
    """When each came in, in the order of `signaal_ids`: of a street what is within 90 days belongs together."""
    bundels: tuple[Id | None, ...] = ()
    """The bundel each stands in, in the same order."""

    @property
    def is_reeks(self) -> bool:
        """Whether it is a chain in time, of one street and theme."""
        return self.sleutel.startswith("straat:")


@dataclass(frozen=True, slots=True, kw_only=True)
class BundelRij:
    id: Id
    naam: str
    gemaakt_op: int
    medewerker: str
    aantal: int
    open: int
    voorstel: str = ""
    """The activity that was proposed from it; empty when none was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundelDetail:
    id: Id
    naam: str
    gemaakt_op: int
    medewerker: str
    locatie_id: Id
    rijen: tuple[SignaalRij, ...]
    voorstellen: tuple[VoorstelRij, ...]
    straat: str = ""
    thema: str = ""
    gebied: str = ""
    """What most of them share: where a proposal begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorstelRij:
    """A proposed collective activity."""

    id: Id
    naam: str
    thema: str
    gebied: str
    waarom: str
    stand: str
    bundel_id: Id | None
    gemaakt_op: int
    medewerker: str
    signalen: int
    """How many signalen the asker may see in its bundel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StraatrondeRij:
    id: Id
    gebied: str
    dag: str
    van: str
    tot: str
    medewerker: str
    tweede: str
    contacten: int
    verslag: str
    signaal_ids: tuple[Id, ...]
    straten: tuple[str, ...] = ()
    volgende_op: str = ""
    volgende_wat: str = ""
    afgesproken: bool = False
    """The next round was agreed, and nobody walked there since."""
    signalen_weg: int = 0
    """How many more there were, of dossiers that were destroyed since."""
    medewerker_id: Id | None = None
    """Who wrote it down."""
    tweede_id: Id | None = None
    elders: str = ""
    """Its locatie, when that is another than was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaalcijfer:
    """Counts of one soort in a period."""

    soort: str
    ontvangen: int
    afgesloten: int
    open: int
    mediaan_eerste_reactie: int | None
    """Milliseconds; None when none had a first reaction."""
    teruggekoppeld: int
    op_tijd_teruggekoppeld: int
