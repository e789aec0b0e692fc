"""Locaties and codes that arrive from a colleague's desk are choices at once, and nothing that was chosen changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.sync.delen import deel, map_balie, open_weer, verbind
from tests.sync.test_uitwisselaar import LANG, Balie
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.huis import Code
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.rows.huis import CodeRij
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.store.engine import Winkel
from wijdesk.store.unit_of_work import UnitOfWork, Wie
from wijdesk.ui.keuze import Keuze, Levend, Sein
from wijdesk.ui.panel import Codes
from wijdesk.ui.panels.inwoner.agressie import AgressieFormulier
from wijdesk.ui.panels.jaarverslag import JaarverslagPanel
from wijdesk.ui.panels.laddergebruik import LadderGebruikPaneel
from wijdesk.ui.panels.signalen import SignalenPanel
from wijdesk.ui.panels.vragenlijsten.bewerken import Bewerken


def rij(code: str, volgorde: int, tot: str = "") -> CodeRij:
    return CodeRij(lijst="thema", code=code, volgorde=volgorde, van="", tot=tot)


def teksten(keuze: Keuze) -> list[str]:
    return [keuze.itemText(plek) for plek in range(keuze.count())]


def test_that_a_box_of_codes_follows_the_list_and_keeps_what_was_chosen(qtbot: QtBot) -> None:
    codes = Codes((rij("werk", 1), rij("geld", 2)))
    keuze = Keuze(codes.van("thema"), leeg="Kies")
    gehoord: list[int] = []
    qtbot.addWidget(keuze)
    keuze.currentIndexChanged.connect(gehoord.append)
    keuze.zet("geld")
    del gehoord[:]
    codes.zet((rij("werk", 1), rij("geld", 2, "2020-01-01"), rij("zorg", 3)))
    codes.sein.gegeven.emit()
    assert teksten(keuze) == ["Kies", "werk", "zorg", "geld"]
    assert keuze.waarde == "geld"
    assert not gehoord  # nobody chose anything
    leeg = Keuze(codes.van("thema"), leeg="Kies")
    qtbot.addWidget(leeg)
    codes.zet((*codes.rijen, rij("wonen", 0)))
    codes.sein.gegeven.emit()
    assert teksten(leeg) == ["Kies", "wonen", "werk", "zorg"]
    assert leeg.waarde == ""


def test_that_a_box_that_was_given_a_list_of_its_own_follows_no_other(qtbot: QtBot) -> None:
    sein, nu = Sein(), ["a"]
    keuze = Keuze(Levend.van(sein, lambda: tuple(nu)))
    qtbot.addWidget(keuze)
    keuze.zet_codes(("x", "y"))
    nu.append("b")
    sein.gegeven.emit()
    assert teksten(keuze) == ["x", "y", "a"]  # the one that was chosen stays
    keuze.zet_paren((("Ix", "x"), ("Zet", "z")))
    assert (teksten(keuze), keuze.waarde) == (["Ix", "Zet", "a"], "a")


@pytest.fixture
def straat(tmp_path: Path, klok: Klok) -> Iterator[tuple[Bureau, Bureau]]:
    een, ander = (open_weer(map_balie(tmp_path, nummer, klok), klok, nummer) for nummer in (1, 2))
    verbind(een, ander, centrum=tmp_path / "centrum")
    yield een, ander
    een.sluit()
    ander.sluit()


def test_that_a_locatie_of_another_desk_can_be_chosen_after_the_next_round(
    straat: tuple[Bureau, Bureau], qtbot: QtBot
) -> None:
    een, ander = straat
    deel(een)
    deel(ander)
    balie = Balie(een, qtbot)
    omgeving = maak_omgeving(een, balie.jobs)
    jaarverslag = JaarverslagPanel(omgeving, lambda *_: GemaaktVerslag())
    gebruik, signalen = LadderGebruikPaneel(omgeving), SignalenPanel(omgeving, behandelen=True, melden=True)
    agressie, bewerken = AgressieFormulier(omgeving), Bewerken(omgeving)
    for deel_ in (jaarverslag, gebruik, signalen, agressie, bewerken):
        qtbot.addWidget(deel_)
    voor = len(omgeving.locaties)
    ander.doe(MaakLocatie(naam="Paddepoel"))
    deel(ander)
    balie.begin()
    balie.ronde()
    qtbot.waitUntil(lambda: len(omgeving.locaties) > voor, timeout=LANG)
    for keuze in (jaarverslag.locatie, gebruik.locatie, signalen.locatie, bewerken.voor):
        assert any("Paddepoel" in tekst for tekst in teksten(keuze))
    assert signalen.locatie.waarde == "Selwerd"
    assert any(vinkje.text() == "Paddepoel" for vinkje in agressie.findChildren(QCheckBox))
    balie.sluit()


def test_that_a_code_that_arrives_can_be_chosen_without_logging_in_again(
    straat: tuple[Bureau, Bureau], qtbot: QtBot
) -> None:
    een, ander = straat
    deel(een)
    deel(ander)
    balie = Balie(een, qtbot)
    omgeving = maak_omgeving(een, balie.jobs)
    keuze = Keuze(omgeving.codes.van("meldingtype"))
    qtbot.addWidget(keuze)
    [[id_]] = winkel.rauw(ander, "SELECT id FROM code WHERE lijst = 'meldingtype' ORDER BY volgorde LIMIT 1")
    eerste = teksten(keuze)[0]

    wie = Wie(
        medewerker_id=ander.medewerker.id,
        naam="",
        locatie_id=ander.medewerker.locatie_id,
        rechten=ander.rechten,
    )

    def sluit_af(open_: Winkel) -> None:
        klok, ids = ander.wereld.klok, ander.wereld.ids
        with UnitOfWork(winkel=open_, wie=wie, klok=klok, ids=ids, doel="toets") as uow:
            uow.zet_bulk(Code, "tot", "2020-01-01", waar="id = ?", params=(id_,))
            uow.commit()

    ander.op_winkel(sluit_af)
    deel(ander)
    balie.begin()
    balie.ronde()
    qtbot.waitUntil(lambda: eerste not in omgeving.codes.van("meldingtype"), timeout=LANG)
    assert keuze.waarde == eerste  # it was chosen, and stays
    assert teksten(keuze)[-1] == eerste
    balie.sluit()
