"""The header of a case is made anew when it gets less room, or a good deal more; never in turns with a scroll bar."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import bakker, lees
from wijdesk.app.bureau import Bureau
from wijdesk.ui.panels.casus.kop import Kop


def test_that_a_scroll_bar_that_comes_and_goes_does_not_make_the_header_anew_for_ever(
    bureau: Bureau, qtbot: QtBot
) -> None:
    kop = Kop(bureau.wereld.klok)
    qtbot.addWidget(kop)
    kop.resize(693, 120)
    kop.show()
    kop.toon(lees(bureau, bakker(bureau).huishouden))

    def chips() -> list[int]:
        return [id(knop) for knop in kop.findChildren(QPushButton, "casus_lid") if not knop.isHidden()]

    eerst = chips()
    assert len(eerst) == 3
    kop.resize(705, 120)
    assert chips() == eerst
    kop.resize(693, 120)
    assert chips() == eerst
    kop.resize(760, 120)
    assert chips() != eerst
    ruim = chips()
    kop.resize(740, 120)
    assert chips() != ruim
