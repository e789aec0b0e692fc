"""Closing a casus on the screen: what is open has a line, and one says what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import bewaar, huishouden, lees, open_casus
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.errors import Weigering
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.sluiten import CasusSluiten

LANG = 30_000


@pytest.fixture
def jobs(bureau: Bureau) -> Iterator[Jobs]:
    open_ = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    yield open_
    open_.sluit()


def begin(bureau: Bureau, jobs: Jobs, qtbot: QtBot, *, zaken: int) -> tuple[CasusSluiten, Id]:
    """The form of a case with one late task and one running hand-off, or less."""
    id_ = huishouden(bureau)
    open_casus(bureau, id_)
    ids, ik = bureau.wereld.ids, bureau.medewerker.id
    rijen = (
        Taak(id=ids(), huishouden_id=id_, soort="eigen", wat="Huur bellen", voor="2026-01-28", gemaakt_op=1),
        Toeleiding(id=ids(), huishouden_id=id_, naar="Humanitas", soort="basisvoorziening", medewerker_id=ik,
                   voorgesteld_op="2026-02-20"),
    )  # fmt: skip
    bewaar(bureau, *rijen[:zaken])
    formulier = CasusSluiten(maak_omgeving(bureau, jobs))
    qtbot.addWidget(formulier)
    formulier.resize(710, 640)
    formulier.show()
    formulier.begin(lees(bureau, id_))
    qtbot.waitUntil(lambda: bool(formulier.checks[0].text()), timeout=LANG)
    return formulier, id_


def test_that_each_open_thing_has_a_line_and_goes_to_whom_one_chooses(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    omar = Collega(bureau, "casemanager")
    formulier, _ = begin(bureau, jobs, qtbot, zaken=2)
    taak, toeleiding = formulier.zaken.rijen
    assert "Huur bellen" in taak.label.text()
    assert "te laat" in taak.onder.text()
    assert taak.keuze.currentText() == "Blijft bij Sanne de Vries"
    qtbot.waitUntil(lambda: taak.keuze.findText("Gaat naar Omar El Idrissi · Selwerd") > 0, timeout=LANG)
    taak.keuze.setFocus()
    QTest.keyClicks(taak.keuze, "Gaat")
    toeleiding.keuze.zet("niet meer nodig")
    formulier.reden.zet("verhuisd")
    with qtbot.waitSignal(formulier.ready, timeout=LANG) as klaar:
        QTest.keyClick(formulier.reden, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bureau.doe(klaar.args[0])
    assert rauw(bureau, "SELECT medewerker_id FROM taak") == [(omar.id,)]
    assert rauw(bureau, "SELECT stand FROM toeleiding") == [("ingetrokken",)]
    omar.sluit()


def test_that_a_choice_survives_in_the_draft_and_a_refusal_stands_beside_its_line(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    formulier, _ = begin(bureau, jobs, qtbot, zaken=1)
    [taak] = formulier.zaken.rijen
    taak.keuze.zet("gedaan")
    inhoud = formulier.getypt()
    formulier.maak_leeg()
    assert formulier.zaken.isHidden()
    formulier.zet_getypt(inhoud)
    qtbot.waitUntil(lambda: len(formulier.zaken.rijen) == 1, timeout=LANG)
    [taak] = formulier.zaken.rijen
    assert taak.keuze.waarde == "gedaan"
    formulier.toon_fouten(Weigering("Nee.", fouten={f"zaak.{taak.zaak.id.hex()}": "Deze collega werkt hier niet."}))
    assert taak.heeft_fout()
    assert taak.keuze.hasFocus()


def test_that_nothing_open_asks_nothing(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    formulier, _ = begin(bureau, jobs, qtbot, zaken=0)
    assert formulier.zaken.isHidden()
    assert formulier.zaken.rijen == []
