"""What a dossiercontrole leaves to do: findings to answer, and improvements with a day. Plain reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wijdesk.models.dossierregels import afspraken
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij

BEVINDING, VERBETERACTIE = "bevinding", "verbeteractie"
GROND = "dossiercontrole (Wmo 2015 art. 2.1.1 lid 2)"
_AAN = "coalesce((SELECT m.id FROM medewerker m WHERE m.id = d.aan_id AND m.status = 'actief'), h.regisseur_id)"
_WIE = "coalesce((SELECT m.id FROM medewerker m WHERE m.id = p.wie_id AND m.status = 'actief'), h.regisseur_id)"
_VAN = (
    "FROM controlepunt p JOIN controledossier d ON d.id = p.controledossier_id "
    "JOIN huishouden h ON h.id = d.huishouden_id "
)
_GELDT = "p.status = 'actief' AND d.status = 'actief' AND d.gedaan_op <> '' AND h.status = 'actief'"


def dossiercontroles(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee what is theirs; of a household or a locatie what its files leave to do."""
    if not bereik.lezer.mag("dossiercontrole.lezen"):
        return
    eis, waarden = _eis(bereik, _AAN)
    for id_, huis, naam, op, wie, aantal in bereik.lezer.rows(
        f"SELECT d.id, h.id, h.naam, d.gedaan_op, {_AAN}, count(*) {_VAN} WHERE p.oordeel = 'nee' AND p.antwoord = '' "
        f"AND {_GELDT} AND {eis} GROUP BY d.id",
        waarden,
    ):
        begin = date.fromisoformat(op)
        voor = (begin + timedelta(days=afspraken().antwoord_dagen)).isoformat()
        streef = (begin + timedelta(days=afspraken().streef_dagen)).isoformat()
        if streef <= bereik.uiterlijk:
            wat = "1 bevinding" if aantal == 1 else f"{aantal} bevindingen"
            yield maak_rij(
                bereik,
                BEVINDING,
                id_,
                voor,
                wat=f"Dossiercontrole: {wat} beantwoorden",
                streef=streef,
                grondslag=GROND,
                huishouden_id=id_van(huis),
                huishouden=naam,
                medewerker_id=id_van(wie),
            )
    eis, waarden = _eis(bereik, _WIE)
    for id_, van, huis, naam, wat, voor, wie in bereik.lezer.rows(
        f"SELECT p.id, d.id, h.id, h.naam, p.actie, p.klaar_voor, {_WIE} {_VAN} WHERE p.actie <> '' "
        f"AND p.gedaan_op = '' AND p.klaar_voor <= ? AND {_GELDT} AND {eis}",
        (bereik.uiterlijk, *waarden),
    ):
        yield maak_rij(
            bereik,
            VERBETERACTIE,
            van,
            voor,
            sleutel=f"{VERBETERACTIE}:{Id(id_).hex()}",
            wat=wat,
            grondslag=GROND,
            huishouden_id=id_van(huis),
            huishouden=naam,
            medewerker_id=id_van(wie),
        )


def _eis(bereik: Bereik, wie: str) -> tuple[str, tuple[Any, ...]]:
    """Which rows are in reach."""
    if bereik.huishouden_id is not None:
        return "h.id = ?", (bereik.huishouden_id,)
    if bereik.medewerker_id is not None:
        return f"{wie} = ?", (bereik.medewerker_id,)
    if bereik.locatie_id is not None:
        return "h.locatie_id = ?", (bereik.locatie_id,)
    return "(h.regisseur_id = ? OR h.tandem_id = ?)", (bereik.casussen_van_id, bereik.casussen_van_id)
