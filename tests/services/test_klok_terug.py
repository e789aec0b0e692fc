"""What ended does not begin again because somebody puts the clock of the computer back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import DAG, Gezin, bakker, eenheid
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.app.bureau_wie import medewerker_van
from wijdesk.errors import DoelNodig, GeenWinkel, Weigering
from wijdesk.models.opdrachten.huis import LogToegang, MaakMedewerker
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.instelling import LeesKlok, ZegKlokGoed
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht, LeesLogboek
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.opdrachten.rol import BeeindigRol, GeefRol, LeesRollen
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.gezin import rijen_van
from wijdesk.store import klokstand
from wijdesk.store.kast import Kast
from wijdesk.store.klokstand import MEEST_GETELD, SPELING, STAP, TERUG, Klokstand

UUR = 3_600_000


def dag(bureau: Bureau, over: int = 0) -> str:
    """A day from today, as ISO."""
    return lokaal(bureau.wereld.klok() + over * DAG).date().isoformat()


def wie(bureau: Bureau, id_: Id) -> tuple[str, ...]:
    """The rollen with which somebody would be at work now."""
    db = bureau.eigen_verbinding()
    try:
        return medewerker_van(db, id_, bureau.wereld.klok()).rollen
    finally:
        db.close()


def kijk(bureau: Bureau, persoon: Id) -> None:
    """Somebody opens a card, and that is written."""
    bureau.lees(LeesPersoonKaart(id=persoon))
    bureau.doe(LogToegang())


def mag(collega: Collega, huis: Id) -> bool:
    """Whether a colleague may read the timeline of a household now; looking at a card is written in the log."""
    try:
        collega.lees(LeesHuishouden(id=huis))
        collega.lees(LeesVerloop(huishouden_id=huis))
    except DoelNodig:
        return False
    return True


@pytest.fixture
def persoon(bureau: Bureau) -> Id:
    return winkel.persoon_van(bureau, winkel.contact(bureau))


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    """A household of this desk."""
    return bakker(bureau)


@pytest.fixture
def collega(bureau: Bureau) -> Id:
    """A colleague who is at the entree, and for two days teamleider."""
    hier = bureau.medewerker.locatie_id
    id_: Id = bureau.doe(MaakMedewerker(naam="Omar El Idrissi", locatie_id=hier, rollen=("entree",)))
    bureau.doe(GeefRol(medewerker_id=id_, rol="teamleider", van=dag(bureau), tot=dag(bureau, 1)))
    return id_


def test_that_a_rol_that_ended_stays_ended(bureau: Bureau, collega: Id, persoon: Id, klok: Klok) -> None:
    assert "teamleider" in wie(bureau, collega)
    klok.verzet(3 * DAG)
    kijk(bureau, persoon)
    assert "teamleider" not in wie(bureau, collega)
    klok.verzet(-3 * DAG)
    assert wie(bureau, collega) == ("entree",)


def test_that_whose_last_rol_ended_does_not_get_in_by_the_clock(bureau: Bureau, collega: Id, klok: Klok) -> None:
    klok.verzet(2 * DAG)
    for rij in bureau.lees(LeesRollen(medewerker_id=collega)):
        if rij.rol == "entree":
            bureau.doe(BeeindigRol(id=rij.id))  # ends it yesterday, and the log tells of it
    klok.verzet(-2 * DAG)
    with pytest.raises(GeenWinkel, match="geen rol"):
        wie(bureau, collega)


def test_that_a_purpose_of_yesterday_is_none_today(bureau: Bureau, thuis: Gezin, persoon: Id, klok: Klok) -> None:
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        collega.zeg_doel(thuis.huishouden)
        assert collega.lees(LeesVerloop(huishouden_id=thuis.huishouden)) is not None
        klok.verzet(DAG)
        kijk(bureau, persoon)
        klok.verzet(-DAG)
        with pytest.raises(DoelNodig):
            collega.lees(LeesVerloop(huishouden_id=thuis.huishouden))


def test_that_an_emergency_ends_also_while_the_clock_is_put_back_again_and_again(
    bureau: Bureau, thuis: Gezin, klok: Klok
) -> None:
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        reden = "Buurman hoort kinderen gillen achter de deur"
        collega.doe(OpenInNood(huishouden_id=thuis.huishouden, reden=reden))
        keer = 0
        while keer < 20 and mag(collega, thuis.huishouden):
            klok.verzet(50 * 60_000)
            if not mag(collega, thuis.huishouden):
                break
            klok.verzet(-50 * 60_000)
            keer += 1
    assert 0 < keer < 6


def test_that_what_is_said_while_the_clock_is_behind_holds_for_a_while_and_ends(
    bureau: Bureau, thuis: Gezin, persoon: Id, klok: Klok
) -> None:
    klok.verzet(DAG)
    kijk(bureau, persoon)
    klok.verzet(-DAG)
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        collega.doe(OpenInNood(huishouden_id=thuis.huishouden, reden="Er ligt iemand op de grond te bloeden"))
        assert collega.lees(LeesVerloop(huishouden_id=thuis.huishouden)) is not None
        klok.verzet(5 * UUR)  # half as fast while it is behind
        with pytest.raises(DoelNodig):
            collega.lees(LeesVerloop(huishouden_id=thuis.huishouden))


def test_that_it_holds_in_a_desk_that_is_opened_again(
    bureau: Bureau, collega: Id, persoon: Id, map_: Path, klok: Klok, ids: Ids
) -> None:
    klok.verzet(3 * DAG)
    kijk(bureau, persoon)
    bureau.sluit()
    klok.verzet(-3 * DAG)
    with winkel.bureau(map_, klok, ids) as weer:
        assert wie(weer, collega) == ("entree",)
        assert weer.lees(LeesKlok()) == klok() + 3 * DAG


def test_that_the_line_says_that_the_clock_was_wrong_to_the_resident_and_in_the_log(
    bureau: Bureau, persoon: Id, klok: Klok
) -> None:
    kijk(bureau, persoon)
    klok.verzet(10 * DAG)
    kijk(bureau, persoon)
    toen = klok()
    klok.verzet(-4 * DAG)
    kijk(bureau, persoon)
    klok.verzet(4 * DAG + UUR)
    kijk(bureau, persoon)
    overzicht = bureau.lees(LeesInzageoverzicht(persoon_id=persoon))
    fout = [rij for rij in overzicht.regels if rij.let_op]
    assert [rij.dag for rij in fout] == [lokaal(toen - 4 * DAG).date().isoformat()]
    assert f"op of na {datum_in_woorden(lokaal(toen).date().isoformat())}" in fout[0].let_op
    bureau.doe(LogToegang())
    (regel,) = bureau.lees(LeesLogboek(ongewoon="klok")).regels
    assert regel.tijd == toen - 4 * DAG
    assert [rij.wat for rij in bureau.lees(LeesLogboek()).regels].count(TERUG) == 1


def test_that_a_clock_that_ran_seventy_years_ahead_locks_nobody_out(
    bureau: Bureau, collega: Id, persoon: Id, klok: Klok
) -> None:
    klok.verzet(70 * 365 * DAG)
    kijk(bureau, persoon)
    assert wie(bureau, collega) == ("entree",)
    klok.verzet(-70 * 365 * DAG)
    assert wie(bureau, collega) == ("entree", "teamleider")
    assert bureau.lees(LeesKlok()) is None


def test_that_a_beheerder_says_that_the_clock_is_right_and_the_log_keeps_who(
    bureau: Bureau, collega: Id, persoon: Id, klok: Klok
) -> None:
    with pytest.raises(Weigering, match="staat niet terug"):
        bureau.doe(ZegKlokGoed())
    klok.verzet(20 * DAG)
    kijk(bureau, persoon)
    klok.verzet(-20 * DAG)
    assert wie(bureau, collega) == ("entree",)
    bureau.doe(ZegKlokGoed())
    assert wie(bureau, collega) == ("entree", "teamleider")
    assert bureau.lees(LeesKlok()) is None
    assert bureau.lees(LeesLogboek(soort="instelling")).regels[0].wat.startswith("gezegd dat de klok")


def test_that_the_last_beheerder_gets_in_by_the_clock(bureau: Bureau, persoon: Id, klok: Klok) -> None:
    mij = bureau.medewerker.id
    with eenheid(bureau) as uow:  # nobody may end the last one that has no end: made by hand
        uow.sessie.connection().exec_driver_sql("UPDATE roltoekenning SET tot = ? WHERE tot = ''", (dag(bureau, 5),))
        uow.sessie.commit()
    klok.verzet(10 * DAG)
    with eenheid(bureau) as uow:
        klokstand.werk_bij(Kast(uow.cursor), klokstand.lees(rijen_van(uow)).na(klok()))
        uow.sessie.commit()
    klok.verzet(-10 * DAG)
    assert "applicatiebeheerder" in wie(bureau, mij)


def test_how_the_clock_is_believed() -> None:
    nu = 1_772_438_400_000
    stand = Klokstand().na(nu)
    assert (stand.moment(nu + UUR), stand.moment(nu - UUR)) == (nu + UUR, nu)
    assert not stand.is_terug(nu - SPELING)
    assert stand.is_terug(nu - SPELING - 1)
    ver = nu + 2 * STAP
    assert stand.na(ver).zeker == stand.na(ver).na(ver + UUR).zeker == nu
    assert stand.na(ver).na(nu + UUR) == Klokstand(nu + UUR, nu + UUR, nu + UUR)
    assert stand.na(ver).na(ver + DAG).na(ver + 2 * DAG).zeker == ver + 2 * DAG
    achter = stand.na(nu - DAG)
    assert achter.moment(nu - DAG + UUR) == nu + UUR // 2
    assert achter.moment(nu - DAG + MEEST_GETELD + 1) == nu  # it was put on: that is no time that passed
    goed_gezet = achter.na(nu - DAG + UUR).na(nu + UUR // 4)
    assert (goed_gezet.zeker, goed_gezet.geteld) == (nu + UUR // 4, nu + UUR // 2)
    assert achter.na(nu + UUR) == Klokstand(nu + UUR, nu + UUR, nu + UUR)
