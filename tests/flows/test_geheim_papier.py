"""A paper that was looked at leaves nothing on the disk: it is made, shown, put away by the lock, and gone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import K, Toetsenbord, programma_op, wacht, wacht_op_venster
from tests.store.test_gestolen import lagen, vondsten
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.values import Id
from wijdesk.ui.afdruk import AfdrukVenster

MERKEN = ("Zwaluwmerk", "Kievitmerkstraat", "Reigermerk", winkel.MEDEWERKER, winkel.WACHTWOORD)
PAPIER = (b"%PDF", b"\x89PNG")
"""How a page begins, whatever stands on it: its text need not be readable to a search."""


def iemand(map_: Path, klok: Klok) -> Id:
    with winkel.bureau(map_, klok, Ids(klok() + 5_000_000)) as bureau:
        mens = PersoonInvoer(roepnaam="Noa", achternaam="Zwaluwmerk", straat="Kievitmerkstraat", huisnummer="1")
        return winkel.persoon_van(bureau, winkel.contact(bureau, nieuwe_persoon=mens))


@pytest.mark.parametrize("hoe", ["gesloten", "op slot"])
def test_that_a_paper_that_was_looked_at_stands_in_no_file(
    map_: Path, huis: Path, klok: Klok, qapp: QApplication, qtbot: QtBot, hoe: str
) -> None:
    wie = iemand(map_, klok)
    with programma_op(map_, qapp) as programma:
        programma.open(winkel.open_bureau(map_, klok, Ids(klok() + 6_000_000)))
        venster = wacht_op_venster(programma, qtbot)
        venster.docks.bouw_alles()
        venster.verzoek("inzage.overzicht", ("persoon", wie))
        wacht(qtbot, lambda: any(deel.is_klaar for deel in venster.findChildren(AfdrukVenster)))
        voorbeeld = venster.findChildren(AfdrukVenster)[0]
        assert voorbeeld._inhoud.startswith(b"%PDF"), "there was a paper to find"
        midden = resten((map_, huis, Path(tempfile.gettempdir())))
        if hoe == "op slot":
            programma.vergrendel()
            wacht(qtbot, lambda: not voorbeeld.isVisible())
        else:
            Toetsenbord().druk(K.Key_Escape)
            wacht(qtbot, lambda: not venster.findChildren(AfdrukVenster))
    assert midden == resten((map_, huis, Path(tempfile.gettempdir()))) == []


def resten(mappen: tuple[Path, ...]) -> list[str]:
    """Where a name can be read, and every file that holds a page."""
    bladen = [
        pad.name
        for map_ in mappen
        for pad in map_.rglob("*")
        if pad.is_file() and any(begin in laag for laag in lagen(pad.read_bytes()) for begin in PAPIER)
    ]
    return vondsten(mappen, MERKEN) + bladen


def test_that_the_search_for_pages_finds_one(tmp_path: Path) -> None:
    (tmp_path / "los").write_bytes(b"rommel %PDF-1.7")
    assert resten((tmp_path,)) == ["los"]
