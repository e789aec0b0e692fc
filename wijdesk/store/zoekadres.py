"""An address that somebody may not see finds nobody: not by a letter of the street, not by a number. No SQLAlchemy.

Who lives with somebody hidden is found by name, and would tell the hidden address to whoever typed one guess after the
other behind that name. So a row that only fits by its address is asked whose address it is, and counts without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from wijdesk.models.values import Id
from wijdesk.store.huishoudens import wiens_adres_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.rangorde import Rij

ADRES = "shcp"
"""The marks of words (`search.woorden_van`) that tell an address: street, house number, postcode, place."""
_DEEL = re.compile(r"[()]|[^\s()]+")


def met_wat_te_zien_is(
    lezer: Lezer, eis: str, getypt: Sequence[str], vraag: Callable[[frozenset[Id]], list[Rij]]
) -> list[Rij]:
    """The rows that `vraag` (ids to leave out → rows) gives for an FTS5 expression of `zoeken`, each with no more of
    its address than may be seen, and none that fits by what may not be seen. Those do not even take a place.
    """
    termen = {deel for deel in _DEEL.findall(eis) if deel[0] in ADRES}
    termen |= {f"{merk}{woord}*" for woord in getypt for merk in ADRES}
    weg = frozenset[Id]()
    while True:
        kaal, dicht = _bedekt(lezer, vraag(weg), termen)
        vals = {Id(rij.persoon_id) for rij in kaal if rij.persoon_id in dicht and not voldoet(eis, rij.woorden)}
        if not vals:
            return kaal
        weg |= vals


def bedekt(lezer: Lezer, rijen: list[Rij], getypt: Sequence[str]) -> list[Rij]:
    """Rows found by name, without an address that fits what was typed and may not be seen."""
    return _bedekt(lezer, rijen, {f"{merk}{woord}*" for woord in getypt for merk in ADRES})[0]


def _bedekt(lezer: Lezer, rijen: list[Rij], termen: set[str]) -> tuple[list[Rij], frozenset[Id]]:
    raakt = [Id(rij.persoon_id) for rij in rijen if any(_heeft(term, f" {rij.woorden} ") for term in termen)]
    dicht = wiens_adres_verborgen_is(lezer, raakt)
    return [zonder_adres(rij) if rij.persoon_id in dicht else rij for rij in rijen], dicht


def zonder_adres(rij: Rij) -> Rij:
    """This row as if nobody knew where they live."""
    return rij._replace(adres="", woorden=" ".join(woord for woord in rij.woorden.split() if woord[0] not in ADRES))


def voldoet(eis: str, woorden: str) -> bool:
    """Whether marked words have what an FTS5 expression of terms, AND, OR and brackets demands."""
    delen, alle = _DEEL.findall(eis), f" {woorden} "

    def een_van() -> bool:
        goed = alle_van()
        while delen and delen[0] == "OR":
            delen.pop(0)
            goed = alle_van() or goed
        return goed

    def alle_van() -> bool:
        goed = een()
        while delen and delen[0] == "AND":
            delen.pop(0)
            goed = een() and goed
        return goed

    def een() -> bool:
        deel = delen.pop(0)
        if deel == "(":
            goed = een_van()
            delen.pop(0)
            return goed
        return _heeft(deel, alle)

    return een_van()


def _heeft(term: str, alle: str) -> bool:
    return f" {term[:-1]}" in alle if term.endswith("*") else f" {term} " in alle
