"""A folder as centre: which folders can be one, and what happens when it is not what it was."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.opstelling import MERK, SELWERD, VINKHUIZEN, A, B, V, pseudoniem, segment
from tests.sync.stroomuitval import ZonderWachten
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact, SchijfVol
from wijdesk.models.values import Id
from wijdesk.sync import onthouden
from wijdesk.sync.centrum import Geplaatst, Merk, Segment
from wijdesk.sync.folder import MERKBESTAND, MapCentrum, maak_map_centrum
from wijdesk.sync.folder_proef import Aankoppeling, Omgeving
from wijdesk.sync.folder_schrijven import PAUZES, Schijf

T = TypeVar("T")


@pytest.fixture
def plek(tmp_path: Path) -> Path:
    """A folder with an empty centre in it."""
    maak_map_centrum(tmp_path / "centrum", MERK.centrum)
    return tmp_path / "centrum"


def inhoud(map_: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def zegelbestand(plek: Path, deel: Segment) -> Path:
    """Where the seal of a segment is."""
    [pad] = plek.glob(f"segmenten/*/{deel.naam.balie.hex()}/*/{deel.naam.van:012}.zegel")
    return pad


# Which folders -------------------------------------------------------------------------------------------------------


def test_that_setting_up_leaves_the_mark_and_nothing_of_the_trial(tmp_path: Path) -> None:
    centrum = maak_map_centrum(tmp_path / "centrum", MERK.centrum)
    assert centrum.merk() == MERK
    assert not centrum.stadsbreed
    assert list(inhoud(tmp_path / "centrum")) == [MERKBESTAND]
    assert sorted(er.name for er in (tmp_path / "centrum").iterdir()) == [
        "claims",
        "papieren",
        "segmenten",
        "tijd",
        MERKBESTAND,
    ]


def test_that_a_copy_without_its_empty_folders_still_tells_the_time(tmp_path: Path) -> None:
    centrum = maak_map_centrum(tmp_path / "centrum", MERK.centrum)
    (tmp_path / "centrum" / "tijd").rmdir()
    eerst = centrum.tijd()
    assert eerst > 0
    assert centrum.tijd() >= eerst


@pytest.mark.parametrize(
    ("wie", "spoor"),
    [
        ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
        ("Nextcloud", ".sync_0123456789ab.db"),
        ("Nextcloud", ".nextcloudsync.log"),
        ("ownCloud", ".owncloudsync.log"),
        ("Syncthing", ".stfolder"),
        ("Dropbox", ".dropbox.cache"),
        ("Google Drive", ".tmp.drivedownload"),
        ("DFS-replicatie", "DfsrPrivate"),
    ],
)
@pytest.mark.parametrize("diep", [True, False])
def test_that_a_folder_that_a_program_synchronises_is_refused(tmp_path: Path, wie: str, spoor: str, diep: bool) -> None:
    (tmp_path / spoor).write_bytes(b"")
    map_ = tmp_path / "gedeeld" / "centrum" if diep else tmp_path / "centrum"
    map_.mkdir(parents=True)
    with pytest.raises(CentrumGeweigerd, match=f"gesynchroniseerd door {wie}"):
        maak_map_centrum(map_, MERK.centrum)
    assert inhoud(map_) == {}


@pytest.mark.parametrize("naam", ["OneDrive", "OneDrive - Gemeente Groningen", "Dropbox", "Nextcloud"])
def test_that_a_folder_with_the_name_of_such_a_program_is_refused(tmp_path: Path, naam: str) -> None:
    (tmp_path / naam).mkdir()
    with pytest.raises(CentrumGeweigerd, match="gesynchroniseerd door"):
        maak_map_centrum(tmp_path / naam / "centrum", MERK.centrum)


def omgeving(soort: str, punt: Path, *, tag: int = 0, kenmerken: int = 0) -> Omgeving:
    """A computer on which a folder is of this kind."""
    tabel = [Aankoppeling(Path("/"), "ext4"), Aankoppeling(punt, soort), Aankoppeling(punt / "dieper", "ext4")]
    return Omgeving(aankoppelingen=lambda: tabel, kenmerken=lambda pad: (tag, kenmerken) if pad == punt else (0, 0))


@pytest.mark.parametrize("soort", ["fuse.rclone", "fuse.onedriver", "davfs", "fuse.gvfsd-fuse", "fuse.sshfs"])
def test_that_a_mount_of_a_store_on_the_internet_is_refused(tmp_path: Path, soort: str) -> None:
    with pytest.raises(CentrumGeweigerd, match="koppeling"):
        maak_map_centrum(tmp_path / "centrum", MERK.centrum, omgeving=omgeving(soort, tmp_path))


@pytest.mark.parametrize("deel", ["DavWWWRoot", "server@SSL@8443"])
def test_that_a_folder_windows_reaches_by_webdav_is_refused(tmp_path: Path, deel: str) -> None:
    (tmp_path / deel).mkdir()
    with pytest.raises(CentrumGeweigerd, match="WebDAV"):
        maak_map_centrum(tmp_path / deel / "centrum", MERK.centrum)


@pytest.mark.parametrize("soort", ["cifs", "smb3", "nfs4", "ext4"])
def test_that_a_file_server_that_creates_exclusively_is_taken(tmp_path: Path, soort: str) -> None:
    assert maak_map_centrum(tmp_path / "centrum", MERK.centrum, omgeving=omgeving(soort, tmp_path)).merk() == MERK


@pytest.mark.parametrize(("tag", "kenmerken"), [(0x9000001A, 0), (0x9000601A, 0), (0, 0x00400000), (0, 0x00080000)])
def test_that_files_windows_fetches_from_elsewhere_are_refused(tmp_path: Path, tag: int, kenmerken: int) -> None:
    hier = omgeving("ntfs", tmp_path, tag=tag, kenmerken=kenmerken)
    with pytest.raises(CentrumGeweigerd, match="Windows haalt"):
        maak_map_centrum(tmp_path / "centrum", MERK.centrum, omgeving=hier)


def test_that_a_desk_that_reaches_the_same_folder_through_such_a_program_is_refused_too(plek: Path) -> None:
    centrum = MapCentrum(plek, omgeving=omgeving("fuse.rclone", plek))
    with pytest.raises(CentrumGeweigerd, match="rclone"):
        centrum.merk()
    with pytest.raises(CentrumGeweigerd, match="rclone"):
        centrum.claim([pseudoniem(1)], 1, b"x")


class Vervangt(Schijf):
    """Gives a name to whoever comes last, and tells everybody it went well."""

    def koppel(self, van: Path, naar: Path) -> None:
        shutil.copy(van, naar)


class KanNietKoppelen(Schijf):
    """A file system without links (FAT)."""

    def koppel(self, van: Path, naar: Path) -> None:
        raise PermissionError(errno.EPERM, "not here")


class ZegtNee(Schijf):
    """Tells also the first that somebody was before it."""

    def koppel(self, van: Path, naar: Path) -> None:
        super().koppel(van, naar)
        raise FileExistsError


@pytest.mark.parametrize(
    ("schijf", "reden"),
    [(Vervangt(), "dezelfde naam"), (KanNietKoppelen(), "niet uitsluitend"), (ZegtNee(), "dezelfde naam")],
)
def test_that_a_folder_that_does_not_create_exclusively_is_refused(tmp_path: Path, schijf: Schijf, reden: str) -> None:
    with pytest.raises(CentrumGeweigerd, match=reden):
        maak_map_centrum(tmp_path / "centrum", MERK.centrum, schijf=schijf)
    assert inhoud(tmp_path / "centrum") == {}
    assert maak_map_centrum(tmp_path / "centrum", MERK.centrum).merk() == MERK, "the next trial starts clean"


def test_that_a_folder_with_something_in_it_is_not_taken_and_a_second_centre_neither(plek: Path) -> None:
    with pytest.raises(CentrumGeweigerd, match="niet leeg"):
        maak_map_centrum(plek, Id(b"een ander......."))
    assert MapCentrum(plek).merk() == MERK


def test_that_what_a_system_puts_in_any_folder_does_not_count(tmp_path: Path) -> None:
    for naam in ("desktop.ini", "Thumbs.db", ".DS_Store"):
        (tmp_path / naam).write_bytes(b"x")
    assert maak_map_centrum(tmp_path, MERK.centrum).merk() == MERK


# Not what it was -----------------------------------------------------------------------------------------------------

VRAGEN: list[Callable[[MapCentrum], object]] = [
    lambda centrum: centrum.merk(),
    lambda centrum: centrum.lijst(SELWERD, {}),
    lambda centrum: centrum.haal(segment(A, 1, 5).naam),
    lambda centrum: centrum.plaats(segment(A, 6, 9)),
    lambda centrum: centrum.claim([pseudoniem(1)], 1, b"x"),
    lambda centrum: centrum.hang_op("rooster", "1", b"x"),
    lambda centrum: centrum.papier("rooster", "1"),
    lambda centrum: centrum.papieren("rooster"),
    lambda centrum: centrum.tijd(),
]


@pytest.mark.parametrize("weg", ["no folder", "an empty one"])
def test_that_a_folder_that_is_gone_is_no_contact_and_never_empty(plek: Path, weg: str) -> None:
    centrum = MapCentrum(plek)
    centrum.plaats(segment(A, 1, 5))
    plek.rename(plek.with_name("elders"))
    if weg == "an empty one":
        plek.mkdir()
    for vraag in VRAGEN:
        with pytest.raises(GeenContact):
            vraag(centrum)
        with pytest.raises(GeenContact):
            vraag(MapCentrum(plek))
    if weg == "an empty one":
        plek.rmdir()
    plek.with_name("elders").rename(plek)
    assert centrum.plaats(segment(A, 6, 9)) is Geplaatst.NIEUW


def test_that_a_folder_with_other_things_and_no_mark_is_another_place(plek: Path) -> None:
    centrum = MapCentrum(plek)
    assert centrum.merk()
    (plek / MERKBESTAND).unlink()
    for vraag in VRAGEN:
        with pytest.raises(AnderCentrum):
            vraag(centrum)


def test_that_the_mark_of_another_centre_is_noticed_while_working(plek: Path) -> None:
    centrum = MapCentrum(plek)
    centrum.plaats(segment(A, 1, 5))
    anders = {"wijdesk": "centrum", "centrum": V.hex(), "generatie": 1}
    (plek / MERKBESTAND).write_text(json.dumps(anders))
    for vraag in VRAGEN:
        with pytest.raises(AnderCentrum):
            vraag(centrum)


@given(
    tekst=st.one_of(
        st.binary(max_size=60),
        st.sampled_from([b"", b"null", b"[]", b"{}", b'{"centrum": 1, "generatie": 1}', b"[" * 5000]),
        st.builds(
            lambda id_, generatie: json.dumps({"centrum": id_, "generatie": generatie}).encode(),
            st.sampled_from(["", "00", "zz" * 16, 7, None, []]) | st.just(MERK.centrum.hex()),
            st.sampled_from([0, -1, 1.5, True, "1", None, []]),
        ),
    )
)
def test_that_anything_else_for_a_mark_is_another_place(tmp_path_factory: pytest.TempPathFactory, tekst: bytes) -> None:
    map_ = tmp_path_factory.getbasetemp() / "merk"
    map_.mkdir(exist_ok=True)
    (map_ / MERKBESTAND).write_bytes(tekst)
    with pytest.raises(AnderCentrum):
        MapCentrum(map_).merk()


def test_that_a_new_generatie_is_seen_by_a_desk_that_was_there(plek: Path) -> None:
    centrum = MapCentrum(plek)
    assert centrum.merk() == MERK
    nieuw = Merk(centrum=MERK.centrum, generatie=2)
    assert MapCentrum(plek).nieuwe_generatie() == nieuw
    assert centrum.merk() == nieuw
    assert "tmp" not in " ".join(inhoud(plek))


@pytest.mark.parametrize("nieuwe_generatie", [True, False])
def test_that_a_desk_sees_what_is_there_after_the_folder_was_put_back(plek: Path, nieuwe_generatie: bool) -> None:
    centrum = MapCentrum(plek)
    centrum.plaats(segment(A, 1, 5))
    centrum.claim([pseudoniem(1)], 1, b"selwerd")
    shutil.copytree(plek, plek.with_name("kopie"))
    centrum.plaats(segment(A, 6, 9))
    centrum.claim([pseudoniem(1)], 2, b"vinkhuizen")
    assert centrum.lijst(SELWERD, {A: 5})
    shutil.rmtree(plek)
    plek.with_name("kopie").rename(plek)
    if nieuwe_generatie:
        MapCentrum(plek).nieuwe_generatie()
    assert centrum.lijst(SELWERD, {}) == [segment(A, 1, 5).naam]
    assert centrum.claim([pseudoniem(1)], 9, b"x").stand[pseudoniem(1)].versie == 1
    with pytest.raises(CentrumGeweigerd):
        centrum.plaats(segment(A, 10, 11))
    anders = segment(A, 6, 7, inhoud=b"since then")
    assert centrum.plaats(anders) is Geplaatst.NIEUW
    assert centrum.haal(centrum.lijst(SELWERD, {A: 5})[0]) == anders


# What does not belong there ------------------------------------------------------------------------------------------


def test_that_names_that_are_not_ours_are_ignored(plek: Path) -> None:
    centrum = MapCentrum(plek)
    centrum.plaats(segment(A, 1, 5))
    centrum.claim([pseudoniem(1)], 1, b"x")
    centrum.hang_op("rooster", "1", b"x")
    for map_ in [plek, *(pad for pad in plek.rglob("*") if pad.is_dir())]:
        for naam in (
            "desktop.ini",
            ".x.tmp",
            "000000000006.zegel.bak",
            "Kopie van 1.papier",
            "~lock",
            "x (conflict).wds",
        ):
            (map_ / naam).write_bytes(b"\0")
        (map_ / "System Volume Information").mkdir()
    (plek / "segmenten" / B.hex()).write_bytes(b"a file where a folder should be")
    (plek / "segmenten" / SELWERD.hex() / B.hex()).write_bytes(b"here too")
    for er in (centrum, MapCentrum(plek)):
        assert er.lijst(SELWERD, {}) == [segment(A, 1, 5).naam]
        assert er.papieren("rooster") == ["1"]
        assert er.claim([pseudoniem(1)], 1, b"x").gegeven
    assert centrum.plaats(segment(A, 6, 7)) is Geplaatst.NIEUW


@pytest.mark.parametrize(
    "tekst",
    [b"", b"\0" * 40, b"{}", b'{"tot": 5}', b'{"tot": "5", "lichaam": "", "zegel": ""}', b"[" * 9000, b"x" * 200_000],
)
def test_that_a_seal_that_is_none_stops_one_chain_and_no_other(plek: Path, tekst: bytes) -> None:
    centrum = MapCentrum(plek)
    for deel in (segment(A, 1, 5), segment(A, 6, 9), segment(B, 1, 2)):
        centrum.plaats(deel)
    zegelbestand(plek, segment(A, 1, 5)).write_bytes(tekst)
    lezer = MapCentrum(plek)
    assert [(naam.balie, naam.van) for naam in lezer.lijst(SELWERD, {})] == [(A, 6), (B, 1)]
    with pytest.raises(CentrumGeweigerd):
        lezer.haal(segment(A, 1, 5).naam)
    assert lezer.plaats(segment(A, 1, 5)) is Geplaatst.ANDERS


def test_that_a_seal_without_its_body_is_not_there(plek: Path) -> None:
    MapCentrum(plek).plaats(segment(A, 1, 5))
    for lichaam in plek.rglob("*.wds"):
        lichaam.unlink()
    with pytest.raises(CentrumGeweigerd):
        MapCentrum(plek).haal(segment(A, 1, 5).naam)


@given(tekst=st.binary(max_size=80) | st.sampled_from([b"null", b"[1]", b'{"pseudoniemen": [1], "versie": 1}']))
def test_that_a_claim_that_is_none_only_takes_a_number(tmp_path_factory: pytest.TempPathFactory, tekst: bytes) -> None:
    map_ = tmp_path_factory.mktemp("claims") / "c"
    centrum = maak_map_centrum(map_, MERK.centrum, schijf=ZonderWachten())
    (map_ / "claims" / "000000").mkdir()
    (map_ / "claims" / "000000" / "000000001.claim").write_bytes(tekst)
    assert centrum.claim([pseudoniem(1)], 1, b"selwerd").gegeven
    assert not MapCentrum(map_).claim([pseudoniem(1)], 1, b"vinkhuizen").gegeven
    assert (map_ / "claims" / "000000" / "000000002.claim").exists()


def test_that_a_desk_that_comes_new_reads_thousands_of_claims_in_their_order(plek: Path) -> None:
    for nr in range(2_050):
        map_ = plek / "claims" / f"{nr // 1000:06}"
        map_.mkdir(exist_ok=True)
        wie = {"pseudoniemen": [pseudoniem(nr % 7)], "versie": nr // 7 + 1, "inhoud": "eA==", "sinds": nr}
        (map_ / f"{nr + 1:09}.claim").write_text(json.dumps(wie))
    centrum = MapCentrum(plek, schijf=ZonderWachten())
    stand = centrum.claim([pseudoniem(nr) for nr in range(7)], 9_999, b"x").stand
    assert [stand[pseudoniem(nr)].sinds for nr in range(7)] == [2_044 + nr if nr < 6 else 2_043 for nr in range(7)]
    assert centrum.claim([pseudoniem(6)], 293, b"verder").gegeven
    assert (plek / "claims" / "000002" / "000002051.claim").exists()


def test_that_a_bsn_never_becomes_a_name_in_a_folder(plek: Path) -> None:
    with pytest.raises(ValueError, match="no pseudonym"):
        MapCentrum(plek).claim(["999990019"], 1, b"x")
    assert list(inhoud(plek)) == [MERKBESTAND]


# Trouble with the disk -----------------------------------------------------------------------------------------------


class Bezet(Schijf):
    """Windows: another program has a new file open for a moment."""

    def __init__(self, keren: int, winerror: int) -> None:
        self.keren = keren
        self._winerror = winerror
        self.over = 0

    def _nog_bezet(self) -> None:
        if self.over:
            self.over -= 1
            fout = PermissionError(errno.EACCES, "held")
            fout.winerror = self._winerror  # type: ignore[attr-defined,unused-ignore]
            raise fout
        self.over = self.keren

    def koppel(self, van: Path, naar: Path) -> None:
        self._nog_bezet()
        super().koppel(van, naar)

    def lees(self, pad: Path) -> bytes:
        self._nog_bezet()
        return super().lees(pad)


def als_map(pad: Path) -> None:
    pad.unlink(missing_ok=True)
    pad.mkdir(parents=True)


def als_reus(pad: Path) -> None:
    """Eight gigabytes that take no room."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with pad.open("wb") as bestand:
        bestand.truncate(8 << 30)


class Kapot(Schijf):
    """A disk with one bad sector."""

    def __init__(self, slecht: Path) -> None:
        self.slecht = slecht

    def lees(self, pad: Path) -> bytes:
        if pad == self.slecht:
            raise OSError(errno.EIO, "bad sector")
        return super().lees(pad)


@pytest.mark.parametrize("maak", [als_map, als_reus])
def test_that_one_bad_name_stops_one_chain_and_not_the_centre(plek: Path, maak: Callable[[Path], None]) -> None:
    centrum = MapCentrum(plek)
    een, ander = segment(A, 1, 5), segment(B, 1, 5)
    for er in (een, segment(A, 6, 9), ander):
        assert centrum.plaats(er) is Geplaatst.NIEUW
    centrum.hang_op("rooster", "1", b"echt")
    maak(plek / "papieren" / "rooster" / "4.papier")
    maak(plek / "segmenten" / een.naam.team.hex() / een.naam.balie.hex() / "000000" / "000000000010.zegel")
    maak(plek / "segmenten" / een.naam.team.hex() / bytes(16).hex() / "000000" / "000000000001.zegel")
    (lichaam,) = (plek / "segmenten" / ander.naam.team.hex() / ander.naam.balie.hex() / "000000").glob("*-*")
    maak(lichaam)
    weer = MapCentrum(plek)
    assert weer.lijst(een.naam.team, {}) == sorted(er.naam for er in (een, segment(A, 6, 9), ander))
    assert weer.haal(een.naam) == een
    with pytest.raises(CentrumGeweigerd):
        weer.haal(ander.naam)
    assert (weer.papier("rooster", "1"), weer.papier("rooster", "4")) == (b"echt", None)
    assert weer.hang_op("rooster", "4", b"echt") is Geplaatst.ANDERS


def test_that_a_mark_that_is_no_file_is_no_centre(plek: Path) -> None:
    als_reus(plek / MERKBESTAND)
    with pytest.raises(AnderCentrum):
        MapCentrum(plek).merk()


def test_that_a_bad_sector_stops_one_chain_and_a_bad_mark_is_no_contact(plek: Path) -> None:
    een = segment(A, 1, 5)
    MapCentrum(plek).plaats(een)
    zegel = plek / "segmenten" / een.naam.team.hex() / een.naam.balie.hex() / "000000" / "000000000001.zegel"
    kapot = MapCentrum(plek, schijf=Kapot(zegel))
    assert kapot.lijst(een.naam.team, {}) == []
    kapot.hang_op("rooster", "1", b"echt")
    assert kapot.papier("rooster", "1") == b"echt"
    with pytest.raises(GeenContact):
        MapCentrum(plek, schijf=Kapot(plek / MERKBESTAND)).merk()


def test_that_a_claim_that_cannot_be_read_is_never_passed_over(plek: Path) -> None:
    wie = ["ab" * 32]
    assert MapCentrum(plek).claim(wie, 1, b"een").gegeven
    (eerste,) = (plek / "claims").rglob("*.claim")
    with pytest.raises(GeenContact):
        MapCentrum(plek, schijf=Kapot(eerste)).claim(wie, 1, b"twee")
    assert not MapCentrum(plek).claim(wie, 1, b"twee").gegeven


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_that_a_file_that_is_held_for_a_moment_is_tried_again(plek: Path, winerror: int) -> None:
    gewacht: list[float] = []
    centrum = MapCentrum(plek, schijf=Bezet(len(PAUZES), winerror), wacht=gewacht.append)
    assert centrum.plaats(segment(A, 1, 5)) is Geplaatst.NIEUW
    assert centrum.haal(segment(A, 1, 5).naam) == segment(A, 1, 5)
    assert gewacht[: len(PAUZES)] == list(PAUZES)


@pytest.mark.parametrize(("keren", "winerror", "pauzes"), [(99, 32, len(PAUZES)), (99, 1, 0)])
def test_that_it_is_not_tried_for_ever_and_not_for_other_trouble(
    plek: Path, keren: int, winerror: int, pauzes: int
) -> None:
    gewacht: list[float] = []
    schijf = Bezet(keren, winerror)
    schijf.over = keren
    with pytest.raises(CentrumGeweigerd):
        MapCentrum(plek, schijf=schijf, wacht=gewacht.append).merk()
    assert len(gewacht) == pauzes
    assert sum(PAUZES) < 2


class Vol(Schijf):
    """A disk that is full after so many bytes."""

    def __init__(self, ruimte: int) -> None:
        self.ruimte = ruimte

    def maak(self, pad: Path, inhoud: bytes) -> None:
        super().maak(pad, inhoud[: self.ruimte])
        if len(inhoud) > self.ruimte:
            raise OSError(errno.ENOSPC, "full")
        self.ruimte -= len(inhoud)


@pytest.fixture
def vol(tmp_path: Path) -> Iterator[tuple[MapCentrum, Callable[[], None]]]:
    """A centre on a disk that is nearly full, and what makes room: a small file system where one can be mounted."""
    map_ = tmp_path / "schijf"
    map_.mkdir()
    koppel = ["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(map_)]
    kan = sys.platform == "linux" and os.geteuid() == 0 and subprocess.run(koppel, capture_output=True).returncode == 0
    if not kan:
        maak_map_centrum(map_ / "centrum", MERK.centrum)
        schijf = Vol(40_000)

        def ruimte() -> None:
            schijf.ruimte = 10**9

        yield MapCentrum(map_ / "centrum", schijf=schijf), ruimte
        return
    maak_map_centrum(map_ / "centrum", MERK.centrum)
    (map_ / "film").write_bytes(bytes(64 * 1024))
    yield MapCentrum(map_ / "centrum"), (map_ / "film").unlink
    subprocess.run(["umount", str(map_)], check=True)


def groot(nr: int) -> Segment:
    """A segment of some size."""
    deel = segment(A, nr, nr)
    return Segment(naam=deel.naam, lichaam=deel.lichaam * 30, zegel=deel.zegel)


def plaats_tot_hij_vol_is(centrum: MapCentrum) -> int:
    """The number of the first segment for which there was no room."""
    for nr in range(1, 1000):
        try:
            centrum.plaats(groot(nr))
        except SchijfVol:
            return nr
    raise AssertionError("never full")


def test_that_a_full_disk_is_told_and_nothing_is_there_in_half(vol: tuple[MapCentrum, Callable[[], None]]) -> None:
    centrum, maak_ruimte = vol
    nr = plaats_tot_hij_vol_is(centrum)
    assert [naam.van for naam in centrum.lijst(SELWERD, {})] == list(range(1, nr))
    with pytest.raises(SchijfVol, match="vol"):
        centrum.hang_op("rooster", "1", bytes(150_000))
    assert centrum.papieren("rooster") == []
    maak_ruimte()
    assert centrum.plaats(groot(nr)) is Geplaatst.NIEUW
    assert centrum.hang_op("rooster", "1", b"x") is Geplaatst.NIEUW
    assert centrum.claim([pseudoniem(1)], 1, b"x").gegeven


class Dicht(Schijf):
    """A server that lets this desk read and not write."""

    def maak(self, pad: Path, inhoud: bytes) -> None:
        raise PermissionError(errno.EACCES, f"no entry: {pad}")


def test_that_a_desk_that_may_not_write_is_told_so_without_a_path(plek: Path) -> None:
    centrum = MapCentrum(plek, schijf=Dicht())
    with pytest.raises(CentrumGeweigerd) as fout:
        centrum.plaats(segment(A, 1, 5))
    assert str(plek) not in f"{fout.value!r} {fout.value.uitweg}"
    assert centrum.lijst(SELWERD, {}) == []


class AndereKlok(Schijf):
    """A server that is an hour ahead."""

    def moment(self, pad: Path) -> int:
        return super().moment(pad) + 3_600_000


def test_that_the_clock_is_that_of_the_server(plek: Path) -> None:
    verschil = MapCentrum(plek, schijf=AndereKlok()).tijd() - MapCentrum(plek).tijd()
    assert 3_590_000 < verschil < 3_660_000
    voor = MapCentrum(plek, schijf=AndereKlok()).claim([pseudoniem(1)], 1, b"x").stand[pseudoniem(1)].sinds
    assert voor > MapCentrum(plek).tijd() + 3_000_000
    assert inhoud(plek / "tijd") == {}


# How much is looked at -----------------------------------------------------------------------------------------------


class Teller(Schijf):
    """Counts what is asked."""

    def __init__(self) -> None:
        self.vragen = 0
        self.namen_gezien = 0

    def lees(self, pad: Path) -> bytes:
        self.vragen += 1
        return super().lees(pad)

    def namen(self, map_: Path) -> list[str]:
        self.vragen += 1
        namen = super().namen(map_)
        self.namen_gezien += len(namen)
        return namen


def test_that_looking_for_nothing_new_does_not_grow_with_what_there_is(plek: Path) -> None:
    centrum = MapCentrum(plek, schijf=ZonderWachten())
    kosten = []
    tot = 0
    for aantal in (20, 200):
        for _ in range(aantal):
            centrum.plaats(segment(A, tot + 1, tot + 997))
            tot += 997
        teller = Teller()
        lezer = MapCentrum(plek, schijf=teller)
        assert lezer.lijst(SELWERD, {A: tot}) == []
        kosten.append((teller.vragen, teller.namen_gezien < 60))
    assert kosten[0] == kosten[1] == (kosten[0][0], True)


def test_that_a_chain_is_begun_for_one_team_only(plek: Path) -> None:
    MapCentrum(plek).plaats(segment(A, 1, 5))
    with pytest.raises(CentrumGeweigerd):
        MapCentrum(plek).plaats(segment(A, 1, 5, team=VINKHUIZEN))


def test_that_what_is_remembered_of_seals_does_not_grow_with_the_centre(plek: Path, monkeypatch: Any) -> None:
    """Ten years of a city in one round; what fell out is read again."""
    monkeypatch.setattr(onthouden, "HOOGSTENS", 4)
    centrum = MapCentrum(plek)
    delen = [segment(A, nummer, nummer) for nummer in range(1, 13)]
    for deel in delen:
        centrum.plaats(deel)
    lezer = MapCentrum(plek)
    namen = lezer.lijst(SELWERD, {})
    assert namen == [deel.naam for deel in delen]
    assert [lezer.haal(naam) for naam in namen] == delen
    assert lezer.lijst(SELWERD, {A: 11}) == namen[11:]
    assert len(lezer._zegels) == len(centrum._zegels) == 4
