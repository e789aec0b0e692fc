"""Consent that was begun and is not complete: whoever has the regie asks who did not say yes yet.

It is on no list any more when everybody said yes, when somebody said no, when the receiver went or the casus closed,
and when whom it is about died.
Plain reading, three queries however many households.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.toestemming import ONTBREEKT, VERLOPEN, Gezegd, stand_op
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij, stukken
from wijdesk.store.gezag import Om, gezin_om
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van, verborgen

DAGEN = 5
"""Days after the last word within which the others are asked; an agreement of WIJ, the law has no number."""
GRONDSLAG = "afspraak van WIJ: binnen vijf dagen is iedereen gevraagd (Jeugdwet art. 7.3.4 en 7.3.11)"


def toestemmingen(bereik: Bereik) -> Iterator[AgendaRij]:
    """One per member and receiver, due five days after the last that was said."""
    lezer, dag = bereik.lezer, bereik.vandaag.isoformat()
    binnen, waarden = bereik.huishoudens()
    rijen = lezer.rows(
        "SELECT h.id, h.naam, h.regisseur_id, x.persoon_id, x.betrokkene_id, x.gegevens, x.gever_id, x.instelling, "  # noqa: S608
        "x.stand, x.op, x.tot, b.naam, b.organisatie, coalesce(bp.afgeschermd, 0), "
        f"{NAAM_KOLOMMEN} FROM toestemming x JOIN huishouden h ON h.id = x.huishouden_id AND h.casus_id IS NOT NULL "
        "JOIN betrokkene b ON b.id = x.betrokkene_id AND b.status = 'actief' AND (b.tot = '' OR b.tot >= ?) "
        "LEFT JOIN persoon bp ON bp.id = b.persoon_id JOIN persoon p ON p.id = x.persoon_id "
        f"WHERE x.huishouden_id IN ({binnen}) AND x.status = 'actief' AND p.overleden_op = '' "
        "AND EXISTS (SELECT 1 FROM huishoudlid l "
        f"WHERE l.huishouden_id = h.id AND l.persoon_id = x.persoon_id AND {LID_NU}) ORDER BY x.op, x.id",
        (dag, *waarden, dag, dag),
    )
    gezegd: dict[tuple[Id, Id, Id], dict[str, list[Gezegd]]] = {}
    over: dict[tuple[Id, Id, Id], Any] = {}
    for rij in rijen:
        sleutel = (Id(rij[0]), Id(rij[3]), Id(rij[4]))
        uit = Gezegd(gever_id=id_van(rij[6]), instelling=rij[7], stand=rij[8], op=rij[9], tot=rij[10])
        gezegd.setdefault(sleutel, {}).setdefault(rij[5], []).append(uit)
        over[sleutel] = rij
    gezin: dict[Id, Om] = {}
    for stuk in stukken(dict.fromkeys(persoon_id for _, persoon_id, _ in gezegd)):
        gezin |= gezin_om(lezer.rows, stuk, bereik.vandaag)
    for sleutel, soorten in gezegd.items():
        huishouden_id, persoon_id, betrokkene_id = sleutel
        om = gezin.get(persoon_id)
        laatst = "" if om is None else max((_begonnen(om, rij, bereik.vandaag) for rij in soorten.values()), default="")
        if not laatst:
            continue
        rij = over[sleutel]
        voor = date.fromisoformat(laatst) + timedelta(days=DAGEN)
        aan = "" if verborgen(lezer, afgeschermd=bool(rij[13])) else rij[11] or rij[12]
        yield maak_rij(
            bereik,
            "toestemming",
            betrokkene_id,
            voor.isoformat(),
            sleutel=f"toestemming:{betrokkene_id.hex()}:{persoon_id.hex()}",
            wat=f"Toestemming nog niet rond: {naam_van(rij[14:])}" + (f" bij {aan}" if aan else ""),
            grondslag=GRONDSLAG,
            huishouden_id=huishouden_id,
            huishouden=rij[1],
            persoon_id=persoon_id,
            medewerker_id=id_van(rij[2]),
            tab="betrokkenen",
            bron="betrokkene",
        )


def _begonnen(om: Om, gezegd: list[Gezegd], vandaag: date) -> str:
    """The day (ISO) of the last word of a consent that is not complete; empty when it is, or when it was refused."""
    oordeel = stand_op(om.zelf, om.gezag, gezegd, vandaag, instellingen=om.instellingen)
    if oordeel.stand not in {ONTBREEKT, VERLOPEN}:
        return ""
    dagen = (dag for uit in gezegd for dag in (uit.op, uit.tot) if dag and dag <= vandaag.isoformat())
    return max(dagen, default="")
