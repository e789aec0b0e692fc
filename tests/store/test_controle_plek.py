"""The check says where: a changed byte in the log or the journal is told with its chain, number, table and moment."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.models.huis import Toegang
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rechten_van
from wijdesk.store.controle import HOOGSTENS_PLEKKEN, Bevinding, controleer
from wijdesk.store.unit_of_work import UnitOfWork, Wie


def bekeken(bureau: Bureau) -> Id:
    """Somebody whose card was opened, and the line of the log about it."""
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.lees(LeesPersoonKaart(id=wie))
    bureau.doe(LogToegang())
    return Id(winkel.rauw(bureau, "SELECT id FROM toegang WHERE persoon_id = ?", wie)[0][0])


def na(bureau: Bureau, sql: str, *params: object) -> tuple[Bevinding, ...]:
    """What the check says after somebody changed the file."""
    db = bureau.eigen_verbinding()
    try:
        db.execute(sql, params)
        return controleer(db)
    finally:
        db.close()


def plek_van(bureau: Bureau, rij: Id) -> tuple[str, int]:
    """Chain and number of the entry of a row."""
    balie, volgnr = winkel.rauw(
        bureau, "SELECT k.balie_id, k.volgnr FROM keten k JOIN mutatie m ON m.id = k.mutatie_id WHERE m.rij = ?", rij
    )[0]
    return balie.hex()[-8:], volgnr


@pytest.mark.parametrize(
    ("wat", "sql"),
    [
        ("inhoud", "UPDATE mutatie SET inhoud = replace(inhoud, 'geopend', 'gefopend') WHERE rij = ?"),
        ("inhoud", "UPDATE mutatie SET zout = zeroblob(16) WHERE rij = ?"),
        ("inhoud", "UPDATE mutatie SET transactie = zeroblob(16) WHERE rij = ?"),
        ("keten", "UPDATE mutatie SET kop = replace(kop, 'toegang', 'toegong') WHERE rij = ?"),
        ("keten", "UPDATE keten SET schakel = zeroblob(32) WHERE mutatie_id = (SELECT id FROM mutatie WHERE rij = ?)"),
        ("keten", "UPDATE mutatie SET kop = '' WHERE rij = ?"),
        ("projectie", "UPDATE toegang SET tijd = tijd + 1 WHERE id = ?"),
        ("projectie", "DELETE FROM toegang WHERE id = ?"),
    ],
)
def test_that_a_changed_line_of_the_log_is_reported_with_its_place(bureau: Bureau, wat: str, sql: str) -> None:
    rij = bekeken(bureau)
    keten, nummer = plek_van(bureau, rij)
    tijd = f"{lokaal(bureau.wereld.klok()):%d-%m-%Y %H:%M:%S}"
    plekken = [plek for bevinding in na(bureau, sql, rij) if bevinding.soort == wat for plek in bevinding.plekken]
    assert any(f"keten {keten}, nummer {nummer}" in plek for plek in plekken), plekken
    if "kop =" not in sql:
        assert any(f"tabel toegang, geschreven {tijd}" in plek for plek in plekken)


def test_that_an_entry_that_was_taken_out_is_missed_where_it_was(bureau: Bureau) -> None:
    rij = bekeken(bureau)
    keten, nummer = plek_van(bureau, rij)
    plekken = [plek for bevinding in na(bureau, "DELETE FROM mutatie WHERE rij = ?", rij) for plek in bevinding.plekken]
    assert f"keten {keten}, nummer {nummer}: de regel ontbreekt" in plekken


def test_that_many_places_are_told_to_a_number(bureau: Bureau) -> None:
    bekeken(bureau)
    bevindingen = na(bureau, "UPDATE mutatie SET zout = zeroblob(16)")
    (inhoud,) = (bevinding for bevinding in bevindingen if bevinding.soort == "inhoud")
    assert len(inhoud.plekken) == HOOGSTENS_PLEKKEN
    assert len(list(inhoud.regels())) == HOOGSTENS_PLEKKEN + 1


def test_that_a_sound_store_tells_no_place(bureau: Bureau) -> None:
    bekeken(bureau)
    assert na(bureau, "SELECT 1") == ()


def test_that_no_use_case_can_change_a_line_of_the_log(bureau: Bureau) -> None:
    rij = bekeken(bureau)
    assert bureau._winkel is not None
    wie = Wie(
        medewerker_id=bureau.medewerker.id,
        naam="",
        locatie_id=bureau.medewerker.locatie_id,
        rechten=rechten_van(("applicatiebeheerder", "privacybeheerder")),
    )

    def werk() -> UnitOfWork:
        assert bureau._winkel is not None
        return UnitOfWork(winkel=bureau._winkel, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="proef")

    with werk() as uow:
        uow.vind(select(Toegang).where(Toegang.id == rij))[0].status = "vervallen"
        with pytest.raises(TypeError, match="never changed"):
            uow.flush()
    with werk() as uow, pytest.raises(TypeError, match="never changed"):
        uow.zet_bulk(Toegang, "doel", "iets anders", waar="id = ?", params=(rij,))
    with werk() as uow, pytest.raises(TypeError, match="never changed"):
        uow.schrijf("toegang", None, rij)  # type: ignore[arg-type]
    assert winkel.rauw(bureau, "SELECT status FROM toegang WHERE id = ?", rij) == [("actief",)]
