"""What the organisation chose; what a beheerder has to know of this desk."""

from __future__ import annotations

from wijdesk.models.instellingen import HERSTELSLEUTEL_GEBRUIKT, SOORTEN, id_van, waarde_van
from wijdesk.models.logsoort import HERSTELD, SLEUTEL
from wijdesk.models.opdrachten.instelling import LeesInstellingen, LeesKlok
from wijdesk.services.register import leesvraag
from wijdesk.store import klokstand
from wijdesk.store.lezer import Lezer

_HERSTELD = (
    "SELECT t.tijd, t.medewerker_id FROM main.toegang t JOIN main.mutatie m ON m.rij = t.id "
    "WHERE t.soort = ? AND t.wat = ? AND m.rowid > coalesce((SELECT max(s.rowid) FROM main.mutatie s "
    "WHERE s.rij = ? AND instr(json_extract(s.inhoud, '$.v.waarde'), ' ') = 0), 0) ORDER BY m.rowid LIMIT 1"
)
"""The first use of the recovery key in the log, of which no lines are taken away, since a beheerder said to know."""


@leesvraag(LeesInstellingen, recht="desk.openen", doel="instellingen van de organisatie toepassen")
def lees_instellingen(lezer: Lezer, _v: LeesInstellingen) -> dict[str, str]:
    """Every setting this program knows, as it holds now."""
    rijen = lezer.rows("SELECT naam, waarde FROM instelling WHERE status = 'actief'")
    gezet = {str(naam): str(waarde) for naam, waarde in rijen}
    gezet[HERSTELSLEUTEL_GEBRUIKT] = _herstel(lezer)
    return {naam: waarde_van(gezet, naam) for naam in SOORTEN}


@leesvraag(LeesKlok, recht="desk.openen", doel="bewaken van de klok")
def lees_klok(lezer: Lezer, _v: LeesKlok) -> int | None:
    """What this desk knew, when the clock is behind that."""
    stand = klokstand.lees(lezer.rows)
    return stand.zeker if stand.is_terug(lezer.nu) else None


def _herstel(lezer: Lezer) -> str:
    """As `models.instellingen.herstel_gebruikt` reads it; empty when there is nothing to tell."""
    rij = lezer.row(_HERSTELD, (SLEUTEL, HERSTELD, id_van(HERSTELSLEUTEL_GEBRUIKT)))
    return "" if rij is None else f"{rij[0]} {rij[1].hex()}"
