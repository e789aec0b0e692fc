"""A row or chart as the screen says it: every text in a frozen value, in the language of the screen."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.taal import is_nederlands, zin

Ding = TypeVar("Ding")

KENMERK = frozenset({"toestand", "pictogram", "teken", "opent", "eenheid", "code", "soort", "sleutel"})
"""Fields that name something for the program."""
VOLUIT = "voluit"


def gezegd(ding: Ding) -> Ding:
    """The same with its texts said; itself in Dutch. Dataclasses and tuples in it too."""
    return ding if is_nederlands() else _gezegd(ding)


def _gezegd(ding: Any) -> Any:
    if isinstance(ding, str):
        return zin(ding)
    if isinstance(ding, tuple) and type(ding) is tuple:
        return tuple(_gezegd(deel) for deel in ding)
    if is_dataclass(ding) and not isinstance(ding, type):
        nieuw = {
            veld.name: (_voluit if veld.name == VOLUIT else _gezegd)(getattr(ding, veld.name))
            for veld in fields(ding)
            if veld.init and veld.name not in KENMERK
        }
        return replace(ding, **nieuw)
    return ding


def _voluit(tekst: str) -> str:
    """A row that is read out: its parts one by one."""
    if isinstance(tekst, ZoalsGetypt):
        return tekst
    return ", ".join(map(zin, zin(tekst).split(", ")))
