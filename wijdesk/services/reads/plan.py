"""Reading a plan: whole, in a handful of queries whatever its size; the plans of a household; the templates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from wijdesk.models.opdrachten.plan import LeesPlan, LeesPlannen, LeesSjablonen
from wijdesk.models.rows.plan import ActieRij, DoelRij, EvaluatieRij, PlanDetail, PlanKop, ScoreRij, SjabloonRij
from wijdesk.models.smart import tips
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.gezin_tekent import met_tekenaars
from wijdesk.services.plan.versies import ander_gezin, gewijzigd, versies
from wijdesk.services.register import leesvraag
from wijdesk.store.aantekeningen import bij_plan
from wijdesk.store.lezer import Lezer
from wijdesk.store.plannen import plan_nu

DOEL = "casusregie: plan van het huishouden bekijken (Wmo 2015 art. 2.3.2, Jeugdwet art. 4.1.2)"


@leesvraag(LeesPlan, recht="casus.lezen", doel=DOEL)
def lees_plan(lezer: Lezer, v: LeesPlan) -> PlanDetail | None:
    """The plan with all that hangs on it. A person who is hidden from the asker has no name in it."""
    rij = lezer.row(
        "SELECT p.id, h.actief_plan_id IS p.id FROM huishouden h "
        "JOIN plan p ON p.huishouden_id = h.id AND p.id = coalesce(?, h.actief_plan_id) WHERE h.id = ?",
        (v.plan_id, v.huishouden_id),
    )
    plan = None if rij is None else plan_nu(lezer, Id(rij[0]))
    if rij is None or plan is None:
        return None
    dag, actief = lokaal(lezer.nu).date(), bool(rij[1])
    vandaag = dag.isoformat()
    scores = _scores(lezer, plan.id)
    vast = met_tekenaars(lezer, plan, versies(lezer, plan.id), dag)
    return replace(
        plan,
        actief=actief,
        aantekeningen=bij_plan(lezer, plan),
        doelen=tuple(
            replace(_op(doel, vandaag) if actief else doel, scores=tuple(scores[doel.id])) for doel in plan.doelen
        ),
        veiligheid=tuple(sorted(plan.veiligheid, key=lambda afspraak: bool(afspraak.tot))),
        evaluaties=_evaluaties(lezer, plan.id),
        versies=vast,
        gewijzigd=(*gewijzigd(plan, vast), *ander_gezin(lezer, plan, vast, vandaag)),
    )


@leesvraag(LeesPlannen, recht="casus.lezen", doel=DOEL)
def lees_plannen(lezer: Lezer, v: LeesPlannen) -> tuple[PlanKop, ...]:
    """All plans of a household, newest first."""
    rijen = lezer.rows(
        "SELECT p.id, p.soort, p.opgesteld_op, p.afgesloten_op, h.actief_plan_id IS p.id, "
        "(SELECT count(*) FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief'), "
        "(SELECT count(*) FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief' AND d.stand = 'behaald') "
        "FROM plan p JOIN huishouden h ON h.id = p.huishouden_id "
        "WHERE p.huishouden_id = ? AND p.status = 'actief' ORDER BY p.opgesteld_op DESC, p.id DESC",
        (v.huishouden_id,),
    )
    return tuple(
        PlanKop(
            id=Id(id_), soort=soort, opgesteld_op=van, afgesloten_op=tot, actief=bool(actief), doelen=doelen,
            behaald=behaald,
        )
        for id_, soort, van, tot, actief, doelen, behaald in rijen
    )  # fmt: skip


@leesvraag(LeesSjablonen, recht="casus.lezen", doel="casusregie: een plan beginnen")
def lees_sjablonen(_lezer: Lezer, _v: LeesSjablonen) -> tuple[SjabloonRij, ...]:
    """The templates shipped with the program, in order."""
    return tuple(
        SjabloonRij(
            sleutel=sjabloon["sleutel"],
            naam=sjabloon["naam"],
            voor=sjabloon["voor"],
            soort=sjabloon["soort"],
            doelen=tuple(doel["woorden"] for doel in sjabloon.get("doel", ())),
            acties=sum(len(doel.get("actie", ())) for doel in sjabloon.get("doel", ())),
            veiligheid=len(sjabloon.get("veiligheid", ())),
        )
        for sjabloon in lees_toml("plansjablonen.toml")["sjabloon"]
    )


def _op(doel: DoelRij, vandaag: str) -> DoelRij:
    """A goal of an active plan as it is on this day: while it runs its actions can be late, and it has tips."""
    if doel.stand != "lopend":
        return doel
    return replace(
        doel,
        acties=tuple(replace(actie, te_laat=_te_laat(actie, vandaag)) for actie in doel.acties),
        tips=tips(
            woorden=doel.woorden,
            wanneer_bereikt=doel.wanneer_bereikt,
            streef=doel.streef,
            heeft_acties=bool(doel.acties),
        ),
    )


def _te_laat(actie: ActieRij, vandaag: str) -> bool:
    return not actie.gedaan_op and not actie.niet_meer_nodig and "" < actie.klaar_voor < vandaag


def _scores(lezer: Lezer, plan_id: Id) -> dict[Id, list[ScoreRij]]:
    per_doel: dict[Id, list[ScoreRij]] = defaultdict(list)
    for doel_id, id_, op, score, toelichting, medewerker in lezer.rows(
        "SELECT s.doel_id, s.id, s.op, s.score, s.toelichting, m.naam FROM doelscore s "
        "JOIN doel d ON d.id = s.doel_id JOIN medewerker m ON m.id = s.medewerker_id "
        "WHERE d.plan_id = ? AND s.status = 'actief' ORDER BY s.op, s.id",
        (plan_id,),
    ):
        per_doel[Id(doel_id)].append(
            ScoreRij(id=Id(id_), op=op, score=score, toelichting=toelichting, medewerker=medewerker)
        )
    return per_doel


def _evaluaties(lezer: Lezer, plan_id: Id) -> tuple[EvaluatieRij, ...]:
    return tuple(
        EvaluatieRij(
            id=Id(id_), gepland_op=gepland, gehouden_op=gehouden, aanwezig=aanwezig, verslag=verslag, medewerker=wie
        )
        for id_, gepland, gehouden, aanwezig, verslag, wie in lezer.rows(
            "SELECT e.id, e.gepland_op, e.gehouden_op, e.aanwezig, e.verslag, m.naam FROM evaluatie e "
            "JOIN medewerker m ON m.id = e.medewerker_id WHERE e.plan_id = ? AND e.status = 'actief' "
            "ORDER BY e.gepland_op, e.id",
            (plan_id,),
        )
    )
