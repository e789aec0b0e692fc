"""Looking at fixed versions of the plan, at what changed between them, and at evaluations."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.akkoord import LeesEvaluaties, LeesVersie, LeesVersies, VergelijkVersies
from wijdesk.models.planverschil import verschillen
from wijdesk.models.rows.akkoord import EvaluatieDetail, ScoreInEvaluatie, VersieInhoud
from wijdesk.models.rows.plan import EvaluatieRij, PlanDetail, VersieRij
from wijdesk.models.values import Id
from wijdesk.services.plan.versies import BESCHADIGD, inhoud_voor, versies
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.plannen import plan_nu

DOEL = "casusregie: versies van het plan en akkoord bekijken (Wmo 2015 art. 2.3.2, Jeugdwet art. 4.1.3)"
HOOGSTE = 1_000_000
"""No plan has more versions; the database cannot look for just any number."""


@leesvraag(LeesVersies, recht="casus.lezen", doel=DOEL)
def lees_versies(lezer: Lezer, v: LeesVersies) -> tuple[VersieRij, ...]:
    """Newest first, each with what changed since the one before and who agreed."""
    return versies(lezer, v.plan_id)


@leesvraag(LeesVersie, recht="casus.lezen", doel=DOEL)
def lees_versie(lezer: Lezer, v: LeesVersie) -> VersieInhoud:
    """One whole version. A person who is hidden from the asker has no name in it."""
    rij = lezer.row("SELECT plan_id, inhoud FROM planversie WHERE id = ? AND status = 'actief'", (v.versie_id,))
    if rij is None:
        raise Weigering("Deze versie bestaat niet (meer).")
    (versie,) = (versie for versie in versies(lezer, Id(rij[0])) if versie.id == v.versie_id)
    return VersieInhoud(versie=versie, plan=inhoud_voor(lezer, rij[1]))


@leesvraag(VergelijkVersies, recht="casus.lezen", doel=DOEL)
def vergelijk(lezer: Lezer, v: VergelijkVersies) -> tuple[str, ...]:
    """What changed from one version to another; 0 is the plan as it stands now."""
    van, naar = _inhoud(lezer, v.plan_id, v.van), _inhoud(lezer, v.plan_id, v.naar)
    return (BESCHADIGD,) if van is None or naar is None else verschillen(van, naar)


@leesvraag(LeesEvaluaties, recht="casus.lezen", doel=DOEL)
def lees_evaluaties(lezer: Lezer, v: LeesEvaluaties) -> tuple[EvaluatieDetail, ...]:
    """Planned ones by date, then those held, newest first, each with its scores in the order of the goals."""
    scores: dict[Id, list[ScoreInEvaluatie]] = {}
    for evaluatie_id, doel_id, nummer, woorden, score, toelichting in lezer.rows(
        "SELECT s.evaluatie_id, d.id, (SELECT count(*) FROM doel e WHERE e.plan_id = d.plan_id "
        "AND e.status = 'actief' AND (e.volgorde, e.id) <= (d.volgorde, d.id)), d.woorden, s.score, s.toelichting "
        "FROM doelscore s JOIN doel d ON d.id = s.doel_id "
        "WHERE d.plan_id = ? AND s.status = 'actief' AND s.evaluatie_id IS NOT NULL ORDER BY d.volgorde, d.id, s.id",
        (v.plan_id,),
    ):
        scores.setdefault(Id(evaluatie_id), []).append(
            ScoreInEvaluatie(doel_id=Id(doel_id), nummer=nummer, woorden=woorden, score=score, toelichting=toelichting)
        )
    rijen = lezer.rows(
        "SELECT e.id, e.gepland_op, e.gehouden_op, e.aanwezig, e.verslag, m.naam FROM evaluatie e "
        "JOIN medewerker m ON m.id = e.medewerker_id WHERE e.plan_id = ? AND e.status = 'actief'",
        (v.plan_id,),
    )
    gepland = sorted((rij for rij in rijen if not rij[2]), key=lambda rij: (rij[1], rij[0]))
    gehouden = sorted((rij for rij in rijen if rij[2]), key=lambda rij: (rij[2], rij[0]), reverse=True)
    return tuple(
        EvaluatieDetail(
            evaluatie=EvaluatieRij(
                id=Id(id_),
                gepland_op=gepland_op,
                gehouden_op=gehouden_op,
                aanwezig=aanwezig,
                verslag=verslag,
                medewerker=medewerker,
            ),
            scores=tuple(scores.get(Id(id_), ())),
        )
        for id_, gepland_op, gehouden_op, aanwezig, verslag, medewerker in (*gepland, *gehouden)
    )


def _inhoud(lezer: Lezer, plan_id: Id, nummer: int) -> PlanDetail | None:
    if nummer == 0:
        plan = plan_nu(lezer, plan_id)
        if plan is None:
            raise Weigering("Dit plan bestaat niet (meer).")
        return plan
    rij = lezer.row(
        "SELECT inhoud FROM planversie WHERE plan_id = ? AND nummer = ? AND status = 'actief' ORDER BY id DESC",
        (plan_id, min(nummer, HOOGSTE)),
    )
    if rij is None:
        raise Weigering(f"Versie {nummer} bestaat niet (meer).", veld="van")
    return inhoud_voor(lezer, rij[0])
