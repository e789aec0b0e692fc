"""What a triage of nobody known asks by a day: the first act of a spoed. It hangs on the triage, not on a household.

Plain reading, with its own right. A triage about somebody hidden is on no list (domein.md 10).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.taaksoort import taaksoort
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij
from wijdesk.store.triages import OVER_KOLOMMEN, OVER_VAN, over_wie, verborgen_triages

WIE = (
    "coalesce((SELECT m.id FROM medewerker m WHERE m.id = x.medewerker_id AND m.status = 'actief'), "
    "(SELECT m.id FROM medewerker m WHERE m.id = t.medewerker_id AND m.status = 'actief'))"
)
"""Who is to do it: who was named and works here, or else who led the triage. When both left, a team leader sees it."""


def eerste_acties(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee those he is to do, of a locatie all; of households there are none."""
    if not bereik.lezer.mag("triage.lezen"):
        return
    if bereik.medewerker_id is not None:
        wiens, waarde = f"{WIE} = ?", bereik.medewerker_id
    elif bereik.locatie_id is not None:
        wiens, waarde = "t.locatie_id = ?", bereik.locatie_id
    else:
        return
    rijen: list[Any] = bereik.lezer.rows(
        f"SELECT x.id, x.triage_id, x.wat, x.voor, x.soort, {WIE}, {OVER_KOLOMMEN} FROM taak x "  # noqa: S608
        f"JOIN triage t ON t.id = x.triage_id {OVER_VAN} WHERE x.huishouden_id IS NULL AND x.gedaan_op = '' "
        f"AND x.status = 'actief' AND t.status = 'actief' AND x.voor <= ? AND {wiens}",
        [bereik.uiterlijk, waarde],
    )
    geheim = verborgen_triages(bereik.lezer, (Id(rij[1]) for rij in rijen))
    for id_, triage_id, wat, voor, soort, wie, *over in rijen:
        if Id(triage_id) not in geheim:
            yield maak_rij(
                bereik,
                "taak",
                id_,
                voor,
                wat=wat,
                kop=taaksoort(soort, "", wat),
                huishouden=over_wie(over),
                medewerker_id=id_van(wie),
                onderwerp="triage",
                onderwerp_id=Id(triage_id),
            )
