"""Writing once and for good in a folder that others write in too.

A file appears under its name whole or not at all, and never in the place of another: temporary file, fsync, exclusive
link, unlink, fsync of the folder. Any other order leaves half files or a later file without an earlier one after a
power cut; `tests/sync/test_folder_stroomuitval.py` tries every state a disk may be in.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from wijdesk.errors import SchijfVol, Storing
from wijdesk.models.values import Id
from wijdesk.sync import centrumregels as regels
from wijdesk.sync.centrum import Geplaatst, Merk

T = TypeVar("T")

DEELFOUTEN = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation. A virus scanner or indexer holds a new file for a moment;
of 4,000 replaces on Windows 11 some 160 failed that way and none after trying again."""

PAUZES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries; a scanner needs less than a second."""

OVER_MS = 2 * 86_400_000
"""So old, by the clock of the file system, is a temporary file of a desk that was killed: one lives for seconds. A desk
that slept longer than this over a write finds its file gone, hears "no contact", and writes it again."""

_TIJDELIJK = re.compile(r"\.[0-9a-z]{1,64}\.tmp")

Wachten = Callable[[float], None]
"""Waits so many seconds. Injected, so that a test waits for nothing."""


class GeenBestand(FileNotFoundError):
    """What has this name is no file of a centre, for nobody: a folder, or more bytes than anything here may have."""


class Onleesbaar(FileNotFoundError):
    """This one file cannot be read just now (a bad sector, a virus scanner); to who reads it is as if it is not there.

    So one file stops one chain, and not the centre.
    """


class Schijf:
    """The few things asked of a file system, one call each, so that a test can watch them or play a bad one."""

    def maak(self, pad: Path, inhoud: bytes) -> None:
        """A new file with these bytes. Raises FileExistsError."""
        with pad.open("xb") as bestand:
            bestand.write(inhoud)

    def sync(self, pad: Path) -> None:
        """What the file holds survives a power cut."""
        nummer = os.open(pad, os.O_RDWR)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)

    def koppel(self, van: Path, naar: Path) -> None:
        """Give a file its name, unless somebody has it. Raises FileExistsError."""
        if sys.platform == "win32":
            van.rename(naar)  # there it never replaces
        else:
            os.link(van, naar)

    def weg(self, pad: Path) -> None:
        """Take away a temporary name (on Windows it is gone already)."""
        pad.unlink(missing_ok=True)

    def sync_map(self, map_: Path) -> None:
        """The names in a folder survive a power cut (Windows does this itself, and offers no call)."""
        if sys.platform == "win32":
            return
        nummer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)

    def maak_map(self, map_: Path) -> None:
        """A new folder. Raises FileExistsError."""
        map_.mkdir()

    def vervang(self, van: Path, naar: Path) -> None:
        """Put a file in the place of another: only for the mark, when a centre gets a new generatie."""
        van.replace(naar)

    def lees(self, pad: Path) -> bytes:
        """What a file holds. Raises GeenBestand."""
        try:
            with pad.open("rb") as bestand:
                inhoud = bestand.read(regels.LICHAAM_MAX + 1)
        except IsADirectoryError:
            raise GeenBestand from None
        if len(inhoud) > regels.LICHAAM_MAX:
            raise GeenBestand
        return inhoud

    def namen(self, map_: Path) -> list[str]:
        """The names in a folder, in no order. Raises FileNotFoundError."""
        return [er.name for er in map_.iterdir()]

    def moment(self, pad: Path) -> int:
        """When a file was written, by the clock of the file system (ms UTC)."""
        return pad.stat().st_mtime_ns // 1_000_000


def storing_van(fout: OSError) -> Storing:
    """The known trouble behind an OSError. Its own text holds a path and is left out."""
    if fout.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return SchijfVol(
            "De schijf van het centrum is vol.", uitweg="Niets gaat verloren. Vraag de beheerder om ruimte te maken."
        )
    if fout.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return regels.geen_recht()
    return regels.geen_contact()


@contextmanager
def in_woorden() -> Iterator[None]:
    """Turn an OSError into a Storing."""
    try:
        yield
    except OSError as fout:
        raise storing_van(fout) from None


class Schrijver:
    """Writes files once, through a `Schijf`; tries again where Windows says that somebody is looking at a file."""

    def __init__(self, schijf: Schijf, nieuw_teken: Callable[[], str], wacht: Wachten = time.sleep) -> None:
        self.schijf = schijf
        self._nieuw_teken = nieuw_teken
        self._wacht = wacht
        self._vaste_mappen: set[Path] = set()
        self._opgeruimd: set[Path] = set()

    def volhard(self, werk: Callable[[], T]) -> T:
        """Do this, and again after a pause when a file was held by another program. Raises OSError."""
        for pauze in PAUZES:
            try:
                return werk()
            except OSError as fout:
                if getattr(fout, "winerror", None) not in DEELFOUTEN:
                    raise
            self._wacht(pauze)
        return werk()

    def lees_wortel(self, pad: Path) -> bytes:
        """What the one file holds without which there is no centre. Raises OSError."""
        return self.volhard(lambda: self.schijf.lees(pad))

    def lees(self, pad: Path) -> bytes:
        """What one file of many holds. Raises GeenBestand, Onleesbaar, OSError."""
        try:
            return self.lees_wortel(pad)
        except OSError as fout:
            if fout.errno in {errno.EIO, errno.EACCES, errno.EPERM}:
                raise Onleesbaar from None
            raise

    def zorg_voor_map(self, wortel: Path, *delen: str) -> Path:
        """A folder below `wortel`, made where it is not and there after a power cut."""
        map_ = wortel
        for deel in delen:
            ouder, map_ = map_, map_ / deel
            if map_ in self._vaste_mappen:
                continue
            with suppress(FileExistsError):
                self.schijf.maak_map(map_)
            self.schijf.sync_map(ouder)
            self._vaste_mappen.add(map_)
        return map_

    def vergeet_mappen(self) -> None:
        """Look again which folders there are: something was not as it was."""
        self._vaste_mappen.clear()

    def tijdelijk(self, map_: Path) -> Path:
        """A name that readers ignore and nobody else takes."""
        return map_ / f".{self._nieuw_teken()}.tmp"

    def schrijf_eenmalig(self, pad: Path, inhoud: bytes) -> Geplaatst:
        """Write a file that is never changed again. Raises OSError; then there is no file, or it is whole."""
        tijdelijk = self.tijdelijk(pad.parent)
        try:
            self.volhard(lambda: self.schijf.maak(tijdelijk, inhoud))
            self.volhard(lambda: self.schijf.sync(tijdelijk))
            uitkomst = self._koppel(tijdelijk, pad, inhoud)
        finally:
            with suppress(OSError):
                self.volhard(lambda: self.schijf.weg(tijdelijk))
        self.schijf.sync_map(pad.parent)
        self.ruim_op(pad.parent, lambda: self.schijf.moment(pad))
        return uitkomst

    def ruim_op(self, map_: Path, nu: Callable[[], int]) -> None:
        """Take away what desks that were killed left in a folder, once for each. Without the right to, it stays."""
        if map_ in self._opgeruimd:
            return
        self._opgeruimd.add(map_)
        with suppress(OSError):
            resten = [map_ / naam for naam in self.schijf.namen(map_) if _TIJDELIJK.fullmatch(naam)]
            oud = nu() - OVER_MS if resten else 0
            for rest in resten:
                with suppress(OSError):
                    if self.schijf.moment(rest) < oud:
                        self.schijf.weg(rest)

    def _koppel(self, tijdelijk: Path, pad: Path, inhoud: bytes) -> Geplaatst:
        try:
            self.volhard(lambda: self.schijf.koppel(tijdelijk, pad))
        except FileExistsError:
            try:
                return Geplaatst.ZELFDE if self.lees(pad) == inhoud else Geplaatst.ANDERS
            except GeenBestand:
                return Geplaatst.ANDERS
        return Geplaatst.NIEUW

    def vervang(self, pad: Path, inhoud: bytes) -> None:
        """Put other bytes in the place of a file, so that after any crash it is the old or the new. Raises OSError."""
        tijdelijk = self.tijdelijk(pad.parent)
        try:
            self.schijf.maak(tijdelijk, inhoud)
            self.schijf.sync(tijdelijk)
            self.volhard(lambda: self.schijf.vervang(tijdelijk, pad))
        finally:
            with suppress(OSError):
                self.schijf.weg(tijdelijk)
        self.schijf.sync_map(pad.parent)

    def tijd(self, map_: Path) -> int:
        """The clock of the file system (ms UTC), read off a file that is made for it. Raises OSError."""
        tijdelijk = self.tijdelijk(map_)
        try:
            self.volhard(lambda: self.schijf.maak(tijdelijk, b""))
            nu = self.schijf.moment(tijdelijk)
            self.ruim_op(map_, lambda: nu)
            return nu
        finally:
            with suppress(OSError):
                self.volhard(lambda: self.schijf.weg(tijdelijk))


def merktekst(merk: Merk) -> bytes:
    """The mark of a centre, as it lies in its folder."""
    return json.dumps({"wijdesk": "centrum", "centrum": merk.centrum.hex(), "generatie": merk.generatie}).encode()


def lees_merk(tekst: bytes) -> Merk:
    """What a mark says. Raises AnderCentrum when it is none."""
    try:
        gelezen = json.loads(tekst)
        merk = Merk(centrum=Id(bytes.fromhex(gelezen["centrum"])), generatie=gelezen["generatie"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise regels.ander_centrum() from None
    if len(merk.centrum) != 16 or type(merk.generatie) is not int or merk.generatie < 1:
        raise regels.ander_centrum()
    return merk
