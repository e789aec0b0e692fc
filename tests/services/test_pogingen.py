"""Failed logins: told to the log, and the store knows which file counted them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app import toegang
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.errors import VerkeerdWachtwoord
from wijdesk.store.inloggen import pogingen


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: Ids, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        monkeypatch.setattr(pogingen, "_ONTHOUDEN", {})
        yield open_


def gezegd(bureau: Bureau) -> int:
    """How often the log was told that the file is not the one it was."""
    bureau.warm_op()
    return int(winkel.rauw(bureau, "SELECT count(*) FROM toegang WHERE wat = ?", toegang.POGINGEN_WEG)[0][0])


def herstart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process knows nothing of what this one saw."""
    monkeypatch.setattr(pogingen, "_ONTHOUDEN", {})


def test_that_failures_stand_in_the_log_once_each_with_their_moment_and_whose_name_it_was(
    tmp_path: Path, klok: Klok, ids: Ids
) -> None:
    map_, wereld, begin = tmp_path / "winkel", Wereld(klok=klok, ids=ids), klok()
    winkel.maak(map_, klok, ids)
    for naam in (winkel.MEDEWERKER, "Niemand"):
        with pytest.raises(VerkeerdWachtwoord):
            ontgrendel(map_, naam, "dit is het niet hoor", wereld)
        klok.verzet(60_000)
    with winkel.bureau(map_, klok, ids) as bureau:
        toegang.meld_mislukt(bureau)
        toegang.meld_mislukt(bureau)
        bureau.warm_op()
        vraag = "SELECT medewerker_id, tijd, aantal FROM toegang WHERE soort = 'mislukt' ORDER BY tijd"
        assert [tuple(regel) for regel in winkel.rauw(bureau, vraag)] == [
            (bureau.medewerker.id, begin, 1),
            (bytes(16), begin + 60_000, 1),
        ]
        assert pogingen.te_melden(map_) == ()


def test_that_a_file_that_is_whole_is_not_told_of_with_failures_or_without(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        toegang.keur_pogingen(bureau)
        herstart(monkeypatch)
    with pytest.raises(VerkeerdWachtwoord):
        ontgrendel(bureau.map, winkel.MEDEWERKER, "dit is het niet hoor", bureau.wereld)
    herstart(monkeypatch)
    toegang.keur_pogingen(bureau)
    assert gezegd(bureau) == 0


@pytest.mark.parametrize("hoe", ["weg", "van eerder", "zelf gemaakt"])
def test_that_a_file_that_was_taken_away_or_replaced_is_told_once(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, hoe: str
) -> None:
    pad = bureau.map / pogingen.BESTAND
    toegang.keur_pogingen(bureau)
    eerder = pad.read_bytes()
    toegang.keur_pogingen(bureau)
    herstart(monkeypatch)
    if hoe == "weg":
        pad.unlink()
    elif hoe == "van eerder":
        pad.write_bytes(eerder)
    else:
        pad.write_text('{"versie": 1, "vloer_tot": 0, "merk": "99.ab", "pogingen": {}}')
    with pytest.raises(VerkeerdWachtwoord):  # writes the file anew
        ontgrendel(bureau.map, winkel.MEDEWERKER, "dit is het niet hoor", bureau.wereld)
    for _ in range(2):
        herstart(monkeypatch)
        toegang.keur_pogingen(bureau)
    assert gezegd(bureau) == 1


def test_that_a_store_that_was_put_back_does_not_accuse_the_file(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    toegang.keur_pogingen(bureau)
    with bureau.eigen_verbinding() as db:
        db.execute("DELETE FROM kast WHERE naam = ?", (toegang.GEZIEN,))
    toegang.keur_pogingen(bureau)
    assert gezegd(bureau) == 0
