"""How things stood on the last day of a period, and what became of plans: by the days the rows themselves carry.

A casus is open from the day it was opened until the day it was closed; a plan from the day it was drawn up. While a
casus is open its household has one regisseur: the database holds that, so nothing has to be looked up for it.
A client is a member of a household with an open casus; whoever belongs to two such households counts in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

from wijdesk.models.cijfer import Periode
from wijdesk.models.toeleiding_tempo import OPEN_STANDEN, vastgelopen
from wijdesk.models.values import lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.store.cijfercellen import grenzen
from wijdesk.store.cijferrest import resten
from wijdesk.store.lezer import Lezer

Telling = tuple[int, int | None, float | None]

CASUS_OPEN = "c.status = 'actief' AND c.geopend_op <= ? AND (c.gesloten_op IS NULL OR c.gesloten_op > ?)"
"""On a moment, twice."""
LID = "l.status = 'actief' AND l.van <= ? AND (l.tot = '' OR l.tot >= ?)"
"""On a day, twice."""
PLAN_OPEN = "p.status = 'actief' AND p.opgesteld_op <= ? AND (p.afgesloten_op = '' OR p.afgesloten_op > ?)"
"""On a day, twice."""
HAALDE, VERVIEL = "behaald", "vervallen"
VROEGST, LAATST = "0001-01-01", "9999-12-31"


@cache
def eigen_uitvoerders() -> tuple[str, ...]:
    """The codes of who carries out an action that are the family itself or its network."""
    return tuple(rij["code"] for rij in lees_toml("codes/uitvoerder.toml")["code"] if rij.get("eigen"))


def een_plan(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Clients on the last day, and those with exactly one plan."""
    dag, moment = periode.tot, grenzen(periode.tot, periode.tot)[1]
    rijen = lezer.rows(
        f"SELECT c.locatie_id, (SELECT count(*) FROM plan p WHERE p.casus_id = c.id AND {PLAN_OPEN}) AS plannen, "  # noqa: S608
        "count(*) FROM casus c JOIN huishoudlid l ON l.huishouden_id = c.huishouden_id "
        f"WHERE {CASUS_OPEN} AND {LID} GROUP BY 1, 2",
        (dag, dag, moment, moment, dag, dag),
    )
    tellers = [(plannen == 1, aantal) for plek, plannen, aantal in rijen if plekken.telt(plek)]
    for rest in resten(lezer, "huishoudlid", VROEGST, dag):
        wat = rest.gegevens
        lid = not wat["tot"] or wat["tot"] >= dag
        if plekken.telt(rest.locatie_id) and lid and _loopt(wat["geopend"], wat["gesloten"], dag):
            tellers.append((sum(_loopt(van, tot, dag) for van, tot in wat["plannen"]) == 1, 1))
    return sum(aantal for goed, aantal in tellers if goed), sum(aantal for _, aantal in tellers), None


def _loopt(van: str, tot: str, dag: str) -> bool:
    return van <= dag and (not tot or tot > dag)


def eigen_kracht(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Plans of open casussen on the last day, and those with an action of the family itself or its network."""
    dag, moment, eigen = periode.tot, grenzen(periode.tot, periode.tot)[1], eigen_uitvoerders()
    rijen = lezer.rows(
        "SELECT c.locatie_id, EXISTS (SELECT 1 FROM actie a WHERE a.plan_id = p.id AND a.status = 'actief' "  # noqa: S608
        f"AND a.niet_meer_nodig = '' AND a.uitvoerder IN ({', '.join('?' * len(eigen))})) AS zelf, count(*) "
        f"FROM plan p JOIN casus c ON c.id = p.casus_id WHERE {PLAN_OPEN} AND {CASUS_OPEN} GROUP BY 1, 2",
        (*eigen, dag, dag, moment, moment),
    )
    tellers = [(bool(zelf), aantal) for plek, zelf, aantal in rijen if plekken.telt(plek)]
    for rest in resten(lezer, "plan", VROEGST, dag):
        wat = rest.gegevens
        if (
            plekken.telt(rest.locatie_id)
            and _loopt(rest.dag, wat["tot"], dag)
            and _loopt(wat["geopend"], wat["gesloten"], dag)
        ):
            tellers.append((bool(wat["zelf"]), 1))
    return sum(aantal for goed, aantal in tellers if goed), sum(aantal for _, aantal in tellers), None


def _doelen(lezer: Lezer, plekken: Plekken, periode: Periode) -> list[tuple[int, int]]:
    """Of each plan that was closed in a period: goals attained, and goals that did not lapse."""
    rijen = lezer.rows(
        "SELECT c.locatie_id, (SELECT count(*) FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief' "
        "AND d.stand = ?), (SELECT count(*) FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief' "
        "AND d.stand <> ?) FROM plan p JOIN casus c ON c.id = p.casus_id "
        "WHERE p.status = 'actief' AND c.status = 'actief' AND p.afgesloten_op BETWEEN ? AND ?",
        (HAALDE, VERVIEL, periode.van, periode.tot),
    )
    plannen = [(gehaald, alle) for plek, gehaald, alle in rijen if plekken.telt(plek)]
    for rest in resten(lezer, "plan", VROEGST, periode.tot):
        if plekken.telt(rest.locatie_id) and periode.van <= rest.gegevens["tot"] <= periode.tot:
            gehaald, alle = rest.gegevens["doelen"]
            plannen.append((gehaald, alle))
    return plannen


def doelen_bereikt(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Closed plans with a goal left, and those with all of these attained."""
    plannen = [(gehaald, alle) for gehaald, alle in _doelen(lezer, plekken, periode) if alle]
    return sum(gehaald == alle for gehaald, alle in plannen), len(plannen), None


def doelen_deel(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Goals of closed plans that did not lapse, and those attained."""
    plannen = _doelen(lezer, plekken, periode)
    return sum(gehaald for gehaald, _ in plannen), sum(alle for _, alle in plannen), None


def per_regisseur(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """Households with an open casus now, by the name of their regisseur; nothing for a period without today."""
    telling: Counter[str] = Counter()
    if not is_nu(lezer, periode):
        return telling
    for naam, plek, aantal in lezer.rows(
        "SELECT m.naam, h.locatie_id, count(*) FROM huishouden h JOIN medewerker m ON m.id = h.regisseur_id "
        "WHERE h.casus_id IS NOT NULL AND h.status = 'actief' GROUP BY h.regisseur_id, h.locatie_id"
    ):
        telling[naam] += aantal * plekken.telt(plek)
    return +telling


def is_nu(lezer: Lezer, periode: Periode) -> bool:
    """Whether today lies in a period: of what is only known now there is nothing to say of another."""
    return periode.van <= lokaal(lezer.nu).date().isoformat() <= periode.tot


def caseload(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Open casussen now, and how many regisseurs have them; nothing for a period without today."""
    if not is_nu(lezer, periode):
        return 0, 0, None
    rijen = lezer.rows(
        "SELECT regisseur_id, locatie_id, count(*) FROM huishouden WHERE casus_id IS NOT NULL AND status = 'actief' "
        "GROUP BY 1, 2"
    )
    tellen = [(wie, aantal) for wie, plek, aantal in rijen if plekken.telt(plek)]
    return sum(aantal for _, aantal in tellen), len({wie for wie, _ in tellen}), None


def open_overdrachten(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Open toeleidingen now, and those that wait longer than was agreed; nothing for a period without today."""
    if not is_nu(lezer, periode):
        return 0, 0, None
    vandaag = lokaal(lezer.nu).date()
    standen = ", ".join(f"'{stand}'" for stand in OPEN_STANDEN)
    rijen = lezer.rows(
        "SELECT h.locatie_id, t.stand, t.voorgesteld_op, t.aangenomen_op, t.eerste_contact_op FROM toeleiding t "  # noqa: S608
        f"JOIN huishouden h ON h.id = t.huishouden_id WHERE t.stand IN ({standen}) AND t.status = 'actief'"
    )
    open_ = [
        vastgelopen(stand, voorgesteld_op=voor, aangenomen_op=aan, eerste_contact_op=contact, vandaag=vandaag)
        for plek, stand, voor, aan, contact in rijen
        if plekken.telt(plek)
    ]
    return sum(vast is not None for vast in open_), len(open_), None


STANDEN: dict[str, Callable[[Lezer, Plekken, Periode], Telling]] = {
    "een_plan": een_plan,
    "eigen_kracht": eigen_kracht,
    "doelen_bereikt": doelen_bereikt,
    "doelen_deel": doelen_deel,
    "caseload": caseload,
    "open_overdrachten": open_overdrachten,
}
"""Calculation → how it is counted."""
