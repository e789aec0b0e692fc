"""What a disk may hold after a power cut, given the calls a program made.

A file that was not synced may be empty, half, full of zeros or whole. A name that was made or taken away and whose
folder was not synced since may be there or not, each by itself.

That is worse than most file systems do; POSIX promises no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path, PurePosixPath

from wijdesk.sync.folder_proef import PROEFMAP
from wijdesk.sync.folder_schrijven import Schijf

Stap = tuple[str, str, str | bytes]
Beeld = dict[str, bytes | None]
"""Path to what a file holds; None for a folder."""

TE_VEEL = 2_000


class Opname(Schijf):
    """A real file system that remembers what was asked of it, below one folder."""

    def __init__(self, wortel: Path) -> None:
        self._wortel = wortel
        self.stappen: list[Stap] = []

    def noteer(self, wat: str, pad: Path, erbij: str | bytes = "") -> None:
        """Remember a step; the trial at set-up is left out, it leaves nothing."""
        if PROEFMAP not in pad.parts:
            self.stappen.append((wat, pad.relative_to(self._wortel).as_posix(), erbij))

    def maak(self, pad: Path, inhoud: bytes) -> None:
        super().maak(pad, inhoud)
        self.noteer("maak", pad, inhoud)

    def sync(self, pad: Path) -> None:
        super().sync(pad)
        self.noteer("sync", pad)

    def koppel(self, van: Path, naar: Path) -> None:
        super().koppel(van, naar)
        self.noteer("koppel", van, naar.relative_to(self._wortel).as_posix())

    def weg(self, pad: Path) -> None:
        super().weg(pad)
        self.noteer("weg", pad)

    def vervang(self, van: Path, naar: Path) -> None:
        super().vervang(van, naar)
        self.noteer("vervang", van, naar.relative_to(self._wortel).as_posix())

    def sync_map(self, map_: Path) -> None:
        super().sync_map(map_)
        self.noteer("sync_map", map_)

    def maak_map(self, map_: Path) -> None:
        super().maak_map(map_)
        self.noteer("maak_map", map_)


class ZonderWachten(Schijf):
    """For who need not survive a power cut itself: quicker."""

    def sync(self, pad: Path) -> None:
        """Nothing."""

    def sync_map(self, map_: Path) -> None:
        """Nothing."""


@dataclass
class _Bestand:
    inhoud: bytes | None
    vast: bool = False

    def mogelijk(self) -> Iterable[bytes | None]:
        """What it may hold after a power cut."""
        if self.vast or not self.inhoud:
            return (self.inhoud,)
        return (self.inhoud, b"", self.inhoud[: len(self.inhoud) // 2], bytes(len(self.inhoud)))


@dataclass
class Schijfmodel:
    """What is on the disk for good, and what is not yet."""

    nu: dict[str, _Bestand] = field(default_factory=dict)
    vast: dict[str, dict[str, _Bestand]] = field(default_factory=lambda: defaultdict(dict))
    los: dict[str, list[tuple[str, _Bestand | None]]] = field(default_factory=lambda: defaultdict(list))

    def doe(self, stap: Stap) -> None:
        """One call of the program."""
        wat, pad, erbij = stap
        if wat == "maak":
            assert isinstance(erbij, bytes)
            self._noem(pad, _Bestand(erbij))
        elif wat == "maak_map":
            self._noem(pad, _Bestand(None, vast=True))
        elif wat == "sync":
            self.nu[pad].vast = True
        elif wat == "koppel":
            assert isinstance(erbij, str)
            self._noem(erbij, self.nu[pad])
        elif wat == "vervang":
            assert isinstance(erbij, str)
            bestand = self.nu.pop(pad)
            self._noem(erbij, bestand)
            self.los[_ouder(pad)].append((pad, None))
        elif wat == "weg":
            if self.nu.pop(pad, None):
                self.los[_ouder(pad)].append((pad, None))
        elif wat == "sync_map":
            self.vast[pad] = self._met(pad, self.los.pop(pad, []))

    def _noem(self, pad: str, bestand: _Bestand) -> None:
        self.nu[pad] = bestand
        self.los[_ouder(pad)].append((pad, bestand))

    def _met(self, map_: str, los: Iterable[tuple[str, _Bestand | None]]) -> dict[str, _Bestand]:
        er = dict(self.vast[map_])
        for pad, bestand in los:
            if bestand is None:
                er.pop(pad, None)
            else:
                er[pad] = bestand
        return er

    def na_stroomuitval(self) -> Iterator[Beeld]:
        """Everything the disk may hold."""
        keuzes = [(map_, stap) for map_, stappen in self.los.items() for stap in stappen]
        for gekozen in _deelverzamelingen(len(keuzes)):
            namen = {map_: self._met(map_, []) for map_ in {*self.vast, *self.los}}
            los: dict[str, list[tuple[str, _Bestand | None]]] = defaultdict(list)
            for nr in gekozen:
                los[keuzes[nr][0]].append(keuzes[nr][1])
            namen |= {map_: self._met(map_, stappen) for map_, stappen in los.items()}
            bereikt: dict[str, _Bestand] = {}
            _loop(".", namen, bereikt)
            bestanden = list({id(er): er for er in bereikt.values()}.values())
            for inhouden in product(*(er.mogelijk() for er in bestanden)):
                van = {id(er): inhoud for er, inhoud in zip(bestanden, inhouden, strict=True)}
                yield {pad: van[id(er)] for pad, er in bereikt.items()}


def _loop(map_: str, namen: dict[str, dict[str, _Bestand]], bereikt: dict[str, _Bestand]) -> None:
    for pad, bestand in namen.get(map_, {}).items():
        bereikt[pad] = bestand
        if bestand.inhoud is None:
            _loop(pad, namen, bereikt)


def _deelverzamelingen(aantal: int) -> Iterator[tuple[int, ...]]:
    """Which of so many loose names made it; of very many only: all, none, all but one, one, the last ones."""
    if 2**aantal <= TE_VEEL:
        for keuze in range(2**aantal):
            yield tuple(nr for nr in range(aantal) if keuze >> nr & 1)
        return
    alle = range(aantal)
    yield tuple(alle)
    for een in alle:
        yield (een,)
        yield tuple(nr for nr in alle if nr != een)
        yield tuple(nr for nr in alle if nr >= een)


def _ouder(pad: str) -> str:
    return PurePosixPath(pad).parent.as_posix()


def alle_beelden(basis: Schijfmodel, stappen: Iterable[Stap]) -> Iterator[tuple[int, Beeld]]:
    """After how many steps, what the disk may hold: every state once for each number of steps."""
    gezien = set()
    for na, stap in enumerate((("", "", ""), *stappen)):
        basis.doe(stap)
        for beeld in basis.na_stroomuitval():
            sleutel = (na, frozenset(beeld.items()))
            if sleutel not in gezien:
                gezien.add(sleutel)
                yield na, beeld


def leg_neer(beeld: Beeld, map_: Path) -> None:
    """Make a folder as the disk holds it."""
    map_.mkdir()
    for pad, inhoud in sorted(beeld.items()):
        if inhoud is None:
            (map_ / pad).mkdir()
        else:
            (map_ / pad).write_bytes(inhoud)
