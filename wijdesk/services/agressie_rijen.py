"""Incidents as rows: what the store holds of them, their measure and until when it holds. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wijdesk.models.rows.agressie import AgressieRij
from wijdesk.models.values import Id, lokaal
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd

ONBEKEND = "Onbekend"
_RIJEN = (
    "SELECT a.id, a.persoon_id, a.datum, a.soort, a.maatregel, a.van, a.tot, l.naam, "  # noqa: S608
    "(SELECT group_concat(g.naam, '|') FROM pandverbod b JOIN locatie g ON g.id = b.locatie_id "
    f"WHERE b.agressie_id = a.id AND b.status = 'actief'), p.afgeschermd, {NAAM_KOLOMMEN} FROM agressie a "
    "JOIN locatie l ON l.id = a.locatie_id LEFT JOIN persoon p ON p.id = a.persoon_id WHERE a.status = 'actief'"
)


def rijen(lezer: Lezer, eis: str = "1", params: Sequence[Any] = ()) -> tuple[AgressieRij, ...]:
    """Incidents that meet a condition on `a`: what holds first, by its last day; then the rest, newest first."""
    alle = [_rij(lezer, rij) for rij in lezer.rows(f"{_RIJEN} AND {eis}", tuple(params))]
    nu = sorted((rij for rij in alle if rij.loopt), key=lambda rij: (rij.tot, rij.id))
    return (*nu, *sorted((rij for rij in alle if not rij.loopt), key=lambda rij: (rij.datum, rij.id), reverse=True))


def wie_het_was(lezer: Lezer, naam: Sequence[str], afgeschermd: object) -> str:
    """Whom an incident shows, by the columns NAAM_KOLOMMEN; `afgeschermd` is None where there is no card."""
    return ONBEKEND if afgeschermd is None else naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))


def _rij(lezer: Lezer, rij: Sequence[Any]) -> AgressieRij:
    id_, persoon_id, datum, soort, maatregel, van, tot, plek, gebouwen, afgeschermd, *naam = rij
    bekend = persoon_id is not None and afgeschermd is not None
    return AgressieRij(
        id=Id(id_),
        persoon_id=Id(persoon_id) if bekend else None,
        persoon=wie_het_was(lezer, naam, afgeschermd if bekend else None),
        datum=datum,
        soort=soort,
        maatregel=maatregel,
        van=van,
        tot=tot,
        locatie=plek,
        gebouwen=tuple(gebouwen.split("|")) if gebouwen else (),
        loopt=bool(tot) and tot >= lokaal(lezer.nu).date().isoformat(),
    )
