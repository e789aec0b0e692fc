"""Nobody looks unseen: a session that was broken off is told, and without a log no dossier opens."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.services.test_logboek import STERFT, regels
from wijdesk.app.bureau import Bureau
from wijdesk.app.bureau_log import ZELFDE_OPENING, ZONDER_LOG
from wijdesk.app.kopieen import zet_reservekopie_terug
from wijdesk.errors import Storing
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.store import verbinding as verb
from wijdesk.store.logsessie import AFGEBROKEN
from wijdesk.store.logwacht import BESTAND


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("weg", [True, False])
def test_that_a_session_that_was_killed_is_told_though_its_waiting_lines_were_taken_away(
    map_: Path, klok: Klok, ids: Ids, weg: bool
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        wie = winkel.persoon_van(open_, winkel.contact(open_))
    subprocess.run(
        [sys.executable, "-c", STERFT, str(map_), wie.hex()], env=os.environ | {"PYTHONPATH": "."}, check=False
    )
    if weg:
        (map_ / BESTAND).unlink()
    for _ in range(2):  # told once
        with winkel.bureau(map_, klok, ids) as open_:
            gezien = [(rij.medewerker, rij.aantal) for rij in regels(open_) if rij.wat == AFGEBROKEN]
            assert gezien == [(winkel.MEDEWERKER, 0 if weg else 1)]


def test_that_no_dossier_is_shown_while_the_session_cannot_be_written_down(map_: Path, klok: Klok, ids: Ids) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        wie = winkel.persoon_van(open_, winkel.contact(open_))
    with winkel.bureau(map_, klok, ids) as open_, closing(open_.eigen_verbinding()) as ander:
        ander.execute("BEGIN IMMEDIATE")
        with pytest.raises(Storing):
            open_.lees(LeesPersoonKaart(id=wie))
        ander.execute("ROLLBACK")
        assert open_.lees(LeesPersoonKaart(id=wie))


def test_that_dossiers_stay_closed_when_the_log_could_not_be_written_for_a_while(
    bureau: Bureau, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    with closing(bureau.eigen_verbinding()) as ander:
        bureau.lees(LeesPersoonKaart(id=wie))
        bureau._winkel.db.execute("PRAGMA busy_timeout = 1")  # type: ignore[union-attr]
        ander.execute("BEGIN IMMEDIATE")
        with pytest.raises(Storing):
            bureau.doe(LogToegang())
        assert bureau.lees(LeesPersoonKaart(id=wie)), "not for a moment of waiting"
        klok.verzet(ZONDER_LOG)
        gevraagd: list[int] = []
        monkeypatch.setattr(bureau, "bij_toegang", lambda: gevraagd.append(1))
        with pytest.raises(Storing, match="logboek"):
            bureau.lees(LeesPersoonKaart(id=wie))
        assert gevraagd, "it is tried again"
        ander.execute("ROLLBACK")
    bureau.doe(LogToegang())
    assert bureau.lees(LeesPersoonKaart(id=wie))


def test_that_a_copy_made_while_somebody_worked_does_not_tell_of_a_session_that_broke_off(
    map_: Path, klok: Klok, ids: Ids
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        open_.lees(LeesPersoonKaart(id=winkel.persoon_van(open_, winkel.contact(open_))))
        kopie = open_.reservekopie()
    (map_ / verb.BESTAND).unlink()
    zet_reservekopie_terug(map_, kopie, winkel.MEDEWERKER, winkel.WACHTWOORD)
    with winkel.bureau(map_, klok, ids) as open_:
        assert AFGEBROKEN not in [rij.wat for rij in regels(open_)]


def test_that_a_window_that_stands_open_remembers_only_what_was_opened_lately(bureau: Bureau, klok: Klok) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bladen = [Logregel(f"blad {nummer}", wie, "lezen") for nummer in range(80)]
    for blad in bladen:
        bureau.noteer(blad)
        klok.verzet(ZELFDE_OPENING // 20)
    assert len(bureau._log._gelogd) < 45, "of twice ten minutes, and not of the whole day"
    bureau.noteer(bladen[0], bladen[-1], bladen[-15])
    gelogd = [rij.wat for rij in regels(bureau, persoon_id=wie) if rij.wat.startswith("blad")]
    assert sorted(gelogd) == sorted(["blad 0", *(blad.wat for blad in bladen)]), "the last two are the same opening"
