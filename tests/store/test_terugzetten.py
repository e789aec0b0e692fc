"""Keeping and putting back when something breaks off: a power cut, a full disk, a computer that is gone."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import scherm_af
from tests.services.collega import aan_het_werk
from tests.services.test_bewaren import JAAR
from tests.services.test_bewaren import vernietig as vernietig_dossiers
from tests.services.tweebalies import twee_balies
from tests.store.test_backup import kleine_bestanden, nep
from tests.store.test_behoud import sleutel_van
from wijdesk.app import vernietigen
from wijdesk.app.behoud import bewaking, kopie, verhuizen
from wijdesk.app.bureau import Bureau
from wijdesk.app.kopieen import maak_reservekopie, wat_kost, zet_reservekopie_terug
from wijdesk.errors import SchijfVol, Storing, Weigering
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.bewaren import ZetBlokkade
from wijdesk.models.values import Id
from wijdesk.settings import BRIEFJE
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import register, staat, terug, verlies, wissel
from wijdesk.store.bestanden import schijf_vol, schrijf_veilig
from wijdesk.store.controle import controleer
from wijdesk.ui.jobs import Voortgang

DAG = 86_400_000
NU = datetime(2026, 3, 2, 8, tzinfo=UTC)
GEEN_LIMIETEN = pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")


def vernietig(bureau: Bureau, klok: Klok, dossier: Id) -> None:
    """Destroy a dossier of long ago, as two colleagues do."""
    klok.verzet(6 * JAAR)
    with (
        aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
    ):
        assert vernietig_dossiers(bureau, een, ander, ("persoon", dossier)) == [""]


def onleesbaar(_db: object) -> list[tuple[bytes, str, str | None]]:
    raise verb.beschadigd()


def is_in_orde(bureau: Bureau) -> bool:
    with closing(bureau.eigen_verbinding()) as db:
        return controleer(db) == ()


# Somebody else's folders --------------------------------------------------------------------------------------------


def test_that_a_folder_of_the_user_whose_name_only_looks_like_ours_stays(bureau: Bureau, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    eigen = usb / "bezig-met-jaarrekening"
    eigen.mkdir(parents=True)
    half = usb / "bezig-reservekopie-20260101-080000"
    half.mkdir()
    kopie.maak_op(bureau, usb)
    verhuizen.pak_in(bureau, usb, meld=lambda *_: None, gestopt=lambda: False)
    assert eigen.is_dir()
    assert not half.exists()


# What was destroyed stays so ----------------------------------------------------------------------------------------


def test_that_the_power_may_go_right_after_destroying(map_: Path, klok: Klok, ids: Ids, tmp_path: Path) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        weg = winkel.persoon_van(bureau, winkel.contact(bureau))
        kopie_ = bureau.reservekopie()
        vernietig(bureau, klok, weg)
        dood = tmp_path / "dood"
        shutil.copytree(map_, dood, ignore=shutil.ignore_patterns("*.slot"))  # as the disk is at this moment
    for deel in wissel.DELEN:
        (dood / f"{verb.BESTAND}{deel}").unlink(missing_ok=True)
    (dood / verb.BESTAND).write_bytes(os.urandom(20_000))
    terug.zet_terug(dood, dood / "reservekopieen" / kopie_.name, sleutel_van(map_))
    with winkel.bureau(dood, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT 1 FROM persoon") == []
        assert is_in_orde(bureau)


def test_that_what_another_desk_destroyed_is_in_the_register_when_it_arrives(tmp_path: Path, klok: Klok) -> None:
    with twee_balies(tmp_path, klok) as balies:
        weg = winkel.persoon_van(balies.een, winkel.contact(balies.een))
        balies.ontmoet()
        vernietig(balies.een, klok, weg)
        ander = balies.ander
        assert register.lees(ander.map, ander.bestandssleutel) == ()
        balies.ontmoet()
        soorten = {register.soort_van(een) for een in register.lees(ander.map, ander.bestandssleutel)}
        assert {"vernietiging", "vernietigregel", "vernietiglijst"} <= soorten


def test_that_the_register_lies_at_the_second_place_for_when_this_computer_is_gone(
    map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    (usb := tmp_path / "usb").mkdir()
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie.zet_tweede_plek(bureau, str(usb))
        weg = winkel.persoon_van(bureau, winkel.contact(bureau))
        klok.verzet(6 * JAAR)
        with (
            aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
            aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
        ):
            kopie.maak(bureau)
            vernietig_dossiers(bureau, een, ander, ("persoon", weg))
        kopie.houd_register_bij(bureau)
    (kopie_,) = usb.rglob("reservekopie-*")
    shutil.rmtree(map_)
    nieuw = tmp_path / "nieuw"
    zet_reservekopie_terug(nieuw, kopie_, "", winkel.WACHTWOORD)
    with winkel.bureau(nieuw, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT 1 FROM persoon") == []
        assert winkel.rauw(bureau, "SELECT count(*) FROM vernietigregel") == [(1,)], "and why it is gone is known"


@pytest.mark.parametrize("stuk", [False, True], ids=["readable", "damaged"])
def test_that_what_protects_somebody_is_not_lost_with_an_older_file(
    map_: Path, klok: Klok, ids: Ids, stuk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        wie = winkel.persoon_van(bureau, winkel.contact(bureau))
        kopie_ = bureau.reservekopie()
        klok.verzet(3_600_000)
        with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as privacy:
            privacy.doe(ZetBlokkade(soort="persoon", id=wie, reden="bezwaar of beroep"))
            verzoek = BewaarAvgverzoek(
                id=ids(), persoon_id=wie, soort="beperking", identiteit="bekend", gevraagd="Niets meer gebruiken."
            )
            privacy.doe(BeslisAvgverzoek(id=privacy.doe(verzoek), besluit="toegewezen"))
        scherm_af(bureau, wie)
        bureau.doe(winkel.contact(bureau))
    zinnen = wat_kost(map_, kopie_, "", winkel.WACHTWOORD).zinnen(date(2026, 3, 2))
    assert "geheime adressen" in zinnen[-1]
    assert "1 registratie" in zinnen[1]
    if stuk:
        monkeypatch.setattr(verlies, "nieuw", onleesbaar)  # as of a page that fails: what still reads is gathered
    zet_reservekopie_terug(map_, kopie_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT count(*) FROM bewaarblokkade") == [(1,)]
        assert winkel.rauw(bureau, "SELECT besluit FROM avgverzoek") == [("toegewezen",)]
        assert winkel.rauw(bureau, "SELECT afgeschermd FROM persoon") == [(1,)]
        assert winkel.rauw(bureau, "SELECT (SELECT count(*) FROM verschil), (SELECT count(*) FROM ingehouden)") == [
            (0, 0)
        ]
        assert is_in_orde(bureau)


# A disk that is full ------------------------------------------------------------------------------------------------


@GEEN_LIMIETEN
def test_that_a_disk_that_fills_up_at_the_last_moment_is_told_and_changes_nothing(
    map_: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
    kopie_ = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.noteer(*(Logregel(f"iets bekeken {nummer}", None, "om na te kijken") for nummer in range(200)))
        bureau.warm_op()
    voor = (map_ / verb.BESTAND).read_bytes()
    sleutel = sleutel_van(map_)
    groot = (kopie_ / verb.BESTAND).stat().st_size  # the copy fits, and its WAL; what is in that does not fit in it
    with kleine_bestanden(groot + 4096), pytest.raises(Storing):
        terug.zet_terug(map_, kopie_, sleutel)
    assert (map_ / verb.BESTAND).read_bytes() == voor
    assert not (map_ / wissel.WERKMAP).exists()
    with winkel.bureau(map_, klok, ids) as bureau:
        assert is_in_orde(bureau)


def test_that_a_file_is_never_put_in_the_place_without_its_wal(map_: Path, tmp_path: Path) -> None:
    werk = tmp_path / "werk"
    werk.mkdir()
    shutil.copy(map_ / verb.BESTAND, werk)
    (werk / f"{verb.BESTAND}-wal").write_bytes(b"x" * 40)
    with pytest.raises(SchijfVol):
        backup.zet_in_de_plaats(map_, werk / verb.BESTAND, map_ / keys.BESTAND)
    assert (map_ / verb.BESTAND).exists()


@GEEN_LIMIETEN
def test_that_a_full_disk_is_told_in_words_for_what_was_being_done(map_: Path, tmp_path: Path) -> None:
    kopie_ = maak_reservekopie(map_, "", winkel.WACHTWOORD)
    sleutel = sleutel_van(map_)
    with kleine_bestanden(64 * 1024):
        with pytest.raises(SchijfVol, match="De kopie is niet teruggezet") as terug_:
            terug.zet_terug(map_, kopie_, sleutel)
        with pytest.raises(Storing):
            schrijf_veilig(tmp_path / "klein.json", b"x" * 70_000)
    assert "Ctrl+S" not in terug_.value.uitweg
    assert list(tmp_path.glob("klein*")) == [], "nothing half stays"


@GEEN_LIMIETEN
def test_that_a_full_disk_says_that_no_backup_was_made_though_that_cannot_be_written_either(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kleine_bestanden(100), pytest.raises(Storing) as mislukt:
        kopie.maak(bureau)
    assert "Wat u typte" not in mislukt.value.zin
    monkeypatch.setattr(shutil, "disk_usage", lambda _pad: shutil._ntuple_diskusage(1, 1, 0))
    with kleine_bestanden(100), pytest.raises(SchijfVol, match="De reservekopie is niet gemaakt"):
        kopie.maak(bureau)


def test_that_a_full_disk_while_destroying_says_what_was_not_destroyed(bureau: Bureau, ids: Ids) -> None:
    def vol(_opdracht: object) -> None:
        raise schijf_vol()

    voortgang = Voortgang(meld=lambda _gedaan, _totaal: None, schrijf=vol, stop=threading.Event())
    with pytest.raises(SchijfVol, match="niet vernietigd") as geweigerd:
        vernietigen.voer_uit(bureau, ids(), [ids()], voortgang)
    assert "Ctrl+S" not in geweigerd.value.uitweg


# Putting back, broken off -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deel", [0, 1], ids=["the file is aside", "its WAL too"])
def test_that_a_replacement_that_was_broken_off_is_undone_at_the_next_opening(
    map_: Path, klok: Klok, ids: Ids, deel: int
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        wal = (map_ / f"{verb.BESTAND}-wal").read_bytes()
        bestand = (map_ / verb.BESTAND).read_bytes()
    (map_ / verb.BESTAND).write_bytes(bestand)
    (map_ / f"{verb.BESTAND}-wal").write_bytes(wal)
    wissel.begin(map_, "balie-vervangen-20260302-080000.db")
    for een in wissel.DELEN[: deel + 1]:
        (map_ / f"{verb.BESTAND}{een}").replace(map_ / f"balie-vervangen-20260302-080000.db{een}")
    with winkel.bureau(map_, klok, ids) as bureau:
        assert len(winkel.rauw(bureau, "SELECT 1 FROM contact")) == 1
        assert is_in_orde(bureau)
    assert list(map_.glob("balie-vervangen-*")) == []
    assert not (map_ / BRIEFJE).exists()


def test_that_the_log_is_kept_when_putting_back_was_broken_off_and_done_again(
    map_: Path, klok: Klok, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        kopie_ = bureau.reservekopie()
        bureau.noteer(Logregel("iets bekeken", None, "om na te kijken"))
    sleutel = sleutel_van(map_)
    echt = Path.replace

    def valt_uit(zelf: Path, naar: Path) -> Path:
        if Path(naar).name == verb.BESTAND and zelf.parent.name == wissel.WERKMAP:
            raise KeyboardInterrupt
        return echt(zelf, naar)

    monkeypatch.setattr(Path, "replace", valt_uit)
    with pytest.raises(KeyboardInterrupt):
        terug.zet_terug(map_, kopie_, sleutel)
    monkeypatch.undo()
    assert not (map_ / verb.BESTAND).exists()
    terug.zet_terug(map_, kopie_, sleutel)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert winkel.rauw(bureau, "SELECT 1 FROM toegang WHERE wat = 'iets bekeken'") == [(1,)]


def test_that_a_note_about_a_replacement_that_was_done_or_is_damaged_costs_nothing(map_: Path) -> None:
    (map_ / BRIEFJE).write_text("{")
    wissel.maak_af(map_)
    wissel.begin(map_, "../elders.db")
    voor = (map_ / verb.BESTAND).read_bytes()
    wissel.maak_af(map_)
    assert (map_ / verb.BESTAND).read_bytes() == voor
    assert not (map_ / BRIEFJE).exists()


@pytest.mark.parametrize("inhoud", [b"", b"\0" * 4096])
def test_that_an_empty_file_is_mended_by_a_backup(map_: Path, klok: Klok, ids: Ids, inhoud: bytes) -> None:
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        kopie_ = bureau.reservekopie()
    (map_ / verb.BESTAND).write_bytes(inhoud)
    assert wat_kost(map_, kopie_, "", winkel.WACHTWOORD).mutaties is None
    zet_reservekopie_terug(map_, kopie_, "", winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as bureau:
        assert len(winkel.rauw(bureau, "SELECT 1 FROM contact")) == 1


# How long they stay -------------------------------------------------------------------------------------------------


def test_that_a_desk_opened_at_the_same_time_every_day_has_a_backup_of_every_day(bureau: Bureau, klok: Klok) -> None:
    for _ in range(6):
        klok.verzet(DAG)
        kopie.maak_als_nodig(bureau)
    assert len(backup.lijst(bureau.map)) == 6


def test_that_copies_of_more_than_a_year_ago_go_once_there_are_enough_new_ones(tmp_path: Path) -> None:
    for dag in range(7):
        nep(tmp_path, NU + timedelta(days=dag))
    later = NU + timedelta(days=500)
    for dag in range(3):
        assert len(backup.lijst(tmp_path)) == 7, "a clock that is wrong for a day costs nothing"
        nep(tmp_path, later + timedelta(days=dag))
        backup.ruim_op(tmp_path, nu=later + timedelta(days=dag))
    assert min(backup.moment_van(pad) for pad in backup.lijst(tmp_path)) == later


def test_that_a_backup_of_a_day_to_come_does_not_hide_that_the_newest_is_old(tmp_path: Path) -> None:
    def oud(dagen: int) -> str:
        return bewaking._oud(tmp_path, round((NU + timedelta(days=dagen)).timestamp() * 1000))

    assert oud(0) == ""
    nep(tmp_path, NU + timedelta(days=400))
    assert "de klok" in oud(0)
    nep(tmp_path, NU)
    assert oud(1) == ""
    assert oud(30) == "De nieuwste reservekopie is 30 dagen oud."


def test_that_a_computer_that_was_moved_from_makes_no_backups(bureau: Bureau, klok: Klok, tmp_path: Path) -> None:
    kopie.maak(bureau)
    verhuizen.pak_in(bureau, tmp_path, meld=lambda *_: None, gestopt=lambda: False)
    klok.verzet(3 * DAG)
    assert kopie.maak_als_nodig(bureau) is None
    assert len(backup.lijst(bureau.map)) == 1
    assert staat.lees(bureau.map).mislukt is None
    klok.verzet(30 * DAG)
    ronde = Voortgang(meld=lambda _gedaan, _totaal: None, schrijf=bureau.doe, stop=threading.Event())
    assert bewaking.doe(bureau, ronde).oud == "", "and nobody is told that the newest is old"


def test_that_an_earlier_second_place_is_named_until_its_copies_are_gone(bureau: Bureau, tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    for plek in (a, b):
        plek.mkdir()
        (plek / "van een ander").mkdir()
    kopie.zet_tweede_plek(bureau, str(a))
    kopie.maak(bureau)
    kopie.zet_tweede_plek(bureau, str(b))
    (eerder,) = kopie.overzicht(bureau).eerder
    assert list(Path(eerder).rglob(verb.BESTAND))
    a.rename(tmp_path / "in de la")
    assert kopie.overzicht(bureau).eerder == (eerder,), "a disk that is not connected is not forgotten"
    with pytest.raises(Weigering, match="Sluit de schijf aan"):
        kopie.wis_eerdere(bureau)
    (tmp_path / "in de la").rename(a)
    assert kopie.wis_eerdere(bureau) == 1
    assert kopie.overzicht(bureau).eerder == ()
    assert [pad.name for pad in a.iterdir()] == ["van een ander"]


def test_that_damaged_pages_are_told_by_their_number_with_what_to_do(map_: Path) -> None:
    with (map_ / verb.BESTAND).open("r+b") as bestand:
        aantal = bestand.seek(0, os.SEEK_END) // 4096
        bestand.seek((aantal - 40) * 4096)
        bestand.write(os.urandom(30 * 4096))
    with closing(verb.verbind(map_, sleutel_van(map_), lezen=True)) as db:
        (bevinding,) = controleer(db)
    assert bevinding.zin == "30 bladzijden van het bestand kloppen niet."
    assert bevinding.plekken[0] == f"bladzijde {aantal - 39} tot en met {aantal - 10} van {aantal}"
    assert "reservekopie" in bevinding.plekken[-1]
