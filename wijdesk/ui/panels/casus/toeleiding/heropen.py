"""Which row and which form or step of the hand-offs and indicaties a draft belongs to."""

from __future__ import annotations

from typing import Any

from wijdesk.models.rows.toeleiding import IndicatieRij, ToeleidingRij
from wijdesk.models.values import Id
from wijdesk.ui.panels.casus.toeleiding.gezinblad import INDICATIE, TOELEIDING, GezinBlad
from wijdesk.ui.regellijst import RegelLijst

_STAPPEN = {"Geweigerd": "weiger", "Intrekken": "intrekken", "Stap terugnemen": "stap_terug", "Vastleggen": "terug"}
"""The steps that ask for words, by what their button says: that is in the key of their draft."""


def heropen(blad: GezinBlad, formulier: str, rij: str) -> bool:
    """Open a form (`rij`: an id, "na." and an id, or nothing) or a step (id and button); False when the row is gone."""
    sleutel = rij.removeprefix("na.")
    id_, _, stap = sleutel.partition(".")
    nu = _ga_naar(blad, id_) if id_ else None
    if id_ and nu is None:
        return False
    if formulier == "stap":
        knop = blad.toetsen[blad.laatst].knop(f"{blad.laatst}.{_STAPPEN.get(stap, 'intrekken')}")
        kan = knop.isEnabled()
        knop.click()
        return kan
    if formulier == "toeleiding":
        blad.hand_off_asked.emit(nu)
    elif rij == sleutel:
        blad.indicatie_asked.emit(nu, None)
    else:
        blad.indicatie_asked.emit(None, nu)
    return True


def _ga_naar(blad: GezinBlad, id_: str) -> ToeleidingRij | IndicatieRij | None:
    """Choose the row with this id (hex) in the list that has it."""
    was = blad.laatst
    lijsten: dict[str, RegelLijst[Any]] = {TOELEIDING: blad.toeleidingen, INDICATIE: blad.indicaties}
    for naam, lijst in lijsten.items():
        blad.laatst = naam
        lijst.kies(Id(bytes.fromhex(id_)))
        nu: ToeleidingRij | IndicatieRij | None = lijst.huidige()
        if nu is not None and nu.id.hex() == id_:
            lijst.chosen.emit(nu)  # it may have been the chosen one already
            return nu
    blad.laatst = was
    return None
