"""What a desk that was killed between a body and its seal leaves in a folder: a body that nobody can seal any more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from wijdesk.sync.folder_schrijven import OVER_MS, Schijf

_LICHAAM = re.compile(r"(\d{12})-[0-9a-f]{32}\.wds")


class Opruimer:
    """Looks once at each folder."""

    def __init__(self, schijf: Schijf) -> None:
        self._schijf = schijf
        self._gedaan: set[Path] = set()

    def ruim_lichamen_op(self, emmer: Path, nu: Path, gezegeld: Callable[[int], str | None]) -> None:
        """Remove bodies beside the one that got the seal of their number; `gezegeld` gives its name, None without one.

        Only old ones, against the file `nu` that was written just now: the archive puts a new body down before its
        seal. Without the right to remove they stay, and nobody reads them.
        """
        if emmer in self._gedaan:
            return
        self._gedaan.add(emmer)
        with suppress(OSError):
            per_van: dict[int, list[str]] = defaultdict(list)
            for naam in self._schijf.namen(emmer):
                if past := _LICHAAM.fullmatch(naam):
                    per_van[int(past[1])].append(naam)
            oud = self._schijf.moment(nu) - OVER_MS
            for van, namen in per_van.items():
                blijft = gezegeld(van) if len(namen) > 1 else None
                for naam in namen if blijft is not None else ():
                    if naam != blijft and self._schijf.moment(emmer / naam) < oud:
                        self._schijf.weg(emmer / naam)
