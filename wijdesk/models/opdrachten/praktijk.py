"""Asking for practice forms: the kinds themselves, and support of a kind in a casus."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.praktijk import Praktijkbeeld, Praktijklijst, PraktijksoortRij
from wijdesk.models.values import Id

LOOPT, AFGEROND, ALLE = "loopt", "afgerond", "alle"
STANDEN = (LOOPT, AFGEROND, ALLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemPraktijksoortenInGebruik(Opdracht[tuple[str, ...]]):
    """Take the kinds of a file (the text of it) into use from now on; answers the names of those that are new or other.

    A kind whose code is known gets a new version; one that is the same as what is in use is left as it is. `wijzigt`:
    the code of the kind somebody chose to change, which may get another name.
    """

    inhoud: str
    wijzigt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopPraktijksoort(Opdracht[None]):
    """From now on nobody begins a new one of this kind; what runs goes on and stays readable."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HervatPraktijksoort(Opdracht[None]):
    """The kind can be begun again, as it was."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPraktijkvorm(Opdracht[Id]):
    """Begin support of a kind in a casus. `id` is made when the form opens, so saving twice adds nothing.

    `waarden` are (key, value): a choice, a text, an ISO day, "ja" or "nee", digits, or an id in hex. `begin` (ISO)
    empty is today; without `medewerker_id` whoever asks does it.
    """

    id: Id
    code: str
    huishouden_id: Id
    persoon_id: Id | None = None
    medewerker_id: Id | None = None
    begin: str = ""
    waarden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigPraktijkvorm(Opdracht[None]):
    """Change what was filled in: only the fields that are named, so what a colleague changed elsewhere stays."""

    id: Id
    begin: str | None = None
    medewerker_id: Id | None = None
    waarden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RondPraktijkvormAf(Opdracht[None]):
    """It ended on day `op` (ISO; empty is today), with one of the outcomes of its kind."""

    id: Id
    uitkomst: str
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenPraktijkvorm(Opdracht[None]):
    """It was ended by mistake."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekPraktijkvormIn(Opdracht[None]):
    """It should not have been recorded. It stays in the journal, with `reden`."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPraktijksoorten(Leesvraag[tuple[PraktijksoortRij, ...]]):
    """Every version of every kind: by name, what is in use before older ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPraktijkvormen(Leesvraag[Praktijkbeeld]):
    """What there is of a household: what runs first."""

    huishouden_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesPraktijklijst(Leesvraag[Praktijklijst]):
    """Over households: of a kind (`code`), a locatie, a regisseur; empty is all. `stand` is one of STANDEN."""

    code: str = ""
    locatie_id: Id | None = None
    regisseur_id: Id | None = None
    stand: str = LOOPT
