"""Where whoever asks works now, and where a right of theirs holds: a list tells no more than that (rol × locatie)."""

from __future__ import annotations

from typing import Any

from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rollen_met
from wijdesk.store.lezer import Lezer
from wijdesk.store.rollen import plekken_met, werkt_bij


def hier(lezer: Lezer) -> frozenset[Id]:
    """The locatie where they work now; of cards that were merged into theirs, the one of this desk too."""
    dag = lokaal(lezer.zeker).date().isoformat()
    wie = lezer.medewerker_id
    eigen = lezer.rows("SELECT locatie_id FROM medewerker WHERE id = ? OR samengevoegd_in = ?", (wie, wie))
    return frozenset(werkt_bij(lezer.rows, wie, Id(rij[0]), dag) for rij in eigen)


def waar_mag(lezer: Lezer, recht: str) -> frozenset[Id] | None:
    """The locaties where a rol of theirs gives this right today; None: everywhere."""
    return plekken_met(lezer.rows, lezer.medewerker_id, rollen_met(recht), lokaal(lezer.zeker).date().isoformat())


def van_zijn_plek(lezer: Lezer, recht: str, t: str) -> tuple[str, list[Any]]:
    """Condition on who looked at what (`t`) for whoever has this right at some locaties only: what colleagues of those
    did, and what anybody did with households there. Empty for who has it everywhere.
    """
    if (plekken := waar_mag(lezer, recht)) is None:
        return "", []
    tekens = ", ".join("?" * len(plekken))
    eis = (
        f"({t}.medewerker_id IN (SELECT medewerker_id FROM main.roltoekenning WHERE locatie_id IN ({tekens}) UNION "  # noqa: S608
        f"SELECT id FROM main.medewerker WHERE locatie_id IN ({tekens}) AND id NOT IN (SELECT medewerker_id FROM "
        "main.roltoekenning WHERE locatie_id IS NOT NULL AND status = 'actief')) "
        f"OR {t}.huishouden_id IN (SELECT id FROM main.huishouden WHERE locatie_id IN ({tekens})))"
    )
    return eis, [*sorted(plekken)] * 3
