"""Closing a casus on the screen: what is open has a line, and one says what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, bewaar, huishouden, lees, open_casus, zet
from tests.services.collega import Collega, aan_het_werk
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.plan import DoelInvoer, RondDoelAf, VoegDoelToe, WijzigDoel
from wijdesk.models.plan import Doel
from wijdesk.models.rows.regie import OpenDoel
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


# What comes in meanwhile ---------------------------------------------------------------------------------------------


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "casemanager") as ander:
        yield ander


def met_doelen(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> tuple[CasusSluiten, Gezin]:
    """The form of a household with two goals, both answered."""
    gezin = bakker(bureau)
    formulier = CasusSluiten(maak_omgeving(bureau, jobs))
    qtbot.addWidget(formulier)
    formulier.resize(710, 640)
    formulier.show()
    formulier.begin(lees(bureau, gezin.huishouden))
    qtbot.waitUntil(lambda: len(formulier.doelen) == 2, timeout=LANG)
    formulier.reden.zet("gezin gaat zelf verder")
    for doel in formulier.doelen:
        doel.stand.zet("behaald")
    return formulier, gezin


def met_andere_woorden(doel: OpenDoel) -> WijzigDoel:
    stond = DoelInvoer(woorden=doel.woorden, leefgebied=doel.leefgebied)
    return WijzigDoel(id=doel.id, invoer=replace(stond, woorden="Heel ander doel"), gezien=stond)


def bewaar_nu(formulier: CasusSluiten, jobs: Jobs, qtbot: QtBot) -> None:
    """Save as the panel does, and wait for what it says."""
    klaar: list[object] = []

    def gelukt(*_: object) -> None:
        klaar.append(True)
        formulier.gelukt()

    def stuur(opdracht: Opdracht[None]) -> None:
        jobs.write(opdracht, gelukt, eigenaar=formulier, geweigerd=formulier.toon_fouten)

    formulier.ready.connect(stuur)
    formulier.bewaar.click()
    formulier.ready.disconnect(stuur)
    qtbot.waitUntil(lambda: bool(klaar) or (formulier.bewaar.isEnabled() and jobs.is_klaar), timeout=LANG)


def test_that_a_goal_that_came_in_is_asked_too_and_the_answers_stay(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot, collega: Collega
) -> None:
    formulier, gezin = met_doelen(bureau, jobs, qtbot)
    eerste = formulier.doelen[0]
    invoer = DoelInvoer(woorden="Nieuw van een collega", leefgebied="Financiën", begin="2026-03-02")
    nieuw = collega.doe(VoegDoelToe(plan_id=gezin.plan, invoer=invoer))
    bewaar_nu(formulier, jobs, qtbot)
    assert [rij.doel.id for rij in formulier.doelen] == [*gezin.doelen, nieuw]
    assert formulier.doelen[0] is eerste
    assert [rij.stand.waarde for rij in formulier.doelen] == ["behaald", "behaald", ""]
    assert "intussen toegevoegd door Omar El Idrissi" in formulier.doelen[2].veld.onder.text()
    assert formulier.doelen[2].stand.hasFocus()
    formulier.doelen[2].stand.zet("vervallen")
    formulier.doelen[2].reden.setText("Bij nader inzien niet nodig")
    bewaar_nu(formulier, jobs, qtbot)
    assert rauw(bureau, "SELECT stand FROM doel ORDER BY volgorde") == [("behaald",), ("behaald",), ("vervallen",)]


def test_that_an_answer_goes_with_the_words_it_was_given_to(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot, collega: Collega
) -> None:
    formulier, gezin = met_doelen(bureau, jobs, qtbot)
    een, twee = formulier.doelen
    collega.doe(met_andere_woorden(formulier.doelen[0].doel))
    collega.doe(RondDoelAf(id=gezin.doelen[1], stand="niet behaald", reden="Sem is nog steeds thuis"))
    bewaar_nu(formulier, jobs, qtbot)
    [rij] = formulier.doelen
    assert rij.stand.waarde == ""
    assert f"“{een.doel.woorden}”: intussen gewijzigd" in rij.veld.onder.text()
    assert "Heel ander doel" in rij.veld.onder.text()
    assert f"“{twee.doel.woorden}”: intussen gewijzigd" in formulier.fout.text()
    assert "niet behaald" in formulier.fout.text()
    rij.stand.zet("behaald")
    bewaar_nu(formulier, jobs, qtbot)
    assert rauw(bureau, "SELECT stand FROM doel ORDER BY volgorde") == [("behaald",), ("niet behaald",)]


def test_that_who_steps_out_and_back_in_sees_the_goals_there_are_by_then(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot, collega: Collega
) -> None:
    formulier, gezin = met_doelen(bureau, jobs, qtbot)
    collega.doe(met_andere_woorden(formulier.doelen[0].doel))
    formulier.begin(lees(bureau, gezin.huishouden))
    qtbot.waitUntil(lambda: formulier.doelen[0].stand.waarde == "", timeout=LANG)
    assert "Kies opnieuw" in formulier.doelen[0].veld.onder.text()
    assert [rij.stand.waarde for rij in formulier.doelen] == ["", "behaald"]
    formulier.doelen[0].stand.zet("behaald")
    bewaar_nu(formulier, jobs, qtbot)
    assert rauw(bureau, "SELECT count(*) FROM doel WHERE stand = 'behaald'") == [(2,)]


def test_that_a_draft_keeps_the_words_its_answers_are_about(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    formulier, gezin = met_doelen(bureau, jobs, qtbot)
    inhoud = formulier.getypt()
    zet(bureau, Doel, gezin.doelen[0], woorden="Heel ander doel")
    formulier.maak_leeg()
    formulier.zet_getypt(inhoud)
    qtbot.waitUntil(lambda: len(formulier.doelen) == 2, timeout=LANG)
    assert [rij.stand.waarde for rij in formulier.doelen] == ["", "behaald"]
    assert formulier.doelen[0].veld.heeft_fout()
