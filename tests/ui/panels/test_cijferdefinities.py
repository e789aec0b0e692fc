"""The definitions of the organisation in the window: written, refused, counted on the dashboard, taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.gezinvenster import LANG, toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijfers
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.cijferdefinities import CijferdefinitiesPaneel

K = Qt.Key


def versie(bureau: Bureau) -> int:
    blad = bureau.lees(LeesCijfers(periode=periode_van("maand", "2027-01-01")))
    return next(rij.nu.versie for rij in blad.cijfers if rij.definitie.naam == "naar_basisvoorziening")


def test_that_a_definition_is_written_refused_used_and_taken_back_by_keyboard(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    paneel: CijferdefinitiesPaneel = toon(bureau, jobs, qtbot, "cijferdefinities")
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3, timeout=LANG)
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, K.Key_N)
    vorm = paneel.vorm
    qtbot.waitUntil(lambda: paneel.in_vorm and "geldig_van" in vorm.waarden()["inhoud"], timeout=LANG)
    goed = vorm.waarden()["inhoud"]
    assert 'geldig_van = "2027-01-01"' in goed
    vorm.zet_waarden({"inhoud": goed.replace("zelf beantwoord", "zelf bedacht")})
    vorm.verstuur()
    qtbot.waitUntil(vorm.velden["inhoud"].heeft_fout, timeout=LANG)
    vorm.zet_waarden({"inhoud": goed})
    vorm.verstuur()
    qtbot.waitUntil(lambda: not paneel.in_vorm and paneel.model.rowCount() == 4, timeout=LANG)
    assert versie(bureau) == 2
    qtbot.waitUntil(lambda: bool((rij := paneel.lijst.huidige()) and rij.eigen), timeout=LANG)
    rij = paneel.lijst.huidige()
    assert rij is not None
    assert (rij.eigen, rij.in_gebruik, rij.definitie.versie) == (True, False, 2)
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, K.Key_Delete)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3, timeout=LANG)
    assert versie(bureau) == 1
