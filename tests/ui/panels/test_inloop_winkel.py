"""The inloop panel on the real encrypted store: what the fake desk of the other tests promises, the store keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.contact import LeesConcepten, LeesVragen
from wijdesk.models.opdrachten.huis import LeesCodes, LeesLocaties
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.contact import VraagRij
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Codes, Omgeving
from wijdesk.ui.panels.inloop import InloopPanel

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def map_(tmp_path: Path, klok: Klok, ids: IdMaker) -> Path:
    plek = tmp_path / "winkel"
    winkel.maak(plek, klok, ids)
    return plek


@contextmanager
def paneel_op(open_: Bureau, qtbot: QtBot) -> Iterator[InloopPanel]:
    """The panel on an open store; the lanes are closed after it."""
    locaties = open_.lees(LeesLocaties())
    codes = Codes(open_.lees(LeesCodes()))
    jobs = Jobs(open_.schrijf, open_.lees, plaats=open_.plaats)
    omgeving = Omgeving(
        jobs=jobs,
        klok=open_.wereld.klok,
        ids=open_.wereld.ids,
        medewerker=open_.medewerker,
        locatie=locaties[0],
        locaties=locaties,
        codes=codes,
        voorkeuren={},
    )
    paneel = InloopPanel(omgeving)
    qtbot.addWidget(paneel)
    paneel.resize(700, 560)
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    try:
        yield paneel
    finally:
        jobs.sluit()


def bij() -> QWidget:
    veld = QApplication.focusWidget()
    assert veld is not None
    return veld


def begin(paneel: InloopPanel, qtbot: QtBot) -> None:
    paneel.nieuw_contact()
    qtbot.waitUntil(paneel.huidige().wie.zoek.hasFocus)


def vragen(open_: Bureau) -> tuple[VraagRij, ...]:
    return open_.lees(LeesVragen(van=0, tot=2**62))


def test_that_a_known_inwoner_is_found_registered_and_handed_over(
    map_: Path, klok: Klok, ids: IdMaker, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        persoon = winkel.persoon_van(open_, winkel.contact(open_))
        with paneel_op(open_, qtbot) as paneel:
            begin(paneel, qtbot)
            QTest.keyClicks(bij(), "meulen")
            QTest.keyClick(bij(), Qt.Key.Key_Return)
            formulier = paneel.huidige()
            qtbot.waitUntil(formulier.vragen[0].tekst.hasFocus)
            QTest.keyClicks(bij(), "Heeft schulden, wil hulp")
            QTest.keyClick(bij(), Qt.Key.Key_6, ALT)
            with qtbot.waitSignal(formulier.geregistreerd):
                QTest.keyClick(bij(), Qt.Key.Key_S, CTRL)
        nieuwste = vragen(open_)[0]
        assert (nieuwste.persoon_id, nieuwste.uitkomst, nieuwste.meldingtype) == (persoon, "naar triage", "Financiën")
        assert [werk.soort for werk in open_.lees(LeesWerk(locatie_id=open_.medewerker.locatie_id))] == ["triage"]
        assert open_.lees(LeesConcepten(soort="contact")) == ()


def test_that_a_wrong_bsn_is_told_beside_the_field_and_can_be_mended(
    map_: Path, klok: Klok, ids: IdMaker, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_, paneel_op(open_, qtbot) as paneel:
        begin(paneel, qtbot)
        QTest.keyClicks(bij(), "Ada de Wit")
        QTest.keyClick(bij(), Qt.Key.Key_Return, CTRL)
        formulier = paneel.huidige()
        nieuw = formulier.wie.nieuw
        QTest.keyClicks(nieuw.velden["bsn"].invoer, "123456789")
        formulier.vragen[0].tekst.setFocus()
        QTest.keyClicks(bij(), "huurschuld en deurwaarder")
        QTest.keyClick(bij(), Qt.Key.Key_1, ALT)
        QTest.keyClick(bij(), Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(nieuw.velden["bsn"].heeft_fout)
        assert nieuw.velden["bsn"].invoer.isVisible()
        assert vragen(open_) == ()
        nieuw.velden["bsn"].invoer.setFocus()
        QTest.keyClick(bij(), Qt.Key.Key_A, CTRL)
        QTest.keyClicks(bij(), "111222333")
        with qtbot.waitSignal(formulier.geregistreerd):
            QTest.keyClick(bij(), Qt.Key.Key_S, CTRL)
    with winkel.bureau(map_, klok, ids) as open_:
        assert vragen(open_)[0].persoon == "Ada de Wit"


def test_that_a_draft_survives_the_program(map_: Path, klok: Klok, ids: IdMaker, qtbot: QtBot) -> None:
    with ExitStack() as eerst:
        open_ = eerst.enter_context(winkel.bureau(map_, klok, ids))
        paneel = eerst.enter_context(paneel_op(open_, qtbot))
        begin(paneel, qtbot)
        QTest.keyClick(bij(), Qt.Key.Key_A, ALT)
        QTest.keyClicks(bij(), "halverwege de zin")
        qtbot.waitUntil(lambda: not paneel._bewaar_straks.isActive())
    with winkel.bureau(map_, klok, ids) as open_, paneel_op(open_, qtbot) as paneel:
        qtbot.waitUntil(lambda: not paneel.huidige().gesprek.leeg)
        assert paneel.huidige().vragen[0].tekst.toPlainText() == "halverwege de zin"
