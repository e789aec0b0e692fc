"""Reporting an agressie-incident from the person card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import BEIJUM, SELWERD, Bureau, gevuld_bureau, id_van, open_paneel
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.services.register import rechten_van
from wijdesk.ui.datum import iso_van
from wijdesk.ui.panels.inwoner import InwonerPanel

FATIMA = id_van(101)
INWONER = partial(InwonerPanel, rechten=rechten_van(("casemanager",)))


@pytest.fixture
def bureau() -> Bureau:
    return gevuld_bureau()


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[InwonerPanel]:
    with open_paneel(qtbot, bureau, INWONER) as gemaakt:
        gemaakt.handle("persoon.open", FATIMA)
        qtbot.waitUntil(lambda: gemaakt.kop.text() == "Fatima el Jansen")
        gemaakt.meld_agressie()
        yield gemaakt


def test_that_a_pandverbod_asks_period_and_buildings_and_reminds_that_help_goes_on(paneel: InwonerPanel) -> None:
    formulier = paneel.agressie
    assert not formulier.velden["van"].isVisible()
    formulier.maatregel.zet("pandverbod")
    for naam in ("van", "tot", "locaties"):
        assert formulier.velden[naam].isVisible()
    assert "niet de hulp" in formulier.herinnering.text()


def test_that_the_report_is_written_and_the_warning_stands_on_the_card(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = paneel.agressie
    formulier.datum.setText("gisteren")
    formulier.soort.zet("verbaal")
    formulier.maatregel.zet("pandverbod")
    formulier.tot.setText("1 mei")
    formulier.vinkjes[BEIJUM.id].setChecked(True)
    formulier.leg_vast()
    qtbot.waitUntil(lambda: "Pandverbod t/m 01-05-2026 (Selwerd, Beijum)" in paneel.waarschuwing.text())
    gedaan = bureau.gedaan[-1]
    assert isinstance(gedaan, MeldAgressie)
    assert (gedaan.datum, gedaan.van, gedaan.tot) == ("2026-02-02", "2026-02-03", "2026-05-01")
    assert set(gedaan.locaties) == {SELWERD.id, BEIJUM.id}
    assert paneel.stapel.currentWidget() is paneel.kaart


def test_that_what_is_missing_stands_beside_its_field(paneel: InwonerPanel, bureau: Bureau) -> None:
    formulier = paneel.agressie
    formulier.datum.setText("ooit")
    formulier.leg_vast()
    for naam in ("datum", "soort", "maatregel"):
        assert formulier.velden[naam].heeft_fout()
    assert formulier.datum.hasFocus()
    assert not bureau.gedaan


def test_that_an_error_goes_as_soon_as_its_field_is_mended(paneel: InwonerPanel) -> None:
    formulier = paneel.agressie
    formulier.leg_vast()
    formulier.soort.setCurrentIndex(1)
    assert not formulier.velden["soort"].heeft_fout()
    assert formulier.velden["maatregel"].heeft_fout()


def test_that_a_pandverbod_without_a_building_is_refused_by_the_store(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = paneel.agressie
    formulier.soort.zet("fysiek")
    formulier.maatregel.zet("pandverbod")
    for vinkje in formulier.vinkjes.values():
        vinkje.setChecked(False)
    formulier.leg_vast()
    qtbot.waitUntil(formulier.velden["locaties"].heeft_fout)
    assert formulier.meld.isEnabled()


def test_that_another_measure_sends_no_period_and_no_building(
    paneel: InwonerPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = paneel.agressie
    formulier.soort.zet("verbaal")
    formulier.maatregel.zet("waarschuwing")
    formulier.leg_vast()
    qtbot.waitUntil(lambda: bool(bureau.gedaan))
    gedaan = bureau.gedaan[-1]
    assert isinstance(gedaan, MeldAgressie)
    assert (gedaan.van, gedaan.tot, gedaan.locaties) == ("", "", ())


@pytest.mark.parametrize(
    ("tekst", "iso"),
    [
        ("3-2-2026", "2026-02-03"),
        ("03022026", "2026-02-03"),
        ("3 feb", "2026-02-03"),
        ("3 maart 2025", "2025-03-03"),
        ("1/5/26", "2026-05-01"),
        ("2026-02-03", "2026-02-03"),
        ("vandaag", "2026-02-03"),
        ("", ""),
        ("31-2-2026", None),
        ("ooit", None),
        ("3 foo", None),
    ],
)
def test_that_a_date_is_read_as_people_write_it(tekst: str, iso: str | None) -> None:
    assert iso_van(tekst, date(2026, 2, 3)) == iso


def test_that_choosing_a_pandverbod_brings_its_period_and_buildings_in_sight(
    paneel: InwonerPanel, qtbot: QtBot
) -> None:
    formulier = paneel.agressie
    paneel.resize(360, 520)
    formulier.maatregel.zet("pandverbod")
    formulier.maatregel.activated.emit(formulier.maatregel.currentIndex())
    qtbot.waitUntil(lambda: formulier.rol.verticalScrollBar().value() > 0)
    assert not formulier.velden["van"].visibleRegion().isEmpty()
    assert not formulier.velden["locaties"].visibleRegion().isEmpty()
