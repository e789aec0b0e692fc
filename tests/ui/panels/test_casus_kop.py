"""The header of Casusregie: it is read again after everything it tells of."""

from __future__ import annotations

import sqlite3

import pytest

from tests.gezin import Gezin, bakker
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.services.reads.huishouden import lees_huishouden
from wijdesk.store.lezer import Lezer
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
    assert tabellen.intersection(GEJOURNAALD) - VAN_DE_KOP == set()
