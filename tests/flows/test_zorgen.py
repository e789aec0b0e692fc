"""Worries about a family through the real window, by keys alone: up the ladder, a colleague who hears it and sees it,
the meldcode step by step, and a melding at the Wvggz-meldpunt with its clock.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import gezin, winkel
from tests.flows.casus import Leven
from tests.flows.scherm import CTRL, K, paneel
from tests.signalen import meld
from wijdesk.models.opdrachten.wvggz import LeesWvggz
from wijdesk.models.values import IdMaker, Klok
from wijdesk.ui.panels.meldcode import MeldcodePaneel
from wijdesk.ui.panels.opschaling import OpschalingPaneel
from wijdesk.ui.panels.wvggz import WvggzPaneel

TWEEDE, GEHEIM = "Tineke Leider", "drie rode vissen zwemmen"


def test_that_worries_are_taken_up_the_ladder_and_heard(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map=map_, klok=klok, ids=ids, qapp=qapp, qtbot=qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        huis = gezin.de_vries(open_)
    leven.nieuwe_collega(TWEEDE, GEHEIM, "teamleider")
    with leven.dag("2026-03-02", "10:00") as venster:
        venster.verzoek("huishouden.open", huis.huishouden)
        leven.rust()
        leven.doe("opschalen wie in beeld")
        ladder = cast("OpschalingPaneel", paneel(venster, "opschaling"))
        leven.wacht(lambda: ladder.detail is not None)
        leven.kijk("zorgen-ladder", "Gezin De Vries", "Staat niet op de ladder")
        leven.druk(K.Key_Down)
        leven.druk(K.Key_O)
        leven.kijk("zorgen-opschalen", TWEEDE)
        leven.toetsen.typ("De afspraken met school lukken niet")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: ladder.detail is not None and bool(ladder.detail.trede))
        leven.kijk("zorgen-opgeschaald", "Staat op “Teamleider”", "De afspraken met school lukken niet")
        leven.doe("meldcode voor wie in beeld")
        meldcode = cast("MeldcodePaneel", paneel(venster, "meldcode"))
        leven.wacht(lambda: meldcode.in_vorm)
        leven.toetsen.typ("Geschreeuw gehoord door de buren")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: meldcode.detail is not None and not meldcode.in_vorm)
        leven.kijk("zorgen-meldcode", "0800-2000", "In kaart brengen van signalen")
        leven.druk(K.Key_Return)
        leven.toetsen.typ("Greet, gedragswetenschapper")
        leven.druk(K.Key_Tab)
        leven.toetsen.typ("Alles op een rij gezet")
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: meldcode.detail is not None and meldcode.detail.open == (2, 3, 4))
        assert meldcode.detail is not None
        assert [rij.met for rij in meldcode.detail.stappen] == ["Greet, gedragswetenschapper"]
        leven.druk(K.Key_W)
        leven.kijk("zorgen-wegen", "Vermoedt u nog steeds")
        leven.druk(K.Key_Escape)
    with leven.dag("2026-03-02", "11:00", wie=TWEEDE, wachtwoord=GEHEIM):
        leven.doe("toon mijn werk")
        leven.kijk("zorgen-bericht", "Gezin De Vries", "De afspraken met school lukken niet")
        leven.druk(K.Key_G)
        leven.rust()
        assert "De afspraken met school lukken niet" not in leven.kijk("zorgen-gezien")
    leven.kijk_na()
    assert not leven.afgesneden


def test_that_a_wvggz_melding_is_followed_and_a_call_counted(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    leven = Leven(map=map_, klok=klok, ids=ids, qapp=qapp, qtbot=qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        wie = gezin.persoon(open_, "Wouter")
        signaal = meld(open_, soort="Wvggz-melding", persoon_id=wie, thema="", bron="huisarts", oppakken=True)
    with leven.dag("2026-03-06", "16:55") as venster:
        leven.doe("toon wvggz-meldpunt")
        meldpunt = cast("WvggzPaneel", paneel(venster, "wvggz"))
        leven.wacht(lambda: meldpunt.model_lijst.rowCount() == 1)
        meldpunt.lijst.lijst.setFocus()
        leven.kijk("zorgen-wvggz", "Wouter van der Meulen", "nog niet begonnen", "WIJ sluit over 5 minuten")
        leven.druk(K.Key_C)
        leven.druk(K.Key_5)
        leven.wacht(lambda: meldpunt.consult_vorm.geteld)
        leven.kijk("zorgen-consult", "Geteld: huisarts")
        leven.druk(K.Key_Escape)
        leven.druk(K.Key_Return)
        leven.wacht(lambda: meldpunt.detail is not None)
        leven.druk(K.Key_Return)
        leven.druk(K.Key_S, erbij=CTRL)
        leven.wacht(lambda: meldpunt.detail is not None and meldpunt.detail.begonnen and not meldpunt.in_vorm)
        leven.kijk("zorgen-onderzoek", "nog 10 dagen", "Wvggz art. 5:2")
        leven.doe("cijfers wvggz")
        leven.kijk("zorgen-cijfers", "Consulten per telefoon")
    with winkel.bureau(map_, klok, ids) as open_:
        assert open_.lees(LeesWvggz(signaal_id=signaal)).begonnen
    leven.kijk_na()
    assert not leven.afgesneden
