"""Fixing versions of the plan, who agrees to them, and evaluations (domein.md 6)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from wijdesk.errors import Weigering
from wijdesk.models import handtekening
from wijdesk.models.datums import GEEN_DAG, dag_van, fout_in_dag
from wijdesk.models.evaluatie import voorstel
from wijdesk.models.opdrachten.akkoord import (
    DoelOordeel,
    GeefAkkoord,
    HoudEvaluatie,
    IntrekkenAkkoord,
    PlanEvaluatie,
    StelVersieVast,
    VervalEvaluatie,
    VerzetEvaluatie,
)
from wijdesk.models.plan import Akkoord, Doel, Doelscore, Evaluatie, Plan, Planversie
from wijdesk.models.planversie import canoniek, vingerafdruk
from wijdesk.models.values import Id, lokaal, schrijfbaar
from wijdesk.services.gezin import rijen_van
from wijdesk.services.personalia import haal_zichtbaar, naam_van_persoon
from wijdesk.services.plan.versies import ander_gezin, versies
from wijdesk.services.register import opdracht
from wijdesk.services.termijn_start import gehaald
from wijdesk.store.gezag import gezaghebbers_in
from wijdesk.store.lezer import Lezer
from wijdesk.store.plannen import plan_nu
from wijdesk.store.unit_of_work import UnitOfWork

DOEL_VERSIE = "casusregie: plan vaststellen met het gezin (Wmo 2015 art. 2.3.2, Jeugdwet art. 4.1.3)"
DOEL_AKKOORD = "casusregie: akkoord van het gezin met het plan vastleggen (Jeugdwet art. 4.1.3, 7.3.4)"
DOEL_EVALUATIE = "casusregie: plan evalueren met het gezin (Wmo 2015 art. 2.3.9, Jeugdwet art. 4.1.3)"
SCHERM, PAPIER, NIET = "op het scherm", "op papier", "niet akkoord"
LANGSTE_NAAM = 120


@opdracht(StelVersieVast, recht="casus.schrijven", doel=DOEL_VERSIE)
def stel_vast(uow: UnitOfWork, o: StelVersieVast) -> Id:
    """The next version, with true names: it is what the family reads.

    Undo takes it back while nobody answered to it; its number is not used again, for it may stand on paper by now.
    """
    rij = _open_plan(uow, o.plan_id)
    if o.evaluatie_op and (fout := _komende_dag(uow, o.evaluatie_op)):
        raise Weigering(fout, veld="evaluatie_op")
    lezer = Lezer(
        uow.cursor(),
        nu=uow.nu,
        medewerker_id=uow.wie.medewerker_id,
        rechten=uow.wie.rechten | {"persoon.afgeschermd"},
    )
    plan = plan_nu(lezer, o.plan_id)
    if plan is None:
        raise Weigering("Dit plan bestaat niet (meer).")
    if not plan.doelen:
        raise Weigering("Zet eerst een doel in het plan; dan kan het gezin er ja tegen zeggen.")
    inhoud = canoniek(plan)
    afdruk = vingerafdruk(inhoud)
    laatste = _laatste_versie(uow, o.plan_id)
    ander = ander_gezin(lezer, plan, versies(lezer, plan.id), _vandaag(uow).isoformat())
    if laatste is not None and laatste.vingerafdruk == afdruk and not ander:
        raise Weigering(f"Sinds versie {laatste.nummer} is er niets veranderd.")
    versie = uow.voeg_toe(
        Planversie(
            plan_id=plan.id,
            huishouden_id=plan.huishouden_id,
            nummer=_volgend_nummer(uow, o.plan_id),
            inhoud=inhoud,
            vingerafdruk=afdruk,
            reden=o.reden.strip(),
            gemaakt_op=uow.nu,
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    if o.evaluatie_op:
        _nieuwe_evaluatie(uow, rij, o.evaluatie_op)
    gehaald(uow, plan.huishouden_id, "plan-gereed", op=lokaal(uow.nu).date().isoformat())
    uow.zin = f"Versie {versie.nummer} van het plan vastgesteld"
    return versie.id


@opdracht(GeefAkkoord, recht="casus.schrijven", doel=DOEL_AKKOORD)
def geef_akkoord(uow: UnitOfWork, o: GeefAkkoord) -> Id:
    """Somebody's yes or no to one version, bound to it by its fingerprint. A yes after a no takes its place."""
    versie = uow.haal(Planversie, o.versie_id, wat="Deze versie")
    _open_plan(uow, versie.plan_id)
    versie.eis_heel()
    naam = _nagekeken(uow, o, versie)
    tekening = handtekening.naar_tekst(handtekening.lees(o.handtekening)) if o.wijze == SCHERM else ""
    for eerder in uow.vind(select(Akkoord).where(Akkoord.planversie_id == versie.id, Akkoord.status == "actief")):
        if not _zelfde(eerder, o.persoon_id, naam):
            continue
        if eerder.wijze != NIET or o.wijze == NIET:
            raise Weigering(f"Van {naam} staat bij deze versie al een antwoord. Trek dat eerst in.", veld="wie")
        uow.reden(eerder, "later toch akkoord gegeven")
        eerder.vervalt()
    akkoord = uow.voeg_toe(
        Akkoord(
            planversie_id=versie.id,
            huishouden_id=versie.huishouden_id,
            persoon_id=o.persoon_id,
            naam=naam,
            wijze=o.wijze,
            op=o.op,
            vingerafdruk=versie.vingerafdruk,
            handtekening=tekening,
            opmerking=_met_wie(o),
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    if o.wijze == NIET:
        uow.zin = f"Vastgelegd dat {naam} niet akkoord is met versie {versie.nummer}"
    else:
        uow.zin = f"Akkoord van {naam} met versie {versie.nummer} vastgelegd"
    return akkoord.id


@opdracht(IntrekkenAkkoord, recht="casus.schrijven", doel=DOEL_AKKOORD)
def trek_in(uow: UnitOfWork, o: IntrekkenAkkoord) -> None:
    """An answer does not count any more; the reason stays in the journal."""
    akkoord = uow.haal(Akkoord, o.akkoord_id, wat="Dit akkoord")
    _eis_reden(o.reden)
    uow.reden(akkoord, o.reden.strip())
    akkoord.vervalt()
    uow.zin = "Akkoord ingetrokken"


@opdracht(PlanEvaluatie, recht="casus.schrijven", doel=DOEL_EVALUATIE)
def plan_evaluatie(uow: UnitOfWork, o: PlanEvaluatie) -> Id:
    """An evaluation on a day to come; without a day three months on."""
    plan = _open_plan(uow, o.plan_id)
    op = o.op or voorstel(_vandaag(uow)).isoformat()
    if fout := _komende_dag(uow, op):
        raise Weigering(fout, veld="op")
    uow.zin = "Evaluatie gepland"
    return _nieuwe_evaluatie(uow, plan, op).id


@opdracht(HoudEvaluatie, recht="casus.schrijven", doel=DOEL_EVALUATIE)
def houd_evaluatie(uow: UnitOfWork, o: HoudEvaluatie) -> Id:
    """What was said, a score per goal, goals that are done, and the day of the next one: one operation."""
    plan = _open_plan(uow, o.plan_id)
    vandaag = _vandaag(uow).isoformat()
    fouten: dict[str, str] = {}
    if dag_van(o.op) is None:
        fouten["op"] = GEEN_DAG
    elif o.op > vandaag:
        fouten["op"] = "Een evaluatie die nog komt, kunt u plannen. Vul hier de dag van het gesprek in."
    elif o.op < plan.opgesteld_op:
        fouten["op"] = "Het plan was er toen nog niet."
    if not o.verslag.strip() and all(oordeel.score is None for oordeel in o.doelen):
        fouten["verslag"] = "Schrijf in een paar zinnen wat er gezegd is, of geef een cijfer bij een doel."
    if o.volgende and (fout := _komende_dag(uow, o.volgende)):
        fouten["volgende"] = fout
    doelen = _lopende_doelen(uow, plan, o.doelen, fouten)
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    if o.evaluatie_id is None:
        evaluatie = _nieuwe_evaluatie(uow, plan, o.op)
    else:
        evaluatie = uow.haal(Evaluatie, o.evaluatie_id, wat="Deze evaluatie")
        if evaluatie.plan_id != plan.id:
            raise Weigering("Deze evaluatie hoort bij een ander plan.")
    evaluatie.houd(op=o.op, aanwezig=o.aanwezig, verslag=o.verslag)
    evaluatie.medewerker_id = uow.wie.medewerker_id
    uow.flush()
    for plek, oordeel in enumerate(o.doelen):
        _verwerk(uow, evaluatie, doelen[oordeel.doel_id], oordeel, plek)
    if o.volgende:
        _nieuwe_evaluatie(uow, plan, o.volgende)
    uow.zin = "Evaluatie vastgelegd"
    return evaluatie.id


@opdracht(VerzetEvaluatie, recht="casus.schrijven", doel=DOEL_EVALUATIE)
def verzet_evaluatie(uow: UnitOfWork, o: VerzetEvaluatie) -> None:
    """A planned evaluation on another day."""
    evaluatie = uow.haal(Evaluatie, o.evaluatie_id, wat="Deze evaluatie")
    _open_plan(uow, evaluatie.plan_id)
    if fout := _komende_dag(uow, o.naar):
        raise Weigering(fout, veld="naar")
    if o.reden.strip():
        uow.reden(evaluatie, o.reden.strip())
    evaluatie.verzet(o.naar)
    uow.zin = "Evaluatie verzet"


@opdracht(VervalEvaluatie, recht="casus.schrijven", doel=DOEL_EVALUATIE)
def verval_evaluatie(uow: UnitOfWork, o: VervalEvaluatie) -> None:
    """A planned evaluation will not take place; why stays in the journal."""
    evaluatie = uow.haal(Evaluatie, o.evaluatie_id, wat="Deze evaluatie")
    _eis_reden(o.reden)
    evaluatie.vervalt()
    uow.reden(evaluatie, o.reden.strip())
    uow.zin = "Evaluatie vervallen"


def _open_plan(uow: UnitOfWork, plan_id: Id) -> Plan:
    plan = uow.haal(Plan, plan_id, wat="Dit plan")
    plan.eis_open()
    return plan


def _volgend_nummer(uow: UnitOfWork, plan_id: Id) -> int:
    return (uow.sessie.scalar(select(func.max(Planversie.nummer)).where(Planversie.plan_id == plan_id)) or 0) + 1


def _laatste_versie(uow: UnitOfWork, plan_id: Id) -> Planversie | None:
    hoogste = (
        select(func.max(Planversie.nummer))
        .where(Planversie.plan_id == plan_id, Planversie.status == "actief")
        .scalar_subquery()
    )
    gevonden = uow.vind(
        select(Planversie).where(
            Planversie.plan_id == plan_id, Planversie.status == "actief", Planversie.nummer == hoogste
        )
    )
    return max(gevonden, key=lambda versie: versie.id, default=None)


def _nagekeken(uow: UnitOfWork, o: GeefAkkoord, versie: Planversie) -> str:
    """The name below the signature; refuses what is missing, all at once."""
    fouten: dict[str, str] = {}
    if o.wijze not in {SCHERM, PAPIER, NIET}:
        fouten["wijze"] = "Kies hoe er geantwoord is."
    gemaakt = lokaal(versie.gemaakt_op).date().isoformat()
    if dag_van(o.op) is None:
        fouten["op"] = GEEN_DAG
    elif o.op > _vandaag(uow).isoformat():
        fouten["op"] = "De dag van het antwoord ligt niet in de toekomst."
    elif o.op < gemaakt:
        fouten["op"] = "Deze versie was er toen nog niet."
    if o.wijze == NIET and not o.opmerking.strip():
        fouten["opmerking"] = "Schrijf in één zin waarom er geen akkoord is."
    if o.wijze == SCHERM:
        try:
            handtekening.controleer(handtekening.lees(o.handtekening))
        except Weigering as weigering:
            fouten["handtekening"] = weigering.zin
    naam = _naam(uow, o, versie, fouten)
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    return naam


def _naam(uow: UnitOfWork, o: GeefAkkoord, versie: Planversie, fouten: dict[str, str]) -> str:
    naam = " ".join(schrijfbaar(o.naam).split())
    if o.persoon_id is not None:
        lid = uow.sql(
            "SELECT 1 FROM huishoudlid WHERE huishouden_id = ? AND persoon_id = ? AND status = 'actief'",
            versie.huishouden_id,
            o.persoon_id,
        )
        if lid is not None or o.persoon_id in gezaghebbers_in(rijen_van(uow), versie.huishouden_id, _vandaag(uow)):
            return naam_van_persoon(haal_zichtbaar(uow, o.persoon_id))
        fouten["wie"] = "Deze persoon hoort niet bij dit huishouden. Kies “iemand anders” en schrijf de naam op."
    elif not naam:
        fouten["naam"] = "Schrijf op wie er antwoordt."
    elif len(naam) > LANGSTE_NAAM:
        fouten["naam"] = "Deze naam is te lang."
    elif not o.door.strip() and _is_instelling(uow, versie.huishouden_id, naam):
        fouten["naam"] = f"Schrijf op wie er namens {naam} antwoordt, en in welke functie."
    return naam


def _is_instelling(uow: UnitOfWork, huishouden_id: Id, naam: str) -> bool:
    """Whether this is the name of an institution that has voogdij over a member; somebody there must have answered."""
    rijen = rijen_van(uow)(
        "SELECT DISTINCT g.instelling FROM gezag g JOIN huishoudlid l ON l.persoon_id = g.kind_id "
        "WHERE l.huishouden_id = ? AND l.status = 'actief' AND g.status = 'actief' AND g.ouder_id IS NULL",
        (huishouden_id,),
    )
    return naam.casefold() in {str(rij[0]).casefold() for rij in rijen}


def _met_wie(o: GeefAkkoord) -> str:
    """The remark, with who answered for an institution before it."""
    door = " ".join(schrijfbaar(o.door).split())
    return " ".join(filter(None, (f"Getekend door {door}." if door else "", o.opmerking.strip())))


def _zelfde(eerder: Akkoord, persoon_id: Id | None, naam: str) -> bool:
    if persoon_id is not None or eerder.persoon_id is not None:
        return eerder.persoon_id == persoon_id
    return eerder.naam.casefold() == naam.casefold()


def _nieuwe_evaluatie(uow: UnitOfWork, plan: Plan, op: str) -> Evaluatie:
    return uow.voeg_toe(
        Evaluatie(
            plan_id=plan.id,
            huishouden_id=plan.huishouden_id,
            gepland_op=op,
            gehouden_op="",
            medewerker_id=uow.wie.medewerker_id,
        )
    )


def _lopende_doelen(
    uow: UnitOfWork, plan: Plan, oordelen: tuple[DoelOordeel, ...], fouten: dict[str, str]
) -> dict[Id, Doel]:
    gevonden = uow.vind(select(Doel).where(Doel.plan_id == plan.id, Doel.status == "actief", Doel.stand == "lopend"))
    doelen = {doel.id: doel for doel in gevonden}
    gezien: set[Id] = set()
    for plek, oordeel in enumerate(oordelen):
        if oordeel.doel_id not in doelen or oordeel.doel_id in gezien:
            raise Weigering("Een van de doelen loopt niet meer. Open de evaluatie opnieuw.")
        gezien.add(oordeel.doel_id)
        if oordeel.score is not None and not 0 <= oordeel.score <= 10:
            fouten[f"doelen.{plek}.score"] = "Een cijfer ligt tussen 0 en 10."
        if oordeel.score is None and oordeel.toelichting.strip():
            fouten[f"doelen.{plek}.score"] = "Geef bij deze woorden ook een cijfer."
    return doelen


def _verwerk(uow: UnitOfWork, evaluatie: Evaluatie, doel: Doel, oordeel: DoelOordeel, plek: int) -> None:
    if oordeel.score is not None:
        uow.voeg_toe(
            Doelscore(
                doel_id=doel.id,
                evaluatie_id=evaluatie.id,
                op=evaluatie.gehouden_op,
                score=oordeel.score,
                toelichting=oordeel.toelichting.strip(),
                medewerker_id=uow.wie.medewerker_id,
            )
        )
    if oordeel.stand:
        try:
            doel.rond_af(stand=oordeel.stand, reden=oordeel.reden, op=evaluatie.gehouden_op)
        except Weigering as weigering:
            fouten = {f"doelen.{plek}.{veld or 'stand'}": zin for veld, zin in weigering.fouten.items()}
            raise Weigering(weigering.zin, fouten=fouten) from None


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")


def _komende_dag(uow: UnitOfWork, tekst: str) -> str:
    return fout_in_dag(tekst, vanaf=_vandaag(uow).isoformat())


def _vandaag(uow: UnitOfWork) -> date:
    return lokaal(uow.nu).date()
