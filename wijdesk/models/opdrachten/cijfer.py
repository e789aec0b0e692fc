"""Asking for figures. All need the right "rapport"; `LeesCijferlijst` shows only what the asker may see besides."""

from __future__ import annotations

from wijdesk.models.cijfer import Definitie, Periode
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows import cijfer as rijen
from wijdesk.models.values import Id

VERDELINGEN = (
    "meldingtype", "melder", "kanaal", "uitkomst", "productgroep", "regisseur", "gewicht", "termijn", "trede",
    "agressie", "klachtuitkomst", "klachtreden", "thema", "dossiercontrole", "voorziening",
    "waarde", "praktijkvorm", "teamgewicht",
)  # fmt: skip
"""What `LeesVerdeling` knows."""
STAPPEN = ("dag", "week", "maand", "jaar")
"""Steps of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCijfers(Leesvraag[rijen.Cijferblad]):
    """Every figure of a period, of one locatie or of all. `vergelijk`: "", "vorige" or "jaar_eerder"."""

    periode: Periode
    locatie_id: Id | None = None
    vergelijk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCijferreeks(Leesvraag[rijen.Cijferreeks]):
    """One figure in steps through a period."""

    naam: str
    periode: Periode
    stap: str = "maand"
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCijferreeksen(Leesvraag[tuple[rijen.Cijferreeks, ...]]):
    """Several figures in the same steps, in the order asked: what they share is counted once."""

    namen: tuple[str, ...]
    periode: Periode
    stap: str = "maand"
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerdeling(Leesvraag[rijen.Verdeling]):
    """What a count of a period consists of: one of `VERDELINGEN`."""

    soort: str
    periode: Periode
    locatie_id: Id | None = None
    vergelijk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesWarmtekaart(Leesvraag[rijen.Warmtekaart]):
    """Arrivals of contacts by weekday and hour."""

    periode: Periode
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesTrechter(Leesvraag[rijen.Trechter]):
    """From vraag to indicatie."""

    periode: Periode
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCijferlijst(Leesvraag[rijen.Cijferlijst]):
    """What a figure counts, newest first, at most 1,000 rows. A list is no opening.

    `geteld` is what the figure said to whoever asks: a list leaves out whom the asker may not know of, a figure does
    not, so only with it can be told how many more there are.
    """

    naam: str
    periode: Periode
    locatie_id: Id | None = None
    geteld: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesCijferdefinities(Leesvraag[tuple[Definitie, ...]]):
    """Every figure in every version; with a name only that one."""

    naam: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesEigenDefinities(Leesvraag[tuple[rijen.EigenDefinitieRij, ...]]):
    """Every version of the figures an organisation can define itself, by figure, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemDefinitieInGebruik(Opdracht[Id]):
    """Let a definition of the organisation hold from its first day on; `inhoud` is its text (TOML)."""

    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekDefinitieIn(Opdracht[None]):
    """Take a definition of the organisation back: the one before it holds again."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkCijfersBij(Opdracht[int]):
    """Count some months ahead, so that figures come quickly; answers how many are left. Send it until it says 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetDuiding(Opdracht[Id]):
    """Write a note beside a figure in a period, or another text for one that is there (`id`); empty takes it away."""

    cijfer: str
    periode: Periode
    tekst: str
    locatie_id: Id | None = None
    id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesDuidingen(Leesvraag[tuple[rijen.DuidingRij, ...]]):
    """The notes that touch a period, oldest first: of one figure, or of all."""

    periode: Periode
    cijfer: str = ""
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBuitencijfers(Leesvraag[tuple[rijen.BuitencijferRij, ...]]):
    """Figures from outside by name and year: of one name, or all."""

    naam: str = ""
