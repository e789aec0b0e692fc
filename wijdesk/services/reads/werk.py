"""Mijn werk: hand-overs that wait to be picked up."""

from __future__ import annotations

from typing import Any

from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.agenda_bereik import stukken, tekens
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen


@leesvraag(LeesWerk, recht="werk", doel="open overdrachten oppakken")
def lees_werk(lezer: Lezer, v: LeesWerk) -> tuple[WerkRij, ...]:
    """Open hand-overs of a locatie, those the asker picked up, and those to a casus of the asker; oldest first.

    No words or phone of who is hidden.
    """
    dag = lokaal(lezer.nu).date().isoformat()
    mijn_gezinnen = (
        "SELECT l.persoon_id FROM huishouden h JOIN huishoudlid l ON l.huishouden_id = h.id "
        f"WHERE h.regisseur_id = ? AND h.status = 'actief' AND {LID_NU}"
    )
    afgerond = "" if v.ook_afgerond else "AND w.stand <> 'afgerond'"
    rijen = lezer.rows(
        f"SELECT w.id, w.soort, w.vraag_id, v.contact_id, c.persoon_id, v.toelichting, c.ontvangen, w.stand, "
        f"coalesce(m.naam, ''), coalesce(nullif(c.melder_telefoon, ''), p.telefoon, ''), p.afgeschermd, "
        f"{NAAM_KOLOMMEN} FROM werk w JOIN vraag v ON v.id = w.vraag_id JOIN contact c ON c.id = v.contact_id "
        "LEFT JOIN medewerker m ON m.id = w.medewerker_id LEFT JOIN persoon p ON p.id = c.persoon_id "
        "WHERE (w.locatie_id = ? OR w.medewerker_id = ? "
        f"OR (w.soort = 'casus' AND c.persoon_id IN ({mijn_gezinnen}))) AND w.status = 'actief' {afgerond} "
        "ORDER BY w.gemaakt_op, w.id",
        (v.locatie_id, lezer.medewerker_id, lezer.medewerker_id, dag, dag),
    )
    personen = {Id(rij[4]) for rij in rijen if rij[4] is not None}
    huishoudens = _huishoudens(lezer, personen) if lezer.mag("huishouden.lezen") else {}
    return tuple(
        WerkRij(
            id=Id(rij[0]),
            soort=rij[1],
            vraag_id=Id(rij[2]),
            contact_id=Id(rij[3]),
            persoon_id=Id(rij[4]) if rij[4] is not None else None,
            persoon="Anoniem" if rij[4] is None else naam_of_afgeschermd(rij[11:], lezer, afgeschermd=bool(rij[10])),
            toelichting="" if verborgen(lezer, afgeschermd=bool(rij[10])) else rij[5],
            ontvangen=rij[6],
            stand=rij[7],
            medewerker=rij[8],
            telefoon="" if verborgen(lezer, afgeschermd=bool(rij[10])) else rij[9],
            **_huishouden(huishoudens.get(rij[4], {}), soort=rij[1]),
        )
        for rij in rijen
    )


def _huishouden(gevonden: dict[str, Any], *, soort: str) -> dict[str, Any]:
    return gevonden if soort == "casus" else gevonden | {"voor_mij": False}


def _huishoudens(lezer: Lezer, personen: set[Id]) -> dict[Id, dict[str, Any]]:
    """Per person the household that a hand-over leads to: one of the asker, with an open casus, or else the newest."""
    dag = lokaal(lezer.nu).date().isoformat()
    gevonden: dict[Id, dict[str, Any]] = {}
    for stuk in stukken(personen):
        rijen = lezer.rows(
            "SELECT l.persoon_id, h.id, h.casus_id IS NOT NULL, h.regisseur_id FROM huishoudlid l "
            f"JOIN huishouden h ON h.id = l.huishouden_id WHERE l.persoon_id IN ({tekens(stuk)}) AND {LID_NU} "
            "AND h.status = 'actief' ORDER BY h.casus_id IS NULL, h.id DESC",
            (*stuk, dag, dag),
        )
        for persoon_id, id_, is_open, regisseur_id in rijen:
            van_mij = regisseur_id == lezer.medewerker_id
            zo = {"huishouden_id": Id(id_), "open_casus": bool(is_open), "voor_mij": van_mij}
            if van_mij or Id(persoon_id) not in gevonden:
                gevonden[Id(persoon_id)] = zo
    return gevonden
