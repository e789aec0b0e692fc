"""Rows that name a locatie or medewerker which was found to be another, as the tables show them. Pure.

A colleague or a locatie that was made at two desks is merged by one entry that points from the one card to the other.
Nothing that names it is written again: the journal keeps what was said and who said it, and every table shows the one
that stays. So whatever reads a table (lists, filters, counts, rights, who is at work) needs to know nothing of it, work
that comes in later is right at once, and taking it apart is one entry too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from wijdesk.models.uitwisseling_woorden import WAARDE

if TYPE_CHECKING:
    from wijdesk.models.beeld import Beeld, Buiten, Regels
    from wijdesk.models.journaal import Regel

T = TypeVar("T", bound=Hashable)

SOORTEN = frozenset({"medewerker", "locatie"})
"""Nouns of which one can stand for another."""
WIJST = "samengevoegd_in"
BLIJFT = frozenset({("medewerker", WIJST), ("locatie", WIJST), ("roltoekenning", "medewerker_id")})
"""(Noun, field) that goes on naming what it named: rights do not pass to another card by themselves."""
TWEEDE = {"huishouden": ("regisseur_id", "tandem_id"), "straatronde": ("medewerker_id", "tweede_id")}
"""Two different people; who turns out to be the first is no second."""
VERSCHILT = frozenset({*TWEEDE, "regieoverdracht", "teamoverdracht"})
"""Nouns with a check that two of these fields differ: a field that would break it goes on naming what it named."""


def naamsleutel(naam: str) -> str:
    """Names that are the same but for capitals, spaces and the way letters with marks are written."""
    return unicodedata.normalize("NFC", " ".join(naam.casefold().split()))


def velden(soort: str, verwijzingen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(Field, noun) of a row that show the one that stays; `verwijzingen`: field → noun it refers to."""
    alle = verwijzingen.items()
    return tuple((veld, naar) for veld, naar in alle if naar in SOORTEN and (soort, veld) not in BLIJFT)


def einde(naar: Mapping[T, T], id_: T) -> T:
    """What stands for a row now: itself, or the last of what it points to. A circle is not followed round."""
    gezien = {id_}
    while (verder := naar.get(id_)) is not None and verder not in gezien:
        gezien.add(verder)
        id_ = verder
    return id_


def wijzers(beelden: Iterable[tuple[str, Beeld]]) -> dict[str, str]:
    """Row → the row that stands for it, of these."""
    return {
        rij: str(beeld.waarden[WIJST])
        for rij, beeld in beelden
        if beeld.soort in SOORTEN and beeld.waarden is not None and beeld.waarden[WIJST] is not None
    }


def wijs_door(
    beelden: Mapping[str, Beeld], rijen: Mapping[str, Sequence[Regel]], regels: Regels, buiten: Buiten
) -> None:
    """Let every row show what stands for what it names. A difference between two names for one thing is none."""
    naar = {rij: doel for rij, doel in buiten.doorwijzing().items() if rij not in rijen}
    naar |= wijzers(beelden.items())
    if not naar:
        return
    per_soort: dict[str, tuple[str, ...]] = {}
    for rij, beeld in beelden.items():
        if beeld.waarden is None:
            continue
        if beeld.soort not in per_soort:
            eigen = velden(beeld.soort, regels.verwijzingen(beeld.soort))
            per_soort[beeld.soort] = tuple(veld for veld, _ in eigen)
        for veld in per_soort[beeld.soort]:
            if beeld.waarden[veld] in naar:
                _verleg(rij, beeld, veld, naar, regels)
            if beeld.verschillen.get(veld) == WAARDE and _zelfde(beeld, veld, rijen[rij], naar):
                del beeld.verschillen[veld]


def _verleg(rij: str, beeld: Beeld, veld: str, naar: Mapping[str, str], regels: Regels) -> None:
    waarden = beeld.waarden or {}
    proef = waarden | {veld: einde(naar, str(waarden[veld]))}
    if beeld.soort in VERSCHILT:
        eerste, tweede = TWEEDE.get(beeld.soort, ("", ""))
        if tweede and einde(naar, str(proef[eerste])) == einde(naar, str(proef[tweede])):
            proef[tweede] = None
        if not regels.past_echt(beeld.soort, rij, proef):
            return
    beeld.waarden = proef


def _zelfde(beeld: Beeld, veld: str, alle: Sequence[Regel], naar: Mapping[str, str]) -> bool:
    """Whether all that was said of a field comes to the same."""
    van = {regel.id: regel.waarden for regel in alle if regel.waarden is not None}
    gezegd = [van[id_].get(veld) for id_ in beeld.koppen[veld] if id_ in van]
    return len({einde(naar, waarde) if isinstance(waarde, str) else waarde for waarde in gezegd}) == 1
