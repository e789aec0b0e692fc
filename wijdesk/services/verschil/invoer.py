"""A value that somebody types in the place of what two desks said, checked as the form of that field checks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.journaal import Waarde
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import EIGEN_VELDEN, nagekeken
from wijdesk.services.verschil.bron import Groep
from wijdesk.services.verschil.velden import is_nodig, lijst_van, mag_eigen, veld_in_woorden
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS = 20_000
"""Signs of one value: more than any form takes."""
NIET_LEEG = "Vul dit in; het kan niet leeg blijven."
NIET_HIER = "Dit kunt u hier niet zelf invullen. Kies een van de waarden."


def eigen_waarden(uow: UnitOfWork, groep: Groep, getypt: Mapping[str, str]) -> dict[str, Waarde]:
    """What was typed, as the journal keeps it. Raises one Weigering with a sentence per wrong field."""
    if not getypt:
        raise Weigering(NIET_HIER)
    fouten: dict[str, str] = {}
    waarden: dict[str, Waarde] = {}
    for veld, tekst in getypt.items():
        if veld not in groep.velden or not mag_eigen(groep.soort, veld):
            raise Weigering(NIET_HIER)
        try:
            waarden[veld] = _nagekeken(uow, groep.soort, veld, tekst.strip())
        except Weigering as weigering:
            fouten[veld] = next(iter(weigering.fouten.values()), weigering.zin)
    if not fouten and groep.soort == "persoon":
        fouten = _fouten_in_persoon(uow, waarden)
    if fouten:
        raise Weigering("Kijk na wat u typte.", fouten=fouten)
    return waarden


def _nagekeken(uow: UnitOfWork, soort: str, veld: str, tekst: str) -> Waarde:
    if len(tekst) > HOOGSTENS:
        raise Weigering(f"Houd dit korter dan {HOOGSTENS} tekens.", veld=veld)
    aard = veld_in_woorden(soort, veld)[1]
    if aard == "ja":
        if tekst not in ("ja", "nee"):
            raise Weigering("Kies ja of nee.", veld=veld)
        return int(tekst == "ja")
    if not tekst:
        if is_nodig(soort, veld):
            raise Weigering(NIET_LEEG, veld=veld)
        return ""
    if lijst := lijst_van(soort, veld):
        Codeboek(uow).eis(lijst, tekst, veld=veld)
    elif aard == "dag" and (fout := fout_in_dag(tekst)):
        raise Weigering(fout, veld=veld)
    return tekst


def _fouten_in_persoon(uow: UnitOfWork, waarden: dict[str, Waarde]) -> dict[str, str]:
    """What the form of a person says of it; what is right is put in its standard form."""
    velden: dict[str, Any] = {"achternaam": "-"} | {veld: waarden[veld] for veld in EIGEN_VELDEN if veld in waarden}
    invoer = PersoonInvoer(**velden)
    try:
        schoon = nagekeken(invoer, nu=uow.nu)
    except Weigering as weigering:
        return {veld: zin for veld, zin in weigering.fouten.items() if veld in waarden}
    for veld in waarden:
        schone = schoon[veld]
        waarden[veld] = int(schone) if isinstance(schone, bool) else schone
    return {}
