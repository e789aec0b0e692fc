"""What residents said against what was written (AVG art. 16, 18 and 19): beside the row as it is shown now.

The row a resident spoke about may have been put right since, by a new row: what was said stays with the newest one. No
SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import verborgen

KOP = "Aantekening van de inwoner"
_VAN_HUISHOUDEN = (
    "SELECT a.over_soort, a.over_id, a.tekst, a.op, p.afgeschermd FROM aantekening a "
    "JOIN persoon p ON p.id = a.persoon_id WHERE a.huishouden_id = ? AND a.over_id IS NOT NULL "
    "AND a.status = 'actief' ORDER BY a.op, a.id"
)
_VAN_PERSONEN = (
    "SELECT a.tekst, a.op, p.afgeschermd FROM aantekening a JOIN persoon p ON p.id = a.persoon_id "
    "WHERE a.persoon_id IN ({}) AND a.over_id IS NULL AND a.status = 'actief' ORDER BY a.op, a.id"
)
_LATER = (
    "WITH RECURSIVE later(id) AS (SELECT ?1 UNION SELECT c.id FROM contactmoment c JOIN later l ON c.vorige_id = l.id "
    "WHERE c.status = 'actief') SELECT id FROM later"
)


def per_rij(lezer: Lezer, huishouden_id: Id) -> dict[Id, str]:
    """Row → what was said beside it, with the day, ready to show; also under the ids of what replaced the row."""
    uit: dict[Id, str] = {}
    for soort, over, tekst, op, afgeschermd in lezer.rows(_VAN_HUISHOUDEN, (huishouden_id,)):
        if verborgen(lezer, afgeschermd=bool(afgeschermd)):
            continue
        ids: Iterable[Any] = [over]
        if soort == "contactmoment":
            ids = [rij[0] for rij in lezer.rows(_LATER, (over,))]
        for id_ in ids:
            eerder = uit.get(Id(id_), "")
            uit[Id(id_)] = "\n".join(filter(None, (eerder, in_woorden(tekst, op))))
    return uit


def bij_plan(lezer: Lezer, plan: PlanDetail) -> tuple[tuple[str, str], ...]:
    """What was said beside the plan or something in it: (what that is, what was said)."""
    naast = per_rij(lezer, plan.huishouden_id)
    if not naast:
        return ()
    delen = [(plan.id, "Het plan")]
    for doel in plan.doelen:
        delen.append((doel.id, f"Doel: {doel.woorden}"))
        delen += [(actie.id, f"Actie: {actie.wat}") for actie in doel.acties]
    delen += [(afspraak.id, f"Afspraak: {afspraak.tekst}") for afspraak in plan.veiligheid]
    return tuple((wat, naast[id_]) for id_, wat in delen if id_ in naast)


def over_het_geheel(lezer: Lezer, personen: Iterable[Id]) -> tuple[str, ...]:
    """What these persons said against the record as a whole; of somebody hidden from the asker nothing."""
    ids = tuple(dict.fromkeys(personen))
    if not ids:
        return ()
    rijen = lezer.rows(_VAN_PERSONEN.format(", ".join("?" * len(ids))), ids)
    return tuple(
        in_woorden(tekst, op) for tekst, op, afgeschermd in rijen if not verborgen(lezer, afgeschermd=bool(afgeschermd))
    )


def in_woorden(tekst: str, op: str) -> str:
    """One of them, as it stands beside what it is about."""
    return f"{KOP}, {datum_in_woorden(op)}: “{tekst}”"
