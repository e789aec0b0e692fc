"""The journal entries of everything that belongs to one household, oldest first. No SQLAlchemy."""

from __future__ import annotations

from typing import NamedTuple

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer
from wijdesk.store.tijdlijn import GEZIN

VAN_HUISHOUDEN = (
    "huishoudlid", "casus", "regieoverdracht", "nazorg", "plan", "planversie", "akkoord", "evaluatie", "betrokkene",
    "toestemming", "toeleiding", "indicatie", "contactmoment", "gebeurtenis", "taak", "zrmmeting",
    "triage", "consult", "ondersteuning", "onderzoek", "opschaling", "regieclaim", "teamoverdracht", "praktijkvorm",
    "controledossier",
)  # fmt: skip
VAN_PLAN = ("doel", "actie", "veiligheidsafspraak")
VAN_DOEL = ("doelpersoon", "doelscore")

_PLANNEN = "(SELECT id FROM plan WHERE huishouden_id IN (SELECT id FROM gezin))"
_RIJEN = (
    "SELECT id, 'huishouden' FROM gezin",
    *(f"SELECT id, '{tabel}' FROM {tabel} WHERE huishouden_id IN (SELECT id FROM gezin)" for tabel in VAN_HUISHOUDEN),
    *(f"SELECT id, '{tabel}' FROM {tabel} WHERE plan_id IN {_PLANNEN}" for tabel in VAN_PLAN),
    *(
        f"SELECT id, '{tabel}' FROM {tabel} WHERE doel_id IN (SELECT id FROM doel WHERE plan_id IN {_PLANNEN})"
        for tabel in VAN_DOEL
    ),
    (
        "SELECT s.id, 'zrmscore' FROM zrmscore s JOIN zrmmeting z ON z.id = s.meting_id "
        "WHERE z.huishouden_id IN (SELECT id FROM gezin)"
    ),
    (
        "SELECT g.id, 'gezag' FROM gezag g WHERE g.kind_id IN (SELECT l.persoon_id FROM huishoudlid l "
        "WHERE l.huishouden_id IN (SELECT id FROM gezin) AND l.status = 'actief')"
    ),
    (
        "SELECT v.id, 'praktijkveld' FROM praktijkveld v JOIN praktijkvorm p ON p.id = v.praktijkvorm_id "
        "WHERE p.huishouden_id IN (SELECT id FROM gezin)"
    ),
    (
        "SELECT p.id, 'controlepunt' FROM controlepunt p JOIN controledossier d ON d.id = p.controledossier_id "
        "WHERE d.huishouden_id IN (SELECT id FROM gezin)"
    ),
    "SELECT id, 'termijn' FROM termijn WHERE onderwerp_id IN (SELECT id FROM gezin)",
    (
        "SELECT w.id, 'termijnwijziging' FROM termijnwijziging w JOIN termijn t ON t.id = w.termijn_id "
        "WHERE t.onderwerp_id IN (SELECT id FROM gezin)"
    ),
)
MUTATIES = (
    f"{GEZIN}, rijen(id, tabel) AS ({' UNION ALL '.join(_RIJEN)}) "
    "SELECT m.id, m.rij, m.kop, m.inhoud, rijen.tabel FROM rijen CROSS JOIN mutatie m ON m.rij = rijen.id ORDER BY m.id"
)


class MutatieTekst(NamedTuple):
    """One entry: its header, and its content unless that was destroyed. Both JSON."""

    id: Id
    rij: Id
    kop: str
    inhoud: str | None
    tabel: str


def mutaties_van_huishouden(lezer: Lezer, huishouden_id: Id) -> list[MutatieTekst]:
    """Every entry of the household's rows; of households merged into it too."""
    return list(map(MutatieTekst._make, lezer.rows(MUTATIES, (huishouden_id,))))
