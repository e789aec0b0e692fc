"""One figure of the dashboard on a real store: its list, as far as one may see it, and the notes beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.ui.gezinvenster import toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import MAAND, vrije_periode
from wijdesk.models.opdrachten.cijfer import LeesDuidingen
from wijdesk.models.opdrachten.contact import LeesConcepten
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.dashboard import DashboardPaneel
from wijdesk.ui.panels.dashboard.beelden import venster
from wijdesk.ui.panels.dashboard.detail import CijferDetail

LANG = 30_000


def open_cijfer(paneel: DashboardPaneel, naam: str, qtbot: QtBot) -> CijferDetail:
    qtbot.waitUntil(lambda: paneel.overzicht.blad is not None, timeout=LANG)
    paneel.open(naam)
    detail = paneel.detail
    assert detail is not None
    qtbot.waitUntil(lambda: paneel.in_detail and detail.kaart.beeld is not None, timeout=LANG)
    return detail


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> DashboardPaneel:
    for _ in range(2):
        bureau.schrijf(winkel.contact(bureau))
    gemaakt: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    return gemaakt


def test_that_a_figure_opens_the_list_it_counts_and_a_row_opens_what_it_is(
    paneel: DashboardPaneel, qtbot: QtBot
) -> None:
    detail = open_cijfer(paneel, "vragen", qtbot)
    qtbot.waitUntil(lambda: detail.lijst.tabel is not None, timeout=LANG)
    tabel = detail.lijst.tabel
    assert tabel is not None
    assert tabel.model.rowCount() == 2
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    tabel.view.setFocus()
    tabel.view.setCurrentIndex(tabel.model.index(0, 0))
    QTest.keyClick(tabel.view, Qt.Key.Key_Return)
    assert gevraagd == [("contact.open", tabel.model.rij(0)[1].id)]


def test_that_a_list_of_nothing_says_so(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    detail = open_cijfer(paneel, "indicaties", qtbot)
    qtbot.waitUntil(lambda: detail.lijst.zin.text() == "Er is niets geteld dat u kunt zien.", timeout=LANG)


def test_that_a_note_is_written_changed_and_taken_away_by_keyboard(
    paneel: DashboardPaneel, bureau: Bureau, qtbot: QtBot
) -> None:
    detail = open_cijfer(paneel, "vragen", qtbot)
    deel, keuze = detail.duiding, paneel.gekozen()
    deel.tekst.setFocus()
    deel.bewaar.click()
    qtbot.waitUntil(deel.veld.heeft_fout, timeout=LANG)
    QTest.keyClicks(deel.tekst, "Een week dicht door de verhuizing")
    QTest.keyClick(deel.tekst, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(deel.rijen) == 1, timeout=LANG)
    assert deel.tekst.toPlainText() == ""
    rij = deel.rijen[0]
    assert (rij.tekst, rij.periode, rij.cijfer) == ("Een week dicht door de verhuizing", keuze.periode, "vragen")
    qtbot.waitUntil(
        lambda: "met duiding" in paneel.overzicht.tegels.tegels["vragen"].accessibleName(), timeout=LANG
    )  # fmt: skip
    deel.wijzig(rij)
    deel.tekst.setPlainText("Twee weken dicht")
    deel.bewaar_duiding()
    qtbot.waitUntil(lambda: [een.tekst for een in deel.rijen] == ["Twee weken dicht"], timeout=LANG)

    def weghalen() -> list[QPushButton]:
        return [knop for knop in deel.findChildren(QPushButton) if knop.text() == "Weghalen" and knop.isVisible()]

    qtbot.waitUntil(lambda: bool(weghalen()), timeout=LANG)
    deel.tekst.setPlainText("Iets anders dat ik wil zeggen")
    weghalen()[0].click()
    qtbot.waitUntil(lambda: not deel.rijen, timeout=LANG)
    assert deel.tekst.toPlainText() == "Iets anders dat ik wil zeggen"
    assert not bureau.lees(LeesDuidingen(periode=keuze.periode, cijfer="vragen"))
    paneel.klaar_om_te_sluiten()


def test_that_what_is_typed_stays_when_a_colleague_registers_something(
    paneel: DashboardPaneel, jobs: Jobs, bureau: Bureau, qtbot: QtBot
) -> None:
    detail = open_cijfer(paneel, "vragen", qtbot)
    detail.duiding.tekst.setPlainText("Nog niet af")
    jobs.write(winkel.contact(bureau), eigenaar=paneel)
    qtbot.waitUntil(lambda: detail.waarde.text() == "3", timeout=LANG)
    assert detail.duiding.tekst.toPlainText() == "Nog niet af"
    paneel.klaar_om_te_sluiten()


def test_that_a_note_that_is_being_typed_waits_for_its_figure_and_period(
    paneel: DashboardPaneel, jobs: Jobs, bureau: Bureau, qtbot: QtBot
) -> None:
    def tekst() -> str:
        assert paneel.detail is not None
        return paneel.detail.duiding.tekst.toPlainText()

    van_deze = paneel.gekozen().periode
    soort = f"duiding:vragen:{van_deze.soort}:{van_deze.van}:{van_deze.tot}:"
    open_cijfer(paneel, "vragen", qtbot).duiding.tekst.setPlainText("De balie was dicht")
    paneel.kiezer.eerder()
    qtbot.waitUntil(lambda: jobs.is_rustig and not tekst(), timeout=LANG)
    paneel.kiezer.later()
    qtbot.waitUntil(lambda: tekst() == "De balie was dicht", timeout=LANG)
    paneel.terug()
    open_cijfer(paneel, "indicaties", qtbot)
    assert not tekst()
    paneel.terug()
    deel = open_cijfer(paneel, "vragen", qtbot).duiding
    qtbot.waitUntil(lambda: tekst() == "De balie was dicht", timeout=LANG)
    deel.bewaar_duiding()
    qtbot.waitUntil(lambda: len(deel.rijen) == 1 and not tekst(), timeout=LANG)
    deel.wijzig(deel.rijen[0])
    deel.tekst.setPlainText("De balie was twee weken dicht")
    paneel.klaar_om_te_sluiten()
    qtbot.waitUntil(lambda: jobs.is_rustig, timeout=LANG)
    (concept,) = bureau.lees(LeesConcepten(soort=soort))
    assert "twee weken" in concept.inhoud
    paneel.kiezer.eerder()
    qtbot.waitUntil(lambda: jobs.is_rustig and not tekst(), timeout=LANG)
    paneel.kiezer.later()
    qtbot.waitUntil(lambda: tekst() == "De balie was twee weken dicht", timeout=LANG)
    deel.bewaar_duiding()
    qtbot.waitUntil(lambda: [rij.tekst for rij in deel.rijen] == ["De balie was twee weken dicht"], timeout=LANG)
    qtbot.waitUntil(lambda: jobs.is_rustig, timeout=LANG)
    assert not bureau.lees(LeesConcepten(soort=soort))


def test_that_a_period_that_has_yet_to_begin_has_no_figures(paneel: DashboardPaneel, jobs: Jobs, qtbot: QtBot) -> None:
    open_cijfer(paneel, "vragen", qtbot)
    overzicht = paneel.overzicht
    paneel.kiezer.later()
    paneel.ververs()
    assert not paneel.in_detail
    assert overzicht.let_op.text() == "Apr 2026 moet nog beginnen. Daarvan is nog niets te tellen."
    qtbot.waitUntil(lambda: jobs.is_rustig, timeout=LANG)
    assert not overzicht.cijfers.isVisibleTo(paneel)
    paneel.kiezer.eerder()
    qtbot.waitUntil(lambda: overzicht.cijfers.isVisibleTo(paneel), timeout=LANG)
    assert not overzicht.let_op.isVisibleTo(paneel)


def test_that_one_never_walks_to_where_no_figures_can_be(paneel: DashboardPaneel) -> None:
    kiezer = paneel.kiezer
    kiezer.kies("vrij")
    for lang in (vrije_periode("1900-01-01", "2199-12-31"), vrije_periode("1900-01-02", "1900-01-03")):
        kiezer._naar(lang)
        for _ in range(8):
            kiezer.eerder()
            assert kiezer.periode == lang
            assert kiezer.velden["van"].heeft_fout()
    kiezer.later()
    assert kiezer.periode == vrije_periode("1900-01-04", "1900-01-05")
    assert not kiezer.velden["van"].heeft_fout()


def test_that_a_line_of_months_begins_no_sooner_than_figures_can() -> None:
    assert venster(vrije_periode("1900-01-04", "1900-01-05")) == (vrije_periode("1900-01-01", "1900-01-05"), MAAND)
    assert venster(vrije_periode("2026-11-04", "2026-11-05")) == (vrije_periode("2025-12-01", "2026-11-05"), MAAND)


def test_that_who_may_not_see_a_list_is_told_so_and_asks_nothing(
    paneel: DashboardPaneel, bureau: Bureau, qtbot: QtBot
) -> None:
    bureau.rechten -= {"contact.lezen"}
    detail = open_cijfer(paneel, "vragen", qtbot)
    assert detail.lijst.zin.text() == "Uw rol geeft geen toegang tot de lijst achter dit cijfer."
    assert detail.lijst.tabel is None
