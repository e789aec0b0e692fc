"""What the organisation chose."""

from __future__ import annotations

from wijdesk.models.instellingen import SOORTEN, waarde_van
from wijdesk.models.opdrachten.instelling import LeesInstellingen
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer


@leesvraag(LeesInstellingen, recht="desk.openen", doel="instellingen van de organisatie toepassen")
def lees_instellingen(lezer: Lezer, _v: LeesInstellingen) -> dict[str, str]:
    """Every setting this program knows, as it holds now."""
    rijen = lezer.rows("SELECT naam, waarde FROM instelling WHERE status = 'actief'")
    gezet = {str(naam): str(waarde) for naam, waarde in rijen}
    return {naam: waarde_van(gezet, naam) for naam in SOORTEN}
