"""The line in which one fills in where the centre is: what was said of another address goes, and a password is dots."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.panels.test_delen import Scherm
from wijdesk.app.bureau import Bureau
from wijdesk.errors import CentrumGeweigerd
from wijdesk.sync.postgres_verbinding import gegevens
from wijdesk.ui.adresbestand import bestandsknop
from wijdesk.ui.fields import Veld
from wijdesk.ui.jobs import Jobs


@pytest.fixture
def scherm(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> Iterator[Scherm]:
    open_ = Scherm(bureau, jobs, qtbot)
    yield open_
    open_.werker.sluit()


@pytest.fixture
def regel(qtbot: QtBot) -> QLineEdit:
    regel = QLineEdit()
    veld = Veld("Waar is het centrum?", regel, naam="delen_adres")
    qtbot.addWidget(veld)
    bestandsknop(regel, veld, naam="delen_adres_bestand").setParent(veld)
    veld.show()
    return regel


@pytest.mark.parametrize(
    ("getypt", "stippen"),
    [
        ("postgresql://balie_1:zeer-geheim@localhost/wijdesk", True),
        ("postgresql://balie_1@localhost/wijdesk?password=zeer-geheim", True),
        ("postgresql://balie_1@localhost:5432/wijdesk", False),
        ("/mnt/wijkteams/centrum", False),
    ],
)
def test_that_a_password_that_was_typed_is_dots_once_one_goes_on(
    regel: QLineEdit, qtbot: QtBot, getypt: str, *, stippen: bool
) -> None:
    regel.setFocus()
    qtbot.keyClicks(regel, getypt)
    assert regel.displayText() == getypt
    regel.editingFinished.emit()
    assert (regel.displayText() != getypt) is stippen
    qtbot.keyClicks(regel, "x")
    assert regel.displayText() == f"{getypt}x"


@pytest.mark.parametrize("poort", ["abc", "54x2", "5432,abc"])
def test_that_a_port_that_is_no_number_is_told_as_such(poort: str) -> None:
    with pytest.raises(CentrumGeweigerd, match="poort"):
        gegevens(f"host=localhost dbname=w port={poort}")


def test_that_what_was_said_of_another_address_is_gone_when_a_folder_is_chosen(scherm: Scherm) -> None:
    kaart = scherm.paneel.aansluiten
    assert kaart is not None
    kaart.adres.setText("/bestaat/niet")
    kaart.veld.toon_fout("Het centrum is niet bereikbaar.")
    kaart.adres.setText("/mnt/wijkteams/centrum")
    assert not kaart.veld.heeft_fout()
    kaart._zeg("Deze lege map kan een centrum zijn.")
    kaart.adres.setText("/mnt/elders")
    assert not kaart.uitkomst.isVisibleTo(scherm.paneel)
