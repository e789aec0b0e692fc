"""The ladder on the screen: up and down by keys, what is refused, who hears it in Mijn werk, the ladder kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests import gezin as huis
from tests.services.collega import Collega
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.opschaling import (
    LeesBerichten,
    LeesLadder,
    LeesLadderBeheer,
    LeesOpschaling,
    SchaalOp,
)
from wijdesk.models.rows.opschaling import BerichtRij
from wijdesk.models.values import Id
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.ladder import LadderPaneel
from wijdesk.ui.panels.laddergebruik import LadderGebruikPaneel
from wijdesk.ui.panels.opschaling import OpschalingPaneel
from wijdesk.ui.panels.werk import WerkPanel
from wijdesk.ui.regels import REGEL_ROLE

K = Qt.Key


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    wie = Collega(bureau, "teamleider", naam="Tineke Leider")
    yield wie
    wie.sluit()


@pytest.fixture
def p(bureau: Bureau, collega: Collega, qtbot: QtBot) -> Iterator[Proef]:
    with proef(bureau, qtbot, "opschaling") as gemaakt:
        yield gemaakt


def open_ladder(p: Proef, huishouden: Id) -> OpschalingPaneel:
    paneel = p.paneel
    assert isinstance(paneel, OpschalingPaneel)
    assert paneel.handle("opschaling.open", ("huishouden", huishouden))
    p.wacht(lambda: paneel.detail is not None)
    paneel.eerste_veld().setFocus()
    return paneel


def trede(bureau: Bureau, huishouden: Id) -> str:
    return bureau.lees(LeesOpschaling(soort="huishouden", id=huishouden)).trede


def test_that_one_goes_up_and_down_by_keys(bureau: Bureau, collega: Collega, p: Proef) -> None:
    gezin = huis.de_vries(bureau)
    paneel = open_ladder(p, gezin.huishouden)
    assert "Staat niet op de ladder" in p.teksten()
    p.toets(K.Key_Down)
    p.toets(K.Key_O)
    assert paneel.in_vorm
    assert "Tineke Leider" in p.teksten()
    p.typ("Het lukt ons niet alleen")
    p.bewaar()
    p.wacht(lambda: not paneel.in_vorm)
    p.wacht(lambda: "Staat op “Teamleider”" in p.teksten())
    assert [rij.waarom for rij in collega.lees(LeesBerichten())] == ["Het lukt ons niet alleen"]
    p.toets(K.Key_A)
    p.typ("Het gaat beter")
    p.bewaar()
    p.wacht(lambda: "Staat niet op de ladder" in p.teksten())
    assert paneel.model_stappen.rowCount() == 2


def test_that_enter_on_a_rung_goes_up_to_that_rung(bureau: Bureau, p: Proef) -> None:
    gezin = huis.de_vries(bureau)
    paneel = open_ladder(p, gezin.huishouden)
    for _ in range(3):
        p.toets(K.Key_Down)
    p.toets(K.Key_Return)
    p.typ("Te gevaarlijk voor ons")
    p.toets(K.Key_Tab)
    p.typ("mw. Smit, gemeente")
    p.bewaar()
    p.wacht(lambda: trede(bureau, gezin.huishouden) == "Procesregie door de gemeente")
    p.wacht(lambda: paneel.detail is not None and paneel.detail.trede_id is not None)
    p.toets(K.Key_Return)
    assert "al op deze trede" in p.meldingen()


def test_that_a_step_without_a_reason_is_refused_beside_the_field(bureau: Bureau, p: Proef) -> None:
    paneel = open_ladder(p, huis.de_vries(bureau).huishouden)
    p.toets(K.Key_O)
    p.bewaar()
    p.wacht(paneel.vorm.velden["waarom"].heeft_fout)
    assert "één zin waarom" in p.teksten()
    assert paneel.in_vorm


def test_that_escape_keeps_what_was_typed(bureau: Bureau, p: Proef) -> None:
    gezin = huis.de_vries(bureau)
    paneel = open_ladder(p, gezin.huishouden)
    p.toets(K.Key_O)
    p.typ("Half af")
    p.toets(K.Key_Escape)
    assert not paneel.in_vorm
    ander = huis.huishouden(bureau, "Bosma")
    open_ladder(p, ander)
    p.wacht(lambda: paneel.detail is not None and paneel.detail.id == ander)
    p.toets(K.Key_O)
    p.wacht(lambda: paneel.vorm.waarden()["waarom"] == "")
    p.toets(K.Key_Escape)
    open_ladder(p, gezin.huishouden)
    p.wacht(lambda: paneel.detail is not None and paneel.detail.id == gezin.huishouden)
    p.toets(K.Key_O)
    p.wacht(lambda: paneel.vorm.waarden()["waarom"] == "Half af")


def test_that_a_refresh_does_not_overwrite_what_is_being_typed(bureau: Bureau, collega: Collega, p: Proef) -> None:
    gezin = huis.de_vries(bureau)
    paneel = open_ladder(p, gezin.huishouden)
    p.toets(K.Key_O)
    p.typ("Wij komen er niet uit")
    ladder = [rij.id for rij in bureau.lees(LeesLadder())]
    collega.doe(SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=ladder[2], waarom="Was eerder"))
    paneel.ververs()
    p.wacht(lambda: paneel.detail is not None and paneel.detail.trede_id == ladder[2])
    assert paneel.in_vorm
    assert paneel.vorm.waarden()["waarom"] == "Wij komen er niet uit"
    p.bewaar()
    p.wacht(paneel.vorm.velden["trede_id"].heeft_fout)


def test_that_the_list_shows_what_stands_and_leads_to_the_numbers(bureau: Bureau, p: Proef) -> None:
    ladder = [rij.id for rij in bureau.lees(LeesLadder())]
    bureau.doe(SchaalOp(soort="huishouden", id=huis.huishouden(bureau, "Bosma"), trede_id=ladder[0], waarom="Samen"))
    paneel = p.paneel
    assert isinstance(paneel, OpschalingPaneel)
    paneel.ververs()
    p.wacht(lambda: paneel.model_lijst.rowCount() == 1)
    paneel.eerste_veld().setFocus()
    p.toets(K.Key_G)
    assert ("laddergebruik.open", None) in p.gevraagd
    p.toets(K.Key_Return)
    p.wacht(lambda: paneel.detail is not None)
    p.toets(K.Key_D)
    assert any(wat == "huishouden.open" for wat, _ in p.gevraagd)
    p.toets(K.Key_Escape)
    assert paneel.detail is None


def test_that_somebody_hidden_cannot_be_opened_and_says_why(bureau: Bureau, p: Proef, qtbot: QtBot) -> None:
    gezin = huis.de_vries(bureau)
    huis.scherm_af(bureau, gezin.zoon)
    bureau._leesloket._rechten = bureau.rechten - {"persoon.afgeschermd"}
    paneel = p.paneel
    assert isinstance(paneel, OpschalingPaneel)
    paneel.open("persoon", gezin.zoon)
    p.wacht(lambda: "afgeschermd" in p.meldingen())
    assert paneel.bladen.currentWidget() is paneel.overzicht
    assert "Sami" not in p.teksten()


# Beside it -----------------------------------------------------------------------------------------------------------


def test_that_a_message_stands_in_mijn_werk_until_it_was_seen(bureau: Bureau, collega: Collega, qtbot: QtBot) -> None:
    gezin = huis.de_vries(bureau)
    ladder = [rij.id for rij in bureau.lees(LeesLadder())]
    collega.doe(SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=ladder[2], waarom="WAAROMWOORD"))
    with proef(bureau, qtbot, "werk") as p:
        paneel = p.paneel
        assert isinstance(paneel, WerkPanel)
        p.wacht(lambda: paneel.model.rowCount() > 0 and isinstance(paneel.model.rij(0), BerichtRij))
        paneel.lijst.lijst.setCurrentIndex(paneel.model.index(0, 0))
        regel = paneel.model.index(0, 0).data(REGEL_ROLE)
        assert (regel.titel, regel.kop) == ("Gezin De Vries", "U moet dit weten")
        assert "WAAROMWOORD" in p.teksten()
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_Return)
        assert ("opschaling.open", ("huishouden", gezin.huishouden)) in p.gevraagd
        p.toets(K.Key_A)  # a message is not rounded off
        assert paneel.zin.isHidden()
        p.toets(K.Key_G)
        p.wacht(lambda: not any(isinstance(paneel.model.rij(n), BerichtRij) for n in range(paneel.model.rowCount())))
    assert bureau.lees(LeesBerichten()) == ()


def test_that_the_header_of_the_case_shows_the_rung_and_leads_there(bureau: Bureau, qtbot: QtBot) -> None:
    gezin = huis.de_vries(bureau)
    ladder = [rij.id for rij in bureau.lees(LeesLadder())]
    bureau.doe(SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=ladder[1], waarom="Samen"))
    with proef(bureau, qtbot, "casus") as p:
        paneel = p.paneel
        assert isinstance(paneel, CasusPanel)
        paneel.handle("huishouden.open", gezin.huishouden)
        p.wacht(lambda: paneel.huishouden is not None)
        assert paneel.huishouden is not None
        assert "Opgeschaald: Teamleider" in [melding.zin for melding in paneel.huishouden.meldingen]
        for meer in paneel.kop.findChildren(QPushButton, "casus_meer"):
            if meer.isVisible():
                meer.click()
        knoppen = paneel.kop.findChildren(QPushButton, "casus_melding")
        next(knop for knop in knoppen if knop.isVisible() and "Opgeschaald" in knop.accessibleName()).click()
        assert ("opschaling.open", ("huishouden", gezin.huishouden)) in p.gevraagd
        acties = {actie.naam: actie for actie in paneel.acties()}
        acties["casus.meldcode"].doe()
        assert ("meldcode.begin", ("huishouden", gezin.huishouden)) in p.gevraagd


def test_that_the_ladder_is_kept_by_keys(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "ladder") as p:
        paneel = p.paneel
        assert isinstance(paneel, LadderPaneel)
        p.wacht(lambda: paneel.model.rowCount() == 5)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_N)
        p.bewaar()
        p.wacht(paneel.vorm.velden["naam"].heeft_fout)
        p.typ("Landelijk loket")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        p.wacht(lambda: (rij := paneel.lijst.huidige()) is not None and rij.naam == "Landelijk loket")
        nieuw = bureau.lees(LeesLadderBeheer())[-1]
        assert (nieuw.naam, nieuw.volgorde, nieuw.van) == ("Landelijk loket", 60, "2026-03-02")
        p.toets(K.Key_Return)
        assert paneel.vorm.rij is not None
        assert paneel.vorm.rij.naam == "Landelijk loket"
        paneel.vorm.zet_waarden({"tot": "31-12-2026"})
        p.bewaar()
        p.wacht(lambda: bureau.lees(LeesLadderBeheer())[-1].tot == "2026-12-31")


def test_that_the_use_is_a_table_without_names_to_copy_or_keep(bureau: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    ladder = [rij.id for rij in bureau.lees(LeesLadder())]
    bureau.doe(SchaalOp(soort="huishouden", id=huis.huishouden(bureau, "Bosma"), trede_id=ladder[0], waarom="Samen"))
    with proef(bureau, qtbot, "laddergebruik") as p:
        paneel = p.paneel
        assert isinstance(paneel, LadderGebruikPaneel)
        assert paneel.handle("laddergebruik.open", None)
        p.wacht(lambda: paneel.gebruik is not None)
        paneel.kopieer()
        tekst = QGuiApplication.clipboard().text()
        assert tekst.splitlines()[0] == "Trede\tLocatie\tK2 2025\tK3 2025\tK4 2025\tK1 2026\tSamen"
        assert tekst.splitlines()[1] == "Overleg in het team\tSelwerd\t0\t0\t0\t1\t1"
        assert "Bosma" not in tekst + p.teksten()
        doel = tmp_path / "uit" / "ladder.csv"
        paneel.kies_waar()
        venster = paneel.findChild(QFileDialog)
        assert venster is not None
        assert venster.selectedFiles()[0].endswith("ladder-2026-k1.csv")
        venster.fileSelected.emit(str(doel))
        venster.close()
        p.wacht(lambda: "ladder.csv opgeslagen" in p.meldingen())
        regels = doel.read_text(encoding="utf-8").splitlines()
        assert regels[:2] == [
            "locatie,trede,2025-K2,2025-K3,2025-K4,2026-K1,samen", "Selwerd,Overleg in het team,0,0,0,1,1",
        ]  # fmt: skip
        assert "Bosma" not in doel.read_text(encoding="utf-8")
        assert paneel.gebruik is not None
        in_de_weg = tmp_path / "vol"
        in_de_weg.write_text("")
        paneel.bewaar_als(paneel.gebruik, in_de_weg / "ladder.csv")
        p.wacht(lambda: "niet opgeslagen" in p.meldingen())
