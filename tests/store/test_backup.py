"""Backups: made while the store is in use, checked, kept by age, and put back with what that loses."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.behoud.kopie import maak_als_nodig
from wijdesk.app.bureau import Bureau, ontgrendel
from wijdesk.app.kopieen import maak_reservekopie, reservekopieen, zet_reservekopie_terug
from wijdesk.app.toegang import wijzig_wachtwoord
from wijdesk.errors import BeschadigdBestand, GeenWinkel, InGebruik, SchijfVol, Storing, VerkeerdWachtwoord
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import terug
from wijdesk.store.behoud.verlies import Verlies
from wijdesk.store.controle import controleer

NU = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def aantal_vragen(bureau: Bureau) -> int:
    return len(bureau.lees(LeesVragen(van=0, tot=2**60)))


def sleutel_van(map_: Path) -> bytes:
    return keys.ontgrendel(map_, "", winkel.WACHTWOORD).sleutel


def registreer(map_: Path, klok: Klok, ids: Ids, aantal: int = 1) -> int:
    with winkel.bureau(map_, klok, ids) as bureau:
        for _ in range(aantal):
            bureau.doe(winkel.contact(bureau))
        return aantal_vragen(bureau)


def beschadig(bestand: Path) -> None:
    with bestand.open("r+b") as open_:
        open_.seek(4096)
        open_.write(os.urandom(3 * 4096))


def zet_terug(map_: Path, van: Path) -> tuple[Verlies, Path | None]:
    return zet_reservekopie_terug(map_, van, "", winkel.WACHTWOORD)


# Making -------------------------------------------------------------------------------------------------------------


def test_that_a_backup_made_while_in_use_holds_what_was_saved_and_opens(
    bureau: Bureau, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    bureau.doe(winkel.contact(bureau))
    kopie = bureau.reservekopie(tmp_path / "usb")
    bureau.doe(winkel.contact(bureau))
    assert sorted(pad.name for pad in kopie.iterdir()) == [verb.BESTAND, keys.BESTAND]
    with winkel.bureau(kopie, klok, ids) as van_de_kopie:
        assert aantal_vragen(van_de_kopie) == 1
        db = van_de_kopie.eigen_verbinding()
        assert controleer(db) == ()
        db.close()
    assert aantal_vragen(bureau) == 2


def test_that_a_backup_is_as_unreadable_as_the_store(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau))
    kopie = bureau.reservekopie()
    for pad in kopie.rglob("*"):
        tekst = pad.read_bytes()
        assert b"SQLite format" not in tekst
        assert b"Meulen" not in tekst
        assert b"huur" not in tekst


def test_that_two_backups_in_one_second_say_so_and_keep_the_first(map_: Path) -> None:
    sleutel = sleutel_van(map_)
    eerste = backup.maak(map_, sleutel, nu=NU)
    with pytest.raises(Storing, match="al een reservekopie"):
        backup.maak(map_, sleutel, nu=NU)
    assert backup.lijst(map_) == (eerste,)
    assert (eerste / verb.BESTAND).exists()


def test_that_a_backup_of_a_damaged_store_is_refused_and_removed(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids, 10)
    sleutel = sleutel_van(map_)
    with (map_ / verb.BESTAND).open("r+b") as bestand:
        bestand.seek(20 * 4096)
        bestand.write(os.urandom(4096))
    with pytest.raises(BeschadigdBestand):
        backup.maak(map_, sleutel, nu=NU)
    assert list(backup.plaats(map_).iterdir()) == []


def test_that_without_key_slots_no_backup_is_made(map_: Path) -> None:
    sleutel = sleutel_van(map_)
    (map_ / keys.BESTAND).unlink()
    with pytest.raises(Storing):
        backup.maak(map_, sleutel, nu=NU)
    assert list(backup.plaats(map_).iterdir()) == []


@contextmanager
def kleine_bestanden(bytes_: int) -> Iterator[None]:
    """As on a disk where nothing larger fits."""
    import resource

    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_that_a_disk_that_fills_up_leaves_no_half_backup(map_: Path) -> None:
    sleutel = sleutel_van(map_)
    with kleine_bestanden(64 * 1024), pytest.raises(Storing):
        backup.maak(map_, sleutel, nu=NU)
    assert list(backup.plaats(map_).iterdir()) == []
    assert backup.is_nodig(map_, nu=NU)


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_that_a_disk_that_fills_up_while_putting_back_changes_nothing(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    voor = {pad.name for pad in map_.iterdir()}
    with kleine_bestanden(64 * 1024), pytest.raises(SchijfVol):
        terug.zet_terug(map_, kopie, sleutel_van(map_))
    assert {pad.name for pad in map_.iterdir()} == voor
    assert registreer(map_, klok, ids) == 2


def test_that_a_place_that_is_no_folder_is_told_without_a_trace(map_: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(Storing, match="niet schrijven"):
        backup.maak(map_, sleutel_van(map_), tmp_path / "bestand", nu=NU)


# Keeping ------------------------------------------------------------------------------------------------------------


def nep(map_: Path, moment: datetime) -> Path:
    pad = backup.plaats(map_) / moment.strftime(backup.VORM)
    pad.mkdir(parents=True)
    return pad


def test_that_a_year_of_daily_backups_keeps_days_weeks_and_months(tmp_path: Path) -> None:
    begin = NU - timedelta(days=500)
    for dag in range(501):
        moment = begin + timedelta(days=dag)
        nep(tmp_path, moment)
        backup.ruim_op(tmp_path, nu=moment)
    over = [(NU - backup.moment_van(pad)).days for pad in backup.lijst(tmp_path)]
    assert over[:7] == list(range(7))
    weken = [dagen for dagen in over if 7 <= dagen < 35]
    assert 4 <= len(weken) <= 5
    assert all(later - eerder <= 13 for eerder, later in pairwise(weken))
    maanden = [dagen for dagen in over if dagen >= 35]
    assert 11 <= len(maanden) <= 12
    assert all(later - eerder <= 37 for eerder, later in pairwise(maanden))
    assert max(over) <= 12 * 31


def test_that_an_only_backup_from_long_ago_is_dropped_only_when_there_is_a_newer_one(tmp_path: Path) -> None:
    oud = nep(tmp_path, NU - timedelta(days=200))
    assert backup.ruim_op(tmp_path, nu=NU) == 0
    assert oud.exists()


def test_that_a_folder_under_another_name_stops_no_backup_and_is_left_alone(map_: Path) -> None:
    vreemd = backup.plaats(map_) / "reservekopie-20260101-120000 (kopie)"
    vreemd.mkdir(parents=True)
    (backup.plaats(map_) / "reservekopie-los.txt").write_text("x")
    assert backup.is_nodig(map_, nu=NU)
    backup.maak(map_, sleutel_van(map_), nu=NU)
    assert not backup.is_nodig(map_, nu=NU + timedelta(hours=12))
    assert backup.is_nodig(map_, nu=NU + timedelta(hours=24))
    assert backup.ruim_op(map_, nu=NU + timedelta(days=900)) == 0
    assert vreemd.exists()


def test_that_a_backup_that_was_broken_off_does_not_count_and_is_cleared_away(map_: Path) -> None:
    half = backup.plaats(map_) / f"{backup.BEZIG}reservekopie-20260302-075959"
    half.mkdir(parents=True)
    (half / verb.BESTAND).write_bytes(b"half")
    assert backup.is_nodig(map_, nu=NU)
    kopie = backup.maak(map_, sleutel_van(map_), nu=NU)
    assert list(backup.plaats(map_).iterdir()) == [kopie]


def test_that_the_desk_makes_one_backup_a_day_by_itself(bureau: Bureau) -> None:
    assert maak_als_nodig(bureau) is not None
    assert maak_als_nodig(bureau) is None
    assert len(reservekopieen(bureau.map)) == 1


# Putting back -------------------------------------------------------------------------------------------------------


def test_that_putting_back_says_what_it_loses_and_keeps_the_replaced_file(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids, 2)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    registreer(map_, klok, ids, 3)
    verlies, apart = zet_terug(map_, kopie)
    assert verlies.mutaties == 9  # of each: persoon, contact, vraag; the address was there
    assert verlies.gemaakt == backup.moment_van(kopie)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert aantal_vragen(bureau) == 2
    assert apart is not None
    db = verb.verbind(map_, sleutel_van(map_), lezen=True, bestand=apart.name)
    assert db.execute("SELECT count(*) FROM vraag").fetchone() == (5,)
    db.close()


def test_that_going_back_and_forth_loses_no_file_and_never_counts_below_zero(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids)
    oud = backup.maak(map_, sleutel_van(map_), nu=NU)
    registreer(map_, klok, ids, 3)
    nieuw = backup.maak(map_, sleutel_van(map_), nu=NU + timedelta(hours=1))
    assert zet_terug(map_, oud)[0].mutaties == 9
    assert zet_terug(map_, nieuw)[0].mutaties == 0
    assert zet_terug(map_, nieuw)[0].mutaties == 0
    assert len(list(map_.glob("balie-vervangen-*.db"))) == 3
    with winkel.bureau(map_, klok, ids) as bureau:
        assert aantal_vragen(bureau) == 4
        assert controleer_bureau(bureau) == 0


def controleer_bureau(bureau: Bureau) -> int:
    db = bureau.eigen_verbinding()
    try:
        return len(controleer(db))
    finally:
        db.close()


def test_that_a_damaged_store_works_again_after_putting_back(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    beschadig(map_ / verb.BESTAND)
    (map_ / f"{verb.BESTAND}-wal").write_bytes(os.urandom(5000))
    with pytest.raises(BeschadigdBestand):
        registreer(map_, klok, ids)
    verlies, apart = zet_terug(map_, kopie)
    assert verlies.mutaties is None
    assert apart is not None
    assert apart.exists()
    assert registreer(map_, klok, ids) == 2
    with winkel.bureau(map_, klok, ids) as bureau:
        assert controleer_bureau(bureau) == 0


def test_that_a_store_whose_file_is_gone_is_put_back(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    (map_ / verb.BESTAND).unlink()
    with pytest.raises(BeschadigdBestand):
        ontgrendel(map_, "", winkel.WACHTWOORD)
    assert zet_terug(map_, kopie) == (Verlies(backup.moment_van(kopie), None), None)
    assert registreer(map_, klok, ids) == 2


def test_that_a_wal_left_without_its_file_is_not_played_into_the_backup(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        wal = (map_ / f"{verb.BESTAND}-wal").read_bytes()
    (map_ / verb.BESTAND).unlink()
    (map_ / f"{verb.BESTAND}-wal").write_bytes(wal)
    zet_terug(map_, kopie)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert aantal_vragen(bureau) == 1
        assert controleer_bureau(bureau) == 0


def test_that_everything_gone_or_another_computer_needs_only_the_backup(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    registreer(map_, klok, ids)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD, tmp_path / "usb")
    shutil.rmtree(map_)
    zet_terug(map_, kopie)
    assert registreer(map_, klok, ids) == 2


def test_that_a_damaged_backup_is_not_put_back(map_: Path, klok: Klok, ids: Ids) -> None:
    registreer(map_, klok, ids, 5)
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    with (kopie / verb.BESTAND).open("r+b") as bestand:
        bestand.seek(10 * 4096)
        bestand.write(os.urandom(4096))
    with pytest.raises(BeschadigdBestand):
        zet_terug(map_, kopie)
    assert registreer(map_, klok, ids) == 6


def test_that_a_folder_without_a_backup_is_told_as_such(map_: Path, tmp_path: Path) -> None:
    leeg = tmp_path / "reservekopie-20260302-080000"
    leeg.mkdir()
    for van in (leeg, tmp_path / "niets", tmp_path):
        with pytest.raises(GeenWinkel):
            zet_terug(map_, van)


def test_that_putting_back_asks_the_password_of_today(map_: Path, klok: Klok, ids: Ids) -> None:
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        wijzig_wachtwoord(bureau, winkel.WACHTWOORD, "een heel ander wachtwoord")
    with pytest.raises(VerkeerdWachtwoord):
        zet_terug(map_, kopie)
    zet_reservekopie_terug(map_, kopie, "", "een heel ander wachtwoord")
    with pytest.raises(VerkeerdWachtwoord):
        ontgrendel(map_, "", winkel.WACHTWOORD)
    ontgrendel(map_, "", "een heel ander wachtwoord").sluit()


def test_that_damaged_key_slots_come_back_from_the_backup(map_: Path, klok: Klok, ids: Ids) -> None:
    kopie = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    (map_ / keys.BESTAND).write_text("{")
    zet_terug(map_, kopie)
    assert registreer(map_, klok, ids) == 1


def test_that_a_store_in_use_is_not_replaced(bureau: Bureau) -> None:
    kopie = bureau.reservekopie()
    with pytest.raises(InGebruik):
        zet_terug(bureau.map, kopie)
