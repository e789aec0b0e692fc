"""What stands around a key slot: the wait after failures, the sealed part, the second factor, the recovery key."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import winkel
from wijdesk.errors import BeschadigdBestand, EvenWachten, VerkeerdWachtwoord, Weigering
from wijdesk.store import keys
from wijdesk.store.inloggen import argon, deur, herstelsleutel, pogingen, tweede
from wijdesk.store.inloggen.besloten import NIETS, Besloten, TweedeFactor

SLEUTEL = keys.Sleutel(bytes(range(32)), b"medewerker-een-1")
NAAM, WACHTWOORD = "Sanne de Vries", winkel.WACHTWOORD
NU = 1_790_000_000_000
FOUT = "dit is het niet hoor"


class Uur:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.nu = NU

    def __call__(self) -> int:
        return self.nu


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    winkel.goedkope_sleutels()
    (tmp_path / "balie.db").write_bytes(b"")
    keys.zet_sleutel(tmp_path, NAAM, WACHTWOORD, SLEUTEL)
    return tmp_path


@pytest.fixture
def uur() -> Uur:
    return Uur()


def probeer(map_: Path, uur: Uur, naam: str = NAAM, wachtwoord: str = FOUT) -> int:
    """Seconds to wait after a try, 0 for none."""
    try:
        deur.klop(map_, naam, wachtwoord, klok=uur)
    except EvenWachten as wachten:
        return wachten.seconden
    except VerkeerdWachtwoord:
        return 0
    return -1


# The price -----------------------------------------------------------------------------------------------------------


def test_that_a_new_slot_costs_what_this_machine_can_bear_and_never_less_than_the_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd: list[int] = []

    def tel(geheim: bytes, *, geheugen_kib: int, **_: Any) -> bytes:
        gevraagd.append(geheugen_kib)
        return geheim

    monkeypatch.setattr(argon, "argon2id", tel)
    monkeypatch.setattr(argon, "_GEMETEN", {})
    kdf: dict[str, int | str] = {"naam": "argon2id", "geheugen_kib": 65_536, "rondes": 3, "banen": 4}
    assert argon.gemeten_geheugen(kdf, 262_144) == 262_144
    assert gevraagd == [65_536, 131_072]
    monkeypatch.setattr(argon, "_GEMETEN", {})
    monkeypatch.setattr(argon, "DOEL_S", 0.0)
    assert argon.gemeten_geheugen(kdf, 262_144) == 65_536


def test_that_a_slot_is_made_dearer_at_the_next_change_of_the_password(
    map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MEEST_KIB", 4096)
    monkeypatch.setattr(keys, "gemeten_geheugen", lambda *_: 4096)
    assert keys.ontgrendel(map_, NAAM, WACHTWOORD) == SLEUTEL
    keys.zet_sleutel(map_, NAAM, "negen blauwe bussen", SLEUTEL)
    inhoud = json.loads((map_ / keys.BESTAND).read_text())
    assert [slot["kdf"]["geheugen_kib"] for slot in inhoud["sleutels"].values()] == [4096]
    monkeypatch.setattr(keys, "gemeten_geheugen", lambda *_: 2048)
    keys.zet_sleutel(map_, NAAM, WACHTWOORD, SLEUTEL)
    inhoud = json.loads((map_ / keys.BESTAND).read_text())
    assert [slot["kdf"]["geheugen_kib"] for slot in inhoud["sleutels"].values()] == [4096]


@pytest.mark.parametrize("anderen", [0, 3])
def test_that_a_name_nobody_has_costs_the_same_derivation_and_gets_the_same_words(
    map_: Path, uur: Uur, monkeypatch: pytest.MonkeyPatch, anderen: int
) -> None:
    for nummer in range(anderen):
        keys.zet_sleutel(map_, f"Collega {nummer}", WACHTWOORD, SLEUTEL)
    afgeleid: list[dict[str, int]] = []
    echt = argon.argon2id

    def tel(geheim: bytes, **kosten: Any) -> bytes:
        afgeleid.append({naam: kosten[naam] for naam in ("geheugen_kib", "rondes", "banen")})
        return echt(geheim, **kosten)

    monkeypatch.setattr(keys, "argon2id", tel)
    gezegd = []
    for naam in (NAAM, "Iemand Anders"):
        with pytest.raises(VerkeerdWachtwoord) as fout:
            deur.klop(map_, naam, FOUT, klok=uur)
        gezegd.append((type(fout.value), fout.value.zin, fout.value.uitweg))
    assert gezegd[0] == gezegd[1]
    assert len(afgeleid) == 2
    assert afgeleid[0] == afgeleid[1]


# The wait ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", [NAAM, "Iemand Anders"])
def test_that_three_tries_are_free_and_then_the_wait_doubles_to_five_minutes(map_: Path, uur: Uur, naam: str) -> None:
    waits = []
    for _ in range(12):
        waits.append(probeer(map_, uur, naam))
        uur.nu += waits[-1] * 1000
    assert waits == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_that_nothing_is_derived_while_one_waits_not_even_the_right_password(
    map_: Path, uur: Uur, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        probeer(map_, uur)
    with monkeypatch.context() as zonder:
        zonder.setattr(keys, "argon2id", lambda *_, **__: pytest.fail("derived"))
        assert probeer(map_, uur, wachtwoord=WACHTWOORD) == 5
        uur.nu += 4_000
        assert probeer(map_, uur, wachtwoord=WACHTWOORD) == 1
    assert probeer(map_, uur, "Iemand Anders") == 0
    uur.nu += 1_000
    assert probeer(map_, uur, wachtwoord=WACHTWOORD) == -1
    assert probeer(map_, uur) == 0


def test_that_the_wait_outlives_the_program_and_a_clock_that_is_set_back(
    map_: Path, uur: Uur, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        uur.nu += probeer(map_, uur) * 1000
    assert pogingen.wacht(map_, keys.hash_van(map_, NAAM), uur.nu - 10_000) == 10_000
    monkeypatch.setattr(pogingen, "_ONTHOUDEN", {})
    for _ in range(3):
        uur.nu -= 86_400_000
        assert probeer(map_, uur, wachtwoord=WACHTWOORD) == 10
    uur.nu += 10_000
    assert probeer(map_, uur, wachtwoord=WACHTWOORD) == -1


def test_that_the_file_of_failures_holds_no_name(map_: Path, uur: Uur) -> None:
    for naam in (NAAM, "Iemand Anders"):
        probeer(map_, uur, naam)
    tekst = (map_ / pogingen.BESTAND).read_text().casefold()
    assert not [woord for woord in ("sanne", "vries", "iemand", "anders", FOUT) if woord in tekst]


def test_that_taking_the_file_away_while_the_program_runs_changes_nothing(map_: Path, uur: Uur) -> None:
    for _ in range(4):
        probeer(map_, uur)
    (map_ / pogingen.BESTAND).unlink()
    assert probeer(map_, uur, wachtwoord=WACHTWOORD) == 5


@pytest.mark.parametrize("stuk", [b"", b"{", b"[]", b'{"pogingen": {"a": 1}, "vloer_tot": 0}', b"\xff\xfe"])
def test_that_a_damaged_file_locks_nobody_out_and_gives_nobody_free_tries(
    map_: Path, uur: Uur, monkeypatch: pytest.MonkeyPatch, stuk: bytes
) -> None:
    (map_ / pogingen.BESTAND).write_bytes(stuk)
    assert probeer(map_, uur, wachtwoord=WACHTWOORD) == -1
    assert probeer(map_, uur) == 5
    assert probeer(map_, uur, "Iemand Anders") == 5
    monkeypatch.setattr(pogingen, "_ONTHOUDEN", {})
    uur.nu += 5_000
    assert probeer(map_, uur, wachtwoord=WACHTWOORD) == -1


def test_that_trying_many_names_does_not_push_out_who_is_waiting(map_: Path, uur: Uur) -> None:
    for _ in range(4):
        probeer(map_, uur)
    for nummer in range(pogingen.MEESTE_NAMEN + 5):
        pogingen.mislukt(map_, f"{nummer:064x}", uur.nu)
    assert len(json.loads((map_ / pogingen.BESTAND).read_text())["pogingen"]) == pogingen.MEESTE_NAMEN
    assert probeer(map_, uur, wachtwoord=WACHTWOORD) == 5


def test_that_every_failure_is_told_once_with_its_own_moment(map_: Path, uur: Uur) -> None:
    for _ in range(2):
        probeer(map_, uur)
        uur.nu += 60_000
    probeer(map_, uur, "Iemand Anders")
    regels = pogingen.te_melden(map_)
    assert [(regel.tijd - NU, regel.aantal) for regel in regels] == [(0, 1), (60_000, 1), (120_000, 1)]
    assert len({regel.naam_hash for regel in regels}) == 2
    probeer(map_, uur)
    pogingen.gemeld(map_, regels)
    assert [regel.tijd - NU for regel in pogingen.te_melden(map_)] == [120_000]
    uur.nu += 60_000
    assert probeer(map_, uur) == 5


# The sealed part -----------------------------------------------------------------------------------------------------


def test_that_the_sealed_part_outlives_a_new_password_and_belongs_to_one_slot(map_: Path) -> None:
    besloten = Besloten(tweede=TweedeFactor("GEHEIM", 7, ("aa",)))
    keys.zet_besloten(map_, keys.hash_van(map_, NAAM), SLEUTEL.sleutel, besloten)
    keys.zet_sleutel(map_, NAAM, "negen blauwe bussen", SLEUTEL)
    assert keys.ontgrendel(map_, NAAM, "negen blauwe bussen").besloten == besloten
    assert "GEHEIM" not in (map_ / keys.BESTAND).read_text()
    assert "GEHEIM" not in repr(besloten)
    keys.zet_sleutel(map_, "Omar El Idrissi", WACHTWOORD, SLEUTEL)
    inhoud = json.loads((map_ / keys.BESTAND).read_text())
    sanne, omar = (keys.hash_van(map_, naam) for naam in (NAAM, "Omar El Idrissi"))
    inhoud["sleutels"][sanne]["besloten"] = inhoud["sleutels"][omar]["besloten"]
    (map_ / keys.BESTAND).write_text(json.dumps(inhoud))
    with pytest.raises(BeschadigdBestand):
        keys.ontgrendel(map_, NAAM, "negen blauwe bussen")


def test_that_a_slot_whose_sealed_part_was_taken_away_does_not_open(map_: Path) -> None:
    inhoud = json.loads((map_ / keys.BESTAND).read_text())
    for slot in inhoud["sleutels"].values():
        del slot["besloten"]
    (map_ / keys.BESTAND).write_text(json.dumps(inhoud))
    with pytest.raises(BeschadigdBestand):
        keys.ontgrendel(map_, NAAM, WACHTWOORD)


def test_that_a_slot_of_an_older_version_still_opens(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MET_ZEGEL", b"")
    keys.zet_sleutel(map_, NAAM, WACHTWOORD, SLEUTEL)
    monkeypatch.undo()
    inhoud = json.loads((map_ / keys.BESTAND).read_text())
    slot = inhoud["sleutels"][keys.hash_van(map_, NAAM)]
    del slot["besloten"], inhoud["kdf"]
    (map_ / keys.BESTAND).write_text(json.dumps(inhoud))
    assert keys.ontgrendel(map_, NAAM, WACHTWOORD) == SLEUTEL
    assert keys.lees_besloten(map_, NAAM, SLEUTEL.sleutel) == NIETS
    with pytest.raises(Weigering):
        keys.zet_besloten(map_, keys.hash_van(map_, NAAM), SLEUTEL.sleutel, Besloten(moet_nieuw=True))


# The second factor ---------------------------------------------------------------------------------------------------


def factor(map_: Path, uur: Uur) -> tuple[Callable[[], str], tuple[str, ...]]:
    """Give the slot a second factor; answers what the telephone says now, and the recovery codes."""
    geheim, codes = tweede.nieuw_geheim(), tweede.nieuwe_codes()
    keys.zet_besloten(map_, keys.hash_van(map_, NAAM), SLEUTEL.sleutel, Besloten(tweede=tweede.maak(geheim, codes)))
    return lambda: pyotp.TOTP(geheim).at(uur.nu // 1000), codes


def geef(map_: Path, uur: Uur, code: str) -> bool:
    try:
        binnen = deur.klop(map_, NAAM, WACHTWOORD, klok=uur)
        assert binnen.wil_code
        deur.geef_code(map_, binnen, code, klok=uur)
    except VerkeerdWachtwoord:
        return False
    return True


def test_that_a_code_of_the_telephone_works_once_and_one_step_around_now(map_: Path, uur: Uur) -> None:
    nu, _ = factor(map_, uur)
    code = nu()
    assert geef(map_, uur, f"{code[:3]} {code[3:]}")
    assert not geef(map_, uur, code)
    uur.nu += 60_000
    later = nu()
    uur.nu += 30_000
    assert geef(map_, uur, later)
    uur.nu += 300_000
    assert not geef(map_, uur, later)


def test_that_a_code_of_two_steps_ago_is_too_old(map_: Path, uur: Uur) -> None:
    nu, _ = factor(map_, uur)
    code = nu()
    uur.nu += 60_000
    assert not geef(map_, uur, code)


def test_that_each_recovery_code_works_once_however_it_is_typed(map_: Path, uur: Uur) -> None:
    _, codes = factor(map_, uur)
    assert len(set(codes)) == tweede.AANTAL_CODES
    for code in codes:
        assert geef(map_, uur, code.lower().replace("-", " "))
        assert not geef(map_, uur, code)
    assert keys.lees_besloten(map_, NAAM, SLEUTEL.sleutel).tweede is not None


def test_that_wrong_codes_make_one_wait_too_and_the_password_alone_does_not_end_that(map_: Path, uur: Uur) -> None:
    factor(map_, uur)
    for _ in range(3):
        assert not geef(map_, uur, "000 000")
    binnen = deur.klop(map_, NAAM, WACHTWOORD, klok=uur)
    with pytest.raises(EvenWachten):
        deur.geef_code(map_, binnen, "ABCD-EFGH", klok=uur)
    with pytest.raises(EvenWachten):
        deur.klop(map_, NAAM, WACHTWOORD, klok=uur)


@pytest.mark.parametrize("code", ["", " ", "12345", "1234567", "geen", "١٢٣٤٥٦", "-" * 8, "🙂" * 6])
def test_that_what_is_no_code_is_refused(code: str) -> None:
    factor_ = tweede.maak(tweede.nieuw_geheim(), tweede.nieuwe_codes())
    assert tweede.past(factor_, code, NU) is None


# The recovery key ----------------------------------------------------------------------------------------------------


@given(st.binary(min_size=20, max_size=20))
def test_that_a_recovery_key_is_read_back_as_it_was_written(ruw: bytes) -> None:
    tekst = herstelsleutel.als_tekst(ruw)
    assert [len(groep) for groep in tekst.split()] == [4] * 9
    assert not set(tekst) & set("ILOU")
    slordig = tekst.lower().replace("0", "o").replace("1", "l").replace(" ", "-")
    assert herstelsleutel.van_tekst(slordig) == ruw


@given(st.binary(min_size=20, max_size=20), st.integers(0, 35), st.sampled_from(herstelsleutel.TEKENS))
def test_that_one_wrong_sign_is_told_before_anything_is_tried(ruw: bytes, plek: int, teken: str) -> None:
    tekens = herstelsleutel.als_tekst(ruw).replace(" ", "")
    fout = tekens[:plek] + teken + tekens[plek + 1 :]
    if fout == tekens:
        assert herstelsleutel.van_tekst(fout) == ruw
        return
    with pytest.raises(Weigering):
        herstelsleutel.van_tekst(fout)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [("", "Vul"), ("ABCD", "te kort"), ("A" * 37, "te lang"), ("ABC!", "!"), ("UUUU", "U")],
)
def test_that_what_is_no_recovery_key_is_told_in_words(tekst: str, zin: str) -> None:
    with pytest.raises(Weigering, match=zin) as fout:
        herstelsleutel.van_tekst(tekst)
    assert "herstelsleutel" in fout.value.fouten


def test_that_the_recovery_key_opens_the_store_until_there_is_another(map_: Path, uur: Uur) -> None:
    een, ander = herstelsleutel.nieuwe(), herstelsleutel.nieuwe()
    assert not keys.heeft_herstelsleutel(map_)
    with pytest.raises(VerkeerdWachtwoord):
        keys.open_met_herstelsleutel(map_, een)
    keys.zet_herstelsleutel(map_, een, SLEUTEL.sleutel)
    assert keys.heeft_herstelsleutel(map_)
    assert deur.klop_met_herstelsleutel(map_, een, klok=uur) == SLEUTEL.sleutel
    keys.zet_herstelsleutel(map_, ander, SLEUTEL.sleutel)
    for _ in range(3):
        with pytest.raises(VerkeerdWachtwoord):
            deur.klop_met_herstelsleutel(map_, een, klok=uur)
    with pytest.raises(EvenWachten):
        deur.klop_met_herstelsleutel(map_, een, klok=uur)
    uur.nu += 5_000
    assert deur.klop_met_herstelsleutel(map_, ander, klok=uur) == SLEUTEL.sleutel
    assert keys.ontgrendel(map_, NAAM, WACHTWOORD) == SLEUTEL


def test_that_opening_replaces_nothing_of_what_is_sealed_beside_it(map_: Path) -> None:
    keys.zet_herstelsleutel(map_, herstelsleutel.nieuwe(), SLEUTEL.sleutel)
    besloten = replace(NIETS, moet_nieuw=True)
    keys.zet_besloten(map_, keys.hash_van(map_, NAAM), SLEUTEL.sleutel, besloten)
    keys.zet_sleutel(map_, NAAM, "negen blauwe bussen", SLEUTEL)
    assert not keys.ontgrendel(map_, NAAM, "negen blauwe bussen").besloten.moet_nieuw
    assert keys.heeft_herstelsleutel(map_)
