"""Mijn werk and Termijnen with the first act of a triage of nobody known: it opens the triage, and can be put off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services import triages as t
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.triage import EersteActie, Verwijzing
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.termijnen import TermijnenPanel
from wijdesk.ui.panels.werk import WerkPanel
from wijdesk.ui.verzetten import kan_verzet

LANG = 30_000
K = Qt.Key
Paneel = WerkPanel | TermijnenPanel


@pytest.fixture
def triage(bureau: Bureau) -> Id:
    id_ = t.begin(bureau, vraag_id=t.vraag(bureau, nieuwe_persoon=None)[0])
    actie = EersteActie(wat="Ga langs", op="2026-03-02", medewerker_id=bureau.medewerker.id)
    weg = Verwijzing(naar="Nachtopvang", soort="basisvoorziening")
    t.besluit(bureau, id_, "verwijzing", weg, route="spoed", eerste_actie=actie)
    return id_


@pytest.fixture(params=["werk", "termijnen"])
def paneel(request: pytest.FixtureRequest, bureau: Bureau, triage: Id, qtbot: QtBot) -> Iterator[Paneel]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = next(s for s in maak_panelen(bureau) if s.naam == request.param).maak(maak_omgeving(bureau, jobs))
    assert isinstance(gemaakt, WerkPanel | TermijnenPanel)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(340, 700)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    try:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 1, timeout=LANG)
        gemaakt.lijst.lijst.setFocus()
        yield gemaakt
    finally:
        jobs.sluit()


def gevraagd_bij(paneel: Paneel, toets: K) -> list[tuple[str, object]]:
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    QTest.keyClick(paneel.lijst.lijst, toets)
    return gevraagd


def test_that_enter_opens_the_triage_and_the_button_says_no_casus(paneel: Paneel, triage: Id) -> None:
    assert gevraagd_bij(paneel, K.Key_Return) == [("triage.open", triage)]
    naam = "werk.open_casus" if isinstance(paneel, WerkPanel) else "termijnen.open"
    assert paneel.toetsen.knop(naam).accessibleName() == "Openen"


def test_that_it_is_put_off_in_place_and_a_day_that_is_none_is_told_there(
    paneel: Paneel, bureau: Bureau, qtbot: QtBot
) -> None:
    QTest.keyClick(paneel.lijst.lijst, K.Key_Z)
    regel = QApplication.focusWidget()
    assert regel is not None
    assert regel.property("text") == "02-03-2026"
    for fout in ("straks", "1-3-2026"):
        QTest.keyClick(regel, K.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(regel, fout)
        QTest.keyClick(regel, K.Key_Return)
        qtbot.waitUntil(lambda: paneel.zin._erbij is not None and paneel.zin._erbij.heeft_fout(), timeout=LANG)
        assert regel.hasFocus()
    QTest.keyClick(regel, K.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(regel, "morgen")
    QTest.keyClick(regel, K.Key_Return)
    qtbot.waitUntil(paneel.zin.isHidden, timeout=LANG)
    assert rauw(bureau, "SELECT voor FROM taak") == [("2026-03-03",)]
    assert paneel.lijst.lijst.hasFocus()


def test_that_escape_leaves_the_day_as_it_was(paneel: Paneel, bureau: Bureau) -> None:
    QTest.keyClick(paneel.lijst.lijst, K.Key_Z)
    veld = QApplication.focusWidget()
    assert veld is not None
    QTest.keyClick(veld, K.Key_Escape)
    assert paneel.zin.isHidden()
    assert rauw(bureau, "SELECT voor FROM taak") == [("2026-03-02",)]


def test_that_it_is_rounded_off_from_the_list(paneel: Paneel, bureau: Bureau, qtbot: QtBot) -> None:
    QTest.keyClick(paneel.lijst.lijst, K.Key_A)
    QTest.keyClicks(paneel.zin.regel, "Hij slaapt binnen")
    QTest.keyClick(paneel.zin.regel, K.Key_Return)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 0, timeout=LANG)
    assert rauw(bureau, "SELECT uitkomst FROM taak") == [("Hij slaapt binnen",)]


def test_that_only_a_task_that_was_written_down_is_put_off() -> None:
    assert not kan_verzet(None)
