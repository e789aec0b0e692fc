"""Import through the window: try out, put in, see what was refused, stop half way, take back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.jaar import schrijf_jaar
from tests.flows.scherm import (
    CTRL,
    K,
    Toetsenbord,
    bij,
    opdracht,
    paneel,
    plak,
    venster_op,
    wacht,
    zie,
)
from wijdesk.app.bureau import Bureau
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.invoer import InvoerPanel


def aantal(open_: Bureau) -> int:
    """How many vragen stand in the store."""
    return int(winkel.rauw(open_, "SELECT count(*) FROM vraag WHERE status = 'actief'")[0][0])


def open_invoer(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot, bestand: Path) -> InvoerPanel:
    """The Import panel with a file named in it."""
    opdracht(toetsen, venster, qtbot, "toon import")
    wacht(qtbot, lambda: any(panel.naam == "invoer" and panel.isVisible() for panel in venster.docks.panelen()))
    panel = paneel(venster, "invoer")
    assert isinstance(panel, InvoerPanel)
    wacht(qtbot, panel.bestand.hasFocus)
    plak(toetsen, str(bestand))
    return panel


def maak_locaties(toetsen: Toetsenbord, panel: InvoerPanel, qtbot: QtBot) -> None:
    """The file names teams that are not there yet: it is asked, and said."""
    wacht(qtbot, lambda: bij() is panel.nieuw.nee)
    toetsen.druk(K.Key_Tab)
    assert bij() is panel.nieuw.ja
    toetsen.druk(K.Key_Space)


def test_that_a_file_is_tried_put_in_and_taken_back_with_the_keyboard(
    map_: Path, tmp_path: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    bestand = tmp_path / "vragen.csv"
    schrijf_jaar(bestand, 1200, slecht=(7, 900))
    open_ = winkel.open_bureau(map_, klok, ids)
    toetsen = Toetsenbord()
    with venster_op(map_, open_, qapp, qtbot) as venster:
        panel = open_invoer(toetsen, venster, qtbot, bestand)
        toetsen.druk(K.Key_Return)
        wacht(qtbot, panel.verslag.isVisible)
        assert panel.verslag.zin.text() == (
            "Proef, er is niets bewaard: 1.200 regels gelezen, 1.198 zouden erbij komen, 0 stonden er al, 2 geweigerd."
        )
        assert aantal(open_) == 0
        gezien: list[int] = []
        panel.balk.valueChanged.connect(gezien.append)
        wacht(qtbot, lambda: panel.isAncestorOf(bij()))
        toetsen.druk(K.Key_Return, CTRL)
        maak_locaties(toetsen, panel, qtbot)
        wacht(qtbot, lambda: panel.verslag.isVisible() and panel.verslag.zin.text().startswith("1.200 regels"))
        assert panel.verslag.zin.text() == ("1.200 regels gelezen, 1.198 toegevoegd, 0 stonden er al, 2 geweigerd.")
        assert [fout.regel for fout in panel.verslag.fouten] == [8, 901]
        assert max(gezien) == 1200
        assert aantal(open_) == 1198
        wacht(qtbot, lambda: panel.verslag.isAncestorOf(bij()))  # what was refused stands there, row by row
        for _ in range(12):
            if panel.naar_partijen.hasFocus():
                break
            toetsen.druk(K.Key_Tab)
        assert panel.naar_partijen.hasFocus()
        toetsen.druk(K.Key_Space)
        wacht(qtbot, panel.partijen.lijst.lijst.hasFocus)
        toetsen.druk(K.Key_Down)
        toetsen.typ("t")
        wacht(qtbot, lambda: bij() is panel.partijen.zin.ja)
        toetsen.druk(K.Key_Space)
        wacht(qtbot, lambda: venster.status.zin.text() == "1.198 regels uit vragen.csv teruggenomen")
        assert aantal(open_) == 0


def test_that_an_import_can_be_stopped_and_gone_on_with_while_the_window_lives(
    map_: Path, tmp_path: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    bestand = tmp_path / "vragen.csv"
    schrijf_jaar(bestand, 9000)
    open_ = winkel.open_bureau(map_, klok, ids)
    toetsen = Toetsenbord()
    with venster_op(map_, open_, qapp, qtbot) as venster:
        panel = open_invoer(toetsen, venster, qtbot, bestand)
        toetsen.druk(K.Key_Return, CTRL)
        maak_locaties(toetsen, panel, qtbot)
        wacht(qtbot, lambda: panel.balk.value() >= 500)
        assert zie(panel, QPushButton, "invoer_stop").hasFocus()
        toetsen.druk(K.Key_Space)
        wacht(qtbot, panel.verslag.isVisible)
        assert panel.verslag.zin.text().startswith("Gestopt. ")
        half = aantal(open_)
        assert 500 <= half < 9000
        assert half % 500 == 0
        wacht(qtbot, lambda: panel.isAncestorOf(bij()))
        toetsen.druk(K.Key_Return, CTRL)
        wacht(qtbot, lambda: panel.verslag.isVisible() and panel.verslag.zin.text().startswith("9.000 regels"))
        assert aantal(open_) == 9000


def test_that_a_file_that_is_no_table_is_refused_beside_its_field(
    map_: Path, tmp_path: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    bestand = tmp_path / "brief.csv"
    bestand.write_text("Beste mevrouw,\nhierbij mijn vraag.\n", encoding="utf-8")
    toetsen = Toetsenbord()
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        panel = open_invoer(toetsen, venster, qtbot, bestand)
        toetsen.druk(K.Key_Return, CTRL)
        wacht(qtbot, panel.veld_bestand.heeft_fout)
        assert not panel.verslag.isVisible()
