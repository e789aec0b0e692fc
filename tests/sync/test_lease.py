"""How long a desk works without its centre: a real folder, a clock, and every way in."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.delen import deel, map_balie, open_weer, verbind
from tests.sync.opdrachtregel import Opdrachtregel, nieuw_centrum
from wijdesk.app import lease
from wijdesk.app.behoud.lezen import open_alleen_lezen
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.uitwisseling import beheer, deelname
from wijdesk.app.wereld import klok_nu
from wijdesk.cli import _ontleder
from wijdesk.errors import LeaseVerlopen
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.kast import Kast

DAG = lease.DAG_MS


@pytest.fixture
def plekken(tmp_path: Path, klok: Klok) -> tuple[Path, Path]:
    return map_balie(tmp_path, 1, klok), map_balie(tmp_path, 2, klok)


@pytest.fixture
def twee(tmp_path: Path, klok: Klok, plekken: tuple[Path, Path]) -> Iterator[list[Bureau]]:
    """Two open desks that shared by a folder just now."""
    open_ = [open_weer(plek, klok, nummer) for nummer, plek in enumerate(plekken, 1)]
    verbind(*open_, centrum=tmp_path / "centrum")
    for bureau in (*open_, *open_):
        deel(bureau)
    yield open_
    for bureau in open_:
        bureau.sluit()


def van(plek: Path, nummer: int, klok: Klok) -> Bureau:
    """That desk, opened with a password as a command does."""
    return open_weer(plek, klok, nummer)


@contextmanager
def dicht_na(bureau: Bureau) -> Iterator[Bureau]:
    """For the length of a block."""
    try:
        yield bureau
    finally:
        bureau.sluit()


def test_that_a_desk_works_for_its_days_is_warned_for_three_and_refused_until_it_shared(
    twee: list[Bureau], plekken: tuple[Path, Path], tmp_path: Path, klok: Klok
) -> None:
    for bureau in twee:
        bureau.sluit()
    (tmp_path / "centrum").rename(tmp_path / "weg")
    gezegd = []
    for dagen in (1, 25, 1, 1, 1):
        klok.verzet(dagen * DAG)
        with dicht_na(van(plekken[1], 2, klok)) as bureau:
            gezegd.append(deelname.lees_stand(bureau).lease)
            if dagen > 1:
                bureau.doe(winkel.contact(bureau))
    assert gezegd[:2] == ["", ""]
    woorden = [zin.removeprefix("Zonder contact met het centrum werkt deze balie ").split(".")[0] for zin in gezegd[2:]]
    assert woorden == ["nog 3 dagen", "nog 2 dagen", "vandaag nog"]
    klok.verzet(DAG)
    assert lease.Lease(30, 30).waarschuwing.endswith("Inloggen kan pas weer na het delen.")
    for _ in range(2):  # whoever was refused holds nothing: the next try says the same
        with pytest.raises(LeaseVerlopen) as fout:
            van(plekken[1], 2, klok)
        assert "30 dagen" in fout.value.zin
        assert "netwerk" in fout.value.uitweg
        assert "applicatiebeheerder" in fout.value.uitweg
    (tmp_path / "weg").rename(tmp_path / "centrum")
    with dicht_na(van(plekken[1], 2, klok)) as bureau:
        stand = lease.lees(bureau)
        assert stand is not None
        assert stand.dagen == 0
        assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 1
    klok.verzet(29 * DAG)
    van(plekken[1], 2, klok).sluit()


def test_that_a_round_of_the_open_desk_begins_the_days_anew(twee: list[Bureau], klok: Klok) -> None:
    klok.verzet(28 * DAG)
    assert deelname.lees_stand(twee[1]).lease
    deel(twee[1])
    assert deelname.lees_stand(twee[1]).lease == ""
    klok.verzet(29 * DAG)
    lease.eis_lease(twee[1])


def test_that_rounds_of_a_desk_that_was_withdrawn_begin_nothing_anew(
    twee: list[Bureau], plekken: tuple[Path, Path], klok: Klok
) -> None:
    een, ander = twee
    stand = next(rij for rij in deelname.lees_stand(een).balies if not rij.eigen)
    beheer.trek_in(een, stand.id)
    deel(een)
    deel(ander)
    assert "Inloggen kan hier nog 30 dagen." in deelname.lees_stand(ander).waarschuwingen
    ander.sluit()
    klok.verzet(30 * DAG)
    with pytest.raises(LeaseVerlopen):
        van(plekken[1], 2, klok)


def test_that_a_desk_that_asked_to_be_let_in_is_not_refused_before_it_ever_shared(
    twee: list[Bureau], tmp_path: Path, klok: Klok
) -> None:
    derde = map_balie(tmp_path, 3, klok)
    with dicht_na(van(derde, 3, klok)) as bureau:
        deelname.meld_aan(bureau, f"map:{tmp_path / 'centrum'}")
    (tmp_path / "centrum").rename(tmp_path / "weg")
    van(derde, 3, klok).sluit()
    klok.verzet(30 * DAG)
    with pytest.raises(LeaseVerlopen):
        van(derde, 3, klok)


# A damaged file -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zegt_het_zelf", [True, False])
def test_that_reading_a_damaged_file_holds_to_the_last_contact_either_knows(
    twee: list[Bureau], plekken: tuple[Path, Path], tmp_path: Path, klok: Klok, zegt_het_zelf: bool
) -> None:
    plek = plekken[1]
    twee[1].reservekopie()
    klok.verzet(20 * DAG)
    deel(twee[1])
    for bureau in twee:
        bureau.sluit()
    (tmp_path / "centrum").rename(tmp_path / "weg")
    klok.verzet(20 * DAG)  # 40 after the copy, 20 after the last contact
    if not zegt_het_zelf:
        (plek / verb.BESTAND).write_bytes(b"kapot" * 20_000)
        with pytest.raises(LeaseVerlopen):
            lees_alleen(plek, klok)
        return
    with dicht_na(lees_alleen(plek, klok)) as bureau:
        assert bureau.alleen_lezen
    klok.verzet(10 * DAG)
    with pytest.raises(LeaseVerlopen):
        lees_alleen(plek, klok)


def test_that_a_damaged_file_of_a_desk_without_a_centre_is_read_for_ever(tmp_path: Path, klok: Klok) -> None:
    plek = map_balie(tmp_path, 1, klok)
    with dicht_na(van(plek, 1, klok)) as bureau:
        bureau.reservekopie()
    klok.verzet(4000 * DAG)
    with dicht_na(lees_alleen(plek, klok)) as bureau:
        assert bureau.alleen_lezen


def lees_alleen(plek: Path, klok: Klok) -> Bureau:
    return open_alleen_lezen(plek, "", winkel.WACHTWOORD, wereld=Wereld(klok=klok, ids=Ids(klok() + 5_000_000_000)))


# The command line ---------------------------------------------------------------------------------------------------

WEIGERT: dict[str, tuple[str, ...]] = {
    "cijferdefinitie": (),
    "controlelijst": (),
    "export": ("--jaar", "2025", "--graad", "verantwoording", "--uit", "{map}/uit"),
    "import": ("terug", "00" * 16),
    "locatie lijst": (),
    "locatie nieuw": ("Elders",),
    "locatie wijzig": ("Selwerd", "--naam", "Noord"),
    "rapport jaarverslag": ("--jaar", "2026", "--uit", "{map}/uit"),
    "rapport maand": ("--maand", "2026-03", "--uit", "{map}/uit"),
    "rondleiding": ("--uit", "{map}/uit"),
    "sneltoetsen": ("--uit", "{map}/kaart.pdf"),
}
"""Commands that show or change what is in the store. The window: tests/flows/test_lease.py."""
MAG = {
    "centrum": "the way out: setting up and mending what it shares with",
    "sync": "the way out",
    "store": "checking, copying and mending; shows nobody's data",
    "diagnose": "versions and counts",
    "demo": "makes a store of made-up people",
}


def bladeren(ontleder: argparse.ArgumentParser, pad: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command there is, by its words."""
    onder = [actie for actie in ontleder._actions if isinstance(actie, argparse._SubParsersAction)]
    for actie in onder:
        for naam, deel_ in actie.choices.items():
            yield from bladeren(deel_, (*pad, naam))
    if not onder:
        yield " ".join(pad)


def test_that_of_every_command_it_is_known_whether_it_holds_to_the_days() -> None:
    alle = set(bladeren(_ontleder()))
    assert {naam for naam in alle if naam.split(" ")[0] not in MAG} == set(WEIGERT)
    assert set(MAG) < {naam.split(" ")[0] for naam in alle}


def test_that_a_command_that_shows_or_changes_something_is_refused_past_the_days(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], tmp_path: Path
) -> None:
    verlopen(wijdesk, balies[0], tmp_path)
    for naam, erbij in WEIGERT.items():
        woorden = [*naam.split(" "), *(woord.format(map=tmp_path) for woord in erbij)]
        assert wijdesk(balies[0], *woorden) == 1, naam
        assert "geen contact gehad met het centrum" in wijdesk.fout, naam
    assert not (tmp_path / "uit").exists()
    assert not (tmp_path / "kaart.pdf").exists()


def test_that_what_shares_and_mends_is_not_refused(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], tmp_path: Path
) -> None:
    verlopen(wijdesk, balies[0], tmp_path)
    for woorden in (("store", "controle"), ("store", "reservekopie", tmp_path / "kopie"), ("diagnose",)):
        assert wijdesk(balies[0], *woorden) == 0, wijdesk.fout
    (tmp_path / "weg").rename(tmp_path / "centrum")
    assert wijdesk(balies[0], "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(balies[0], "locatie", "lijst") == 0, wijdesk.fout


def verlopen(wijdesk: Opdrachtregel, plek: Path, tmp_path: Path) -> None:
    """A desk that was too long without its centre, which is not there now."""
    nieuw_centrum(wijdesk, plek)
    (tmp_path / "centrum").rename(tmp_path / "weg")
    sleutel = keys.ontgrendel(plek, "", winkel.WACHTWOORD).sleutel
    with closing(verb.verbind(plek, sleutel)) as db:
        Kast(db.cursor).put(lease.CONTACT, str(klok_nu() - 40 * DAG).encode())
