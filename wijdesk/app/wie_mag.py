"""The panels about who may do and see what, and where somebody with several places works now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wijdesk.models.opdrachten.rol import KiesWerkplek
from wijdesk.models.values import Id
from wijdesk.ui.panel import Actie, Omgeving, Panel

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma


def banden(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """Saying that one knows a resident."""
    from wijdesk.ui.panels.banden import BandenPaneel

    return BandenPaneel(omgeving, beheert="belang" in bureau.rechten)


def wie_mag_wat(omgeving: Omgeving) -> Panel:
    """The table of rights."""
    from wijdesk.app.papier import Afdrukker
    from wijdesk.ui.panels.rechten import RechtenPaneel

    afdrukker = Afdrukker(omgeving)
    afdrukker.paneel = paneel = RechtenPaneel(omgeving, afdrukker.rechten)
    return paneel


def werkplekken(programma: Programma, omgeving: Omgeving) -> tuple[Actie, ...]:
    """Where else somebody with rollen at several locaties can work now."""
    plekken = () if programma.bureau is None else programma.bureau.werkplekken
    woorden = "locatie werkplek team wisselen andere balie"
    return tuple(
        Actie(
            f"werkplek.{id_.hex()}",
            f"Werken bij {naam}",
            "",
            partial(_werk_bij, programma, omgeving, id_),
            "house",
            woorden,
        )
        for id_, naam in plekken
        if id_ != omgeving.locatie.id
    )


def _werk_bij(programma: Programma, omgeving: Omgeving, locatie_id: Id) -> None:
    venster = programma.venster
    if venster is None:
        return

    def klaar(*_: object) -> None:
        if programma.uitwisselaar is not None:
            programma.uitwisselaar.kijk_wie()

    omgeving.jobs.write(
        KiesWerkplek(locatie_id=locatie_id),
        klaar,
        eigenaar=venster,
        geweigerd=lambda weigering: venster.verzoek("melding", weigering.zin),
    )
