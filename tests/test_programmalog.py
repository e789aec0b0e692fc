"""The log of the program holds what is named in it and nothing else, whatever is handed over."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wijdesk import programmalog
from wijdesk.app.meeschrijven import gemeten
from wijdesk.errors import InGebruik, Storing
from wijdesk.programmalog import BESTAND, GEBEURTENISSEN, NIVEAUS, laatste, noteer, open_log

GEHEIM = "Fenna de Vries 123456782 Eikenlaan 4"
Begin = Callable[..., Path]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Begin]:
    """Opens a log in a folder of its own; it is closed after the test."""
    sluiters: list[Callable[[], None]] = []
    programmalog._wachtend.clear()

    def doe(niveau: str = "info") -> Path:
        sluiters.append(open_log(tmp_path / "log", niveau))
        return tmp_path / "log" / BESTAND

    yield doe
    for sluit in sluiters:
        sluit()


def regels(pad: Path) -> list[str]:
    return [regel.split(" ", 1)[1] for regel in pad.read_text(encoding="utf-8").splitlines()]


def test_that_what_happened_is_written_with_its_level(log: Begin) -> None:
    noteer("geopend", ms=412.4)
    pad = log()
    noteer("storing", soort="in_gebruik")
    noteer("gedaan", opdracht=dict, ms=3)
    noteer("gesloten")
    assert regels(pad) == ["info geopend ms=412", "waarschuwing storing soort=in_gebruik", "info gesloten"]


def test_that_no_field_of_any_event_takes_a_text_of_somebody_else(log: Begin) -> None:
    pad = log("alles")
    vreemd: tuple[object, ...] = (
        GEHEIM, "Vries", "de_vries", 12.5, (GEHEIM, 3), ("Vries", 3), ("wijdesk.Vries", 3), [GEHEIM], b"Vries",
    )  # fmt: skip
    for naam, (_, velden) in GEBEURTENISSEN.items():
        for waarde in vreemd:
            noteer(naam, **dict.fromkeys(velden, waarde), vreemd=GEHEIM)
    tekst = pad.read_text(encoding="utf-8").casefold()
    assert tekst.count("\n") == len(GEBEURTENISSEN) * len(vreemd)
    for geheim in ("fenna", "vries", "123456782", "eikenlaan"):
        assert geheim not in tekst


@pytest.mark.mag_loggen("what a library says is what this is about")
def test_that_of_others_only_their_name_is_written(log: Begin) -> None:
    pad = log()
    logging.getLogger("sqlalchemy.pool").warning("of %s", GEHEIM)
    logging.getLogger(GEHEIM).error(GEHEIM, extra={"velden": {"ms": GEHEIM}})
    try:
        raise ValueError(GEHEIM)
    except ValueError:
        logging.getLogger("filelock").exception(GEHEIM)
    assert regels(pad) == [
        "waarschuwing van-anderen bron=sqlalchemy.pool",
        "fout van-anderen bron=…",
        "fout van-anderen bron=filelock klasse=builtins.ValueError",
    ]


@pytest.mark.parametrize(("niveau", "verwacht"), [("fout", 1), ("waarschuwing", 2), ("info", 3), ("alles", 4)])
def test_that_the_level_decides_how_much_is_kept(log: Begin, niveau: str, verwacht: int) -> None:
    pad = log(niveau)
    noteer("gedaan", opdracht=dict, ms=1)
    noteer("geopend", ms=1)
    noteer("storing", soort="schijf_vol")
    noteer("fout", klasse=ValueError, plek=("wijdesk.programmalog", 3))
    assert len(regels(pad)) == verwacht
    assert regels(pad)[-1] == "fout fout klasse=builtins.ValueError plek=wijdesk.programmalog:3"
    assert len(laatste(pad.parent, "waarschuwing", 5)) == min(2, verwacht)
    assert laatste(pad.parent / "niets", "fout", 5) == ()


def test_that_what_a_lane_does_is_measured_and_its_trouble_told(log: Begin) -> None:
    pad = log("alles")

    def bezet(_vraag: object) -> None:
        raise InGebruik(GEHEIM, uitweg=GEHEIM)

    assert gemeten(lambda vraag: vraag)(NIVEAUS) is NIVEAUS
    with pytest.raises(Storing):
        gemeten(bezet)(GEHEIM)
    assert regels(pad) == [
        "alles gedaan opdracht=builtins.dict ms=0",
        "waarschuwing storing soort=in_gebruik",
        "alles gedaan opdracht=builtins.str ms=0",
    ]


def test_that_a_full_log_makes_room_and_keeps_what_was_before(log: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programmalog, "GROOTTE", 400)
    pad = log()
    for nummer in range(60):
        noteer("geopend", ms=nummer)
    namen = sorted(bestand.name for bestand in pad.parent.iterdir())
    assert namen == [BESTAND, *(f"{BESTAND}.{nummer}" for nummer in (1, 2, 3))]
    assert all(bestand.stat().st_size <= 400 for bestand in pad.parent.iterdir())
    assert regels(pad)[-1] == "info geopend ms=59"


def test_that_without_a_folder_to_write_in_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("", encoding="utf-8")
    sluit = open_log(tmp_path / "log")
    noteer("gesloten")
    sluit()
    programmalog._wachtend.clear()
    assert (tmp_path / "log").read_text(encoding="utf-8") == ""
