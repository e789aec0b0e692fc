"""Asking for the register of klachten (Awb hoofdstuk 9): taking one in, what is done, how it ends. Days are ISO."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.klacht import KlachtBrief, KlachtDetail, KlachtLes, KlachtMelding, KlachtRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarKlacht(Opdracht[Id]):
    """A new klacht (an id nobody has), or one with its fields put right.

    Without `persoon_id` it is of whoever is named in `klager`. `over` are colleagues, `over_anderen` the names of
    others, with a comma between. With a `vraag_id` the hand-over of that vraag is finished too.
    """

    id: Id
    ontvangen: str = ""
    kanaal: str
    hoedanigheid: str = "zelf"
    persoon_id: Id | None = None
    klager: str = ""
    gemachtigde: str = ""
    adres: str = ""
    bereikbaar: str = ""
    woorden: str
    over: tuple[Id, ...] = ()
    over_anderen: str = ""
    over_structuur: bool = False
    locatie_id: Id | None = None
    commissie: bool = False
    behandelaar_id: Id | None = None
    vraag_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PakKlachtOp(Opdracht[None]):
    """Whoever is at work deals with it from now on."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class DeelKlacht(Opdracht[None]):
    """Somebody it is about got a copy today (Awb art. 9:9); from now on they may read it. `id` is of that line."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetKlachtstap(Opdracht[None]):
    """Something that was done, on a day (empty is today). `soort` and `keuze` are keys of `klachtregels`.

    The same id again changes nothing. `instemming`: who complains agreed in writing (Awb art. 9:11 lid 3).
    """

    id: Id
    klacht_id: Id
    soort: str
    dag: str = ""
    tekst: str = ""
    keuze: str = ""
    dagen: int = 0
    instemming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekKlachtstapIn(Opdracht[None]):
    """It was written down by mistake."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RondKlachtAf(Opdracht[None]):
    """How it ended, on a day (empty is today). `overig` says which one of the outcome "overig"."""

    id: Id
    uitkomst: str
    reden: str
    motivering: str = ""
    overig: str = ""
    les: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenKlacht(Opdracht[None]):
    """It was not over: the term runs as it did."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZegKlachtDubbel(Opdracht[None]):
    """It is the same klacht as `van`, registered twice: it is dealt with there, and this one counts nowhere."""

    id: Id
    van: Id | None
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZegKlachtNietDubbel(Opdracht[None]):
    """It is a klacht by itself after all."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlachten(Leesvraag[tuple[KlachtRij, ...]]):
    """The register as far as it is there for whoever asks: open first, by term; then what is done, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlacht(Leesvraag[KlachtDetail]):
    """One klacht with all that was done. Logged for who complains."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlachtmeldingen(Leesvraag[tuple[KlachtMelding, ...]]):
    """What was handed over at a desk as a klacht and is not in the register yet, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlachthistorie(Leesvraag[tuple[HistorieRij, ...]]):
    """The last changes of one klacht, newest first, for who deals with it. Logged for who complains."""

    id: Id
    hoogstens: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlachtlessen(Leesvraag[tuple[KlachtLes, ...]]):
    """What was learned from the klachten that are there for whoever asks: what is to be told back first, then newest
    first.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlachttermijnen(Leesvraag[tuple[AgendaRij, ...]]):
    """What must be done for klachten until a day (empty: ever): of who deals with them, and what nobody deals with.

    With it what residents ask about their data, for who deals with that.
    """

    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesKlachtbrief(Leesvraag[KlachtBrief]):
    """What a letter says; `betrokkene_id` for the copy to somebody it is about."""

    id: Id
    soort: str
    betrokkene_id: Id | None = None
