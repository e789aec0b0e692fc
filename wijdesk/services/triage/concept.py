"""Answers of a triage that colleagues typed at this desk and that are not saved: whose, and no word of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer


def wie_niet_bewaarde(lezer: Lezer, triage_id: Id, bewaard: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """Names of the colleagues whose draft says something else than the store (question → value and words) has."""
    rijen = lezer.rows(
        "SELECT m.naam, c.inhoud FROM concept c JOIN medewerker m ON m.id = c.medewerker_id "
        "WHERE c.soort = ? AND c.medewerker_id <> ? ORDER BY m.naam",
        (f"triage.{triage_id.hex()}", lezer.medewerker_id),
    )
    return tuple(dict.fromkeys(naam for naam, inhoud in rijen if _zegt_meer(inhoud, bewaard)))


def _zegt_meer(inhoud: str, bewaard: Mapping[str, tuple[str, str]]) -> bool:
    try:
        bladen = json.loads(inhoud)["bladen"].values()
        return any(_blad_zegt_meer(blad, bewaard) for blad in bladen)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False  # a draft that cannot be read says nothing


def _blad_zegt_meer(blad: Mapping[str, Any], bewaard: Mapping[str, tuple[str, str]]) -> bool:
    getypt = {code: tuple(paar) for code, paar in blad.get("antwoorden", {}).items()}
    stond = {code: tuple(paar) for code, paar in blad.get("stond", {}).items()}
    anders = (paar not in (stond.get(code), bewaard.get(code)) for code, paar in getypt.items())
    return bool(blad.get("opzij")) or any(anders)
