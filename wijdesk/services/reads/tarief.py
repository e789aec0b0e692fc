"""Tarieven as the applicatiebeheerder keeps them."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from wijdesk.models.indicatiewaarde import LAATST, Prijs, opgevolgd
from wijdesk.models.opdrachten.tarief import LeesTarieven
from wijdesk.models.rows.tarief import TariefRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer


@leesvraag(LeesTarieven, recht="beheer.lijsten", doel="tarieven bijhouden")
def lees_tarieven(lezer: Lezer, _: LeesTarieven) -> tuple[TariefRij, ...]:
    """By productgroep, the newest first."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        "SELECT id, productgroep, eenheid, centen, van, tot, bron FROM tarief WHERE status = 'actief' "
        "ORDER BY productgroep, van DESC, eenheid, id"
    )
    echt: list[str] = []
    for _, groep in groupby(rijen, key=itemgetter(1)):
        prijzen = [Prijs(eenheid=rij[2], centen=rij[3], van=rij[4], tot=rij[5]) for rij in groep]
        echt += [prijs.tot for prijs in opgevolgd(prijzen)]
    return tuple(
        TariefRij(
            id=Id(id_), productgroep=groep, eenheid=eenheid, centen=centen, van=van, tot=tot, bron=bron,
            tot_echt=laatste, in_gebruik=van <= vandaag <= (laatste or LAATST),
        )
        for (id_, groep, eenheid, centen, van, tot, bron), laatste in zip(rijen, echt, strict=True)
    )  # fmt: skip
