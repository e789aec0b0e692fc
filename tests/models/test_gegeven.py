"""The dataclass whose methods are made later: the same as that of the standard library, whoever comes first."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import threading
from typing import Any, Generic, TypeVar

import pytest

import wijdesk.models
from wijdesk.models.gegeven import dataclass

T = TypeVar("T")


class Verzoek(Generic[T]):
    """As a request is: generic, with a slot of its own."""

    __slots__ = ("_erbij",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Verzoek[int]):
    """A base."""

    naam: str
    """What it is called."""
    aantal: int = 3
    lijst: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verder(Basis):
    """Inherits, adds and has a verb."""

    soort: str = "gewoon"
    sporen: dict[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    @property
    def kort(self) -> str:
        return f"{self.naam}/{self.soort}"


@dataclass(slots=True)
class Los:
    """May be changed, has positions and says more itself."""

    een: int
    twee: int = 2
    som: int = dataclasses.field(init=False, default=0)

    def __post_init__(self) -> None:
        self.som = self.een + self.twee


@dataclass(frozen=True, slots=True, order=True)
class Rang:
    """Can be sorted."""

    hoog: int
    laag: int = 0


def test_that_the_first_object_has_everything() -> None:
    een = Verder(naam="a")
    assert een == Verder(naam="a", sporen={"b": 1})
    assert een != Verder(naam="a", aantal=4)
    assert een != Basis(naam="a")
    assert repr(een) == "Verder(naam='a', aantal=3, lijst=(), soort='gewoon')"
    assert hash(een) == hash(Verder(naam="a"))
    assert een.kort == "a/gewoon"
    assert een.sporen is not Verder(naam="a").sporen
    assert not hasattr(een, "__dict__")


def test_that_it_is_one_class_from_the_beginning() -> None:
    @dataclass(frozen=True, slots=True)
    class Nu:
        """Asked about before there is one."""

        een: int

    voor = Nu
    assert dataclasses.is_dataclass(Nu)
    assert type(Nu(1)) is voor
    assert Nu.__slots__ == ("een",)
    assert "Nu(een=1)" in repr(Nu(1))


def test_that_its_fields_can_be_asked_before_there_is_one() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Vraag(Basis):
        """Never made before its fields are looked at."""

        waar: bool = True

    assert [veld.name for veld in dataclasses.fields(Vraag)] == ["naam", "aantal", "lijst", "waar"]
    assert inspect.signature(Vraag).parameters["waar"].default is True
    assert dataclasses.replace(Vraag(naam="a"), waar=False).waar is False
    assert dataclasses.asdict(Vraag(naam="a")) == {"naam": "a", "aantal": 3, "lijst": (), "waar": True}


def test_that_what_is_frozen_cannot_be_changed() -> None:
    een: Any = Basis(naam="a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="naam"):
        een.naam = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="naam"):
        del een.naam
    with pytest.raises((AttributeError, TypeError)):
        een.anders = 1
    object.__setattr__(een, "_erbij", 5)  # as a request gets what somebody had seen
    assert (een.naam, een._erbij) == ("a", 5)


def test_that_one_that_is_not_frozen_can_be_changed_and_not_hashed() -> None:
    een = Los(1)
    assert een.som == 3
    een.twee = 5
    assert een != Los(1)
    een.som = 6
    assert een == Los(1, 5)
    with pytest.raises(TypeError):
        hash(een)


def test_that_order_and_matching_by_place_work() -> None:
    assert sorted([Rang(2), Rang(1, 5), Rang(1)]) == [Rang(1), Rang(1, 5), Rang(2)]
    match Rang(1, 5):
        case Rang(1, laag):
            assert laag == 5
        case _:
            raise AssertionError


def test_that_wrong_arguments_are_refused_as_by_the_standard_library() -> None:
    with pytest.raises(TypeError, match="naam"):
        Basis()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="onbekend"):
        Basis(naam="a", onbekend=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Basis("a")  # type: ignore[call-arg]


def test_that_lanes_may_make_the_first_one_at_the_same_moment() -> None:
    fouten: list[BaseException] = []
    for _ in range(30):

        @dataclass(frozen=True, slots=True, kw_only=True)
        class Samen(Basis):
            """Made by all of them at once."""

            extra: int = 7

        begin = threading.Barrier(6)

        def maak(klasse: type[Any] = Samen, begin: threading.Barrier = begin) -> None:
            try:
                begin.wait()
                assert klasse(naam="a") == klasse(naam="a", extra=7)
                assert len(dataclasses.fields(klasse)) == 4
            except BaseException as fout:  # noqa: BLE001 - told below, on the thread of the test
                fouten.append(fout)

        draden = [threading.Thread(target=maak) for _ in range(6)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
    assert fouten == []


def test_that_a_class_without_slots_is_refused() -> None:
    with pytest.raises(TypeError, match="slots"):
        dataclass(slots=False)


def test_that_every_one_of_the_models_is_what_it_says() -> None:
    """What the standard library would refuse at import is refused here: a wrong order of fields, a list as default."""
    gezien = 0
    for module in pkgutil.walk_packages(wijdesk.models.__path__, "wijdesk.models."):
        for klasse in vars(importlib.import_module(module.name)).values():
            if isinstance(klasse, type) and klasse.__module__ == module.name and dataclasses.is_dataclass(klasse):
                namen = {veld.name for veld in dataclasses.fields(klasse)}
                assert set(inspect.signature(klasse).parameters) <= namen
                gezien += 1
    assert gezien > 300
