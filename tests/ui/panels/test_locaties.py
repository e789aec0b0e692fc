"""The panel of locaties, by keys: adding, closing with a place for whoever works there, and what came in meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import LeesMedewerkers, MaakLocatie
from wijdesk.models.opdrachten.locatie import BewaarLocatie, LeesLocatieBeheer
from wijdesk.ui.onderhoudslijst import dagen_in_woorden
from wijdesk.ui.panels.locaties import LocatiesPaneel

K = Qt.Key


def test_that_locaties_are_kept_by_keys(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "locaties") as p:
        paneel = p.paneel
        assert isinstance(paneel, LocatiesPaneel)
        p.wacht(lambda: paneel.model.rowCount() == 1)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_N)
        assert not paneel.vorm.veld_naar.isVisible()
        p.typ("selwerd")
        p.bewaar()
        p.wacht(paneel.vorm.velden["naam"].heeft_fout)
        p.typ(" noord")
        p.bewaar()
        p.wacht(lambda: (rij := paneel.lijst.huidige()) is not None and rij.naam == "selwerd noord")
        p.toets(K.Key_Up)
        p.toets(K.Key_Return)
        assert paneel.vorm.veld_naar.isVisible()
        assert "Hier werkt 1 collega" in p.teksten()
        paneel.vorm.zet_waarden({"tot": "2-3-2026"})
        p.bewaar()
        p.wacht(paneel.vorm.velden["collegas_naar"].heeft_fout)
        assert paneel.vorm.naar.hasFocus()
        p.toets(K.Key_Down)
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm and bool((rij := paneel.lijst.huidige()) and rij.tot))
        assert bureau.lees(LeesMedewerkers())[0].locatie == "selwerd noord"
        p.toets(K.Key_Return)
        paneel.vorm.zet_waarden({"tot": ""})
        p.bewaar()
        p.wacht(lambda: not any(rij.tot for rij in bureau.lees(LeesLocatieBeheer())))


def test_that_a_name_that_came_in_meanwhile_is_told(bureau: Bureau, qtbot: QtBot) -> None:
    beijum = bureau.doe(MaakLocatie(naam="Beijum"))
    with proef(bureau, qtbot, "locaties") as p:
        paneel = p.paneel
        assert isinstance(paneel, LocatiesPaneel)
        p.wacht(lambda: paneel.model.rowCount() == 2)
        paneel.lijst.kies(beijum)
        paneel.wijzig()
        bureau.doe(BewaarLocatie(id=beijum, naam="Beijum Oost"))
        paneel.vorm.zet_waarden({"naam": "Beijum West"})
        p.bewaar()
        p.wacht(paneel.vorm.velden["naam"].heeft_fout)
        assert "Beijum Oost" in p.teksten()
        assert paneel.vorm.waarden()["naam"] == "Beijum West"
        p.bewaar()
        p.wacht(lambda: bureau.lees(LeesLocatieBeheer())[0].naam == "Beijum West")


def test_that_the_days_of_what_is_closed_are_told_short_enough_for_large_text() -> None:
    assert dagen_in_woorden("2024-01-01", "2026-02-01", in_gebruik=False) == "01-01-2024 t/m 01-02-2026"
    assert dagen_in_woorden("2027-01-01", "", in_gebruik=False) == "vanaf 01-01-2027"
    assert dagen_in_woorden("2024-01-01", "2026-12-31", in_gebruik=True) == "t/m 31-12-2026"
    assert dagen_in_woorden("", "", in_gebruik=True) == ""
