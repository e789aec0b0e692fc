"""From "Plan afdrukken" on a case in the real store to its preview, and what is told when there is nothing to print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import Gezin, bakker, zet
from tests.inzage import vraag
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.app.papier import Afdrukker
from wijdesk.app.papier_avg import AvgAfdrukker
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.akkoord import LeesVersies, StelVersieVast
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.jobs import Jobs


@dataclass
class Werkplek:
    """A panel that asks, on a store with a plan."""

    bureau: Bureau
    gezin: Gezin
    jobs: Jobs
    paneel: QWidget
    afdrukker: Afdrukker

    def voorbeeld(self, qtbot: QtBot) -> AfdrukVenster:
        """The preview, once its pages are there."""
        qtbot.waitUntil(lambda: any(venster.is_klaar for venster in self.paneel.findChildren(AfdrukVenster)))
        venster = self.paneel.findChildren(AfdrukVenster)[-1]
        qtbot.waitUntil(lambda: venster.is_klaar)
        return venster


@pytest.fixture
def werkplek(tmp_path: Path, klok: Klok, ids: IdMaker, qtbot: QtBot) -> Iterator[Werkplek]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        gezin = bakker(bureau)
        jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        paneel = QWidget()
        qtbot.addWidget(paneel)
        afdrukker = Afdrukker(maak_omgeving(bureau, jobs))
        afdrukker.paneel = paneel
        with closing(_Sluit(jobs)):
            yield Werkplek(bureau, gezin, jobs, paneel, afdrukker)


class _Sluit:
    def __init__(self, jobs: Jobs) -> None:
        self.close = jobs.sluit


def test_that_a_plan_opens_in_a_preview_and_printing_is_logged(werkplek: Werkplek, qtbot: QtBot) -> None:
    werkplek.afdrukker.verzoeken()["plan.afdrukken"](werkplek.gezin.huishouden)
    venster = werkplek.voorbeeld(qtbot)
    assert venster.windowTitle() == "Plan C26-TEST1"
    assert "Rust met geld" in venster.bladen.accessibleDescription()
    werkplek.bureau.warm_op()
    gelogd = rauw(werkplek.bureau, "SELECT count(*) FROM toegang WHERE wat = 'plan afgedrukt'")
    assert gelogd == [(3,)]


def test_that_the_letter_of_a_request_that_is_kept_stands_in_the_log_of_the_resident(
    werkplek: Werkplek, qtbot: QtBot, tmp_path: Path
) -> None:
    verzoek = vraag(werkplek.bureau, werkplek.gezin.moeder)
    afdrukker = AvgAfdrukker(maak_omgeving(werkplek.bureau, werkplek.jobs))
    afdrukker.paneel = werkplek.paneel
    afdrukker.brief((verzoek, "ontvangst"))
    werkplek.voorbeeld(qtbot).bewaar_als(str(tmp_path / "brief.pdf"))
    wat = "SELECT persoon_id, doel LIKE '%AVG art. 12%' FROM toegang WHERE soort = 'uitvoer'"
    qtbot.waitUntil(lambda: rauw(werkplek.bureau, wat) == [(werkplek.gezin.moeder, 1)])


def test_that_the_preview_says_who_is_left_out_and_why(werkplek: Werkplek, qtbot: QtBot) -> None:
    werkplek.afdrukker.verzoeken()["plan.afdrukken"](werkplek.gezin.huishouden)
    assert werkplek.voorbeeld(qtbot).let_op.isHidden()
    zet(werkplek.bureau, Persoon, werkplek.gezin.zoon, afgeschermd=True)
    werkplek.afdrukker.verzoeken()["plan.afdrukken"](werkplek.gezin.huishouden)
    qtbot.waitUntil(lambda: len(werkplek.paneel.findChildren(AfdrukVenster)) == 2)
    venster = werkplek.voorbeeld(qtbot)
    assert not venster.let_op.isHidden()
    assert venster.let_op.text().startswith("Sem Bakker is afgeschermd.")
    assert "Sem Bakker" not in venster.bladen.accessibleDescription()


def test_that_the_preview_goes_with_the_window_when_the_desk_is_locked(werkplek: Werkplek, qtbot: QtBot) -> None:
    with qtbot.waitExposed(werkplek.paneel):
        werkplek.paneel.show()
    werkplek.afdrukker.verzoeken()["plan.afdrukken"](werkplek.gezin.huishouden)
    venster = werkplek.voorbeeld(qtbot)
    dicht: list[int] = []
    venster.finished.connect(dicht.append)
    werkplek.paneel.hide()
    assert dicht


def test_that_a_fixed_version_opens_as_it_was(werkplek: Werkplek, qtbot: QtBot) -> None:
    werkplek.bureau.doe(StelVersieVast(plan_id=werkplek.gezin.plan))
    zet(werkplek.bureau, Doel, werkplek.gezin.doelen[0], woorden="Iets anders")
    versie = werkplek.bureau.lees(LeesVersies(plan_id=werkplek.gezin.plan))[0]
    werkplek.afdrukker.verzoeken()["planversie.afdrukken"]((werkplek.gezin.huishouden, versie.id))
    assert "Rust met geld" in werkplek.voorbeeld(qtbot).bladen.accessibleDescription()


def test_that_a_hand_over_sheet_opens_in_a_preview(werkplek: Werkplek, qtbot: QtBot) -> None:
    id_ = werkplek.bureau.doe(
        StelToeleidingVoor(huishouden_id=werkplek.gezin.huishouden, naar="Humanitas", soort="basisvoorziening")
    )
    werkplek.afdrukker.verzoeken()["overdrachtsblad.afdrukken"](id_)
    assert "Dit blad mag het wijkteam niet uit." in werkplek.voorbeeld(qtbot).bladen.accessibleDescription()


def test_that_without_a_plan_the_window_says_so_and_nothing_opens(werkplek: Werkplek, qtbot: QtBot) -> None:
    geweigerd: list[Weigering] = []
    werkplek.jobs.refused.connect(geweigerd.append)
    werkplek.afdrukker.verzoeken()["plan.afdrukken"](werkplek.gezin.casus)
    qtbot.waitUntil(lambda: bool(geweigerd))
    werkplek.afdrukker.verzoeken()["plan.afdrukken"](None)
    assert werkplek.paneel.findChildren(AfdrukVenster) == []
