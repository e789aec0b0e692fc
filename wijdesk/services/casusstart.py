"""Which terms begin to run when a casus opens, by its wettelijk kader. Shared by opening and opening again."""

from __future__ import annotations

from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden
from wijdesk.services.termijn_start import start
from wijdesk.store.unit_of_work import UnitOfWork

VANAF_MELDING = {"Wmo 2015": ("wmo-ontvangst", "wmo-onderzoek", "wmo-persoonlijk-plan")}
"""Rules that count from the day of the melding (Wmo 2015 art. 2.3.2)."""
VANAF_START = {"Jeugdwet": ("jeugd-familiegroepsplan",)}
"""Rules that count from the day the casus opens (Jeugdwet art. 4.1.2)."""
ALTIJD = ("plan-gereed",)
"""What WIJ agreed for every casus."""


def start_termijnen(uow: UnitOfWork, huishouden: Huishouden, casus: Casus, *, melding_op: str, start_op: str) -> None:
    """Let the terms of this kader run; both days are ISO. They stand on the list of the regisseur."""
    kader = casus.wettelijk_kader
    regels = [(regel, melding_op) for regel in VANAF_MELDING.get(kader, ())]
    regels += [(regel, start_op) for regel in (*VANAF_START.get(kader, ()), *ALTIJD)]
    for regel, begin in regels:
        start(
            uow,
            regel,
            onderwerp="huishouden",
            onderwerp_id=huishouden.id,
            begin=begin,
            locatie_id=huishouden.locatie_id,
        )
