"""A resident asks to keep a dossier and not use it, in the window: granted with a letter, closed to its own regisseur,
and lifted with a letter.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.flows.casus import Leven, op_scherm
from tests.flows.scherm import K, paneel
from tests.flows.test_inzage import COLLEGA, WACHTWOORD, bureau_van, open_
from tests.gezin import WOORDEN, bakker, zet
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.values import IdMaker
from wijdesk.ui.panels.avg import AvgPaneel

NIET = "Beperkt: niet gebruiken"


def brief(leven: Leven, avg: AvgPaneel) -> str:
    """The letter that belongs to how the request stands."""
    avg.blad.setFocus()
    leven.druk(K.Key_P)
    return leven.papier()


def test_that_a_dossier_that_may_not_be_used_is_closed_on_the_screen_and_lifted_with_a_letter(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map_, klok, ids, qapp, qtbot)
    leven.nieuwe_collega(COLLEGA, WACHTWOORD, "casemanager")
    with bureau_van(leven) as bureau:
        thuis = bakker(bureau)
        omar = next(rij.id for rij in bureau.lees(LeesMedewerkers()) if rij.naam == COLLEGA)
        zet(bureau, Huishouden, thuis.huishouden, regisseur_id=omar)
    with leven.dag("2026-03-02") as venster:
        leven.doe("toon avg-verzoeken")
        avg = cast("AvgPaneel", paneel(venster, "avg"))
        venster.verzoek("avg.nieuw", ("persoon", thuis.zoon, "Sem Bakker"))
        leven.wacht(lambda: avg.in_vorm)
        avg.vorm.zet_waarden({"soort": "beperking", "identiteit": "bekend", "gevraagd": "Gebruik het even niet"})
        leven.bewaar()
        leven.wacht(lambda: avg.detail is not None and not avg.in_vorm)
        avg.blad.setFocus()
        leven.druk(K.Key_B)
        leven.druk(K.Key_1)
        leven.bewaar()
        leven.wacht(lambda: not avg.in_vorm)
        gekregen = brief(leven, avg)
        assert "AVG art. 18" in gekregen
        assert "Sem Bakker" in gekregen
    with leven.dag("2026-03-03", wie=COLLEGA, wachtwoord=WACHTWOORD) as venster:
        open_(leven, thuis)
        leven.wacht(lambda: NIET in op_scherm(venster))
        leven.tab("plan")
        assert WOORDEN[0] not in op_scherm(venster)
    with leven.dag("2026-03-04") as venster:
        leven.doe("toon avg-verzoeken")
        avg = cast("AvgPaneel", paneel(venster, "avg"))
        leven.wacht(lambda: avg.model.rowCount() == 1)
        avg.open(avg.model.rij(0).id)
        leven.rust()
        avg.blad.setFocus()
        leven.druk(K.Key_H)
        leven.toetsen.typ("Het onderzoek is klaar")
        leven.druk(K.Key_Return)
        leven.wacht(lambda: "Het onderzoek is klaar" in op_scherm(venster))
        assert "Het onderzoek is klaar" in brief(leven, avg)
