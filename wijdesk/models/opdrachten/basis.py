"""What every request is: an `Opdracht[R]` changes something and answers R, a `Leesvraag[R]` only looks."""

from __future__ import annotations

from typing import Generic, TypeVar

R = TypeVar("R")


class Opdracht(Generic[R]):
    """Something to do, answered with R."""

    __slots__ = ()


class Leesvraag(Generic[R]):
    """Something to look up, answered with R."""

    __slots__ = ()
