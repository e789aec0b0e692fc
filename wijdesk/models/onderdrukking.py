"""Counts that may be shown to everyone: what is small is left out so that no sum or difference brings it back.

The rule, with b the threshold (why it holds: wijdesk/README.md, "Open figures count everybody once"):

1. The grid is every combination of the codes there are, whatever was counted: that a cell is there says nothing.
2. A cell of b or more, of b or more people, is shown, rounded down to a multiple of b; any other is empty, 0 too.
3. What was left out is added up per group, layer after layer, each coarser than the one before. A sum R, rounded
   down, is shown when R is at least b, of b or more people, and at most (b - 1) x (n - 1), n being the parts of the
   group that still hide something. Otherwise it goes on to the next layer, and what is left after the last one is not
   told.

So everybody is counted in one number at most, and no total is given of what was counted before: for each cell that is
empty every number from 0 to b - 1 remains possible, and no sum of cells is ever fixed. Pure: knows no store.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product
from math import prod

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass

Cel = tuple[str, ...]
"""One code per dimension, in their order. Of a group: one per dimension that its layer keeps."""
KLEINSTE_DREMPEL = 2
"""With a threshold of 1 nothing is hidden, so nothing is protected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What may be shown of one table: multiples of `drempel`, each counting other rows than every other number here."""

    dimensies: tuple[Cel, ...]
    """The codes of each dimension."""
    drempel: int
    cellen: Mapping[Cel, int]
    """The cells that are shown; any other of the grid is empty."""
    lagen: tuple[tuple[int, ...], ...]
    """Per layer the places of the dimensions it keeps."""
    resten: tuple[Mapping[Cel, int], ...]
    """Per layer: group → what its hidden parts come to."""

    def rooster(self) -> product[Cel]:
        """Every cell, shown or not, in the order of the codes."""
        return product(*self.dimensies)


def bescherm(
    dimensies: Sequence[Sequence[str]],
    tellingen: Mapping[Cel, int],
    lagen: Sequence[Sequence[int]],
    drempel: int,
    mensen: Mapping[Cel, Collection[int]] | None = None,
) -> Open:
    """Protect a table of counts.

    `tellingen` are cell → count, absent for 0; `lagen` the places of the dimensions that each layer keeps, every layer
    fewer than the one before; `mensen` who the counted are, a number each, where one can be counted more than once
    (None: every count is another). Raises Weigering on "drempel", and ValueError for a cell outside the grid or layers
    that are not nested.
    """
    if drempel < KLEINSTE_DREMPEL:
        raise Weigering("De drempel is 2 of meer.", veld="drempel")
    codes = tuple(tuple(dimensie) for dimensie in dimensies)
    _eis_passend(codes, tellingen)
    wie: Mapping[Cel, frozenset[int]] = {cel: frozenset(er) for cel, er in (mensen or {}).items()}

    def genoeg(deel: Cel, aantal: int) -> bool:
        return aantal >= drempel and (mensen is None or len(wie.get(deel, ())) >= drempel)

    cellen = {cel: _omlaag(aantal, drempel) for cel, aantal in tellingen.items() if genoeg(cel, aantal)}
    verborgen = {cel: aantal for cel, aantal in tellingen.items() if aantal and cel not in cellen}
    klaar: set[Cel] = set(cellen)
    """Parts that hide nothing any more for the layer above: shown, or made of such parts only."""
    vorige: tuple[int, ...] = tuple(range(len(codes)))
    resten: list[dict[Cel, int]] = []
    for laag in map(tuple, lagen):
        if not set(laag) < set(vorige):
            raise ValueError("each layer keeps fewer dimensions than the one before")
        groep_van = _inkorter(vorige, laag)
        delen = prod(len(codes[plaats]) for plaats in vorige if plaats not in laag)
        af = Counter(map(groep_van, klaar))
        som: defaultdict[Cel, int] = defaultdict(int)
        samen: defaultdict[Cel, set[int]] = defaultdict(set)
        for deel, aantal in verborgen.items():
            som[groep_van(deel)] += aantal
            samen[groep_van(deel)] |= wie.get(deel, frozenset())
        wie = {groep: frozenset(er) for groep, er in samen.items()}
        rest: dict[Cel, int] = {}
        for groep, aantal in som.items():
            getoond = _omlaag(aantal, drempel)
            if genoeg(groep, getoond) and getoond <= (drempel - 1) * (delen - af[groep] - 1):
                rest[groep] = getoond
        klaar = rest.keys() | {groep for groep, aantal in af.items() if aantal == delen}
        verborgen = {groep: aantal for groep, aantal in som.items() if groep not in rest}
        vorige = laag
        resten.append(rest)
    return Open(dimensies=codes, drempel=drempel, cellen=cellen, lagen=tuple(map(tuple, lagen)), resten=tuple(resten))


def _eis_passend(codes: Sequence[Cel], tellingen: Mapping[Cel, int]) -> None:
    bekend = [frozenset(dimensie) for dimensie in codes]
    for cel, aantal in tellingen.items():
        if aantal < 0 or len(cel) != len(bekend) or any(code not in er for code, er in zip(cel, bekend, strict=True)):
            raise ValueError("a count outside the grid")


def _inkorter(van: tuple[int, ...], naar: tuple[int, ...]) -> Callable[[Cel], Cel]:
    """A part of one layer → its group in the next."""
    plaatsen = tuple(van.index(plaats) for plaats in naar)
    return lambda deel: tuple(deel[plaats] for plaats in plaatsen)


def _omlaag(aantal: int, drempel: int) -> int:
    return aantal // drempel * drempel
