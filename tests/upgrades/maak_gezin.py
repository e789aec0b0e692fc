"""The casusregie of the stored file: one of everything a casemanager can write, at days that are long past by now."""

from __future__ import annotations

from datetime import timedelta

from wijdesk.app.bureau import Bureau
from wijdesk.models.handtekening import naar_tekst
from wijdesk.models.opdrachten.akkoord import DoelOordeel, GeefAkkoord, HoudEvaluatie, PlanEvaluatie, StelVersieVast
from wijdesk.models.opdrachten.betrokkene import (
    BetrokkeneInvoer,
    LegToestemmingVast,
    TrekToestemmingIn,
    VoegBetrokkeneToe,
)
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.huishouden import LegGezagVast, LidInvoer, MaakHuishouden, VoegHuishoudensSamen
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    DoelInvoer,
    MaakPlan,
    PlanInvoer,
    VeiligheidInvoer,
    VoegActieToe,
    VoegDoelToe,
    VoegVeiligheidToe,
    WijzigPlan,
    ZetActie,
)
from wijdesk.models.opdrachten.regie import DoeNazorg, OpenCasus, PlanNazorg, SluitCasus, VraagOverdracht, ZetTandem
from wijdesk.models.opdrachten.termijn import LeesTermijnen, SchortTermijnOp
from wijdesk.models.opdrachten.toeleiding import (
    KoppelToeleidingTerug,
    LegEersteContactVast,
    LegIndicatieVast,
    NeemToeleidingAan,
    StelToeleidingVoor,
)
from wijdesk.models.opdrachten.verloop import (
    ContactmomentInvoer,
    CorrigeerContactmoment,
    LegContactmomentVast,
    LegGebeurtenisVast,
    MaakTaak,
    RondTaakAf,
)
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.models.values import Id, lokaal

HANDTEKENING = naar_tekst([((100, 200), (300, 90), (500, 320), (800, 150))])
GEZIN = "Familie De Wit"
DOEL = "Ik wil dat wij weer samen aan tafel zitten"


def maak_gezinnen(bureau: Bureau, alleen: Id) -> None:
    """A family with an open casus and everything in it, another record of it, and `alleen` whose casus was closed."""
    kind = PersoonInvoer(roepnaam="Sem", tussenvoegsel="de", achternaam="Wit", geboortedatum="2015-03-04")
    ouder = PersoonInvoer(roepnaam="Eva", tussenvoegsel="de", achternaam="Wit", geboortedatum="1984-05-06")
    thuis = bureau.doe(
        MaakHuishouden(
            leden=(
                LidInvoer(nieuwe_persoon=ouder, rol="ouder met gezag", verblijf="hele tijd", van="2015-03-04"),
                LidInvoer(nieuwe_persoon=kind, rol="kind", verblijf="deels (co-ouderschap)", van="2015-03-04"),
            )
        )
    )
    moeder, zoon = _leden(bureau, thuis)
    dubbel = bureau.doe(MaakHuishouden(leden=(LidInvoer(persoon_id=moeder, rol="alleenstaande"),), naam="Eva de Wit"))
    bureau.doe(VoegHuishoudensSamen(blijft=thuis, weg=dubbel, reden="Zelfde gezin"))
    collega = bureau.doe(
        MaakMedewerker(naam="Piet Bos", locatie_id=bureau.medewerker.locatie_id, rollen=("casemanager",))
    )
    bureau.doe(LegGezagVast(kind_id=zoon, ouders=(moeder,), van="2015-03-04", opmerking="Gezagsregister"))
    bureau.doe(OpenCasus(huishouden_id=thuis, wettelijk_kader="Wmo 2015", aanleiding="Ruzie thuis"))
    bureau.doe(ZetTandem(huishouden_id=thuis, medewerker_id=collega))
    _plan(bureau, thuis, moeder, zoon)
    _verloop(bureau, thuis, moeder)
    _hulp(bureau, thuis, moeder, zoon)
    _termijn(bureau, thuis)
    bureau.doe(VraagOverdracht(huishouden_id=thuis, naar_id=collega, notitie="Ik ga met verlof"))
    _gesloten(bureau, alleen)


def _leden(bureau: Bureau, huishouden_id: Id) -> list[Id]:
    db = bureau.eigen_verbinding()
    try:
        vraag = "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? ORDER BY id"
        return [Id(rij[0]) for rij in db.execute(vraag, (huishouden_id,)).fetchall()]
    finally:
        db.close()


def _plan(bureau: Bureau, thuis: Id, moeder: Id, zoon: Id) -> None:
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    plan = bureau.doe(MaakPlan(huishouden_id=thuis, soort="familiegroepsplan"))
    gezien = PlanInvoer(soort="familiegroepsplan")
    invoer = PlanInvoer(
        soort="familiegroepsplan", situatie="Elke avond ruzie", gaat_goed="Oma helpt",
        familiegroepsplan="ja", familiegroepsplan_op=vandaag,
    )  # fmt: skip
    bureau.doe(WijzigPlan(id=plan, invoer=invoer, gezien=gezien))
    doel = bureau.doe(
        VoegDoelToe(plan_id=plan, invoer=DoelInvoer(woorden=DOEL, leefgebied="Opvoeden en opgroeien", personen=(zoon,)))
    )
    actie = bureau.doe(VoegActieToe(doel_id=doel, invoer=ActieInvoer(wat="Samen koken", uitvoerder="zelf")))
    bureau.doe(ZetActie(id=actie, stand="gedaan"))
    bureau.doe(VoegVeiligheidToe(plan_id=plan, invoer=VeiligheidInvoer(tekst="Wie boos wordt, gaat naar buiten")))
    versie = bureau.doe(StelVersieVast(plan_id=plan))
    bureau.doe(
        GeefAkkoord(versie_id=versie, wijze="op het scherm", op=vandaag, persoon_id=moeder, handtekening=HANDTEKENING)
    )
    bureau.doe(GeefAkkoord(versie_id=versie, wijze="op papier", op=vandaag, naam="Oma Truus"))
    evaluatie = bureau.doe(PlanEvaluatie(plan_id=plan, op=vandaag))
    bureau.doe(
        HoudEvaluatie(
            plan_id=plan, evaluatie_id=evaluatie, op=vandaag, verslag="Het gaat beter",
            doelen=(DoelOordeel(doel_id=doel, score=6, toelichting="Twee keer gelukt"),), volgende="2099-01-05",
        )
    )  # fmt: skip
    scores = (ZrmInvoer(domein="Financiën", niveau=4), ZrmInvoer(domein="Huiselijke relaties", niveau=2))
    bureau.doe(LegZrmVast(id=bureau.wereld.ids(), huishouden_id=thuis, persoon_id=moeder, op=vandaag, scores=scores))


def _verloop(bureau: Bureau, thuis: Id, moeder: Id) -> None:
    nu = bureau.wereld.klok()
    vandaag = lokaal(nu).date().isoformat()
    eerste = bureau.doe(
        LegContactmomentVast(
            id=bureau.wereld.ids(),
            huishouden_id=thuis,
            invoer=ContactmomentInvoer(op=nu - 3_600_000, soort="telefoon", notitie="Gebelt", personen=(moeder,)),
        )
    )
    bureau.doe(
        CorrigeerContactmoment(
            id=bureau.wereld.ids(),
            vorige_id=eerste,
            invoer=ContactmomentInvoer(
                op=nu - 3_600_000, soort="huisbezoek", notitie="Aan tafel gepraat", duur=45, personen=(moeder,)
            ),
            reden="Het was een bezoek",
        )
    )
    bureau.doe(
        LegGebeurtenisVast(
            id=bureau.wereld.ids(), huishouden_id=thuis, op=vandaag, soort="school", tekst="Sem gaat over"
        )
    )
    taak = bureau.doe(MaakTaak(id=bureau.wereld.ids(), huishouden_id=thuis, wat="School bellen", voor=vandaag))
    bureau.doe(RondTaakAf(id=taak, uitkomst="Gebeld"))
    bureau.doe(MaakTaak(id=bureau.wereld.ids(), huishouden_id=thuis, wat="Kaartje sturen", voor="2099-01-05"))


def _hulp(bureau: Bureau, thuis: Id, moeder: Id, zoon: Id) -> None:
    vandaag = lokaal(bureau.wereld.klok()).date()
    school = bureau.doe(
        VoegBetrokkeneToe(
            huishouden_id=thuis, invoer=BetrokkeneInvoer(soort="professional", naam="Juf Anja", organisatie="De Boog")
        )
    )
    bureau.doe(
        LegToestemmingVast(
            betrokkene_id=school, persoon_id=zoon, gegevens=("plan", "voortgang"), gevers=(moeder,), tot="2099-01-05"
        )
    )
    bureau.doe(TrekToestemmingIn(betrokkene_id=school, persoon_id=zoon, gegevens=("voortgang",), gevers=(moeder,)))
    toeleiding = bureau.doe(
        StelToeleidingVoor(huishouden_id=thuis, naar="Elker", soort="maatwerk", waarom="Ruzie", persoon_id=moeder)
    )
    bureau.doe(NeemToeleidingAan(id=toeleiding))
    bureau.doe(LegEersteContactVast(id=toeleiding))
    bureau.doe(KoppelToeleidingTerug(id=toeleiding, woorden="Het klikt"))
    eerste = bureau.doe(
        LegIndicatieVast(
            huishouden_id=thuis, productgroep="Jeugd", soort="nieuw", aanbieder="Elker", omvang="2 uur per week",
            besloten_op=(vandaag - timedelta(days=400)).isoformat(), persoon_id=zoon, toeleiding_id=toeleiding,
        )
    )  # fmt: skip
    bureau.doe(
        LegIndicatieVast(
            huishouden_id=thuis, productgroep="Jeugd", soort="herindicatie", aanbieder="Elker", persoon_id=zoon,
            besloten_op=vandaag.isoformat(), vorige_id=eerste, wacht_sinds=vandaag.isoformat(), overbrugging="Oma",
            van=vandaag.isoformat(), zonder_einde=True,
        )
    )  # fmt: skip


def _termijn(bureau: Bureau, thuis: Id) -> None:
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    rijen = bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=thuis))
    onderzoek = next(rij.termijn.id for rij in rijen if rij.termijn and rij.termijn.regel == "wmo-onderzoek")
    bureau.doe(SchortTermijnOp(id=onderzoek, van=vandaag, reden="In overleg: vakantie"))


def _gesloten(bureau: Bureau, alleen: Id) -> None:
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    huis = bureau.doe(MaakHuishouden(leden=(LidInvoer(persoon_id=alleen, rol="alleenstaande"),)))
    casus = bureau.doe(OpenCasus(huishouden_id=huis, wettelijk_kader="Participatiewet", aanleiding="Schulden"))
    bureau.doe(SluitCasus(huishouden_id=huis, sluitreden="doelen behaald", toelichting="Klaar"))
    nazorg = bureau.doe(PlanNazorg(casus_id=casus, gepland_op=vandaag))
    bureau.doe(DoeNazorg(id=nazorg, hoe_gaat_het="gaat goed", verslag="Rust in huis"))
