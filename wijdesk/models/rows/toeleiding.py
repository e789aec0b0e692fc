"""What screens see of warm hand-offs and indicaties."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ToeleidingRij:
    """One hand-off with the days of its steps (ISO; empty is not yet)."""

    id: Id
    huishouden_id: Id
    huishouden: str
    regisseur: str
    persoon_id: Id | None
    persoon: str
    """Whom it is for; empty is the whole household."""
    doel_id: Id | None
    naar: str
    soort: str
    waarom: str
    contactpersoon: str
    medewerker: str
    stand: str
    voorgesteld_op: str
    aangenomen_op: str = ""
    eerste_contact_op: str = ""
    teruggekoppeld_op: str = ""
    gestopt_op: str = ""
    reden: str = ""
    terugkoppeling: str = ""
    wacht: str = ""
    """What an open one waits for and how long: "Nog geen eerste contact, 31 dagen"."""
    dagen: int = 0
    uiterlijk: str = ""
    """The last day on which that is fine (ISO)."""
    vastgelopen: bool = False
    waarom_nu: str = ""
    """Why it is time to do something; empty when it is in time."""
    toestemming: str = ""
    """Whose consent for sharing is missing, in a sentence; empty when nothing is."""
    doel: str = ""
    """The words of the goal it serves; empty without one, or when it is about somebody the viewer may not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatieRij:
    """One indicatie, and how it stands today."""

    id: Id
    huishouden_id: Id | None
    huishouden: str
    regisseur: str
    persoon_id: Id | None
    persoon: str
    toeleiding_id: Id | None
    productgroep: str
    soort: str
    aanbieder: str
    omvang: str
    besloten_op: str
    van: str
    tot: str
    vorige_id: Id | None
    wacht_sinds: str
    gestart_op: str
    overbrugging: str
    stand: str
    """ "wacht", "loopt", "herindicatie", "afgelopen", "opgevolgd" or "begint nog"."""
    herinnering_op: str = ""
    """The day from which a herindicatie must be thought of (ISO)."""
    wacht_dagen: int = 0
    """Calendar days waited: until today, or until help began."""
    toestemming: str = ""
    """Whose consent for sharing with the aanbieder is missing, in a sentence; empty when nothing is."""
    geimporteerd: bool = False
