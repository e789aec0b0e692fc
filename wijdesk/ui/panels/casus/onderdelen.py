"""Which tabs Casusregie has, what asks for which of them, and what makes the panel read again."""

from __future__ import annotations

from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui.panels.casus.betrokkenen import BetrokkenenTab
from wijdesk.ui.panels.casus.gezin import GezinTab
from wijdesk.ui.panels.casus.historie import HistorieTab
from wijdesk.ui.panels.casus.plan import PlanTab
from wijdesk.ui.panels.casus.tab import Tab
from wijdesk.ui.panels.casus.toeleiding import ToeleidingTab
from wijdesk.ui.panels.casus.verloop import VerloopTab
from wijdesk.ui.panels.casus.zrm import ZrmTab

TABS: tuple[type[Tab], ...] = (GezinTab, PlanTab, VerloopTab, ZrmTab, BetrokkenenTab, ToeleidingTab, HistorieTab)
NAAR_TAB = {
    "casus.verloop_notitie": "verloop",
    "casus.verloop_verder": "verloop",
    "casus.toestemming": "betrokkenen",
    "huishouden.nieuw_voor": "gezin",
}
"""Requests that belong to one tab, which is built for it when needed."""
VAN_DE_KOP = frozenset(
    {
        "huishouden", "huishoudlid", "casus", "regieoverdracht", "nazorg", "plan", "planversie", "akkoord", "doel",
        "actie", "evaluatie", "taak", "termijn", "termijnwijziging", "persoon", "adres", "toeleiding", "indicatie",
        "betrokkene", "toestemming", "contactmoment", "medewerker", "agressie", "gezag",
    }
)  # fmt: skip
"""What the header and its alerts tell of."""
INTERESSES = VAN_DE_KOP.union(*(tab.interesses for tab in TABS))


def zin_zonder_inhoud(huishouden: HuishoudenDetail) -> str:
    """What stands in the place of the tabs for whoever may not read the casus."""
    if huishouden.casus is None:
        return "Dit huishouden heeft geen open casus."
    return (
        f"{huishouden.regisseur} is de regisseur van dit huishouden. Neem met haar of hem contact op als u iets wilt "
        "delen.\nPlan en verloop zijn er alleen voor casemanagers."
    )
