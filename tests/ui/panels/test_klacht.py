"""The panel of klachten, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.services.test_klacht import klacht, lees
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import MaakMedewerker, ZetMedewerkerInactief
from wijdesk.ui.panels.klacht import KlachtPaneel

K = Qt.Key


def test_that_changing_a_klacht_keeps_whom_it_is_about_who_left(bureau: Bureau, qtbot: QtBot) -> None:
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    rollen = ("casemanager",)
    over = [bureau.doe(MaakMedewerker(naam=f"Collega {letter}", locatie_id=hier, rollen=rollen)) for letter in "ABCD"]
    id_ = klacht(bureau, ids, over=tuple(over), behandelaar_id=bureau.medewerker.id)
    bureau.doe(ZetMedewerkerInactief(id=over[0]))
    voor = lees(bureau, id_)
    with proef(bureau, qtbot, "klacht") as p:
        paneel = p.paneel
        assert isinstance(paneel, KlachtPaneel)
        paneel.open(id_)
        p.wacht(lambda: paneel.detail is not None and paneel.blad.isVisible())
        p.toets(K.Key_W)
        p.wacht(lambda: paneel.in_vorm)
        p.wacht(lambda: paneel.vorm.behandelaar.count() > 1)
        namen = {keuze.currentText() for keuze in paneel.vorm._over.values()}
        paneel.vorm.delen["bereikbaar"].setFocus()
        p.typ("050-1234567")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
    na = lees(bureau, id_)
    assert na.bereikbaar == "050-1234567"
    assert (na.over, na.rij.behandelaar_id) == (voor.over, voor.rij.behandelaar_id)
    assert "Collega A · werkt hier niet meer" in namen
