"""Fills the ladder that comes with the program. Called when a store is set up, and when it is brought up to date.

Only into a store without any rung: from then on the ladder is that of the organisation.
"""

from __future__ import annotations

import uuid

from wijdesk.models.opschaling import Trede
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.store.unit_of_work import UnitOfWork

_LADDER = uuid.UUID("3f0b7c52-9a0e-4d38-8d5b-6f3c1f6f7b0a")


def vul_ladder(uow: UnitOfWork) -> int:
    """Add the shipped rungs when there is none; answers how many."""
    if uow.sql("SELECT 1 FROM trede LIMIT 1") is not None:
        return 0
    treden = lees_toml("escalatieladder.toml")["trede"]
    for rij in treden:
        uow.voeg_toe(
            Trede(
                # Two desks that fill the same ladder make the same rows.
                id=Id(uuid.uuid5(_LADDER, rij["code"]).bytes),
                volgorde=rij["volgorde"],
                naam=rij["naam"],
                protocol=rij["protocol"].strip(),
                wie=",".join(rij["wie"]),
                extern=rij["extern"],
                telefoon=rij["telefoon"],
            )
        )
    return len(treden)
