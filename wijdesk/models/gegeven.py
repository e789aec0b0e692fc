"""`dataclass` with slots, whose methods are made when the first object of the class is.

The standard library compiles up to eight methods per class at import, for every request and row there is, and a window
that starts needs one in six. Here a class gets its slots at once and its methods with its first object, or when
somebody asks for its fields. They are still made by the standard library, so everything else is as it says; only a
mistake in the order of fields or in a default is told later (`tests/models/test_gegeven.py` looks at all there are),
and such objects are not pickled.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_SLOT = threading.RLock()
"""Lanes may make the first object of a class at the same moment; a class prepares the ones it inherits from as well."""


class _Velden:
    """Stands for `__dataclass_fields__` until somebody asks for them."""

    __slots__ = ("_maak_af",)

    def __init__(self, maak_af: Callable[[], Any]) -> None:
        self._maak_af = maak_af

    def __get__(self, _van: object, _eigenaar: type) -> Any:
        return vars(self._maak_af())["__dataclass_fields__"]


def _straks(oud: type, keuzes: dict[str, bool]) -> Any:
    """The class with slots; the standard library makes the methods on `oud`, which has the defaults."""
    eigen = dict(vars(oud))
    namen = eigen.get("__annotations__", {})
    geerfd = {slot for basis in oud.__mro__[1:] for slot in vars(basis).get("__slots__", ())}
    open_ = True

    def maak_af() -> Any:
        nonlocal open_
        with _SLOT:
            if open_:
                dataclasses.dataclass(**keuzes)(oud)
                alles = vars(oud).items()
                anders = {naam: er for naam, er in alles if naam not in namen and er is not eigen.get(naam, eigen)}
                maak = anders.pop("__init__")
                for naam, waarde in anders.items():
                    setattr(nieuw, naam, waarde)
                nieuw.__init__, open_ = maak, False  # last: whoever finds it needs the others
        return nieuw

    def eerst(self: object, *args: object, **velden: object) -> None:
        maak_af().__init__(self, *args, **velden)

    over = {naam: er for naam, er in eigen.items() if naam not in (*namen, "__dict__", "__weakref__")}
    slots = tuple(naam for naam in namen if naam not in geerfd)
    straks = {"__slots__": slots, "__init__": eerst, "__dataclass_fields__": _Velden(maak_af)}
    nieuw: Any = type(oud)(oud.__name__, oud.__bases__, over | straks)
    nieuw.__qualname__ = oud.__qualname__
    return nieuw


def _dataclass(*, slots: bool, **keuzes: bool) -> Callable[[type], type]:
    """Only with slots: without, there is nothing to do at once and the one of the standard library is as good."""
    if not slots:
        raise TypeError("use dataclasses.dataclass for a class without slots")
    return lambda klasse: _straks(klasse, keuzes)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
