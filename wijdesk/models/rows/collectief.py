"""What comes back about what is done together in a neighbourhood. People are counted, never named."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.tijdvak import na_middernacht
from wijdesk.models.values import Id

LOOPT, KOMT, KLAAR = "loopt", "begint nog", "afgelopen"


def activiteit_stand(start: str, einde: str, vandaag: str, *, verteld: bool) -> str:
    """LOOPT, KOMT or KLAAR on a day, all as ISO. `verteld`: what came of it was written down.

    On its last day it still runs, as in the figures, until that is told.
    """
    if start > vandaag:
        return KOMT
    return KLAAR if einde and (einde < vandaag or (verteld and einde == vandaag)) else LOOPT


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiviteitRij:
    """One activiteit in a list."""

    id: Id
    titel: str
    """As it is called; of one from a file its thema."""
    thema: str
    gebied: str
    initiatief: str
    start: str
    einde: str
    locatie_id: Id | None
    locatie: str
    sessies: int
    """How many were held and counted."""
    bezoeken: int
    """How many people came to these together; who came twice counts twice."""
    volgende: str
    """The day (ISO) of the next sessie; empty without one."""
    ongeteld: int
    """Sessies that are past, not called off, and not counted yet."""
    signalen: int

    verteld: bool
    """Whether somebody wrote down what came of it."""

    def stand_op(self, vandaag: str) -> str:
        """LOOPT, KOMT or KLAAR on this day (ISO)."""
        return activiteit_stand(self.start, self.einde, vandaag, verteld=self.verteld)

    def is_af_op(self, vandaag: str) -> bool:
        """Whether it is over and was told what came of it; what only reached its last day can still be ended."""
        return self.verteld and self.stand_op(vandaag) == KLAAR


@dataclass(frozen=True, slots=True, kw_only=True)
class SessieRij:
    """One time it is held."""

    id: Id
    datum: str
    van: str
    tot: str
    plek: str
    aanwezig: int | None
    afgelast: bool
    opmerking: str

    @property
    def na_middernacht(self) -> bool:
        """Whether it ends on the next day."""
        return na_middernacht(self.van, self.tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRij:
    """A sessie in the calendar, with what it is of."""

    sessie: SessieRij
    activiteit_id: Id
    titel: str
    thema: str
    gebied: str
    locatie: str

    @property
    def id(self) -> Id:
        """That of the sessie."""
        return self.sessie.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiviteitDetail:
    """All of one activiteit."""

    rij: ActiviteitRij
    partners: str
    vrijwilligers: int
    deelopdracht: str
    financier: str
    financiering_van: str
    financiering_tot: str
    resultaat: str
    medewerker_id: Id | None
    medewerker: str
    van_bestand: bool
    voorstel: str
    """The proposal it came from; empty without one."""
    waarom: str
    """Why it was proposed."""
    sessies: tuple[SessieRij, ...]
    """In order of time."""
    signaal_ids: tuple[Id, ...]
    """Those the asker may see, newest first."""
    ronde_ids: tuple[Id, ...]
    uit_de_buurt: tuple[str, ...]
    """The initiatieven and subjects of the buurtagenda it came from."""

    @property
    def id(self) -> Id:
        """That of the activiteit."""
        return self.rij.id


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiatiefRij:
    """A bewonersinitiatief."""

    id: Id
    onderwerp: str
    thema: str
    gebied: str
    toelichting: str
    ingebracht_op: str
    locatie_id: Id
    locatie: str
    activiteit_id: Id | None
    activiteit: str
    steun: str
    stand: str
    resultaat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnderwerpRij:
    """A subject of the buurtagenda."""

    id: Id
    onderwerp: str
    thema: str
    gebied: str
    toelichting: str
    ingebracht_op: str
    locatie_id: Id
    locatie: str
    activiteit_id: Id | None
    activiteit: str
    ingebracht_bij: str
    gedaan: str
    teruggekoppeld_op: str
    teruggekoppeld_hoe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StraatRij:
    """What goes on in one street or area in a year."""

    id: Id
    naam: str
    is_straat: bool
    signalen: tuple[tuple[str, int], ...]
    """(thema, at least so many), of the themes with enough of them to be told."""
    overige_signalen: int
    """At least so many of the other themes together; 0: too few to be told, or none."""
    drempel: int
    """Fewer than so many are not told."""
    telt_signalen: bool
    """Whether the asker is told of signalen at all."""
    activiteiten: tuple[tuple[Id, str, str, str], ...]
    """(id, title, thema, stand) of what ran in the year."""
    sessies: int
    bezoeken: int | None
    """None: too few to be told."""
    rondes: int
    gesprekken: int | None
    """How many people were spoken on the rounds; None: too few to be told."""
    telt_gesprekken: bool
    """False: of a street that was only a part of a route nobody counted them."""
    onderwerpen: tuple[str, ...]
    initiatieven: tuple[str, ...]

    @property
    def signalen_minstens(self) -> int:
        """At least so many signalen in all."""
        return sum(aantal for _, aantal in self.signalen) + self.overige_signalen
