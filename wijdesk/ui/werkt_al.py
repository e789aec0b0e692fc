"""Somebody of this name works here already: a first password then opens the desk to them, with their rollen."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.ui.rolnaam import rolnaam


def werkt_al(naam: str, rijen: Iterable[MedewerkerRij]) -> str:
    """What to say before somebody of this name is given a password; empty when nobody has it."""
    gelijk = next((rij for rij in rijen if rij.actief and _kern(rij.naam) == _kern(naam)), None)
    if gelijk is None:
        return ""
    wie = f"{gelijk.naam}, {gelijk.locatie}, {', '.join(map(rolnaam, gelijk.rollen))}"
    return (
        f"Er werkt al iemand met deze naam: {wie}. Bedoelt u die? Druk nog een keer op Toevoegen: het wachtwoord is "
        "dan voor die collega. Is het een ander? Voeg een voorletter of achternaam toe."
    )


def _kern(naam: str) -> str:
    return " ".join(naam.casefold().split())
