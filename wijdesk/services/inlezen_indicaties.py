"""Importing indicaties per productgroep: one row of a file is one decision, counted by the day of that decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from wijdesk.models.datums import VROEGSTE, dag_van
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.invoer import ImporteerRegels
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.toeleiding import Indicatie
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.inlezen import ONBEKENDE_LOCATIE, VERNIETIGD, Uitslag, locaties_op_naam, vernietigde_nummers
from wijdesk.services.inlezen_rij import GEWEEST, id_van, is_weg, zet_neer
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

SOORTEN = ("nieuw", "herindicatie")
KOLOMMEN = ("besloten_op", "productgroep", "soort", "aanbieder", "van", "tot", "omvang")
"""What a file says of an indicatie besides its number and locatie; `omvang` only where it has that column."""
PLEK_ERBIJ = "Van dit nummer was nog geen locatie bekend. Die is overgenomen."
_VAN_IMPORT = "SELECT b.transactie FROM main.mutatie b WHERE b.rij"
_PLEK_GEZEGD = (
    "SELECT m.rij FROM main.mutatie m WHERE m.rij = indicatie.id AND "
    "json_extract(m.inhoud, '$.v.locatie_id') IS NOT NULL AND m.transactie"
)
_PLEK_VAN_NIEMAND_MEER = (
    "status = 'actief' AND locatie_id IS NOT NULL "  # noqa: S608
    f"AND EXISTS ({_PLEK_GEZEGD} IN ({_VAN_IMPORT} = ?)) "
    f"AND NOT EXISTS ({_PLEK_GEZEGD} NOT IN ({_VAN_IMPORT} IN "
    "(SELECT id FROM importpartij WHERE status = 'vervallen' OR id = ?)))"
)
"""Of which rows only this import, and what was taken back before, says the locatie."""


def indicaties(uow: UnitOfWork, o: ImporteerRegels, uitslag: Uitslag) -> None:
    """Put a batch of read rows in. They belong to no household: the file names none.

    A number that is there changes nothing, and when the file now says something else, that is told; but a locatie that
    was not known is taken over, and told.
    """
    codes, locaties = Codeboek(uow), locaties_op_naam(uow)
    bekend = _bekend(uow, {waarden["nummer"] for _, waarden in o.regels} - {""})
    weg = vernietigde_nummers(uow, "indicatie", (waarden["nummer"] for _, waarden in o.regels))
    vandaag = lokaal(uow.nu).date().isoformat()
    nieuw: dict[Id, dict[str, Any]] = {}
    erbij: dict[Id, list[Id]] = {}
    for regel, gelezen in o.regels:
        waarden = gelezen
        if "omvang" in gelezen:
            waarden = gelezen | {"omvang": " ".join(gelezen["omvang"].split())}
        nummer, naam = waarden["nummer"], waarden.get("locatie", "")
        plek = locaties.get(naam.casefold())
        if nummer in weg and nummer not in bekend:
            uitslag.weiger(regel, waarden, "nummer", VERNIETIGD)
        elif naam and plek is None:
            uitslag.weiger(regel, waarden, "locatie", ONBEKENDE_LOCATIE)
        elif nummer and nummer in bekend:
            id_, hier = bekend[nummer]
            zegt = {kolom: wat for kolom, wat in hier.items() if kolom in waarden and (kolom != "locatie" or wat)}
            if uitslag.ken(regel, waarden, zegt) and plek is not None and not hier["locatie"]:
                if id_ in nieuw:
                    nieuw[id_]["locatie_id"] = plek
                else:
                    erbij.setdefault(plek, []).append(id_)
                bekend[nummer] = id_, hier | {"locatie": naam}
                uitslag.anders.append(RegelFout(regel=regel, nummer=nummer, veld="locatie", reden=PLEK_ERBIJ))
        elif (fout := _fout(codes, waarden, vandaag)) is not None:
            uitslag.weiger(regel, waarden, *fout)
        elif is_weg(uow, Indicatie, id_ := id_van(o.soort, nummer, waarden, ("besloten_op", "productgroep"))):
            uitslag.weiger(regel, waarden, "nummer", GEWEEST)
        else:
            soort = waarden["soort"].casefold()
            hier = {kolom: waarden.get(kolom, "") for kolom in (*KOLOMMEN, "locatie")}
            bekend[nummer] = id_, hier | {"soort": soort}
            nieuw[id_] = {
                "id": id_, "huishouden_id": None, "persoon_id": None, "toeleiding_id": None,
                "productgroep": waarden["productgroep"], "soort": soort,
                "aanbieder": waarden["aanbieder"], "omvang": waarden.get("omvang", ""),
                "besloten_op": waarden["besloten_op"],
                "van": waarden["van"], "tot": waarden["tot"], "vorige_id": None, "wacht_sinds": "",
                "gestart_op": "", "overbrugging": "", "locatie_id": plek, "bron_nummer": nummer,
                "partij_id": o.partij_id, "status": "actief",
            }  # fmt: skip
    uitslag.toegevoegd = len(nieuw)
    if not o.proef:
        zet_neer(uow, Indicatie, list(nieuw.values()))
        _locatie_erbij(uow, erbij)


def _locatie_erbij(uow: UnitOfWork, erbij: Mapping[Id, Sequence[Id]]) -> None:
    """Fill in where rows that are there are of: locatie → rows."""
    for plek, rijen in erbij.items():
        for stuk in stukken(rijen):
            waar = f"locatie_id IS NULL AND id IN ({', '.join('?' * len(stuk))})"
            uow.zet_bulk(Indicatie, "locatie_id", plek, waar=waar, params=tuple(stuk))


def neem_locaties_terug(uow: UnitOfWork, partij_id: Id) -> int:
    """Empty the locatie of rows that stay when this import is taken back, where it alone said it; answers how many."""
    return uow.zet_bulk(
        Indicatie, "locatie_id", None, waar=_PLEK_VAN_NIEMAND_MEER, params=(partij_id, partij_id)
    )  # fmt: skip


def _bekend(uow: UnitOfWork, nummers: set[str]) -> dict[str, tuple[Id, dict[str, str]]]:
    """Of the numbers that are there the row, and what the store says of it per column of a file."""
    kolommen = [getattr(Indicatie, kolom) for kolom in KOLOMMEN]
    vraag = select(Indicatie.bron_nummer, Indicatie.id, Locatie.naam, *kolommen).outerjoin(
        Locatie, Locatie.id == Indicatie.locatie_id
    )
    return {
        nummer: (id_, dict(zip(KOLOMMEN, waarden, strict=True)) | {"locatie": naam or ""})
        for stuk in stukken(nummers)
        for nummer, id_, naam, *waarden in uow.sessie.execute(
            vraag.where(Indicatie.bron_nummer.in_(stuk), Indicatie.status != "vervallen")
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
