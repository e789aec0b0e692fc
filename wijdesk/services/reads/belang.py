"""Ties between the people who work here and the residents, for whoever keeps them."""

from __future__ import annotations

from wijdesk.models.opdrachten.belang import LeesBelangen, LeesEigenBand
from wijdesk.models.rows.belang import BelangRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen


@leesvraag(LeesBelangen, recht="belang", doel="banden van collega's met inwoners nakijken")
def lees_belangen(lezer: Lezer, v: LeesBelangen) -> tuple[BelangRij, ...]:
    """Those that hold, by colleague and resident. Of whoever asks none are there, as the residents are not."""
    eis, params = ["b.status = 'actief'"], []
    for kolom, id_ in (("b.medewerker_id", v.medewerker_id), ("b.persoon_id", v.persoon_id)):
        if id_ is not None:
            eis.append(f"{kolom} = ?")
            params.append(id_)
    rijen = lezer.rows(
        "SELECT b.id, b.persoon_id, b.medewerker_id, coalesce(m.naam, ''), b.soort, b.toelichting, b.van, g.naam, "
        f"p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM belang b JOIN persoon p ON p.id = b.persoon_id "
        "JOIN medewerker g ON g.id = b.gemeld_door_id LEFT JOIN medewerker m ON m.id = b.medewerker_id "
        f"WHERE {' AND '.join(eis)} ORDER BY m.naam, p.achternaam, p.roepnaam, b.id",
        tuple(params),
    )
    return tuple(
        BelangRij(
            id=Id(rij[0]),
            persoon_id=Id(rij[1]),
            persoon=naam_of_afgeschermd(rij[10:], lezer, afgeschermd=bool(rij[9])),
            geboortedatum="" if verborgen(lezer, afgeschermd=bool(rij[9])) else rij[8],
            medewerker_id=Id(rij[2]) if rij[2] is not None else None,
            medewerker=rij[3],
            soort=rij[4],
            toelichting=rij[5],
            van=rij[6],
            gemeld_door=rij[7],
        )
        for rij in rijen
    )


@leesvraag(LeesEigenBand, recht="desk.openen", doel="eigen band met een inwoner melden")
def lees_eigen_band(lezer: Lezer, v: LeesEigenBand) -> bool:
    """Whether a household of this resident is in the hands of whoever asks: then somebody else must take it over."""
    dag = lokaal(lezer.nu).date().isoformat()
    vraag = (
        "SELECT 1 FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id "
        f"WHERE l.persoon_id = ? AND {LID_NU} AND (h.regisseur_id = ? OR h.tandem_id = ?)"
    )
    return lezer.row(vraag, (v.persoon_id, dag, dag, lezer.medewerker_id, lezer.medewerker_id)) is not None
