"""What screens see of a hand-over."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class WerkRij:
    """An open hand-over in "Mijn werk". `soort`: triage, casus, signaal, klacht, terugbelverzoek."""

    id: Id
    soort: str
    vraag_id: Id
    contact_id: Id
    persoon_id: Id | None
    persoon: str
    toelichting: str
    ontvangen: int
    stand: str
    """open, opgepakt, afgerond"""
    medewerker: str
    """Who picked it up; empty while open."""
    telefoon: str = ""
    huishouden_id: Id | None = None
    """A household this person belongs to now, one with an open casus first; None when there is none."""
    open_casus: bool = False
    voor_mij: bool = False
    """For a running casus of which the viewer has the regie: it belongs with nobody else."""
    meldingtype: str = ""
    van_mij: bool = False
    """Whoever looks wrote it down."""
    dicht: bool = False
    """The words are read by taking it up or opening it, of which the journal and the access log tell."""
