"""Key slots: several people on one store, passwords that change, slots that go, and files that were tampered with."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from wijdesk.errors import BeschadigdBestand, GeenWinkel, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.store import keys

SLEUTEL = keys.Sleutel(bytes(range(32)), b"medewerker-een-1")
WACHTWOORD = winkel.WACHTWOORD


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    winkel.goedkope_sleutels()
    keys.zet_sleutel(tmp_path, "Sanne de Vries", WACHTWOORD, SLEUTEL)
    return tmp_path


def inhoud(map_: Path) -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads((map_ / keys.BESTAND).read_text())
    return gelezen


def slot(map_: Path) -> dict[str, Any]:
    gevonden: dict[str, Any] = next(iter(inhoud(map_)["sleutels"].values()))
    return gevonden


def schrijf(map_: Path, nieuw: object) -> None:
    (map_ / keys.BESTAND).write_text(json.dumps(nieuw))


def test_that_several_people_open_the_same_key_each_with_an_own_password(map_: Path) -> None:
    ander = keys.Sleutel(SLEUTEL.sleutel, b"medewerker-twee1")
    keys.zet_sleutel(map_, "Omar El Idrissi", "een heel ander wachtwoord", ander)
    assert keys.aantal_sleutels(map_) == 2
    assert keys.ontgrendel(map_, "Sanne de Vries", WACHTWOORD) == SLEUTEL
    assert keys.ontgrendel(map_, "Omar El Idrissi", "een heel ander wachtwoord") == ander
    for naam, wachtwoord in (("Omar El Idrissi", WACHTWOORD), ("", WACHTWOORD), ("Sanne", WACHTWOORD)):
        with pytest.raises(VerkeerdWachtwoord):
            keys.ontgrendel(map_, naam, wachtwoord)


@pytest.mark.parametrize("naam", ["", " ", "sanne DE vries", "  Sanne  de Vries "])
def test_that_a_name_may_be_typed_loosely_and_not_at_all_when_there_is_one(map_: Path, naam: str) -> None:
    assert keys.ontgrendel(map_, naam, WACHTWOORD) == SLEUTEL


def test_that_an_accent_typed_as_one_sign_or_as_two_is_the_same(tmp_path: Path) -> None:
    winkel.goedkope_sleutels()
    keys.zet_sleutel(tmp_path, "Ren\u00e9e Dag", "caf\u00e9 aan het water", SLEUTEL)
    assert keys.ontgrendel(tmp_path, "Rene\u0301e Dag", "cafe\u0301 aan het water") == SLEUTEL


def test_that_a_new_password_keeps_the_key_and_ends_the_old_one(map_: Path) -> None:
    keys.zet_sleutel(map_, "sanne de vries", "negen blauwe bussen", SLEUTEL)
    assert keys.aantal_sleutels(map_) == 1
    assert keys.ontgrendel(map_, "", "negen blauwe bussen") == SLEUTEL
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(map_, "", WACHTWOORD)


def test_that_the_same_password_gives_other_bytes_every_time(map_: Path) -> None:
    eerst = slot(map_)
    keys.zet_sleutel(map_, "Sanne de Vries", WACHTWOORD, SLEUTEL)
    opnieuw = slot(map_)
    assert all(eerst[veld] != opnieuw[veld] for veld in ("zout", "nonce", "gewikkeld"))


def test_that_a_withdrawn_slot_no_longer_opens_and_the_others_do(map_: Path) -> None:
    keys.zet_sleutel(map_, "Omar El Idrissi", "een heel ander wachtwoord", SLEUTEL)
    keys.trek_sleutel_in(map_, "OMAR el idrissi")
    keys.trek_sleutel_in(map_, "Niemand")
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(map_, "Omar El Idrissi", "een heel ander wachtwoord")
    assert keys.ontgrendel(map_, "Sanne de Vries", WACHTWOORD) == SLEUTEL


def test_that_the_last_slot_cannot_be_withdrawn_unless_a_recovery_key_opens_the_store(map_: Path) -> None:
    with pytest.raises(Weigering, match="laatste sleutel"):
        keys.trek_sleutel_in(map_, "Sanne de Vries")
    assert keys.ontgrendel(map_, "", WACHTWOORD) == SLEUTEL
    keys.zet_herstelsleutel(map_, b"twintig bytes geheim", SLEUTEL.sleutel)
    keys.trek_sleutel_in(map_, "Sanne de Vries")
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(map_, "Sanne de Vries", WACHTWOORD)
    assert keys.leesbaar(map_)
    assert keys.open_met_herstelsleutel(map_, b"twintig bytes geheim") == SLEUTEL.sleutel


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("gebeurt", ["ingetrokken", "ander wachtwoord"])
def test_that_the_bytes_of_a_slot_that_ended_are_gone_from_the_disk(map_: Path, gebeurt: str) -> None:
    keys.zet_sleutel(map_, "Omar El Idrissi", "een heel ander wachtwoord", SLEUTEL)
    slots = json.loads((map_ / keys.BESTAND).read_text())["sleutels"]
    gewikkeld = [er["gewikkeld"].encode() for er in slots.values()]
    with (map_ / keys.BESTAND).open("rb") as blokken:  # what stands on the disk, by whatever name or none
        if gebeurt == "ingetrokken":
            keys.trek_sleutel_in(map_, "Omar El Idrissi")
        else:
            keys.zet_sleutel(map_, "Omar El Idrissi", "weer een ander wachtwoord", SLEUTEL)
        inhoud = blokken.read()
    assert inhoud
    assert not inhoud.strip(b"\0")
    nu = b"".join(pad.read_bytes() for pad in map_.rglob("*") if pad.is_file())
    assert len([er for er in gewikkeld if er in nu]) == 1
    assert sorted(pad.name for pad in map_.iterdir() if pad.name.startswith(keys.BESTAND)) == [keys.BESTAND]


def test_that_a_withdrawal_that_was_broken_off_leaves_nothing_behind_the_next_time(map_: Path) -> None:
    oud = map_ / f"{keys.BESTAND}.oud"
    for los in (True, False):
        if los:
            oud.write_bytes((map_ / keys.BESTAND).read_bytes())
        else:
            oud.hardlink_to(map_ / keys.BESTAND)
        keys.zet_sleutel(map_, "Sanne de Vries", WACHTWOORD, SLEUTEL)
        assert not oud.exists()
        assert keys.ontgrendel(map_, "", WACHTWOORD) == SLEUTEL


def _knoei(veld: str) -> Callable[[dict[str, Any]], None]:
    def doe(kop: dict[str, Any]) -> None:
        oud = kop[veld]
        kop[veld] = ("0" if oud[0] != "0" else "1") + oud[1:]

    return doe


@pytest.mark.parametrize(
    "knoei",
    [
        *(_knoei(veld) for veld in ("zout", "nonce", "gewikkeld")),
        lambda kop: kop.update(gewikkeld=kop["gewikkeld"][:-2]),
        lambda kop: kop["kdf"].update(rondes=kop["kdf"]["rondes"] + 1),
        lambda kop: kop["kdf"].update(naam="iets anders"),
    ],
)
def test_that_a_slot_that_was_tampered_with_does_not_open(map_: Path, knoei: Callable[[dict[str, Any]], None]) -> None:
    alles = inhoud(map_)
    knoei(next(iter(alles["sleutels"].values())))
    schrijf(map_, alles)
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(map_, "", WACHTWOORD)


def test_that_a_slot_cannot_be_passed_off_as_that_of_a_colleague(map_: Path) -> None:
    keys.zet_sleutel(map_, "Omar El Idrissi", "een heel ander wachtwoord", SLEUTEL)
    alles = inhoud(map_)
    sanne, omar = alles["sleutels"]
    alles["sleutels"][sanne] = alles["sleutels"][omar]
    schrijf(map_, alles)
    with pytest.raises(VerkeerdWachtwoord):
        keys.ontgrendel(map_, "Sanne de Vries", "een heel ander wachtwoord")


@pytest.mark.parametrize(
    "stuk",
    [
        [],
        {},
        "sleutels",
        {"zout": "00" * 16},
        {"zout": "geen hex", "sleutels": {}},
        {"zout": 7, "sleutels": {}},
        {"zout": "00" * 16, "sleutels": []},
        {"zout": "00" * 16, "sleutels": {"00": "geen slot"}},
        {"zout": "00" * 16, "sleutels": {"00": {"kdf": keys.KDF, "zout": "zz", "nonce": "", "gewikkeld": ""}}},
        {"zout": "00" * 16, "sleutels": {"00": {"kdf": {}, "zout": "00", "nonce": "00", "gewikkeld": "00"}}},
    ],
)
def test_that_a_key_file_that_makes_no_sense_is_told_as_damaged(map_: Path, stuk: object) -> None:
    schrijf(map_, stuk)
    with pytest.raises(BeschadigdBestand):
        keys.ontgrendel(map_, "", WACHTWOORD)


def test_that_a_store_without_its_key_file_is_damaged_and_not_absent(map_: Path, tmp_path: Path) -> None:
    (map_ / keys.BESTAND).unlink()
    with pytest.raises(GeenWinkel):
        keys.ontgrendel(map_, "", WACHTWOORD)
    (map_ / "balie.db").write_bytes(b"")
    with pytest.raises(BeschadigdBestand) as storing:
        keys.ontgrendel(map_, "", WACHTWOORD)
    assert "reservekopie" in storing.value.uitweg
    assert not keys.leesbaar(map_)
    assert keys.aantal_sleutels(map_) == 0


def test_that_a_key_file_that_cannot_be_read_is_known_trouble(map_: Path) -> None:
    (map_ / keys.BESTAND).unlink()
    (map_ / keys.BESTAND).mkdir()
    with pytest.raises(Storing):
        keys.ontgrendel(map_, "", WACHTWOORD)


def test_that_no_name_password_or_key_can_be_read_in_the_key_file(map_: Path) -> None:
    tekst = (map_ / keys.BESTAND).read_bytes()
    for geheim in (b"Sanne", b"sanne", b"Vries", WACHTWOORD.encode(), SLEUTEL.sleutel.hex().encode()):
        assert geheim not in tekst
    assert SLEUTEL.medewerker_id.hex().encode() not in tekst
    assert SLEUTEL.sleutel.hex() not in repr(SLEUTEL)


def test_that_two_stores_hash_the_same_name_differently(map_: Path, tmp_path: Path) -> None:
    elders = tmp_path / "elders"
    elders.mkdir()
    keys.zet_sleutel(elders, "Sanne de Vries", WACHTWOORD, SLEUTEL)
    assert inhoud(map_)["sleutels"].keys().isdisjoint(inhoud(elders)["sleutels"])


@pytest.mark.parametrize("wachtwoord", ["", "kort", "elf tekens!", "aaaaaaaaaaaaaaaa", "ababababababab"])
def test_that_a_weak_password_is_refused_and_changes_nothing(map_: Path, wachtwoord: str) -> None:
    voor = (map_ / keys.BESTAND).read_bytes()
    with pytest.raises(Weigering) as weigering:
        keys.zet_sleutel(map_, "Sanne de Vries", wachtwoord, SLEUTEL)
    assert "wachtwoord" in weigering.value.fouten
    assert (map_ / keys.BESTAND).read_bytes() == voor


def test_that_a_slot_made_with_other_parameters_still_opens(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goedkoop = keys.KDF["geheugen_kib"]
    monkeypatch.setitem(keys.KDF, "geheugen_kib", 2048)
    monkeypatch.setitem(keys.KDF, "rondes", 2)
    monkeypatch.setitem(keys.KDF, "banen", 1)
    assert keys.ontgrendel(map_, "", WACHTWOORD) == SLEUTEL
    keys.zet_sleutel(map_, "Omar El Idrissi", WACHTWOORD, SLEUTEL)
    assert [kop["kdf"]["geheugen_kib"] for kop in inhoud(map_)["sleutels"].values()] == [goedkoop, 2048]
    assert keys.ontgrendel(map_, "Omar El Idrissi", WACHTWOORD) == SLEUTEL
