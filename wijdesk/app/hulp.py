"""What helps whoever is new: the card with keys, and on an example store the walk of ten minutes.

Each is loaded when somebody asks for it. Whether this is an example one may walk through is a preference that making
the example leaves behind: a real store has none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wijdesk.models.opdrachten.huis import RONDGANG, BewaarVoorkeur
from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.panel import Actie, Omgeving, Panel

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma
    from wijdesk.ui.main_window import MainWindow

AANBOD = "Nieuw hier? In tien minuten loopt u het werk langs, op verzonnen mensen."


def hulp_acties(programma: Programma, omgeving: Omgeving) -> tuple[Actie, ...]:
    """In the menu of who is logged in, and in the box of Ctrl+K."""
    kaart, rondgang = partial(_kaart, programma, omgeving), partial(_begin_rondgang, programma)
    toetsen = "toetsen toetsenbord toetsenkaart papier pdf afdrukken"
    acties = (Actie("programma.sneltoetsen", "Kaart met sneltoetsen", "", kaart, "keyboard", toetsen),)
    if RONDGANG not in omgeving.voorkeuren:
        return acties
    leren = "oefenen leren beginnen nieuw uitleg hulp"
    return (*acties, Actie("programma.rondgang", "Rondgang van tien minuten", "", rondgang, "flag", leren))


def rondgang_paneel(bureau: Bureau, omgeving: Omgeving) -> tuple[PanelSoort, ...]:
    """The walk, before all other panels: it sees what these are asked."""
    if RONDGANG not in omgeving.voorkeuren:
        return ()

    def maak(omgeving: Omgeving) -> Panel:
        from wijdesk.ui.panels.rondgang import RondgangPaneel

        return RondgangPaneel(omgeving, bureau.rechten)

    soort = PanelSoort(
        naam=RONDGANG, titel="Rondgang", pictogram="flag", gebied="links", maak=maak, indelingen=frozenset()
    )
    return (soort,)


def bied_rondgang_aan(programma: Programma, omgeving: Omgeving, venster: MainWindow) -> None:
    """Once, in the status line, to whoever opens an example for the first time."""
    if omgeving.voorkeuren.get(RONDGANG) != b"" or venster.status.zin.text():
        return
    from wijdesk.ui.panels.rondgang import AANGEBODEN, als_waarde

    venster.status.bied_aan(AANBOD, tekst="Rondgang beginnen", doe=partial(_begin_rondgang, programma))
    waarde = als_waarde(AANGEBODEN, set(), set())
    omgeving.voorkeuren[RONDGANG] = waarde
    omgeving.jobs.write(BewaarVoorkeur(sleutel=RONDGANG, waarde=waarde), eigenaar=venster)


def _begin_rondgang(programma: Programma) -> None:
    venster = programma.venster
    if venster is None:
        return
    venster.verzoek("rondgang.begin", None)
    if venster.status.zin.text() == AANBOD:
        venster.status.meld("")


def _kaart(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.app.sneltoetsen import toon_kaart

    toon_kaart(programma, omgeving)
