"""What is remembered of a centre while a round lasts, so much and no more: a city has a quarter of a million seals."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

HOOGSTENS = 2_000
"""A few megabytes of seals; a round that finds little new asks for fewer."""


class Onthouden(dict[K, V]):
    """The things that were put in last; the oldest goes first."""

    def __setitem__(self, wat: K, waarde: V) -> None:
        if len(self) >= HOOGSTENS and wat not in self:
            del self[next(iter(self))]
        super().__setitem__(wat, waarde)
