"""How things stood on the last day of a period, and what became of plans: by the days the rows themselves carry.

A casus is open from the day it was opened until the day it was closed; a plan from the day it was drawn up. While a
casus is open its household has one regisseur: the database holds that, so nothing has to be looked up for it.
A client is a member of a household with an open casus; whoever belongs to two such households counts in both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from wijdesk.models.cijfer import Periode
from wijdesk.models.gegeven import dataclass
from wijdesk.models.toeleiding_tempo import AANGENOMEN, EERSTE_CONTACT, VOORGESTELD, Vertraging, vastgelopen
from wijdesk.models.values import lokaal
from wijdesk.models.zwaarte import gewicht
from wijdesk.services.cijfers.eigenkracht import Eigenkracht
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.services.zwaarte import punten, stukken_van
from wijdesk.store.cijfercellen import grenzen
from wijdesk.store.cijferrest import Rest, resten
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


@dataclass(frozen=True, slots=True)
class Planstand:
    """A plan that was open on the last day of a period, and how many of its actions the family or its network did."""

    plan_id: bytes
    locatie_id: bytes | None
    eigen: int


def plannen_met_eigen(lezer: Lezer, periode: Periode, kracht: Eigenkracht) -> list[Planstand]:
    """The plans of open casussen on the last day, with the actions they had then."""
    dag, moment = periode.tot, grenzen(periode.tot, periode.tot)[1]
    rijen = lezer.rows(
        f"SELECT p.id, c.locatie_id FROM plan p JOIN casus c ON c.id = p.casus_id WHERE {PLAN_OPEN} AND {CASUS_OPEN}",  # noqa: S608
        (dag, dag, moment, moment),
    )
    eigen = kracht.op([plan for plan, _ in rijen], moment)
    return [Planstand(plan, plek, eigen[plan]) for plan, plek in rijen]


def eigen_kracht(lezer: Lezer, plekken: Plekken, periode: Periode, kracht: Eigenkracht | None = None) -> Telling:
    """Plans of open casussen on the last day, and those with an action of the family itself or its network."""
    dag = periode.tot
    rijen = plannen_met_eigen(lezer, periode, kracht or Eigenkracht(lezer))
    tellers = [een.eigen > 0 for een in rijen if plekken.telt(een.locatie_id)]
    for rest in resten(lezer, "plan", VROEGST, dag):
        wat = rest.gegevens
        if (
            plekken.telt(rest.locatie_id)
            and _loopt(rest.dag, wat["tot"], dag)
            and _loopt(wat["geopend"], wat["gesloten"], dag)
        ):
            tellers.append(_had(wat["zelf"], dag))
    return sum(tellers), len(tellers), None


def _had(zelf: Any, dag: str) -> bool:
    """What stayed of a plan says since which day it had an action of its own; before 0009 only whether."""
    if isinstance(zelf, int):
        return bool(zelf)
    return bool(next((er for van, er in reversed(zelf) if van <= dag), 0))


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


def gewicht_per_regisseur(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """What the casussen of each regisseur weigh together on the last day, by name."""
    namen, telling = dict(lezer.rows("SELECT id, naam FROM medewerker")), Counter[str]()
    for _, wie, zwaar in gewichten(lezer, plekken, periode):
        telling[namen.get(wie, "")] += zwaar
    return telling


def gewicht_per_team(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """What the casussen of each locatie weigh together on the last day, by name."""
    namen, telling = plekken.geschreven(), Counter[str]()
    for plek, _, zwaar in gewichten(lezer, plekken, periode):
        telling[namen.get(plek, "geen locatie")] += zwaar
    return telling


def caseload_gewicht(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """What the casussen that were open on the last day weigh together, and how many regisseurs had them."""
    alle = gewichten(lezer, plekken, periode)
    return sum(zwaar for _, _, zwaar in alle), len({wie for _, wie, _ in alle}), None


def gewichten(lezer: Lezer, plekken: Plekken, periode: Periode) -> list[tuple[bytes | None, bytes | None, int]]:
    """(locatie, regisseur, points) of each casus that was open on the last day, also of what was destroyed since."""
    hier = [een for een in lopende_casussen(lezer, periode) if plekken.telt(een.locatie_id)]
    dag = min(periode.tot, lokaal(lezer.nu).date().isoformat())
    delen, waard = stukken_van(lezer, [een.casus_id for een in hier]), punten(lezer)
    uit = [(een.locatie_id, een.regisseur_id, gewicht(delen.get(een.casus_id, ()), dag, waard)) for een in hier]
    for wie, rest in _weg(lezer, plekken, periode):
        zwaar = [(code, van, tot) for code, van, tot in rest.gegevens.get("zwaar", [("casus", rest.dag, "")])]
        uit.append((rest.locatie_id, wie, gewicht(zwaar, dag, waard)))
    return uit


def per_regisseur(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """Households with an open casus on the last day, by the name of their regisseur."""
    namen = dict(lezer.rows("SELECT id, naam FROM medewerker"))
    return Counter(namen.get(wie, "") for wie in _regisseurs(lezer, plekken, periode))


def _regisseurs(lezer: Lezer, plekken: Plekken, periode: Periode) -> list[bytes | None]:
    """Who had each casus that was open on the last day, also of households that were destroyed since."""
    uit = [een.regisseur_id for een in lopende_casussen(lezer, periode) if plekken.telt(een.locatie_id)]
    return uit + [wie for wie, _ in _weg(lezer, plekken, periode)]


def _weg(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[tuple[bytes | None, Rest]]:
    """What stayed of casussen that were open on the last day, with who had the regie then."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    if periode.van > vandaag:
        return
    dag = min(periode.tot, vandaag)
    for rest in resten(lezer, "casus", VROEGST, dag):
        if plekken.telt(rest.locatie_id) and _loopt(rest.dag, rest.gegevens["gesloten"], dag):
            wie = next((wie for van, wie in reversed(rest.gegevens["regie"]) if van <= dag), None)
            yield bytes.fromhex(wie) if wie else None, rest


@dataclass(frozen=True, slots=True)
class Lopend:
    """A casus that was open on a day, and who had the regie then."""

    casus_id: bytes
    huishouden_id: bytes
    locatie_id: bytes | None
    regisseur_id: bytes | None


def lopende_casussen(lezer: Lezer, periode: Periode) -> list[Lopend]:
    """Open on the last day of a period, or now when that is still to come; none of a period that did not begin.

    Who was regisseur follows from the transfers of the regie since: whoever got it last, or gave it away first after.
    """
    vandaag = lokaal(lezer.nu).date().isoformat()
    if periode.van > vandaag:
        return []
    if periode.tot >= vandaag:
        return [
            Lopend(*rij)
            for rij in lezer.rows(
                "SELECT casus_id, id, locatie_id, regisseur_id FROM huishouden "
                "WHERE casus_id IS NOT NULL AND status = 'actief'"
            )
        ]
    moment = grenzen(periode.tot, periode.tot)[1]
    wie: dict[bytes, bytes] = {}
    for casus, op, van, naar in lezer.rows(
        "SELECT casus_id, beantwoord_op, van_id, naar_id FROM regieoverdracht WHERE stand = 'aangenomen' "
        "AND status = 'actief' ORDER BY beantwoord_op, id"
    ):
        if op <= moment:
            wie[casus] = naar
        else:
            wie.setdefault(casus, van)
    rijen = lezer.rows(
        "SELECT c.id, c.huishouden_id, c.locatie_id, coalesce(c.laatste_regisseur_id, "  # noqa: S608
        "CASE WHEN h.casus_id = c.id THEN h.regisseur_id END) FROM casus c JOIN huishouden h "
        f"ON h.id = c.huishouden_id WHERE {CASUS_OPEN}",
        (moment, moment),
    )
    return [Lopend(id_, huis, plek, wie.get(id_, laatst)) for id_, huis, plek, laatst in rijen]


def caseload(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Casussen that were open on the last day, and how many regisseurs had them."""
    tellen = _regisseurs(lezer, plekken, periode)
    return len(tellen), len(set(tellen)), None


def open_toeleidingen(
    lezer: Lezer, periode: Periode
) -> list[tuple[bytes, str, str, bytes | None, str, Vertraging | None]]:
    """(household, its name, to whom, locatie, proposed on, how it was late) of what was open on the last day."""
    vandaag = lokaal(lezer.nu).date()
    if periode.van > vandaag.isoformat():
        return []
    dag = min(periode.tot, vandaag.isoformat())
    uit = []
    for huis, naam, naar, plek, voor, aan, contact in lezer.rows(
        "SELECT h.id, h.naam, t.naar, h.locatie_id, t.voorgesteld_op, t.aangenomen_op, t.eerste_contact_op "
        "FROM toeleiding t JOIN huishouden h ON h.id = t.huishouden_id WHERE t.status = 'actief' "
        "AND t.voorgesteld_op <= ? AND (t.gestopt_op = '' OR t.gestopt_op > ?) "
        "AND (t.teruggekoppeld_op = '' OR t.teruggekoppeld_op > ?) ORDER BY t.voorgesteld_op, t.id",
        (dag, dag, dag),
    ):
        uit.append((huis, naam, naar, plek, voor, _vertraging(voor, aan, contact, dag)))
    return uit


def _vertraging(voor: str, aan: str, contact: str, dag: str) -> Vertraging | None:
    """How a toeleiding that was open on a day was late then, by the days of its steps."""
    stand = EERSTE_CONTACT if contact and contact <= dag else AANGENOMEN if aan and aan <= dag else VOORGESTELD
    return vastgelopen(
        stand, voorgesteld_op=voor, aangenomen_op=aan, eerste_contact_op=contact, vandaag=date.fromisoformat(dag)
    )


def open_overdrachten(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Toeleidingen that were open on the last day, and those that waited longer than was agreed."""
    open_ = [rij[5] for rij in open_toeleidingen(lezer, periode) if plekken.telt(rij[3])]
    vandaag = lokaal(lezer.nu).date().isoformat()
    dag = min(periode.tot, vandaag)
    weg = resten(lezer, "toeleiding", VROEGST, dag) if periode.van <= vandaag else iter(())
    for rest in weg:
        wat = rest.gegevens
        klaar = any(wat[einde] and wat[einde] <= dag for einde in ("gestopt", "terug"))
        if plekken.telt(rest.locatie_id) and not klaar:
            open_.append(_vertraging(rest.dag, wat["aan"], wat["contact"], dag))
    return sum(vast is not None for vast in open_), len(open_), None


STANDEN: dict[str, Callable[[Lezer, Plekken, Periode], Telling]] = {
    "een_plan": een_plan,
    "eigen_kracht": eigen_kracht,
    "doelen_bereikt": doelen_bereikt,
    "doelen_deel": doelen_deel,
    "caseload": caseload,
    "caseload_gewicht": caseload_gewicht,
    "open_overdrachten": open_overdrachten,
}
"""Calculation → how it is counted."""
