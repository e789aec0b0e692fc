"""What comes back about keeping and destroying."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

OPEN, AKKOORD, BEZIG, UITGEVOERD, INGETROKKEN = "open", "akkoord", "bezig", "uitgevoerd", "ingetrokken"
"""How far a list is: being decided about, agreed to, partly carried out, carried out, withdrawn."""

WEG, BEWAREN = "weg", "bewaren"
"""What is decided about a dossier."""
NIEUW = "Er is na het voorstel nog iets in veranderd."
ER_NIET = "Dit dossier is er niet meer."
"""Why a line of a list falls off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProefRij:
    """A dossier that may go, or why it does not though its term is over."""

    soort: str
    id: Id
    naam: str
    regel: str
    wet: str
    begin: str
    einde: str
    personen: int
    rijen: int
    omvang: tuple[tuple[str, int], ...]
    """How many of each noun, in words."""
    blokkade: bool
    loopt: tuple[str, ...]
    op_lijst: str
    """The number of a list it stands on already."""

    @property
    def kan(self) -> bool:
        """Whether it can be proposed."""
        return not (self.blokkade or self.loopt or self.op_lijst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proef:
    """A dry run. `meer`: there are more than are shown; the next list has them."""

    peildatum: str
    rijen: tuple[ProefRij, ...]
    meer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaaroordeel:
    """Of a dossier that may go: the code of the rule, and the first and last day of its term (ISO)."""

    soort: str
    id: Id
    regel: str
    begin: str
    einde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaaroordelen:
    """What was found of some dossiers on a day (ISO), when the journal was as far as `plaats`."""

    peildatum: str
    plaats: int
    dossiers: tuple[Bewaaroordeel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LijstRij:
    """One list in the overview."""

    id: Id
    nummer: str
    peildatum: str
    stand: str
    opgesteld_door: str
    opgesteld_op: int
    dossiers: int
    weg: int
    gedaan: int
    te_laat: bool = False
    """Whether something went of which a hold came to light afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegelRij:
    """One dossier on a list."""

    id: Id
    soort: str
    naam: str
    """Whose it is, or which month of what; empty when somebody's was destroyed."""
    aantal: int = 0
    """Of a month how many there are; those that were changed later, or go on, stay behind."""
    regel: str
    wet: str
    begin: str
    einde: str
    besluit: str
    reden: str
    vernietigd_op: int | None
    rijen: int
    valt_af: str
    """Why it is not carried out, in words; empty when it can."""
    let_op: str = ""
    """Of a request what whoever agrees has to weigh: what a law keeps, why it goes all the same, and what stays. Of
    what went: that a hold on it was not known yet.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class LijstDetail:
    """One list in full."""

    rij: LijstRij
    akkoord_door: str
    akkoord_op: int | None
    uitgevoerd_door: str
    uitgevoerd_op: int | None
    toelichting: str
    regels: tuple[RegelRij, ...]
    mag_akkoord: bool
    """Whoever asks can be the second person, and every line was decided."""
    mag_uitvoeren: bool
    mag_besluiten: bool
    twijfel: str = ""
    """Why the two who agreed do not count as two people here, in words."""
    akkoord_niet: str = ""
    """Why whoever asks cannot be the second person, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gedaan:
    """What became of one line: rows that went, or why not."""

    rijen: int
    afgevallen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerklaringRegel:
    """One line of the declaration: no name, only which rule."""

    nummer: int
    soort: str
    """"huishouden" or "persoon", or in words which month of what."""
    regel: str
    wet: str
    begin: str
    einde: str
    vernietigd_op: int
    rijen: int
    op_verzoek: bool = False
    """Whether a resident asked for it: then a law may have kept it longer, and what is of a family stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerklaringPapier:
    """What the declaration says. Names are those of colleagues only."""

    nummer: str
    locatie: str
    peildatum: str
    opgesteld_door: str
    opgesteld_op: int
    akkoord_door: str
    akkoord_op: int
    uitgevoerd_door: str
    uitgevoerd_op: int
    regels: tuple[VerklaringRegel, ...]
    bewaard: tuple[tuple[str, int], ...]
    """Reason → how many lines were kept or fell off."""
    kopieen_tot: str
    """The last day (ISO) on which a backup of before can be there."""
    vandaag: str
