"""The checklist of the organisation through the window: out of a file, refused with every fault, taken into use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.models.test_controlelezen import EIGEN
from tests.ui.gezinvenster import toon
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.dossiercontrole import LeesControlelijst
from wijdesk.models.opdrachten.praktijk import LeesPraktijksoorten
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.controlelijsten import ControlelijstenPaneel
from wijdesk.ui.panels.praktijksoorten import PraktijksoortenPaneel

LANG = 20_000


def test_that_a_checklist_from_a_file_is_taken_into_use(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel: ControlelijstenPaneel = toon(bureau, jobs, qtbot, "controlelijsten")
    qtbot.waitUntil(lambda: paneel.model.rowCount() > 0, timeout=LANG)
    assert paneel.model.aantal == 1
    paneel.lijst.lijst.setFocus()
    qtbot.keyClick(paneel.lijst.lijst, Qt.Key.Key_N)
    vorm = paneel.vorm
    qtbot.waitUntil(lambda: paneel.in_vorm and "plan_actueel" in vorm.waarden()["inhoud"], timeout=LANG)
    (tmp_path / "fout.toml").write_text(EIGEN.replace('groep = "Kinderen"', ""), encoding="utf-8")
    vorm.lees(tmp_path / "fout.toml")
    qtbot.waitUntil(lambda: "kind" in vorm.waarden()["inhoud"], timeout=LANG)
    vorm.verstuur()
    qtbot.waitUntil(vorm.velden["inhoud"].heeft_fout, timeout=LANG)
    (tmp_path / "goed.toml").write_text(EIGEN, encoding="utf-8")
    vorm.lees(tmp_path / "goed.toml")
    qtbot.waitUntil(lambda: "Kinderen" in vorm.waarden()["inhoud"], timeout=LANG)
    vorm.verstuur()
    qtbot.waitUntil(lambda: not paneel.in_vorm and paneel.model.aantal == 2, timeout=LANG)
    assert bureau.lees(LeesControlelijst()).versie == "2026-eigen"
    rijen = [paneel.model.rij(plek) for plek in range(2)]
    assert [(rij.versie, rij.in_gebruik) for rij in rijen] == [("2026-eigen", True), ("2026-1", False)]


def test_that_the_example_of_a_practice_form_is_not_taken_into_use(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    paneel: PraktijksoortenPaneel = toon(bureau, jobs, qtbot, "praktijksoorten")
    qtbot.waitUntil(lambda: paneel.model.rowCount() > 0, timeout=LANG)
    paneel.lijst.lijst.setFocus()
    qtbot.keyClick(paneel.lijst.lijst, Qt.Key.Key_N)
    vorm = paneel.vorm
    qtbot.waitUntil(lambda: paneel.in_vorm and "eigen_vorm" in vorm.waarden()["inhoud"], timeout=LANG)
    vorm.verstuur()
    assert vorm.velden["inhoud"].heeft_fout()
    assert "eigen_vorm" not in {soort.code for soort in bureau.lees(LeesPraktijksoorten())}
