"""What `make bench` keeps from run to run: a row per figure, by test, and the tables of README made of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.benchmarks.meten import houd_grenzen, neem_rijen, noteer
from tests.benchmarks.uitslagen import BEGIN, EIND, README, Bewaarder, Rij, Uitslag, Uitslagen, bron, machine

ZOEKEN, LANG = "tests/benchmarks/test_zoeken.py::test_that_a", "tests/sync/test_samen.py::test_that_b[0]"
SNEL = Rij("search", "2.00 ms", "≤ 4 ms", "bare 1 ms")
TRAAG = Rij("likely duplicates", "5.00 ms", "≤ 4 ms", "", gehaald=False)


@pytest.fixture
def uitslagen(tmp_path: Path) -> Uitslagen:
    return Uitslagen(tmp_path / "uitslagen.json")


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    pad = tmp_path / "README.md"
    pad.write_text(f"before\n\n{BEGIN}\nold\n{EIND}\n\nafter\n", encoding="utf-8")
    return pad


def gedaan(
    bewaarder: Bewaarder, test: str, *eigen: tuple[str, object], call: Literal["passed", "failed"] = "passed"
) -> None:
    """All three phases of a test, as pytest tells them."""
    for fase, uit in (("setup", "passed"), ("call", call), ("teardown", "passed")):
        velden: dict[str, Any] = {"when": fase, "outcome": uit, "user_properties": list(eigen)}
        verslag = pytest.TestReport(test, (test, 0, test), {}, longrepr=None, **velden)
        bewaarder.pytest_runtest_logreport(verslag)


def test_that_rows_of_a_test_take_the_place_of_its_rows_before(uitslagen: Uitslagen, readme: Path) -> None:
    bewaarder = Bewaarder(uitslagen, readme)
    gedaan(bewaarder, ZOEKEN, ("rij", asdict(SNEL)), ("rij", asdict(TRAAG)), call="failed")
    gedaan(bewaarder, LANG, ("telling", "1000 games"))
    gedaan(bewaarder, "tests/test_house.py::test_that_neither", ("iets", 1))
    opnieuw = Uitslagen(uitslagen._bestand)
    assert set(opnieuw.per_test) == {ZOEKEN, LANG}
    assert opnieuw.gebroken(0) == ["likely duplicates: 5.00 ms, bound ≤ 4 ms"]
    assert opnieuw.gebroken(opnieuw.per_test[ZOEKEN].op + 1) == []
    opnieuw.in_readme(readme)
    tekst = readme.read_text(encoding="utf-8")
    assert tekst.startswith(f"before\n\n{BEGIN}\n\n| what |")
    assert tekst.endswith(f"{EIND}\n\nafter\n")
    assert "| search | 2.00 ms | ≤ 4 ms | bare 1 ms | 20" in tekst
    assert "| likely duplicates | 5.00 ms ↑ |" in tekst
    assert "| games | 1,000 | 20" in tekst
    assert f"A: {machine()}." in tekst
    vlugger = Bewaarder(opnieuw, readme)
    gedaan(vlugger, ZOEKEN, ("rij", asdict(SNEL)))
    opnieuw.in_readme(readme)
    assert "likely duplicates" not in readme.read_text(encoding="utf-8")
    assert opnieuw.gebroken(0) == []


def test_that_a_test_that_broke_without_a_figure_is_told_and_does_not_count(uitslagen: Uitslagen) -> None:
    gedaan(Bewaarder(uitslagen), LANG, ("telling", "1000 games"), call="failed")
    assert uitslagen.gebroken(0) == [f"{LANG}: failed"]
    assert not any("games" in regel for regel in uitslagen.tabel())


def test_that_only_what_passed_on_this_source_before_the_run_is_left_out(uitslagen: Uitslagen) -> None:
    uitslagen.zet(ZOEKEN, Uitslag(op=100, machine="m", bron="abc"))
    assert uitslagen.is_gedaan(ZOEKEN, "abc", 200)
    assert not uitslagen.is_gedaan(ZOEKEN, "abc", 50)
    assert not uitslagen.is_gedaan(ZOEKEN, "def", 200)
    assert not uitslagen.is_gedaan(LANG, "abc", 200)
    uitslagen.zet(ZOEKEN, Uitslag(op=100, machine="m", bron="", gelukt=True))
    assert not uitslagen.is_gedaan(ZOEKEN, "", 200)
    assert len(bron()) in {0, 12}


def test_that_tests_that_are_no_more_are_forgotten(uitslagen: Uitslagen) -> None:
    for test in (ZOEKEN, f"{ZOEKEN}_en_meer", LANG):
        uitslagen.zet(test, Uitslag(op=100, machine="m", bron="abc", rijen=[SNEL]))
    uitslagen.houd([ZOEKEN], van="tests/benchmarks/test_zoeken.py::")
    assert set(Uitslagen(uitslagen._bestand).per_test) == {ZOEKEN, LANG}


def test_that_readme_says_what_was_kept() -> None:
    tekst = README.read_text(encoding="utf-8")
    assert tekst.count(BEGIN) == tekst.count(EIND) == 1
    assert tekst.partition(BEGIN)[2].partition(EIND)[0].strip().splitlines() == Uitslagen().tabel()


def test_that_a_figure_over_its_bound_breaks_the_test_in_a_full_run_only(monkeypatch: pytest.MonkeyPatch) -> None:
    noteer("search", 5, hoogstens=4, eenheid="ms")
    noteer("search again", 3, hoogstens=4, eenheid="ms")
    rijen = neem_rijen()
    assert [rij.gehaald for rij in rijen] == [False, True]
    assert neem_rijen() == []
    monkeypatch.setattr("tests.benchmarks.meten.VOL", False)
    houd_grenzen(rijen)
    monkeypatch.setattr("tests.benchmarks.meten.VOL", True)
    with pytest.raises(AssertionError, match=r"^search: 5.00 ms, bound ≤ 4 ms"):
        houd_grenzen(rijen)
