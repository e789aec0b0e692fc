"""Jaarverslag: making the report and saying where it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.bureau_lijsten import BEIJUM, Bureau, open_paneel
from wijdesk.errors import SchijfVol, Weigering
from wijdesk.models.cijfer import periode_van
from wijdesk.models.rows.huis import LocatieRij
from wijdesk.models.rows.verslag import GemaaktVerslag, VerslagVraag, Waarvan
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panels.jaarverslag import JaarverslagPanel


class Maker:
    """Makes two files, or has the trouble it is told to have; may be told to wait until somebody stops it."""

    def __init__(self) -> None:
        self.gevraagd: list[VerslagVraag] = []
        self.fout: Exception | None = None
        self.let_op: tuple[str, ...] = ()
        self.begonnen = threading.Event()
        self.nooit = threading.Event()
        self.wacht = False
        self.van = Waarvan()

    def __call__(self, vraag: VerslagVraag, voortgang: Voortgang) -> GemaaktVerslag:
        self.gevraagd.append(vraag)
        voortgang.meld(0, 3)
        self.begonnen.set()
        while self.wacht and not voortgang.gestopt():
            self.nooit.wait(0.005)
        if voortgang.gestopt():
            return GemaaktVerslag()
        if self.fout is not None:
            raise self.fout
        bestanden = (vraag.map / f"jaarverslag-{vraag.jaar}.pdf", vraag.map / "vragen-per-melder.csv")
        return GemaaktVerslag(bestanden=bestanden, let_op=self.let_op)

    def waarvan(self) -> Waarvan:
        return self.van


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def paneel(maker: Maker, qtbot: QtBot) -> Iterator[JaarverslagPanel]:
    with open_paneel(qtbot, Bureau(), lambda omgeving: JaarverslagPanel(omgeving, maker, maker.waarvan)) as gemaakt:
        yield gemaakt


def test_that_last_year_and_all_locations_are_proposed(paneel: JaarverslagPanel) -> None:
    assert paneel.jaar.text() == "2025"
    assert paneel.locatie.currentText() == "Alle locaties"


def test_that_the_year_of_the_dashboard_is_filled_in(paneel: JaarverslagPanel) -> None:
    assert paneel.handle("jaarverslag.open", (periode_van("maand", "2023-06-30"), ""))
    assert (paneel.jaar.text(), paneel.locatie.waarde) == ("2023", "")


def test_that_the_files_are_named_when_they_are_there(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel.jaar.setText("2020")
    paneel.locatie.zet("Beijum")
    paneel.waar.setText(str(tmp_path))
    paneel.maak.click()
    qtbot.waitUntil(paneel.klaar.isVisible)
    assert maker.gevraagd == [VerslagVraag(jaar=2020, locatie_id=BEIJUM.id, map=tmp_path)]
    assert "jaarverslag-2020.pdf" in paneel.klaar_lijst.text()
    assert paneel.open_map.isVisible()


def test_that_published_tables_go_along_as_the_paths_that_were_chosen(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    paneel.waar.setText(str(tmp_path))
    een, ander = tmp_path / "melders 2020.csv", tmp_path / "klachten.csv"
    qtbot.keyClicks(paneel.gepubliceerd, f"{een}; {ander}")
    qtbot.keyClick(paneel.gepubliceerd, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.klaar.isVisible)
    assert maker.gevraagd[0].gepubliceerd == (een, ander)


def test_that_a_wrong_year_is_told_before_anything_starts(paneel: JaarverslagPanel, maker: Maker) -> None:
    paneel.jaar.setText("20")
    paneel.maak.click()
    assert paneel.velden["jaar"].heeft_fout()
    assert not maker.gevraagd


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        (Weigering("Van dit jaar is niets geregistreerd.", veld="jaar"), "jaar"),
        (Weigering("tabel.csv: Het bestand is leeg.", veld="gepubliceerd"), "gepubliceerd"),
        (SchijfVol("De schijf is vol.", uitweg="Kies een andere map."), "map"),
    ],
)
def test_that_a_refusal_and_trouble_stand_beside_their_field(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, fout: Exception, veld: str
) -> None:
    maker.fout = fout
    paneel.doe()
    qtbot.waitUntil(paneel.velden[veld].heeft_fout)
    assert paneel.maak.isEnabled()
    voor = paneel.window().focusWidget()
    assert voor is not None
    assert paneel.velden[veld].isAncestorOf(voor), "one goes on where it is wrong"


def test_that_it_says_of_which_teams_it_will_be_and_what_is_missing(maker: Maker, qtbot: QtBot) -> None:
    maker.van = Waarvan(zin="Alle locaties: de 12 teams van deze balie.", let_op=("Van team Beijum ontbreekt werk.",))
    with open_paneel(qtbot, Bureau(), lambda omgeving: JaarverslagPanel(omgeving, maker, maker.waarvan)) as paneel:
        qtbot.waitUntil(paneel.mist.isVisible)
        assert paneel.velden["locatie"].onder.text() == maker.van.zin
        assert paneel.mist.text() == "Let op: Van team Beijum ontbreekt werk."


def test_that_a_desk_that_stands_alone_says_nothing_about_teams(paneel: JaarverslagPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not paneel.velden["locatie"].onder.isVisible())
    assert not paneel.mist.isVisible()


def test_that_what_the_figures_lack_stands_above_the_files(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    maker.let_op = ("Van team Selwerd ontbreekt werk van één balie.",)
    paneel.waar.setText(str(tmp_path))
    paneel.doe()
    qtbot.waitUntil(paneel.klaar.isVisible)
    assert paneel.klaar_let_op.isVisible()
    assert "Van team Selwerd" in paneel.klaar_let_op.text()


def test_that_making_can_be_stopped_and_says_that_nothing_was_made(
    paneel: JaarverslagPanel, maker: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    maker.wacht = True
    paneel.waar.setText(str(tmp_path))
    paneel.doe()
    qtbot.waitUntil(maker.begonnen.is_set)
    qtbot.waitUntil(lambda: paneel.balk.maximum() == 3)
    assert paneel.stop.isVisible()
    qtbot.waitUntil(paneel.stop.hasFocus)
    qtbot.keyClick(paneel.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(paneel.gestopt.isVisible)
    assert "niets gemaakt" in paneel.gestopt.text()
    assert not paneel.klaar.isVisible()
    assert not paneel.stop.isVisible()
    assert paneel.maak.isEnabled()
    assert not list(tmp_path.iterdir())


def test_that_a_locatie_of_two_desks_is_one_choice(maker: Maker, qtbot: QtBot) -> None:
    bureau = Bureau()
    bureau.locaties = [*bureau.locaties, LocatieRij(id=Id(b"2" * 16), naam="Beijum")]
    with open_paneel(qtbot, bureau, lambda omgeving: JaarverslagPanel(omgeving, maker, maker.waarvan)) as paneel:
        namen = [paneel.locatie.itemText(nr) for nr in range(paneel.locatie.count())]
        assert namen.count("Beijum") == 1


def test_that_every_report_has_a_folder_of_its_own_and_what_it_replaces_is_said_before(
    paneel: JaarverslagPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    assert Path(paneel.waar.text()).name == "jaarverslag-2025"
    paneel.locatie.zet("Beijum")
    assert Path(paneel.waar.text()).name == "jaarverslag-2025-beijum"
    paneel.waar.setText(str(tmp_path))
    (tmp_path / "jaarverslag-2024-beijum.pdf").write_bytes(b"%PDF")
    paneel.jaar.setText("2024")
    assert paneel.waar.text() == str(tmp_path)
    qtbot.waitUntil(paneel.stond_er.isVisible)
    assert "wordt het vervangen" in paneel.stond_er.text()
    paneel.jaar.setText("2023")
    qtbot.waitUntil(lambda: not paneel.stond_er.isVisible())
