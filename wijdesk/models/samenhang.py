"""Which signalen belong together by themselves, and why. Pure: the store only says what each one touches.

The same person, household or address (domein.md 5); the same street and theme within 90 days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from wijdesk.models.gegeven import dataclass
from wijdesk.models.signaalregels import samenhang_dagen
from wijdesk.models.values import Id, lokaal

DAG = 86_400_000
INWONER, HUISHOUDEN, ADRES = "zelfde inwoner", "zelfde huishouden", "zelfde adres"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raakvlak:
    """What one signaal touches: whom it is about, and through them households and addresses."""

    id: Id
    ontvangen: int
    persoon: Id | None = None
    huishoudens: frozenset[Id] = frozenset()
    """The one it is about, and those of the person it is about."""
    adressen: frozenset[str] = frozenset()
    """Its own, that of the person, of the households and where who belongs to them lives
    (`signaalregels.adres_sleutels`)."""
    straat_sleutel: str = ""
    thema: str = ""


def redenen(a: Raakvlak, b: Raakvlak) -> tuple[str, ...]:
    """Why `b` is shown beside `a`, the strongest first; empty when they have nothing to do with each other.

    An address is no reason beside a household: who lives together lives at one address.
    """
    gevonden: list[str] = []
    if a.persoon is not None and a.persoon == b.persoon:
        gevonden.append(INWONER)
    elif a.huishoudens & b.huishoudens:
        gevonden.append(HUISHOUDEN)
    elif a.adressen & b.adressen:
        gevonden.append(ADRES)
    if zelfde_straat_en_thema(a, b):
        gevonden.append(f"zelfde straat en thema, {_wanneer(a.ontvangen, b.ontvangen)}")
    return tuple(gevonden)


def zelfde_straat_en_thema(a: Raakvlak, b: Raakvlak) -> bool:
    """One street, one theme, and at most 90 days (of 24 hours) apart."""
    if not a.straat_sleutel or not a.thema or (a.straat_sleutel, a.thema) != (b.straat_sleutel, b.thema):
        return False
    return abs(a.ontvangen - b.ontvangen) <= samenhang_dagen() * DAG


def _wanneer(a: int, b: int) -> str:
    dagen = (lokaal(b).date() - lokaal(a).date()).days
    if not dagen:
        return "op dezelfde dag"
    aantal = "1 dag" if abs(dagen) == 1 else f"{abs(dagen)} dagen"
    return f"{aantal} later" if dagen > 0 else f"{aantal} ervoor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """Signalen that belong together, in the order they came in; `soort` is "adres" or "straat"."""

    soort: str
    ids: tuple[Id, ...]
    ontvangen: tuple[int, ...]
    """When each came in, in the same order."""


def nabij(ids: Iterable[Id], ontvangen: Iterable[int], bij: Id) -> tuple[Id, ...]:
    """Of a chain of one street and theme what belongs with one of them: itself and what came within 90 days of it."""
    momenten = dict(zip(ids, ontvangen, strict=True))
    rand = samenhang_dagen() * DAG
    return tuple(id_ for id_, op in momenten.items() if abs(op - momenten[bij]) <= rand)


def vensters(ids: Iterable[Id], ontvangen: Iterable[int]) -> list[tuple[Id, ...]]:
    """A chain of one street and theme in parts that all belong with each other, the newest part first.

    Every two in a part came within 90 days of each other; a part can be one signaal.
    """
    delen: list[list[Id]] = []
    rand, nieuwste = samenhang_dagen() * DAG, 0
    for op, id_ in sorted(zip(ontvangen, ids, strict=True), reverse=True):
        if not delen or nieuwste - op > rand:
            delen.append([])
            nieuwste = op
        delen[-1].append(id_)
    return [tuple(reversed(deel)) for deel in delen]


def groepeer(alle: Iterable[Raakvlak]) -> list[Groep]:
    """The groups of two or more among these: by person, household or address, and by street and theme.

    One signaal can stand in one of each. A chain counts: who shares an address with who shares a household is together,
    and so are three of one street and theme of which each came within 90 days of the next; what of such a chain belongs
    with one of them say `nabij` and `vensters`.
    """
    rijen = sorted(alle, key=lambda raakvlak: (raakvlak.ontvangen, raakvlak.id))
    samen = _verbonden(rijen)
    per_straat: dict[tuple[str, str], list[Raakvlak]] = defaultdict(list)
    for rij in rijen:
        if rij.straat_sleutel and rij.thema:
            per_straat[rij.straat_sleutel, rij.thema].append(rij)
    momenten = {rij.id: rij.ontvangen for rij in rijen}
    groepen = [
        Groep(soort="adres", ids=ids, ontvangen=tuple(momenten[id_] for id_ in ids)) for ids in samen if len(ids) > 1
    ]
    for reeks in per_straat.values():
        stuk = [reeks[0]]
        for rij in reeks[1:]:
            if zelfde_straat_en_thema(stuk[-1], rij):
                stuk.append(rij)
            else:
                groepen += _groep_van(stuk)
                stuk = [rij]
        groepen += _groep_van(stuk)
    return sorted(groepen, key=lambda groep: (-len(groep.ids), groep.soort, groep.ids))


def _groep_van(stuk: list[Raakvlak]) -> list[Groep]:
    ids, momenten = tuple(rij.id for rij in stuk), tuple(rij.ontvangen for rij in stuk)
    return [Groep(soort="straat", ids=ids, ontvangen=momenten)] if len(stuk) > 1 else []


def _verbonden(rijen: list[Raakvlak]) -> list[tuple[Id, ...]]:
    """Who shares a person, household or address, also by way of a third."""
    baas: dict[Hashable, Hashable] = {}

    def top(knoop: Hashable) -> Hashable:
        while baas.setdefault(knoop, knoop) != knoop:
            baas[knoop] = baas[baas[knoop]]
            knoop = baas[knoop]
        return knoop

    for rij in rijen:
        personen = () if rij.persoon is None else (rij.persoon,)
        for soort, ids in (("p", personen), ("h", rij.huishoudens), ("a", rij.adressen)):
            for id_ in ids:
                baas[top((soort, id_))] = top(rij.id)
    per_top: dict[Hashable, list[Id]] = defaultdict(list)
    for rij in rijen:
        per_top[top(rij.id)].append(rij.id)
    return [tuple(ids) for ids in per_top.values()]
