"""How a move to another team reads on the screen. Knows no Qt."""

from __future__ import annotations

from wijdesk.models.regiestand import dag_voluit, team_in_zin
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import lokaal

WACHT_DAGEN = 7
"""After a week without an answer somebody has to call: until then a household has nobody who looks after it."""


def hoofdletter(zin: str) -> str:
    """With a capital, at the beginning of a sentence."""
    return f"{zin[:1].upper()}{zin[1:]}"


def overgedragen_in_woorden(rij: TeamoverdrachtRij, *, kort: bool = False) -> str:
    """As in "overgedragen aan team Vinkhuizen op 3 maart 2026"; with what is still to come, unless `kort`."""
    dag = dag_voluit(lokaal(rij.op).date().isoformat())
    straks = "" if rij.verstuurd or kort else " (het dossier gaat bij het volgende contact mee)"
    return f"overgedragen aan {team_in_zin(rij.naar_naam)} op {dag}{straks}"


def aangenomen_in_woorden(rij: TeamoverdrachtRij, nu: int) -> str:
    """Whether the other team took it on: as in "Team Vinkhuizen heeft het op 4 maart 2026 aangenomen (Piet Bos).", or
    after a week that nobody did; empty when it is too early to say.
    """
    if rij.aangenomen_op is not None:
        dag = dag_voluit(lokaal(rij.aangenomen_op).date().isoformat())
        door = f" ({rij.aangenomen_door})" if rij.aangenomen_door else ""
        return f"{hoofdletter(team_in_zin(rij.naar_naam))} heeft het op {dag} aangenomen{door}."
    dagen = (lokaal(nu).date() - lokaal(rij.op).date()).days
    if dagen < WACHT_DAGEN:
        return ""
    return f"Na {dagen} dagen heeft {team_in_zin(rij.naar_naam)} het nog niet aangenomen. Bel dat team."


def ontvangen_in_woorden(rij: TeamoverdrachtRij) -> str:
    """As in "Ontvangen van team Selwerd op 3 maart 2026, van Sanne de Vries."."""
    dag = dag_voluit(lokaal(rij.op).date().isoformat())
    door = f", van {rij.door}" if rij.door else ""
    return f"Ontvangen van {team_in_zin(rij.van_naam)} op {dag}{door}."
