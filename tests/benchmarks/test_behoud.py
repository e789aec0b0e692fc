"""What keeping a store costs: a backup in work, and that nothing of it holds the window up."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.meten import in_beurten, noteer, percentiel
from tests.benchmarks.test_venster import BEURTEN, PERSONEN, RUST, maak, werk
from tests.winkel import WACHTWOORD
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import staat


def test_that_a_backup_costs_little_more_than_writing_and_reading_the_file(tmp_path: Path, benchmark: Any) -> None:
    """Beside what the database needs to write a whole copy of the file and to read every page of it once."""
    winkel = maak(tmp_path, PERSONEN // 2)
    sleutel = keys.ontgrendel(winkel, "", WACHTWOORD).sleutel
    keer = iter(range(1_000))

    def kaal() -> None:
        doel = tmp_path / f"kaal{next(keer)}"
        doel.mkdir()
        with closing(verb.verbind(winkel, sleutel)) as db:
            db.execute("PRAGMA cache_size = -2048")
            db.execute("VACUUM INTO ?", (str(doel / verb.BESTAND),))
        with closing(verb.verbind_kopie(doel, sleutel)) as db:
            assert db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"

    def kopie() -> None:
        gemaakt = backup.maak(winkel, sleutel, tmp_path / f"kopie{next(keer)}")
        assert (gemaakt / verb.BESTAND).stat().st_size > 0

    tijden: list[tuple[float, ...]] = []
    benchmark.pedantic(lambda: tijden.append(in_beurten(kaal, kopie, beurten=BEURTEN)), rounds=1)
    bodem, gemeten = tijden[0]
    noteer(
        "a backup, in work of a plain copy that is read once",
        gemeten / bodem,
        hoogstens=1.5,
        ernaast=f"{(winkel / verb.BESTAND).stat().st_size / 1e6:.0f} MB, {1000 * gemeten:.0f} ms of work",
    )


def test_that_the_window_keeps_answering_while_the_store_is_looked_at(tmp_path: Path, benchmark: Any) -> None:
    """The longest wait of a beat while a backup is made and everything is checked, above that of the idle window."""
    winkel = maak(tmp_path, min(PERSONEN, 20_000))
    slagen: list[dict[str, list[float]]] = []

    def bewaak() -> None:
        staat.wijzig(winkel, lambda stand: setattr(stand, "nagekeken", 0))
        slagen.append(werk("bewaken", winkel, rust=RUST))

    benchmark.pedantic(bewaak, rounds=BEURTEN)
    assert backup.lijst(winkel)
    assert staat.lees(winkel).bevindingen == []
    noteer(
        "longest stall of the window while the store is kept, above idle",
        median(max(slag["bewaken"]) - max(slag["rust"]) for slag in slagen),
        hoogstens=50,
        eenheid="ms",
        ernaast=f"99 of 100 beats within {median(percentiel(slag['bewaken'], 0.99) for slag in slagen):.0f} ms",
    )
