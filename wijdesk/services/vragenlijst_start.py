"""Fills the lists of questions that come with the program. Called when a store is set up, and when it is brought up to
date: a newer list is added beside the older ones, and a triage keeps the one it was answered under.
"""

from __future__ import annotations

import uuid
from datetime import datetime, time

from wijdesk.models.values import Id, moment_van
from wijdesk.models.vragen_lezen import lees
from wijdesk.models.vragenlijst import Vragenlijst
from wijdesk.resources import lees_tekst
from wijdesk.services.vragenlijsten import vingerafdruk
from wijdesk.store.unit_of_work import UnitOfWork

MEEGELEVERD = ("triage", "afwegingskader", "impactmeting")
"""The lists under resources, named after their soort."""

_LIJSTEN = uuid.UUID("0e3b1f6a-7c0d-4d0e-9a54-5c8d9a1f4b27")


def vul_vragenlijsten(uow: UnitOfWork) -> int:
    """Add every shipped list the store does not have; answers how many."""
    nieuw = 0
    for soort in MEEGELEVERD:
        inhoud = lees_tekst(f"{soort}.toml")
        afdruk = vingerafdruk(inhoud)
        # Two desks that fill the same list make the same row, so nothing in it may depend on the desk or the moment.
        id_ = Id(uuid.uuid5(_LIJSTEN, f"{soort}/{afdruk}").bytes)
        if uow.bestaat(Vragenlijst, id_):
            continue
        lijst = lees(inhoud)
        uow.voeg_toe(
            Vragenlijst(
                id=id_,
                soort=soort,
                versie=lijst.versie,
                inhoud=inhoud,
                vingerafdruk=afdruk,
                vanaf=moment_van(datetime.combine(lijst.vanaf, time())),
            )
        )
        nieuw += 1
    return nieuw
