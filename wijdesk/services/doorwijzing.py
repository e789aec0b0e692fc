"""A request that names a locatie or colleague another stands for by now asks after that other.

Screens hold ids for as long as they are open, and who is at work may be the one that was merged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from wijdesk.models.doorwijzing import einde
from wijdesk.models.opdrachten.huis import HaalMedewerkerUiteen
from wijdesk.models.values import Id

W = TypeVar("W")

ZOALS_GEZEGD = (HaalMedewerkerUiteen,)
"""Requests about the card that was merged itself."""


def als_nu(wat: W, naar: Mapping[Id, Id]) -> W:
    """The same, with what stands for each id now."""
    if not naar or isinstance(wat, ZOALS_GEZEGD):
        return wat
    if isinstance(wat, bytes):
        return cast("W", einde(naar, Id(wat)))
    if isinstance(wat, tuple):
        delen = tuple(als_nu(deel, naar) for deel in wat)
        return wat if delen == wat else cast("W", delen)
    if is_dataclass(wat) and not isinstance(wat, type):
        oud = {veld.name: getattr(wat, veld.name) for veld in fields(wat)}
        nieuw = {naam: nu for naam, waarde in oud.items() if (nu := als_nu(waarde, naar)) != waarde}
        return replace(wat, **nieuw) if nieuw else wat
    return wat
