"""Which jaarverslag is made: with every count, or the one that may be published (`reports.jaarverslag_open`)."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.app.export import open_cijfers
from wijdesk.app.jaarverslag import STAPPEN, Voortgang, maak_verslag
from wijdesk.models.rows.verslag import GemaaktVerslag, VerslagVraag
from wijdesk.reports.jaarverslag_open import OpenJaar, schrijf


def maak_jaarverslag(bureau: Bureau, vraag: VerslagVraag, voortgang: Voortgang) -> GemaaktVerslag:
    """Make it in a folder, or nothing at all when it was stopped.

    Raises Weigering on "jaar", "locatie", "gepubliceerd" or "map", and Storing when a file cannot be written.
    """
    if not vraag.openbaar:
        return maak_verslag(bureau, vraag, voortgang)
    voortgang.meld(0, STAPPEN)
    locatie, vast = open_cijfers(bureau, vraag.jaar, vraag.locatie_id)
    cijfers = OpenJaar(
        jaar=vraag.jaar,
        locatie=locatie,
        moment=vast.moment,
        gemaakt_op=bureau.wereld.klok(),
        tabellen=vast.tabellen,
    )
    voortgang.meld(1, STAPPEN)
    if voortgang.gestopt():
        return GemaaktVerslag()
    bestanden = schrijf(cijfers, vraag.map)
    voortgang.meld(STAPPEN, STAPPEN)
    return GemaaktVerslag(bestanden=bestanden)
