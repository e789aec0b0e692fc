"""Which straatrondes somebody sees: of a locatie where a rol of theirs holds, and those they walked themselves."""

from __future__ import annotations

from wijdesk.models.values import Id
from wijdesk.services.hier import waar_mag
from wijdesk.store.lezer import Lezer

RECHT = "straatronde"


def zichtbaar(lezer: Lezer) -> tuple[str, list[Id]]:
    """(condition on `r`, its parameters)."""
    if (plekken := waar_mag(lezer, RECHT)) is None:
        return "1", []
    tekens = ", ".join("?" * len(plekken))
    eis = f"(? IN (r.medewerker_id, r.tweede_id) OR r.locatie_id IN ({tekens}))"
    return eis, [lezer.medewerker_id, *sorted(plekken)]
