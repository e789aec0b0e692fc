"""Which checklist of dossiercontrole is in use. Plain SQL, for who reads and who writes alike.

In use is the one the organisation took into use last; while it never did, the newest that came with the program. Each
of its own stands as a setting of the organisation, under the name of its version, so that every desk has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wijdesk.models import dossierregels as regels
from wijdesk.models.controlelezen import EigenLijst, FouteControlelijst, lees_eigen
from wijdesk.models.dossierregels import Lijst

Rijen = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
VOORVOEGSEL = "controlelijst/"
"""What the name of such a setting begins with; the version comes after it."""


def naam_van(versie: str) -> str:
    """The name of the setting that holds this version."""
    return f"{VOORVOEGSEL}{versie}"


def eigen(rijen: Rijen) -> tuple[EigenLijst, ...]:
    """Those of the organisation, the last taken into use first; what only a newer program can read is left out."""
    uit = []
    for (waarde,) in rijen(
        "SELECT waarde FROM instelling WHERE substr(naam, 1, ?) = ? AND status = 'actief' ORDER BY naam",
        (len(VOORVOEGSEL), VOORVOEGSEL),
    ):
        try:
            uit.append(lees_eigen(waarde))
        except FouteControlelijst:
            continue
    return tuple(sorted(uit, key=lambda een: -een.sinds))


def in_gebruik(rijen: Rijen, dag: str) -> Lijst:
    """The checklist a control begins with on a day (ISO)."""
    van_ons = eigen(rijen)
    return van_ons[0].lijst if van_ons else regels.lijst_op(dag)


def van(rijen: Rijen, versie: str) -> Lijst | None:
    """The checklist of this version; None for one this program does not know."""
    gevonden = next((een.lijst for een in eigen(rijen) if een.lijst.versie == versie), None)
    return gevonden or regels.lijst_van(versie)
