"""Keeping a store: what a backup would lose, in words; the register and the log go along; an older file is noticed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests import winkel
from tests.bevel import gooi_weg
from tests.conftest import Ids, Klok
from wijdesk.app.behoud import kopie, nakijken, verhuizen
from wijdesk.app.bureau import Bureau, Wereld, bureau_open
from wijdesk.app.kopieen import log_wat_wachtte, wat_kost, zet_reservekopie_terug
from wijdesk.cli import voer_uit
from wijdesk.errors import Storing, Weigering
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.values import Id
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import peil, register, staat, verlies
from wijdesk.store.controle import controleer
from wijdesk.store.unit_of_work import UnitOfWork

DAG = 86_400_000
COLLEGA = ("Bas Bos", "vier rode fietsen op zolder")


def sleutel_van(map_: Path) -> bytes:
    return keys.ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD).sleutel


def kopieer(map_: Path, naar: Path) -> Path:
    """The store as it is now, put somewhere by hand."""
    shutil.copytree(map_, naar, ignore=shutil.ignore_patterns("*.slot", "reservekopieen"))
    return naar


# What it costs ------------------------------------------------------------------------------------------------------


def test_that_what_would_be_lost_is_told_per_day_with_how_much_and_by_whom(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie_ = bureau.reservekopie()
        bureau.doe(winkel.contact(bureau))
        klok.verzet(DAG)
        bureau.doe(winkel.contact(bureau))
        bureau.doe(winkel.contact(bureau))
    kost = wat_kost(map_, kopie_, "", winkel.WACHTWOORD)
    assert [dag.registraties for dag in kost.dagen] == [1, 2]
    assert kost.zinnen(date(2026, 3, 3))[1:] == (
        f"gisteren, vanaf 09:00: 1 registratie, door {winkel.MEDEWERKER}.",
        f"vandaag, vanaf 09:00: 2 registraties, door {winkel.MEDEWERKER}.",
    )


def test_that_looking_what_it_costs_changes_nothing(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie_ = bureau.reservekopie()
        bureau.doe(winkel.contact(bureau))
    voor = {pad.name: pad.read_bytes() for pad in map_.iterdir() if pad.is_file()}
    wat_kost(map_, kopie_, "", winkel.WACHTWOORD)
    assert {pad.name: pad.read_bytes() for pad in map_.iterdir() if pad.is_file()} == voor


def test_that_only_who_looks_after_the_store_may_put_an_older_one_in_its_place(
    map_: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.maak_medewerker(*COLLEGA, ("entree",), bureau.medewerker.locatie_id)
        kopie_ = bureau.reservekopie()
    for doe in (wat_kost, zet_reservekopie_terug):
        with pytest.raises(Weigering, match="alleen de applicatiebeheerder"):
            doe(map_, kopie_, *COLLEGA)
    (map_ / verb.BESTAND).write_bytes(os.urandom(40_000))
    zet_reservekopie_terug(map_, kopie_, *COLLEGA)  # nothing is lost by it, and somebody must be able to
    with bureau_open(map_, *COLLEGA, Wereld(klok=klok, ids=ids)) as bureau:
        assert bureau.medewerker.naam == COLLEGA[0]


# What is never lost by it -------------------------------------------------------------------------------------------


def test_that_who_looked_is_known_after_an_older_file_was_put_back(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie_ = bureau.reservekopie()
        bureau.doe(winkel.contact(bureau))
        bureau.noteer(Logregel("iets bekeken", None, "om na te kijken"))
    zet_reservekopie_terug(map_, kopie_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        log_wat_wachtte(bureau)
        bureau.warm_op()
        wat = {rij[0] for rij in winkel.rauw(bureau, "SELECT wat FROM toegang")}
        assert {"iets bekeken", "reservekopie teruggezet"} <= wat
        assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 0
        with closing(bureau.eigen_verbinding()) as db:
            assert controleer(db) == ()
        assert staat.lees(map_).te_loggen == []


@pytest.mark.parametrize("stuk", [False, True], ids=["readable", "damaged"])
def test_that_a_destroyed_dossier_does_not_come_back_with_an_older_file(
    map_: Path, klok: Klok, ids: Ids, stuk: bool
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        weg = winkel.persoon_van(bureau, winkel.contact(bureau))
        kopie_ = bureau.reservekopie()
        vernietig(bureau, weg)
    if stuk:
        (map_ / verb.BESTAND).write_bytes(os.urandom(50_000))
    zet_reservekopie_terug(map_, kopie_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT 1 FROM persoon WHERE achternaam = 'Meulen'") == []
        assert winkel.rauw(bureau, "SELECT 1 FROM mutatie WHERE inhoud LIKE '%Meulen%'") == []
        assert winkel.rauw(bureau, "SELECT 1 FROM zoek_persoon WHERE persoon_id = ?", weg) == []
        with closing(bureau.eigen_verbinding()) as db:
            assert controleer(db) == ()


def vernietig(bureau: Bureau, dossier: Id) -> None:
    loket = bureau._open_om_te_schrijven()
    wie, klok, ids = loket._wie, loket._klok, loket._ids
    with UnitOfWork(winkel=loket.winkel, wie=wie, klok=klok, ids=ids, doel="vernietigen na de termijn") as uow:
        gooi_weg(uow, dossier)
        uow.commit()


def test_that_the_register_is_read_by_its_own_store_only_and_never_shrinks(map_: Path, tmp_path: Path) -> None:
    sleutel = sleutel_van(map_)
    with closing(verb.verbind(map_, sleutel)) as db:
        register.werk_bij(map_, sleutel, db)
        assert register.lees(map_, sleutel) == ()
    (map_ / register.BESTAND).write_bytes(os.urandom(200))
    assert register.lees(map_, sleutel) == ()
    assert register.lees(tmp_path, sleutel) == ()


# An older file ------------------------------------------------------------------------------------------------------


@pytest.fixture
def open_(map_: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
    with winkel.bureau(map_, klok, ids) as bureau:
        yield bureau


def test_that_nothing_is_wrong_with_a_store_that_goes_on(open_: Bureau, klok: Klok, ids: Ids) -> None:
    assert nakijken.kijk_op_peil(open_) == ()
    open_.doe(winkel.contact(open_))
    assert nakijken.kijk_op_peil(open_) == ()


def test_that_a_whole_file_of_before_is_noticed(map_: Path, klok: Klok, ids: Ids, tmp_path: Path) -> None:
    eerder = kopieer(map_, tmp_path / "eerder")
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
    shutil.copy(eerder / verb.BESTAND, map_ / verb.BESTAND)
    with winkel.bureau(map_, klok, ids) as bureau:
        (klacht,) = nakijken.kijk_op_peil(bureau)
    assert "ouder dan het was" in klacht
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        (klacht,) = nakijken.kijk_op_peil(bureau)
        assert "een andere dan er stond" in klacht, "neither closing nor working on makes it forget"
        nakijken.weet_ervan(bureau)
        assert nakijken.kijk_op_peil(bureau) == ()


def test_that_entries_cut_from_the_end_of_the_journal_are_noticed(open_: Bureau) -> None:
    with closing(open_.eigen_verbinding()) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        laatste = db.execute("SELECT id FROM mutatie ORDER BY rowid DESC LIMIT 1").fetchone()
        db.execute("DELETE FROM keten WHERE mutatie_id = ?", laatste)
        db.execute("DELETE FROM mutatie WHERE id = ?", laatste)
    (klacht,) = nakijken.kijk_op_peil(open_)
    assert "het einde is eruit gehaald" in klacht


def test_that_a_mark_that_was_changed_or_made_elsewhere_is_noticed(open_: Bureau) -> None:
    pad = open_.map / peil.BESTAND
    pad.write_text(json.dumps(json.loads(pad.read_text()) | {"plaats": 1}))
    assert "niet door deze winkel gemaakt" in nakijken.kijk_op_peil(open_)[0]
    pad.write_text("{")
    assert "beschadigd" in nakijken.kijk_op_peil(open_)[0]
    pad.unlink()
    assert nakijken.kijk_op_peil(open_) == (peil.WEG,)
    peil.vergeet(open_.map)
    assert nakijken.kijk_op_peil(open_) == ()


def test_that_an_older_file_put_back_by_hand_is_noticed_also_without_the_mark_beside_it(
    map_: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
    oud = (map_ / verb.BESTAND).read_bytes()
    for _ in range(2):
        with winkel.bureau(map_, klok, ids) as bureau:
            bureau.doe(winkel.contact(bureau))
    (map_ / verb.BESTAND).write_bytes(oud)
    (map_ / peil.BESTAND).unlink()
    with winkel.bureau(map_, klok, ids) as bureau:
        assert nakijken.kijk_op_peil(bureau) == (peil.WEG,)
        bureau.doe(winkel.contact(bureau))
    with winkel.bureau(map_, klok, ids) as bureau:
        assert nakijken.kijk_op_peil(bureau) == (peil.WEG,), "neither closing nor working on makes it forget"
        nakijken.weet_ervan(bureau)
        assert nakijken.kijk_op_peil(bureau) == ()
    with winkel.bureau(map_, klok, ids) as bureau:
        assert nakijken.kijk_op_peil(bureau) == (), "and the slots are no older ones"


def test_that_key_slots_of_before_are_noticed_and_new_ones_are_not(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        oud = (map_ / keys.BESTAND).read_bytes()
        assert nakijken.kijk_op_peil(bureau) == ()
        keys.zet_sleutel(map_, winkel.MEDEWERKER, "een heel ander rijtje woorden", bureau._sleutel)
        assert nakijken.kijk_op_peil(bureau) == ()
        (map_ / keys.BESTAND).write_bytes(oud)
        (klacht,) = nakijken.kijk_op_peil(bureau)
        assert "sleutelbestand is een ouder" in klacht
        assert nakijken.kijk_op_peil(bureau) == (), "told once"


def test_that_putting_a_backup_back_in_the_program_is_no_alarm(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie_ = bureau.reservekopie()
        bureau.doe(winkel.contact(bureau))
    zet_reservekopie_terug(map_, kopie_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert nakijken.kijk_op_peil(bureau) == ()


# Backups that are seen ----------------------------------------------------------------------------------------------


def test_that_the_page_says_of_each_backup_what_it_lacks_and_whether_it_was_looked_at(bureau: Bureau) -> None:
    kopie.maak(bureau)
    bureau.doe(winkel.contact(bureau))
    stand = kopie.overzicht(bureau)
    (rij,) = stand.rijen
    assert rij.minder is not None
    assert rij.minder > 0
    assert rij.nagekeken == 0
    assert kopie.kijk_kopie_na(bureau, Path(rij.pad)) == ()
    assert kopie.overzicht(bureau).rijen[0].nagekeken == bureau.wereld.klok()


def test_that_a_second_place_gets_every_backup_and_says_when_it_is_gone(bureau: Bureau, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    kopie.zet_tweede_plek(bureau, str(usb))
    kopie.maak_als_nodig(bureau)
    assert [rij.soort for rij in kopie.overzicht(bureau).rijen] == ["hier", "tweede"]
    assert "dezelfde schijf" in kopie.overzicht(bureau).tweede_let_op
    shutil.rmtree(usb)
    with pytest.raises(Storing, match="er niet"):
        kopie.maak_als_nodig(bureau)
    assert not usb.exists(), "a disk that is not there is not made"
    assert staat.lees(bureau.map).tweede_mislukt is not None


@pytest.mark.parametrize("waar", ["nergens", "", "/bestaat/niet"])
def test_that_a_second_place_that_cannot_be_is_refused_beside_the_field(bureau: Bureau, waar: str) -> None:
    if not waar:
        waar = str(bureau.map)
    with pytest.raises(Weigering) as geweigerd:
        kopie.zet_tweede_plek(bureau, waar)
    assert "tweede_plek" in geweigerd.value.fouten


@pytest.mark.parametrize("na", [0, 1, 3])
def test_that_making_one_can_be_stopped_and_leaves_nothing(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, na: int
) -> None:
    monkeypatch.setattr(backup, "STAPPEN", 200)
    keren = iter(range(1_000_000))
    with pytest.raises(backup.KopieGestopt):
        kopie.maak(bureau, gestopt=lambda: next(keren) >= na)
    assert not list(backup.plaats(bureau.map).glob("*"))
    assert staat.lees(bureau.map).mislukt is None, "to stop is no failure"


def test_that_a_backup_that_fails_is_remembered_with_why(bureau: Bureau) -> None:
    backup.plaats(bureau.map).write_text("geen map")
    with pytest.raises(Storing):
        kopie.maak(bureau)
    assert "mag hier niet schrijven" in kopie.overzicht(bureau).mislukt
    backup.plaats(bureau.map).unlink()
    kopie.maak(bureau)
    assert kopie.overzicht(bureau).mislukt == ""


def test_that_replaced_files_go_after_thirty_days_or_when_somebody_says_so(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie_ = bureau.reservekopie()
    _, apart = zet_reservekopie_terug(map_, kopie_, "", winkel.WACHTWOORD)
    assert apart is not None
    (map_ / "balie-0005.db").write_bytes(b"x")
    nu = datetime.now(UTC)
    assert backup.ruim_vervangen_op(map_, nu=nu + timedelta(days=29)) == 0
    with winkel.bureau(map_, klok, ids) as bureau:
        assert sum(rij.soort == "vervangen" for rij in kopie.overzicht(bureau).rijen) == 2
        kopie.gooi_weg(bureau, "balie-0005.db")
        with pytest.raises(Storing):
            kopie.gooi_weg(bureau, verb.BESTAND)
    assert backup.ruim_vervangen_op(map_, nu=nu + timedelta(days=31)) == 1
    assert list(map_.glob("balie-*")) == []


def test_that_who_has_no_right_sees_and_makes_nothing(map_: Path, klok: Klok, ids: Ids, tmp_path: Path) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.maak_medewerker(*COLLEGA, ("entree",), bureau.medewerker.locatie_id)
    with bureau_open(map_, *COLLEGA, Wereld(klok=klok, ids=ids)) as bureau:
        for doe in (
            lambda: kopie.overzicht(bureau),
            lambda: kopie.maak(bureau),
            lambda: kopie.maak_op(bureau, tmp_path),
            lambda: kopie.zet_tweede_plek(bureau, str(tmp_path)),
            lambda: kopie.gooi_weg(bureau, "balie-0005.db"),
            lambda: verhuizen.pak_in(bureau, tmp_path, meld=lambda *_: None, gestopt=lambda: False),
        ):
            with pytest.raises(Weigering, match="alleen de applicatiebeheerder"):
                doe()
        assert kopie.maak_als_nodig(bureau) is not None, "the program makes its own for everybody"


@pytest.mark.parametrize(
    "opdracht", [("controle",), ("reservekopie",), ("herstel", "KOPIE"), ("herstel", "KOPIE", "--proef")]
)
def test_that_the_command_line_asks_who_looks_after_the_store(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path, capsys: pytest.CaptureFixture[str], opdracht: tuple[str, ...]
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.maak_medewerker(*COLLEGA, ("entree",), bureau.medewerker.locatie_id)
        kopie_ = bureau.reservekopie(tmp_path / "usb")
    woorden = [str(kopie_) if deel == "KOPIE" else deel for deel in opdracht]
    for wie, ww, code in ((COLLEGA[0], COLLEGA[1], 1), (winkel.MEDEWERKER, winkel.WACHTWOORD, 0)):
        (tmp_path / "ww").write_text(ww)
        vooraf = ["--map", str(map_), "--medewerker", wie, "--wachtwoord-bestand", str(tmp_path / "ww"), "store"]
        assert voer_uit([*vooraf, *woorden]) == code
        assert ("alleen de applicatiebeheerder" in capsys.readouterr().err) == bool(code)


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b'{"kopieen": 3}', b'{"mislukt": {"op": "x"}}', b"\xff\xfe"])
def test_that_what_is_known_may_be_damaged_and_begins_anew(tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / staat.BESTAND).write_bytes(inhoud)
    assert staat.lees(tmp_path) == staat.Staat()
    staat.wijzig(tmp_path, lambda stand: setattr(stand, "nagekeken", 7))
    assert staat.lees(tmp_path).nagekeken == 7


# The check ----------------------------------------------------------------------------------------------------------


def test_that_the_whole_check_runs_in_a_process_of_its_own_and_finds_what_is_wrong(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau))
    assert nakijken.kijk_alles_na(bureau, lambda: False) == ()
    with closing(bureau.eigen_verbinding()) as db:
        db.execute("UPDATE persoon SET achternaam = 'Anders'")
    gevonden = nakijken.kijk_alles_na(bureau, lambda: False)
    assert gevonden
    assert "persoon" in gevonden[0]
    assert nakijken.kijk_alles_na(bureau, lambda: True) is None


def test_that_the_quick_check_sees_damage_and_can_be_stopped(bureau: Bureau) -> None:
    for _ in range(10):
        bureau.doe(winkel.contact(bureau))
    with closing(bureau.eigen_verbinding()) as db:
        (blad,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'persoon'").fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert nakijken.kijk_snel(bureau, lambda: False)
    with (bureau.map / verb.BESTAND).open("r+b") as bestand:
        bestand.seek((blad - 1) * 4096)
        bestand.write(os.urandom(4096))
    assert not nakijken.kijk_snel(bureau, lambda: False)


def test_that_losing_nothing_is_said_so() -> None:
    kost = verlies.Verlies(datetime.now(UTC), 0)
    assert kost.zinnen(date(2026, 3, 2)) == ("Er gaat niets verloren: sinds deze kopie is er niets opgeslagen.",)


# To another computer ------------------------------------------------------------------------------------------------


def test_that_a_store_moves_whole_and_the_old_computer_only_reads(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    with winkel.bureau(map_, klok, ids) as oud:
        wie = winkel.persoon_van(oud, winkel.contact(oud))
        assert oud.lees(LeesPersoonKaart(id=wie))
        pakket = verhuizen.pak_in(oud, tmp_path, meld=lambda *_: None, gestopt=lambda: False)
        with pytest.raises(Weigering, match="verhuisd"):
            oud.doe(winkel.contact(oud))
        with pytest.raises(Weigering, match="geen dossier meer open"):
            oud.lees(LeesPersoonKaart(id=wie))
        assert len(oud.lees(LeesVragen(van=0, tot=2**60))) == 1
    assert sorted(pad.name for pad in pakket.iterdir()) == [verb.BESTAND, keys.BESTAND]
    nieuw = tmp_path / "nieuwe computer"
    zet_reservekopie_terug(nieuw, pakket, "", winkel.WACHTWOORD)
    with winkel.bureau(nieuw, klok, ids) as bureau:
        assert bureau.alleen_lezen == ""
        bureau.doe(winkel.contact(bureau))
        assert nakijken.kijk_op_peil(bureau) == ()
    with winkel.bureau(map_, klok, ids) as oud:
        with pytest.raises(Weigering, match="verhuisd"):
            oud.doe(winkel.contact(oud))
        with pytest.raises(Weigering, match="geen dossier meer open"):
            oud.lees(LeesPersoonKaart(id=wie))
        assert verhuizen.is_verhuisd(oud)
        verhuizen.werk_hier_verder(oud)
    with winkel.bureau(map_, klok, ids) as oud:
        oud.doe(winkel.contact(oud))


def test_that_a_move_that_is_stopped_leaves_everything_as_it_was(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    with winkel.bureau(map_, klok, ids) as oud:
        with pytest.raises(backup.KopieGestopt):
            verhuizen.pak_in(oud, tmp_path, meld=lambda *_: None, gestopt=lambda: True)
        oud.doe(winkel.contact(oud))
        with pytest.raises(Weigering) as geweigerd:
            verhuizen.pak_in(oud, tmp_path / "weg", meld=lambda *_: None, gestopt=lambda: False)
        assert "waar" in geweigerd.value.fouten
    assert list(tmp_path.glob("*verhuizing*")) == []
