"""What signalen ask by a day: a first reaction, an assessment, feedback to the melder, an end. Plain reading.

The days follow from the urgentie (models/signaalregels.py). What is protected is on no list of who may not see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.signaalregels import GEVRAAGD, NIEUW, WACHT, uiterlijk
from wijdesk.models.values import lokaal
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij
from wijdesk.store.signaalgeheim import GEHEIM, RECHT, alleen_zichtbaar

MEESTE_VAN_LOCATIE = 2_000
"""Rows for a team leader; the oldest come first, and nobody walks through more."""
GRONDSLAG = "afspraak van WIJ bij de urgentie"


def signalen(bereik: Bereik) -> Iterator[AgendaRij]:
    """Of an employee all open ones; of a locatie those nobody reacted to, those of who left, and the melders who must
    still hear.
    """
    if not bereik.lezer.mag("signaal.lezen"):
        return
    eis, waarden = _wiens(bereik)
    for rij in bereik.lezer.rows(
        "SELECT s.id, s.soort, s.urgentie, s.ontvangen, s.stand, s.eerste_reactie, s.beoordeeld_op, "  # noqa: S608
        "s.terugkoppeling, s.teruggekoppeld_op, s.terugkoppelen_voor, s.huishouden_id, coalesce(h.naam, ''), "
        "s.persoon_id, m.id FROM signaal s LEFT JOIN huishouden h ON h.id = s.huishouden_id "
        "LEFT JOIN medewerker m ON m.id = s.medewerker_id AND m.status = 'actief' "
        f"WHERE {eis} AND {alleen_zichtbaar(bereik.lezer)} ORDER BY s.ontvangen LIMIT {MEESTE_VAN_LOCATIE}",
        waarden,
    ):
        yield from _rijen(bereik, rij)


def _wiens(bereik: Bereik) -> tuple[str, list[Any]]:
    if bereik.medewerker_id is not None:
        return "s.medewerker_id = ? AND s.stand <> 'afgesloten'", [bereik.medewerker_id]
    if bereik.huishouden_id is not None:
        return "s.huishouden_id = ? AND s.stand <> 'afgesloten'", [bereik.huishouden_id]
    if bereik.casussen_van_id is not None:
        binnen, waarden = bereik.huishoudens()
        return f"s.huishouden_id IN ({binnen}) AND s.stand <> 'afgesloten'", waarden
    eis = (
        "s.locatie_id = ? AND s.stand IN ('nieuw', 'in onderzoek', 'wacht op terugkoppeling') "
        "AND (s.eerste_reactie IS NULL OR (s.terugkoppeling = 'gevraagd' AND s.teruggekoppeld_op = '') "
        "OR (s.medewerker_id IS NOT NULL AND m.id IS NULL))"
    )
    return eis, [bereik.locatie_id]


def _rijen(bereik: Bereik, rij: tuple[Any, ...]) -> Iterator[AgendaRij]:
    id_, soort, urgentie, ontvangen, stand, reactie, beoordeeld, gevraagd, terug, terug_voor, huis, naam, wie, wij = rij
    vast = {
        "bron": "signaal",
        "grondslag": GRONDSLAG,
        "huishouden_id": id_van(huis),
        "huishouden": naam,
        "persoon_id": id_van(wie),
        "medewerker_id": id_van(wij),
    }
    dag = lokaal(ontvangen).date()
    if gevraagd == GEVRAAGD and not terug:
        voor = terug_voor or uiterlijk(urgentie, "terugkoppelen", dag).isoformat()
        yield maak_rij(bereik, "terugkoppeling", id_, voor, wat=f"Melder laten weten: {soort}", **vast)
    if stand == NIEUW and reactie is None:
        wat, stap = "Eerste reactie op signaal", "eerste_reactie"
    elif beoordeeld is None:
        wat, stap = "Signaal beoordelen", "beoordelen"
    elif stand != WACHT:
        wat, stap = "Signaal afronden", "afronden"
    else:
        return
    if bereik.locatie_id is None or stap == "eerste_reactie" or wij is None:
        voor = uiterlijk(urgentie, stap, dag).isoformat()
        yield maak_rij(bereik, "signaal", id_, voor, wat=f"{wat}: {soort}", **vast)


def zonder_geheime_signalen(bereik: Bereik) -> str:
    """A condition over `termijn x`: not the term of a signaal that whoever asks may not see."""
    if bereik.lezer.mag(RECHT):
        return "1"
    geheim = f"SELECT 1 FROM signaal s WHERE s.id = x.onderwerp_id AND {GEHEIM}"  # noqa: S608
    return f"(x.onderwerp <> 'signaal' OR NOT EXISTS ({geheim}))"
