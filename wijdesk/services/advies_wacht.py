"""Questions for advice that wait for whoever asks: a condition over `consult c`, and what of them stands by a day.

Plain: reading advice, Mijn werk and the greeting all mean the same questions by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import schuif
from wijdesk.models.values import lokaal
from wijdesk.services.agenda.bereik import Bereik, maak_rij
from wijdesk.services.register import rollen_met
from wijdesk.store.lezer import Lezer
from wijdesk.store.triages import lees_consulten

ANTWOORDEN = "consult.antwoorden"
DAGEN = 2
"""Days within which whoever asked wants to hear; an agreement of WIJ, the law has no number."""
GRONDSLAG = "afspraak van WIJ: advies binnen twee dagen"
VAN_NIEMAND = "(c.aan_id IS NULL OR EXISTS (SELECT 1 FROM medewerker n WHERE n.id = c.aan_id AND n.status <> 'actief'))"
"""Asked of nobody in particular, or of somebody who does not work here any more."""
ADVISEUR_DAAR = (
    "EXISTS (SELECT 1 FROM medewerker g JOIN roltoekenning r ON r.medewerker_id = g.id AND r.status = 'actief' "
    "WHERE g.locatie_id = c.locatie_id AND g.status = 'actief' AND g.id <> c.gesteld_door_id "
    "AND r.rol IN (SELECT value FROM json_each(?)) "
    "AND (r.van = '' OR r.van <= ?) AND (r.tot = '' OR r.tot >= ?))"
)
"""Whether another at the locatie of a question may answer it: if not, it waits with all who may."""


def wacht_op_mij(lezer: Lezer) -> tuple[str, tuple[Any, ...]]:
    """Asked by another of me, or of nobody in particular when I may answer: a condition and its values."""
    ik, dag = lezer.medewerker_id, lokaal(lezer.nu).date().isoformat()
    waar = "c.antwoord = '' AND c.aan_id = ?"
    params: tuple[object, ...] = (ik,)
    if lezer.mag(ANTWOORDEN):
        hier = lezer.row("SELECT locatie_id FROM medewerker WHERE id = ?", (ik,))
        waar = f"{waar} OR ({VAN_NIEMAND} AND c.antwoord = '' AND (c.locatie_id = ? OR NOT {ADVISEUR_DAAR}))"
        rollen = json.dumps(rollen_met(ANTWOORDEN))
        params = (ik, hier[0] if hier is not None else b"", rollen, dag, dag)
    return f"({waar}) AND c.gesteld_door_id <> ?", (*params, ik)


def adviezen(bereik: Bereik) -> Iterator[AgendaRij]:
    """What waits for whoever asks to answer it; of a household, a locatie or a colleague there is none."""
    lezer = bereik.lezer
    if bereik.medewerker_id != lezer.medewerker_id or not lezer.mag("triage.lezen"):
        return
    for rij in lees_consulten(lezer, *wacht_op_mij(lezer)):
        van_triage = rij.triage_id is not None
        yield maak_rij(
            bereik,
            "advies",
            rij.id,
            schuif(lokaal(rij.gesteld_op).date() + timedelta(days=DAGEN)).isoformat(),
            wat=f"Advies geven aan {rij.gesteld_door}",
            grondslag=GRONDSLAG,
            huishouden_id=rij.huishouden_id,
            huishouden=rij.over,
            medewerker_id=bereik.medewerker_id,
            **({"onderwerp": "triage", "onderwerp_id": rij.triage_id} if van_triage else {"tab": ""}),
        )
