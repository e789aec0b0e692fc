"""The counts of a year, for the jaarverslag. Counts only: no name or note is read."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.verslag import JaarCijfers
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer

ONBEKEND = "Onbekend"


@leesvraag(LeesJaarCijfers, recht="rapport", doel="verantwoording van het wijkteam")
def lees_jaarcijfers(lezer: Lezer, v: LeesJaarCijfers) -> JaarCijfers:
    """Count the vragen of a year in Europe/Amsterdam; what was withdrawn does not count.

    One pass over the year: on the encrypted file the pages cost more than the counting.
    """
    if not 1900 <= v.jaar <= 9999:
        raise Weigering("Vul een jaar in zoals 2020.", veld="jaar")
    waar = "c.maand BETWEEN ? AND ?"
    params: list[object] = [f"{v.jaar:04d}-01", f"{v.jaar:04d}-12"]
    locatie: dict[str, Any] = {}
    if v.locatie_id is not None:
        rij = lezer.row("SELECT naam FROM locatie WHERE id = ?", (v.locatie_id,))
        if rij is None:
            raise Weigering("Deze locatie is er niet.", veld="locatie")
        locatie = {"locatie": rij[0]}
        waar, params = f"{waar} AND c.locatie_id = ?", [*params, v.locatie_id]
    rijen = lezer.rows(
        "SELECT c.maand, c.melder, c.kanaal, v.meldingtype, v.uitkomst, v.direct_afgehandeld FROM contact c "
        f"JOIN vraag v ON v.contact_id = c.id WHERE {waar} AND c.status = 'actief' AND v.status = 'actief'",
        params,
    )
    maand, melder, kanaal, meldingtype, uitkomst, direct = (
        Counter[Any](map(itemgetter(plaats), rijen)) for plaats in range(6)
    )
    alle, afgehandeld = len(rijen), direct[1]
    return JaarCijfers(
        jaar=v.jaar,
        vragen=alle,
        direct_afgehandeld=afgehandeld,
        gemaakt_op=lezer.nu,
        per_meldingtype=tuple(meldingtype.items()),
        per_melder=tuple(melder.items()),
        per_maand=tuple((int(naam[-2:]), aantal) for naam, aantal in sorted(maand.items())),
        per_kanaal=tuple(kanaal.items()),
        per_uitkomst=tuple(uitkomst.items()),
        trechter=(
            ("geregistreerd", alle),
            ("direct afgehandeld", afgehandeld),
            ("nader onderzoek", alle - afgehandeld),
        ),
        onbekend=meldingtype[ONBEKEND],
        per_productgroep=_per_productgroep(lezer, v),
        **locatie,
    )


def _per_productgroep(lezer: Lezer, v: LeesJaarCijfers) -> tuple[tuple[str, int], ...]:
    """Indicaties by the day they were decided; a day is a day, so no time zone is in it."""
    waar = "besloten_op BETWEEN ? AND ? AND status = 'actief'"
    params: list[object] = [f"{v.jaar:04d}-01-01", f"{v.jaar:04d}-12-31"]
    if v.locatie_id is not None:
        waar += " AND huishouden_id IN (SELECT id FROM huishouden WHERE locatie_id = ?)"
        params.append(v.locatie_id)
    rijen = lezer.rows(f"SELECT productgroep, count(*) FROM indicatie WHERE {waar} GROUP BY productgroep", params)
    return tuple((code, aantal) for code, aantal in rijen)
