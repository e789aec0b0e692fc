"""A triage in the store as the conversation it is: its lists, answers and page states make a Gesprek. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wijdesk.models.gesprek import OVERGESLAGEN, Gesprek, Invulling
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import lees_samen

Rijen = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Reading with plain SQL, in a transaction or outside one."""


def teksten_van(rijen: Rijen, lijst_id: Id, team_id: Id | None) -> tuple[str, str, str]:
    """(TOML text of the city, of the team or "", how people call the versions)."""
    gevonden = {Id(rij[0]): rij[1:] for rij in rijen(
        "SELECT id, inhoud, versie FROM vragenlijst WHERE id IN (?, ?)", (lijst_id, team_id or lijst_id)
    )}  # fmt: skip
    kern, versie = gevonden[lijst_id]
    if team_id is None:
        return kern, "", versie
    team, extra = gevonden[team_id]
    return kern, team, f"{versie} + {extra}"


def gesprek_van(rijen: Rijen, triage_id: Id, *, kern: str, team: str, bladzijde: str = "") -> Gesprek:
    """The conversation as it stands now."""
    antwoorden = {
        code: Invulling(waarde, toelichting)
        for code, waarde, toelichting in rijen(
            "SELECT vraag, waarde, toelichting FROM antwoord WHERE onderwerp_id = ? AND status = 'actief'", (triage_id,)
        )
    }
    standen = rijen(
        "SELECT bladzijde, reden FROM bladzijdestand WHERE triage_id = ? AND stand = ? AND status = 'actief'",
        (triage_id, OVERGESLAGEN),
    )
    overgeslagen = {blad: reden for blad, reden in standen}  # noqa: C416 - dict() of untyped rows has no types
    return Gesprek.van(lees_samen(kern, team), antwoorden=antwoorden, overgeslagen=overgeslagen, bladzijde=bladzijde)
