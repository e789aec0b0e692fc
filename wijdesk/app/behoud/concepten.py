"""Drafts that nobody goes on with: what one did not finish is not kept for ever."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.app.vernietigen import ruim_bestand
from wijdesk.store.engine import Winkel
from wijdesk.store.losse_resten import DAGEN, te_oud
from wijdesk.store.verbinding import transactie, vertaald

DAG = 86_400_000


def ruim_op(bureau: Bureau) -> int:
    """Drop the drafts of this desk that are too old, or about what was destroyed; answers how many. What stands in a
    form on the screen stays there. Raises a Storing.
    """
    grens = bureau.wereld.klok() - DAGEN * DAG
    db = bureau.eigen_verbinding()
    try:
        with vertaald():
            oud = te_oud(db, grens)
    finally:
        db.close()
    if not oud:
        return 0

    def werk(winkel: Winkel) -> int:
        with vertaald(), transactie(winkel.db):
            weg = te_oud(winkel.db, grens)
            winkel.db.executemany("DELETE FROM concept WHERE id = ?", [(id_,) for id_ in weg])
        return len(weg)

    aantal = bureau.op_winkel(werk)
    ruim_bestand(bureau)
    return aantal
