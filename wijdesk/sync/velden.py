"""Reading what others wrote: JSON without surprises, and one field at a time with its type and bounds.

Whatever is wrong becomes `Onbetrouwbaar`; nothing of the text reaches the message.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id

GROOTSTE = 2**53 - 1
"""The largest number another JSON reader keeps exactly (RFC 8259, section 6)."""

_HEX = re.compile(r"[0-9a-f]*+")
_TEKENREEKS = re.compile(r'"(?:[^"\\]|\\.)*+"')
_ONSCHULDIG = 100
"""So many brackets nest no deeper than any reader can follow; what they hold is checked anyway."""


def lees_json(tekst: str, *, wat: str, diepte: int) -> object:
    """The value of a JSON text nested at most `diepte` deep, in which no name stands twice in one object.

    Two readers that each take another of two equal names would see two different papers.
    """
    if tekst.count("{") + tekst.count("[") > _ONSCHULDIG:
        _eis_diepte(tekst, wat=wat, diepte=diepte)
    try:
        return _LEZER.decode(tekst)
    except (ValueError, RecursionError):
        raise vorm(wat) from None


def vorm(wat: str, *, reden: str = "vorm") -> Onbetrouwbaar:
    """The error for something that is not shaped as it should be; `wat` is "Een zegel", "Het rooster", …"""
    return Onbetrouwbaar(f"{wat} van een andere balie is niet leesbaar.", reden=reden)


def _zonder_dubbelen(paren: list[tuple[str, object]]) -> dict[str, object]:
    gelezen = dict(paren)
    if len(gelezen) != len(paren):
        raise ValueError("a name twice")
    return gelezen


_LEZER = json.JSONDecoder(object_pairs_hook=_zonder_dubbelen)


def _eis_diepte(tekst: str, *, wat: str, diepte: int) -> None:
    nu = 0
    for teken in _TEKENREEKS.sub("", tekst):
        if teken in "{[":
            nu += 1
            if nu > diepte:
                raise vorm(wat)
        elif teken in "}]":
            nu -= 1


def is_hex(waarde: object, lengte: int) -> bool:
    """Whether this is text of so many bytes in lower-case hex: one way to write it, so that texts can be compared."""
    return isinstance(waarde, str) and len(waarde) == 2 * lengte and _HEX.fullmatch(waarde) is not None


def is_getal(waarde: object, laagste: int = 0, hoogste: int = GROOTSTE) -> bool:
    """Whether this is a whole number within these bounds (True is no number)."""
    return type(waarde) is int and laagste <= waarde <= hoogste


class Velden:
    """A JSON object read field by field. A field that is missing or of another kind raises Onbetrouwbaar.

    Fields that are not asked for may be there: a newer program writes them.
    """

    __slots__ = ("_velden", "_wat")

    def __init__(self, velden: object, *, wat: str) -> None:
        if not isinstance(velden, dict):
            raise vorm(wat)
        self._velden: Mapping[str, object] = velden
        self._wat = wat

    def __contains__(self, naam: str) -> bool:
        return naam in self._velden

    def bytes_(self, naam: str, lengte: int) -> bytes:
        """So many bytes, written as hex."""
        waarde = self._velden.get(naam)
        if not isinstance(waarde, str) or not is_hex(waarde, lengte):
            raise vorm(self._wat)
        return bytes.fromhex(waarde)

    def id(self, naam: str) -> Id:
        """An id, written as hex."""
        return Id(self.bytes_(naam, 16))

    def ids(self, naam: str, *, hoogstens: int) -> tuple[Id, ...]:
        """Ids, none twice."""
        waarde = self._velden.get(naam)
        if not isinstance(waarde, list) or len(waarde) > hoogstens or not all(is_hex(een, 16) for een in waarde):
            raise vorm(self._wat)
        if len(set(waarde)) != len(waarde):
            raise vorm(self._wat)
        return tuple(Id(bytes.fromhex(een)) for een in waarde)

    def getal(self, naam: str, laagste: int = 0, hoogste: int = GROOTSTE) -> int:
        """A whole number within these bounds."""
        waarde = self._velden.get(naam)
        if not isinstance(waarde, int) or not is_getal(waarde, laagste, hoogste):
            raise vorm(self._wat)
        return waarde

    def tekst(self, naam: str, *, hoogstens: int) -> str:
        """A text of at most so many signs, that can be written."""
        waarde = self._velden.get(naam)
        if not isinstance(waarde, str) or len(waarde) > hoogstens or not waarde.isprintable():
            raise vorm(self._wat)
        return waarde

    def standen(self, naam: str, *, hoogstens: int) -> dict[Id, int]:
        """Numbers by id."""
        waarde = self._velden.get(naam)
        if not isinstance(waarde, dict) or len(waarde) > hoogstens:
            raise vorm(self._wat)
        if not all(is_hex(balie, 16) and is_getal(stand) for balie, stand in waarde.items()):
            raise vorm(self._wat)
        return {Id(bytes.fromhex(balie)): stand for balie, stand in waarde.items()}

    def per_id(self, naam: str, *, hoogstens: int) -> dict[Id, Velden]:
        """Objects by id."""
        waarde = self._velden.get(naam)
        if not isinstance(waarde, dict) or len(waarde) > hoogstens or not all(is_hex(een, 16) for een in waarde):
            raise vorm(self._wat)
        return {Id(bytes.fromhex(een)): Velden(velden, wat=self._wat) for een, velden in waarde.items()}

    def ruw(self, naam: str) -> object:
        """What stands there, unchecked; None when nothing does."""
        return self._velden.get(naam)
