"""A nabestaande asks on a ground, which stands in the decision; the record is looked through by subject."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gezin import bakker, zet
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.persoon import Persoon
from wijdesk.ui.panels.avg import AvgPaneel

K = Qt.Key


def test_that_a_nabestaande_is_taken_in_and_granted_on_a_ground(bureau: Bureau, qtbot: QtBot) -> None:
    thuis = bakker(bureau)
    zet(bureau, Persoon, thuis.moeder, overleden_op="2026-02-20")
    with proef(bureau, qtbot, "avg") as p:
        paneel = p.paneel
        assert isinstance(paneel, AvgPaneel)
        paneel.handle("avg.nieuw", ("persoon", thuis.moeder, "Fatima Bakker"))
        vorm = paneel.vorm
        assert not vorm.veld_grond.isVisible()
        vorm.zet_waarden({"hoedanigheid": "nabestaande", "verzoeker": "Hans Bakker", "identiteit": "bekend"})
        assert vorm.veld_grond.isVisible()
        p.bewaar()
        p.wacht(vorm.velden["grond"].heeft_fout)
        vorm.zet_waarden({"grond": "belang"})
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and paneel.bladen.currentWidget() is paneel.rol)
        assert "Hans Bakker (nabestaande)" in p.teksten()
        assert "Een zwaarwegend belang (lid 1 onder b)" in p.teksten()
        p.toets(K.Key_B)
        p.wacht(paneel.besluit_vorm.isVisible)
        assert paneel.besluit_vorm.waarden()["grond"] == "belang"
        assert not paneel.besluit_vorm.grond.isVisible()
        paneel.besluit_vorm.zet_waarden({"besluit": "deels", "reden": "Alleen wat er is gedaan"})
        assert paneel.besluit_vorm.grond.isVisible()
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and paneel.detail.besluitgrond == "belang")
        p.toets(K.Key_D)
        p.wacht(lambda: paneel.nakijken.inzage is not None)
        assert "Onderdeel: Wie de inwoner was" in p.teksten()
