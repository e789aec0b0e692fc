"""The plan of a household: making, changing and ending it, its goals, actions and safety agreements.

The resident's words are kept as they were said; nothing here refuses a goal for not being SMART (see models.smart).
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import func, select

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.plan import (
    BeeindigVeiligheid,
    HaalUitPlan,
    HeropenDoel,
    MaakPlan,
    PlanInvoer,
    RondDoelAf,
    SluitPlan,
    VeiligheidInvoer,
    VerplaatsDoel,
    VoegActieToe,
    VoegDoelToe,
    VoegVeiligheidToe,
    WijzigActie,
    WijzigDoel,
    WijzigPlan,
    WijzigVeiligheid,
    ZetActie,
)
from wijdesk.models.plan import Actie, Doel, Doelpersoon, Plan, Planversie, Veiligheidsafspraak
from wijdesk.models.values import Id
from wijdesk.services.personalia import haal_persoon
from wijdesk.services.plan.invoer import (
    anders,
    controleer_doel,
    controleer_plan,
    controleer_veiligheid,
    dag_of_vandaag,
    nagekeken_actie,
    vandaag,
)
from wijdesk.services.plan.sjabloon import haal_sjabloon, vul_in
from wijdesk.services.plan.sluiting import sluit_plan
from wijdesk.services.register import opdracht
from wijdesk.services.termijn_start import gehaald, lopende
from wijdesk.store.tussentijds import zag
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "casusregie: het plan van het huishouden bijhouden (Wmo 2015 art. 2.3.2, Jeugdwet art. 4.1.2)"
FAMILIEGROEPSPLAN = "jeugd-familiegroepsplan"
R = TypeVar("R", Doel, Actie, Veiligheidsafspraak)


# The plan ------------------------------------------------------------------------------------------------------------


@opdracht(MaakPlan, recht="casus.schrijven", doel=DOEL)
def maak(uow: UnitOfWork, o: MaakPlan) -> Id:
    """The one active plan of a household; a template fills in what may all be changed."""
    huishouden = uow.haal(Huishouden, o.huishouden_id, wat="Dit huishouden")
    if huishouden.casus_id is None:
        raise Weigering("Er is geen open casus. Open eerst een casus; daarna kan er een plan komen.")
    if huishouden.actief_plan_id is not None:
        raise Weigering("Er is al een actief plan. Sluit dat eerst af, of werk daarin verder.")
    invoer = PlanInvoer(
        soort=o.soort,
        familiegroepsplan=o.familiegroepsplan,
        familiegroepsplan_op=o.familiegroepsplan_op,
        familiegroepsplan_reden=o.familiegroepsplan_reden,
    )
    controleer_plan(uow, invoer, PlanInvoer(soort=o.soort))
    sjabloon = haal_sjabloon(o.sjabloon)
    plan = uow.voeg_toe(
        Plan(
            huishouden_id=huishouden.id,
            casus_id=huishouden.casus_id,
            soort=o.soort,
            opgesteld_op=vandaag(uow),
            familiegroepsplan=o.familiegroepsplan,
            familiegroepsplan_op=o.familiegroepsplan_op if o.familiegroepsplan else "",
            familiegroepsplan_reden=o.familiegroepsplan_reden.strip() if o.familiegroepsplan else "",
        )
    )
    uow.flush()
    huishouden.actief_plan_id = plan.id
    vul_in(uow, plan, sjabloon)
    _aangeboden(uow, plan)
    uow.zin = f"Plan gemaakt: {sjabloon['naam'].lower()}" if sjabloon else "Plan gemaakt"
    return plan.id


@opdracht(WijzigPlan, recht="casus.schrijven", doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigPlan) -> None:
    """Write only what differs from what was seen. "Nee" to a familiegroepsplan needs a day and a reason."""
    plan = _open_plan(uow, o.id)
    controleer_plan(uow, o.invoer, o.gezien)
    _neem_over(uow, plan, o.invoer, o.gezien)
    if plan.familiegroepsplan:  # a colleague may have taken the day away since this form was opened
        plan.familiegroepsplan_op = plan.familiegroepsplan_op or o.invoer.familiegroepsplan_op or vandaag(uow)
    else:
        plan.familiegroepsplan_op = plan.familiegroepsplan_reden = ""
    _aangeboden(uow, plan)
    uow.zin = "Plan opgeslagen"


def _aangeboden(uow: UnitOfWork, plan: Plan) -> None:
    """The term runs until it is said (Jeugdwet art. 4.1.2): a yes meets it, a no with its reason lets it lapse."""
    if plan.familiegroepsplan == "ja":
        gehaald(uow, plan.huishouden_id, FAMILIEGROEPSPLAN, op=plan.familiegroepsplan_op)
    elif plan.familiegroepsplan == "nee" and plan.familiegroepsplan_reden:
        for termijn in lopende(uow, plan.huishouden_id, regel=FAMILIEGROEPSPLAN):
            termijn.verval(plan.familiegroepsplan_op, "niet aangeboden; waarom staat in het plan")


@opdracht(SluitPlan, recht="casus.schrijven", doel=DOEL)
def sluit(uow: UnitOfWork, o: SluitPlan) -> None:
    """The plan ends; each goal keeps how it went."""
    plan = _open_plan(uow, o.id)
    sluit_plan(uow, uow.haal(Huishouden, plan.huishouden_id), plan, o.uitkomsten, op=dag_of_vandaag(uow, o.op))
    uow.zin = "Plan afgesloten"


# Goals ---------------------------------------------------------------------------------------------------------------


@opdracht(VoegDoelToe, recht="casus.schrijven", doel=DOEL)
def voeg_doel_toe(uow: UnitOfWork, o: VoegDoelToe) -> Id:
    """A goal below the others, as it was said."""
    plan = _open_plan(uow, o.plan_id)
    controleer_doel(uow, o.invoer)
    doel = uow.voeg_toe(
        Doel(
            plan_id=plan.id,
            volgorde=_volgende(uow, Doel, plan.id),
            woorden=o.invoer.woorden.strip(),
            leefgebied=o.invoer.leefgebied,
            wanneer_bereikt=o.invoer.wanneer_bereikt.strip(),
            begin=o.invoer.begin or vandaag(uow),
            streef=o.invoer.streef,
        )
    )
    uow.flush()
    _zet_personen(uow, plan, doel, o.invoer.personen)
    uow.zin = "Doel toegevoegd"
    return doel.id


@opdracht(WijzigDoel, recht="casus.schrijven", doel=DOEL)
def wijzig_doel(uow: UnitOfWork, o: WijzigDoel) -> None:
    """Write only what differs from what was seen; the rest may have been changed elsewhere."""
    doel, plan = _van_plan(uow, Doel, o.id, "Dit doel")
    controleer_doel(uow, o.invoer)
    velden = anders(o.invoer, o.gezien)
    zag(uow, doel, _van(o.gezien, velden - {"personen"}))
    if "woorden" in velden:
        doel.herformuleer(o.invoer.woorden)
    if velden & {"begin", "streef"}:
        doel.plan_tijd(
            begin=(o.invoer.begin if "begin" in velden else "") or doel.begin,
            streef=o.invoer.streef if "streef" in velden else doel.streef,
        )
    if "leefgebied" in velden:
        doel.leefgebied = o.invoer.leefgebied
    if "wanneer_bereikt" in velden:
        doel.wanneer_bereikt = o.invoer.wanneer_bereikt.strip()
    if "personen" in velden:
        _zet_personen(uow, plan, doel, o.invoer.personen, o.gezien.personen)
    uow.zin = "Doel opgeslagen"


@opdracht(RondDoelAf, recht="casus.schrijven", doel=DOEL)
def rond_doel_af(uow: UnitOfWork, o: RondDoelAf) -> None:
    """The goal ends on a day that is not in the future."""
    doel, _ = _van_plan(uow, Doel, o.id, "Dit doel")
    doel.rond_af(stand=o.stand, reden=o.reden, op=dag_of_vandaag(uow, o.op))
    uow.zin = f"Doel afgerond: {o.stand}"


@opdracht(HeropenDoel, recht="casus.schrijven", doel=DOEL)
def heropen_doel(uow: UnitOfWork, o: HeropenDoel) -> None:
    """Work on it goes on; why it ended stays in the history."""
    doel, _ = _van_plan(uow, Doel, o.id, "Dit doel")
    doel.heropen()
    uow.zin = "Het doel loopt weer"


@opdracht(VerplaatsDoel, recht="casus.schrijven", doel=DOEL)
def verplaats_doel(uow: UnitOfWork, o: VerplaatsDoel) -> None:
    """Only goals whose place changes are written."""
    doel, plan = _van_plan(uow, Doel, o.id, "Dit doel")
    rij = uow.vind(select(Doel).where(Doel.plan_id == plan.id, Doel.status == "actief"))
    rij.sort(key=lambda ander: (ander.volgorde, ander.id))
    rij.remove(doel)
    rij.insert(max(0, min(o.plek, len(rij))), doel)
    for volgorde, ander in enumerate(rij, 1):
        if ander.volgorde != volgorde:
            ander.volgorde = volgorde
    uow.zin = "Doel verplaatst"


# Actions -------------------------------------------------------------------------------------------------------------


@opdracht(VoegActieToe, recht="casus.schrijven", doel=DOEL)
def voeg_actie_toe(uow: UnitOfWork, o: VoegActieToe) -> Id:
    """Who does what by when, below the other actions of the goal."""
    doel, plan = _van_plan(uow, Doel, o.doel_id, "Dit doel")
    if doel.stand != "lopend":
        raise Weigering("Dit doel is afgerond. Zet het eerst weer open.")
    actie = Actie(plan_id=plan.id, doel_id=doel.id, volgorde=_volgende(uow, Actie, plan.id))
    for veld, waarde in nagekeken_actie(uow, o.invoer).items():
        setattr(actie, veld, waarde)
    uow.voeg_toe(actie)
    uow.zin = "Actie toegevoegd"
    return actie.id


@opdracht(WijzigActie, recht="casus.schrijven", doel=DOEL)
def wijzig_actie(uow: UnitOfWork, o: WijzigActie) -> None:
    """Write only what differs from what was seen; the rest may have been changed elsewhere."""
    actie, _ = _van_plan(uow, Actie, o.id, "Deze actie")
    nagekeken = nagekeken_actie(uow, o.invoer)
    velden = anders(o.invoer, o.gezien)
    gezegd = _van(o.gezien, velden)
    if actie.persoon_id is not None and haal_persoon(uow, actie.persoon_id).id == gezegd.get("persoon_id"):
        gezegd["persoon_id"] = actie.persoon_id  # the card that was seen is the one this one was merged into
    zag(uow, actie, gezegd)
    for veld in velden:
        setattr(actie, veld, nagekeken[veld])
    if actie.uitvoerder != "WIJ":
        actie.medewerker_id = None
    uow.zin = "Actie opgeslagen"


@opdracht(ZetActie, recht="casus.schrijven", doel=DOEL)
def zet_actie(uow: UnitOfWork, o: ZetActie) -> None:
    """Done, open again, or not needed any more."""
    actie, _ = _van_plan(uow, Actie, o.id, "Deze actie")
    match o.stand:
        case "gedaan":
            actie.zet_gedaan(dag_of_vandaag(uow, o.op))
            uow.zin = "Actie gedaan"
        case "open":
            actie.heropen()
            uow.zin = "De actie staat weer open"
        case "niet meer nodig":
            actie.vervalt(o.reden)
            uow.zin = "Actie niet meer nodig"
        case _:
            raise Weigering("Kies gedaan, open of niet meer nodig.", veld="stand")


# Safety agreements ---------------------------------------------------------------------------------------------------


@opdracht(VoegVeiligheidToe, recht="casus.schrijven", doel=DOEL)
def voeg_veiligheid_toe(uow: UnitOfWork, o: VoegVeiligheidToe) -> Id:
    """What is agreed to be safe, from a day on."""
    plan = _open_plan(uow, o.plan_id)
    controleer_veiligheid(o.invoer)
    afspraak = uow.voeg_toe(
        Veiligheidsafspraak(
            plan_id=plan.id,
            volgorde=_volgende(uow, Veiligheidsafspraak, plan.id),
            tekst=o.invoer.tekst.strip(),
            wie=o.invoer.wie.strip(),
            van=o.invoer.van or vandaag(uow),
        )
    )
    uow.zin = "Veiligheidsafspraak toegevoegd"
    return afspraak.id


@opdracht(WijzigVeiligheid, recht="casus.schrijven", doel=DOEL)
def wijzig_veiligheid(uow: UnitOfWork, o: WijzigVeiligheid) -> None:
    """Write only what differs from what was seen."""
    afspraak, _ = _van_plan(uow, Veiligheidsafspraak, o.id, "Deze afspraak")
    controleer_veiligheid(o.invoer)
    if afspraak.tot and "van" in anders(o.invoer, o.gezien) and o.invoer.van > afspraak.tot:
        raise Weigering("De eerste dag ligt niet na de laatste dag.", veld="van")
    begon = afspraak.van
    _neem_over(uow, afspraak, o.invoer, o.gezien)
    afspraak.van = afspraak.van or begon
    uow.zin = "Veiligheidsafspraak opgeslagen"


@opdracht(BeeindigVeiligheid, recht="casus.schrijven", doel=DOEL)
def beeindig_veiligheid(uow: UnitOfWork, o: BeeindigVeiligheid) -> None:
    """It stays to be read, as one that held until then."""
    afspraak, _ = _van_plan(uow, Veiligheidsafspraak, o.id, "Deze afspraak")
    afspraak.beeindig(dag_of_vandaag(uow, o.op))
    uow.zin = "Veiligheidsafspraak beëindigd"


@opdracht(HaalUitPlan, recht="casus.schrijven", doel="casusregie: een vergissing uit het plan halen")
def haal_uit_plan(uow: UnitOfWork, o: HaalUitPlan) -> None:
    """Take out what was put in by mistake; of a goal its actions too."""
    match o.soort:
        case "doel":
            _haal_weg(uow, *_van_plan(uow, Doel, o.id, "Dit doel"))
            for actie in uow.vind(select(Actie).where(Actie.doel_id == o.id, Actie.status == "actief")):
                actie.status = "vervallen"
            uow.zin = "Doel uit het plan gehaald"
        case "actie":
            _haal_weg(uow, *_van_plan(uow, Actie, o.id, "Deze actie"))
            uow.zin = "Actie uit het plan gehaald"
        case "veiligheid":
            _haal_weg(uow, *_van_plan(uow, Veiligheidsafspraak, o.id, "Deze afspraak"))
            uow.zin = "Veiligheidsafspraak uit het plan gehaald"
        case _:
            raise Weigering("Dit kan niet uit het plan worden gehaald.")


def _haal_weg(uow: UnitOfWork, rij: Doel | Actie | Veiligheidsafspraak, plan: Plan) -> None:
    """What a fixed version holds was agreed on: that ends with a reason instead."""
    versies = uow.vind(select(Planversie).where(Planversie.plan_id == plan.id, Planversie.status == "actief"))
    if any(rij.id.hex() in versie.inhoud for versie in versies):
        raise Weigering("Dit staat in een vastgestelde versie. Rond het af, of laat het vervallen met een reden.")
    rij.status = "vervallen"


# What they share -----------------------------------------------------------------------------------------------------


def _open_plan(uow: UnitOfWork, id_: Id) -> Plan:
    """The plan, as long as it is the active one of its household."""
    plan = uow.haal(Plan, id_, wat="Dit plan")
    plan.eis_open()
    if uow.haal(Huishouden, plan.huishouden_id, wat="Dit huishouden").actief_plan_id != plan.id:
        raise Weigering("Dit is niet het actieve plan van dit huishouden; het verandert niet meer.")
    return plan


def _neem_over(
    uow: UnitOfWork, rij: Plan | Veiligheidsafspraak, invoer: PlanInvoer | VeiligheidInvoer, gezien: object
) -> None:
    velden = anders(invoer, gezien)
    zag(uow, rij, _van(gezien, velden))
    for veld in velden:
        setattr(rij, veld, getattr(invoer, veld).strip())


def _van(gezien: object, velden: set[str]) -> dict[str, object]:
    """What these fields held in the form, as the row has them."""
    waarden = {veld: getattr(gezien, veld) for veld in velden}
    return {veld: waarde.strip() if isinstance(waarde, str) else waarde for veld, waarde in waarden.items()}


def _van_plan(uow: UnitOfWork, soort: type[R], id_: Id, wat: str) -> tuple[R, Plan]:
    rij = uow.haal(soort, id_, wat=wat)
    return rij, _open_plan(uow, rij.plan_id)


def _volgende(uow: UnitOfWork, soort: type[Doel | Actie | Veiligheidsafspraak], plan_id: Id) -> int:
    hoogste = uow.sessie.scalar(select(func.max(soort.volgorde)).where(soort.plan_id == plan_id))
    return (hoogste or 0) + 1


def _zet_personen(
    uow: UnitOfWork, plan: Plan, doel: Doel, personen: tuple[Id, ...], gezien: tuple[Id, ...] | None = None
) -> None:
    """Whom the goal is for from now on; they belong, or belonged, to the household.

    Whom nobody saw in the form (`gezien`) stays: a colleague put them there in the meantime.
    """
    gewenst = dict.fromkeys(haal_persoon(uow, id_).id for id_ in personen)
    zag_er = None if gezien is None else {haal_persoon(uow, id_).id for id_ in gezien}
    leden = {
        haal_persoon(uow, lid.persoon_id).id
        for lid in uow.vind(
            select(Huishoudlid).where(Huishoudlid.huishouden_id == plan.huishouden_id, Huishoudlid.status == "actief")
        )
    }
    bestaand = uow.vind(select(Doelpersoon).where(Doelpersoon.doel_id == doel.id, Doelpersoon.status == "actief"))
    nu = {haal_persoon(uow, rij.persoon_id).id: rij for rij in bestaand}
    if not gewenst.keys() <= leden | nu.keys():
        raise Weigering("Kies mensen die bij dit huishouden horen.", veld="personen")
    for persoon_id, rij in nu.items():
        if persoon_id not in gewenst and (zag_er is None or persoon_id in zag_er):
            rij.status = "vervallen"
    for persoon_id in gewenst:
        if persoon_id not in nu:
            uow.voeg_toe(Doelpersoon(doel_id=doel.id, persoon_id=persoon_id))
