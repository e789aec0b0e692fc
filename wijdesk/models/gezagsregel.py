"""Who has gezag over a child on a day: what was recorded of the child, else what the roles at home say. Pure.

Gezag is a fact between an adult and a child (art. 1:245, 1:251 and 1:253i BW), so in a blended family each child can
have others. As long as nothing was recorded of a child, the roles in its household(s) are the best there is; of a
foster or step child not even those (`gezinsrol.vraagt_gezag`): that must be asked.

A gecertificeerde instelling can have voogdij too (art. 1:302 BW); it is no person here, and goes by its name.
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

HOOGSTENS = 2
"""Two parents, a parent with somebody else, or two guardians (art. 1:251, 1:253t and 1:282 BW); never more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezagsfeit:
    """That somebody, or an institution, had gezag over a child, from when to when (ISO, an empty `tot` is still)."""

    ouder_id: Id | None
    instelling: str = ""
    """The name of the institution; then there is no `ouder_id`."""
    van: str
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezaghebbers:
    """Who has it. `vast`: that was recorded of this child; otherwise it follows from the roles."""

    wie: tuple[Id, ...]
    instellingen: tuple[str, ...] = ()
    """Names of institutions with voogdij; only what was recorded says so."""
    vast: bool


def gezaghebbers(feiten: Iterable[Gezagsfeit], volgens_rollen: Iterable[Id], dag: str) -> Gezaghebbers:
    """Who decides for a child on `dag` (ISO), each once.

    Somebody whose gezag was recorded and ended is not brought back by a role.
    """
    alle = tuple(feiten)
    nu = [feit for feit in alle if feit.van <= dag and (not feit.tot or feit.tot >= dag)]
    if nu:
        return Gezaghebbers(
            wie=tuple(dict.fromkeys(feit.ouder_id for feit in nu if feit.ouder_id is not None)),
            instellingen=tuple(dict.fromkeys(feit.instelling for feit in nu if feit.ouder_id is None)),
            vast=True,
        )
    voorbij = {feit.ouder_id for feit in alle if feit.tot and feit.tot < dag}
    rollen = dict.fromkeys(id_ for id_ in volgens_rollen if id_ not in voorbij)
    return Gezaghebbers(wie=tuple(rollen), vast=False)
