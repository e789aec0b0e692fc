"""The five kinds of trouble, caused for real: each has its own name, sentence and way out, and loses nothing."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau, ontgrendel
from wijdesk.errors import (
    BeschadigdBestand,
    InGebruik,
    NietLokaal,
    NieuwereVersie,
    SchijfVol,
    Storing,
    VerkeerdWachtwoord,
)
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.store import bestanden, keys
from wijdesk.store import verbinding as verb


def alle_vragen(bureau: Bureau) -> int:
    return len(bureau.lees(LeesVragen(van=0, tot=2**60)))


def gebruik(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.warm_op()
        alle_vragen(bureau)
        bureau.doe(winkel.contact(bureau))


def schrijf_vol(bureau: Bureau, hoogstens: int) -> None:
    for _ in range(hoogstens):
        bureau.doe(winkel.contact(bureau))


def test_that_a_wrong_password_opens_nothing_and_says_so(map_: Path) -> None:
    with pytest.raises(VerkeerdWachtwoord) as storing:
        ontgrendel(map_, "", "een ander wachtwoord")
    assert "wachtwoord klopt niet" in storing.value.zin
    assert storing.value.uitweg


def test_that_an_unknown_name_looks_the_same_as_a_wrong_password(map_: Path) -> None:
    with pytest.raises(VerkeerdWachtwoord) as bekend:
        ontgrendel(map_, winkel.MEDEWERKER, "een ander wachtwoord")
    with pytest.raises(VerkeerdWachtwoord) as onbekend:
        ontgrendel(map_, "Niemand", "een ander wachtwoord")
    assert bekend.value.zin == onbekend.value.zin


@pytest.mark.parametrize("plaats", [0, 4096, "medewerker"])
def test_that_a_damaged_file_is_recognised(map_: Path, klok: Klok, ids: Ids, plaats: int | str) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bladen = dict(winkel.rauw(bureau, "SELECT name, (rootpage - 1) * 4096 + 100 FROM sqlite_master"))
    with (map_ / verb.BESTAND).open("r+b") as bestand:
        bestand.seek(bladen[plaats] if isinstance(plaats, str) else plaats)
        bestand.write(os.urandom(4096))
    with pytest.raises(BeschadigdBestand) as storing:
        gebruik(map_, klok, ids)
    assert "reservekopie" in storing.value.uitweg


def test_that_a_damaged_key_file_is_recognised(map_: Path) -> None:
    (map_ / keys.BESTAND).write_text('{"versie": 1')
    with pytest.raises(BeschadigdBestand):
        ontgrendel(map_, "", winkel.WACHTWOORD)


def test_that_a_full_disk_saves_nothing_by_half_and_loses_nothing(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau))
    assert bureau._winkel is not None
    with bureau._winkel.engine.connect() as db:
        bladzijden = db.exec_driver_sql("PRAGMA page_count").scalar_one()
        db.exec_driver_sql(f"PRAGMA max_page_count = {bladzijden}")
    with pytest.raises(SchijfVol) as storing:
        schrijf_vol(bureau, 200)
    gelukt = alle_vragen(bureau)
    assert "Maak ruimte" in storing.value.uitweg
    with bureau._winkel.engine.connect() as db:
        db.exec_driver_sql("PRAGMA max_page_count = 1000000")
    bureau.doe(winkel.contact(bureau))
    assert alle_vragen(bureau) == gelukt + 1


def test_that_a_disk_that_fills_up_while_colleagues_work_comes_in_is_told_as_such() -> None:
    db = dbapi2.connect(":memory:", isolation_level=None)
    db.execute("CREATE TABLE bak (wat)")
    db.execute("PRAGMA max_page_count = 8")
    te_veel = ",".join(["(zeroblob(3000))"] * 100)
    with pytest.raises(SchijfVol), verb.transactie(db):
        db.execute(f"INSERT INTO bak VALUES {te_veel}")
    assert not db.in_transaction
    assert db.execute("SELECT count(*) FROM bak").fetchone() == (0,)
    db.execute("PRAGMA max_page_count = 1000")
    with verb.transactie(db):
        db.execute("INSERT INTO bak VALUES (zeroblob(3000))")
    assert db.execute("SELECT count(*) FROM bak").fetchone() == (1,)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs a small file system of its own")
def test_that_a_disk_that_is_really_full_is_told_as_such(tmp_path: Path, klok: Klok, ids: Ids) -> None:
    klein = tmp_path / "klein"
    klein.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", str(klein).encode(), b"tmpfs", 0, b"size=3m"):
        pytest.skip("this machine does not let a test mount")
    try:
        winkel.maak(klein / "winkel", klok, ids)
        with winkel.bureau(klein / "winkel", klok, ids) as bureau:
            bureau.doe(winkel.contact(bureau))
            with pytest.raises(Storing) as storing:
                schrijf_vol(bureau, 2000)
            assert isinstance(storing.value, SchijfVol)
            assert alle_vragen(bureau) > 1
    finally:
        libc.umount(str(klein).encode())


def test_that_a_store_open_elsewhere_stays_closed_here(bureau: Bureau) -> None:
    code = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from wijdesk.app.bureau import ontgrendel
        from wijdesk.errors import Storing
        try:
            ontgrendel(Path(sys.argv[1]), "", {winkel.WACHTWOORD!r})
        except Storing as storing:
            print(storing.soort)
        """
    )
    uit = subprocess.run([sys.executable, "-c", code, str(bureau.map)], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == InGebruik.soort


def test_that_a_file_held_by_another_program_is_told_as_such(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau.warm_op()
    ander = bureau.eigen_verbinding()
    ander.execute("BEGIN EXCLUSIVE")
    try:
        assert bureau._winkel is not None
        with bureau._winkel.engine.connect() as db:
            db.connection.cursor().execute("PRAGMA busy_timeout = 50")
        with pytest.raises(InGebruik):
            bureau.doe(winkel.contact(bureau))
    finally:
        ander.execute("ROLLBACK")
        ander.close()
    bureau.doe(winkel.contact(bureau))
    assert alle_vragen(bureau) == 1


def test_that_a_file_from_a_newer_version_is_left_alone(map_: Path, klok: Klok, ids: Ids) -> None:
    sleutel = keys.ontgrendel(map_, "", winkel.WACHTWOORD)
    db = verb.verbind(map_, sleutel.sleutel)
    db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    voor = (map_ / verb.BESTAND).read_bytes()
    with pytest.raises(NieuwereVersie) as storing, winkel.bureau(map_, klok, ids):
        pass
    assert "Werk wijdesk bij" in storing.value.uitweg
    assert (map_ / verb.BESTAND).read_bytes() == voor


def test_that_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestanden, "NETWERK", frozenset({_bestandssysteem(tmp_path)}))
    with pytest.raises(NietLokaal):
        bestanden.eis_lokale_schijf(tmp_path)


def _bestandssysteem(map_: Path) -> str:
    beste = max(
        (
            regel.split(" ")
            for regel in Path("/proc/mounts").read_text().splitlines()
            if map_.is_relative_to(regel.split(" ")[1])
        ),
        key=lambda delen: len(delen[1]),
    )
    return beste[2]


def test_that_no_message_of_the_database_reaches_a_person() -> None:
    fout = dbapi2.OperationalError("disk I/O error near 'Jansen'")
    storing = verb.storing_van_database(fout)
    assert storing is not None
    assert "Jansen" not in storing.zin + storing.uitweg


def test_that_a_damaged_file_is_told_in_words_only_and_diagnose_says_what_there_is(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    gebruik(map_, klok, ids)
    bestand = map_ / verb.BESTAND
    inhoud = bytearray(bestand.read_bytes())
    inhoud[4096 * 3 :] = bytes(len(inhoud) - 4096 * 3)
    bestand.write_bytes(inhoud)
    (tmp_path / "geheim").write_text(winkel.WACHTWOORD, encoding="utf-8")
    opdracht = [sys.executable, "-m", "wijdesk", "--map", str(map_), "--wachtwoord-bestand", str(tmp_path / "geheim")]
    gedaan = subprocess.run([*opdracht, "diagnose"], capture_output=True, text=True, check=False, timeout=60)
    assert gedaan.returncode == 1
    assert gedaan.stderr.count("\n") == 1
    assert "beschadigd" in gedaan.stderr
    assert f"{verb.BESTAND}: {len(inhoud)} bytes" in gedaan.stdout
    assert "reservekopieën: " in gedaan.stdout
