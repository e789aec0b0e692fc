"""The safety net: a report without case data, shown once, in a dialog that lets one go on."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from wijdesk import verslagen
from wijdesk.ui.crash import (
    EERDER_KOP,
    HOOGSTENS,
    VASTGELOPEN,
    CrashVenster,
    Vangnet,
    rapport,
    rapport_van_eerder,
)
from wijdesk.ui.palet_treffers import passende_keuzes

GEHEIM = "Fenna de Vries 123456782"


def maak_fout() -> BaseException:
    """An exception with a name in its message, in a variable and in its cause, raised in our own code."""
    naam = GEHEIM
    try:
        try:
            passende_keuzes(None, naam)  # type: ignore[arg-type]
        except TypeError as fout:
            raise ValueError(naam) from fout
    except ValueError as fout:
        return fout
    raise AssertionError


@pytest.fixture
def vangnet(qtbot: QtBot, tmp_path: Path) -> Iterator[Vangnet]:
    net = Vangnet(tmp_path / "verslagen")
    net.span()
    yield net
    net.haal_in()
    if net._venster is not None:
        net._venster.close()


def test_that_a_report_names_the_place_and_never_a_value() -> None:
    tekst = rapport(maak_fout())
    assert "builtins.ValueError" in tekst
    assert "builtins.TypeError" in tekst
    assert "wijdesk/ui/palet_treffers.py:" in tekst
    for geheim in ("Fenna", "Vries", "123456782", "NoneType"):
        assert geheim not in tekst


def test_that_a_bug_is_kept_and_shown_and_the_program_goes_on(qtbot: QtBot, vangnet: Vangnet, tmp_path: Path) -> None:
    fout = maak_fout()
    with qtbot.waitSignal(vangnet.caught):
        sys.excepthook(type(fout), fout, fout.__traceback__)
    assert isinstance(vangnet._venster, CrashVenster)
    (verslag,) = (tmp_path / "verslagen").glob("fout-*.txt")
    assert "builtins.ValueError" in verslag.read_text(encoding="utf-8")
    assert GEHEIM not in verslag.read_text(encoding="utf-8")
    kopieer = next(knop for knop in vangnet._venster.findChildren(QPushButton) if "kopi" in knop.text())
    kopieer.click()
    assert "builtins.ValueError" in QGuiApplication.clipboard().text()


def test_that_the_report_is_kept_in_a_file_to_send(qtbot: QtBot, vangnet: Vangnet, tmp_path: Path) -> None:
    with qtbot.waitSignal(vangnet.caught):
        vangnet.vang(maak_fout())
    venster = vangnet._venster
    assert venster is not None
    doel = tmp_path / "verslag.txt"
    next(knop for knop in venster.findChildren(QPushButton) if knop.text() == "Verslag bewaren…").click()
    kiezer = venster.findChild(QFileDialog)
    assert kiezer is not None
    kiezer.fileSelected.emit(str(doel))
    kiezer.close()
    assert doel.read_text(encoding="utf-8") == venster.verslag.toPlainText() + "\n"
    assert str(doel) in venster.waar.text()
    venster.bewaar_als(str(tmp_path))
    assert "niet te beschrijven" in venster.waar.text()


def test_that_a_program_whose_files_have_other_paths_names_our_modules_too() -> None:
    code = compile("def valt():\n    raise KeyError('Fenna')\nvalt()", "ergens/in/een/archief.pyc", "exec")
    with pytest.raises(KeyError) as gevangen:
        exec(code, {"__name__": "wijdesk.ui.venster"})
    assert "wijdesk/ui/venster.py:2 valt" in rapport(gevangen.value)


def test_that_a_bug_in_another_thread_is_caught_too(qtbot: QtBot, vangnet: Vangnet) -> None:
    def werk() -> None:
        raise ZeroDivisionError(GEHEIM)

    with qtbot.waitSignal(vangnet.caught) as teken:
        draad = threading.Thread(target=werk)
        draad.start()
        draad.join()
    assert teken.args is not None
    assert "ZeroDivisionError" in teken.args[0]
    assert GEHEIM not in teken.args[0]


def test_that_a_bug_that_keeps_coming_back_does_not_bury_the_screen(qtbot: QtBot, vangnet: Vangnet) -> None:
    gevangen: list[str] = []
    vangnet.caught.connect(gevangen.append)
    for _ in range(HOOGSTENS + 3):
        vangnet.vang(maak_fout())
    qtbot.waitUntil(lambda: len(gevangen) == HOOGSTENS + 3)
    laatste = vangnet._venster
    vangnet.vang(maak_fout())
    qtbot.waitUntil(lambda: len(gevangen) == HOOGSTENS + 4)
    assert vangnet._venster is laatste


def test_that_a_folder_that_cannot_be_written_does_not_matter(qtbot: QtBot, tmp_path: Path) -> None:
    bestand = tmp_path / "bestand"
    bestand.write_text("x", encoding="utf-8")
    net = Vangnet(bestand / "verslagen")
    net.span()
    with qtbot.waitSignal(net.caught):
        net.vang(maak_fout())
    net.haal_in()
    assert net._venster is not None
    net._venster.close()


def test_that_a_crash_below_python_is_told_the_next_time_and_once(qtbot: QtBot, tmp_path: Path) -> None:
    map_ = tmp_path / f"verslagen van {GEHEIM}"
    val = (
        "import faulthandler, sys\n"
        "from pathlib import Path\n"
        "from wijdesk.ui.crash import Vangnet\n"
        "Vangnet(Path(sys.argv[1])).span()\n"
        "faulthandler._sigabrt()\n"
    )
    assert subprocess.run([sys.executable, "-c", val, str(map_)], check=False, stderr=subprocess.DEVNULL).returncode
    assert "Aborted" in (map_ / VASTGELOPEN).read_text(encoding="utf-8")
    net = Vangnet(map_)
    net.span()
    net.vertel_van_eerder()
    venster = net._venster
    assert venster is not None
    tekst = venster.verslag.toPlainText()
    assert "Fatal Python error: Aborted" in tekst
    (bewaard,) = map_.glob("fout-*.txt")
    assert bewaard.read_text(encoding="utf-8") == tekst + "\n"
    venster.close()
    net._venster = None
    net.vertel_van_eerder()
    assert net._venster is None
    net.haal_in()
    assert (map_ / VASTGELOPEN).read_text(encoding="utf-8") == ""


def test_that_a_crash_below_python_names_our_places_and_no_path_of_this_computer() -> None:
    thuis = Path("/", "home").as_posix()
    dump = (
        f'Fatal Python error: Aborted\n\n  File "{thuis}/oud/wijdesk/ui/oud.py", line 1 in oud\n'
        "Fatal Python error: Segmentation fault\n\nThread 0x00007f (most recent call first):\n"
        f'  File "{thuis}/fenna/wijdesk/.venv/lib/sqlalchemy/orm/session.py", line 9 in flush\n'
        f'  File "{thuis}/fenna/wijdesk/wijdesk/ui/jobs.py", line 331 in _op_baan\n'
        '  File "C:\\Users\\fenna\\wijdesk\\ui\\panel.py", line 7 in <lambda>\n'
        "Current thread 0x00007f (most recent call first):\n"
        '  File "wijdesk/app/venster.py", line 67 in start\n'
        "Fenna de Vries 123456782\nExtension modules: fenna.x (total: 22)\n"
    )
    tekst = rapport_van_eerder(dump, dt.datetime(2026, 2, 3, 9, 5, tzinfo=dt.UTC))
    assert "2026-02-03 09:05 UTC" in tekst
    assert tekst.splitlines()[2:] == [
        "", "Fatal Python error: Segmentation fault", "", "Thread", "  (session.py)",
        "  wijdesk/ui/jobs.py:331 _op_baan", "  wijdesk/ui/panel.py:7 <lambda>", "", "Current thread",
        "  wijdesk/app/venster.py:67 start",
    ]  # fmt: skip


def test_that_the_letters_of_a_report_grow_with_the_rest(qtbot: QtBot) -> None:
    letter, groot = QApplication.font(), QApplication.font()
    groot.setPointSizeF(2 * letter.pointSizeF())
    QApplication.setFont(groot)
    try:
        venster = CrashVenster("builtins.ValueError", None)
        qtbot.addWidget(venster)
        assert venster.verslag.font().pointSizeF() == groot.pointSizeF()
    finally:
        QApplication.setFont(letter)


def test_that_a_report_goes_a_while_after_somebody_looked_and_never_before(qtbot: QtBot, tmp_path: Path) -> None:
    toen = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    oud, nieuw, ongelezen = (
        verslagen.bewaar(tmp_path, f"wijdesk\n\nbuiltins.ValueError {nr}", nr, nu=toen) for nr in range(3)
    )
    eigen = tmp_path / "fout-van-iemand.txt"
    eigen.write_text("seen=2020-01-01\n", encoding="utf-8")
    assert oud is not None
    assert nieuw is not None
    assert ongelezen is not None
    verslagen.merk_gezien((oud,), op=toen.date())
    verslagen.merk_gezien((nieuw,), op=toen.date() + dt.timedelta(days=1))
    verslagen.merk_gezien((nieuw,), op=toen.date() + dt.timedelta(days=300))
    na = toen.date() + dt.timedelta(days=verslagen.DAGEN)
    assert verslagen.ruim_op(tmp_path, vandaag=na) == 0
    assert verslagen.ruim_op(tmp_path, vandaag=na + dt.timedelta(days=1)) == 1
    assert verslagen.ruim_op(tmp_path, vandaag=na + dt.timedelta(days=2)) == 1
    assert {pad for pad in tmp_path.iterdir() if pad.is_file()} == {ongelezen, eigen}


def test_that_what_nobody_could_look_at_is_shown_the_next_time_until_somebody_does(
    qtbot: QtBot, vangnet: Vangnet, tmp_path: Path
) -> None:
    map_ = tmp_path / "verslagen"
    for nr in range(2):
        verslagen.bewaar(map_, f"wijdesk\n\nbuiltins.ValueError {nr}", nr, nu=dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC))
    with qtbot.waitSignal(vangnet.caught):
        vangnet.vang(maak_fout())
    van_nu = vangnet._venster
    assert van_nu is not None
    vangnet.vertel_van_eerder()
    venster = vangnet._venster
    assert venster is not None
    assert venster is not van_nu
    assert EERDER_KOP in [label.text() for label in venster.findChildren(QLabel)]
    tekst = venster.verslag.toPlainText()
    assert "ValueError 0" in tekst
    assert "ValueError 1" in tekst
    assert "palet_treffers" not in tekst, "that one is on the screen"
    assert len(verslagen.ongezien(map_)) == 3
    for een in (venster, van_nu):
        een.accept()
    assert verslagen.ongezien(map_) == ()
    vangnet._venster = None
    vangnet.vertel_van_eerder()
    assert vangnet._venster is None


def test_that_a_bug_that_keeps_coming_back_is_written_down_once(qtbot: QtBot, vangnet: Vangnet, tmp_path: Path) -> None:
    for _ in range(4):
        with qtbot.waitSignal(vangnet.caught):
            vangnet.vang(maak_fout())
    assert len(list((tmp_path / "verslagen").glob("fout-*.txt"))) == 1
