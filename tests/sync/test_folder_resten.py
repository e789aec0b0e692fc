"""What desks that were killed leave in a folder goes once it is old, and nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sync.opstelling import MERK, SELWERD, A, B, segment
from tests.sync.test_kill import WORTEL
from wijdesk.errors import GeenContact
from wijdesk.sync.centrum import Geplaatst
from wijdesk.sync.folder import MapCentrum, maak_map_centrum
from wijdesk.sync.folder_schrijven import OVER_MS, Schijf

OUD_S = OVER_MS / 1000 + 60


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    maak_map_centrum(tmp_path / "centrum", MERK.centrum)
    return tmp_path / "centrum"


class Gedood(BaseException):
    """The process is gone: nothing is tidied."""


class Sterft(Schijf):
    """A disk whose process is killed before a link of this kind."""

    def __init__(self, wat: str) -> None:
        self._wat, self.dood = wat, False

    def koppel(self, van: Path, naar: Path) -> None:
        if naar.name.endswith(self._wat):
            self.dood = True
            raise Gedood
        super().koppel(van, naar)

    def weg(self, pad: Path) -> None:
        if not self.dood:
            super().weg(pad)


def maak_oud(*paden: Path) -> None:
    toen = time.time() - OUD_S
    for pad in paden:
        os.utime(pad, (toen, toen))


def resten(map_: Path) -> list[Path]:
    return sorted(map_.rglob("*.tmp"))


def lichamen(map_: Path) -> list[Path]:
    return sorted(map_.rglob("*.wds"))


def test_that_old_temporary_files_go_from_the_folders_a_desk_writes_in(map_: Path) -> None:
    centrum = MapCentrum(map_)
    centrum.plaats(segment(A, 1, 3))
    centrum.plaats(segment(B, 1, 3))
    centrum.hang_op("aanvraag", A.hex(), b"papier")
    centrum.claim(["ab" * 20], 1, b"{}")
    plekken = [pad.parent for pad in map_.rglob("*") if pad.suffix in {".zegel", ".papier", ".claim"}] + [map_ / "tijd"]
    assert len(plekken) == 5
    for plek in plekken:
        for naam in (".0a1b2c3d4e5f6071.tmp", ".ffffffffffffffff.tmp", "lijst.tmp", ".lijst.txt"):
            (plek / naam).write_bytes(b"half")
        maak_oud(plek / ".0a1b2c3d4e5f6071.tmp", plek / "lijst.tmp", plek / ".lijst.txt")
    opnieuw = MapCentrum(map_)
    opnieuw.tijd()
    opnieuw.plaats(segment(A, 4, 5))
    opnieuw.hang_op("aanvraag", B.hex(), b"papier")
    opnieuw.claim(["cd" * 20], 1, b"{}")
    van_b = map_ / "segmenten" / SELWERD.hex() / B.hex() / "000000"
    for plek in plekken:
        over = {er.name for er in plek.iterdir() if er.suffix in {".tmp", ".txt"}}
        # Another desk's chain is for that desk; what is young may be under way; what has another name is somebody's.
        weg = set() if plek == van_b else {".0a1b2c3d4e5f6071.tmp"}
        assert over == {".0a1b2c3d4e5f6071.tmp", ".ffffffffffffffff.tmp", "lijst.tmp", ".lijst.txt"} - weg
    assert [naam.tot for naam in opnieuw.lijst(SELWERD, {}) if naam.balie == A] == [3, 5]


@pytest.mark.parametrize("wat", [".wds", ".zegel"])
def test_that_a_desk_killed_at_any_link_leaves_nothing_for_good(map_: Path, wat: str) -> None:
    MapCentrum(map_).plaats(segment(A, 1, 3))
    with pytest.raises(Gedood):
        MapCentrum(map_, schijf=Sterft(wat)).plaats(segment(A, 4, 6, inhoud=b"eerste"))
    assert len(resten(map_)) == 1
    voor = {pad: pad.read_bytes() for pad in map_.rglob("*") if pad.suffix in {".wds", ".zegel"}}
    maak_oud(*resten(map_), *lichamen(map_))
    opnieuw = MapCentrum(map_)
    assert opnieuw.plaats(segment(A, 4, 6, inhoud=b"tweede")) is Geplaatst.NIEUW
    MapCentrum(map_).plaats(segment(A, 7, 8))
    assert resten(map_) == []
    assert len(lichamen(map_)) == 3
    for naam in opnieuw.lijst(SELWERD, {}):
        assert opnieuw.haal(naam).naam == naam
    gebleven = {pad for pad in voor if pad.exists()}
    assert {pad.name for pad in voor.keys() - gebleven} <= {pad.name for pad in voor if "000000000004-" in pad.name}


def test_that_a_body_that_may_still_get_its_seal_stays(map_: Path) -> None:
    with pytest.raises(Gedood):
        MapCentrum(map_, schijf=Sterft(".zegel")).plaats(segment(A, 1, 3, inhoud=b"slaapt"))
    [slaapt] = lichamen(map_)
    maak_oud(slaapt)
    archief = MapCentrum(map_)
    archief.plaats(segment(B, 1, 1))
    assert slaapt.exists()  # no seal names its place
    MapCentrum(map_).plaats(segment(A, 1, 3, inhoud=b"wakker"))
    assert not slaapt.exists()


def test_that_a_desk_that_slept_over_its_write_is_told_and_does_it_again(map_: Path) -> None:
    class Slaapt(Schijf):
        def koppel(self, van: Path, naar: Path) -> None:
            if naar.name.endswith(".zegel") and not klaar:
                klaar.append(True)
                maak_oud(van)
                ander = MapCentrum(map_)
                ander.plaats(segment(A, 1, 1, inhoud=b"van de tweeling"))
                van.unlink(missing_ok=True)
            super().koppel(van, naar)

    klaar: list[bool] = []
    centrum = MapCentrum(map_, schijf=Slaapt())
    with pytest.raises(GeenContact):
        centrum.plaats(segment(B, 1, 2))
    assert centrum.plaats(segment(B, 1, 2)) is Geplaatst.NIEUW
    assert resten(map_) == []


def test_that_an_archive_that_replaces_a_segment_keeps_its_new_body(map_: Path) -> None:
    MapCentrum(map_).plaats(segment(A, 1, 3))
    nieuw = segment(A, 1, 3, inhoud=b"zonder dossier")

    class Onderbroken(Schijf):
        def vervang(self, van: Path, naar: Path) -> None:
            maak_oud(*lichamen(map_))
            MapCentrum(map_).plaats(segment(A, 4, 4))  # a desk that tidies just then
            super().vervang(van, naar)

    MapCentrum(map_, schijf=Onderbroken()).vervang(nieuw)
    [eerste, _] = MapCentrum(map_).lijst(SELWERD, {})
    assert MapCentrum(map_).haal(eerste).lichaam == nieuw.lichaam


def test_that_a_real_process_that_is_killed_is_tidied_after_by_the_next(map_: Path) -> None:
    """SIGKILL between the temporary file and its link."""
    stuk = (
        "import os, sys; from tests.sync.opstelling import *; from wijdesk.sync.folder import MapCentrum\n"
        "from wijdesk.sync.folder_schrijven import Schijf\n"
        "Schijf.koppel = lambda *_: os.abort()\n"
        "MapCentrum(__import__('pathlib').Path(sys.argv[1])).plaats(segment(A, 1, 2))\n"
    )
    gedaan = subprocess.run([sys.executable, "-c", stuk, str(map_)], cwd=WORTEL, capture_output=True, check=False)
    assert gedaan.returncode != 0
    assert len(resten(map_)) == 1
    maak_oud(*resten(map_))
    MapCentrum(map_).plaats(segment(A, 1, 2))
    assert resten(map_) == []
