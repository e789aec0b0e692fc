"""Who can get in at a desk: first passwords, the second factor, the recovery key, failures in the log, settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyotp
import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.services.collega import aan_het_werk
from wijdesk.app import lease, toegang
from wijdesk.app.behoud import kopie
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.kopieen import reservekopieen, wat_kost, zet_reservekopie_terug
from wijdesk.app.sleutelruimte import breng_kopieen_bij, ruim_sleutels_op
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import (
    CodeNodig,
    GeenRecht,
    LeaseVerlopen,
    NieuwWachtwoordNodig,
    SchijfVol,
    VerkeerdWachtwoord,
    Weigering,
)
from wijdesk.models.instellingen import SOORTEN, herstel_gebruikt, id_van, waarde_van
from wijdesk.models.logsoort import HERSTELD, SLEUTEL, Logregel
from wijdesk.models.opdrachten.huis import LeesMedewerkers, LogToegang
from wijdesk.models.opdrachten.instelling import LeesInstellingen, ZetHerstelGezien, ZetInstelling
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id
from wijdesk.store import backup, keys
from wijdesk.store.inloggen import herstelsleutel
from wijdesk.store.kast import Kast

EERSTE, EIGEN = "vier losse woorden samen", "negen blauwe bussen rijden"
OMAR = "Omar El Idrissi"


@pytest.fixture
def map_(tmp_path: Path, klok: Klok, ids: Ids) -> Path:
    winkel.maak(tmp_path / "winkel", klok, ids)
    return tmp_path / "winkel"


@pytest.fixture
def bureau(map_: Path, klok: Klok, ids: Ids) -> Iterator[Bureau]:
    open_ = winkel.open_bureau(map_, klok, ids)
    yield open_
    if open_._slot.is_locked:  # a test that looks who can log in lets go of it first
        open_.sluit()


@pytest.fixture
def omar(bureau: Bureau) -> MedewerkerRij:
    """A colleague at the entree with a password of their own."""
    id_ = bureau.maak_medewerker(OMAR, EERSTE, ("entree",), bureau.medewerker.locatie_id)
    return next(rij for rij in bureau.lees(LeesMedewerkers()) if rij.id == id_)


def gelogd(bureau: Bureau, soort: str) -> list[tuple[object, ...]]:
    """The lines of one kind in the access log, oldest first."""
    bureau.warm_op()
    vraag = "SELECT wat, medewerker_id, tijd, aantal, namens_id FROM toegang WHERE soort = ? ORDER BY tijd, id"
    return [tuple(rij) for rij in winkel.rauw(bureau, vraag, soort)]


# A colleague ---------------------------------------------------------------------------------------------------------


def test_that_a_new_first_password_must_be_changed_and_is_in_the_log(
    bureau: Bureau, omar: MedewerkerRij, map_: Path, klok: Klok, ids: Ids
) -> None:
    toegang.geef_eerste_wachtwoord(bureau, omar, EIGEN)
    assert [(regel[0], regel[4]) for regel in gelogd(bureau, "sleutel")] == [
        ("nieuw eerste wachtwoord voor een collega", omar.id)
    ]
    bureau.sluit()
    wereld = Wereld(klok=klok, ids=ids)
    with pytest.raises(VerkeerdWachtwoord):
        ontgrendel(map_, OMAR, EERSTE, wereld)
    with pytest.raises(NieuwWachtwoordNodig):
        ontgrendel(map_, OMAR, EIGEN, wereld)


def test_that_nobody_gives_themselves_or_who_left_a_first_password(bureau: Bureau, omar: MedewerkerRij) -> None:
    with pytest.raises(Weigering):
        toegang.geef_eerste_wachtwoord(bureau, bureau.medewerker, EIGEN)
    with pytest.raises(Weigering):
        toegang.geef_eerste_wachtwoord(bureau, replace(omar, actief=False), EIGEN)
    with pytest.raises(Weigering) as zwak:
        toegang.geef_eerste_wachtwoord(bureau, omar, "Welkom2026!!")
    assert "wachtwoord" in zwak.value.fouten


@pytest.mark.parametrize("wat", ["stand", "wachtwoord", "tweede", "herstel"])
def test_that_a_colleague_without_the_right_changes_no_key(
    bureau: Bureau, omar: MedewerkerRij, map_: Path, klok: Klok, ids: Ids, wat: str
) -> None:
    mij = bureau.medewerker
    bureau.sluit()
    voor = (map_ / keys.BESTAND).read_bytes()
    with_omar = ontgrendel(map_, OMAR, EERSTE, Wereld(klok=klok, ids=ids))
    try:
        with pytest.raises(Weigering):
            {
                "stand": lambda: toegang.stand(with_omar),
                "wachtwoord": lambda: toegang.geef_eerste_wachtwoord(with_omar, mij, EIGEN),
                "tweede": lambda: toegang.zet_tweede_af(with_omar, mij),
                "herstel": lambda: toegang.zet_herstelsleutel(with_omar, toegang.nieuwe_herstelsleutel()),
            }[wat]()
    finally:
        with_omar.sluit()
    assert (map_ / keys.BESTAND).read_bytes() == voor


def test_that_the_beheerder_sees_who_can_log_in_here_and_how(bureau: Bureau, omar: MedewerkerRij) -> None:
    toegang.geef_eerste_wachtwoord(bureau, omar, EIGEN)
    stand = toegang.stand(bureau)
    assert not stand.herstelsleutel
    assert [(rij.medewerker.naam, rij.heeft_sleutel, rij.tweede, rij.moet_nieuw) for rij in stand.rijen] == [
        (OMAR, True, False, True),
        (winkel.MEDEWERKER, True, False, False),
    ]


# The second factor ---------------------------------------------------------------------------------------------------


def zet_aan(bureau: Bureau) -> toegang.NieuweFactor:
    nieuw = toegang.begin_tweede(bureau)
    toegang.zet_tweede_aan(bureau, winkel.WACHTWOORD, nieuw, pyotp.TOTP(nieuw.geheim).at(bureau.wereld.klok() // 1000))
    return nieuw


def test_that_a_second_factor_is_asked_after_it_was_proved_and_the_command_line_asks_too(
    bureau: Bureau, map_: Path, klok: Klok, ids: Ids
) -> None:
    nieuw = toegang.begin_tweede(bureau)
    with pytest.raises(Weigering) as fout:
        toegang.zet_tweede_aan(bureau, winkel.WACHTWOORD, nieuw, "000000")
    assert "code" in fout.value.fouten
    with pytest.raises(VerkeerdWachtwoord):
        toegang.zet_tweede_aan(bureau, EIGEN, nieuw, pyotp.TOTP(nieuw.geheim).at(klok() // 1000))
    assert not toegang.heeft_tweede(bureau)
    nieuw = zet_aan(bureau)
    assert toegang.heeft_tweede(bureau)
    assert nieuw.geheim not in repr(nieuw)
    bureau.sluit()
    wereld = Wereld(klok=klok, ids=ids)
    with pytest.raises(CodeNodig):
        ontgrendel(map_, "", winkel.WACHTWOORD, wereld)
    ontgrendel(map_, "", winkel.WACHTWOORD, wereld, code=lambda: nieuw.codes[0]).sluit()


def test_that_looking_what_a_backup_would_lose_uses_no_code_up(bureau: Bureau, map_: Path) -> None:
    nieuw = zet_aan(bureau)
    kopie.maak(bureau)
    bureau.sluit()
    ((van, _),) = reservekopieen(map_)
    with pytest.raises(CodeNodig):
        wat_kost(map_, van, "", winkel.WACHTWOORD)
    with pytest.raises(VerkeerdWachtwoord):
        wat_kost(map_, van, "", winkel.WACHTWOORD, "123456")
    for _ in range(2):
        wat_kost(map_, van, "", winkel.WACHTWOORD, nieuw.codes[0])
    zet_reservekopie_terug(map_, van, "", winkel.WACHTWOORD, nieuw.codes[0])


def test_that_it_goes_off_with_the_password_unless_everybody_must_have_one(bureau: Bureau) -> None:
    zet_aan(bureau)
    bureau.doe(ZetInstelling(waarden=(("tweede_factor", "verplicht"),)))
    with pytest.raises(Weigering):
        toegang.zet_eigen_tweede_af(bureau, winkel.WACHTWOORD)
    bureau.doe(ZetInstelling(waarden=(("tweede_factor", "wie_wil"),)))
    with pytest.raises(VerkeerdWachtwoord):
        toegang.zet_eigen_tweede_af(bureau, EIGEN)
    toegang.zet_eigen_tweede_af(bureau, winkel.WACHTWOORD)
    assert not toegang.heeft_tweede(bureau)
    bureau.doe(ZetInstelling(waarden=(("tweede_factor", "uit"),)))
    with pytest.raises(Weigering):
        toegang.begin_tweede(bureau)


def test_that_a_new_password_keeps_the_second_factor_and_a_beheerder_takes_it_off(
    bureau: Bureau, omar: MedewerkerRij, map_: Path, klok: Klok, ids: Ids
) -> None:
    bureau.sluit()
    wereld = Wereld(klok=klok, ids=ids)
    van_omar = ontgrendel(map_, OMAR, EERSTE, wereld)
    nieuw = toegang.begin_tweede(van_omar)
    toegang.zet_tweede_aan(van_omar, EERSTE, nieuw, pyotp.TOTP(nieuw.geheim).at(klok() // 1000))
    toegang.wijzig_wachtwoord(van_omar, EERSTE, EIGEN)
    assert toegang.heeft_tweede(van_omar)
    van_omar.sluit()
    with Sanne(map_, wereld) as sanne:
        kopie.maak(sanne)
        toegang.zet_tweede_af(sanne, omar)
        ((gemaakt, _),) = reservekopieen(map_)
        assert keys.ontgrendel(gemaakt, OMAR, EIGEN).besloten.tweede is None, "nor asks a backup for it"
        with pytest.raises(Weigering):
            toegang.zet_tweede_af(sanne, omar)
        assert ("tweede factor van een collega uitgezet", omar.id) in [
            (regel[0], regel[4]) for regel in gelogd(sanne, "sleutel")
        ]
    ontgrendel(map_, OMAR, EIGEN, wereld).sluit()


class Sanne:
    """Sanne at the desk."""

    def __init__(self, map_: Path, wereld: Wereld) -> None:
        self.bureau = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, wereld)

    def __enter__(self) -> Bureau:
        return self.bureau

    def __exit__(self, *_: object) -> None:
        self.bureau.sluit()


# The recovery key ----------------------------------------------------------------------------------------------------


def test_that_the_recovery_key_gives_a_new_password_once_and_everybody_hears_of_it(
    bureau: Bureau, omar: MedewerkerRij, map_: Path, klok: Klok, ids: Ids
) -> None:
    sleutel = toegang.nieuwe_herstelsleutel()
    toegang.zet_herstelsleutel(bureau, sleutel)
    bureau.sluit()
    for tekst, naam, nieuw, veld in (
        (sleutel, "Niemand", EIGEN, "naam"),
        (sleutel, OMAR, "kort", "wachtwoord"),
        (sleutel[:-1], OMAR, EIGEN, "herstelsleutel"),
    ):
        with pytest.raises(Weigering) as fout:
            toegang.begin_herstel(map_, tekst, naam, nieuw, klok=klok)
        assert veld in fout.value.fouten
    with pytest.raises(VerkeerdWachtwoord):
        toegang.begin_herstel(map_, toegang.nieuwe_herstelsleutel(), OMAR, EIGEN, klok=klok)
    binnen = toegang.begin_herstel(map_, sleutel.lower(), "omar el idrissi", EIGEN, klok=klok)
    assert binnen.sleutel.medewerker_id == omar.id
    assert keys.heeft_herstelsleutel(map_)  # nothing changed yet
    wereld = Wereld(klok=klok, ids=ids)
    van_omar = Bureau(map_, binnen.sleutel, wereld)
    toegang.voltooi_herstel(van_omar, binnen, EIGEN)
    assert not keys.heeft_herstelsleutel(map_)
    volgende = toegang.nieuwe_herstelsleutel()
    with pytest.raises(GeenRecht):
        toegang.zet_herstelsleutel(van_omar, volgende)
    toegang.zet_herstelsleutel(van_omar, volgende, na_herstel=True)
    with pytest.raises(GeenRecht):  # there is one again
        toegang.zet_herstelsleutel(van_omar, toegang.nieuwe_herstelsleutel(), na_herstel=True)
    van_omar.sluit()
    with pytest.raises(VerkeerdWachtwoord):
        toegang.begin_herstel(map_, sleutel, OMAR, EIGEN, klok=klok)
    ontgrendel(map_, OMAR, EIGEN, wereld).sluit()
    with Sanne(map_, wereld) as sanne:
        waarden = sanne.lees(LeesInstellingen())
        assert herstel_gebruikt(waarden) == (klok(), omar.id)
        assert "toegang hersteld met de herstelsleutel" in [regel[0] for regel in gelogd(sanne, "sleutel")]
        sanne.doe(ZetHerstelGezien())
        waarden = sanne.lees_apart(LeesInstellingen())
        assert herstel_gebruikt(waarden) is None
    assert toegang.begin_herstel(map_, volgende, OMAR, EERSTE, klok=klok).sleutel.medewerker_id == omar.id


def test_that_a_recovery_that_is_cut_off_stands_in_the_log_before_the_password_is_another(
    bureau: Bureau, omar: MedewerkerRij, map_: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel = toegang.nieuwe_herstelsleutel()
    toegang.zet_herstelsleutel(bureau, sleutel)
    binnen = toegang.begin_herstel(map_, sleutel, OMAR, EIGEN, klok=klok)

    def schijf_vol(*_: object, **__: object) -> None:
        raise SchijfVol("De schijf is vol.", uitweg="Maak ruimte.")

    monkeypatch.setattr(keys, "schrijf_veilig", schijf_vol)
    with pytest.raises(SchijfVol):
        toegang.voltooi_herstel(bureau, binnen, EIGEN)
    assert keys.heeft_herstelsleutel(map_)
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(map_, OMAR, EIGEN)
    waarden = bureau.lees(LeesInstellingen())
    assert herstel_gebruikt(waarden) == (klok(), omar.id)
    assert ("toegang hersteld met de herstelsleutel", omar.id) in [regel[:2] for regel in gelogd(bureau, "sleutel")]


def test_that_nobody_can_hide_that_the_recovery_key_was_used(bureau: Bureau, omar: MedewerkerRij, klok: Klok) -> None:
    """The alarm is what the log tells: of that, no request takes anything away or puts anything in its place."""

    def gebruikt() -> tuple[int, Id] | None:
        waarden = bureau.lees(LeesInstellingen())
        return herstel_gebruikt(waarden)

    bureau.noteer(Logregel(HERSTELD, None, "toegang", SLEUTEL, medewerker_id=omar.id))
    bureau.doe(LogToegang())
    toen = klok()
    klok.verzet(60_000)
    with aan_het_werk(bureau, "vrijwilliger", naam="Vera Vals") as vera:
        for wat in (HERSTELD, "herstelsleutel nagegaan"):
            vera.doe(LogToegang(regels=(Logregel(wat, None, "toegang", SLEUTEL, medewerker_id=vera.id),)))
        for vals in (ZetHerstelGezien(), ZetInstelling(waarden=(("herstelsleutel_gebruikt", ""),))):
            with pytest.raises(GeenRecht):
                vera.doe(vals)
        assert gebruikt() == (toen, omar.id)
        bureau.doe(ZetHerstelGezien())
        assert gebruikt() is None
        klok.verzet(60_000)
        vera.doe(LogToegang(regels=(Logregel(HERSTELD, None, "toegang", SLEUTEL, medewerker_id=omar.id),)))
        assert gebruikt() == (klok(), omar.id)
        bureau.doe(ZetHerstelGezien())
        assert gebruikt() is None


# Who left -----------------------------------------------------------------------------------------------------------


def test_that_who_was_made_inactive_elsewhere_loses_the_slot_here(
    bureau: Bureau, omar: MedewerkerRij, map_: Path
) -> None:
    assert ruim_sleutels_op(bureau) == 0
    db = bureau.eigen_verbinding()
    db.execute("UPDATE medewerker SET status = 'vervallen' WHERE id = ?", (omar.id,))
    db.commit()
    db.close()
    assert ruim_sleutels_op(bureau) == 1
    assert not keys.heeft_sleutel(map_, OMAR)
    assert keys.heeft_sleutel(map_, winkel.MEDEWERKER)
    assert ruim_sleutels_op(bureau) == 0


def test_that_nothing_that_opens_stands_in_the_words_of_a_refusal(bureau: Bureau, map_: Path, klok: Klok) -> None:
    sleutel = toegang.nieuwe_herstelsleutel()
    toegang.zet_herstelsleutel(bureau, sleutel)
    nieuw = toegang.begin_tweede(bureau)
    fouten = []
    for werk in (
        lambda: toegang.zet_tweede_aan(bureau, EIGEN, nieuw, pyotp.TOTP(nieuw.geheim).at(klok() // 1000)),
        lambda: toegang.wijzig_wachtwoord(bureau, EIGEN, EERSTE),
        lambda: toegang.wijzig_wachtwoord(bureau, EERSTE, "kort"),
        lambda: toegang.begin_herstel(map_, sleutel[:-1] + "!", OMAR, EIGEN, klok=klok),
        lambda: toegang.begin_herstel(map_, toegang.nieuwe_herstelsleutel(), OMAR, EIGEN, klok=klok),
    ):
        with pytest.raises((Weigering, VerkeerdWachtwoord)) as fout:
            werk()
        fouten.append(f"{fout.value!r} {fout.value} {vars(fout.value)}")
    for tekst in (*fouten, repr(bureau), repr(bureau.__dict__), repr(nieuw)):
        for geheim in (EIGEN, EERSTE, nieuw.geheim, nieuw.codes[0], sleutel, bureau.bestandssleutel.hex()):
            assert geheim not in tekst
        assert repr(bureau.bestandssleutel) not in tekst


# Settings ------------------------------------------------------------------------------------------------------------


def test_that_a_setting_is_one_row_by_its_name_and_the_default_is_not_written(bureau: Bureau) -> None:
    assert bureau.lees(LeesInstellingen())["vergrendel_na"] == "10"
    bureau.doe(ZetInstelling(waarden=(("vergrendel_na", " 5 "), ("lease_dagen", "30"))))
    assert bureau.lees(LeesInstellingen())["vergrendel_na"] == "5"
    rijen = winkel.rauw(bureau, "SELECT id, naam, waarde FROM instelling")
    assert [tuple(rij) for rij in rijen] == [(id_van("vergrendel_na"), "vergrendel_na", "5")]


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("vergrendel_na", "0"),
        ("vergrendel_na", "61"),
        ("vergrendel_na", "tien"),
        ("vergrendel_na", "\N{ARABIC-INDIC DIGIT FIVE}"),
        ("lease_dagen", "-1"),
        ("lease_dagen", "999999"),
        ("tweede_factor", "soms"),
        ("kantoor_van", "7 uur"),
        ("kantoor_van", "24:00"),
        ("kantoor_tot", "06:00"),
        ("herstelsleutel_gebruikt", "1 2"),
        ("bestaat_niet", "1"),
    ],
)
def test_that_a_setting_that_makes_no_sense_is_refused_beside_its_field(bureau: Bureau, naam: str, waarde: str) -> None:
    with pytest.raises(Weigering) as fout:
        bureau.doe(ZetInstelling(waarden=(("vergrendel_na", "5"), (naam, waarde))))
    assert naam in fout.value.fouten
    assert winkel.rauw(bureau, "SELECT * FROM instelling") == []


def test_that_a_value_of_another_version_gives_the_default() -> None:
    for soort in SOORTEN.values():
        assert not soort.fout(soort.standaard)
        assert waarde_van({soort.naam: "onzin uit de toekomst"}, soort.naam) in (
            soort.standaard,
            "onzin uit de toekomst",
        )
    assert waarde_van({"vergrendel_na": "1000"}, "vergrendel_na") == "10"


# How long without the centre -----------------------------------------------------------------------------------------


def zet_contact(bureau: Bureau, **kast: str) -> None:
    db = bureau.eigen_verbinding()
    for naam, waarde in ({ADRES: "map:/nergens/te/vinden"} | kast).items():
        Kast(db.cursor).put(naam, waarde.encode())
    db.commit()
    db.close()


def test_that_a_desk_without_a_centre_has_no_end(bureau: Bureau, klok: Klok) -> None:
    klok.verzet(4000 * lease.DAG_MS)
    assert lease.verlopen_dagen(bureau) is None
    lease.eis_lease(bureau)


def test_that_past_the_days_a_desk_shares_first_and_says_what_to_do_when_that_fails(bureau: Bureau, klok: Klok) -> None:
    zet_contact(bureau, contact=str(klok()))
    klok.verzet(29 * lease.DAG_MS)
    assert lease.verlopen_dagen(bureau) is None
    klok.verzet(1 * lease.DAG_MS)
    assert lease.verlopen_dagen(bureau) == 30
    with pytest.raises(LeaseVerlopen) as fout:
        lease.eis_lease(bureau)
    assert "30 dagen" in fout.value.zin
    assert "netwerk" in fout.value.uitweg
    bureau.doe(ZetInstelling(waarden=(("lease_dagen", "0"),)))
    assert lease.verlopen_dagen(bureau) is None


def test_that_a_clock_set_back_gives_no_day_more_and_a_new_contact_begins_anew(bureau: Bureau, klok: Klok) -> None:
    zet_contact(bureau, contact=str(klok()))
    klok.verzet(31 * lease.DAG_MS)
    assert lease.verlopen_dagen(bureau) == 31
    klok.verzet(-30 * lease.DAG_MS)
    assert lease.verlopen_dagen(bureau) == 31
    zet_contact(bureau, contact=str(klok()))
    assert lease.verlopen_dagen(bureau) is None


def test_that_a_clock_that_was_ahead_at_the_contact_gives_no_day_more(bureau: Bureau, klok: Klok) -> None:
    jaar = 365 * lease.DAG_MS
    zet_contact(bureau, **{"contact": str(klok() + jaar), "klok.voor": str(jaar)})
    assert lease.verlopen_dagen(bureau) is None
    klok.verzet(31 * lease.DAG_MS)
    assert lease.verlopen_dagen(bureau) == 31


# Backups -------------------------------------------------------------------------------------------------------------


def test_that_backups_open_with_the_passwords_of_today_only(
    bureau: Bureau, map_: Path, omar: MedewerkerRij, klok: Klok, tmp_path: Path
) -> None:
    """A password that leaked, a recovery key that was used: with the slots of a backup they opened the store itself."""
    oud_herstel = toegang.nieuwe_herstelsleutel()
    toegang.zet_herstelsleutel(bureau, oud_herstel)
    (tmp_path / "schijf").mkdir()
    kopie.zet_tweede_plek(bureau, str(tmp_path / "schijf"))
    hier = kopie.maak(bureau)
    kopieen = [hier, *(tmp_path / "schijf").glob("wijdesk-*/reservekopie-*")]
    assert len(kopieen) == 2
    toegang.wijzig_wachtwoord(bureau, winkel.WACHTWOORD, EIGEN)
    toegang.geef_eerste_wachtwoord(bureau, omar, "andere woorden om te beginnen")
    toegang.zet_herstelsleutel(bureau, toegang.nieuwe_herstelsleutel())
    for waar in kopieen:
        with pytest.raises(VerkeerdWachtwoord):
            keys.ontgrendel(waar, winkel.MEDEWERKER, winkel.WACHTWOORD)
        with pytest.raises(VerkeerdWachtwoord):
            keys.ontgrendel(waar, OMAR, EERSTE)
        with pytest.raises(VerkeerdWachtwoord):
            keys.open_met_herstelsleutel(waar, herstelsleutel.van_tekst(oud_herstel))
        assert keys.ontgrendel(waar, winkel.MEDEWERKER, EIGEN).sleutel == bureau.bestandssleutel
        assert backup.is_heel(waar, bureau.bestandssleutel)
        assert keys.ontgrendel(waar, OMAR, "andere woorden om te beginnen").besloten.moet_nieuw


def test_that_a_disk_that_was_away_is_brought_up_to_date_and_a_copy_of_another_store_left_alone(
    bureau: Bureau, map_: Path, klok: Klok, ids: Ids, tmp_path: Path
) -> None:
    ander = tmp_path / "ander"
    winkel.maak(ander, klok, ids)
    schijf = tmp_path / "schijf"
    schijf.mkdir()
    kopie.zet_tweede_plek(bureau, str(schijf))
    kopie.maak(bureau)
    vreemd = schijf / "wijdesk-vreemd" / "reservekopie-20260101-120000"
    vreemd.mkdir(parents=True)
    keys.kopieer(ander, vreemd / keys.BESTAND)
    voor = keys.lees_ruw(vreemd)
    schijf.rename(tmp_path / "weg")
    toegang.wijzig_wachtwoord(bureau, winkel.WACHTWOORD, EIGEN)
    (tmp_path / "weg").rename(schijf)
    (eigen,) = [pad for pad in schijf.glob("wijdesk-*/reservekopie-*") if pad != vreemd]
    assert keys.ontgrendel(eigen, winkel.MEDEWERKER, winkel.WACHTWOORD).sleutel
    breng_kopieen_bij(bureau)
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(eigen, winkel.MEDEWERKER, winkel.WACHTWOORD)
    assert keys.lees_ruw(vreemd) == voor
