"""The panel of tarieven, by keys: adding, what is wrong beside its field, the next one, and taking back a mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.tarief import BewaarTarief, LeesTarieven
from wijdesk.ui.panels.tarieven import TarievenPaneel

K = Qt.Key
HULP = "Wmo Huishoudelijke hulp"


def test_that_tarieven_are_kept_by_keys(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "tarieven") as p:
        paneel = p.paneel
        assert isinstance(paneel, TarievenPaneel)
        p.wacht(paneel.isVisible)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_N)
        paneel.vorm.zet_waarden({"productgroep": HULP, "bedrag": "veel", "eenheid": "uur", "van": "1-1-2025"})
        p.bewaar()
        p.wacht(paneel.vorm.velden["bron"].heeft_fout)
        assert paneel.vorm.velden["bedrag"].heeft_fout()
        paneel.vorm.zet_waarden({"bedrag": "68,40", "bron": "Raadsbesluit 2025"})
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm and paneel.lijst.huidige() is not None)
        assert [(rij.centen, rij.van) for rij in bureau.lees(LeesTarieven())] == [(6840, "2025-01-01")]
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_Return)
        assert paneel.vorm.waarden()["bedrag"] == "68,40"
        p.toets(K.Key_Escape)
        bureau.doe(
            BewaarTarief(
                id=bureau.wereld.ids(), productgroep=HULP, bedrag="70", eenheid="uur", van="2026-01-01", bron="Brief"
            )
        )
        paneel.ververs()
        p.wacht(lambda: paneel.model.rowCount() == 2)
        assert [paneel.model.rij(plek).in_gebruik for plek in range(2)] == [True, False]
        paneel.lijst.kies(paneel.model.rij(0).id)
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_Delete)
        p.wacht(lambda: [rij.centen for rij in bureau.lees(LeesTarieven())] == [6840])
