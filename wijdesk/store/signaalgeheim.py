"""Which signalen nobody may see without the right persoon.afgeschermd: one condition for every list, count and search.

A signaal is hidden when the person it is about is afgeschermd; when somebody afgeschermd belonged to the household it
is about on the day it came in or since (or nobody does any more, and such a person did); or when somebody afgeschermd
lives at the address. Addresses are compared by what they say: two desks can have written the same one down. No
SQLAlchemy.
"""

from __future__ import annotations

from wijdesk.models.values import Id
from wijdesk.store.huishoudens import WOONT_ELDERS
from wijdesk.store.lezer import Lezer

RECHT = "persoon.afgeschermd"
DAG = "date(s.ontvangen / 1000, 'unixepoch')"
ZELFDE_ADRES = (
    "SELECT s.adres_id UNION "
    "SELECT b.id FROM adres a JOIN adres b ON b.postcode = a.postcode AND b.huisnummer = a.huisnummer "
    "WHERE a.id = s.adres_id AND a.postcode <> '' AND lower(b.toevoeging) = lower(a.toevoeging) UNION "
    "SELECT b.id FROM adres a JOIN adres b ON b.straat = a.straat AND b.huisnummer = a.huisnummer "
    "WHERE a.id = s.adres_id AND a.straat <> '' AND lower(b.toevoeging) = lower(a.toevoeging) "
    "AND (b.woonplaats = a.woonplaats OR b.woonplaats = '' OR a.woonplaats = '')"
)
GEHEIM = (
    "((s.persoon_id IS NOT NULL AND EXISTS (SELECT 1 FROM persoon g WHERE g.id = s.persoon_id AND g.afgeschermd)) "
    "OR (s.huishouden_id IS NOT NULL AND EXISTS (SELECT 1 FROM huishoudlid l JOIN persoon g ON g.id = l.persoon_id "
    "WHERE l.huishouden_id = s.huishouden_id AND l.status = 'actief' AND g.afgeschermd "
    f"AND (l.tot = '' OR l.tot >= {DAG} OR NOT EXISTS (SELECT 1 FROM huishoudlid n "
    f"WHERE n.huishouden_id = l.huishouden_id AND n.status = 'actief' AND (n.tot = '' OR n.tot >= {DAG}))))) "
    f"OR (s.adres_id IS NOT NULL AND EXISTS (SELECT 1 FROM adres w WHERE w.id IN ({ZELFDE_ADRES}) "
    "AND (EXISTS (SELECT 1 FROM persoon g WHERE g.adres_id = w.id AND g.afgeschermd) "
    "OR EXISTS (SELECT 1 FROM huishouden h JOIN huishoudlid l ON l.huishouden_id = h.id JOIN persoon g "
    "ON g.id = l.persoon_id WHERE h.adres_id = w.id AND l.status = 'actief' AND g.afgeschermd "
    f"AND l.verblijf <> '{WOONT_ELDERS}' AND (l.tot = '' OR l.tot >= {DAG}))))))"
)
"""Condition on `signaal s`: it is about somebody or somewhere protected."""

_ECHT = GEHEIM.replace("JOIN persoon g", "JOIN main.persoon g").replace("FROM persoon g", "FROM main.persoon g")
"""The same, also of whom whoever asks may see all the same (`Lezer.in_nood`): for them nobody of those is protected."""

IS_GEHEIM = f"SELECT 1 FROM signaal s WHERE s.id = ? AND {GEHEIM}"
"""A row when the signaal with this id is about somebody or somewhere protected."""

GEHEIM_OP_PAPIER = f"SELECT 1 FROM signaal s WHERE s.id = ? AND ({GEHEIM} OR {_ECHT})"
"""The same, also when it is about whom whoever asks may see as anybody: others read paper."""


def merk(lezer: Lezer) -> str:
    """A column of `signaal s`: whether what whoever asks may see is protected."""
    if lezer.mag(RECHT):
        return GEHEIM
    return _ECHT if lezer.in_nood else "0"


def alleen_zichtbaar(lezer: Lezer) -> str:
    """What to add to a WHERE over `signaal s`: the ones in use that whoever asks may see."""
    return "s.status = 'actief'" if lezer.mag(RECHT) else f"s.status = 'actief' AND NOT {GEHEIM}"


def mag_zien(lezer: Lezer, id_: Id) -> bool:
    """Whether whoever asks may see this one; False too when there is none."""
    return lezer.row(f"SELECT 1 FROM signaal s WHERE s.id = ? AND {alleen_zichtbaar(lezer)}", (id_,)) is not None
