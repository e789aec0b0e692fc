"""An entry that is made here: it holds nothing that another desk would leave out, and fits in a package."""

from __future__ import annotations

from typing import Unpack

from wijdesk.errors import Weigering
from wijdesk.models.journaal import MEESTE_INHOUD, Gezegd, Herkomst, Mutatie, maak_mutatie
from wijdesk.models.vormen import anders_van_vorm

TE_VEEL = "Dit is meer tekst dan in één keer kan worden bewaard en gedeeld. Maak het korter, of verdeel het."


def schrijf_op(herkomst: Herkomst, **gezegd: Unpack[Gezegd]) -> Mutatie:
    """`journaal.maak_mutatie` of what somebody does at this desk.

    Raises Weigering for more text than a package holds: once it is in the chain, nothing after it leaves this desk.
    Raises ValueError for a day that is no day: no screen opens a row that holds one, here or at another desk.
    """
    if anders := anders_van_vorm(gezegd["soort"], gezegd["waarden"]):
        raise ValueError(f"{gezegd['soort']} holds no {', '.join(anders)}")
    mutatie = maak_mutatie(herkomst, **gezegd)
    inhoud = mutatie.inhoud or ""
    if len(inhoud) * 4 > MEESTE_INHOUD and len(inhoud.encode()) > MEESTE_INHOUD:
        raise Weigering(TE_VEEL)
    return mutatie
