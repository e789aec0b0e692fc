"""Two casussen of one household, and two plans: what there is to choose from. Plain reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import Regel, Waarde
from wijdesk.models.projectie import REGIE
from wijdesk.models.rows.verschil import CASUS, PLAN
from wijdesk.models.values import Id, als_waarde
from wijdesk.services.verschil.bron import Groep, Kant, entries_van
from wijdesk.store.lezer import Lezer

GEEN = "geen"
"""The side that says that no casus is open."""
_BOTST = (
    "SELECT CASE v.soort WHEN 'huishouden' THEN v.rij ELSE c.huishouden_id END, max(v.sinds) FROM verschil v "
    "LEFT JOIN casus c ON c.id = v.rij WHERE v.aard = 'casus' GROUP BY 1"
)
_TWEE_PLANNEN = (
    "SELECT h.id, max(p.opgesteld_op) FROM huishouden h JOIN plan p ON p.huishouden_id = h.id "
    "WHERE h.actief_plan_id IS NOT NULL AND h.actief_plan_id <> p.id AND p.afgesloten_op = '' AND p.status = 'actief' "
    "AND h.status = 'actief' GROUP BY h.id"
)
OPEN_PLANNEN = "SELECT id FROM plan WHERE huishouden_id = ? AND afgesloten_op = '' AND status = 'actief' ORDER BY id"


def botsingen(lezer: Lezer) -> dict[Id, int]:
    """Households about whose open casus desks differ, with since when."""
    return {Id(rij[0]): rij[1] for rij in lezer.rows(_BOTST) if rij[0] is not None}


def casusgroep(lezer: Lezer, huishouden_id: Id, sinds: int) -> Groep | None:
    """Which casus of a household goes on."""
    rij = lezer.row("SELECT casus_id FROM huishouden WHERE id = ?", (huishouden_id,))
    if rij is None:
        return None
    nu = rij[0].hex() if rij[0] is not None else ""
    kanten = []
    vraag = "SELECT id FROM casus WHERE huishouden_id = ? ORDER BY id"
    for (id_,) in lezer.rows(vraag, (huishouden_id,)):
        entries = entries_van(lezer, Id(id_))
        if entries is None or not is_open(entries.staat.waarden):
            continue
        begin = next(regel.id for regel in entries.regels if not regel.basis)
        if begin in entries.teksten:
            kant = entries.kant(begin, {})
            kanten.append(Kant(id_.hex(), kant.medewerker, kant.toestel, kant.op, {}, getoond=id_.hex() == nu))
    if not nu:
        wie = _laatste_op(lezer, huishouden_id)
        kanten.append(Kant(GEEN, *wie, {}, getoond=True))
    volgorde = sorted(kanten, key=lambda kant: (not kant.getoond, -kant.op))
    return Groep(CASUS, "huishouden", huishouden_id, ("casus_id",), sinds, tuple(volgorde))


def is_open(waarden: dict[str, Waarde]) -> bool:
    """Whether the journal says of a casus that it goes on."""
    return waarden.get("gesloten_op") is None and waarden.get("status") == "actief"


def _laatste_op(lezer: Lezer, huishouden_id: Id) -> tuple[str, str, int]:
    entries = entries_van(lezer, huishouden_id)
    id_ = "" if entries is None else entries.staat.getoond.get("casus_id", "")
    if entries is None or id_ not in entries.teksten:
        return "", "", 0
    kant = entries.kant(id_, {})
    return kant.medewerker, kant.toestel, kant.op


@dataclass(frozen=True, slots=True)
class Regie:
    """Who has the regie over a casus, and its plan; ids in hex as the journal has them."""

    regisseur_id: Waarde
    tandem_id: Waarde
    actief_plan_id: Waarde


def regie_van(lezer: Lezer, huishouden_id: Id, casus: str) -> Regie | None:
    """What the household says of a casus (hex): as it stands when it shows that one, else as its own desk left it."""
    nu = lezer.row(f"SELECT {', '.join(REGIE)} FROM huishouden WHERE id = ?", (huishouden_id,))
    if nu is not None and nu[0] is not None and nu[0].hex() == casus:
        return Regie(*(als_waarde(waarde) for waarde in nu[1:]))
    entries = entries_van(lezer, huishouden_id)
    regels = () if entries is None else entries.regels
    over = [regel for regel in regels if regel.waarden is not None and regel.waarden.get("casus_id") == casus]
    if entries is None or not over:
        return _van_opgegaan(lezer, huishouden_id, casus)
    begin = max(over, key=lambda regel: regel.rang)
    return Regie(*(_na(entries.regels, begin, veld) for veld in REGIE[1:]))


def _van_opgegaan(lezer: Lezer, huishouden_id: Id, casus: str) -> Regie | None:
    """What a household that was merged into this one says of a casus that came along."""
    vraag = "SELECT id FROM huishouden WHERE samengevoegd_in = ? AND id <> ? ORDER BY id"
    regies = (regie_van(lezer, Id(id_), casus) for (id_,) in lezer.rows(vraag, (huishouden_id, huishouden_id)))
    return next((regie for regie in regies if regie is not None), None)


def _na(regels: Sequence[Regel], begin: Regel, veld: str) -> Waarde:
    """The last that the desk of an entry said of a field, from that entry on."""
    waarde: Waarde = None
    for regel in sorted(regels, key=lambda regel: regel.rang):
        zelf = regel.toestel == begin.toestel and regel.rang >= begin.rang
        if zelf and regel.waarden is not None and veld in regel.waarden:
            waarde = regel.waarden[veld]
    return waarde


def plangroepen(lezer: Lezer, huishouden_id: Id | None = None) -> Iterator[Groep]:
    """Households with a plan that runs beside the one that counts."""
    for id_, _ in lezer.rows(_TWEE_PLANNEN):
        if huishouden_id is None or id_ == huishouden_id:
            yield plangroep(lezer, Id(id_))


def plangroep(lezer: Lezer, huishouden_id: Id) -> Groep:
    """Which of the open plans of a household counts."""
    rij = lezer.row("SELECT actief_plan_id FROM huishouden WHERE id = ?", (huishouden_id,))
    nu = rij[0].hex() if rij is not None and rij[0] is not None else ""
    kanten = []
    for (id_,) in lezer.rows(OPEN_PLANNEN, (huishouden_id,)):
        entries = entries_van(lezer, Id(id_))
        begin = next((r.id for r in entries.regels if not r.basis), "") if entries is not None else ""
        if entries is not None and begin in entries.teksten:
            kant = entries.kant(begin, {})
            kanten.append(Kant(id_.hex(), kant.medewerker, kant.toestel, kant.op, {}, getoond=id_.hex() == nu))
    volgorde = sorted(kanten, key=lambda kant: (not kant.getoond, -kant.op))
    sinds = max((kant.op for kant in kanten), default=0)
    return Groep(PLAN, "huishouden", huishouden_id, ("actief_plan_id",), sinds, tuple(volgorde))
