"""The figures of signalen of one soort, of what stands there and of what was destroyed since. Plain counting."""

from __future__ import annotations

from statistics import median

from wijdesk.models.rows.signaal import Signaalcijfer

Telt = tuple[bool, int | None, bool, bool]
"""Closed; how long the first reaction took (ms); whether it was told back, and in time."""


def cijfer(soort: str, rijen: list[Telt]) -> Signaalcijfer:
    """The figure of one soort."""
    reacties = [na for _, na, _, _ in rijen if na is not None]
    dicht = sum(rij[0] for rij in rijen)
    return Signaalcijfer(
        soort=soort,
        ontvangen=len(rijen),
        afgesloten=dicht,
        open=len(rijen) - dicht,
        mediaan_eerste_reactie=round(median(reacties)) if reacties else None,
        teruggekoppeld=sum(rij[2] for rij in rijen),
        op_tijd_teruggekoppeld=sum(rij[3] for rij in rijen),
    )
