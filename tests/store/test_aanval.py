"""What a full disk, a hard stop or somebody with the key does to a store; every case here went wrong once."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau, Wereld, maak_winkel, ontgrendel
from wijdesk.app.kopieen import zet_reservekopie_terug
from wijdesk.errors import BeschadigdBestand, GeenWinkel, SchijfVol, Storing, VerkeerdWachtwoord
from wijdesk.models.journaal import schakel
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, LeesContact, VraagInvoer
from wijdesk.models.opdrachten.invoer import BeginPartij, RondPartijAf
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, MaakPersoon, PersoonInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.settings import BEGONNEN, heeft_winkel
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer
from wijdesk.store.klokstand import TERUG
from wijdesk.store.unit_of_work import UnitOfWork

MAAK = """
import os, signal, sys
from pathlib import Path
from tests import winkel
from tests.conftest import Ids, Klok, MAANDAG_9_UUR
from wijdesk.store import keys, opzet
from wijdesk.services.writes import huis

def stop(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

winkel.goedkope_sleutels()
if sys.argv[2] == "sleutels":
    opzet.maak = stop
else:
    huis.LIJSTEN = type("Lijsten", (), {"__iter__": stop})()
winkel.maak_winkel(
    Path(sys.argv[1]), locatie="Selwerd", medewerker=winkel.MEDEWERKER, wachtwoord=winkel.WACHTWOORD,
)
"""
"""A process that stops dead while it makes a store: after the key slots, or after the schema."""


# Making a store ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("waar", ["sleutels", "schema"])
def test_that_a_store_can_be_made_where_making_one_was_killed(tmp_path: Path, klok: Klok, ids: Ids, waar: str) -> None:
    map_ = tmp_path / "winkel"
    gestopt = subprocess.run([sys.executable, "-c", MAAK, str(map_), waar], check=False, capture_output=True)
    assert gestopt.returncode == -signal.SIGKILL, gestopt.stderr.decode()
    assert (map_ / keys.BESTAND).exists()
    assert not heeft_winkel(map_)
    with pytest.raises(GeenWinkel):
        ontgrendel(map_, "", winkel.WACHTWOORD)
    winkel.goedkope_sleutels()
    maak_winkel(
        map_, locatie="Selwerd", medewerker=winkel.MEDEWERKER, wachtwoord=winkel.WACHTWOORD,
        wereld=Wereld(klok=klok, ids=ids),
    )  # fmt: skip
    assert not (map_ / BEGONNEN).exists()
    assert os.name == "nt" or map_.stat().st_mode & 0o077 == 0
    with winkel.bureau(map_, klok, ids) as bureau:
        assert bureau.medewerker.naam == winkel.MEDEWERKER


def test_that_a_second_attempt_to_make_a_store_leaves_the_first_alone(map_: Path, klok: Klok, ids: Ids) -> None:
    with pytest.raises(Storing, match="staan al gegevens"):
        maak_winkel(map_, locatie="Beijum", medewerker="Bas Bos", wachtwoord=winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau, pytest.raises(Storing, match="al open"):
        maak_winkel(map_, locatie="Beijum", medewerker="Bas Bos", wachtwoord=winkel.WACHTWOORD)
    assert bureau.medewerker.naam == winkel.MEDEWERKER
    assert heeft_winkel(map_)


def test_that_a_folder_that_is_a_file_is_known_trouble(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    for map_ in (tmp_path / "bestand", tmp_path / "bestand" / "winkel"):
        with pytest.raises(Storing):
            maak_winkel(map_, locatie="Beijum", medewerker="Bas Bos", wachtwoord=winkel.WACHTWOORD)


# Writing -------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_that_nothing_is_called_saved_when_the_file_was_removed_or_replaced(bureau: Bureau, tmp_path: Path) -> None:
    bestand = bureau.map / verb.BESTAND
    bureau.doe(winkel.contact(bureau))
    shutil.copyfile(bestand, tmp_path / "kopie")
    bestand.rename(tmp_path / "weg")
    with pytest.raises(Storing, match="weg of vervangen"):
        bureau.doe(winkel.contact(bureau))
    shutil.copyfile(tmp_path / "kopie", bestand)
    with pytest.raises(Storing, match="weg of vervangen"):
        bureau.doe(winkel.contact(bureau))
    (tmp_path / "weg").rename(bestand)
    assert bureau.doe(winkel.contact(bureau)).contact_id


def _vol(bureau: Bureau, *, vol: bool) -> None:
    """Let the file grow no further, as on a full disk; errors come from the database itself."""
    assert bureau._winkel is not None
    with bureau._winkel.engine.connect() as verbinding:
        db = verbinding.connection
        (bladzijden,) = db.cursor().execute("PRAGMA page_count").fetchone()
        db.cursor().execute(f"PRAGMA max_page_count = {bladzijden if vol else 1 << 30}").fetchall()


def test_that_a_disk_that_is_full_while_indexing_is_known_trouble(bureau: Bureau) -> None:
    partij = bureau.doe(BeginPartij(soort="personen", bestand="x.csv"))
    for nummer in range(40):
        bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam=f"Naam{nummer:04d}", email=f"{nummer}x{nummer}@x.nl")))
    _vol(bureau, vol=True)
    with pytest.raises(SchijfVol):
        bureau.doe(RondPartijAf(partij_id=partij))
    _vol(bureau, vol=False)
    bureau.doe(RondPartijAf(partij_id=partij))


def test_that_looking_does_not_go_unseen_when_its_log_cannot_be_written(bureau: Bureau, tmp_path: Path) -> None:
    eerder, persoon = (winkel.persoon_van(bureau, winkel.contact(bureau)) for _ in range(2))
    (bureau.map / verb.BESTAND).rename(tmp_path / "weg")
    with pytest.raises(Storing):  # nobody would know that somebody was at work
        bureau.lees(LeesPersoonKaart(id=persoon))
    assert not (bureau.map / verb.BESTAND).exists()
    (tmp_path / "weg").rename(bureau.map / verb.BESTAND)
    bureau.lees(LeesPersoonKaart(id=eerder))
    (bureau.map / verb.BESTAND).rename(tmp_path / "weg")
    bureau.lees(LeesPersoonKaart(id=persoon))
    with pytest.raises(Storing):
        bureau.doe(winkel.contact(bureau))
    (tmp_path / "weg").rename(bureau.map / verb.BESTAND)
    bureau.doe(winkel.contact(bureau))
    assert winkel.rauw(bureau, "SELECT persoon_id FROM toegang ORDER BY id") == [(eerder,), (persoon,)]


def test_that_a_clock_put_back_does_not_make_looking_go_unseen(bureau: Bureau, klok: Klok) -> None:
    persoon = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.lees(LeesPersoonKaart(id=persoon))
    klok.verzet(-365 * 86_400_000)
    bureau.lees(LeesPersoonKaart(id=persoon))
    bureau.doe(winkel.contact(bureau))
    assert len(winkel.rauw(bureau, "SELECT 1 FROM toegang WHERE persoon_id IS NOT NULL")) == 2
    assert [rij[0] for rij in winkel.rauw(bureau, "SELECT wat FROM toegang WHERE persoon_id IS NULL")] == [TERUG]


def werk(bureau: Bureau) -> UnitOfWork:
    """A transaction for what no use case does."""
    bureau.warm_op()
    loket = bureau._schrijfloket
    assert loket is not None
    return UnitOfWork(winkel=loket.winkel, wie=loket._wie, klok=loket._klok, ids=loket._ids, doel="proef")


def test_that_only_what_is_this_desks_own_business_goes_past_the_journal(bureau: Bureau) -> None:
    id_ = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen")))
    with werk(bureau) as uow, pytest.raises(TypeError):
        uow.wis_lokaal(Persoon, id_)
    with werk(bureau) as uow, pytest.raises(TypeError):
        uow.bewaar_lokaal(Persoon(achternaam="Meulen"))
    with werk(bureau) as uow:
        uow.sessie.delete(uow.haal(Persoon, id_))
        with pytest.raises(TypeError):
            uow.commit()
    assert winkel.rauw(bureau, "SELECT achternaam FROM persoon") == [("Meulen",)]


def test_that_heads_stay_right_when_one_transaction_changes_a_row_time_and_again(bureau: Bureau) -> None:
    id_ = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen")))
    with werk(bureau) as uow:
        persoon = uow.haal(Persoon, id_)
        for naam in ("Een", "Twee", "Meulen"):
            persoon.achternaam = naam
            uow.flush()
        persoon.taal = "nl"
        uow.zet_bulk(Persoon, "taal", "fr", waar="id = ? AND taal = 'nl'", params=(id_,))
        persoon.taal += ", de"
        persoon.roepnaam = "Jantje"
        uow.commit()
    assert winkel.rauw(bureau, "SELECT achternaam, roepnaam, taal FROM persoon") == [("Meulen", "Jantje", "fr, de")]
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


@pytest.mark.parametrize("schade", ["afgekapt", "overschreven"])
def test_that_a_power_cut_in_the_wal_costs_only_the_last_registrations(
    bureau: Bureau, klok: Klok, ids: Ids, tmp_path: Path, schade: str
) -> None:
    gedaan = [bureau.doe(winkel.contact(bureau)).contact_id for _ in range(8)]
    groot = (bureau.map / f"{verb.BESTAND}-wal").stat().st_size
    for deel in range(1, 6):
        map_ = tmp_path / f"{deel}"
        shutil.copytree(bureau.map, map_)
        with (map_ / f"{verb.BESTAND}-wal").open("r+b") as wal:
            if schade == "afgekapt":
                wal.truncate(groot * deel // 6)
            else:
                wal.seek(groot * deel // 6)
                wal.write(os.urandom(5000))
        with winkel.bureau(map_, klok, ids) as na:
            er = [bool(winkel.rauw(na, "SELECT 1 FROM contact WHERE id = ?", id_)) for id_ in gedaan]
            db = na.eigen_verbinding()
            assert controleer(db) == ()
            db.close()
        assert er == sorted(er, reverse=True)


def test_that_half_an_emoji_costs_nobody_a_note(bureau: Bureau) -> None:
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarConcept(id=id_, soort="inloop", inhoud="half \ud83d"))
    assert [rij.inhoud for rij in bureau.lees(LeesConcepten(soort="inloop"))] == ["half \ufffd"]
    vraag = VraagInvoer(toelichting="half \ud83d en\0 heel 😀", meldingtype="Financiën", uitkomst="zelf beantwoord")
    nieuw = PersoonInvoer(achternaam="Meulen\ude00", straat="Eikenlaan\ud83d")
    gedaan = bureau.doe(winkel.contact(bureau, vragen=(vraag,), nieuwe_persoon=nieuw))
    assert [rij.toelichting for rij in bureau.lees(LeesContact(id=gedaan.contact_id)).vragen] == ["half � en heel 😀"]
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


STUK = """
import sys, threading
import wijdesk.__main__ as programma

def stuk(_):
    draad = threading.Thread(target=int, args=("Meulen, 123456782",))
    draad.start()
    draad.join()
    if sys.platform != "win32":
        import resource
        assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    return int("Meulen, 123456782")

programma.voer_uit = stuk
programma.main()
"""


def test_that_a_bug_on_the_command_line_tells_where_it_is_and_nothing_of_anybody() -> None:
    gestopt = subprocess.run([sys.executable, "-c", STUK], check=False, capture_output=True, text=True)
    assert gestopt.returncode == 1
    assert gestopt.stderr.count("ValueError") == 2
    assert "__main__:12" in gestopt.stderr
    assert not [woord for woord in ("Meulen", "123456782") if woord in gestopt.stdout + gestopt.stderr]


# Backups and closing -------------------------------------------------------------------------------------------------


def test_that_a_backup_is_put_back_without_touching_it(map_: Path, klok: Klok, ids: Ids, tmp_path: Path) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        kopie = bureau.reservekopie(tmp_path / "kopie? met #tekens 100%")
        bureau.doe(winkel.contact(bureau))
    aangeraakt = kopie.stat().st_mtime_ns, (kopie / verb.BESTAND).stat().st_mtime_ns
    verlies, _ = zet_reservekopie_terug(map_, kopie, "", winkel.WACHTWOORD)
    assert verlies.mutaties is not None
    assert verlies.mutaties > 0
    assert aangeraakt == (kopie.stat().st_mtime_ns, (kopie / verb.BESTAND).stat().st_mtime_ns)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert len(winkel.rauw(bureau, "SELECT 1 FROM contact")) == 1


def test_that_a_closed_desk_writes_nothing_more(map_: Path, klok: Klok, ids: Ids) -> None:
    gesloten = winkel.open_bureau(map_, klok, ids)
    gesloten.sluit()
    with winkel.bureau(map_, klok, ids) as bureau:
        with pytest.raises(RuntimeError, match="closed"):
            gesloten.doe(winkel.contact(bureau))
        assert winkel.rauw(bureau, "SELECT 1 FROM contact") == []


# Clocks and names ----------------------------------------------------------------------------------------------------


def test_that_a_clock_that_was_wrong_costs_no_backups(map_: Path) -> None:
    nu = datetime(2026, 3, 2, 8, tzinfo=UTC)
    for dagen in (0, 1, 2, 40, 80, 3650):
        (backup.plaats(map_) / (nu + timedelta(days=dagen if dagen == 3650 else -dagen)).strftime(backup.VORM)).mkdir(
            parents=True
        )
    assert not backup.is_nodig(map_, nu=nu)
    assert backup.is_nodig(map_, nu=nu + timedelta(days=2))
    assert backup.ruim_op(map_, nu=nu + timedelta(days=3650)) == 0
    assert len(backup.lijst(map_)) == 6


def test_that_a_name_or_password_that_is_no_text_is_only_wrong(map_: Path) -> None:
    for naam, wachtwoord in (("Sanne\udce9", winkel.WACHTWOORD), (winkel.MEDEWERKER, "zeven\udce9 groene fietsen")):
        with pytest.raises(VerkeerdWachtwoord):
            keys.ontgrendel(map_, naam, wachtwoord)


def test_that_slots_set_at_the_same_time_are_all_there(map_: Path) -> None:
    sleutel = keys.ontgrendel(map_, "", winkel.WACHTWOORD)
    namen = [f"Collega {nummer}" for nummer in range(8)]
    with ThreadPoolExecutor(8) as tegelijk:
        list(tegelijk.map(lambda naam: keys.zet_sleutel(map_, naam, f"{naam} fietst graag", sleutel), namen))
        geopend = list(tegelijk.map(lambda naam: keys.ontgrendel(map_, naam, f"{naam} fietst graag"), namen))
    assert geopend == [sleutel] * 8
    assert keys.aantal_sleutels(map_) == 9


def test_that_a_slot_that_asks_for_all_memory_is_damaged(map_: Path) -> None:
    inhoud = json.loads((map_ / keys.BESTAND).read_text())
    for slot in inhoud["sleutels"].values():
        slot["kdf"]["geheugen_kib"] = 1 << 31
    (map_ / keys.BESTAND).write_text(json.dumps(inhoud))
    with pytest.raises(BeschadigdBestand):
        keys.ontgrendel(map_, "", winkel.WACHTWOORD)


# Tampering: whoever has the key changes the file --------------------------------------------------------------------

LAATSTE = "SELECT mutatie_id FROM keten ORDER BY volgnr DESC LIMIT 1"
VAN_MEULEN = "inhoud LIKE '%Meulen%'"


def _verwissel_ids(db: Any) -> None:
    """Two entries trade ids, in the chain too: every hash still fits."""
    (een,), (twee,) = db.execute("SELECT id FROM mutatie ORDER BY id DESC LIMIT 2").fetchall()
    for tabel, kolom in (("mutatie", "id"), ("keten", "mutatie_id")):
        for oud, nieuw in ((een, bytes(16)), (twee, een), (bytes(16), twee)):
            db.execute(f"UPDATE {tabel} SET {kolom} = ? WHERE {kolom} = ?", (nieuw, oud))


def _zet_achteraan_nog_eens(db: Any) -> None:
    """The last entry stands in the chain twice, properly hashed."""
    balie, nummer, id_, waarde, kop = db.execute(
        "SELECT k.balie_id, k.volgnr, k.mutatie_id, k.schakel, m.kop FROM keten k "
        "JOIN mutatie m ON m.id = k.mutatie_id ORDER BY k.volgnr DESC LIMIT 1"
    ).fetchone()
    db.execute("INSERT INTO keten VALUES (?, ?, ?, ?)", (balie, nummer + 1, id_, schakel(waarde, kop)))


def _wissel_laatste_twee(db: Any) -> None:
    (hoog, een), (laag, twee) = db.execute(
        "SELECT volgnr, mutatie_id FROM keten ORDER BY volgnr DESC LIMIT 2"
    ).fetchall()
    db.executemany("UPDATE keten SET mutatie_id = ? WHERE volgnr = ?", [(twee, hoog), (een, laag)])


def _vervang_inhoud(db: Any) -> None:
    """Other content with a commitment that fits it, in journal and table."""
    id_, kop, zout, inhoud = db.execute(f"SELECT id, kop, zout, inhoud FROM mutatie WHERE {VAN_MEULEN}").fetchone()
    inhoud = inhoud.replace("Meulen", "Anders")
    header = json.loads(kop) | {"c": hashlib.sha256(zout + inhoud.encode()).hexdigest()}
    db.execute("UPDATE mutatie SET kop = ?, inhoud = ? WHERE id = ?", (json.dumps(header), inhoud, id_))
    db.execute("UPDATE persoon SET achternaam = 'Anders' WHERE achternaam = 'Meulen'")


KNOEIEN: dict[str, str | Callable[[Any], None]] = {
    "a row changed": "UPDATE persoon SET achternaam = 'Anders' WHERE achternaam = 'Meulen'",
    "a row removed": "DELETE FROM vraag",
    "heads changed": "UPDATE persoon SET koppen = '{}'",
    "heads that are no heads": "UPDATE persoon SET koppen = 'rommel'",
    "a value of another kind": "UPDATE persoon SET achternaam = x'41'",
    "a moment that is no whole number": "UPDATE contact SET eerste_reactie = eerste_reactie + 0.5",
    "the last entry taken from the chain": f"DELETE FROM keten WHERE mutatie_id = ({LAATSTE})",
    "the last entry taken from the journal": f"DELETE FROM mutatie WHERE id = ({LAATSTE})",
    "a hash changed": "UPDATE keten SET schakel = zeroblob(32) WHERE volgnr = 5",
    "entries swapped in the chain": _wissel_laatste_twee,
    "entries with each other's id": _verwissel_ids,
    "an entry that stands there twice": _zet_achteraan_nog_eens,
    "content with a fitting commitment": _vervang_inhoud,
    "content replaced and its salt dropped": "UPDATE mutatie SET zout = NULL, inhoud = replace(inhoud, 'Meulen', 'X')",
    "content that is no content": f"UPDATE mutatie SET inhoud = 'rommel' WHERE {VAN_MEULEN}",
    "a header that is no header": f"UPDATE mutatie SET kop = 'rommel' WHERE {VAN_MEULEN}",
    "an entry of another row": f"UPDATE mutatie SET rij = zeroblob(16) WHERE {VAN_MEULEN}",
    "an entry of another transaction": f"UPDATE mutatie SET transactie = zeroblob(16) WHERE {VAN_MEULEN}",
    "a protected person made findable": "UPDATE zoek_persoon SET afgeschermd = 1 - afgeschermd",
    "a person who cannot be found": "INSERT INTO zoek_fts (zoek_fts, rowid, woorden) "
    "SELECT 'delete', nr, woorden FROM zoek_persoon",
    "a name that outlived its person": "INSERT INTO zoek_woord VALUES ('nspookachtig')",
    "typing errors no longer found": "DELETE FROM zoek_variant",
    "an index dropped": "DROP INDEX ix_persoon_bsn",
    "a trigger that writes": "CREATE TRIGGER stil AFTER INSERT ON contact BEGIN DELETE FROM concept; END",
    "no store any more": "DELETE FROM winkel",
}


@pytest.mark.parametrize("wat", KNOEIEN)
def test_that_the_check_finds_every_tampering(map_: Path, klok: Klok, ids: Ids, wat: str) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        db = bureau.eigen_verbinding()
        assert controleer(db) == ()
        db.execute("PRAGMA foreign_keys = OFF")
        knoei = KNOEIEN[wat]
        if isinstance(knoei, str):
            db.execute(knoei)
        else:
            knoei(db)
        bevindingen = controleer(db)
        db.close()
    assert bevindingen
    assert not [bevinding for bevinding in bevindingen if "Meulen" in bevinding.zin]
