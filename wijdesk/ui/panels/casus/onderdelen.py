"""Which tabs Casusregie has, what asks for which of them, and what makes the panel read again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget

from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui.panels.casus.anderteam_woorden import aangenomen_in_woorden, overgedragen_in_woorden
from wijdesk.ui.panels.casus.betrokkenen import BetrokkenenTab
from wijdesk.ui.panels.casus.gezin import GezinTab
from wijdesk.ui.panels.casus.historie import HistorieTab
from wijdesk.ui.panels.casus.plan import PlanTab
from wijdesk.ui.panels.casus.praktijk import PraktijkTab
from wijdesk.ui.panels.casus.tab import Tab, bind_toets
from wijdesk.ui.panels.casus.toeleiding import ToeleidingTab
from wijdesk.ui.panels.casus.verloop import VerloopTab
from wijdesk.ui.panels.casus.zrm import ZrmTab
from wijdesk.ui.vaktoetsen import DOSSIER

TABS: tuple[type[Tab], ...] = (
    GezinTab, PlanTab, VerloopTab, ZrmTab, BetrokkenenTab, ToeleidingTab, HistorieTab, PraktijkTab,
)  # fmt: skip
NAAR_TAB = {
    "casus.verloop_notitie": "verloop",
    "casus.toestemming": "betrokkenen",
    "huishouden.nieuw_voor": "gezin",
}
"""Requests that belong to one tab, which is built for it when needed."""
VAN_DE_KOP = frozenset(
    {
        "huishouden", "huishoudlid", "casus", "regieoverdracht", "nazorg", "plan", "planversie", "akkoord", "doel",
        "actie", "evaluatie", "taak", "termijn", "termijnwijziging", "persoon", "adres", "toeleiding", "indicatie",
        "betrokkene", "toestemming", "contactmoment", "medewerker", "agressie", "gezag", "opschaling", "trede",
        "veiligheidsafspraak", "doelpersoon", "signaal", "locatie", "code", "meldcode", "teamoverdracht", "regieclaim",
        "inzagegrond", "roltoekenning", "bericht", "consult", "triage", "ondersteuning", "onderzoek", "meldcodestap",
        "avgverzoek", "praktijkvorm", "praktijksoort",
    }
)  # fmt: skip
"""What the header and its alerts tell of."""
INTERESSES = VAN_DE_KOP.union(*(tab.interesses for tab in TABS))


class _Tabbalk(QTabBar):
    vak = DOSSIER


def maak_balk(paneel: QWidget, titel: str, naar: Callable[[str], object]) -> QTabBar:
    """The bar of the tabs; `naar` brings one to the front, also by the keys that work in the whole panel."""
    balk = _Tabbalk()
    balk.setObjectName("casus_tabs")
    balk.setAccessibleName(titel)
    balk.setExpanding(False)
    balk.setElideMode(Qt.TextElideMode.ElideNone)
    balk.setUsesScrollButtons(True)
    balk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for nummer, soort in enumerate(TABS, 1):
        balk.addTab(soort.titel)
        balk.setTabToolTip(nummer - 1, f"{soort.titel} (Alt+{nummer})")
        bind_toets(paneel, f"Alt+{nummer}", partial(naar, soort.naam))
    bind_toets(paneel, "Ctrl+F", partial(_zoek_in_dossier, naar))
    for toets, stap in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
        bind_toets(paneel, toets, partial(_loop, balk, naar, stap))
    return balk


def _loop(balk: QTabBar, naar: Callable[[str], object], stap: int) -> None:
    naar(TABS[(balk.currentIndex() + stap) % len(TABS)].naam)


def _zoek_in_dossier(naar: Callable[[str], object]) -> None:
    """From every tab to the words to look for in the timeline."""
    tab = naar(VerloopTab.naam)
    if isinstance(tab, VerloopTab):
        tab.zoek()


def zeg_waarom(huishouden: HuishoudenDetail, nu: int) -> str:
    """What stands in the place of the tabs for whoever may not read the casus."""
    if (weg := huishouden.elders) is not None:
        naar = team_in_zin(weg.naar_naam)
        zinnen = [
            f"Dit huishouden is {overgedragen_in_woorden(weg, kort=True)}. {aangenomen_in_woorden(weg, nu)}".strip(),
            f"Plan, verloop en notities zijn hier niet meer te openen. Bel {naar} als u iets wilt weten of doorgeven.",
        ]
        if not weg.verstuurd:
            zinnen.append("Het dossier gaat bij het volgende contact mee. Tot dan haalt Ctrl+Z het terug.")
        return "\n".join(zinnen)
    if huishouden.casus is None:
        return "Dit huishouden heeft geen open casus."
    return (
        f"{huishouden.regisseur} is de regisseur van dit huishouden. Neem met haar of hem contact op als u iets wilt "
        "delen.\nPlan en verloop zijn er alleen voor casemanagers."
    )
