"""Importing figures from outside: one row of a file is one figure of one year by one definition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from wijdesk.models.kwaliteit import Buitencijfer
from wijdesk.store.unit_of_work import UnitOfWork

_DECIMAAL = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,6})?")
STAAT_ER = (
    "Van {jaar} staat dit cijfer er al volgens definitie {definitie}, onder een ander nummer. Neem eerst die import "
    "terug, of geef de andere definitie een eigen naam."
)


def lees_buitencijfer(waarden: Mapping[str, str]) -> dict[str, Any] | tuple[str, str]:
    """The fields of a row, or (column, reason)."""
    for veld in ("naam", "bron", "definitieversie"):
        if not waarden[veld]:
            return veld, "Dit ontbreekt."
    if not re.fullmatch(r"(19|20|21)[0-9]{2}", waarden["jaar"]):
        return "jaar", "Vul een jaar in zoals 2020."
    if not _DECIMAAL.fullmatch(waarden["waarde"]):
        return "waarde", "Vul een getal in, zoals 8.3."
    return {
        "naam": waarden["naam"], "jaar": int(waarden["jaar"]), "waarde": waarden["waarde"].replace(",", "."),
        "eenheid": waarden["eenheid"], "basis": waarden["basis"], "bron": waarden["bron"],
        "definitieversie": waarden["definitieversie"],
    }  # fmt: skip


class Buitenboek:
    """The figures that are there and those that this file added: one of a year and a definition, or nobody knows which
    of two holds. Two definitions of one year stand side by side.
    """

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._er: set[tuple[Any, ...]] | None = None

    def neem(self, velden: Mapping[str, Any]) -> tuple[str, str] | None:
        """Remember a new one, or say (column, reason) why it cannot stand beside those."""
        if self._er is None:
            self._er = {
                _sleutel(rij.naam, rij.eenheid, rij.locatie_id, rij.jaar, rij.definitieversie)
                for rij in self._uow.vind(select(Buitencijfer).where(Buitencijfer.status == "actief"))
            }
        nieuw = _sleutel(
            velden["naam"], velden["eenheid"], velden.get("locatie_id"), velden["jaar"], velden["definitieversie"]
        )
        if nieuw in self._er:
            zin = STAAT_ER.format(jaar=velden["jaar"], definitie=velden["definitieversie"])
            return "definitieversie", zin
        self._er.add(nieuw)
        return None


def _sleutel(naam: str, eenheid: str, plek: bytes | None, jaar: int, definitie: str) -> tuple[Any, ...]:
    return naam.casefold(), eenheid.casefold(), plek, jaar, definitie.casefold()
