"""Whether a folder can be a centre: two desks must never both be told that they were first.

A file server creates exclusively. A folder that a program copies to and from a cloud does not: each computer has its
own copy, so both are first, and the program settles it later behind their backs. Such folders are recognised by their
kind, by what these programs leave behind, and by trying.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wijdesk.errors import CentrumGeweigerd
from wijdesk.sync.centrumregels import geen_contact
from wijdesk.sync.folder_schrijven import Schijf, Schrijver

CLOUDSOORTEN = {
    "fuse.rclone": "rclone",
    "fuse.onedriver": "OneDrive",
    "fuse.onedrive": "OneDrive",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.dbxfs": "Dropbox",
    "fuse.s3fs": "S3",
    "fuse.goofys": "S3",
    "fuse.gcsfuse": "Google Cloud",
    "fuse.seadrive": "Seafile",
    "fuse.gvfsd-fuse": "het bureaublad",
    "fuse.kio-fuse": "het bureaublad",
    "fuse.sshfs": "sshfs",
    "fuse.davfs2": "WebDAV",
    "fuse.davfs": "WebDAV",
    "davfs": "WebDAV",
}
"""Kinds of mounts behind which a name is taken later than the program is told, or replaced when it exists."""

SPOREN = {
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B", ".onedrive"),
    "Nextcloud": (".nextcloudsync.log", ".sync_*.db", "._sync_*.db"),
    "ownCloud": (".owncloudsync.log",),
    "Syncthing": (".stfolder", ".stversions", ".stignore"),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Resilio": (".sync",),
    "Seafile": (".seafile-data", "seafile-ignore.txt"),
    "DFS-replicatie": ("DfsrPrivate",),
}
"""What these programs leave in the folder they copy, or in one above it ("*" stands for anything)."""

MAPNAMEN = ("OneDrive", "Dropbox", "Nextcloud", "ownCloud", "Google Drive", "iCloudDrive")
"""Folders these programs make are called so, or so with the name of the organisation behind it."""

WOLK_TAG, WOLK_MASKER = 0x9000001A, 0xFFFF0FFF
"""IO_REPARSE_TAG_CLOUD and its fifteen numbered variants (Windows SDK, ntifs.h)."""
WOLK_KENMERKEN = 0x00400000 | 0x00040000 | 0x00080000 | 0x00100000
"""FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS, RECALL_ON_OPEN, PINNED, UNPINNED: fetched from elsewhere when it is read."""

PROEFMAP = ".wijdesk-proef"
LEEG = "Kies een nieuwe, lege map voor het centrum."

SYSTEEMNAMEN = frozenset({"desktop.ini", "thumbs.db", ".ds_store", "lost+found", "$recycle.bin", PROEFMAP})
"""What a system puts in any folder: such a folder still counts as empty."""

DRADEN, NAMEN = 4, 12
"""The race of the trial: so many writers for so many names."""


@dataclass(frozen=True, slots=True)
class Aankoppeling:
    """Where a file system begins and of what kind it is ("ext4", "cifs", "fuse.rclone")."""

    punt: Path
    soort: str


def aankoppelingen() -> list[Aankoppeling]:
    """The file systems of this computer; empty where it does not tell (Windows tells by marks of the folder itself)."""
    tabel = Path("/proc/self/mounts")
    if not tabel.exists():
        return []
    gevonden = []
    for regel in tabel.read_text(errors="replace").splitlines():
        _, punt, soort, *_ = regel.split(" ")
        gevonden.append(Aankoppeling(Path(punt.replace("\\040", " ")), soort))
    return gevonden


def kenmerken(pad: Path) -> tuple[int, int]:
    """The reparse tag and the attributes of a folder: Windows only, elsewhere (0, 0)."""
    stat = os.lstat(pad)
    return getattr(stat, "st_reparse_tag", 0), getattr(stat, "st_file_attributes", 0)


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a computer says about its folders; a test says it instead."""

    aankoppelingen: Callable[[], list[Aankoppeling]] = aankoppelingen
    kenmerken: Callable[[Path], tuple[int, int]] = kenmerken


HIER = Omgeving()


def weiger_synchroniserend(map_: Path, omgeving: Omgeving = HIER) -> None:
    """Refuse a folder that some program copies elsewhere. Raises CentrumGeweigerd with the reason, or OSError."""
    pad = map_.resolve()
    soort = soort_van(pad, omgeving.aankoppelingen())
    if soort in CLOUDSOORTEN:
        raise _geweigerd(f"Deze map is een koppeling via {CLOUDSOORTEN[soort]} ({soort}).")
    if any(deel.lower() == "davwwwroot" or "@ssl" in deel.lower() for deel in pad.parts):
        raise _geweigerd("Deze map is een koppeling via WebDAV.")
    for deel in (pad, *pad.parents):
        wie = _naar_naam(deel) or _naar_sporen(deel)
        if wie:
            raise _geweigerd(f"Deze map wordt gesynchroniseerd door {wie}.")
        tag, attributen = omgeving.kenmerken(deel) if deel.exists() else (0, 0)
        if (tag & WOLK_MASKER) == WOLK_TAG or attributen & WOLK_KENMERKEN:
            raise _geweigerd("Windows haalt de bestanden van deze map ergens anders vandaan.")


def soort_van(pad: Path, tabel: Iterable[Aankoppeling]) -> str:
    """The kind of file system a folder is on; "" when nothing says so."""
    beste = max((er for er in tabel if pad.is_relative_to(er.punt)), key=lambda er: len(er.punt.parts), default=None)
    return beste.soort if beste else ""


def _naar_naam(map_: Path) -> str:
    for naam in MAPNAMEN:
        if map_.name == naam or map_.name.startswith(f"{naam} - "):
            return naam
    return ""


def _naar_sporen(map_: Path) -> str:
    try:
        namen = [er.name for er in map_.iterdir()]
    except OSError:
        return ""  # a folder above, which this desk may not look into
    for wie, sporen in SPOREN.items():
        for spoor in sporen:
            voor, ster, na = spoor.partition("*")
            for naam in namen:
                if naam == spoor or (ster and naam.startswith(voor) and naam.endswith(na)):
                    return wie
    return ""


def _geweigerd(waarom: str) -> CentrumGeweigerd:
    return CentrumGeweigerd(
        f"{waarom} Twee balies kunnen daar allebei te horen krijgen dat ze de eerste waren.",
        uitweg="Kies een map op een bestandsserver, of gebruik PostgreSQL als centrum.",
    )


def is_er(map_: Path, omgeving: Omgeving) -> bool:
    """Whether the folder is there; False when it can be made where it should be.

    Raises CentrumGeweigerd with the reason, GeenContact when nothing is there to make it in, or OSError.
    """
    if map_.is_dir():
        return True
    if map_.exists():
        raise CentrumGeweigerd("Dit is een bestand en geen map.", uitweg=LEEG)
    if not map_.parent.is_dir():
        raise geen_contact()
    weiger_synchroniserend(map_, omgeving)
    return False


def eis_leeg(map_: Path, schijf: Schijf, omgeving: Omgeving) -> None:
    """Refuse a folder that something is in, or that is copied elsewhere. Raises CentrumGeweigerd or OSError."""
    if any(naam.lower() not in SYSTEEMNAMEN for naam in schijf.namen(map_)):
        raise CentrumGeweigerd("Deze map is niet leeg.", uitweg=LEEG)
    weiger_synchroniserend(map_, omgeving)


def beproef(map_: Path, schrijver: Schrijver) -> None:
    """Try whether only one of several writers gets a name, and the others are told. Leaves nothing behind.

    Raises CentrumGeweigerd with the reason, or OSError when the folder cannot be used at all.
    """
    plek = map_ / PROEFMAP
    _ruim_op(plek)
    schrijver.schijf.maak_map(plek)
    try:
        for nr in range(DRADEN):
            for doel in range(NAMEN):
                schrijver.schijf.maak(plek / f"{nr}-{doel}.tmp", f"{nr}".encode())
        with ThreadPoolExecutor(DRADEN, thread_name_prefix="proef") as draden:
            gewonnen = list(draden.map(lambda nr: _race(plek, schrijver, nr), range(DRADEN)))
        for doel in range(NAMEN):
            winnaars = [nr for nr in range(DRADEN) if doel in gewonnen[nr]]
            if len(winnaars) != 1 or schrijver.lees(plek / f"{doel}.naam") != f"{winnaars[0]}".encode():
                raise _geweigerd("Deze map geeft dezelfde naam aan meer dan één bestand.")
    finally:
        _ruim_op(plek)


def _race(plek: Path, schrijver: Schrijver, nr: int) -> set[int]:
    """For which names this writer was told that it was first."""
    gewonnen = set()
    for doel in range(NAMEN):
        try:
            schrijver.volhard(partial(schrijver.schijf.koppel, plek / f"{nr}-{doel}.tmp", plek / f"{doel}.naam"))
        except FileExistsError:
            continue
        except OSError:
            raise _geweigerd("Deze map kan een bestand niet uitsluitend aanmaken.") from None
        gewonnen.add(doel)
    return gewonnen


def _ruim_op(plek: Path) -> None:
    with suppress(OSError):
        for er in plek.iterdir():
            er.unlink()
        plek.rmdir()
