"""Importing indicaties per productgroep: one row of a file is one decision, counted by the day of that decision."""

from __future__ import annotations

from typing import Any

from wijdesk.models.datums import VROEGSTE, dag_van
from wijdesk.models.opdrachten.invoer import ImporteerRegels
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.inlezen import Uitslag, bekende_nummers
from wijdesk.store.unit_of_work import UnitOfWork

SOORTEN = ("nieuw", "herindicatie")


def indicaties(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    """Put a batch of read rows in. They belong to no household: the file names none."""
    codes = Codeboek(uow)
    bekend = bekende_nummers(uow, Indicatie, (waarden["nummer"] for _, waarden in o.regels))
    vandaag = lokaal(uow.nu).date().isoformat()
    rijen: list[dict[str, Any]] = []
    for regel, waarden in o.regels:
        nummer = waarden["nummer"]
        if nummer and nummer in bekend:
            uitslag.al_bekend += 1
            continue
        if (fout := _fout(codes, waarden, vandaag)) is not None:
            uitslag.weiger(regel, waarden, *fout)
            continue
        bekend[nummer] = Id(b"")
        rijen.append(
            {
                "id": uow.ids(), "huishouden_id": None, "persoon_id": None, "toeleiding_id": None,
                "productgroep": waarden["productgroep"], "soort": waarden["soort"].casefold(),
                "aanbieder": waarden["aanbieder"], "omvang": "", "besloten_op": waarden["besloten_op"],
                "van": waarden["van"], "tot": waarden["tot"], "vorige_id": None, "wacht_sinds": "", "gestart_op": "",
                "overbrugging": "", "bron_nummer": nummer, "partij_id": o.partij_id, "status": "actief",
            }
        )  # fmt: skip
    uitslag.toegevoegd = len(rijen)
    if not o.proef:
        uow.voeg_bulk(Indicatie, rijen)


def _fout(codes: Codeboek, waarden: dict[str, str], vandaag: str) -> tuple[str, str] | None:
    """(field, reason) of a row that cannot be taken over."""
    if not waarden["nummer"]:
        return "nummer", "Het nummer ontbreekt."
    if reden := _waarom_niet(waarden["besloten_op"], vandaag):
        return "besloten_op", reden
    for veld, lijst, kent in (
        ("productgroep", "productgroep", codes.kent("productgroep", waarden["productgroep"])),
        ("soort", "nieuw, herindicatie", waarden["soort"].casefold() in SOORTEN),
    ):
        if not kent:
            code = waarden[veld]
            return veld, f"“{code}” staat niet in de lijst {lijst}." if code else "Deze code ontbreekt."
    for veld in ("van", "tot"):
        if waarden[veld] and (reden := _waarom_niet(waarden[veld], "")):
            return veld, reden
    if waarden["van"] and waarden["tot"] and waarden["tot"] < waarden["van"]:
        return "tot", "De laatste dag ligt voor de eerste."
    return None


def _waarom_niet(dag: str, vandaag: str) -> str:
    if dag_van(dag) is None:
        return "Dit is geen datum zoals 2020-03-02."
    if dag < VROEGSTE:
        return "Deze dag ligt voor 1900."
    return "Deze dag ligt in de toekomst." if vandaag and dag > vandaag else ""
