"""Whether conditions hold of the answers so far: yes, no, or not known yet. What is hidden counts for nothing. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from wijdesk.models.gegeven import dataclass
from wijdesk.models.vragen import Bladzijde, Lijst, Voorwaarde, Voorwaarden, Vraag


@dataclass(frozen=True, slots=True)
class Invulling:
    """One answer, with a sentence beside it when there was room for one."""

    waarde: str = ""
    toelichting: str = ""


NIETS = Invulling()


def wat_zichtbaar_is(
    lijst: Lijst, antwoorden: Mapping[str, Invulling], overgeslagen: Mapping[str, str]
) -> dict[str, bool | None]:
    """Per question whether it is asked: yes, no, or not known yet (None) because of a question without an answer."""
    zicht: dict[str, bool | None] = {}
    bladen: dict[str, bool | None] = {}
    per_code = {blad.code: blad for blad in lijst.bladzijden}
    for vraag in lijst.vragen:
        if vraag.bladzijde not in bladen:
            bladen[vraag.bladzijde] = _getoond(lijst, per_code[vraag.bladzijde], antwoorden, overgeslagen, zicht)
        blad = bladen[vraag.bladzijde]
        eigen = _getoond(lijst, vraag, antwoorden, overgeslagen, zicht)
        zicht[vraag.code] = False if blad is False or eigen is False else None if None in (blad, eigen) else True
    return zicht


def _getoond(
    lijst: Lijst,
    wat: Bladzijde | Vraag,
    antwoorden: Mapping[str, Invulling],
    overgeslagen: Mapping[str, str],
    zicht: Mapping[str, bool | None],
) -> bool | None:
    if wat.verberg_als and oordeel(lijst, wat.verberg_als, antwoorden, overgeslagen, zicht):
        return False
    return oordeel(lijst, wat.toon_als, antwoorden, overgeslagen, zicht) if wat.toon_als else True


def oordeel(
    lijst: Lijst,
    voorwaarden: Voorwaarden,
    antwoorden: Mapping[str, Invulling],
    overgeslagen: Mapping[str, str],
    zicht: Mapping[str, bool | None],
) -> bool | None:
    """Whether conditions hold: yes, no, or not known yet (None)."""
    uit: bool | None = True
    for deel in voorwaarden.alle:
        hier = _deel(lijst, deel, antwoorden, overgeslagen, zicht)
        if hier is False:
            return False
        if hier is None:
            uit = None
    if not voorwaarden.een:
        return uit
    een: bool | None = False
    for deel in voorwaarden.een:
        hier = _deel(lijst, deel, antwoorden, overgeslagen, zicht)
        if hier:
            return uit
        if hier is None:
            een = None
    return een


def _deel(
    lijst: Lijst,
    deel: Voorwaarde,
    antwoorden: Mapping[str, Invulling],
    overgeslagen: Mapping[str, str],
    zicht: Mapping[str, bool | None],
) -> bool | None:
    raak = kan = 0
    for code in deel.vragen:
        gesteld = zicht[code]
        if gesteld is False:
            continue
        ingevuld = antwoorden.get(code)
        if gesteld and ingevuld is not None and ingevuld.waarde:
            raak += deel.klopt(ingevuld.waarde)
        elif lijst.per_code[code].bladzijde not in overgeslagen:
            kan += 1
    if raak >= deel.keer:
        return True
    return None if raak + kan >= deel.keer else False
