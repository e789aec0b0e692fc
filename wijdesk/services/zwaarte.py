"""What makes casussen heavy, from the rows themselves: days and codes, no words. Plain SQL, for who reads and for what
stays when a dossier is destroyed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from wijdesk.models import gezinsrol
from wijdesk.models.instellingen import getal_van, gewichtnaam
from wijdesk.models.values import lokaal
from wijdesk.models.zwaarte import Stuk, reden_van_vorm, redenen
from wijdesk.store.lezer import Lezer
from wijdesk.store.zoekregels import stukken

_LEDEN = (
    "SELECT c.id, l.van, l.tot FROM casus c JOIN huishoudlid l ON l.huishouden_id = c.huishouden_id "
    "WHERE l.status = 'actief' AND l.rol IN (SELECT value FROM json_each(?)) AND c.id IN ({})"
)
_VEILIG = (
    "SELECT p.casus_id, v.van, v.tot, p.afgesloten_op FROM veiligheidsafspraak v JOIN plan p ON p.id = v.plan_id "
    "WHERE v.status = 'actief' AND p.status = 'actief' AND p.casus_id IN ({})"
)
_VORMEN = (
    "SELECT c.id, f.code, f.begin, f.einde FROM casus c JOIN praktijkvorm f ON f.huishouden_id = c.huishouden_id "
    "WHERE f.status = 'actief' AND c.id IN ({})"
)


def stukken_van(lezer: Lezer, casussen: Iterable[bytes]) -> Mapping[bytes, list[Stuk]]:
    """Per casus every reason with its days; a safety agreement holds no longer than its plan."""
    uit: dict[bytes, list[Stuk]] = defaultdict(list)
    weken = {code: reden.weken for code, reden in redenen().items() if reden.weken}
    kindrollen = json.dumps(sorted(gezinsrol.rollen_met("kind")))
    for stuk in stukken(sorted(casussen)):
        tekens = ", ".join("?" * len(stuk))
        for id_, geopend in lezer.rows(f"SELECT id, geopend_op FROM casus WHERE id IN ({tekens})", stuk):  # noqa: S608
            begin = lokaal(geopend).date()
            uit[id_].append(("casus", begin.isoformat(), ""))
            for code, aantal in weken.items():
                uit[id_].append((code, begin.isoformat(), (begin + timedelta(weeks=aantal, days=-1)).isoformat()))
        for id_, van, tot in lezer.rows(_LEDEN.format(tekens), (kindrollen, *stuk)):
            uit[id_].append(("kind", van, tot))
        for id_, van, *einden in lezer.rows(_VEILIG.format(tekens), stuk):
            uit[id_].append(("veiligheid", van, min(filter(None, einden), default="")))
        for id_, code, van, tot in lezer.rows(_VORMEN.format(tekens), stuk):
            uit[id_].append((reden_van_vorm(code), van, tot))
    return {id_: sorted(delen) for id_, delen in uit.items()}


def punten(lezer: Lezer) -> Mapping[str, int]:
    """The points of each reason as they hold now: of the organisation when it set its own."""
    gezet = {
        str(naam): str(waarde)
        for naam, waarde in lezer.rows("SELECT naam, waarde FROM instelling WHERE status = 'actief'")
    }
    return {code: getal_van(gezet, gewichtnaam(code)) for code in redenen()}
