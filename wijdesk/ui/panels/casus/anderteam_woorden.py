"""How a move to another team reads on the screen. Knows no Qt."""

from __future__ import annotations

from wijdesk.models.regiestand import dag_voluit, team_in_zin
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import lokaal


def hoofdletter(zin: str) -> str:
    """With a capital, at the beginning of a sentence."""
    return f"{zin[:1].upper()}{zin[1:]}"


def overgedragen_in_woorden(rij: TeamoverdrachtRij, *, kort: bool = False) -> str:
    """As in "overgedragen aan team Vinkhuizen op 3 maart 2026"; with what is still to come, unless `kort`."""
    dag = dag_voluit(lokaal(rij.op).date().isoformat())
    straks = "" if rij.verstuurd or kort else " (het dossier gaat bij het volgende contact mee)"
    return f"overgedragen aan {team_in_zin(rij.naar_naam)} op {dag}{straks}"


def ontvangen_in_woorden(rij: TeamoverdrachtRij) -> str:
    """As in "Ontvangen van team Selwerd op 3 maart 2026, van Sanne de Vries."."""
    dag = dag_voluit(lokaal(rij.op).date().isoformat())
    door = f", van {rij.door}" if rij.door else ""
    return f"Ontvangen van {team_in_zin(rij.van_naam)} op {dag}{door}."
