"""Makes a package for Debian and Ubuntu of a built program.

    python packaging/deb.py BUILT_FOLDER --uit MAP [--onderhouder "Name <mail>"]

Puts the program in /usr/lib/wijdesk with a link in /usr/bin, the desktop file, the icon, the man page and what software
centres read. Needs dpkg-deb and nothing but Python's own library. Updating or removing the package touches no store:
those are in the folders of people.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from uitgave import lees_uitgave, versie  # type: ignore[import-not-found]  # beside this file, as when it is run

HIER = Path(__file__).resolve().parent
WORTEL = HIER.parent
LINUX = HIER / "linux"

NODIG = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxcb.so.1": "libxcb1",
    "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}  # fmt: skip
"""Libraries that PyInstaller leaves to the system, because they go with its screen; all others come along."""
GEGEVENS = ("fontconfig-config", "libx11-data", "xkb-data")
"""What libraries that come along read of the system: where letters are, what a key means."""
VAN_LIBC = {"libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1"}
GLIBC = re.compile(rb"\0GLIBC_2\.(\d+)(?=\0)")

TERZIJDE = {
    "custom-library-search-path": "libraries of a wheel find each other beside themselves",
    "duplicate-font-file": "letters come along, so that paper looks the same on every computer",
    "embedded-library": "the program brings its libraries along, so that it is the same on every computer",
    "extra-license-file": "each library keeps its own licence beside itself; the window Over wijdesk shows them",
    "hardening-no-bindnow": "how the makers of a wheel built it",
    "hardening-no-fortify-functions": "how the makers of a wheel built it",
    "hardening-no-pie": "the starter of PyInstaller",
    "library-not-linked-against-libc": "a library that only needs who loads it",
    "national-encoding": "a licence as its author wrote it",
    "package-contains-documentation-outside-usr-share-doc": "notices of a library stay beside it",
    "shared-library-lacks-prerequisites": "a library that only needs who loads it",
    "spelling-error-in-binary": "words in somebody else's program",
    "unstripped-binary-or-object": "wheels whose libraries were moved break when they are stripped",
}
"""What lintian says and why it stays so."""


def architectuur() -> str:
    """Of this computer, as Debian names it."""
    vraag = ["dpkg", "--print-architecture"]
    return subprocess.run(vraag, capture_output=True, text=True, check=True).stdout.strip()


def oudste_glibc(gebouwd: Path) -> str:
    """The C library that something in a built program asks for: libraries of this system came along, so it does not
    run on one that is older.
    """
    elf = (pad.read_bytes() for pad in gebouwd.rglob("*") if pad.is_file() and not pad.is_symlink())
    versies = [int(gevonden) for inhoud in elf if inhoud[:4] == b"\x7fELF" for gevonden in GLIBC.findall(inhoud)]
    return f"2.{max(versies, default=0)}"


def schrijf(doel: Path, inhoud: str | bytes) -> None:
    """A file with the folders it needs."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)


def ingepakt(tekst: str) -> bytes:
    """As Debian wants its documentation: best compression, no name, no time."""
    return gzip.compress(tekst.encode(), 9, mtime=0)


def leg_klaar(gebouwd: Path, root: Path, uitgave: dict[str, Any], onderhouder: str) -> None:
    """Everything of the package but its control files, under `root`."""
    naam, id_ = uitgave["naam"], uitgave["id"]
    shutil.copytree(gebouwd, root / "usr" / "lib" / naam, symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / naam).symlink_to(f"../lib/{naam}/{naam}")
    deel = root / "usr" / "share"
    schrijf(deel / "applications" / f"{id_}.desktop", (LINUX / f"{id_}.desktop").read_bytes())
    schrijf(deel / "metainfo" / f"{id_}.metainfo.xml", (LINUX / f"{id_}.metainfo.xml").read_bytes())
    merk = (WORTEL / "wijdesk" / "resources" / "icons" / "wijdesk.svg").read_bytes()
    schrijf(deel / "icons" / "hicolor" / "scalable" / "apps" / f"{id_}.svg", merk)
    schrijf(deel / "man" / "man1" / f"{naam}.1.gz", ingepakt((LINUX / "wijdesk.1").read_text(encoding="utf-8")))
    doc = deel / "doc" / naam
    schrijf(doc / "copyright", (LINUX / "copyright").read_bytes())
    schrijf(doc / "examples" / "beleid.json", (LINUX / "beleid.voorbeeld.json").read_bytes())
    wanneer = datetime.fromtimestamp((gebouwd / naam).stat().st_mtime, tz=UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    logboek = f"{naam} ({versie()}) stable; urgency=medium\n\n  * See README.\n\n -- {onderhouder}  {wanneer}\n"
    schrijf(doc / "changelog.gz", ingepakt(logboek))
    terzijde = "".join(f"# {reden}\n{naam}: {label}\n" for label, reden in TERZIJDE.items())
    schrijf(deel / "lintian" / "overrides" / naam, terzijde)
    zet_rechten(root)


def zet_rechten(root: Path) -> None:
    """Folders and programs 755, everything else 644, whatever they were here."""
    for pad in root.rglob("*"):
        if pad.is_symlink():
            continue
        is_programma = pad.is_file() and pad.read_bytes()[:4] == b"\x7fELF" and ".so" not in pad.name
        pad.chmod(0o755 if pad.is_dir() or is_programma else 0o644)


def control(uitgave: dict[str, Any], onderhouder: str, kilobytes: int, glibc: str) -> str:
    """The control file."""
    nodig = [f"libc6 (>= {glibc})", *sorted({*NODIG.values(), *GEGEVENS})]
    thuis = f"Homepage: {uitgave['website']}\n" if uitgave["website"] else ""
    return (
        f"Package: {uitgave['naam']}\nVersion: {versie()}\nArchitecture: {architectuur()}\n"
        f"Maintainer: {onderhouder}\nInstalled-Size: {kilobytes}\nDepends: {', '.join(nodig)}\n"
        f"Recommends: ca-certificates\n{thuis}Section: misc\nPriority: optional\n"
        "Description: desk of a Dutch wijkteam: fast, offline, encrypted\n"
        " Entree staff register the people who walk in or call and find them back while\n"
        " typing; a triage finds the route of a question; casemanagers keep one plan per\n"
        " household; the figures of the annual report come out of it.\n"
        " .\n"
        " Everything is stored encrypted on the computer and works without a network.\n"
        " The window speaks Dutch or English; the manual is Dutch.\n"
    )


def maak(gebouwd: Path, uit: Path, onderhouder: str) -> Path:
    """The package; raises CalledProcessError when dpkg-deb fails."""
    uitgave = lees_uitgave()
    onderhouder = onderhouder or uitgave["onderhouder"]
    uit.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=uit) as tijdelijk:
        root = Path(tijdelijk) / "root"
        leg_klaar(gebouwd, root, uitgave, onderhouder)
        bestanden = sorted(pad for pad in root.rglob("*") if pad.is_file() and not pad.is_symlink())
        sommen = (f"{hashlib.md5(pad.read_bytes()).hexdigest()}  {pad.relative_to(root)}\n" for pad in bestanden)  # noqa: S324
        kilobytes = sum(-(-pad.stat().st_size // 1024) for pad in bestanden)
        schrijf(root / "DEBIAN" / "md5sums", "".join(sommen))
        schrijf(root / "DEBIAN" / "control", control(uitgave, onderhouder, kilobytes, oudste_glibc(gebouwd)))
        for pad in (root, root / "DEBIAN"):
            pad.chmod(0o755)
        doel = uit / f"{uitgave['naam']}_{versie()}_{architectuur()}.deb"
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", root, doel], check=True)
    return doel


def main() -> int:
    """Make the package and say where it is."""
    lezer = argparse.ArgumentParser(description="pakket voor Debian en Ubuntu maken")
    lezer.add_argument("gebouwd", type=Path)
    lezer.add_argument("--uit", type=Path, required=True)
    lezer.add_argument("--onderhouder", default="")
    keuze = lezer.parse_args()
    print(maak(keuze.gebouwd.resolve(), keuze.uit.resolve(), keuze.onderhouder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
