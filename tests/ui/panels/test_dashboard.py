"""The dashboard on a real store: everything by keyboard, table and figure alike, refreshed only when visible."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.ui.gezinvenster import toon
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_panelen
from wijdesk.models.cijfer import periode_van
from wijdesk.models.grafiekbeeld import Staafbeeld
from wijdesk.models.opdrachten.cijfer import LeesCijfers, LeesVerdeling
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.values import lokaal
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.dashboard import DashboardPaneel
from wijdesk.ui.panels.dashboard.kaarten import KAARTEN

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LANG = 30_000


def registreer(bureau: Bureau, *soorten: str) -> None:
    for soort in soorten:
        bureau.schrijf(
            winkel.contact(
                bureau, vragen=(VraagInvoer(toelichting="x", meldingtype=soort, uitkomst="zelf beantwoord"),)
            )
        )


def klaar(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: paneel.overzicht.is_klaar and paneel.omgeving.jobs.is_rustig, timeout=LANG)


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> DashboardPaneel:
    registreer(bureau, "Financiën", "Financiën", "Wonen")
    gemaakt: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard")
    gemaakt.resize(900, 700)
    klaar(gemaakt, qtbot)
    return gemaakt


def druk(toets: Qt.Key, extra: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    veld = QApplication.focusWidget()
    assert veld is not None
    QTest.keyClick(veld, toets, extra)


def loop_naar(paneel: DashboardPaneel, doel: QWidget, qtbot: QtBot) -> int:
    """Tab from the first field to this one; how many presses it took."""
    paneel.eerste_veld().setFocus()
    for stap in range(120):
        if QApplication.focusWidget() is doel:
            return stap
        druk(K.Key_Tab)
    raise AssertionError(f"Tab does not come to {doel.objectName()}")


def test_that_tiles_charts_and_the_table_say_what_the_store_counts(paneel: DashboardPaneel, bureau: Bureau) -> None:
    periode = periode_van("maand", lokaal(bureau.wereld.klok()).date().isoformat())
    blad = bureau.lees(LeesCijfers(periode=periode, vergelijk="vorige"))
    vragen = next(cijfer for cijfer in blad.cijfers if cijfer.definitie.naam == "vragen")
    assert vragen.nu.teller == 3
    tegel = paneel.overzicht.tegels.tegels["vragen"]
    assert tegel.waarde.text() == "3"
    assert tegel.accessibleName().startswith("Vragen: 3")
    model = paneel.overzicht.model
    assert [model.rij(nr).definitie.naam for nr in range(model.rowCount())] == [c.definitie.naam for c in blad.cijfers]
    verdeling = bureau.lees(LeesVerdeling(soort="meldingtype", periode=periode, vergelijk="vorige"))
    beeld = paneel.overzicht.kaarten["meldingtype"].beeld
    assert beeld is not None
    assert [rij[:2] for rij in beeld.rijen()] == [(rij.code, rij.aantal) for rij in verdeling.rijen]


def test_that_of_few_a_percentage_is_a_count_with_its_denominator(paneel: DashboardPaneel) -> None:
    tegel = paneel.overzicht.tegels.tegels["direct_afgehandeld"]
    assert tegel.waarde.text() == "3 van 3"
    assert "%" not in tegel.accessibleName()
    kaart = paneel.overzicht.kaarten["direct"]
    assert kaart.beeld is not None
    assert kaart.beeld.rijen()[-1][1] is None
    assert "3 van 3" in kaart.beeld.rijen()[-1]


def test_that_every_figure_of_the_store_has_its_chart_or_row_and_every_chart_a_figure(
    paneel: DashboardPaneel,
) -> None:
    namen = {cijfer.definitie.naam for cijfer in paneel.overzicht.blad.cijfers} if paneel.overzicht.blad else set()
    assert {soort.naam for soort in KAARTEN if soort.opent in namen} == set(paneel.overzicht.kaarten)
    assert len(paneel.overzicht.kaarten) >= 10


def test_that_one_walks_from_the_period_to_a_definition_and_back_by_keyboard(
    paneel: DashboardPaneel, qtbot: QtBot
) -> None:
    tegels = paneel.overzicht.tegels
    eerste = tegels.eerste()
    assert eerste is not None
    assert loop_naar(paneel, eerste, qtbot) < 12
    druk(K.Key_Right)
    assert QApplication.focusWidget() is tegels.tegels["direct_afgehandeld"]
    druk(K.Key_Return)
    qtbot.waitUntil(lambda: paneel.in_detail)
    detail = paneel.detail
    assert detail is not None
    assert detail.terug.hasFocus()
    qtbot.waitUntil(lambda: detail.kaart.beeld is not None, timeout=LANG)
    assert "versie 1" in detail.definitie.text()
    assert "Van: vragen die in de periode zijn ontvangen" in detail.definitie.text()
    assert detail.waarde.text() == "3 van 3"
    druk(K.Key_Escape)
    assert not paneel.in_detail
    assert QApplication.focusWidget() is tegels.tegels["direct_afgehandeld"]


def test_that_a_chart_is_reached_walked_and_opened_by_keyboard(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    kaart = paneel.overzicht.kaarten["meldingtype"]
    loop_naar(paneel, kaart.grafiek, qtbot)
    druk(K.Key_Down)
    assert kaart.gezegd.text() == "Financiën: 2, " + paneel.gekozen().toen + " 0"
    druk(K.Key_Return)
    qtbot.waitUntil(lambda: paneel.in_detail)
    assert paneel.detail is not None
    assert paneel.detail.naam == "vragen"


def test_that_period_and_comparison_are_chosen_by_keyboard(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    paneel.kiezer.kies("jaar")
    klaar(paneel, qtbot)
    blad = paneel.overzicht.blad
    assert blad is not None
    assert blad.periode.soort == "jaar"
    dit = blad.periode
    paneel.kiezer.eerder()
    qtbot.waitUntil(lambda: paneel.overzicht.blad is not None and paneel.overzicht.blad.periode == dit.vorige())
    assert paneel.overzicht.tegels.tegels["vragen"].waarde.text() == "0"
    klaar(paneel, qtbot)
    kaart = paneel.overzicht.kaarten["meldingtype"]
    qtbot.waitUntil(kaart.leeg.isVisible, timeout=LANG)
    assert "niets geteld" in kaart.leeg.text()
    paneel.kiezer.vergelijk.zet("geen")
    paneel.kiezer.changed.emit()
    qtbot.waitUntil(lambda: paneel.overzicht.blad is not None and paneel.overzicht.blad.vergeleken is None)
    assert paneel.overzicht.tegels.tegels["vragen"].verandering.text() == ""


def test_that_a_free_period_is_typed_and_a_wrong_one_told_beside_its_field(
    paneel: DashboardPaneel, qtbot: QtBot
) -> None:
    kiezer = paneel.kiezer
    kiezer.kies("vrij")
    assert kiezer.van.isVisible()
    kiezer.van.setText("3 feb 2026")
    kiezer.tot.setText("1 feb 2026")
    kiezer.tot.editingFinished.emit()
    assert kiezer.velden["tot"].heeft_fout()
    kiezer.tot.setText("9 feb 2026")
    kiezer.tot.editingFinished.emit()
    assert not kiezer.velden["tot"].heeft_fout()
    assert (paneel.gekozen().periode.van, paneel.gekozen().periode.tot) == ("2026-02-03", "2026-02-09")
    klaar(paneel, qtbot)


def test_that_a_registration_changes_the_figures_at_once_when_visible_and_later_when_not(
    paneel: DashboardPaneel, bureau: Bureau, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tegel = paneel.overzicht.tegels.tegels["vragen"]
    jobs.write(winkel.contact(bureau), eigenaar=paneel)
    qtbot.waitUntil(lambda: tegel.waarde.text() == "4", timeout=LANG)
    klaar(paneel, qtbot)
    paneel.hide()
    gevraagd: list[object] = []
    oud = jobs.read

    def lees(vraag: object, *rest: object, **anders: object) -> None:
        gevraagd.append(vraag)
        oud(vraag, *rest, **anders)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "read", lees)
    with qtbot.waitSignal(jobs.changed):
        jobs.write(winkel.contact(bureau), eigenaar=paneel)
    qtbot.waitUntil(lambda: jobs.is_rustig)
    assert not paneel._ververs_straks.isActive()
    assert not [vraag for vraag in gevraagd if isinstance(vraag, LeesCijfers | LeesVerdeling)]
    assert tegel.waarde.text() == "4"
    paneel.show()
    qtbot.waitUntil(lambda: tegel.waarde.text() == "5", timeout=LANG)
    klaar(paneel, qtbot)


def test_that_tiles_have_their_height_in_the_turn_they_come_and_a_list_shows_whole_days(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    registreer(bureau, "Financiën")
    paneel: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard", zichtbaar=False)
    hoog: list[tuple[int, int]] = []
    tegels = paneel.overzicht.tegels
    paneel.overzicht.answered.connect(
        lambda: hoog.append((min(tegel.height() for tegel in tegels.tegels.values()), tegels.height()))
    )
    paneel.resize(700, 600)
    paneel.show()
    klaar(paneel, qtbot)
    assert hoog[0][0] >= 100
    assert hoog[0][1] >= 4 * hoog[0][0]
    paneel.open("vragen")
    qtbot.waitUntil(lambda: paneel.detail is not None and paneel.detail.lijst.tabel is not None, timeout=LANG)
    assert paneel.detail is not None
    assert paneel.detail.lijst.tabel is not None
    view = paneel.detail.lijst.tabel.view
    assert view.sizeHintForColumn(0) <= view.columnWidth(0)


def test_that_charts_whose_data_stayed_the_same_are_not_drawn_again(
    paneel: DashboardPaneel, bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    kaarten = paneel.overzicht.kaarten
    getekend = {naam: kaart.grafiek.getekend for naam, kaart in kaarten.items()}
    jobs.write(winkel.contact(bureau), eigenaar=paneel)
    tegel = paneel.overzicht.tegels.tegels["vragen"]
    qtbot.waitUntil(lambda: tegel.waarde.text() == "4", timeout=LANG)
    klaar(paneel, qtbot)
    qtbot.waitUntil(lambda: kaarten["per_maand"].grafiek.getekend == getekend["per_maand"] + 1, timeout=LANG)
    for naam in ("productgroep", "trede", "agressie", "klachten"):
        if naam in kaarten:
            assert kaarten[naam].grafiek.getekend == getekend[naam]


def test_that_only_what_is_in_sight_is_asked_and_drawn_again_and_the_rest_when_one_comes_to_it(
    paneel: DashboardPaneel, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    overzicht, gevraagd, oud = paneel.overzicht, [], jobs.read

    def lees(vraag: object, *rest: object, **anders: object) -> None:
        gevraagd.append(type(vraag).__name__)
        oud(vraag, *rest, **anders)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "read", lees)
    eerste = {naam: kaart.beeld for naam, kaart in overzicht.kaarten.items()}
    te_zien = {naam for naam, kaart in overzicht.kaarten.items() if not kaart.visibleRegion().isEmpty()}
    assert len(te_zien) < 4
    paneel.kiezer.vergelijk.zet("jaar_eerder")
    paneel.kiezer.changed.emit()
    klaar(paneel, qtbot)
    toen = paneel.gekozen().toen
    assert gevraagd[0] == "LeesCijfers"
    assert gevraagd.count("LeesCijferreeksen") == 1
    assert {naam for naam, kaart in overzicht.kaarten.items() if kaart.beeld is not eerste[naam]} <= te_zien

    def is_nieuw(naam: str) -> bool:
        beeld = overzicht.kaarten[naam].beeld
        return isinstance(beeld, Staafbeeld) and beeld.toen == toen

    assert not is_nieuw("productgroep")
    loop_naar(paneel, overzicht.kaarten["melder"].kopieer_beeld_knop, qtbot)
    qtbot.waitUntil(lambda: is_nieuw("melder"), timeout=LANG)
    assert not is_nieuw("thema")
    overzicht.ensureWidgetVisible(overzicht.kaarten["thema"])
    qtbot.waitUntil(lambda: is_nieuw("thema"), timeout=LANG)
    klaar(paneel, qtbot)
    gevraagd.clear()
    overzicht.ensureWidgetVisible(overzicht.kaarten["melder"])
    klaar(paneel, qtbot)
    assert "LeesCijfers" not in gevraagd
    assert gevraagd.count("LeesVerdeling") <= 9  # what was asked once is not asked again


def test_that_tab_goes_down_the_page(paneel: DashboardPaneel) -> None:
    inhoud = paneel.overzicht.widget()
    assert inhoud is not None
    paneel.overzicht.eerste().setFocus()
    hoogten = []
    while (veld := QApplication.focusWidget()) is not None and inhoud.isAncestorOf(veld):
        hoogten.append(veld.mapTo(inhoud, QPoint(0, 0)).y() // 60)
        if veld is paneel.overzicht.tabel.view:
            break
        druk(K.Key_Tab)
    kaarten = len(paneel.overzicht.kaarten)
    assert len(hoogten) > 2 * kaarten
    assert veld is paneel.overzicht.tabel.view
    terug = [nr for nr, (een, ander) in enumerate(pairwise(hoogten)) if ander < een - 2]
    assert not terug


def test_that_a_screen_reader_finds_every_chart_of_the_period(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    kaarten = paneel.overzicht.kaarten
    QAccessible.setActive(True)
    try:
        paneel.kiezer.eerder()
        klaar(paneel, qtbot)
    finally:
        QAccessible.setActive(False)
    keuze = paneel.gekozen()
    for naam in ("meldingtype", "melder", "productgroep", "trede"):
        beeld = kaarten[naam].beeld
        assert isinstance(beeld, Staafbeeld)
        assert (beeld.nu, beeld.toen) == (keuze.periode.naam, keuze.toen)


def test_that_only_who_has_the_right_gets_the_panel(bureau: Bureau) -> None:
    assert "dashboard" in {soort.naam for soort in maak_panelen(bureau)}
    bureau.rechten -= {"rapport"}
    assert "dashboard" not in {soort.naam for soort in maak_panelen(bureau)}


def test_that_what_was_chosen_is_there_the_next_time(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    paneel.kiezer.kies("kwartaal")
    klaar(paneel, qtbot)
    ander = DashboardPaneel(paneel.omgeving, lambda soort: QWidget())
    qtbot.addWidget(ander)
    assert ander.kiezer.soort.waarde == "kwartaal"
    assert ander.gekozen().periode == paneel.gekozen().periode


def test_that_of_a_locatie_without_figures_nothing_else_is_left_in_their_place(
    paneel: DashboardPaneel, qtbot: QtBot
) -> None:
    paneel.kiezer.locatie.zet("ff" * 16)  # of a team that makes its own, or gone since
    paneel.kiezer.changed.emit()
    qtbot.waitUntil(paneel.overzicht.let_op.isVisible, timeout=LANG)
    assert paneel.overzicht.let_op.text() == "Deze locatie is er niet."
    assert paneel.kiezer.velden["locatie"].heeft_fout()
    assert not paneel.overzicht.tegels.isVisible()
    paneel.kiezer.locatie.zet("overal")
    paneel.kiezer.changed.emit()
    qtbot.waitUntil(paneel.overzicht.tegels.isVisible, timeout=LANG)
    assert not paneel.overzicht.let_op.isVisible()
    klaar(paneel, qtbot)


def test_that_the_papers_and_reports_are_reached_from_here(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    gevraagd: list[object] = []
    meegegeven: list[object] = []
    paneel.requested.connect(lambda wat, _: gevraagd.append(wat))
    paneel.requested.connect(lambda _, wat: meegegeven.append(wat))
    paneel.afdrukken = gevraagd.append
    for naam in ("dashboard_afdrukken", "naar_maandrapport", "naar_jaarverslag"):
        knop = paneel.findChild(QPushButton, naam)
        assert knop is not None
        knop.click()
    assert gevraagd[1:] == ["maandrapport.open", "jaarverslag.open"]
    assert meegegeven == [(paneel.gekozen().periode, "")] * 2
    assert isinstance(gevraagd[0], LeesCijfers)
    assert gevraagd[0].periode == paneel.gekozen().periode


def test_that_the_heading_names_the_period_whose_figures_stand_below_it(paneel: DashboardPaneel, qtbot: QtBot) -> None:
    kiezer = paneel.kiezer
    nu = kiezer.naam.text()
    assert nu == f"{kiezer.periode.naam} (tot nu toe)"
    kiezer.eerder()
    assert kiezer.naam.text() == nu, "no answer came yet"
    kiezer.bezig.timeout.emit()
    vorige, deze = kiezer.periode, kiezer.periode.volgende()
    assert kiezer.naam.text() == f"{vorige.naam} wordt geteld. Hieronder staat nog {deze.naam}."
    klaar(paneel, qtbot)
    assert kiezer.naam.text() == vorige.naam
    assert not kiezer.bezig.isActive()
    for _ in range(2):
        kiezer.later()
    assert paneel.overzicht.blad is None, "it has yet to begin"
    assert kiezer.naam.text() == kiezer.periode.naam


def test_that_the_tiles_have_their_height_as_soon_as_they_are_there(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    paneel: DashboardPaneel = toon(bureau, jobs, qtbot, "dashboard", zichtbaar=False)
    paneel.resize(900, 700)
    hoogten: list[tuple[int, int]] = []
    te_laag: list[str] = []

    def meet() -> None:
        vlak = paneel.overzicht.tegels
        hoogten.append((vlak.height(), max(tegel.geometry().bottom() for tegel in vlak.tegels.values())))
        te_laag.extend(t.naam for t in vlak.tegels.values() if 2 * t.height() < t.sizeHint().height())

    paneel.overzicht.answered.connect(meet)
    paneel.show()
    klaar(paneel, qtbot)
    (hoog, laagste), *_ = hoogten
    assert hoog > laagste > 100
    assert te_laag == []
