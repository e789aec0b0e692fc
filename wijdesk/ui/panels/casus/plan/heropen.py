"""Which form of the plan a draft belongs to, and about what."""

from __future__ import annotations

from collections.abc import Callable

from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.values import Id
from wijdesk.ui.panels.casus.plan.afronden import FORMULIEREN
from wijdesk.ui.panels.casus.plan.akkoord import AkkoordDeel
from wijdesk.ui.panels.casus.plan.evaluatie import EvaluatieDeel
from wijdesk.ui.panels.casus.plan.formulieren import Onderwerp


def heropen(
    plan: PlanDetail,
    formulier: str,
    rij: str,
    open_: Callable[[str, Onderwerp], None],
    sluit: Callable[[], None],
    delen: tuple[AkkoordDeel, EvaluatieDeel],
) -> bool:
    """Open the form in which something was begun; False when what it is about is not in this plan any more."""
    akkoord, evaluatie = delen
    if formulier == "plan_sluiten":
        sluit()
    elif formulier == "akkoord":
        if not plan.versies or plan.versies[0].id.hex() != rij:
            return False
        akkoord.vraag_akkoord()
    elif formulier == "evaluatie":
        van, _, id_ = rij.partition("/")
        if van != plan.id.hex():
            return False
        evaluatie.open_formulier(Id(bytes.fromhex(id_)) if id_ else None)
    else:
        soort = next((soort for soort, klas in FORMULIEREN.items() if klas.naam == formulier), "")
        over = onderwerp(plan, rij, afronden=soort == "rond_af")
        if not soort or over is None:
            return False
        open_(soort, over)
    return True


def onderwerp(plan: PlanDetail, rij: str, *, afronden: bool = False) -> Onderwerp | None:
    """What a form is about, of the key of its draft: an id, or "nieuw-" and the id of the plan or goal it goes in."""
    if rij.startswith("nieuw-"):
        id_ = rij.removeprefix("nieuw-")
        if id_ == plan.id.hex():
            return Onderwerp(plan=plan)
        return next((Onderwerp(plan=plan, doel=doel) for doel in plan.doelen if doel.id.hex() == id_), None)
    for doel in plan.doelen:
        if doel.id.hex() == rij:
            return Onderwerp(plan=plan, doel=doel if afronden else None, rij=doel)
        for actie in doel.acties:
            if actie.id.hex() == rij:
                return Onderwerp(plan=plan, doel=doel, rij=actie)
    return next((Onderwerp(plan=plan, rij=afspraak) for afspraak in plan.veiligheid if afspraak.id.hex() == rij), None)
