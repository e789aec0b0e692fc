"""A made-up world for the example store, tests and benchmarks: people, a year of questions, and today's desk.

Repeatable from a seed: the same arguments give the same rows, on every machine. Pure: it knows no store and no window;
its rows have the columns of the import files, so that an example store is filled through the real import.
"""

from __future__ import annotations

from datetime import date, datetime

from wijdesk.models.gegeven import dataclass
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.personen import PEILDATUM, maak_personen
from wijdesk.services.voorbeeld.rijen import (
    KOLOMMEN_PERSONEN,
    KOLOMMEN_VRAGEN,
    VoorbeeldIncident,
    VoorbeeldPersoon,
    VoorbeeldVraag,
    VoorbeeldWachtende,
    schrijf_csv,
)
from wijdesk.services.voorbeeld.vandaag import (
    laatste_werkdag,
    maak_incidenten,
    maak_medewerkers,
    maak_vandaag,
    maak_wachtrij,
)
from wijdesk.services.voorbeeld.verdeling import GEPUBLICEERD
from wijdesk.services.voorbeeld.vragen import maak_jaar

__all__ = [
    "GEPUBLICEERD",
    "KOLOMMEN_PERSONEN",
    "KOLOMMEN_VRAGEN",
    "PEILDATUM",
    "VoorbeeldIncident",
    "VoorbeeldPersoon",
    "VoorbeeldVraag",
    "VoorbeeldWachtende",
    "Wereld",
    "laatste_werkdag",
    "maak_incidenten",
    "maak_jaar",
    "maak_medewerkers",
    "maak_personen",
    "maak_vandaag",
    "maak_wachtrij",
    "maak_wereld",
    "schrijf_csv",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wereld:
    """Everything an example store holds, in the order to put it in: locations, people, the year, and today."""

    locaties: tuple[str, ...]
    medewerkers: tuple[str, ...]
    personen: tuple[VoorbeeldPersoon, ...]
    vragen: tuple[VoorbeeldVraag, ...]
    incidenten: tuple[VoorbeeldIncident, ...]
    vandaag: tuple[VoorbeeldVraag, ...]
    """Registered today at the first location, half of it handed over and still open."""
    wachtrij: tuple[VoorbeeldWachtende, ...]


def maak_wereld(*, jaar: int, vragen: int, zaad: int, nu: datetime, personen: int = 0) -> Wereld:
    """A whole made-up desk. `nu` is Amsterdam time without offset; nothing of `jaar` lies after it.

    `personen` is how many people there are; 0 takes half as many as questions, with at least forty.
    """
    mensen = tuple(maak_personen(personen or max(40, vragen // 2), zaad, peildatum=date(jaar, 1, 1)))
    balie = adressen().locaties[0]
    tot = nu if jaar == nu.year else None
    return Wereld(
        locaties=adressen().locaties,
        medewerkers=maak_medewerkers(14, zaad),
        personen=mensen,
        vragen=tuple(maak_jaar(jaar, vragen, mensen, zaad, tot=tot)),
        incidenten=maak_incidenten(jaar, mensen, zaad, tot=tot.date() if tot else None),
        vandaag=maak_vandaag(nu, mensen, zaad, locatie=balie),
        wachtrij=maak_wachtrij(mensen, zaad, locatie=balie),
    )
