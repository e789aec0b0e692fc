"""Closing a casus with an outcome per goal, opening it again, and checking afterwards how it goes."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus, Nazorg, Regieoverdracht, casusnummer
from wijdesk.models.datums import eis_dag, fout_in_dag
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.regie import DoeNazorg, HeropenCasus, PlanNazorg, SluitCasus, VerzetNazorg
from wijdesk.models.plan import Plan
from wijdesk.models.termijn import Termijn
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.casusstart import start_termijnen
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.plan.sluiting import sluit_plan
from wijdesk.services.regisseurs import eis_regisseur
from wijdesk.services.register import opdracht
from wijdesk.services.sluitzaken import regel_zaken
from wijdesk.services.termijn_start import beeindig
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "casus afronden en daarna nagaan hoe het gaat"
GESLOTEN = "De casus is gesloten: "
"""How the reason begins of what ended because its casus was closed; opening again by mistake looks for it."""


@opdracht(SluitCasus, recht="casus.regie", doel=DOEL)
def sluit_casus(uow: UnitOfWork, o: SluitCasus) -> None:
    """Plan, terms and requests end with it, checks are planned; the last regisseur stays with the casus.

    Open tasks and hand-offs end too, or are somebody's by name.
    """
    huishouden = uow.haal(Huishouden, o.huishouden_id, wat="Dit huishouden")
    casus = uow.haal(Casus, huishouden.eis_casus(), wat="Deze casus")
    if uow.wie.medewerker_id not in {huishouden.regisseur_id, huishouden.tandem_id} and (
        "casus.regie_team" not in uow.wie.rechten
    ):
        raise Weigering("Alleen de regisseur, de tandem of de teamleider kan deze casus sluiten.")
    vandaag = lokaal(uow.nu).date()
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("sluitreden", o.sluitreden):
        fouten["sluitreden"] = "Kies waarom de casus sluit."
    nazorg_op: list[str] = []
    for dag in o.nazorg_op:
        if fout := fout_in_dag(dag, vanaf=vandaag.isoformat()):
            fouten["nazorg_op"] = fout
        nazorg_op.append(dag)
    if huishouden.actief_plan_id is not None:
        plan = uow.haal(Plan, huishouden.actief_plan_id, wat="Dit plan")
        op = max(vandaag.isoformat(), plan.opgesteld_op)
        try:
            sluit_plan(uow, huishouden, plan, o.doelen, op=op)
        except Weigering as weigering:
            fouten = weigering.fouten | fouten
    reden = f"{GESLOTEN}{o.sluitreden}"
    regisseur_id, dag_nu = huishouden.regisseur_id or uow.wie.medewerker_id, vandaag.isoformat()
    fouten |= regel_zaken(uow, huishouden.id, o.zaken, regisseur_id=regisseur_id, vandaag=dag_nu, reden=reden)
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    regisseur_id = huishouden.eindig_casus()
    casus.sluit(sluitreden=o.sluitreden, toelichting=o.toelichting.strip(), regisseur_id=regisseur_id, nu=uow.nu)
    for verzoek in uow.vind(
        select(Regieoverdracht).where(Regieoverdracht.casus_id == casus.id, Regieoverdracht.stand == "gevraagd")
    ):
        verzoek.beantwoord("ingetrokken", "De casus is gesloten.", nu=uow.nu)
    beeindig(uow, huishouden.id, op=dag_nu, reden=reden)
    for dag in sorted(set(nazorg_op)):
        uow.voeg_toe(Nazorg(casus_id=casus.id, huishouden_id=huishouden.id, medewerker_id=regisseur_id, gepland_op=dag))
    uow.zin = f"Casus {casus.nummer} gesloten"


@opdracht(HeropenCasus, recht="casus.regie", doel="casus opnieuw openen")
def heropen_casus(uow: UnitOfWork, o: HeropenCasus) -> Id:
    """The same casus goes on when closing it was a mistake; otherwise a new one begins under the same kader."""
    huishouden = uow.haal(Huishouden, o.huishouden_id, wat="Dit huishouden")
    if huishouden.casus_id is not None:
        raise Weigering("Dit huishouden heeft al een open casus.")
    eerdere = uow.vind(
        select(Casus)
        .where(Casus.huishouden_id == huishouden.id, Casus.gesloten_op.is_not(None), Casus.status == "actief")
        .order_by(Casus.gesloten_op.desc(), Casus.id.desc())
    )
    if not eerdere:
        raise Weigering("Dit huishouden had nog geen casus. Open er een.")
    laatste = eerdere[0]
    regisseur_id = o.regisseur_id or uow.wie.medewerker_id
    eis_regisseur(uow, regisseur_id, veld="regisseur_id")
    if o.terugdraaien:
        return _draai_terug(uow, huishouden, laatste, regisseur_id)
    if not o.aanleiding.strip():
        raise Weigering("Schrijf kort waarom de casus weer wordt geopend.", veld="aanleiding")
    vandaag = lokaal(uow.nu).date()
    casus_id = uow.ids()
    huishouden.begin_casus(casus_id, regisseur_id=regisseur_id)
    casus = uow.voeg_toe(
        Casus(
            id=casus_id,
            huishouden_id=huishouden.id,
            nummer=casusnummer(casus_id, vandaag.year),
            locatie_id=huishouden.locatie_id,
            wettelijk_kader=laatste.wettelijk_kader,
            aanleiding=o.aanleiding.strip(),
            geopend_op=uow.nu,
            geopend_door_id=uow.wie.medewerker_id,
        )
    )
    start_termijnen(uow, huishouden, casus, melding_op=vandaag.isoformat(), start_op=vandaag.isoformat())
    uow.zin = f"Casus {casus.nummer} geopend"
    return casus.id


def _draai_terug(uow: UnitOfWork, huishouden: Huishouden, casus: Casus, regisseur_id: Id) -> Id:
    """As it was before closing: the plan is active again, the terms that ended by it run on, checks are not needed.

    Goals keep the outcome they got; each can be opened again in the plan.
    """
    gesloten_op = lokaal(casus.gesloten_op or uow.nu).date().isoformat()
    casus.draai_sluiting_terug()
    huishouden.begin_casus(casus.id, regisseur_id=regisseur_id)
    plannen = uow.vind(
        select(Plan)
        .where(Plan.casus_id == casus.id, Plan.afgesloten_op >= gesloten_op, Plan.status == "actief")
        .order_by(Plan.id.desc())
    )
    if plannen:
        plannen[0].afgesloten_op = ""
        huishouden.actief_plan_id = plannen[0].id
    for termijn in uow.vind(
        select(Termijn).where(
            Termijn.onderwerp_id == huishouden.id, Termijn.vervallen_op == gesloten_op, Termijn.status == "actief"
        )
    ):
        if termijn.reden.startswith(GESLOTEN):
            termijn.vervallen_op, termijn.reden = "", ""
    for nazorg in uow.vind(
        select(Nazorg).where(Nazorg.casus_id == casus.id, Nazorg.gedaan_op == "", Nazorg.status == "actief")
    ):
        nazorg.status = "vervallen"
    uow.reden(casus, "sluiting teruggedraaid")
    uow.zin = f"Casus {casus.nummer} is weer open"
    return casus.id


@opdracht(PlanNazorg, recht="casus.schrijven", doel=DOEL)
def plan_nazorg(uow: UnitOfWork, o: PlanNazorg) -> Id:
    """One more check of a closed casus."""
    casus = uow.haal(Casus, o.casus_id, wat="Deze casus")
    if casus.gesloten_op is None or casus.laatste_regisseur_id is None:
        raise Weigering("Deze casus is nog open. Een check plant u na het sluiten.")
    dag = eis_dag(o.gepland_op, veld="gepland_op", vanaf=lokaal(uow.nu).date().isoformat()).isoformat()
    medewerker_id = o.medewerker_id or casus.laatste_regisseur_id
    _eis_aan_het_werk(uow, medewerker_id)
    nazorg = uow.voeg_toe(
        Nazorg(casus_id=casus.id, huishouden_id=casus.huishouden_id, medewerker_id=medewerker_id, gepland_op=dag)
    )
    uow.zin = "Check gepland"
    return nazorg.id


@opdracht(VerzetNazorg, recht="casus.schrijven", doel=DOEL)
def verzet_nazorg(uow: UnitOfWork, o: VerzetNazorg) -> None:
    """Another day, and perhaps somebody else."""
    nazorg = uow.haal(Nazorg, o.id, wat="Deze check")
    if nazorg.gedaan_op:
        raise Weigering("Deze check is al gedaan.")
    dag = eis_dag(o.gepland_op, veld="gepland_op", vanaf=lokaal(uow.nu).date().isoformat()).isoformat()
    if o.medewerker_id is not None:
        _eis_aan_het_werk(uow, o.medewerker_id)
        nazorg.medewerker_id = o.medewerker_id
    else:
        _eis_aan_het_werk(uow, nazorg.medewerker_id)
    nazorg.gepland_op = dag
    uow.zin = "Check verzet"


@opdracht(DoeNazorg, recht="casus.schrijven", doel=DOEL)
def doe_nazorg(uow: UnitOfWork, o: DoeNazorg) -> bool:
    """How it goes now; True when the answer is that the casus opens again, which is a decision of its own."""
    nazorg = uow.haal(Nazorg, o.id, wat="Deze check")
    uitkomsten = {
        str(code["code"]): bool(code.get("heropent")) for code in lees_toml("codes/nazorguitkomst.toml")["code"]
    }
    if o.hoe_gaat_het not in uitkomsten and not Codeboek(uow).kent("nazorguitkomst", o.hoe_gaat_het):
        raise Weigering("Kies hoe het gaat.", veld="hoe_gaat_het")
    vandaag = lokaal(uow.nu).date().isoformat()
    op = o.op or vandaag
    eis_dag(op, veld="op", tot=vandaag)
    nazorg.medewerker_id = uow.wie.medewerker_id  # who did it, whoever was to
    nazorg.doe(op=op, hoe_gaat_het=o.hoe_gaat_het, verslag=o.verslag)
    uow.zin = "Check vastgelegd"
    return uitkomsten.get(o.hoe_gaat_het, False)


def _eis_aan_het_werk(uow: UnitOfWork, medewerker_id: Id) -> None:
    medewerker = uow.sessie.get(Medewerker, medewerker_id)
    if medewerker is None or medewerker.status != "actief":
        raise Weigering("Deze collega werkt hier niet (meer). Kies een ander.", veld="medewerker_id")
