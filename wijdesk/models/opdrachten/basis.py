"""What every request is: an `Opdracht[R]` changes something and answers R, a `Leesvraag[R]` only looks."""

from __future__ import annotations

from dataclasses import field
from typing import Generic, TypeVar

from wijdesk.models.gegeven import dataclass

R = TypeVar("R")
"""What a request is answered with. A class that leaves it open is a base of requests, and none itself."""


ONBEKEND = -1


@dataclass(slots=True)
class Gezien:
    """What somebody had seen who began to fill in a form: the journal of this desk up to a place (rowid).

    `eigen`: up to where one knows what one wrote oneself. `ook`: entries and transactions (hex) of later that are
    known all the same: what this form wrote before, and what was told when it was refused. Changed on lane S only.
    Both are -1 (`ONBEKEND`) of a draft that outlived its store: its places say nothing in the journal made anew.
    """

    tot: int
    eigen: int
    ook: set[str] = field(default_factory=set)


class Opdracht(Generic[R]):
    """Something to do, answered with R."""

    __slots__ = ("_gezien",)
    _gezien: Gezien | None


class Leesvraag(Generic[R]):
    """Something to look up, answered with R."""

    __slots__ = ()


def met_gezien(opdracht: Opdracht[R], gezien: Gezien | None) -> Opdracht[R]:
    """Say beside a request what was on the screen it was made on; it is no part of what is asked."""
    object.__setattr__(opdracht, "_gezien", gezien)  # requests are frozen
    return opdracht


def gezien_van(opdracht: object) -> Gezien | None:
    """What was on the screen a request was made on; None when it was made on none."""
    gezien: Gezien | None = getattr(opdracht, "_gezien", None)
    return gezien
