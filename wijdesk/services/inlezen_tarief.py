"""Importing tarieven: one row of a file is one tarief. A row that would hold beside another is told, not taken over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from wijdesk.models.indicatiewaarde import Prijs
from wijdesk.models.tarief import Tarief
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.tariefregels import botst, fouten_in, lees_centen
from wijdesk.store.unit_of_work import UnitOfWork


def lees_tarief(codes: Codeboek, waarden: Mapping[str, str]) -> dict[str, Any] | tuple[str, str]:
    """The fields of a row, or (column, reason)."""
    groep, centen = waarden["productgroep"], lees_centen(waarden["bedrag"])
    if not codes.kent("productgroep", groep):
        return "productgroep", f"“{groep}” staat niet in de lijst productgroep." if groep else "Deze code ontbreekt."
    eenheid, bron = waarden["eenheid"].casefold(), " ".join(waarden["bron"].split())
    fouten = fouten_in(eenheid=eenheid, centen=centen, van=waarden["van"], tot=waarden["tot"], bron=bron)
    return next(iter(fouten.items()), None) or {
        "productgroep": groep, "eenheid": eenheid, "centen": centen, "van": waarden["van"], "tot": waarden["tot"],
        "bron": bron,
    }  # fmt: skip


class Tarievenboek:
    """The tarieven that are there and those that this file added, to hold a new one against."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._per_groep: dict[str, list[Prijs]] | None = None

    def neem(self, velden: Mapping[str, Any]) -> tuple[str, str] | None:
        """Remember a new one, or say (column, reason) why it cannot hold."""
        if self._per_groep is None:
            self._per_groep = {}
            for rij in self._uow.vind(select(Tarief).where(Tarief.status == "actief")):
                prijs = Prijs(eenheid=rij.eenheid, centen=rij.centen, van=rij.van, tot=rij.tot)
                self._per_groep.setdefault(rij.productgroep, []).append(prijs)
        er = self._per_groep.setdefault(velden["productgroep"], [])
        nieuw = Prijs(eenheid=velden["eenheid"], centen=velden["centen"], van=velden["van"], tot=velden["tot"])
        veld, zin = botst(nieuw, er)
        if veld:
            return veld, zin
        er.append(nieuw)
        return None
