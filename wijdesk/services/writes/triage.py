"""Walking through a triage: beginning, saving a page, going on with that of a colleague, stopping (domein.md 4)."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.contact import Contact, Vraag
from wijdesk.models.gesprek import INGEVULD, OVERGESLAGEN
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BeginTriage,
    BewaarBladzijde,
    DraagTriageOver,
    HervatTriage,
    NeemTriageOver,
    StaakTriage,
)
from wijdesk.models.rows.triage import TriageBegin
from wijdesk.models.signaal import Signaal
from wijdesk.models.triage import Triage
from wijdesk.models.values import Id
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.models.vragenlijst import Antwoord, Bladzijdestand, antwoord_id
from wijdesk.models.zinnen import te_kort, zegt_iets
from wijdesk.services.casusstart import eis_collega
from wijdesk.services.gezin import haal_huishouden, rijen_van
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import haal_signaal
from wijdesk.services.triage.gesprek import teksten_van
from wijdesk.services.triage.over import huishouden_van
from wijdesk.services.triage.rijen import (
    AFGESCHERMD,
    gesprek_nu,
    haal_eigen,
    haal_triage,
    leg_voorstel_vast,
    lezer_van,
    rond_werk_af,
    waarom_niet_over,
    werk_van,
)
from wijdesk.services.triage.signaal import meld_gestaakt, pak_signaal_op
from wijdesk.services.vragenlijsten import huidige
from wijdesk.store.triages import verborgen_triages
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "triage.voeren"
DOEL = "triage: de vraag onderzoeken en passende hulp kiezen (Wmo 2015 art. 2.3.2, Jeugdwet art. 2.3)"
HOOGSTENS_TOELICHTING = 4_000
EEN_VAN = ("vraag_id", "persoon_id", "huishouden_id", "signaal_id")


@opdracht(BeginTriage, recht=RECHT, doel=DOEL)
def begin(uow: UnitOfWork, o: BeginTriage) -> TriageBegin:
    """A new triage with the lists that are in use now, or the open one that there is."""
    bestaand = uow.sessie.get(Triage, o.id)
    if bestaand is not None and bestaand.status == "actief":
        return _antwoord(uow, haal_triage(uow, o.id), bestond=True)
    onderwerpen = {veld: getattr(o, veld) for veld in EEN_VAN if getattr(o, veld) is not None}
    if len(onderwerpen) != 1 or bestaand is not None:
        raise Weigering("Kies waarover de triage gaat: een vraag, een inwoner, een huishouden of een signaal.")
    uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    triage = _over(uow, o)
    if (open_ := _lopende(uow, triage)) is not None:
        return _antwoord(uow, open_, bestond=True)
    lijsten = huidige(rijen_van(uow), "triage", o.locatie_id)
    triage.vragenlijst_id, triage.teamlijst_id = lijsten.vragenlijst_id, lijsten.teamlijst_id
    uow.voeg_toe(triage)
    uow.flush()
    if triage.id in verborgen_triages(lezer_van(uow), (triage.id,)):
        raise Weigering(AFGESCHERMD)
    for werk in werk_van(uow, triage.vraag_id):
        if werk.stand == "open":
            werk.pak_op(uow.wie.medewerker_id)
    if triage.signaal_id is not None:
        pak_signaal_op(uow, haal_signaal(uow, triage.signaal_id))
    uow.zin = "Triage begonnen"
    return _antwoord(uow, triage, bestond=False)


@opdracht(BewaarBladzijde, recht=RECHT, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarBladzijde) -> None:
    """The answers of one page, how far it came, and what that proposes. Undo is not for this: one answers again."""
    triage = haal_eigen(uow, o.triage_id)
    kern, team, _ = teksten_van(rijen_van(uow), triage.vragenlijst_id, triage.teamlijst_id)
    lijst = lees_samen(kern, team)
    if lijst.bladzijde(o.bladzijde) is None or (o.naar and lijst.bladzijde(o.naar) is None):
        raise Weigering("Deze bladzijde staat niet in de vragenlijst.")
    if o.overgeslagen.strip() and (fout := te_kort(o.overgeslagen, "Schrijf in één zin waarom u dit overslaat.")):
        raise Weigering(fout, veld="overgeslagen")
    uow.ongedaan = False
    antwoorden = _nagekeken(lijst, o)
    bekend = {
        rij.vraag: rij
        for rij in uow.vind(select(Antwoord).where(Antwoord.onderwerp_id == triage.id))
        if rij.vraag in antwoorden
    }
    for code, invoer in antwoorden.items():
        _bewaar_antwoord(uow, triage, bekend.get(code), invoer)
    _zet_stand(uow, triage, lijst, o)
    gesprek = gesprek_nu(uow, triage)
    leg_voorstel_vast(triage, gesprek)
    if triage.bladzijde != (o.naar or o.bladzijde):
        triage.bladzijde = o.naar or o.bladzijde


@opdracht(NeemTriageOver, recht=RECHT, doel=DOEL)
def neem_over(uow: UnitOfWork, o: NeemTriageOver) -> None:
    """A colleague goes on where it was left; what was picked up in Mijn werk for it goes along."""
    triage = haal_triage(uow, o.id)
    triage.eis_lopend()
    if triage.medewerker_id == uow.wie.medewerker_id:
        raise Weigering("U voert deze triage al.")
    if o.waarom and not zegt_iets(o.waarom):
        raise Weigering("Schrijf in één zin waarom u de triage overneemt.")
    _geef(uow, triage, uow.wie.medewerker_id)
    if o.waarom:
        uow.reden(triage, o.waarom)
    uow.zin = "Triage overgenomen; u gaat verder waar uw collega was"


@opdracht(DraagTriageOver, recht=RECHT, doel=DOEL)
def draag_over(uow: UnitOfWork, o: DraagTriageOver) -> None:
    """A colleague goes on with it: one who works here, may lead a triage, and may see whom this one is about."""
    triage = haal_eigen(uow, o.id)
    fouten: dict[str, str] = {}
    naam = ""
    if o.aan_id is None:
        fouten["aan_id"] = "Kies aan wie u de triage overdraagt."
    elif o.aan_id == uow.wie.medewerker_id:
        fouten["aan_id"] = "U voert deze triage al. Kies een collega."
    else:
        naam = eis_collega(uow, o.aan_id, veld="aan_id").naam
        if zin := waarom_niet_over(uow, triage.id, o.aan_id, naam):
            fouten["aan_id"] = zin
    if not zegt_iets(o.waarom):
        fouten["waarom"] = "Schrijf in één zin waarom, en wat uw collega moet weten."
    if fouten or o.aan_id is None:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er ontbreekt nog iets.", fouten=fouten)
    _geef(uow, triage, o.aan_id)
    uow.reden(triage, o.waarom.strip())
    uow.zin = f"Triage overgedragen aan {naam}"


@opdracht(StaakTriage, recht=RECHT, doel=DOEL)
def staak(uow: UnitOfWork, o: StaakTriage) -> None:
    """No decision; why stays in the record."""
    triage = haal_eigen(uow, o.id)
    triage.staak(o.waarom)
    zin = f"Triage gestaakt: {o.waarom.strip()}"
    rond_werk_af(uow, triage, zin)
    meld_gestaakt(uow, triage.signaal_id, zin)
    uow.zin = "Triage gestaakt"


@opdracht(HervatTriage, recht=RECHT, doel=DOEL)
def hervat(uow: UnitOfWork, o: HervatTriage) -> None:
    """On with it after all, by whoever says so."""
    triage = haal_triage(uow, o.id)
    if triage.stand == "besloten":
        raise Weigering("Er is al besloten. Begin een nieuwe triage als er iets is veranderd.")
    if _lopende(uow, triage) is not None:
        raise Weigering("Er loopt intussen een andere triage hierover. Ga daarmee verder.")
    if triage.vraag_id is not None and uow.vind(
        select(Vraag).where(Vraag.id == triage.vraag_id, Vraag.status == "vervallen")
    ):
        raise Weigering("De registratie van deze vraag is ingetrokken. Begin een nieuwe triage.")
    triage.hervat()
    triage.medewerker_id = uow.wie.medewerker_id
    uow.zin = "De triage loopt weer"


def _geef(uow: UnitOfWork, triage: Triage, medewerker_id: Id) -> None:
    """Somebody else leads it; what was picked up in Mijn werk for it goes along."""
    triage.neem_over(medewerker_id)
    for werk in werk_van(uow, triage.vraag_id):
        if werk.stand == "open":
            werk.pak_op(medewerker_id)
        else:
            werk.medewerker_id = medewerker_id


# What a triage is about -----------------------------------------------------------------------------------------------


def _over(uow: UnitOfWork, o: BeginTriage) -> Triage:
    """A triage, not stored yet, of whatever it was begun for."""
    velden: dict[str, Id | None] = dict.fromkeys(EEN_VAN)
    if o.vraag_id is not None:
        vraag = uow.haal(Vraag, o.vraag_id, wat="Deze vraag")
        velden |= {"vraag_id": vraag.id, "persoon_id": uow.haal(Contact, vraag.contact_id).persoon_id}
    elif o.signaal_id is not None:
        signaal = haal_signaal(uow, o.signaal_id)
        signaal.eis_open()
        velden |= {veld: getattr(signaal, veld) for veld in ("persoon_id", "huishouden_id")}
        velden |= {"signaal_id": signaal.id, "vraag_id": _vraag_van(uow, signaal)}
    elif o.huishouden_id is not None:
        velden["huishouden_id"] = o.huishouden_id
    else:
        velden["persoon_id"] = o.persoon_id
    if velden["persoon_id"] is not None:
        velden["persoon_id"] = haal_zichtbaar(uow, haal_persoon(uow, velden["persoon_id"]).id).id
    if velden["huishouden_id"] is not None:
        velden["huishouden_id"] = haal_huishouden(uow, velden["huishouden_id"]).id
    elif velden["persoon_id"] is not None:
        velden["huishouden_id"] = huishouden_van(uow, velden["persoon_id"])
    return Triage(
        id=o.id, locatie_id=o.locatie_id, medewerker_id=uow.wie.medewerker_id, begonnen_op=uow.nu, **velden
    )  # fmt: skip


def _vraag_van(uow: UnitOfWork, signaal: Signaal) -> Id | None:
    """The vraag a signaal was made of, unless its registration was taken back."""
    vraag = None if signaal.vraag_id is None else uow.sessie.get(Vraag, signaal.vraag_id)
    return vraag.id if vraag is not None and vraag.status == "actief" else None


def _lopende(uow: UnitOfWork, triage: Triage) -> Triage | None:
    """The open triage of the same vraag or signaal, or else of the same person, or else of the household alone."""
    open_ = select(Triage).where(Triage.stand == "lopend", Triage.status == "actief", Triage.id != triage.id)
    if triage.vraag_id is not None:
        open_ = open_.where(Triage.vraag_id == triage.vraag_id)
    elif triage.signaal_id is not None:
        open_ = open_.where(Triage.signaal_id == triage.signaal_id)
    elif triage.persoon_id is not None:
        open_ = open_.where(Triage.persoon_id == triage.persoon_id)
    elif triage.huishouden_id is not None:
        open_ = open_.where(Triage.huishouden_id == triage.huishouden_id, Triage.persoon_id.is_(None))
    else:
        return None
    gevonden = uow.vind(open_.order_by(Triage.begonnen_op).limit(1))
    return haal_triage(uow, gevonden[0].id) if gevonden else None


def _antwoord(uow: UnitOfWork, triage: Triage, *, bestond: bool) -> TriageBegin:
    return TriageBegin(
        id=triage.id,
        bestond=bestond,
        medewerker=uow.haal(Medewerker, triage.medewerker_id, wat="Deze collega").naam,
        van_mij=triage.medewerker_id == uow.wie.medewerker_id,
    )


# A page ---------------------------------------------------------------------------------------------------------------


def _nagekeken(lijst: Lijst, o: BewaarBladzijde) -> dict[str, AntwoordInvoer]:
    """The answers in their standard form, by question. Raises one Weigering with a sentence per wrong answer."""
    goed: dict[str, AntwoordInvoer] = {}
    fouten: dict[str, str] = {}
    for invoer in o.antwoorden:
        vraag = lijst.per_code.get(invoer.vraag)
        if vraag is None or vraag.bladzijde != o.bladzijde:
            raise Weigering("Deze vraag staat niet op deze bladzijde.")
        if len(invoer.toelichting) > HOOGSTENS_TOELICHTING:
            fouten[vraag.code] = f"Houd de toelichting korter dan {HOOGSTENS_TOELICHTING} tekens."
            continue
        try:
            waarde = vraag.keur(invoer.waarde)
        except Weigering as weigering:
            fouten[vraag.code] = weigering.fouten.get(vraag.code, weigering.zin)
            continue
        goed[vraag.code] = AntwoordInvoer(vraag=vraag.code, waarde=waarde, toelichting=invoer.toelichting.strip())
    if fouten:
        raise Weigering("Kijk deze antwoorden na.", fouten=fouten)
    return goed


def _bewaar_antwoord(uow: UnitOfWork, triage: Triage, rij: Antwoord | None, invoer: AntwoordInvoer) -> None:
    nieuw = (invoer.waarde, invoer.toelichting)
    if rij is None:
        if any(nieuw):
            uow.voeg_toe(
                Antwoord(
                    id=antwoord_id(triage.id, invoer.vraag),
                    onderwerp="triage",
                    onderwerp_id=triage.id,
                    vraag=invoer.vraag,
                    waarde=invoer.waarde,
                    toelichting=invoer.toelichting,
                    medewerker_id=uow.wie.medewerker_id,
                    op=uow.nu,
                )
            )
    elif (rij.waarde, rij.toelichting) != nieuw or rij.status != "actief":
        rij.waarde, rij.toelichting = nieuw
        rij.medewerker_id, rij.op, rij.status = uow.wie.medewerker_id, uow.nu, "actief"


def _zet_stand(uow: UnitOfWork, triage: Triage, lijst: Lijst, o: BewaarBladzijde) -> None:
    """Skipped with why, or filled in when something on it is answered; otherwise the page says nothing."""
    reden = o.overgeslagen.strip()
    stand = OVERGESLAGEN if reden else INGEVULD if _iets_beantwoord(uow, triage, lijst, o) else ""
    id_ = antwoord_id(triage.id, f"bladzijde/{o.bladzijde}")
    rij = uow.sessie.get(Bladzijdestand, id_)
    if rij is None:
        if stand:
            uow.voeg_toe(
                Bladzijdestand(
                    id=id_,
                    triage_id=triage.id,
                    bladzijde=o.bladzijde,
                    stand=stand,
                    reden=reden,
                    medewerker_id=uow.wie.medewerker_id,
                    op=uow.nu,
                )
            )
    elif not stand:
        if rij.status == "actief":
            rij.status = "vervallen"
    elif (rij.stand, rij.reden, rij.status) != (stand, reden, "actief"):
        rij.stand, rij.reden, rij.status = stand, reden, "actief"
        rij.medewerker_id, rij.op = uow.wie.medewerker_id, uow.nu


def _iets_beantwoord(uow: UnitOfWork, triage: Triage, lijst: Lijst, o: BewaarBladzijde) -> bool:
    uow.flush()
    codes = [vraag.code for vraag in lijst.per_bladzijde[o.bladzijde]]
    return bool(
        uow.sql(
            f"SELECT 1 FROM antwoord WHERE onderwerp_id = ? AND waarde <> '' AND status = 'actief' "  # noqa: S608
            f"AND vraag IN ({', '.join('?' * len(codes))}) LIMIT 1",
            triage.id,
            *codes,
        )
    )
