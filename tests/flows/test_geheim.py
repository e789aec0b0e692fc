"""After a whole day of work nothing readable of anybody is left behind: not on the disk, not in a log or a report."""

from __future__ import annotations

import csv
import logging
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.flows.jaar import wijdesk
from tests.flows.scherm import (
    ALT,
    CTRL,
    LANG,
    SHIFT,
    K,
    Toetsenbord,
    bij,
    inloop,
    opdracht,
    paneel,
    plak,
    programma_op,
    tab_naar,
    wacht,
    wacht_op_venster,
    zie,
)
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.crash import CrashVenster
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.invoer import InvoerPanel
from wijdesk.ui.panels.jaarverslag import JaarverslagPanel
from wijdesk.ui.panels.wachtrij import WachtrijPanel

BSN, FOUT_BSN, BSN_IN_BESTAND = "111222333", "123456780", "999990019"
MERKEN = (
    *("Zwaluwmerk", "Kievitmerkstraat", "Reigermerk", "Ganzenmerk", "Spreeuwmerk", "Meeuwmerk", "Uilmerk"),
    *(BSN, FOUT_BSN, BSN_IN_BESTAND, "9741ZZ", "0612398745", winkel.WACHTWOORD),
)
"""Family name, street, note, draft, a row of a file, a refused row, who waits, numbers, and the password."""


def vormen(merk: str) -> dict[str, bytes]:
    """The ways in which a text can be read from a file."""
    uit = {naam: merk.encode(naam) for naam in ("utf-8", "utf-16-le", "utf-16-be")}
    hexen = {f"{naam} in hex": vorm.hex().encode() for naam, vorm in uit.items()}
    return uit | hexen | {f"{naam}, capitals": vorm.upper() for naam, vorm in hexen.items()}


def vondsten(mappen: Iterable[Path], merken: Iterable[str] = MERKEN) -> list[str]:
    """Where a mark can be read below these folders, in a file or in its name: "file: n-th mark as utf-8"."""
    paden = [pad for map_ in mappen for pad in sorted(map_.rglob("*"))]
    gezocht = [(plek, naam, vorm) for plek, merk in enumerate(merken) for naam, vorm in vormen(merk).items()]
    uit = []
    for pad in paden:
        inhoud = str(pad).encode() + (pad.read_bytes() if pad.is_file() else b"")
        uit += [f"{pad.name}: mark {plek} as {naam}" for plek, naam, vorm in gezocht if vorm in inhoud]
    return uit


@pytest.mark.parametrize("codering", ["utf-8", "utf-16-le", "utf-16-be"])
def test_that_the_search_finds_what_is_readable(tmp_path: Path, codering: str) -> None:
    (tmp_path / "a").write_bytes(b"\x00\x01" + "Zwaluwmerk".encode(codering) + b"\xff")
    (tmp_path / "b").write_text("Zwaluwmerk".encode(codering).hex().upper(), encoding="ascii")
    (tmp_path / "c").write_bytes(b"zwaluw merk")
    (tmp_path / "Zwaluwmerk.txt").touch()
    assert {vondst.partition(":")[0] for vondst in vondsten([tmp_path])} == {"a", "b", "Zwaluwmerk.txt"}


def registreer(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot) -> None:
    """Somebody new, refused once for a wrong BSN, then registered."""
    panel = inloop(venster)
    toetsen.typ("Noa Zwaluwmerk")
    toetsen.druk(K.Key_Return, CTRL)
    formulier = panel.huidige()
    nieuw = formulier.wie.nieuw
    wacht(qtbot, nieuw.isVisible)
    for veld, tekst in (("telefoon", "0612398745"), ("postcode", "9741ZZ"), ("straat", "Kievitmerkstraat")):
        tab_naar(toetsen, nieuw.velden[veld].invoer)
        toetsen.typ(tekst)
    tab_naar(toetsen, nieuw._meer_knop)
    toetsen.druk(K.Key_Space)
    tab_naar(toetsen, nieuw.velden["bsn"].invoer)
    toetsen.typ(FOUT_BSN)
    tab_naar(toetsen, formulier.vragen[0].tekst)
    toetsen.typ("Reigermerk: kan de huur niet betalen")
    toetsen.druk(K.Key_6, ALT)
    toetsen.druk(K.Key_S, CTRL)
    wacht(qtbot, nieuw.velden["bsn"].heeft_fout)
    wacht(qtbot, nieuw.velden["bsn"].invoer.hasFocus)
    toetsen.druk(K.Key_A, CTRL)
    toetsen.typ(BSN)
    with qtbot.waitSignal(formulier.geregistreerd, timeout=LANG):
        toetsen.druk(K.Key_S, CTRL)
    wacht(qtbot, lambda: "Zwaluwmerk" in venster.status.zin.text())


def laat_iemand_wachten(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot) -> None:
    wachtrij = paneel(venster, "wachtrij")  # whose words are found once it was made
    assert isinstance(wachtrij, WachtrijPanel)
    opdracht(toetsen, venster, qtbot, "iemand in de wachtrij")
    wacht(qtbot, lambda: wachtrij.isAncestorOf(bij()))
    toetsen.typ("Uilmerk")
    toetsen.druk(K.Key_Return)
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: wachtrij.model.rowCount() == 1)


def voer_in(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot, bestand: Path) -> None:
    """A file with a person in it, of which one row is refused."""
    opdracht(toetsen, venster, qtbot, "toon import")
    wacht(qtbot, lambda: any(ding.naam == "invoer" for ding in venster.docks.panelen()))
    panel = paneel(venster, "invoer")
    assert isinstance(panel, InvoerPanel)
    wacht(qtbot, panel.bestand.hasFocus)
    # One stop of Tab for all kinds together; the arrows walk along them, over as many lines as they take.
    personen = zie(panel, QPushButton, "invoer_personen")
    soorten = panel.soort.groep.buttons()
    for _ in soorten:
        if not any(soort.hasFocus() for soort in soorten):
            toetsen.druk(K.Key_Backtab, SHIFT)
    for toets in (K.Key_Up, K.Key_Left, K.Key_Right):
        for _ in soorten:
            if not personen.hasFocus():
                toetsen.druk(toets)
    wacht(qtbot, personen.hasFocus)
    toetsen.druk(K.Key_Space)
    assert personen.isChecked()
    tab_naar(toetsen, panel.bestand)
    plak(toetsen, str(bestand))
    toetsen.druk(K.Key_Return, CTRL)
    wacht(qtbot, panel.verslag.isVisible)
    assert len(panel.verslag.fouten) == 1


def maak_jaarverslag(toetsen: Toetsenbord, venster: MainWindow, qtbot: QtBot, waar: Path) -> None:
    opdracht(toetsen, venster, qtbot, "toon jaarverslag")
    wacht(qtbot, lambda: any(ding.naam == "jaarverslag" for ding in venster.docks.panelen()))
    panel = paneel(venster, "jaarverslag")
    assert isinstance(panel, JaarverslagPanel)
    wacht(qtbot, panel.jaar.hasFocus)
    plak(toetsen, "2020")
    tab_naar(toetsen, panel.waar)
    plak(toetsen, str(waar))
    toetsen.druk(K.Key_Return, CTRL)
    wacht(qtbot, panel.klaar.isVisible)


def struikel(toetsen: Toetsenbord, qtbot: QtBot, gevangen: list[str]) -> None:
    """A bug, in the middle of somebody's file."""

    def fout() -> None:
        wie = {"achternaam": "Zwaluwmerk", "bsn": BSN}
        raise KeyError(f"no card for {wie}")

    QTimer.singleShot(0, fout)
    wacht(qtbot, lambda: gevangen)
    wacht(qtbot, lambda: isinstance(QApplication.activeModalWidget(), CrashVenster))
    venster = QApplication.activeModalWidget()
    assert venster is not None
    venster.activateWindow()
    wacht(qtbot, lambda: venster.isAncestorOf(bij()))
    toetsen.druk(K.Key_Return)
    wacht(qtbot, lambda: QApplication.activeModalWidget() is None)


def test_that_a_day_of_work_leaves_nothing_readable_behind(
    map_: Path,
    tmp_path: Path,
    huis: Path,
    klok: Klok,
    ids: IdMaker,
    qapp: QApplication,
    qtbot: QtBot,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    bestand, uit = tmp_path / "uit een ander systeem.csv", huis / "jaarverslag"
    schrijf_personen(bestand)
    toetsen, gevangen = Toetsenbord(), list[str]()
    with programma_op(map_, qapp, gevangen=gevangen) as programma:
        programma.open(winkel.open_bureau(map_, klok, ids))
        venster = wacht_op_venster(programma, qtbot)
        registreer(toetsen, venster, qtbot)
        laat_iemand_wachten(toetsen, venster, qtbot)
        toetsen.druk(K.Key_F2)
        toetsen.druk(K.Key_A, ALT)
        wacht(qtbot, inloop(venster).huidige().vragen[0].tekst.hasFocus)
        toetsen.typ("Ganzenmerk, nog niet af")
        voer_in(toetsen, venster, qtbot, bestand)
        maak_jaarverslag(toetsen, venster, qtbot, uit)
        opdracht(toetsen, venster, qtbot, "reservekopie maken")
        wacht(qtbot, lambda: venster.status.zin.text().startswith("Reservekopie gemaakt"))
        struikel(toetsen, qtbot, gevangen)
        assert programma.bureau is not None
        sleutel = programma.bureau._sleutel.sleutel
        # While it runs: the WAL is full of all of it.
        assert (map_ / "balie.db-wal").stat().st_size > 0
        assert vondsten([map_, huis]) == []
    diagnose = wijdesk(map_, "diagnose")
    assert diagnose.returncode == 0
    assert "controle: in orde" in diagnose.stdout
    (huis / "uitvoer.txt").write_text(
        "\n".join([*capfd.readouterr(), caplog.text, diagnose.stdout, diagnose.stderr, *gevangen]), encoding="utf-8"
    )
    assert vondsten([map_, huis]) == []
    assert not [pad for pad in (*map_.rglob("*"), *huis.rglob("*")) if pad.is_file() and sleutel in pad.read_bytes()]
    verslagen = [pad for pad in huis.rglob("fout-*.txt") if "KeyError" in pad.read_text(encoding="utf-8")]
    assert len(verslagen) == 1
    with winkel.bureau(map_, klok, ids) as open_:
        assert len(winkel.rauw(open_, "SELECT 1 FROM persoon WHERE achternaam IN ('Zwaluwmerk', 'Spreeuwmerk')")) == 2
        assert winkel.rauw(open_, "SELECT naam FROM wachtende") == [("Uilmerk",)]
        assert "Ganzenmerk" in winkel.rauw(open_, "SELECT inhoud FROM concept")[0][0]


def schrijf_personen(pad: Path) -> None:
    """Two persons, of whom one has a BSN that is none."""
    leeg = dict.fromkeys(
        ("nummer", "bsn", "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "straat",
         "huisnummer", "toevoeging", "postcode", "woonplaats", "telefoon", "email"), "",
    )  # fmt: skip
    rijen = (
        leeg | {"nummer": "1", "achternaam": "Spreeuwmerk", "bsn": BSN_IN_BESTAND, "geboortedatum": "1980-01-02"},
        leeg | {"nummer": "2", "achternaam": "Meeuwmerk", "bsn": FOUT_BSN},
    )
    with pad.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.DictWriter(uit, fieldnames=list(leeg))
        schrijver.writeheader()
        schrijver.writerows(rijen)
