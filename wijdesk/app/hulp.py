"""What helps whoever is new: the card with keys. Each is loaded when somebody asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wijdesk.ui.panel import Actie, Omgeving

if TYPE_CHECKING:
    from wijdesk.app.venster import Programma


def hulp_acties(programma: Programma, omgeving: Omgeving) -> tuple[Actie, ...]:
    """In the menu of who is logged in, and in the box of Ctrl+K."""
    kaart = partial(_kaart, programma, omgeving)
    woorden = "toetsen toetsenbord toetsenkaart papier pdf afdrukken"
    return (Actie("programma.sneltoetsen", "Kaart met sneltoetsen", "", kaart, "keyboard", woorden),)


def _kaart(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.app.sneltoetsen import toon_kaart

    toon_kaart(programma, omgeving)
