"""Somebody looked up in an emergency who turns out to have two cards: one chooses which to see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import bakker, bewaar, zet
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.persoon import Persoon
from wijdesk.ui.panels.noodinzage import NoodinzagePaneel

K = Qt.Key


def test_that_of_two_cards_of_one_person_each_is_one_press_away(bureau: Bureau, qtbot: QtBot) -> None:
    gezin, tweede = bakker(bureau), bureau.wereld.ids()
    zet(bureau, Persoon, gezin.moeder, bsn="111222333")
    bewaar(bureau, Persoon(id=tweede, bsn="111222333", achternaam="Bakker"))
    with proef(bureau, qtbot, "noodinzage") as p:
        paneel = p.paneel
        assert isinstance(paneel, NoodinzagePaneel)
        gevraagd: list[tuple[str, object]] = []
        paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
        paneel.reden.setFocus()
        p.typ("De buurvrouw hoort een kind gillen")
        paneel.bsn.setFocus()
        p.typ("111222333")
        p.toets(K.Key_Return)
        p.wacht(lambda: "Er zijn 2 kaarten van deze inwoner. Kies welke u wilt zien." in p.teksten())
        assert ("persoon.open", gezin.moeder) in gevraagd
        gevraagd.clear()
        for nummer in (2, 1):
            kaart = paneel.findChild(QPushButton, f"nood_kaart_{nummer}")
            assert kaart is not None
            assert kaart.isVisible()
            kaart.setFocus()
            p.toets(K.Key_Return)
        assert gevraagd == [("persoon.open", tweede), ("persoon.open", gezin.moeder)]
        paneel.bsn.setFocus()
        p.typ("1")
        p.wacht(lambda: not [deel for deel in paneel.findChildren(QPushButton) if "nood_kaart" in deel.objectName()])
