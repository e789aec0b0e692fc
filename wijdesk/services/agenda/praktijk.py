"""Days that a practice form asks to be filled in within a time after its begin. Plain reading, with its own right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import wacht_op
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij
from wijdesk.store.praktijk import velden_bij

SOORT = "praktijk"


def praktijkvormen(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of each support that runs the first day that is still empty."""
    if not bereik.lezer.mag("casus.lezen"):
        return
    wiens, waarden = _wiens(bereik)
    rijen: list[Any] = bereik.lezer.rows(
        "SELECT x.id, s.inhoud, x.begin, x.persoon_id, x.huishouden_id, h.naam, m.id FROM praktijkvorm x "  # noqa: S608
        "JOIN praktijksoort s ON s.id = x.praktijksoort_id JOIN huishouden h ON h.id = x.huishouden_id "
        "LEFT JOIN medewerker m ON m.id = x.medewerker_id AND m.status = 'actief' "
        f"WHERE {wiens} AND x.einde = '' AND x.status = 'actief' AND instr(s.inhoud, 'termijn = ') > 0",
        waarden,
    )
    velden = velden_bij(bereik.lezer.rows, (Id(rij[0]) for rij in rijen))
    for id_, inhoud, begin, persoon_id, huishouden_id, huishouden, wie in rijen:
        soort = lees_een(inhoud)
        wacht = wacht_op(soort, begin, velden.get(Id(id_), {}))
        if wacht and wacht[0][1] <= date.fromisoformat(bereik.uiterlijk):
            veld, dag = wacht[0]
            yield maak_rij(
                bereik,
                SOORT,
                id_,
                dag.isoformat(),
                wat=f"{soort.naam}: {veld.label}",
                grondslag=soort.grond,
                huishouden_id=Id(huishouden_id),
                huishouden=huishouden,
                persoon_id=id_van(persoon_id),
                medewerker_id=id_van(wie),
                tab="praktijk",
            )


def _wiens(bereik: Bereik) -> tuple[str, list[Any]]:
    if bereik.medewerker_id is not None:
        return "x.medewerker_id = ?", [bereik.medewerker_id]
    if bereik.huishouden_id is not None:
        return "x.huishouden_id = ?", [bereik.huishouden_id]
    if bereik.casussen_van_id is not None:
        binnen, waarden = bereik.huishoudens()
        return f"x.huishouden_id IN ({binnen})", waarden
    return "h.locatie_id = ?", [bereik.locatie_id]
