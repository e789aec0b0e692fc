"""The figures of a period for paper: the month report of a team lead and the printed dashboard."""

from __future__ import annotations

import re
from datetime import date

from wijdesk.app.bureau import Bureau
from wijdesk.app.jaarverslag import STAPPEN, Voortgang
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import DAG, JAAR, MAAND, VORIGE, VRIJ, WEEK, Periode, periode_van, vrije_periode
from wijdesk.models.opdrachten.cijfer import (
    LeesCijferreeks,
    LeesCijfers,
    LeesDuidingen,
    LeesTrechter,
    LeesVerdeling,
    LeesWarmtekaart,
)
from wijdesk.models.rows.periodecijfers import MaandVraag, Periodecijfers
from wijdesk.models.rows.verslag import GemaaktVerslag
from wijdesk.models.values import lokaal
from wijdesk.reports.maandrapport import schrijf

REEKSEN = ("vragen", "direct_afgehandeld")
VERDELINGEN = (
    "meldingtype", "melder", "kanaal", "uitkomst", "termijn", "productgroep", "waarde", "trede", "agressie",
    "praktijkvorm",
)  # fmt: skip
KWALITEIT = ("klachtuitkomst", "klachtreden", "thema", "voorziening")
MEESTE_STAPPEN = 16
"""So many points stand in a chart with their table beside it."""
_MAAND = re.compile(r"\d{4}-\d{2}")


def lees_periode(bureau: Bureau, vraag: LeesCijfers, *, met_namen: bool = False) -> Periodecijfers:
    """Everything of a period. `met_namen`: also the caseload of each regisseur, by name.

    Raises Weigering for a period, a comparison or a locatie that cannot be counted. Not on the GUI thread.
    """
    periode, plek = vraag.periode, vraag.locatie_id
    blad = bureau.lees_apart(vraag)
    kent = {een.definitie.naam for een in blad.cijfers}
    soorten = [*VERDELINGEN, *(KWALITEIT if "klachten_gemeld" in kent else ()), *(("regisseur",) if met_namen else ())]
    jaar = vrije_periode(_jaar_voor(periode), periode.tot)
    return Periodecijfers(
        blad=blad,
        waarvan=blad.locatie or "alle locaties",
        reeksen=tuple(
            bureau.lees_apart(LeesCijferreeks(naam=naam, periode=periode, stap=stap_van(periode), locatie_id=plek))
            for naam in REEKSEN
        ),
        verloop=tuple(
            bureau.lees_apart(LeesCijferreeks(naam=naam, periode=jaar, stap=MAAND, locatie_id=plek)) for naam in REEKSEN
        ),
        verdelingen=tuple(
            bureau.lees_apart(
                LeesVerdeling(soort=soort, periode=periode, locatie_id=plek, vergelijk=vraag.vergelijk)
            )
            for soort in soorten
        ),
        warmte=bureau.lees_apart(LeesWarmtekaart(periode=periode, locatie_id=plek)),
        trechter=bureau.lees_apart(LeesTrechter(periode=periode, locatie_id=plek)),
        duidingen=bureau.lees_apart(LeesDuidingen(periode=periode, locatie_id=plek)),
    )  # fmt: skip


def maak_maandrapport(bureau: Bureau, vraag: MaandVraag, voortgang: Voortgang) -> GemaaktVerslag:
    """Count a month beside the month before and write the report in a folder, or nothing when it was stopped.

    Raises Weigering on "maand" or "locatie", and Storing when a file cannot be written.
    """
    voortgang.meld(0, STAPPEN)
    periode = maand_van(vraag.maand)
    if periode.van > lokaal(bureau.wereld.klok()).date().isoformat():
        raise Weigering("Deze maand moet nog beginnen. Daarvan is nog niets te tellen.", veld="maand")
    cijfers = lees_periode(bureau, LeesCijfers(periode=periode, locatie_id=vraag.locatie_id, vergelijk=VORIGE))
    voortgang.meld(1, STAPPEN)
    if voortgang.gestopt():
        return GemaaktVerslag()
    bestanden = schrijf(cijfers, vraag.map)
    voortgang.meld(STAPPEN, STAPPEN)
    return GemaaktVerslag(bestanden=bestanden)


def maand_van(tekst: str) -> Periode:
    """The month of "2026-03". Raises Weigering on "maand"."""
    if not _MAAND.fullmatch(tekst):
        raise Weigering("Vul een maand in zoals 2026-03.", veld="maand")
    try:
        return periode_van(MAAND, f"{tekst}-01")
    except Weigering as weigering:
        raise Weigering("Vul een maand in zoals 2026-03.", veld="maand") from weigering


def stap_van(periode: Periode) -> str:
    """In which steps a period is drawn: the smallest of which not too many stand in it."""
    if periode.soort in (WEEK, VRIJ) and periode.dagen <= MEESTE_STAPPEN:
        return "dag"
    if periode.dagen <= 7 * (MEESTE_STAPPEN - 2):
        return WEEK
    return MAAND if periode.dagen <= 30 * MEESTE_STAPPEN else JAAR


def _jaar_voor(periode: Periode) -> str:
    """The first day of the twelve months until the end of a period."""
    na = date.fromisoformat(periode.tot) + DAG
    jaar_eerder = date(na.year - 1, na.month, 1)
    return jaar_eerder.isoformat()
