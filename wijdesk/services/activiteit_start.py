"""What use cases about an activiteit share with those about its sessies."""

from __future__ import annotations

from wijdesk.models.kwaliteit import Activiteit
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork

SCHRIJVEN = "collectief.schrijven"
DOEL = "activiteiten in de wijk (Wmo 2015 art. 2.1.2)"


def haal_activiteit(uow: UnitOfWork, id_: Id) -> Activiteit:
    """One to work with."""
    return uow.haal(Activiteit, id_, wat="Deze activiteit")


def naam_van(activiteit: Activiteit) -> str:
    """What it is called; one from a file goes by its thema."""
    return activiteit.titel or activiteit.thema
