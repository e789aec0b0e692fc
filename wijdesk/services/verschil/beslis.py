"""What choosing a side of a difference writes. Each writes on every head, also of entries that are held back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.journaal import Waarde
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.plan import Doel, Plan
from wijdesk.models.tabellen import GEJOURNAALD, MutatieRij
from wijdesk.models.termijn import Termijn
from wijdesk.models.values import Id, lokaal
from wijdesk.services.gezin import lezer_van
from wijdesk.services.plan.sluiting import sluit_plan
from wijdesk.services.verschil.bron import Groep, entries_van
from wijdesk.services.verschil.casus import GEEN, OPEN_PLANNEN, is_open, regie_van
from wijdesk.services.verschil.gebruik import samen_weg, waar_het_bij_hoort
from wijdesk.services.verschil.velden import waarom_niet
from wijdesk.services.verschil.woorden import als_kolom
from wijdesk.services.verwijzingen import NAAR_CASUS
from wijdesk.store.tabelregels import gebroken, rij_van
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verschillen import beslis

ANDER_PLAN = "Er golden twee plannen; het andere gaat verder."
OPNIEUW_OPEN: dict[str, Waarde] = {
    "status": "actief", "gesloten_op": None, "laatste_regisseur_id": None, "sluitreden": "", "sluittoelichting": "",
}  # fmt: skip


def kies_waarden(uow: UnitOfWork, groep: Groep, waarden: Mapping[str, Waarde], reden: str) -> None:
    """These are the values of the row. Refused with why when they do not fit, or point at what is not here."""
    zinnen = _waarom_niet(uow, groep, waarden)
    if zinnen:
        raise Weigering(zinnen)
    kant = next((kant for kant in groep.kanten if kant.waarden == waarden), None)
    if kant is not None and kant.ingehouden == "wacht":
        raise Weigering("Dit wacht nog op iets dat moet binnenkomen. Kies later, of kies de andere waarde.")
    beslis(uow, GEJOURNAALD[groep.soort], groep.rij, waarden, reden=reden)


def _waarom_niet(uow: UnitOfWork, groep: Groep, waarden: Mapping[str, Waarde]) -> str:
    lezer = lezer_van(uow)
    nu = rij_van(lezer, groep.soort, groep.rij)
    if nu is None:
        return ""
    nu.pop("koppen", None)
    proef = nu | {veld: als_kolom(nu[veld], veld, waarde) for veld, waarde in waarden.items()}
    return " ".join(zin for check in gebroken(lezer, groep.soort, proef) if (zin := waarom_niet(check)))


def beslis_weg(uow: UnitOfWork, groep: Groep, *, weg: bool, reden: str) -> None:
    """It goes after all, with what was taken away together with it; or it stays, and so does what it belongs to."""
    lezer = lezer_van(uow)
    entries = entries_van(lezer, groep.rij)
    kop = None if entries is None else entries.staat.getoond.get("status")
    verwijdering = None if entries is None else next((regel for regel in entries.regels if regel.id == kop), None)
    mee = samen_weg(lezer, groep.soort, groep.rij, verwijdering) if weg and verwijdering is not None else []
    kies_waarden(uow, groep, {"status": "vervallen" if weg else "actief"}, reden)
    for soort, id_ in mee:
        beslis(uow, GEJOURNAALD[soort], id_, {"status": "vervallen"}, reden=reden)
    if not weg:
        _haal_terug(uow, groep.soort, groep.rij, reden)


def _haal_terug(uow: UnitOfWork, soort: str, id_: Id, reden: str) -> None:
    """What a row belongs to is there too."""
    lezer = lezer_van(uow)
    for naar, ander in dict.fromkeys(waar_het_bij_hoort(lezer, soort, id_)):
        entries = entries_van(lezer, ander)
        if entries is not None and entries.staat.waarden.get("status") == "vervallen":
            beslis(uow, GEJOURNAALD[naar], ander, {"status": "actief"}, reden=reden)
            _haal_terug(uow, naar, ander, reden)


# Which plan counts ----------------------------------------------------------------------------------------------------


def kies_plan(uow: UnitOfWork, groep: Groep, plan: str, reden: str) -> None:
    """This plan (hex) counts; the others are closed, their running goals end with why, and all stays to be read.

    Two desks that chose differently closed each other's: then the one that is chosen now opens again.
    """
    gevraagd = Id(bytes.fromhex(plan))
    if (dicht := uow.haal(Plan, gevraagd, wat="Dit plan")).afgesloten_op:
        beslis(uow, Plan, dicht.id, {"afgesloten_op": ""}, reden=reden)
        for doel in uow.vind(select(Doel).where(Doel.plan_id == gevraagd, Doel.reden == ANDER_PLAN)):
            beslis(uow, Doel, doel.id, {"stand": "lopend", "reden": "", "afgerond_op": ""}, reden=reden)
    beslis(uow, Huishouden, groep.rij, {"actief_plan_id": plan}, reden=reden)
    huishouden = uow.haal(Huishouden, groep.rij, wat="Dit huishouden")
    gekozen = uow.haal(Plan, gevraagd, wat="Dit plan")
    vandaag = lokaal(uow.nu).date().isoformat()
    for (id_,) in lezer_van(uow).rows(OPEN_PLANNEN, (groep.rij,)):
        ander = uow.haal(Plan, Id(id_), wat="Dit plan")
        if ander.id == gekozen.id:
            continue
        lopend = uow.vind(select(Doel).where(Doel.plan_id == ander.id, Doel.status == "actief"))
        uitkomsten = [DoelUitkomst(doel_id=doel.id, stand="vervallen", reden=ANDER_PLAN) for doel in lopend]
        sluit_plan(uow, huishouden, ander, uitkomsten, op=max(vandaag, ander.opgesteld_op))
    if huishouden.casus_id is not None and gekozen.casus_id != huishouden.casus_id:
        gekozen.casus_id = huishouden.casus_id
    uow.flush()


# Which casus goes on --------------------------------------------------------------------------------------------------


def kies_casus(uow: UnitOfWork, groep: Groep, casus: str, reden: str) -> None:
    """This casus (hex, or GEEN) is the open one; the others are merged into it and their work goes along."""
    huishouden_id, lezer = groep.rij, lezer_van(uow)
    if casus not in {kant.sleutel for kant in groep.kanten}:
        raise Weigering("Kies een van de casussen.", veld="kant")
    anderen = [Id(bytes.fromhex(kant.sleutel)) for kant in groep.kanten if kant.sleutel not in (casus, GEEN)]
    if casus == GEEN:
        niets = {"casus_id": None, "regisseur_id": None, "tandem_id": None, "actief_plan_id": None}
        beslis(uow, Huishouden, huishouden_id, niets, reden=reden)
        for id_ in anderen:
            beslis(uow, Casus, id_, {"status": "samengevoegd"}, reden=reden)
        return
    regie = regie_van(lezer, huishouden_id, casus)
    if regie is None or regie.regisseur_id is None:
        raise Weigering("Van deze casus is geen regisseur bekend. Kies de andere, of heropen de casus.")
    plan = regie.actief_plan_id or _plan_van(uow, anderen)
    tandem = regie.tandem_id if regie.tandem_id != regie.regisseur_id else None
    beslis(
        uow,
        Huishouden,
        huishouden_id,
        {"casus_id": casus, "regisseur_id": regie.regisseur_id, "tandem_id": tandem, "actief_plan_id": plan},
        reden=reden,
    )
    gekozen = Id(bytes.fromhex(casus))
    entries = entries_van(lezer, gekozen)
    if entries is not None and (not is_open(entries.staat.waarden) or "status" in entries.staat.verschillen):
        beslis(uow, Casus, gekozen, OPNIEUW_OPEN, reden=reden)
    for id_ in anderen:
        beslis(uow, Casus, id_, {"status": "samengevoegd"}, reden=reden)
        _neem_mee(uow, id_, gekozen)
        laat_dubbele_termijnen_weg(uow, huishouden_id, id_)
    uow.flush()


def _plan_van(uow: UnitOfWork, casussen: list[Id]) -> Waarde:
    """An open plan of a casus that does not go on; it does."""
    for casus_id in casussen:
        vraag = select(Plan).where(Plan.casus_id == casus_id, Plan.afgesloten_op == "", Plan.status == "actief")
        if plannen := uow.vind(vraag.order_by(Plan.id)):
            return plannen[0].id.hex()
    return None


def _neem_mee(uow: UnitOfWork, van: Id, naar: Id) -> None:
    """What was done in one casus belongs to the other from now on."""
    for soort, veld in NAAR_CASUS:
        for rij in uow.sessie.scalars(select(soort).where(getattr(soort, veld) == van)).all():
            setattr(rij, veld, naar)
            uow.reden(rij, "twee casussen samengevoegd")


def laat_dubbele_termijnen_weg(uow: UnitOfWork, huishouden_id: Id, weg: Id) -> None:
    """The same term twice: the one that began with the row (a casus, an onderzoek) that does not go on is let go."""
    begonnen = set(
        uow.sessie.scalars(
            select(MutatieRij.rij).where(
                MutatieRij.transactie.in_(select(MutatieRij.transactie).where(MutatieRij.rij == weg))
            )
        )
    )
    loopt = uow.vind(
        select(Termijn).where(
            Termijn.onderwerp_id == huishouden_id,
            Termijn.gehaald_op == "",
            Termijn.vervallen_op == "",
            Termijn.status == "actief",
        )
    )
    van_ander = [termijn for termijn in loopt if termijn.id in begonnen]
    blijft = {(termijn.regel, termijn.persoon_id) for termijn in loopt if termijn.id not in begonnen}
    for termijn in van_ander:
        if (termijn.regel, termijn.persoon_id) in blijft:
            termijn.status = "vervallen"
            uow.reden(termijn, "stond er twee keer")
