"""Importing indicaties per productgroep: one row of a file is one decision, counted by the day of that decision."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from wijdesk.models.datums import VROEGSTE, dag_van
from wijdesk.models.opdrachten.invoer import ImporteerRegels
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.values import lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.inlezen import VERNIETIGD, Uitslag, vernietigde_nummers
from wijdesk.services.inlezen_rij import GEWEEST, id_van, is_weg, zet_neer
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

SOORTEN = ("nieuw", "herindicatie")
KOLOMMEN = ("besloten_op", "productgroep", "soort", "aanbieder", "van", "tot", "omvang")
"""What a file says of an indicatie besides its number; `omvang` only where it has that column."""


def indicaties(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    """Put a batch of read rows in. They belong to no household: the file names none.

    A number that is there changes nothing; when the file now says something else, that is told.
    """
    codes = Codeboek(uow)
    bekend = _bekend(uow, {waarden["nummer"] for _, waarden in o.regels} - {""})
    weg = vernietigde_nummers(uow, "indicatie", (waarden["nummer"] for _, waarden in o.regels))
    vandaag = lokaal(uow.nu).date().isoformat()
    rijen: list[dict[str, Any]] = []
    for regel, gelezen in o.regels:
        waarden = gelezen
        if "omvang" in gelezen:
            waarden = gelezen | {"omvang": " ".join(gelezen["omvang"].split())}
        nummer = waarden["nummer"]
        if nummer and nummer in bekend:
            uitslag.ken(regel, waarden, {kolom: wat for kolom, wat in bekend[nummer].items() if kolom in waarden})
            continue
        if nummer in weg:
            uitslag.weiger(regel, waarden, "nummer", VERNIETIGD)
            continue
        if (fout := _fout(codes, waarden, vandaag)) is not None:
            uitslag.weiger(regel, waarden, *fout)
            continue
        id_ = id_van(o.soort, nummer, waarden, ("besloten_op", "productgroep"))
        if is_weg(uow, Indicatie, id_):
            uitslag.weiger(regel, waarden, "nummer", GEWEEST)
            continue
        bekend[nummer] = {kolom: waarden.get(kolom, "") for kolom in KOLOMMEN} | {"soort": waarden["soort"].casefold()}
        rijen.append(
            {
                "id": id_, "huishouden_id": None, "persoon_id": None, "toeleiding_id": None,
                "productgroep": waarden["productgroep"], "soort": waarden["soort"].casefold(),
                "aanbieder": waarden["aanbieder"], "omvang": waarden.get("omvang", ""),
                "besloten_op": waarden["besloten_op"],
                "van": waarden["van"], "tot": waarden["tot"], "vorige_id": None, "wacht_sinds": "", "gestart_op": "",
                "overbrugging": "", "bron_nummer": nummer, "partij_id": o.partij_id, "status": "actief",
            }
        )  # fmt: skip
    uitslag.toegevoegd = len(rijen)
    if not o.proef:
        zet_neer(uow, Indicatie, rijen)


def _bekend(uow: UnitOfWork, nummers: set[str]) -> dict[str, dict[str, str]]:
    """What the store says of the numbers that are there, per column of a file."""
    kolommen = [getattr(Indicatie, kolom) for kolom in KOLOMMEN]
    return {
        nummer: dict(zip(KOLOMMEN, waarden, strict=True))
        for stuk in stukken(nummers)
        for nummer, *waarden in uow.sessie.execute(
            select(Indicatie.bron_nummer, *kolommen).where(
                Indicatie.bron_nummer.in_(stuk), Indicatie.status != "vervallen"
            )
        )
    }


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
