"""A row may come before what it refers to, and only then a transaction pays for that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from tests.gezin import SINDS, eenheid, gezin, lid, persoon
from tests.winkel import contact, rauw
from wijdesk.app.bureau import Bureau
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.volgorde import BuitenVolgorde, op_volgorde


def lid_eerst(bureau: Bureau, uow: UnitOfWork) -> None:
    """A membership, and after it, sent apart, who and what it is of."""
    persoon, huishouden = bureau.wereld.ids(), bureau.wereld.ids()
    uow.voeg_toe(Huishoudlid(huishouden_id=huishouden, persoon_id=persoon, rol="alleenstaande", van=SINDS))
    uow.flush()
    uow.voeg_toe(Persoon(id=persoon, achternaam="Proef", geboortedatum="1980-05-12"))
    uow.voeg_toe(Huishouden(id=huishouden, naam="Proef", locatie_id=bureau.medewerker.locatie_id, bekend_sinds=SINDS))
    uow.commit()


def test_that_rows_in_any_order_are_written_when_that_is_free(bureau: Bureau) -> None:
    with eenheid(bureau) as uow, op_volgorde(uow):
        assert uow.volgorde_vrij
        lid_eerst(bureau, uow)
    assert rauw(bureau, "SELECT count(*) FROM huishoudlid") == [(1,)]


def test_that_they_are_found_out_and_nothing_is_written_when_it_is_not(bureau: Bureau) -> None:
    voor = rauw(bureau, "SELECT count(*) FROM mutatie")
    with pytest.raises(BuitenVolgorde), replace(eenheid(bureau), volgorde_vrij=False) as uow, op_volgorde(uow):
        lid_eerst(bureau, uow)
    assert rauw(bureau, "SELECT count(*) FROM huishoudlid") == [(0,)]
    assert rauw(bureau, "SELECT count(*) FROM mutatie") == voor
    bureau.doe(contact(bureau))
    assert rauw(bureau, "SELECT count(*) FROM mutatie") > voor, "the connection goes on"


def lid_van_niemand(uow: UnitOfWork) -> None:
    uow.voeg_toe(Huishoudlid(huishouden_id=Id(b"1" * 16), persoon_id=Id(b"2" * 16), rol="kind", van=SINDS))
    uow.commit()


def test_that_what_never_comes_is_refused_in_both(bureau: Bureau) -> None:
    for vrij, soort in ((True, IntegrityError), (False, BuitenVolgorde)):
        with pytest.raises(soort), replace(eenheid(bureau), volgorde_vrij=vrij) as uow, op_volgorde(uow):
            lid_van_niemand(uow)
    assert rauw(bureau, "SELECT count(*) FROM huishoudlid") == [(0,)]


def test_that_a_registration_does_not_pay_and_a_household_that_names_its_members_first_does(bureau: Bureau) -> None:
    bureau.doe(contact(bureau))
    ouder, kind = persoon(bureau, "Anna", "1980-05-12"), persoon(bureau, "Bo", "2015-05-12")
    assert bureau._winkel is not None
    gezegd: list[str] = []
    bureau._winkel.db.set_trace_callback(gezegd.append)
    bureau.doe(contact(bureau))
    assert any("INSERT INTO contact" in regel for regel in gezegd)
    assert not any("defer_foreign_keys" in regel for regel in gezegd)
    id_ = gezin(bureau, lid(ouder, "ouder met gezag"), lid(kind, "kind"))
    assert any("defer_foreign_keys" in regel for regel in gezegd)
    bureau._winkel.db.set_trace_callback(None)
    assert rauw(bureau, "SELECT count(*) FROM huishoudlid WHERE huishouden_id = ?", id_) == [(2,)]
