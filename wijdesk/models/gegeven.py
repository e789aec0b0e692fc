"""`dataclass` with slots, whose methods are made when the first object of the class is.

The standard library compiles up to eight methods per class at import: half a millisecond, for every request and row
there is, and a window that starts needs one in six. Here a class gets its slots at once and its methods with its
first object, or when somebody asks for its fields. They are still made by the standard library, so everything else is
as it says; only a mistake in the order of fields or in a default is told that much later
(`tests/models/test_gegeven.py` looks at all there are).
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

_SLOT = threading.RLock()
"""Lanes may make the first object of a class at the same moment; a class prepares the ones it inherits from as well."""
_NIEUW = object()


class _Velden:
    """Stands for `__dataclass_fields__` until somebody asks for them."""

    __slots__ = ("_maak_af",)

    def __init__(self, maak_af: Callable[[], type]) -> None:
        self._maak_af = maak_af

    def __get__(self, _van: object, _eigenaar: type) -> Any:
        return vars(self._maak_af())["__dataclass_fields__"]


def _straks(oud: type, keuzes: dict[str, Any]) -> type:
    """The class with slots; `oud`, which has the defaults, is what the standard library makes the methods on."""
    eigen = dict(vars(oud))
    namen = eigen.get("__annotations__", {})
    geerfd = {slot for basis in oud.__mro__[1:] for slot in vars(basis).get("__slots__", ())}
    inhoud = {naam: waarde for naam, waarde in eigen.items() if naam not in namen}
    inhoud.pop("__dict__", None)
    inhoud.pop("__weakref__", None)
    inhoud["__slots__"] = tuple(naam for naam in namen if naam not in geerfd)
    open_: list[type] = [oud]

    def maak_af() -> type:
        with _SLOT:
            if open_:
                _maak_methoden(nieuw, dataclasses.dataclass(open_[0], **keuzes), eigen)
                open_.clear()
        return nieuw

    def __init__(self: Any, *args: Any, **velden: Any) -> None:  # noqa: N807 - it stands for the real one
        maak_af()
        nieuw.__init__(self, *args, **velden)  # type: ignore[misc]

    inhoud["__init__"], inhoud["__dataclass_fields__"] = __init__, _Velden(maak_af)
    if keuzes.get("frozen"):
        inhoud.setdefault("__getstate__", _toestand)
        inhoud.setdefault("__setstate__", _zet_toestand)
    nieuw: type = type(oud)(oud.__name__, oud.__bases__, inhoud)
    nieuw.__qualname__ = oud.__qualname__
    return nieuw


def _maak_methoden(nieuw: type, oud: type, eigen: dict[str, Any]) -> None:
    """Hand over what was made on `oud`; `__init__` last, as whoever finds it needs the others."""
    velden = dataclasses.fields(oud)
    over = {naam: waarde for naam, waarde in vars(oud).items() if eigen.get(naam, _NIEUW) is not waarde}
    for naam in ("__setattr__", "__delattr__", *(veld.name for veld in velden)):
        over.pop(naam, None)
    if oud.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        _vries(nieuw, frozenset(veld.name for veld in velden))
    maak = over.pop("__init__")
    for naam, waarde in over.items():
        setattr(nieuw, naam, waarde)
    nieuw.__init__ = maak  # type: ignore[misc]


def _vries(klasse: type, namen: frozenset[str]) -> None:
    """Those of the standard library hold on to the class they were made for."""

    def __setattr__(self: object, naam: str, waarde: object) -> None:  # noqa: N807
        if type(self) is klasse or naam in namen:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {naam!r}")
        object.__setattr__(self, naam, waarde)

    def __delattr__(self: object, naam: str) -> None:  # noqa: N807
        if type(self) is klasse or naam in namen:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {naam!r}")
        object.__delattr__(self, naam)

    klasse.__setattr__ = __setattr__  # type: ignore[assignment]
    klasse.__delattr__ = __delattr__  # type: ignore[assignment]


def _toestand(self: Any) -> list[Any]:
    return [getattr(self, veld.name) for veld in dataclasses.fields(self)]


def _zet_toestand(self: Any, toestand: list[Any]) -> None:
    for veld, waarde in zip(dataclasses.fields(self), toestand, strict=True):
        object.__setattr__(self, veld.name, waarde)


def _dataclass(*, slots: bool, **keuzes: bool) -> Callable[[type], type]:
    """Only with slots: without, there is nothing to do at once and the one of the standard library is as good."""
    if not slots:
        raise TypeError("use dataclasses.dataclass for a class without slots")
    return lambda klasse: _straks(klasse, keuzes)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - so that types are checked as for that one
else:
    dataclass = _dataclass
