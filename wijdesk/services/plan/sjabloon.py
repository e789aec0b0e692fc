"""The templates a plan can start from (resources/plansjablonen.toml). All they fill in can be changed afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.plan import Actie, Doel, Plan, Veiligheidsafspraak
from wijdesk.models.termijnen import werkdag_vanaf
from wijdesk.models.values import lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.plan.invoer import vandaag
from wijdesk.store.unit_of_work import UnitOfWork


def haal_sjabloon(sleutel: str) -> dict[str, Any]:
    """The template with this key; empty for no key. Raises Weigering for one that is not there."""
    if not sleutel:
        return {}
    for sjabloon in lees_toml("plansjablonen.toml")["sjabloon"]:
        if sjabloon["sleutel"] == sleutel:
            return dict(sjabloon)
    raise Weigering("Dit sjabloon bestaat niet (meer).", veld="sjabloon")


def vul_in(uow: UnitOfWork, plan: Plan, sjabloon: dict[str, Any]) -> None:
    """Put the goals, actions and safety agreements of a template in a new plan; days end on a working day."""
    for volgorde, doel in enumerate(sjabloon.get("doel", ()), 1):
        _doel_uit_sjabloon(uow, plan, doel, volgorde)
    for volgorde, afspraak in enumerate(sjabloon.get("veiligheid", ()), 1):
        uow.voeg_toe(
            Veiligheidsafspraak(
                plan_id=plan.id,
                volgorde=volgorde,
                tekst=afspraak["tekst"],
                wie=afspraak.get("wie", ""),
                van=vandaag(uow),
            )
        )


def _doel_uit_sjabloon(uow: UnitOfWork, plan: Plan, sjabloon: dict[str, Any], volgorde: int) -> None:
    begin = lokaal(uow.nu).date()

    def over(dagen: int) -> str:
        return werkdag_vanaf(begin + timedelta(days=dagen)).isoformat() if dagen else ""

    doel = uow.voeg_toe(
        Doel(
            plan_id=plan.id,
            volgorde=volgorde,
            woorden=sjabloon["woorden"],
            leefgebied=sjabloon["leefgebied"],
            wanneer_bereikt=sjabloon.get("wanneer_bereikt", ""),
            begin=begin.isoformat(),
            streef=over(sjabloon.get("dagen", 0)),
        )
    )
    for plek, actie in enumerate(sjabloon.get("actie", ()), volgorde * 100):
        uow.voeg_toe(
            Actie(
                plan_id=plan.id, doel_id=doel.id, volgorde=plek, wat=actie["wat"], uitvoerder=actie["uitvoerder"],
                wie=actie.get("wie", ""), klaar_voor=over(actie.get("dagen", 0)),
            )
        )  # fmt: skip
