"""What screens see of impactmetingen: a form, and what many of them come to."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.impactvragen import Score
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactRij:
    """One form in the list. `tienden` is the mark in tenths."""

    id: Id
    datum: str
    tienden: int
    locatie: str
    """Empty: of the whole organisation."""
    versie: str
    """Of the questions; empty of a mark alone."""
    woorden: str
    """The other answers in one line."""
    uit_bestand: bool
    met_naam: bool
    """Somebody asked to be named with it; who, only `ImpactDetail` says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactDetail:
    """One form with the questions it answers (TOML; empty of a mark alone)."""

    rij: ImpactRij
    locatie_id: Id | None
    vragenlijst_id: Id | None
    inhoud: str
    antwoorden: tuple[tuple[str, str], ...]
    """(code of the question, answer as it is kept), the mark among them."""
    persoon_id: Id | None = None
    persoon: str = ""
    gevraagd_op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactVersie:
    """What the forms of one version of the questions come to; versions are never taken together."""

    versie: str
    """Empty: marks alone, from a file."""
    van: str
    tot: str
    """First and last day (ISO) of its forms in the period."""
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactPunt:
    """The mark of a month ("2026-03") under one version of the questions."""

    maand: str
    versie: str
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Impactuitkomst:
    """What the forms of a period come to."""

    aantal: int
    versies: tuple[ImpactVersie, ...] = ()
    """The oldest first."""
    per_locatie: tuple[tuple[str, str, Score], ...] = ()
    """(locatie, version, the mark), by locatie and version; empty when one locatie was asked."""
    per_maand: tuple[ImpactPunt, ...] = ()
