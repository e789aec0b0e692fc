"""Opening a case with a long history in a store with many cases, looking through it, and walking through a caseload.

The floor is SQL: the very queries that the use cases put to the file, run and fetched bare on the same connection.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.benchmarks import casussen
from tests.benchmarks.meten import in_beurten, noteer, percentiel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.app.opwarmen import warm_op
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.app.venster import laad
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.regie import LeesCaseload
from wijdesk.models.opdrachten.verloop import LeesHistorie, LeesVerloop
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.values import Id
from wijdesk.services.leesloket import Leesloket
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.caseload import CaseloadPanel
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.plan import PlanTab
from wijdesk.ui.panels.casus.verloop import VerloopTab

CASUSSEN, VERLOOP, EIGEN = (100_000, 2_000, 500) if VOL else (300, 150, 30)
BEURTEN = 25 if VOL else 2
LANG = 60_000
GEZIN = casussen.nummer(2, 0)
GETYPT = ("gezin bakker", "haile", "fam jansen", "C25-00412", "yılmaz", "post veenstra", "xqz", "de vries", "el amrani")


class Meelezer:
    """A connection that counts queries, and keeps them to run again bare."""

    def __init__(self, verbinding: Any) -> None:
        self.verbinding = verbinding
        self.gevraagd: list[tuple[str, Any]] = []

    def execute(self, sql: str, params: Any = (), /) -> Any:
        self.gevraagd.append((sql, params))
        return self.verbinding.execute(sql, params)

    def kaal(self, vragen: list[tuple[str, Any]]) -> None:
        for sql, params in vragen:
            self.verbinding.execute(sql, params).fetchall()

    def close(self) -> None:
        self.verbinding.close()


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
    map_ = tmp_path_factory.mktemp("casus") / "winkel"
    laad()  # as the program does while the password is typed, and two seconds after the window stood
    assert warm_op()
    yield from casussen.maak(map_, klok, ids, casussen=CASUSSEN, verloop=VERLOOP, eigen=EIGEN)


@pytest.fixture
def meelezer(bureau: Bureau) -> Iterator[Meelezer]:
    lezer = Meelezer(bureau.eigen_verbinding())
    yield lezer
    lezer.close()


def loket(bureau: Bureau, lezer: Meelezer) -> Leesloket:
    return Leesloket(
        lezer, klok=bureau.wereld.klok, medewerker_id=bureau.medewerker.id, rechten=bureau.rechten, log=lambda _: None
    )


def test_that_a_case_with_a_long_history_opens_at_the_pace_of_its_queries(bureau: Bureau, meelezer: Meelezer) -> None:
    lees = loket(bureau, meelezer)

    def open_casus() -> None:
        lees.beantwoord(LeesHuishouden(id=GEZIN))
        lees.beantwoord(LeesVerloop(huishouden_id=GEZIN))

    meelezer.gevraagd.clear()
    assert lees.beantwoord(LeesHuishouden(id=GEZIN)).id == GEZIN
    assert len(lees.beantwoord(LeesVerloop(huishouden_id=GEZIN)).rijen) >= 0.9 * VERLOOP
    vragen = list(meelezer.gevraagd)
    geheel, bodem = in_beurten(open_casus, lambda: meelezer.kaal(vragen), beurten=BEURTEN)
    wat = f"opening a case with {VERLOOP:,} entries among {CASUSSEN:,} cases"
    ernaast = f"{geheel * 1000:.1f} against {bodem * 1000:.1f} ms, {len(vragen)} queries"
    noteer(f"{wat}, against its bare queries", geheel / bodem, hoogstens=2.5, ernaast=ernaast)
    noteer(wat, geheel * 1000, hoogstens=20, eenheid="ms", ernaast="a slow query hides in a ratio to itself")
    (zoeken,) = in_beurten(lambda: lees.beantwoord(LeesVerloop(huishouden_id=GEZIN, tekst="cafe oma")), beurten=BEURTEN)
    noteer(f"searching {VERLOOP:,} entries from the store", zoeken * 1000, hoogstens=50, eenheid="ms")


@pytest.mark.parametrize("tab", ["gezin", "plan", "verloop"])
def test_that_a_case_stands_on_the_screen_within_a_tenth_of_a_second(
    bureau: Bureau, meelezer: Meelezer, qtbot: QtBot, tab: str
) -> None:
    """Header, bar and the tab on top in the panel of the program: the first time, and again after another case."""
    jobs = Jobs(bureau.schrijf, loket(bureau, meelezer).beantwoord)
    soort = next(soort for soort in maak_panelen(bureau) if soort.naam == "casus")
    paneel = soort.maak(maak_omgeving(bureau, jobs))
    assert isinstance(paneel, CasusPanel)
    qtbot.addWidget(paneel)
    paneel.resize(710, 640)
    paneel.kies_tab(tab)
    paneel.show()
    qtbot.waitExposed(paneel)

    def open_casus(id_: Id) -> float:
        begin = time.process_time()
        paneel.open(id_)
        qtbot.waitUntil(lambda: paneel.tab is not None and paneel.tab.huishouden is not None, timeout=LANG)
        qtbot.waitUntil(lambda: staat(paneel, id_), timeout=LANG)
        paneel.repaint()
        return (time.process_time() - begin) * 1000

    eerste = open_casus(GEZIN)
    open_casus(casussen.nummer(2, 5))
    later = open_casus(GEZIN)
    paneel.klaar_om_te_sluiten()
    jobs.sluit()
    wat = f"a case on the screen with the tab {tab} on top, CPU"
    noteer(wat, eerste, hoogstens=100, eenheid="ms", ernaast=f"{later:.0f} ms after another case")
    noteer(f"{wat}, after another case", later, hoogstens=100, eenheid="ms")


def staat(paneel: CasusPanel, id_: Id) -> bool:
    """Whether this case is on the screen, with what its tab reads."""
    tab = paneel.tab
    if tab is None or tab.huishouden is None or tab.huishouden.id != id_ or paneel.kop.naam.voluit == "":
        return False
    if isinstance(tab, PlanTab):
        return (tab.plan is not None) == (id_ == GEZIN)
    if isinstance(tab, VerloopTab):
        return tab.lijst.model.rowCount() > (VERLOOP // 2 if id_ == GEZIN else 0)
    return True


def test_that_a_long_history_shows_scrolls_and_is_searched_without_waiting(
    bureau: Bureau, meelezer: Meelezer, qtbot: QtBot
) -> None:
    lees = loket(bureau, meelezer)
    huishouden = lees.beantwoord(LeesHuishouden(id=GEZIN))
    jobs = Jobs(bureau.schrijf, lees.beantwoord)
    tab = VerloopTab(maak_omgeving(bureau, jobs))
    qtbot.addWidget(tab)
    tab.resize(710, 640)
    tab.show()
    qtbot.waitExposed(tab)
    tab.toon(huishouden)
    qtbot.waitUntil(lambda: tab.lijst.model.rowCount() > 0, timeout=LANG)
    tab.repaint()
    lijst = tab.lijst.lijst
    vooraf = len(meelezer.gevraagd)
    stappen = stap_voor_stap(lambda: QTest.keyClick(lijst, Qt.Key.Key_Down), lijst, 60 if VOL else 10)
    rollen = stap_voor_stap(
        lambda: lijst.verticalScrollBar().setValue(lijst.verticalScrollBar().value() + 300), lijst, 60
    )
    assert len(meelezer.gevraagd) == vooraf, "painting and walking asked the store something"
    filteren = stap_voor_stap(lambda: QTest.keyClicks(tab.lijst.filter, "o"), lijst, 1)
    QTest.keyClicks(tab.lijst.filter, "ma")
    assert len(meelezer.gevraagd) == vooraf, "searching in what was read asked the store something"
    tab.klaar_om_te_sluiten()
    jobs.sluit()
    wat = f"{VERLOOP:,} entries"
    ernaast = f"scrolled by hand {percentiel(rollen, 0.95):.1f} ms"
    noteer(f"a step through {wat}, p95", percentiel(stappen, 0.95), hoogstens=16.7, eenheid="ms", ernaast=ernaast)
    noteer(f"the first letter searched in {wat}", filteren[0], hoogstens=50, eenheid="ms")


def test_that_a_caseload_scrolls_within_a_frame_and_asks_nothing_while_painting(
    bureau: Bureau, meelezer: Meelezer, qtbot: QtBot
) -> None:
    lees = loket(bureau, meelezer)
    meelezer.gevraagd.clear()
    assert len(lees.beantwoord(LeesCaseload())) == EIGEN
    vragen = list(meelezer.gevraagd)
    geheel, bodem = in_beurten(
        lambda: lees.beantwoord(LeesCaseload()), lambda: meelezer.kaal(vragen), beurten=min(BEURTEN, 5)
    )
    jobs = Jobs(bureau.schrijf, lees.beantwoord)
    paneel = CaseloadPanel(maak_omgeving(bureau, jobs))
    qtbot.addWidget(paneel)
    paneel.resize(710, 640)
    paneel.show()
    qtbot.waitExposed(paneel)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == EIGEN and jobs.is_rustig, timeout=LANG)
    lijst = paneel.lijst.lijst
    vooraf = len(meelezer.gevraagd)
    lijst.setCurrentIndex(lijst.model().index(0, 0))
    stappen = stap_voor_stap(lambda: QTest.keyClick(lijst, Qt.Key.Key_Down), lijst, EIGEN - 1)
    assert len(meelezer.gevraagd) == vooraf, "painting asked the store something"
    paneel.klaar_om_te_sluiten()
    jobs.sluit()
    ernaast = f"reading it {geheel * 1000:.0f} ms, bare {bodem * 1000:.0f} ms, {len(vragen)} queries"
    wat = f"a step through a caseload of {EIGEN}, p99"
    noteer(wat, percentiel(stappen, 0.99), hoogstens=16.7, eenheid="ms", ernaast=ernaast)


def test_that_a_long_journal_shows_its_first_page_soon(bureau: Bureau, meelezer: Meelezer) -> None:
    gezin, aantal = 7, 5_000 if VOL else 60
    casussen.schrijf_historie(bureau, gezin, aantal)
    lees = loket(bureau, meelezer)
    vraag = LeesHistorie(huishouden_id=casussen.nummer(2, gezin))
    assert lees.beantwoord(vraag).totaal == aantal
    pagina, zoeken = in_beurten(
        lambda: lees.beantwoord(vraag), lambda: lees.beantwoord(replace(vraag, tekst="post")), beurten=min(BEURTEN, 5)
    )
    wat = f"the first page of a journal of {aantal:,} entries"
    noteer(wat, pagina * 1000, hoogstens=100, eenheid="ms", ernaast=f"searching all of it {zoeken * 1000:.0f} ms")


def test_that_a_household_is_found_as_one_types(bureau: Bureau, meelezer: Meelezer) -> None:
    lees = loket(bureau, meelezer)
    assert lees.beantwoord(ZoekHuishoudens(tekst="qqzz")) == ()  # the pages it looks through come in once
    assert lees.beantwoord(ZoekHuishoudens(tekst="bakker")), "nobody of that name among the cases"
    tijden = []
    for tekst in GETYPT:
        for lengte in range(2, len(tekst) + 1):
            begin = time.thread_time()
            lees.beantwoord(ZoekHuishoudens(tekst=tekst[:lengte]))
            tijden.append((time.thread_time() - begin) * 1000)
    wat = f"finding a household as one types, {CASUSSEN:,} cases"
    noteer(f"{wat}, p50", percentiel(tijden, 0.5), hoogstens=16, eenheid="ms")
    noteer(f"{wat}, p99", percentiel(tijden, 0.99), hoogstens=33, eenheid="ms")


def stap_voor_stap(doe: Callable[[], object], lijst: Any, aantal: int) -> list[float]:
    """The CPU time in milliseconds of each step, with the painting that comes of it."""
    tijden = []
    for _ in range(aantal):
        begin = time.thread_time()
        doe()
        lijst.viewport().repaint()
        tijden.append((time.thread_time() - begin) * 1000)
    return tijden
