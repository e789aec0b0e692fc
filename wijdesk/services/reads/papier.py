"""What goes on paper: the plan of a household, and the hand-over sheet of a toeleiding or indicatie.

Both are logged as printed for every person they are about. Nobody afgeschermd is named on paper, whoever asks: it
leaves the building.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from wijdesk.errors import Weigering
from wijdesk.models.gezinsrol import is_kind
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.betrokkene import LeesBetrokkenen
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier, LeesPlanPapier
from wijdesk.models.planversie import met_personen, personen_in
from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, BetrokkeneRij, GeverRij
from wijdesk.models.rows.papier import (
    GEZINSLID,
    VOOGD,
    Contactpersoon,
    OverdrachtPapier,
    PapierLid,
    PlanPapier,
    Toestemmingregel,
    Voogdij,
)
from wijdesk.models.rows.plan import AkkoordRij, PlanDetail, VersieRij
from wijdesk.models.toeleiding_advies import EIGEN_SOORT
from wijdesk.models.toestemming import ACHTTIEN, TWAALF, VOLLEDIG, ZESTIEN
from wijdesk.models.values import Id, leeftijd, lokaal
from wijdesk.services.plan.versies import ander_gezin, gewijzigd, inhoud_voor, versies
from wijdesk.services.regiestand import stand_voor
from wijdesk.services.register import leesvraag, use_case
from wijdesk.store.aantekeningen import bij_plan, over_het_geheel, per_rij
from wijdesk.store.afgeschermd import op_papier
from wijdesk.store.lezer import Lezer
from wijdesk.store.papier_huishouden import (
    Lid,
    PapierHuishouden,
    evaluatie_toen,
    huishouden_bij,
    huishouden_nu,
    scores_toen,
)
from wijdesk.store.plannen import plan_nu
from wijdesk.store.praktijk import lopend_bij
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van, verborgen
from wijdesk.store.toen import laatste_bij

R = TypeVar("R")

DOEL_PLAN = "het plan aan het gezin geven (Wmo 2015 art. 2.3.2, Jeugdwet art. 4.1.2 en 7.3.10)"
DOEL_OVERDRACHT = "overdracht met toestemming (Wmo 2015 art. 5.1.1, Jeugdwet art. 7.3.11)"


@leesvraag(LeesPlanPapier, recht="casus.lezen", doel=DOEL_PLAN)
def lees_plan_papier(lezer: Lezer, v: LeesPlanPapier) -> PlanPapier:
    """The plan as it is now, or a fixed version of it; Weigering when there is none.

    It is called a version (with its agreements) only when nothing changed since; then all of it is as it was when the
    version was fixed, also who is in the family, where they live and who is the regisseur.
    """
    nu_ = huishouden_nu(lezer, v.huishouden_id)
    plan_id = _plan_id(lezer, nu_.id, v.versie_id)
    nu = plan_nu(lezer, plan_id)
    rijen = versies(lezer, plan_id)
    if nu is None:
        raise Weigering("Dit plan bestaat niet (meer).")
    versie, plan = _welke(lezer, v.versie_id, nu, rijen, nu_.dag.isoformat())
    laatste = laatste_bij(lezer, versie.id) if versie else None
    huishouden = huishouden_bij(lezer, nu_, versie) if versie else nu_
    tekenaars = {rij.persoon_id for rij in (versie.akkoorden if versie else ()) if rij.persoon_id is not None}
    geheim = op_papier(lezer, personen_in(plan) | tekenaars | {lid[0] for lid in huishouden.leden})
    ook_voor = _ook_voor(huishouden, geheim)
    for persoon_id in dict.fromkeys(lid[0] for lid in huishouden.leden):
        lezer.toegang("plan afgedrukt", persoon_id, DOEL_PLAN)
    return PlanPapier(
        plan=replace(met_personen(plan, {}, geheim, naam=GEZINSLID), aantekeningen=_gezegd(lezer, plan, geheim)),
        familie="" if huishouden.geheim else huishouden.naam,
        adres=huishouden.adres,
        leden=tuple(
            _lid(huishouden.dag, lid, geheim=lid[0] in geheim, ook_voor=ook_voor.get(lid[0], ()))
            for lid in huishouden.leden
        ),
        nummer=_nummer(lezer, plan.casus_id),
        locatie=huishouden.locatie,
        regisseur=huishouden.regisseur,
        tandem=huishouden.tandem,
        vandaag=nu_.dag.isoformat(),
        regie_voorlopig=_voorlopig(lezer, nu_),
        volgende_evaluatie=evaluatie_toen(lezer, plan_id, laatste) if laatste else _volgende_evaluatie(lezer, plan_id),
        scores=scores_toen(lezer, plan_id, laatste) if laatste else _scores(lezer, plan_id),
        versie=versie.nummer if versie else 0,
        vingerafdruk=versie.vingerafdruk if versie else "",
        vastgesteld_op=_dag(versie) if versie else "",
        na_versie=(rijen[0].nummer, _dag(rijen[0])) if rijen and versie is None else (0, ""),
        akkoorden=_akkoorden(versie, geheim),
        ook_voor=tuple(ook_voor.items()),
        voogdij=_voogdij(huishouden, geheim, tot=ZESTIEN),
        weggelaten=_namen(lezer, geheim),
        taal=_taal(lezer, tuple(lid[0] for lid in huishouden.leden if lid[0] not in geheim)),
    )


def _taal(lezer: Lezer, leden: tuple[Id, ...]) -> str:
    plekken = ", ".join("?" * len(leden))
    per = dict(lezer.rows(f"SELECT id, taal FROM persoon WHERE id IN ({plekken}) AND taal <> ''", leden))
    return next((per[lid] for lid in leden if lid in per), "")


@leesvraag(LeesOverdrachtPapier, recht="casus.lezen", doel=DOEL_OVERDRACHT)
def lees_overdracht_papier(lezer: Lezer, v: LeesOverdrachtPapier) -> OverdrachtPapier:
    """The sheet of a toeleiding or indicatie, with only what consent for its receiver allows.

    Without consent that speaks for everybody it is about, no personal data goes to another (Jeugdwet art. 7.3.11,
    domein.md 6): the sheet then tells that help is asked of the receiver, and nothing that says for whom: no name, no
    number of the casus, no words of the family. It is not refused: one may ask without a name.

    Weigering when there is no such hand-off, when it is about somebody hidden from the asker, or when nobody knows
    which household an imported indicatie is of.
    """
    blad, huishouden_id, persoon_id = _toeleiding(lezer, v.id) or _indicatie(lezer, v.id)
    if persoon_id is not None and op_papier(lezer, (persoon_id,)) and not _mag(lezer, persoon_id):
        raise Weigering("Dit gaat over een afgeschermde persoon. Vraag uw teamleider.")
    huishouden = huishouden_nu(lezer, huishouden_id)
    over = tuple(lid[0] for lid in huishouden.leden) if persoon_id is None else (persoon_id,)
    for wie in dict.fromkeys(over):
        lezer.toegang("overdrachtsblad afgedrukt", wie, DOEL_OVERDRACHT)
    rondom = _beantwoord(lezer, LeesBetrokkenen(huishouden_id=huishouden.id))
    gevers = {gever.persoon_id for rij in rondom.toestemmingen for gever in rij.gevers if gever.persoon_id is not None}
    geheim = op_papier(lezer, {*over, *gevers})
    toestemming, soorten = _toestemming(rondom, blad.naar, over, geheim)
    over_wie_geheim = huishouden.geheim or not geheim.isdisjoint(over)
    mag_bellen = "contactgegevens" in soorten and not over_wie_geheim
    naam, telefoon = _naam_en_telefoon(lezer, persoon_id) if persoon_id is not None else (huishouden.naam, "")
    team = {veld: getattr(huishouden, veld) for veld in ("locatie", "regisseur", "tandem")}
    vandaag, intern = huishouden.dag.isoformat(), blad.wat == EIGEN_SOORT and bool(blad.naar)
    voorlopig = _voorlopig(lezer, huishouden)
    if not soorten and not intern:
        leeg = replace(_LEEG, naar=blad.naar, bij=blad.bij, wat=blad.wat, vandaag=vandaag, **team)
        return replace(leeg, regie_voorlopig=voorlopig)
    return replace(
        blad,
        **team,
        nummer=huishouden.nummer,
        vandaag=vandaag,
        regie_voorlopig=voorlopig,
        intern=intern,
        wie=GEZINSLID if over_wie_geheim and (persoon_id is None or persoon_id in geheim) else naam,
        wens=blad.wens if "plan" in soorten else "",
        waarom=blad.waarom if soorten else "",
        overbrugging=blad.overbrugging if soorten else "",
        voogdij=_voogdij(huishouden, geheim, tot=ACHTTIEN, over=frozenset(over)),
        telefoon=telefoon if mag_bellen else "",
        adres=huishouden.adres if mag_bellen else "",
        contactpersonen=_contactpersonen(rondom) if mag_bellen else (),
        loopt=lopend_bij(lezer.rows, huishouden.id, over) if "voortgang" in soorten and not over_wie_geheim else (),
        aantekeningen=()
        if "plan" not in soorten or over_wie_geheim
        else (*filter(None, (per_rij(lezer, huishouden.id).get(v.id, ""),)), *over_het_geheel(lezer, over)),
        toestemming=toestemming,
    )


def _beantwoord(lezer: Lezer, vraag: Leesvraag[R]) -> R:
    """The answer of another noun, for the same asker."""
    antwoord: R = use_case(vraag).functie(lezer, vraag)
    return antwoord


def _gezegd(lezer: Lezer, plan: PlanDetail, geheim: frozenset[Id]) -> tuple[tuple[str, str], ...]:
    """What residents say against the plan; nothing when somebody in it is hidden: their words may tell who."""
    return () if geheim else bij_plan(lezer, plan)


def _plan_id(lezer: Lezer, huishouden_id: Id, versie_id: Id | None) -> Id:
    if versie_id is None:
        rij = lezer.row("SELECT actief_plan_id FROM huishouden WHERE id = ?", (huishouden_id,))
    else:
        rij = lezer.row(
            "SELECT plan_id FROM planversie WHERE id = ? AND huishouden_id = ? AND status = 'actief'",
            (versie_id, huishouden_id),
        )
    if rij is None or rij[0] is None:
        raise Weigering("Er is nog geen plan om af te drukken. Begin eerst een plan.")
    return Id(rij[0])


def _dag(versie: VersieRij) -> str:
    return lokaal(versie.gemaakt_op).date().isoformat()


def _welke(
    lezer: Lezer, versie_id: Id | None, nu: PlanDetail, rijen: tuple[VersieRij, ...], vandaag: str
) -> tuple[VersieRij | None, PlanDetail]:
    """The fixed version that is printed, if it is one, and its content."""
    if versie_id is None:
        veranderd = gewijzigd(nu, rijen) or ander_gezin(lezer, nu, rijen, vandaag)
        return rijen[0] if rijen and rijen[0].klopt and not veranderd else None, nu
    gekozen = next((rij for rij in rijen if rij.id == versie_id), None)
    tekst = lezer.row("SELECT inhoud FROM planversie WHERE id = ?", (versie_id,))
    plan = inhoud_voor(lezer, tekst[0]) if tekst is not None else None
    if gekozen is None or plan is None or not gekozen.klopt:
        raise Weigering("Deze versie van het plan is beschadigd en kan niet worden afgedrukt.")
    return gekozen, plan


def _lid(vandaag: date, lid: Lid, *, geheim: bool, ook_voor: tuple[str, ...]) -> PapierLid:
    _, naam, rol, geboortedatum = lid
    jaren = leeftijd(geboortedatum, vandaag)
    tekent = jaren >= TWAALF if jaren is not None else not is_kind(rol)
    if geheim:
        return PapierLid(naam=GEZINSLID, rol="", leeftijd=None, tekent=tekent)
    kind = jaren if is_kind(rol) else None
    return PapierLid(naam=naam, rol=rol, leeftijd=kind, tekent=tekent, ook_voor=ook_voor)


def _ook_voor(huishouden: PapierHuishouden, geheim: frozenset[Id]) -> dict[Id, tuple[str, ...]]:
    """Per person with gezag the members under 16 whose yes is (also) theirs (Jeugdwet art. 7.3.4)."""
    gevonden: dict[Id, list[str]] = {}
    for id_, naam, rol, geboren in huishouden.leden:
        jaren = leeftijd(geboren, huishouden.dag)
        if id_ in geheim or (jaren >= ZESTIEN if jaren is not None else not is_kind(rol)):
            continue
        for wie in huishouden.gezag.get(id_, ()):
            if wie not in geheim:
                gevonden.setdefault(wie, []).append(naam)
    return {wie: tuple(namen) for wie, namen in gevonden.items()}


def _voogdij(
    huishouden: PapierHuishouden, geheim: frozenset[Id], *, tot: int, over: frozenset[Id] | None = None
) -> tuple[Voogdij, ...]:
    """The institutions with voogdij over a member who is not sure to be `tot` years or older. Of a child that is
    afgeschermd nothing is told.
    """
    gevonden: dict[str, list[str]] = {}
    for id_, naam, _, geboren in huishouden.leden:
        jaren = leeftijd(geboren, huishouden.dag)
        if id_ in geheim or (over is not None and id_ not in over) or (jaren is not None and jaren >= tot):
            continue
        for instelling in huishouden.instellingen.get(id_, ()):
            gevonden.setdefault(instelling, []).append(naam)
    return tuple(Voogdij(instelling=naam, over=tuple(wie)) for naam, wie in gevonden.items())


def _nummer(lezer: Lezer, casus_id: Id) -> str:
    rij = lezer.row("SELECT nummer FROM casus WHERE id = ?", (casus_id,))
    return str(rij[0]) if rij is not None else ""


def _akkoorden(versie: VersieRij | None, geheim: frozenset[Id]) -> tuple[AkkoordRij, ...]:
    """Who answered to this very content; of somebody afgeschermd no name, and no signature or remark that tells it."""
    return tuple(
        replace(rij, naam=GEZINSLID, handtekening="", opmerking="") if rij.persoon_id in geheim else rij
        for rij in (versie.akkoorden if versie else ())
        if rij.klopt
    )


def _namen(lezer: Lezer, geheim: frozenset[Id]) -> tuple[str, ...]:
    """Whom it leaves out; without a name whom whoever asks may not see."""
    return tuple(sorted(_naam_en_telefoon(lezer, wie)[0] if _mag(lezer, wie) else "" for wie in geheim))


def _mag(lezer: Lezer, persoon_id: Id) -> bool:
    return persoon_id in lezer.in_nood or not verborgen(lezer, afgeschermd=True)


def _voorlopig(lezer: Lezer, nu: PapierHuishouden) -> bool:
    """Whether the regie is not certain: of today, also on a fixed version, since it is today that somebody reads it."""
    leden = [(lid[0], lid[1]) for lid in nu.leden]
    return bool(stand_voor(lezer, leden, locatie_id=nu.locatie_id, open_=bool(nu.regisseur)).op_papier)


def _volgende_evaluatie(lezer: Lezer, plan_id: Id) -> str:
    rij = lezer.row(
        "SELECT min(gepland_op) FROM evaluatie WHERE plan_id = ? AND gehouden_op = '' AND status = 'actief'", (plan_id,)
    )
    return str(rij[0] or "") if rij is not None else ""


def _scores(lezer: Lezer, plan_id: Id) -> tuple[tuple[bytes, str, int], ...]:
    rijen = lezer.rows(
        "SELECT s.doel_id, s.op, s.score FROM doelscore s JOIN doel d ON d.id = s.doel_id "
        "WHERE d.plan_id = ? AND s.status = 'actief' ORDER BY s.op, s.id",
        (plan_id,),
    )
    return tuple({rij[0]: (rij[0], rij[1], rij[2]) for rij in rijen}.values())


def _toeleiding(lezer: Lezer, id_: Id) -> tuple[OverdrachtPapier, Id, Id | None] | None:
    rij = lezer.row(
        "SELECT t.naar, t.contactpersoon, t.soort, t.waarom, coalesce(d.woorden, ''), t.huishouden_id, t.persoon_id "
        "FROM toeleiding t LEFT JOIN doel d ON d.id = t.doel_id WHERE t.id = ? AND t.status = 'actief'",
        (id_,),
    )
    if rij is None:
        return None
    blad = replace(_LEEG, naar=rij[0], bij=rij[1], wat=rij[2], waarom=rij[3], wens=rij[4])
    return blad, Id(rij[5]), Id(rij[6]) if rij[6] is not None else None


def _indicatie(lezer: Lezer, id_: Id) -> tuple[OverdrachtPapier, Id, Id | None]:
    rij = lezer.row(
        "SELECT i.aanbieder, i.productgroep, i.omvang, i.van, i.tot, i.besloten_op, i.overbrugging, "
        "coalesce(t.contactpersoon, ''), coalesce(t.waarom, ''), coalesce(d.woorden, ''), i.huishouden_id, "
        "i.persoon_id FROM indicatie i LEFT JOIN toeleiding t ON t.id = i.toeleiding_id "
        "LEFT JOIN doel d ON d.id = t.doel_id "
        "WHERE i.id = ? AND i.status = 'actief'",
        (id_,),
    )
    if rij is None:
        raise Weigering("Deze toeleiding of indicatie bestaat niet (meer).")
    if rij[10] is None:
        raise Weigering("Van deze indicatie is het huishouden niet bekend. Koppel haar eerst aan een huishouden.")
    blad = replace(
        _LEEG, naar=rij[0], bij=rij[7], wat=", ".join(filter(None, (rij[1], rij[2]))), waarom=rij[8], wens=rij[9],
        periode=(rij[3], rij[4]), besloten_op=rij[5], overbrugging=rij[6],
    )  # fmt: skip
    return blad, Id(rij[10]), Id(rij[11]) if rij[11] is not None else None


_LEEG = OverdrachtPapier(nummer="", locatie="", regisseur="", tandem="", vandaag="", wie="", naar="")


def _toestemming(
    rondom: BetrokkenenOverzicht, naar: str, over: tuple[Id, ...], geheim: frozenset[Id]
) -> tuple[tuple[Toestemmingregel, ...], frozenset[str]]:
    """The complete consents for this receiver, and the kinds of data that may be told of everybody it is about."""
    ontvangers = {rij.id for rij in rondom.professionals + rondom.netwerk if _is(rij, naar)}
    namen = {wie.persoon_id: wie.naam for wie in rondom.leden}
    regels, per_persoon = [], {wie: set[str]() for wie in over}
    for rij in rondom.toestemmingen:
        if rij.betrokkene_id not in ontvangers or rij.persoon_id not in per_persoon or rij.stand != VOLLEDIG:
            continue
        per_persoon[rij.persoon_id].add(rij.gegevens)
        gevers = [gever for gever in rij.gevers if gever.nodig and gever.stand == "gegeven"]
        regels.append(
            Toestemmingregel(
                gegevens=rij.gegevens,
                wie=GEZINSLID if rij.persoon_id in geheim else namen.get(rij.persoon_id, GEZINSLID),
                door=", ".join(_door(gever, geheim, over=rij.persoon_id) for gever in gevers),
                op=max((gever.op for gever in gevers), default=""),
                tot=min((gever.tot for gever in gevers if gever.tot), default=""),
            )
        )
    gedeeld = frozenset.intersection(*map(frozenset, per_persoon.values())) if per_persoon else frozenset()
    return tuple(regels), gedeeld


def _door(gever: GeverRij, geheim: frozenset[Id], *, over: Id) -> str:
    """Who said yes; of a child that is hidden not which institution, which tells where to look for it."""
    if gever.persoon_id is None:
        return VOOGD if over in geheim else gever.naam
    return GEZINSLID if gever.persoon_id in geheim else gever.naam


def _is(rij: BetrokkeneRij, naar: str) -> bool:
    naam = naar.strip().casefold()
    return bool(naam) and not rij.tot and naam in (rij.organisatie.strip().casefold(), rij.naam.strip().casefold())


def _contactpersonen(rondom: BetrokkenenOverzicht) -> tuple[Contactpersoon, ...]:
    """The professionals around the family; who is of the network did not consent, so they are left out."""
    return tuple(
        Contactpersoon(
            naam=rij.wie,
            relatie=", ".join(filter(None, (rij.relatie, rij.organisatie if rij.naam else ""))),
            telefoon=rij.telefoon,
            email=rij.email,
        )
        for rij in rondom.professionals
        if not rij.verborgen and not rij.tot
    )


def _naam_en_telefoon(lezer: Lezer, persoon_id: Id) -> tuple[str, str]:
    rij = lezer.row(f"SELECT p.telefoon, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id = ?", (persoon_id,))
    return ("", "") if rij is None else (naam_van(rij[1:]), str(rij[0]))
