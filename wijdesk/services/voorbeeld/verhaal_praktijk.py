"""Practice forms in a made-up casus: some run, some ended. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wijdesk.models.opdrachten.praktijk import BeginPraktijkvorm, RondPraktijkvormAf, WijzigPraktijkvorm
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.verhaal import HUISHOUDEN, Verhaal, wie

ELKE = 3
"""One of so many casussen has one."""
NA, LATER = 12, 20
"""Days after opening that it begins, and after that until more is filled in."""


def praktijkvormen(v: Verhaal) -> None:
    """One for whoever it fits, with more filled in later; of a casus that closed it has ended."""
    if v.casus.plaats % ELKE or not v.gebeurd(NA + LATER):
        return
    passend = [vorm for vorm in lees_toml("voorbeeld/praktijk.toml")["vorm"] if _past(v, vorm)]
    vorm = passend[v.casus.plaats // ELKE % len(passend)]
    begin = v.dag(NA)
    sleutel = "praktijkvorm"
    voor = wie(v.kind) if "vanaf" in vorm else wie(v.p) if vorm.get("volwassen") else ""
    v.stap(
        v.moment(NA),
        lambda kaart: BeginPraktijkvorm(
            id=kaart.ids(),
            code=vorm["code"],
            huishouden_id=kaart[HUISHOUDEN],
            persoon_id=kaart[voor] if voor else None,
            begin=begin.isoformat(),
            waarden=tuple((veld, _zin(v, tekst)) for veld, tekst in vorm["waarden"].items()),
        ),
        sleutel,
    )
    if vorm["later"]:
        later = tuple(
            (veld, (begin + timedelta(days=int(tekst))).isoformat() if veld.endswith("_op") else _zin(v, tekst))
            for veld, tekst in vorm["later"].items()
        )
        v.stap(v.moment(NA + LATER), lambda kaart: WijzigPraktijkvorm(id=kaart[sleutel], waarden=later))
    if v.casus.gesloten:
        v.stap(v.moment(NA + LATER + 1), lambda kaart: RondPraktijkvormAf(id=kaart[sleutel], uitkomst=vorm["uitkomst"]))


def _zin(v: Verhaal, tekst: str) -> str:
    """With the names of this family; a choice stays as it is spelled."""
    return v.zin(tekst) if "{" in tekst else tekst


def _past(v: Verhaal, vorm: dict[str, Any]) -> bool:
    if "vanaf" in vorm:
        return v.kind is not v.p and vorm["vanaf"] <= v.kind.jaren < vorm["tot"]
    return True
