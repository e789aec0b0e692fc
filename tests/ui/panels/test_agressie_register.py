"""The register of agressie, by keys: somebody unknown, putting it right, ending the measure, and a mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.agressie import LeesAgressie, LeesAgressies
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.ui.panels.agressie import AgressiePaneel

K = Qt.Key


def test_that_an_incident_by_somebody_unknown_goes_from_reported_to_withdrawn_by_keys(
    bureau: Bureau, qtbot: QtBot
) -> None:
    bureau.doe(MaakLocatie(naam="Beijum"))
    with proef(bureau, qtbot, "agressie") as p:
        paneel = p.paneel
        assert isinstance(paneel, AgressiePaneel)
        p.wacht(lambda: "0 gemeld" in paneel.telling.text())
        assert "0 pandverboden" in paneel.telling.text()
        assert paneel.eerste_veld() is paneel.toetsen.knop("agressie.nieuw")
        paneel.nieuw()
        p.wacht(lambda: paneel.in_vorm)
        vorm = paneel.vorm
        vorm.zoeker.regel.setText("niemand die bestaat")
        p.bewaar()
        assert vorm.zoeker.veld.heeft_fout()
        vorm.zoeker.wis()
        vorm.zet_waarden({"soort": "verbaal", "omschrijving": "Schold bij de deur", "maatregel": "pandverbod"})
        vorm.maatregel.activated.emit(vorm.maatregel.currentIndex())
        assert vorm.tot.text() == "01-06-2026"
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and not paneel.in_vorm and paneel.blad.isVisible())
        (rij,) = bureau.lees(LeesAgressies())
        assert (rij.persoon, rij.maatregel, rij.tot, rij.gebouwen) == (
            "Onbekend", "pandverbod", "2026-06-01", ("Selwerd",),
        )  # fmt: skip
        p.toets(K.Key_W)
        p.wacht(lambda: paneel.in_vorm)
        assert vorm.plek.currentText() == "Selwerd", "where it was is asked, and was here"
        vorm.plek.setCurrentIndex(vorm.plek.findText("Beijum"))
        vorm.delen["tot"].setFocus()
        vorm.tot.setText("1-1-1800")
        p.bewaar()
        p.wacht(vorm.velden["tot"].heeft_fout)
        vorm.tot.setText("1-7-2026")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.tot == "2026-07-01")
        assert paneel.detail is not None
        assert paneel.detail.rij.locatie == "Beijum"
        p.toets(K.Key_B)
        p.wacht(paneel.zin.isVisible)
        p.typ("Goed gesprek")
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.tot == "2026-03-02")
        assert not paneel.blad.toetsen.knop("agressie.beeindig").isVisible()
        assert bureau.lees(LeesAgressie(id=rij.id)).omschrijving == "Schold bij de deur"
        p.toets(K.Key_X)
        p.wacht(paneel.zin.isVisible)
        p.typ("Was iets anders")
        p.toets(K.Key_Return)
        p.wacht(lambda: not paneel.in_detail and paneel.model.rowCount() == 0)
    assert bureau.lees(LeesAgressies()) == ()
