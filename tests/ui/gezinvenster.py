"""A window with Casusregie on the tab Gezin, and what a test does in it. No tests of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.gezin import GezinTab
from wijdesk.ui.panels.casus.tab import Tab

LANG = 30_000


def toon(bureau: Bureau, jobs: Jobs, qtbot: QtBot, naam: str, *, zichtbaar: bool = True, sluit: bool = True) -> Any:
    """A panel of the window by itself. Without `sluit` the lanes outlive it: a draft may still be kept."""
    paneel = next(s for s in maak_panelen(bureau) if s.naam == naam).maak(maak_omgeving(bureau, jobs))
    qtbot.addWidget(paneel, **({"before_close_func": lambda _: jobs.sluit()} if sluit else {}))
    if zichtbaar:
        _zet_neer(paneel, qtbot)
    return paneel


def toon_tab(tab: Tab, bureau: Bureau, jobs: Jobs, huishouden_id: Id, qtbot: QtBot) -> None:
    """A tab of Casusregie by itself, with this household in it; it refreshes after every change."""

    def ververs(_: object) -> None:
        tab.ververs()

    def laat_los(_: object) -> None:
        jobs.changed.disconnect(ververs)
        jobs.sluit()

    jobs.changed.connect(ververs)
    qtbot.addWidget(tab, before_close_func=laat_los)
    _zet_neer(tab, qtbot)
    tab.toon(bureau.lees(LeesHuishouden(id=huishouden_id)))


def _zet_neer(deel: QWidget, qtbot: QtBot) -> None:
    deel.resize(710, 640)
    deel.show()
    qtbot.waitExposed(deel)
    deel.activateWindow()


def rust(jobs: Jobs, qtbot: QtBot) -> None:
    """Until everything that was asked of the store is answered."""
    qtbot.waitUntil(lambda: not jobs._afzenders, timeout=LANG)


def focus(paneel: QWidget) -> QWidget:
    """What a key goes to."""
    veld = paneel.window().focusWidget()
    assert veld is not None
    return veld


def tab_van(paneel: CasusPanel, huishouden_id: Id, qtbot: QtBot) -> GezinTab:
    paneel.open(huishouden_id)
    qtbot.waitUntil(lambda: isinstance(paneel.tab, GezinTab) and paneel.tab.model.rowCount() > 0, timeout=LANG)
    tab = paneel.tab
    assert isinstance(tab, GezinTab)
    tab.lijst.lijst.setFocus()
    return tab


def toets(tab: GezinTab, letter: str) -> None:
    QTest.keyClicks(tab.lijst.lijst, letter)


def namen(tab: GezinTab) -> list[str]:
    return [str(tab.model.index(rij, 0).data()).split(",")[0] for rij in range(tab.model.rowCount())]


def bij(tab: GezinTab, nummer: int, qtbot: QtBot) -> None:
    tab.lijst.lijst.setCurrentIndex(tab.model.index(nummer, 0))
    qtbot.waitUntil(lambda: tab.lijst.huidige() is not None, timeout=LANG)


def rijen(tab: GezinTab) -> list[LidRij]:
    return [tab.model.rij(plek) for plek in range(tab.model.rowCount())]
