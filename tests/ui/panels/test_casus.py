"""Casusregie on the real store: the header, tabs that wait until they are looked at, and the forms of the regie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import huishouden
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.plan import DoelInvoer, MaakPlan, VoegDoelToe
from wijdesk.models.opdrachten.regie import LeesCaseload, OpenCasus, SluitCasus, VraagOverdracht
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.caseload import CaseloadPanel
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.onderdelen import TABS
from wijdesk.ui.panels.casus.openen import CasusOpenen
from wijdesk.ui.panels.casus.overdragen import Overdragen
from wijdesk.ui.panels.casus.sluiten import CasusSluiten, NazorgVastleggen

P = TypeVar("P", bound=Panel)
LANG = 30_000
LEEFGEBIED = lees_toml("codes/leefgebied.toml")["code"][0]["code"]


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


@pytest.fixture
def toon(bureau: Bureau, qtbot: QtBot) -> Iterator[Callable[[type[P]], P]]:
    @contextmanager
    def _open(soort: type[P]) -> Iterator[P]:
        jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        paneel = next(s for s in maak_panelen(bureau) if s.naam == soort.naam).maak(maak_omgeving(bureau, jobs))
        assert isinstance(paneel, soort)
        qtbot.addWidget(paneel)
        paneel.resize(710, 640)
        paneel.show()
        qtbot.waitExposed(paneel)
        paneel.activateWindow()
        try:
            yield paneel
        finally:
            paneel.klaar_om_te_sluiten()
            jobs.sluit()
            QApplication.processEvents()  # the last drafts are told before the panel goes

    with ExitStack() as open_panelen:
        yield lambda soort: open_panelen.enter_context(_cast(_open(soort)))


def _cast(wat: AbstractContextManager[Any]) -> AbstractContextManager[Any]:
    return wat


def casus(bureau: Bureau, **anders: Any) -> Id:
    naam = anders.pop("naam", "De Vries")
    id_ = huishouden(bureau, naam=naam)
    velden: dict[str, Any] = {"huishouden_id": id_, "wettelijk_kader": "Wmo 2015", "aanleiding": "Schulden"}
    bureau.doe(OpenCasus(**(velden | anders)))
    return id_


def open_(paneel: CasusPanel, id_: Id, qtbot: QtBot) -> None:
    assert paneel.handle("huishouden.open", id_)
    qtbot.waitUntil(lambda: paneel.huishouden is not None and paneel.huishouden.id == id_, timeout=LANG)


def test_that_nothing_open_says_what_to_do_and_finds_a_household_while_typing(
    toon: Any, bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = casus(bureau, naam="Kruidhof")
    paneel = toon(CasusPanel)
    assert paneel.leeg.isVisible()
    assert not paneel.balk.isVisible()
    QTest.keyClicks(paneel.leeg.regel, "kruid")
    qtbot.waitUntil(lambda: paneel.leeg._model.rowCount() == 1, timeout=LANG)
    QTest.keyClick(paneel.leeg.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.huishouden is not None, timeout=LANG)
    assert paneel.huishouden.id == id_
    assert not paneel.leeg.isVisible()


def test_that_the_header_says_who_the_regisseur_is_and_stays_low(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    paneel = toon(CasusPanel)
    open_(paneel, casus(bureau), qtbot)
    assert "Regisseur: Sanne de Vries" in paneel.kop.regie.voluit
    assert paneel.kop.nummer.text().startswith("C26-")
    assert paneel.kop.height() <= 150
    [lid] = [knop for knop in paneel.kop.findChildren(QPushButton, "casus_lid") if knop.isVisible()]
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        lid.click()
    assert gevraagd.args[0] == "persoon.open"


def test_that_a_tab_is_built_when_it_is_first_shown_and_keys_walk_the_tabs(
    toon: Any, bureau: Bureau, qtbot: QtBot
) -> None:
    paneel = toon(CasusPanel)
    open_(paneel, casus(bureau), qtbot)
    assert set(paneel._tabs) == {"gezin"}
    QTest.keyClick(paneel, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert set(paneel._tabs) == {"gezin", "verloop"}
    assert paneel.bladen.currentWidget() is paneel._tabs["verloop"]
    QTest.keyClick(paneel, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert TABS[paneel.balk.currentIndex()].naam == "plan"
    paneel.handle("casus.tab", "historie")
    assert TABS[paneel.balk.currentIndex()].naam == "historie"


def test_that_a_click_on_a_tab_leaves_the_keys_in_what_it_shows(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    paneel = toon(CasusPanel)
    open_(paneel, casus(bureau), qtbot)
    midden = paneel.balk.tabRect(2).center()
    QTest.mouseClick(paneel.balk, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, midden)
    assert paneel.tab is paneel._tabs["verloop"]
    qtbot.waitUntil(lambda: paneel.tab.isAncestorOf(paneel.window().focusWidget()), timeout=LANG)


def test_that_the_household_open_last_is_open_again_next_time(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    id_ = casus(bureau)
    eerste = toon(CasusPanel)
    open_(eerste, id_, qtbot)
    qtbot.waitUntil(lambda: len(rauw(bureau, "SELECT 1 FROM voorkeur WHERE sleutel = 'casus.huishouden'")) == 1)
    tweede = toon(CasusPanel)
    qtbot.waitUntil(lambda: tweede.huishouden is not None, timeout=LANG)
    assert tweede.huishouden.id == id_


def test_that_a_casus_is_opened_in_place_and_says_beside_the_field_what_lacks(
    toon: Any, bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = huishouden(bureau)
    paneel = toon(CasusPanel)
    open_(paneel, id_, qtbot)
    assert "Geen open casus" in paneel.kop.regie.voluit
    paneel.regie.openen.click()
    formulier = paneel._formulier
    assert isinstance(formulier, CasusOpenen)
    qtbot.waitUntil(lambda: formulier.regisseur.id == bureau.medewerker.id, timeout=LANG)
    QTest.keyClick(formulier.aanleiding, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(formulier.velden["wettelijk_kader"].heeft_fout, timeout=LANG)
    assert formulier.velden["aanleiding"].heeft_fout()
    assert formulier.kader.hasFocus()
    formulier.kader.zet("Jeugdwet")
    QTest.keyClicks(formulier.aanleiding, "Zorgen over school")
    QTest.keyClick(formulier.aanleiding, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Regisseur: Sanne de Vries" in paneel.kop.regie.voluit, timeout=LANG)
    assert paneel._formulier is None
    assert TABS[paneel.balk.currentIndex()].naam == "plan"


def test_that_a_form_keeps_what_was_typed_through_escape_and_another_household(
    toon: Any, bureau: Bureau, qtbot: QtBot
) -> None:
    een, twee = casus(bureau), casus(bureau, naam="Bos")
    paneel = toon(CasusPanel)
    open_(paneel, een, qtbot)
    paneel.handle("casus.overdragen", None)
    formulier = paneel._formulier
    assert isinstance(formulier, Overdragen)
    QTest.keyClicks(formulier.notitie, "Het gezin kent je")
    QTest.keyClick(formulier.notitie, Qt.Key.Key_Escape)
    assert paneel._formulier is None
    open_(paneel, twee, qtbot)
    paneel.handle("casus.overdragen", None)
    assert formulier.notitie.toPlainText() == ""
    open_(paneel, een, qtbot)
    paneel.handle("casus.overdragen", None)
    qtbot.waitUntil(lambda: formulier.notitie.toPlainText() == "Het gezin kent je", timeout=LANG)


def test_that_the_regie_is_asked_for_and_withdrawn_in_the_strip(
    toon: Any, bureau: Bureau, omar: Collega, qtbot: QtBot
) -> None:
    paneel = toon(CasusPanel)
    open_(paneel, casus(bureau), qtbot)
    paneel.handle("casus.overdragen", None)
    formulier = paneel._formulier
    assert isinstance(formulier, Overdragen)
    qtbot.waitUntil(lambda: formulier.naar.count() == 2, timeout=LANG)
    assert "0 casussen" in formulier.naar.itemText(1)
    qtbot.waitUntil(formulier.historie.isVisible, timeout=LANG)
    assert "Sanne de Vries, sinds vandaag · casus geopend" in formulier.historie.tekst.text()
    formulier.bewaar.click()
    assert formulier.velden["naar_id"].heeft_fout()
    formulier.naar.kies(omar.id)
    QTest.keyClicks(formulier.notitie, "Ik ga met verlof")
    formulier.bewaar.click()
    qtbot.waitUntil(paneel.regie.strook.isVisible, timeout=LANG)
    assert "Gevraagd aan Omar El Idrissi" in paneel.regie.strook.tekst.text()
    paneel.regie.strook.knoppen["intrekken"].click()
    qtbot.waitUntil(lambda: not paneel.regie.strook.isVisible(), timeout=LANG)
    assert rauw(bureau, "SELECT stand FROM regieoverdracht") == [("ingetrokken",)]


def test_that_whoever_is_asked_accepts_in_the_strip(toon: Any, bureau: Bureau, omar: Collega, qtbot: QtBot) -> None:
    id_ = casus(bureau, regisseur_id=omar.id)
    omar.doe(VraagOverdracht(huishouden_id=id_, naar_id=bureau.medewerker.id, notitie="Kun jij dit?"))
    paneel = toon(CasusPanel)
    open_(paneel, id_, qtbot)
    assert "Kun jij dit?" in paneel.regie.strook.tekst.text()
    paneel.regie.strook.knoppen["weigeren"].click()
    qtbot.waitUntil(paneel.regie.zin.isVisible)
    QTest.keyClick(paneel.regie.zin.regel, Qt.Key.Key_Escape)
    paneel.regie.strook.knoppen["aannemen"].click()
    qtbot.waitUntil(lambda: "Regisseur: Sanne de Vries" in paneel.kop.regie.voluit, timeout=LANG)
    assert not paneel.regie.strook.isVisible()


def test_that_closing_asks_an_outcome_per_goal_and_plans_a_check(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    id_ = casus(bureau)
    plan_id = bureau.doe(MaakPlan(huishouden_id=id_, soort="integraal ondersteuningsplan"))
    bureau.doe(VoegDoelToe(plan_id=plan_id, invoer=DoelInvoer(woorden="Geld over", leefgebied=LEEFGEBIED)))
    paneel = toon(CasusPanel)
    open_(paneel, id_, qtbot)
    paneel.handle("casus.sluiten", None)
    formulier = paneel._formulier
    assert isinstance(formulier, CasusSluiten)
    qtbot.waitUntil(lambda: len(formulier.doelen) == 1, timeout=LANG)
    assert "termijnen lopen nog" in formulier.open.text()
    assert formulier.checks[0].text() == "02-06-2026"
    formulier.bewaar.click()
    [doel] = formulier.doelen
    qtbot.waitUntil(doel.veld.heeft_fout, timeout=LANG)
    assert formulier.velden["sluitreden"].heeft_fout()
    formulier.reden.zet("gezin gaat zelf verder")
    doel.stand.zet("deels behaald")
    assert doel.veld_reden.isVisible()
    formulier.bewaar.click()
    qtbot.waitUntil(doel.veld_reden.heeft_fout, timeout=LANG)
    assert doel.reden.hasFocus()
    QTest.keyClicks(doel.reden, "Nog een brief open")
    formulier.bewaar.click()
    qtbot.waitUntil(lambda: "gesloten" in paneel.kop.regie.voluit, timeout=LANG)
    assert "laatste regisseur Sanne de Vries" in paneel.kop.regie.voluit
    qtbot.waitUntil(paneel.regie.strook.isVisible, timeout=LANG)
    assert rauw(bureau, "SELECT stand, reden FROM doel") == [("deels behaald", "Nog een brief open")]


def test_that_a_check_that_says_open_again_leads_to_opening(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    id_ = casus(bureau)
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=("2026-03-02",)))
    paneel = toon(CasusPanel)
    open_(paneel, id_, qtbot)
    qtbot.waitUntil(paneel.regie.strook.isVisible, timeout=LANG)
    paneel.regie.strook.knoppen["nazorg"].click()
    formulier = paneel._formulier
    assert isinstance(formulier, NazorgVastleggen)
    assert "Sanne de Vries" in formulier.welke.text()
    formulier.uitkomst.zet("casus weer openen")
    formulier.verslag.setPlainText("Er zijn weer schulden")
    formulier.bewaar.click()
    qtbot.waitUntil(lambda: isinstance(paneel._formulier, CasusOpenen), timeout=LANG)
    assert not paneel._formulier.draai_terug.isHidden()
    assert paneel._formulier.kader.waarde == "Wmo 2015"
    assert paneel._formulier.aanleiding.toPlainText() == "Uit de check na het sluiten: Er zijn weer schulden"
    qtbot.waitUntil(lambda: paneel._formulier.regisseur.id == bureau.medewerker.id, timeout=LANG)
    QTest.keyClick(paneel._formulier.aanleiding, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paneel.huishouden.casus is not None, timeout=LANG)


def test_that_what_changes_while_the_header_is_being_read_is_read_again(
    toon: Any, bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = huishouden(bureau)
    paneel = toon(CasusPanel)
    open_(paneel, id_, qtbot)
    jobs = paneel.omgeving.jobs
    qtbot.waitUntil(lambda: jobs.is_klaar, timeout=LANG)
    paneel.ververs()
    jobs._baan_r.submit(int).result()  # the answer is there and was not given yet
    opdracht = OpenCasus(huishouden_id=id_, wettelijk_kader="Wmo 2015", aanleiding="Schulden")
    jobs.changed.emit(bureau.schrijf(opdracht)[1])
    qtbot.waitUntil(lambda: paneel.huishouden.casus is not None, timeout=LANG)


def test_that_without_the_right_to_read_there_is_a_header_with_the_regisseur_and_a_sentence(
    bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = casus(bureau)
    balie = Collega(bureau, "entree", naam="Bas Balie")
    jobs = Jobs(balie.schrijf, balie.lees, plaats=balie.plaats)
    try:
        paneel = CasusPanel(maak_omgeving(bureau, jobs))
        qtbot.addWidget(paneel)
        paneel.show()
        open_(paneel, id_, qtbot)
        assert "Sanne de Vries" in paneel.kop.regie.voluit
        assert "Sanne de Vries is de regisseur" in paneel.zin.text()
        assert paneel.zin.isVisible()
        assert not paneel.balk.isVisible()
        assert not paneel.regie.meer.isVisible()
        assert paneel._tabs == {}
    finally:
        jobs.sluit()
        balie.sluit()


# Mijn casussen -------------------------------------------------------------------------------------------------------


def test_that_my_cases_show_by_what_comes_first_and_enter_opens_one(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    casus(bureau, naam="Aalbers", wettelijk_kader="Participatiewet")
    casus(bureau, naam="Bos")
    gesloten = casus(bureau, naam="Cats")
    bureau.doe(SluitCasus(huishouden_id=gesloten, sluitreden="verhuisd", nazorg_op=("2026-09-01",)))
    paneel = toon(CaseloadPanel)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3, timeout=LANG)
    assert paneel.telling.text() == "2 casussen · 1 check na sluiten · gewicht 8"
    assert "gewicht 4" in str(paneel.model.index(0, 0).data())
    paneel.team.setChecked(True)
    qtbot.waitUntil(lambda: paneel.per_wie.text() == f"{bureau.medewerker.naam} 8 (2 casussen)", timeout=LANG)
    paneel.team.setChecked(False)
    qtbot.waitUntil(lambda: not paneel.per_wie.text(), timeout=LANG)
    assert paneel.model.rij(0).naam == "Bos"  # the Wmo asks something sooner
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    assert gevraagd.args == ["huishouden.open", paneel.model.rij(0).huishouden_id]
    paneel.lijst.filter.setText("aal")
    assert paneel.model.rowCount() == 1


def test_that_a_request_to_me_stands_on_top_and_is_answered_there(
    toon: Any, bureau: Bureau, omar: Collega, qtbot: QtBot
) -> None:
    id_ = casus(bureau, regisseur_id=omar.id)
    omar.doe(VraagOverdracht(huishouden_id=id_, naar_id=bureau.medewerker.id, notitie="Kun jij dit?"))
    paneel = toon(CaseloadPanel)
    qtbot.waitUntil(lambda: len(paneel.verzoeken) == 1, timeout=LANG)
    assert paneel.eerste_veld() is paneel.team, "who has no casus of his own begins at those of the team"
    QTest.keyClick(paneel.team, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)
    assert "Kun jij dit?" in paneel.verzoeken[0].tekst.text()
    paneel.verzoeken[0].knoppen[0].click()
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
    qtbot.waitUntil(lambda: paneel.verzoeken == [], timeout=LANG)


def test_that_five_hundred_rows_scroll_without_asking_the_store(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    casus(bureau)
    [rij] = bureau.lees(LeesCaseload())
    paneel = toon(CaseloadPanel)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
    velden = {naam: getattr(rij, naam) for naam in type(rij).__slots__}
    rijen = tuple(
        type(rij)(**(velden | {"huishouden_id": Id(nummer.to_bytes(16, "big")), "naam": f"Gezin {nummer}"}))
        for nummer in range(500)
    )
    paneel._toon(rijen)
    assert paneel.model.rowCount() == 500
    gelezen: list[object] = []
    paneel.omgeving.jobs.read = lambda *vraag, **_: gelezen.append(vraag)
    for _ in range(40):
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_PageDown)
        paneel.lijst.lijst.viewport().repaint()
    assert paneel.lijst.lijst.currentIndex().row() > 100
    assert gelezen == []


def test_that_ctrl_p_asks_for_the_plan_on_paper_from_any_tab(toon: Any, bureau: Bureau, qtbot: QtBot) -> None:
    gevraagd: list[object] = []
    paneel = toon(CasusPanel)
    paneel._afdrukken = {"plan.afdrukken": gevraagd.append}
    id_ = casus(bureau)
    open_(paneel, id_, qtbot)
    for tab in ("historie", "plan"):
        paneel.kies_tab(tab, focus=True)
        QTest.keyClick(paneel.balk, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert gevraagd == [id_, id_]
    namen = [actie.sneltoets for actie in paneel.acties() if actie.sneltoets.startswith(("Ctrl+", "Alt+"))]
    assert len(namen) == len(set(namen))
