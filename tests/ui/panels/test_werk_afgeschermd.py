"""Mijn werk tells a teamleider of a card that was protected, and leads there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import persoon
from tests.services.collega import aan_het_werk
from tests.services.test_afgeschermd_bericht import scherm_af
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.rows.opschaling import BerichtRij
from wijdesk.ui.panels.werk import WerkPanel
from wijdesk.ui.regels import REGEL_ROLE

K = Qt.Key


def test_that_a_card_that_was_protected_is_told_and_opening_it_takes_the_message_away(
    bureau: Bureau, qtbot: QtBot
) -> None:
    wie = persoon(bureau, "Fatima")
    bureau.doe(winkel.contact(bureau, persoon_id=wie))
    with aan_het_werk(bureau, "entree", naam="Eva Entree") as eva:
        scherm_af(eva, wie)
    with proef(bureau, qtbot, "werk") as p:
        paneel = p.paneel
        assert isinstance(paneel, WerkPanel)

        def berichten() -> list[int]:
            return [n for n in range(paneel.model.rowCount()) if isinstance(paneel.model.rij(n), BerichtRij)]

        p.wacht(lambda: berichten() == [0])
        paneel.lijst.lijst.setCurrentIndex(paneel.model.index(0, 0))
        regel = paneel.model.index(0, 0).data(REGEL_ROLE)
        assert (regel.titel, regel.kop) == ("Fatima van der Meulen", "U moet dit weten")
        assert regel.onder == "Kaart afgeschermd · Eva Entree"
        assert "Opent u de kaart, dan verdwijnt dit bericht." in p.teksten()
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_G)
        assert ("persoon.open", wie) in p.gevraagd
        assert berichten() == []
