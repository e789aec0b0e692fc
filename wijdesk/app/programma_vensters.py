"""The windows about the program itself: its settings, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijdesk.app.onderdelen import over_programma

if TYPE_CHECKING:
    from wijdesk.app.venster import Programma
    from wijdesk.ui.panel import Omgeving


def instellingen(programma: Programma, omgeving: Omgeving) -> None:
    """Colours, size of text, privacy of the waiting list."""
    from wijdesk.beleid import lees_beleid
    from wijdesk.ui.settings_dialog import InstellingenVenster

    venster = InstellingenVenster(
        programma.instellingen,
        programma.bewaar,
        theme=programma.theme,
        omgeving=omgeving,
        beleid=lees_beleid(),
        ouder=programma.venster,
    )
    venster.open()


def over(programma: Programma, omgeving: Omgeving) -> None:
    """Versions and licences; these are looked up while the window already stands."""
    from wijdesk.ui.over import OverVenster

    venster = OverVenster(programma.venster)
    venster.open()
    omgeving.jobs.background(lambda _: over_programma(), venster.toon, eigenaar=venster, stil=True)
