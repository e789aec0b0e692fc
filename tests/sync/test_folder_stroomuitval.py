"""A power cut at any moment: nothing half is seen, nothing comes before what it follows, what was answered stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sync.opstelling import MERK, SELWERD, A, pseudoniem, segment
from tests.sync.stroomuitval import Beeld, Opname, Schijfmodel, Stap, ZonderWachten, alle_beelden, leg_neer
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact
from wijdesk.sync.centrum import Geplaatst
from wijdesk.sync.folder import MapCentrum, maak_map_centrum

DELEN = [segment(A, 1, 5), segment(A, 6, 9_000), segment(A, 9_001, 10_003), segment(A, 10_004, 10_004)]
OPNIEUW = [segment(A, deel.naam.van, deel.naam.tot, inhoud=b"sealed again, so other bytes") for deel in DELEN]
"""Some begin in another emmer (a folder of 10,000 numbers) than the one before."""
GEZIN = [pseudoniem(1), pseudoniem(2)]


@dataclass
class Verloop:
    """What was done at a centre, and after how many steps each answer was given."""

    basis: list[Stap]
    stappen: list[Stap]
    geplaatst: list[int]
    geclaimd: list[int]
    opgehangen: int


@pytest.fixture(scope="module")
def verloop(tmp_path_factory: pytest.TempPathFactory) -> Verloop:
    """A desk that puts down four segments, claims a household twice and hangs up a paper."""
    map_ = tmp_path_factory.mktemp("opname") / "centrum"
    schijf = Opname(map_)
    maak_map_centrum(map_, MERK.centrum, schijf=schijf)
    basis, schijf.stappen = schijf.stappen[1:], []
    tekens = (f"{nr:04}" for nr in range(1000))
    geplaatst, geclaimd = [], []
    for deel in DELEN:  # each by a desk that was just started, so that nothing is remembered
        assert MapCentrum(map_, schijf=schijf, nieuw_teken=tekens.__next__).plaats(deel) is Geplaatst.NIEUW
        geplaatst.append(len(schijf.stappen))
    for versie in (1, 2):
        assert MapCentrum(map_, schijf=schijf, nieuw_teken=tekens.__next__).claim(GEZIN, versie, b"wie").gegeven
        geclaimd.append(len(schijf.stappen))
    MapCentrum(map_, schijf=schijf, nieuw_teken=tekens.__next__).hang_op("rooster", "1", b"heel")
    return Verloop(basis, schijf.stappen, geplaatst, geclaimd, len(schijf.stappen))


def beelden(verloop: Verloop, *, zonder: str = "") -> Iterator[tuple[int, Beeld]]:
    """Every state of the disk, with a call left out for which this is shown to be needed."""
    model = Schijfmodel()
    for stap in verloop.basis:
        model.doe(stap)
    stappen = [("", "", "") if stap[0] == zonder else stap for stap in verloop.stappen]
    return alle_beelden(model, stappen)


@dataclass(frozen=True)
class Gezien:
    """What a reader finds in one state of the disk."""

    klachten: frozenset[str]
    segmenten: int
    versie: int
    papier: bool


class Kijker:
    """Looks at every state once, however many moments lead to it."""

    def __init__(self, verloop: Verloop, map_: Path) -> None:
        self._verloop = verloop
        self._map = map_
        self.gezien: dict[frozenset[tuple[str, bytes | None]], Gezien] = {}

    def klachten(self, na: int, beeld: Beeld) -> set[str]:
        """What is wrong in this state after so many steps."""
        sleutel = frozenset(beeld.items())
        if sleutel not in self.gezien:
            leg_neer(beeld, self._map)
            try:
                self.gezien[sleutel] = bekijk(MapCentrum(self._map, schijf=ZonderWachten()))
            finally:
                shutil.rmtree(self._map)
        er = self.gezien[sleutel]
        blijft = (
            er.segmenten >= sum(klaar <= na for klaar in self._verloop.geplaatst)
            and er.versie >= sum(klaar <= na for klaar in self._verloop.geclaimd)
            and (er.papier or na < self._verloop.opgehangen)
        )
        return set(er.klachten) | (set() if blijft else {"answered and gone"})


def bekijk(centrum: MapCentrum) -> Gezien:
    """What a reader sees, and whether a desk can go on from there."""
    mis = set()
    namen = centrum.lijst(SELWERD, {})
    aantal = len(namen)
    if namen != [deel.naam for deel in DELEN[:aantal]]:
        mis.add("one without the one before")
    try:
        if [centrum.haal(naam) for naam in namen] != DELEN[:aantal]:
            mis.add("broken")
    except CentrumGeweigerd:
        mis.add("broken")
    if not mis and not gaat_verder(centrum, aantal):
        mis.add("cannot go on")
    stand = centrum.claim(GEZIN, 9, b"ander").stand
    versies = {stand[naam].versie if naam in stand else 0 for naam in GEZIN}
    if len(versies) != 1:
        mis.add("half a claim")
    papier = centrum.papier("rooster", "1")
    if papier not in {None, b"heel"}:
        mis.add("broken")
    return Gezien(frozenset(mis), aantal, max(versies), papier == b"heel")


def gaat_verder(centrum: MapCentrum, aantal: int) -> bool:
    """Whether the desk can offer everything again: what is there is the same, what is not comes with other bytes."""
    try:
        uitkomsten = [centrum.plaats(deel) for deel in DELEN[:aantal] + OPNIEUW[aantal:]]
    except CentrumGeweigerd:
        return False
    samen = [centrum.haal(naam) for naam in centrum.lijst(SELWERD, {})]
    goed = [Geplaatst.ZELFDE] * aantal + [Geplaatst.NIEUW] * (len(DELEN) - aantal)
    return uitkomsten == goed and samen == DELEN[:aantal] + OPNIEUW[aantal:]


def test_that_no_power_cut_leaves_anything_half_or_out_of_order(verloop: Verloop, tmp_path: Path) -> None:
    kijker = Kijker(verloop, tmp_path / "na")
    mis = {na: klachten for na, beeld in beelden(verloop) if (klachten := kijker.klachten(na, beeld))}
    assert not mis
    assert len(kijker.gezien) > 100


@pytest.mark.parametrize(("zonder", "klacht"), [("sync", "broken"), ("sync_map", "one without the one before")])
def test_that_each_kind_of_fsync_is_needed(verloop: Verloop, tmp_path: Path, zonder: str, klacht: str) -> None:
    kijker = Kijker(verloop, tmp_path / "na")
    gevonden = set()
    for na, beeld in beelden(verloop, zonder=zonder):
        gevonden |= kijker.klachten(na, beeld)
        if klacht in gevonden:
            break
    assert klacht in gevonden


def test_that_a_power_cut_while_setting_up_leaves_a_centre_or_none(verloop: Verloop, tmp_path: Path) -> None:
    uitkomsten: set[object] = set()
    for _, beeld in alle_beelden(Schijfmodel(), verloop.basis):
        leg_neer(beeld, tmp_path / "na")
        centrum = MapCentrum(tmp_path / "na", schijf=ZonderWachten())
        try:
            uitkomsten.add(centrum.merk())
        except (AnderCentrum, GeenContact) as fout:
            uitkomsten.add(type(fout))
        else:
            assert centrum.lijst(SELWERD, {}) == []
            assert centrum.plaats(DELEN[0]) is Geplaatst.NIEUW
            assert centrum.tijd()
        shutil.rmtree(tmp_path / "na")
    assert uitkomsten == {MERK, AnderCentrum, GeenContact}
