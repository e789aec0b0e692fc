"""Which definitions of figures hold here: those of the program, and after these those of the organisation.

Each of the organisation stands as a setting, under the figure and the day it begins, so that every desk has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import Definitie, definities
from wijdesk.models.eigencijfer import EigenDefinitie, lees_eigen_definitie, met_eigen

Rijen = Callable[[str, Sequence[Any]], Sequence[Sequence[Any]]]
VOORVOEGSEL = "cijferdefinitie/"
"""What the name of such a setting begins with; the figure and the first day come after it."""


def naam_van(een: EigenDefinitie) -> str:
    """The name of the setting that holds this definition: another one of that day takes its place."""
    return f"{VOORVOEGSEL}{een.cijfer}/{een.geldig_van}"


def eigen(rijen: Rijen) -> tuple[EigenDefinitie, ...]:
    """Those of the organisation, oldest first; what only a newer program can read is left out."""
    uit = []
    for (waarde,) in rijen(
        "SELECT waarde FROM instelling WHERE substr(naam, 1, ?) = ? AND status = 'actief' ORDER BY naam",
        (len(VOORVOEGSEL), VOORVOEGSEL),
    ):
        try:
            uit.append(lees_eigen_definitie(waarde))
        except Weigering:
            continue
    return tuple(sorted(uit, key=lambda een: een.geldig_van))


def definities_hier(rijen: Rijen) -> tuple[Definitie, ...]:
    """Every figure in every version that holds for this organisation, in the order of the registry."""
    return met_eigen(definities(), van_ons) if (van_ons := eigen(rijen)) else definities()
