"""The header of Casusregie: it is read again after everything it tells of."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, bakker, lees
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.rows.huishouden import NAAR_MELDCODE, Melding
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.services.reads.huishouden import lees_huishouden
from wijdesk.store.lezer import Lezer
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.onderdelen import VAN_DE_KOP


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def test_that_the_header_is_read_again_after_a_change_of_anything_it_reads(bureau: Bureau, gezin: Gezin) -> None:
    tabellen: set[str] = set()
    db = bureau.eigen_verbinding()

    def merk(wat: int, tabel: str | None, *_: object) -> int:
        if wat == sqlite3.SQLITE_READ and tabel:
            tabellen.add(tabel)
        return sqlite3.SQLITE_OK

    db.set_authorizer(merk)
    wie = bureau.medewerker
    rechten = frozenset({"casus.lezen", "huishouden.lezen"})
    lezer = Lezer(db, nu=bureau.wereld.klok(), medewerker_id=wie.id, rechten=rechten)
    lees_huishouden(lezer, LeesHuishouden(id=gezin.huishouden))
    db.close()
    assert "veiligheidsafspraak" in tabellen
    assert sorted(tabellen.intersection(GEJOURNAALD) - VAN_DE_KOP) == []


def test_that_the_alert_of_a_suspicion_leads_to_the_meldcode(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "casus") as p:
        assert isinstance(p.paneel, CasusPanel)
        assert p.paneel.handle("huishouden.open", gezin.huishouden)
        kop = p.paneel.kop
        p.wacht(lambda: p.paneel.huishouden_in_beeld() == gezin.huishouden)
        detail = lees(bureau, gezin.huishouden)
        vermoeden = Melding(zin="De meldcode is nog niet begonnen.", toestand="spoed", tab=NAAR_MELDCODE)
        kop.toon(replace(detail, volgende_termijn="", meldingen=(vermoeden,)))
        chip = next(knop for knop in kop.findChildren(QPushButton, "casus_melding") if vermoeden.zin in knop.text())
        chip.setFocus()
        p.toets(Qt.Key.Key_Space)
        assert ("meldcode.begin", ("huishouden", gezin.huishouden)) in p.gevraagd
