"""Who is around a household, and consent to share."""

from __future__ import annotations

from wijdesk.models.opdrachten.betrokkene import LeesBetrokkenen
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.toestemmingen import lees_overzicht


@leesvraag(LeesBetrokkenen, recht="casus.lezen", doel="samenwerken rond het huishouden (Jeugdwet art. 7.3.11)")
def lees_betrokkenen(lezer: Lezer, v: LeesBetrokkenen) -> BetrokkenenOverzicht:
    """Network and professionals with the consents; the opening of the household was logged with its header."""
    return lees_overzicht(lezer, v.huishouden_id, ook_beeindigd=v.ook_beeindigd)
