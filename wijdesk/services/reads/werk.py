"""Mijn werk: hand-overs that wait to be picked up."""

from __future__ import annotations

from typing import Any

from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.agenda.bereik import stukken, tekens
from wijdesk.services.hier import hier, waar_mag
from wijdesk.services.register import leesvraag
from wijdesk.store import beperkt
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen


@leesvraag(LeesWerk, recht="werk", doel="open overdrachten oppakken")
def lees_werk(lezer: Lezer, v: LeesWerk) -> tuple[WerkRij, ...]:
    """Open hand-overs of a locatie, those the asker picked up, and those to a casus of the asker; oldest first.

    No words or phone of who is hidden, and of a record that is not used (AVG art. 18). A list is not an opening: the
    words are there of what the asker wrote or took up, of what is for a casus of theirs, and of who is anonymous; the
    phone of what waits where they work too. Of a locatie where no rol of the asker holds, nothing.
    """
    dag = lokaal(lezer.nu).date().isoformat()
    mijn_gezinnen = (
        "SELECT l.persoon_id FROM huishouden h JOIN huishoudlid l ON l.huishouden_id = h.id "
        f"WHERE h.regisseur_id = ? AND h.status = 'actief' AND {LID_NU}"
    )
    afgerond = "" if v.ook_afgerond else "AND w.stand <> 'afgerond'"
    plekken = waar_mag(lezer, "werk")
    waar = v.locatie_id if plekken is None or v.locatie_id in plekken else None
    rijen = lezer.rows(
        f"SELECT w.id, w.soort, w.vraag_id, v.contact_id, c.persoon_id, v.toelichting, c.ontvangen, w.stand, "
        "coalesce(m.naam, ''), "
        "coalesce(nullif(c.melder_telefoon, ''), CASE p.overleden_op WHEN '' THEN p.telefoon END, ''), "
        f"p.afgeschermd, {NAAM_KOLOMMEN}, w.locatie_id, w.medewerker_id, v.meldingtype, c.medewerker_id, "
        "coalesce(p.overleden_op, '') "
        "FROM werk w JOIN vraag v ON v.id = w.vraag_id JOIN contact c ON c.id = v.contact_id "
        "LEFT JOIN medewerker m ON m.id = w.medewerker_id LEFT JOIN persoon p ON p.id = c.persoon_id "
        "WHERE (w.locatie_id = ? OR w.medewerker_id = ? "
        f"OR (w.soort = 'casus' AND c.persoon_id IN ({mijn_gezinnen}))) AND w.status = 'actief' {afgerond} "
        "ORDER BY w.gemaakt_op, w.id",
        (waar, lezer.medewerker_id, lezer.medewerker_id, dag, dag),
    )
    personen = {Id(rij[4]) for rij in rijen if rij[4] is not None}
    dicht = beperkt.woorden_dicht(lezer, ((rij[4], rij[6]) for rij in rijen))
    huishoudens = _huishoudens(lezer, personen) if lezer.mag("huishouden.lezen") else {}
    samen = hier(lezer)

    def is_mijn(rij: tuple[Any, ...]) -> bool:
        voor_mij = rij[1] == "casus" and bool(huishoudens.get(rij[4], {}).get("voor_mij"))
        return voor_mij or lezer.medewerker_id in (rij[18], rij[20])

    def belbaar(rij: tuple[Any, ...]) -> bool:
        return (is_mijn(rij) or rij[17] in samen) and not verborgen(lezer, afgeschermd=bool(rij[10]))

    def woorden(rij: tuple[Any, ...]) -> str:
        if not belbaar(rij):
            return ""
        if (rij[4], rij[6]) in dicht:
            return beperkt.ZIN
        return str(rij[5]) if is_mijn(rij) or rij[4] is None else ""

    def wie(rij: tuple[Any, ...]) -> str:
        naam = naam_of_afgeschermd(rij[11:17], lezer, afgeschermd=bool(rij[10]))
        return f"{naam} (overleden)" if rij[21] and not verborgen(lezer, afgeschermd=bool(rij[10])) else naam

    def te_openen(rij: tuple[Any, ...]) -> bool:  # as `LeesContact` has it
        return rij[20] == lezer.medewerker_id or not verborgen(lezer, afgeschermd=bool(rij[10]))

    return tuple(
        WerkRij(
            id=Id(rij[0]),
            soort=rij[1],
            vraag_id=Id(rij[2]),
            contact_id=Id(rij[3]),
            persoon_id=Id(rij[4]) if rij[4] is not None else None,
            persoon="Anoniem" if rij[4] is None else wie(rij),
            toelichting=woorden(rij),
            ontvangen=rij[6],
            stand=rij[7],
            medewerker=rij[8],
            telefoon="" if (rij[4], rij[6]) in dicht or not belbaar(rij) else rij[9],
            meldingtype=rij[19],
            van_mij=rij[20] == lezer.medewerker_id,
            dicht=bool(rij[5]) and not woorden(rij) and te_openen(rij),
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
