"""Dossiercontrole through the real window, by keys alone: drawn, filled in with a finding, answered by the casemanager,
improved; and the figure that was there counts it.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.dossiers import dossier
from tests.flows.casus import Leven
from tests.flows.scherm import CTRL, K, paneel
from tests.gezin import DAG
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.models.cijfer import periode_van
from wijdesk.models.dossierregels import lijst_op
from wijdesk.models.opdrachten.cijfer import LeesCijfers
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.values import IdMaker
from wijdesk.ui.panels.dossiercontrole import DossiercontrolePaneel
from wijdesk.ui.panels.werk import WerkPanel

RIK, WACHTWOORD = "Rik Postma", "een lang genoeg wachtwoord van Rik"


def test_that_a_drawn_file_is_checked_answered_improved_and_counted(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map=map_, klok=klok, ids=ids, qapp=qapp, qtbot=qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        open_.maak_medewerker(RIK, WACHTWOORD, ("casemanager",), open_.medewerker.locatie_id)
        rik = next(rij.id for rij in open_.lees(LeesMedewerkers()) if rij.naam == RIK)
        dossier(open_, rik, dagen=200)
    with leven.dag("2026-03-02", "10:00") as venster:
        leven.doe("toon dossiercontrole")
        controle = cast("DossiercontrolePaneel", paneel(venster, "dossiercontrole"))
        leven.wacht(lambda: controle.maand is not None)
        controle.eerste_veld().setFocus()
        leven.druk(K.Key_T)
        leven.wacht(lambda: controle.model.rowCount() == 1)
        controle.lijst.lijst.setFocus()
        leven.kijk("controle-lijst", "0 van 8 gecontroleerd", "Loopt langer", "te doen")
        leven.doe("toon mijn werk")
        werk = cast("WerkPanel", paneel(venster, "werk"))
        leven.wacht(lambda: werk.model.rowCount() == 1)
        werk.lijst.lijst.setFocus()
        leven.kijk("controle-te-doen", "Dossiercontrole maart 2026: 0 van 8 gedaan")
        leven.druk(K.Key_Home, K.Key_Return)
        leven.rust()
        controle.lijst.lijst.setFocus()
        leven.druk(K.Key_Return)
        leven.wacht(lambda: controle.detail is not None)
        leven.kijk("controle-blad", "Er is nog niets ingevuld", "maart 2026")
        leven.druk(K.Key_I)
        leven.wacht(lambda: controle.in_vorm)
        leven.rust()
        for punt in lijst_op("2026-03-02").punten:
            leven.naar(f"{punt.vraag}: ")
            leven.druk(K.Key_N if punt.code == "een_plan" else K.Key_X if punt.code == "meldcode" else K.Key_J)
            if punt.code == "een_plan":
                leven.vul("Opmerking", "Er zijn twee plannen")
                leven.vul("Wat moet er beter", "Maak er samen een plan van")
                leven.vul("Klaar voor", "09-03-2026")
                leven.kijk("controle-vorm", "Wie doet dit?", RIK)
        leven.druk(K.Key_Return, erbij=CTRL)
        leven.wacht(lambda: not controle.in_vorm and controle.detail is not None and controle.detail.rij.gedaan_op)
        leven.kijk("controle-klaar", "13 van 14 in orde", "Er zijn twee plannen", f"{RIK} antwoordt uiterlijk")
        leven.druk(K.Key_T)
        leven.kijk("controle-gedaan", "1 van 8 gecontroleerd", "1 bevinding te beantwoorden")
    with leven.dag("2026-03-03", "09:00", wie=RIK, wachtwoord=WACHTWOORD) as venster:
        leven.doe("toon mijn werk")
        werk = cast("WerkPanel", paneel(venster, "werk"))
        leven.wacht(lambda: werk.model.rowCount() >= 2)
        werk.lijst.lijst.setFocus()
        leven.kijk("controle-werk", "Dossiercontrole: 1 bevinding beantwoorden", "Maak er samen een plan van")
        leven.druk(K.Key_Home, K.Key_Return)
        controle = cast("DossiercontrolePaneel", paneel(venster, "dossiercontrole"))
        leven.wacht(lambda: controle.detail is not None)
        leven.druk(K.Key_B)
        leven.toetsen.typ("Klopt, wij voegen ze samen")
        leven.druk(K.Key_Return)
        leven.wacht(lambda: controle.detail is not None and not controle.detail.rij.wacht)
        controle.blad.setFocus()
        leven.druk(K.Key_G)
        leven.wacht(lambda: controle.detail is not None and not controle.detail.rij.acties)
        leven.kijk("controle-antwoord", "Klopt, wij voegen ze samen", "gedaan 03-03-2026")
    klok.verzet(30 * DAG)  # a month counts when it is over
    open_ = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    blad = open_.lees(LeesCijfers(periode=periode_van("maand", "2026-03-03")))
    open_.sluit()
    nu = next(een.nu for een in blad.cijfers if een.definitie.naam == "dossiercontroles")
    assert (nu.teller, nu.noemer) == (1, 8)
    leven.kijk_na()
    assert not leven.afgesneden
