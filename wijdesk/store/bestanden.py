"""Files around the store: written whole or not at all, on a local disk, held by one process."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from wijdesk.errors import InGebruik, NietLokaal, SchijfVol, Storing

if sys.platform == "win32":
    import ctypes

NETWERK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "9p",
        "davfs",
        "glusterfs",
        "ceph",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.davfs2",
    }
)
"""File systems on which SQLite's WAL may corrupt (sqlite.org/wal.html, "network filesystem")."""

WINDOWS_VASTE_SCHIJF = 3
"""GetDriveTypeW: DRIVE_FIXED."""


def schrijf_veilig(pad: Path, inhoud: bytes, *, wis_oud: bool = False) -> None:
    """Write a small file so that after any crash either the old or the new content is there. With `wis_oud` the bytes
    that stood there are overwritten: a file that is only replaced stays on the disk until something else needs room.
    """
    oud = pad.with_name(f"{pad.name}.oud")
    if wis_oud:
        _overschrijf(oud)  # of a time that was broken off
        with contextlib.suppress(OSError):  # not every disk knows a second name; then what follows finds nothing
            oud.hardlink_to(pad)
    tijdelijk = pad.with_name(f"{pad.name}.nieuw")
    try:
        with tijdelijk.open("wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(pad)
        sync_map(pad.parent)
    except OSError as fout:
        for rest in (tijdelijk, oud) if wis_oud else (tijdelijk,):  # `oud` is the file itself by another name
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)
        raise storing_van(fout) from None
    if wis_oud:
        _overschrijf(oud)


def _overschrijf(pad: Path) -> None:
    """Fill a file with nothing and take it away, unless it is still a file by another name."""
    try:
        with pad.open("r+b") as bestand:
            stand = os.fstat(bestand.fileno())
            if stand.st_nlink == 1:
                bestand.write(bytes(stand.st_size))
                bestand.flush()
                os.fsync(bestand.fileno())
        pad.unlink()
    except OSError:
        return


def kopieer_veilig(van: Path, naar: Path) -> None:
    """Copy a file so that it is on the disk when this returns; no half copy stays behind. Raises a Storing."""
    try:
        try:
            shutil.copyfile(van, naar)
            with naar.open("r+b") as bestand:
                os.fsync(bestand.fileno())
        except BaseException:
            naar.unlink(missing_ok=True)
            raise
    except OSError as fout:
        raise storing_van(fout) from None


def sync_map(map_: Path) -> None:
    """Make a rename in this folder survive a power cut (not needed, and not possible, on Windows)."""
    if sys.platform == "win32":
        return
    nummer = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def storing_van(fout: OSError) -> Storing:
    """The known trouble behind an OSError; its own text may hold a path and is left out."""
    if fout.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return schijf_vol()
    if fout.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR}:
        return Storing(
            "wijdesk mag hier niet schrijven.", uitweg="Kies een andere map of vraag de beheerder om rechten."
        )
    return Storing("De schijf geeft een fout.", uitweg="Probeer het opnieuw. Blijft het zo, maak dan een reservekopie.")


def schijf_vol() -> SchijfVol:
    """The trouble of a disk without room."""
    return SchijfVol(
        "De schijf is vol. Wat u typte staat er nog, maar is niet opgeslagen.",
        uitweg="Maak ruimte op de schijf en sla opnieuw op (Ctrl+S).",
    )


@contextlib.contextmanager
def bij_volle_schijf(gevolg: str) -> Iterator[None]:
    """What a full disk means for an act that saves nothing somebody typed: `gevolg` says what was not done."""
    try:
        yield
    except SchijfVol:
        raise SchijfVol(
            f"De schijf is vol. {gevolg}", uitweg="Maak ruimte op de schijf en probeer het opnieuw."
        ) from None


def vergrendel(map_: Path) -> FileLock:
    """Hold the folder of the store for this process. Raises InGebruik when another one has it."""
    slot = FileLock(map_ / "winkel.slot", timeout=0, thread_local=False)
    try:
        slot.acquire()
    except Timeout:
        raise InGebruik(
            "wijdesk is al open in een ander venster, of een ander programma gebruikt deze gegevens.",
            uitweg="Sluit het andere venster en probeer het opnieuw.",
        ) from None
    except OSError as fout:
        raise storing_van(fout) from None
    return slot


def op_zelfde_schijf(een: Path, ander: Path) -> bool:
    """Whether two folders are on one disk, as far as the system tells: what breaks one breaks the other."""
    try:
        return een.stat().st_dev == ander.stat().st_dev
    except OSError:
        return False


def eis_lokale_schijf(map_: Path) -> None:
    """Refuse a folder on a network drive."""
    if _op_netwerk(map_):
        raise NietLokaal(
            "Deze map staat op een netwerkschijf; daar kunnen de gegevens beschadigd raken.",
            uitweg="Zet de gegevens op de eigen schijf van deze computer.",
        )


def _op_netwerk(map_: Path) -> bool:
    pad = map_.resolve()
    if sys.platform == "win32":
        soort: int = ctypes.windll.kernel32.GetDriveTypeW(pad.anchor)
        return soort != WINDOWS_VASTE_SCHIJF
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    beste, gevonden = "", ""
    for regel in mounts.read_text(errors="replace").splitlines():
        _, waar, soort_, *_ = regel.split(" ")
        punt = waar.replace("\\040", " ")
        if pad.is_relative_to(punt) and len(punt) >= len(beste):
            beste, gevonden = punt, soort_
    return gevonden in NETWERK
