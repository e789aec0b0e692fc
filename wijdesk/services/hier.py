"""Where whoever asks works now, and where a right of theirs holds: a list tells no more than that (rol × locatie)."""

from __future__ import annotations

from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rollen_met
from wijdesk.store.lezer import Lezer
from wijdesk.store.rollen import plekken_met, werkt_bij


def hier(lezer: Lezer) -> frozenset[Id]:
    """The locatie where they work now; of cards that were merged into theirs, the one of this desk too."""
    dag = lokaal(lezer.nu).date().isoformat()
    wie = lezer.medewerker_id
    eigen = lezer.rows("SELECT locatie_id FROM medewerker WHERE id = ? OR samengevoegd_in = ?", (wie, wie))
    return frozenset(werkt_bij(lezer.rows, wie, Id(rij[0]), dag) for rij in eigen)


def waar_mag(lezer: Lezer, recht: str) -> frozenset[Id] | None:
    """The locaties where a rol of theirs gives this right today; None: everywhere."""
    return plekken_met(lezer.rows, lezer.medewerker_id, rollen_met(recht), lokaal(lezer.nu).date().isoformat())
