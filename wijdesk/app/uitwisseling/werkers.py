"""Who worked at which desk of the centre, as this one knows it: by that, not by its number, one knows a computer."""

from __future__ import annotations

import json
from contextlib import closing

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.balies import bereik, van_wie
from wijdesk.app.uitwisseling.deelname import deelnemer, eis_recht
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding

GENOEMD = 3
"""So many of those who worked at a desk are named."""

_KOPPEN = (
    "SELECT m.kop FROM keten k JOIN mutatie m ON m.id = k.mutatie_id "
    "WHERE k.balie_id = ? AND k.volgnr <= ? ORDER BY k.volgnr DESC LIMIT 30"
)


def wie_werkten(bureau: Bureau) -> dict[Id, tuple[str, ...]]:
    """Per desk the names of who worked there last, the latest first; who was let in where nothing is here of yet.

    Reads some entries of every chain by a connection of its own: not on the GUI thread. Raises Weigering without the
    right.
    """
    eis_recht(bureau)
    balie = deelnemer(bureau)
    rooster = aanmelding.bewaard_rooster(balie.kast)
    if rooster is None:
        return {}
    van = van_wie(balie, rooster)
    laatst: dict[Id, dict[str, int]] = {}
    with closing(bureau.eigen_verbinding()) as db:
        namen = {bytes(rij[0]).hex(): rij[1] for rij in db.execute("SELECT id, naam FROM medewerker")}
        for keten, tot in bereik(balie).items():
            wie = van[keten].balie if keten in van else None
            if wie is None:
                continue
            per = laatst.setdefault(wie, {})
            for rij in db.execute(_KOPPEN, (keten, tot)):
                kop = json.loads(rij[0])
                per[kop["m"]] = max(kop["t"], per.get(kop["m"], kop["t"]))
    for id_, regel in rooster.balies.items():
        if not laatst.get(id_) and regel.wie is not None:
            laatst[id_] = {regel.wie.hex(): 0}
    return {
        id_: tuple(namen[er] for er in sorted(per, key=per.__getitem__, reverse=True) if er in namen)[:GENOEMD]
        for id_, per in laatst.items()
    }
