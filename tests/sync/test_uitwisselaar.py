"""Sharing while people work: when a round comes, what the window hears, and that closing shares what waits.

Timers are never waited for: a test looks when they would come, and lets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.delen import deel, verbind
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.app.uitwisseling.volg import Gestopt, GevolgdCentrum, Ritme
from wijdesk.app.uitwisseling.werker import EERSTE_MS, Uitwisselaar
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.store.controle import controleer
from wijdesk.sync import cycle
from wijdesk.sync.folder import MERKBESTAND
from wijdesk.ui.jobs import Jobs

LANG = 30_000
UUR = 3_600_000


class Balie:
    """A desk with its lanes and its rounds."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau = bureau
        self.qtbot = qtbot
        self.jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
        self.werker = Uitwisselaar(bureau, self.jobs, toeval=lambda: 0.5, parent=self.jobs)
        self.gehoord: list[Wijziging] = []
        self.jobs.changed.connect(self.gehoord.append)
        self.dicht = False

    def begin(self) -> None:
        self.werker._eerst_kijken.timeout.emit()
        self.qtbot.waitUntil(lambda: not self.werker.stand.alleen, timeout=LANG)

    def ronde(self) -> None:
        self.werker.deel_nu()
        self.qtbot.waitUntil(lambda: not self.werker._bezig, timeout=LANG)

    def sluit(self, *, deel: bool = False) -> None:
        if not self.dicht:
            self.dicht = True
            self.werker.sluit()
            self.jobs.sluit()
            if deel:
                self.werker.laatste_ronde()


@pytest.fixture
def bureaus(tmp_path: Path, klok: Klok) -> Iterator[tuple[Bureau, Bureau]]:
    open_: list[Bureau] = []
    for nummer in (1, 2):
        ids = Ids(klok() + nummer * 10_000_000)
        winkel.maak(tmp_path / f"balie{nummer}", klok, ids)
        open_.append(winkel.open_bureau(tmp_path / f"balie{nummer}", klok, ids))
    verbind(open_[0], open_[1], centrum=tmp_path / "centrum")
    yield open_[0], open_[1]
    for bureau in open_:
        bureau.sluit()


@pytest.fixture
def balie(bureaus: tuple[Bureau, Bureau], qtbot: QtBot) -> Iterator[Balie]:
    gemaakt = Balie(bureaus[0], qtbot)
    yield gemaakt
    gemaakt.sluit()


@given(st.lists(st.booleans(), max_size=40), st.floats(0, 1, exclude_max=True))
def test_that_the_rhythm_backs_off_from_half_a_minute_to_half_an_hour(gelukt: list[bool], toeval: float) -> None:
    ritme, mislukt = Ritme(lambda: toeval), 0
    for goed in gelukt:
        wacht = ritme.gelukt() if goed else ritme.mislukt()
        hoogstens = 600_000 if goed else min(1_800_000, 30_000 * 2**mislukt)
        assert hoogstens * 3 / 4 <= wacht <= hoogstens
        mislukt = 0 if goed else mislukt + 1


def test_that_a_desk_without_a_centre_has_no_rounds(tmp_path: Path, klok: Klok, ids: Ids, qtbot: QtBot) -> None:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        balie = Balie(bureau, qtbot)
        standen: list[object] = []
        balie.werker.changed.connect(standen.append)
        balie.werker.begin()
        balie.werker._eerst_kijken.timeout.emit()
        qtbot.waitUntil(lambda: bool(standen), timeout=LANG)
        assert balie.werker.stand.alleen
        assert not balie.werker.straks.isActive()
        assert not balie.werker.minuut.isActive()
        balie.sluit(deel=True)


def test_that_the_first_round_comes_some_seconds_after_the_window_and_then_every_ten_minutes(balie: Balie) -> None:
    balie.begin()
    assert balie.werker.straks.interval() == EERSTE_MS
    balie.werker.straks.timeout.emit()
    balie.qtbot.waitUntil(lambda: not balie.werker._bezig, timeout=LANG)
    assert balie.werker.straks.isActive()
    assert balie.werker.straks.interval() == 600_000
    assert balie.werker.stand.wacht == 0


def test_that_what_a_colleague_shared_reaches_the_panels_and_can_be_read(
    balie: Balie, bureaus: tuple[Bureau, Bureau]
) -> None:
    een, ander = bureaus
    ander.doe(winkel.contact(ander))
    deel(ander)
    balie.begin()
    balie.ronde()
    balie.qtbot.waitUntil(lambda: any("vraag" in er.per_soort for er in balie.gehoord), timeout=LANG)
    assert not any(er.ongedaan_mogelijk or er.zin for er in balie.gehoord)
    assert len(een.lees(LeesVragen(van=0, tot=2**60))) == 1


def test_that_no_contact_is_said_and_tried_again_ever_later(
    balie: Balie, klok: Klok, tmp_path: Path, bureaus: tuple[Bureau, Bureau]
) -> None:
    balie.begin()
    balie.ronde()
    (tmp_path / "centrum").rename(tmp_path / "weg")
    klok.verzet(UUR)
    wachttijden = []
    for _ in range(9):
        balie.ronde()
        wachttijden.append(balie.werker.straks.interval())
    assert wachttijden[:3] == [26_250, 52_500, 105_000]
    assert wachttijden[-2:] == [1_575_000, 1_575_000]
    assert balie.werker.stand.geen_contact_sinds == klok()
    assert balie.werker.stand.laatste_contact == klok() - UUR
    assert balie.werker.stand.waarom
    (tmp_path / "weg").rename(tmp_path / "centrum")
    balie.ronde()
    assert balie.werker.stand.geen_contact_sinds is None
    assert not balie.werker.stand.waarom
    assert balie.werker.straks.interval() == 600_000


def test_that_a_write_is_counted_and_leaving_the_desk_shares_it(balie: Balie) -> None:
    balie.begin()
    balie.ronde()
    balie.jobs.write(winkel.contact(balie.bureau), eigenaar=balie.jobs)
    balie.qtbot.waitUntil(balie.werker.tel_straks.isActive, timeout=LANG)
    balie.werker.tel_straks.timeout.emit()
    balie.qtbot.waitUntil(lambda: balie.werker.stand.wacht == 1, timeout=LANG)
    assert balie.werker.stand.wacht_sinds == balie.bureau.wereld.klok()
    balie.werker.deel_als_er_wacht()
    balie.qtbot.waitUntil(lambda: not balie.werker._bezig and not balie.werker.stand.wacht, timeout=LANG)


def test_that_who_leaves_while_what_waits_is_being_counted_shares_it_too(balie: Balie) -> None:
    balie.begin()
    balie.ronde()
    balie.werker.deel_als_er_wacht()
    assert not balie.werker._bezig
    balie.jobs.write(winkel.contact(balie.bureau), eigenaar=balie.jobs)
    balie.qtbot.waitUntil(balie.werker.tel_straks.isActive, timeout=LANG)
    balie.werker.tel_straks.stop()
    balie.werker.tel()
    balie.werker.deel_als_er_wacht()
    assert balie.werker._bezig
    balie.qtbot.waitUntil(lambda: not balie.werker._bezig, timeout=LANG)
    assert lees_stand(balie.bureau).wacht == 0
    balie.werker.deel_als_er_wacht()
    assert not balie.werker._bezig


def test_that_who_leaves_while_something_is_being_saved_shares_it_too(balie: Balie) -> None:
    balie.begin()
    balie.ronde()
    balie.jobs.write(winkel.contact(balie.bureau), eigenaar=balie.jobs)
    balie.werker.deel_als_er_wacht()
    balie.qtbot.waitUntil(lambda: balie.jobs.is_klaar and not balie.werker._bezig, timeout=LANG)
    assert lees_stand(balie.bureau).wacht == 0


def test_that_closing_shares_what_waits_and_nothing_after_it(balie: Balie, bureaus: tuple[Bureau, Bureau]) -> None:
    balie.begin()
    balie.ronde()
    balie.bureau.doe(winkel.contact(balie.bureau))
    balie.sluit(deel=True)
    assert lees_stand(bureaus[0]).wacht == 0
    deel(bureaus[1])
    assert len(bureaus[1].lees(LeesVragen(van=0, tot=2**60))) == 1
    balie.werker.deel_nu()
    assert not balie.werker._bezig


def test_that_two_rounds_asked_at_once_come_one_after_the_other(balie: Balie) -> None:
    balie.begin()
    begonnen: list[bool] = []
    balie.werker.changed.connect(lambda stand: begonnen.append(stand.bezig))
    balie.werker.deel_nu()
    balie.werker.deel_nu()
    balie.qtbot.waitUntil(lambda: begonnen.count(True) == 2 and not balie.werker._bezig, timeout=LANG)
    assert balie.werker.stand.geen_contact_sinds is None


def test_that_a_centre_that_became_another_stops_with_a_sentence(balie: Balie, tmp_path: Path) -> None:
    balie.begin()
    merk = tmp_path / "centrum" / MERKBESTAND
    merk.write_text(merk.read_text().replace('"centrum": "', '"centrum": "00', 1).replace('00"', '"', 1))
    balie.ronde()
    assert balie.werker.stand.geen_contact_sinds is not None
    assert balie.werker.stand.geweigerd
    assert "centrum" in balie.werker.stand.waarom


def test_that_a_wrong_clock_warns_and_shares_all_the_same(
    balie: Balie, klok: Klok, bureaus: tuple[Bureau, Bureau]
) -> None:
    bureaus[1].doe(winkel.contact(bureaus[1]))
    balie.begin()
    balie.ronde()
    assert any("klok" in zin for zin in balie.werker.stand.waarschuwingen)
    assert balie.werker.stand.wacht == 0


def test_that_a_bug_in_a_round_is_told_and_somebody_can_ask_for_another(
    balie: Balie, monkeypatch: pytest.MonkeyPatch
) -> None:
    balie.begin()
    gevangen: list[object] = []
    balie.jobs.failed.connect(gevangen.append)
    with monkeypatch.context() as even:
        even.setattr(cycle, "ronde", lambda *_: 1 / 0)
        balie.ronde()
        balie.qtbot.waitUntil(lambda: bool(gevangen), timeout=LANG)
    assert isinstance(gevangen[0], ZeroDivisionError)
    assert not balie.werker.stand.bezig
    balie.ronde()
    assert balie.werker.stand.wacht == 0
    assert len(gevangen) == 1


def test_that_a_round_stopped_at_any_step_is_finished_by_the_next(bureaus: tuple[Bureau, Bureau]) -> None:
    een, ander = bureaus
    ander.doe(winkel.contact(ander))
    for bureau in (ander, een):
        klaar = False
        for stappen in range(200):
            teller = iter(range(stappen))
            centrum = GevolgdCentrum(
                deelname.open_eigen(bureau),
                gestopt=lambda teller=teller: next(teller, None) is None,  # type: ignore[misc]
            )
            with suppress(Gestopt):
                deelname.doe_ronde(deelname.deelnemer(bureau, gestopt=centrum.eis_verder), centrum)
                klaar = True
                break
        assert klaar
        assert stappen > 10
    assert lees_stand(ander).wacht == 0
    assert len(een.lees(LeesVragen(van=0, tot=2**60))) == 1
    with closing(een.eigen_verbinding()) as db:
        assert not controleer(db)


def test_that_reading_tells_how_far_it_is(bureaus: tuple[Bureau, Bureau]) -> None:
    een, ander = bureaus
    deel(ander)
    gehoord: list[tuple[int, int]] = []
    centrum = GevolgdCentrum(deelname.open_eigen(een), meld=lambda gedaan, totaal: gehoord.append((gedaan, totaal)))
    uit = deelname.doe_ronde(deelname.deelnemer(een), centrum)
    assert gehoord[-1][0] >= uit.gehaald > 0
    assert all(gedaan <= totaal for gedaan, totaal in gehoord)
    assert gehoord == sorted(gehoord)


def test_that_own_work_looked_at_in_a_round_is_not_told_as_coming_in(
    balie: Balie, bureaus: tuple[Bureau, Bureau]
) -> None:
    een, ander = bureaus
    een.doe(winkel.contact(een))
    balie.begin()
    balie.ronde()
    assert balie.werker._gevolgd is not None
    eigen = balie.werker._gevolgd.eigen
    assert eigen
    for anders in (False, True):
        if anders:
            ander.doe(winkel.contact(ander))
            deel(ander)
        gehoord: list[int] = []
        centrum = GevolgdCentrum(deelname.open_eigen(een), vorder=lambda er: gehoord.append(er.te_lezen), eigen=eigen)  # noqa: B023
        uit = deelname.doe_ronde(deelname.deelnemer(een), centrum)
        assert max(gehoord, default=0) == uit.gehaald
        assert (uit.gehaald > 0) is anders
