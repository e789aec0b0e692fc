"""How a move to another team reads on the screen. Knows no Qt."""

from __future__ import annotations

from wijdesk.models.regiestand import dag_voluit, team_in_woorden
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import lokaal


def naar_team(naam: str) -> str:
    """As in "team Vinkhuizen", within a sentence."""
    zo = team_in_woorden(naam)
    return f"{zo[:1].lower()}{zo[1:]}"


def hoofdletter(zin: str) -> str:
    """With a capital, at the beginning of a sentence."""
    return f"{zin[:1].upper()}{zin[1:]}"


def overgedragen_in_woorden(rij: TeamoverdrachtRij) -> str:
    """As in "overgedragen aan team Vinkhuizen op 3 maart 2026"; with what is still to come."""
    dag = dag_voluit(lokaal(rij.op).date().isoformat())
    straks = "" if rij.verstuurd else " (het dossier gaat bij het volgende contact mee)"
    return f"overgedragen aan {naar_team(rij.naar_naam)} op {dag}{straks}"


def ontvangen_in_woorden(rij: TeamoverdrachtRij) -> str:
    """As in "Ontvangen van team Selwerd op 3 maart 2026, van Sanne de Vries."."""
    dag = dag_voluit(lokaal(rij.op).date().isoformat())
    door = f", van {rij.door}" if rij.door else ""
    return f"Ontvangen van {naar_team(rij.van_naam)} op {dag}{door}."
