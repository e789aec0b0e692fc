"""What screens see of the Wvggz-meldpunt."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WvggzRij:
    """One melding in a list."""

    signaal_id: Id
    over: str
    bron: str
    melding_op: str
    """The day it came in (ISO)."""
    begonnen: bool
    uiterlijk: str
    """The last day of the onderzoek (ISO)."""
    in_woorden: str
    """What is left of the 14 days, or how it ended."""
    toestand: str
    """ "te laat", "spoed", "let-op" or ""."""
    medewerker: str
    uitkomst: str
    besloten_op: str
    teruggekoppeld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WvggzDetail:
    """One melding with its checklist. A melding whose onderzoek is still to begin has no findings yet."""

    signaal_id: Id
    over: str
    persoon_id: Id | None
    huishouden_id: Id | None
    tekst: str
    """What was told."""
    bron: str
    ontvangen: int
    medewerker: str
    begonnen: bool
    melding_op: str
    streef: str
    uiterlijk: str
    in_woorden: str
    toestand: str
    grondslag: str
    bevindingen: str
    gesproken_op: str
    uitkomst: str
    toelichting: str
    besloten_op: str
    teruggekoppeld_op: str
    teruggekoppeld_wat: str
    terugkoppeling: str
    """Whether the melder wants to hear, as agreed at the signaal; see `Signaal.terugkoppeling`."""
    signaal_gesloten: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WvggzConsultRij:
    """One consultation by telephone."""

    id: Id
    dag: str
    bron: str
    duur: int
    advies: str
    medewerker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WvggzCijfers:
    """Counts of one year, without names."""

    jaar: int
    meldingen: int
    per_uitkomst: tuple[tuple[str, int], ...]
    """Every code of wvggzuitkomst, in order, with how many ended so."""
    lopend: int
    te_laat: int
    """Ended or running past the last day."""
    consulten: int
    minuten: int
    per_bron: tuple[tuple[str, int], ...]
    """Who called for a consultation, most often first."""
    zonder_afgeschermd: bool
