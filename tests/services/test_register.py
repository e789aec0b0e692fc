"""The register of use cases: every request has exactly one that says which right it needs and why, and is refused
without that right; every right that a rol gives is used.
"""

from __future__ import annotations

import ast
import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from tests import winkel
from tests.bron import boom
from wijdesk.errors import Weigering
from wijdesk.models import opdrachten
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.values import IdMaker, Klok
from wijdesk.resources import lees_toml
from wijdesk.services import reads, register, writes
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.register import REGISTER, UseCase, eis_recht, leesvraag, opdracht, rechten_van
from wijdesk.services.schrijfloket import Schrijfloket
from wijdesk.services.writes.huis import RichtIn
from wijdesk.store.unit_of_work import Wie

WORTEL = Path(register.__file__).parent.parent

LATER: set[str] = set()
"""Rights of domein.md 1 whose panel has its own work; drop one here as soon as something asks for it."""


def geladen() -> dict[type[Any], UseCase]:
    """The register with every file of reads and writes loaded."""
    for pakket in (reads, writes):
        for deel in pkgutil.iter_modules(pakket.__path__, f"{pakket.__name__}."):
            import_module(deel.name)
    return REGISTER


def verzoeken() -> list[type[Any]]:
    """Everything that can be asked. What leaves open with what it is answered is a base of them."""
    delen = [import_module(deel.name) for deel in pkgutil.iter_modules(opdrachten.__path__, f"{opdrachten.__name__}.")]
    return [
        ding
        for deel in delen
        for ding in vars(deel).values()
        if isinstance(ding, type) and issubclass(ding, Opdracht | Leesvraag) and not getattr(ding, "__parameters__", ())
    ]


def alle_rechten() -> set[str]:
    """Every right that some rol gives."""
    return {recht for rol in lees_toml("rollen.toml")["rol"].values() for recht in rol["rechten"]}


def klachten(gevallen: Iterable[UseCase], rechten: set[str]) -> list[str]:
    """What is wrong with these use cases, a sentence each."""
    fout = []
    for geval in gevallen:
        naam = geval.verzoek.__name__
        if geval.recht not in rechten:
            fout.append(f"{naam}: no rol gives {geval.recht!r}")
        if len(geval.doel.split()) < 2:
            fout.append(f"{naam}: says no reason")
        if geval.schrijft != issubclass(geval.verzoek, Opdracht):
            fout.append(f"{naam}: a read is declared as a write, or the other way round")
    return fout


def in_code_genoemd(rechten: set[str]) -> set[str]:
    """The rights that stand as a whole string in our own code."""
    genoemd: set[str] = set()
    for pad in WORTEL.rglob("*.py"):
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                genoemd |= {knoop.value} & rechten
    return genoemd


def test_that_every_request_is_carried_out_by_one_use_case() -> None:
    assert [soort.__name__ for soort in verzoeken() if soort not in geladen()] == []
    assert {soort.__name__ for soort in geladen()} - {soort.__name__ for soort in verzoeken()} == {
        "RichtIn",
        "VulLijstenAan",
    }


def test_that_every_use_case_names_a_right_that_some_rol_gives_and_a_reason() -> None:
    assert klachten(geladen().values(), alle_rechten()) == []


def test_that_every_use_case_takes_the_request_it_is_registered_for() -> None:
    verkeerd = [
        soort.__name__
        for soort, geval in geladen().items()
        if soort not in get_type_hints(geval.functie, localns=_namen_van(geval.functie)).values()
    ]
    assert verkeerd == []


def _namen_van(functie: Callable[..., Any]) -> dict[str, Any]:
    """What a file imports for the types only, so that its hints can be read."""
    namen: dict[str, Any] = {}
    for knoop in ast.walk(boom(Path(functie.__code__.co_filename))):
        if isinstance(knoop, ast.ImportFrom) and knoop.module and knoop.module.startswith("wijdesk"):
            bron = import_module(knoop.module)
            namen |= {alias.name: getattr(bron, alias.name) for alias in knoop.names if hasattr(bron, alias.name)}
    return namen


def test_that_every_right_a_rol_gives_is_used() -> None:
    rechten = alle_rechten()
    ongebruikt = rechten - in_code_genoemd(rechten)
    assert ongebruikt - LATER == set()
    assert ongebruikt >= LATER, "something uses it now: take it off the list"


class Verzonnen(Opdracht[None]):
    """A request that only this test knows."""


def test_that_the_check_sees_a_use_case_with_a_right_nobody_has() -> None:
    zonder = UseCase(verzoek=Verzonnen, functie=lambda _, __: None, recht="verzonnen", doel="", schrijft=False)
    assert len(klachten([zonder], alle_rechten())) == 3


@pytest.mark.parametrize(("recht", "doel"), [("", "Een reden."), ("werk", "")])
def test_that_a_use_case_without_a_right_or_reason_cannot_be_declared(recht: str, doel: str) -> None:
    for declareer in (opdracht, leesvraag):
        with pytest.raises(ValueError, match="no right or no reason"):
            declareer(Verzonnen, recht=recht, doel=doel)
    assert Verzonnen not in REGISTER


def test_that_a_request_cannot_be_carried_out_twice() -> None:
    geladen()
    with pytest.raises(ValueError, match="carried out twice"):
        opdracht(RichtIn, recht="werk", doel="Een reden.")


def test_that_a_right_opens_its_own_use_case_only_together_with_it() -> None:
    for geval in geladen().values():
        eis_recht(geval, frozenset({geval.recht}))
        with pytest.raises(Weigering, match="geen toegang"):
            eis_recht(geval, alle_rechten_behalve(geval.recht))


def alle_rechten_behalve(recht: str) -> frozenset[str]:
    return frozenset(alle_rechten() - {recht})


def test_that_somebody_without_a_right_is_refused_everything_on_a_real_store(
    tmp_path: Path, klok: Klok, ids: IdMaker
) -> None:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        open_.warm_op()
        assert open_._winkel is not None
        ik = open_.medewerker
        wie = Wie(medewerker_id=ik.id, naam=ik.naam, locatie_id=ik.locatie_id, rechten=frozenset())
        schrijf = Schrijfloket(open_._winkel, wie=wie, klok=klok, ids=ids)
        lees = Leesloket(open_.eigen_verbinding(), klok=klok, medewerker_id=ik.id, rechten=frozenset(), log=print)
        vooraf = winkel.rauw(open_, "SELECT count(*) FROM mutatie")
        for soort, geval in geladen().items():
            verzoek: Any = object.__new__(soort)  # without content: the right comes before anything is looked at
            with pytest.raises(Weigering, match="geen toegang"):
                schrijf.voer_uit(verzoek) if geval.schrijft else lees.beantwoord(verzoek)
        assert winkel.rauw(open_, "SELECT count(*) FROM mutatie") == vooraf
        lees.sluit()


def test_that_an_unknown_rol_gives_nothing_and_rollen_add_up() -> None:
    assert rechten_van(("stagiair",)) == frozenset()
    assert rechten_van(("entree", "applicatiebeheerder")) > rechten_van(("entree",))
