"""Dossiercontrole: drawing files, filling in the checklist, finishing it, and what is done with the findings.

Nobody checks a file of their own or of somebody they have a tie with: such a file is not drawn for them, and refused
when a colleague drew it.
"""

from __future__ import annotations

import re

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models import dossierregels as regels
from wijdesk.models.casus import Casus
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.dossiercontrole import Controledossier, Controlepunt
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.kwaliteit import Dossiercontrole
from wijdesk.models.opdrachten.dossiercontrole import (
    BeantwoordBevinding,
    BewaarControle,
    HeropenControle,
    Puntinvoer,
    RondVerbeteractieAf,
    SlaDossierOver,
    TrekDossiers,
)
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services import controlelijsten
from wijdesk.services.dossierlot import is_eigen, kijker_van, vul_aan
from wijdesk.services.gezin import eis_reden, rijen_van, vandaag_van
from wijdesk.services.regisseurs import heeft_recht
from wijdesk.services.register import opdracht, rollen_met
from wijdesk.store import klokstand
from wijdesk.store.rollen import plekken_met
from wijdesk.store.unit_of_work import UnitOfWork

RECHT, LEZEN = "dossiercontrole", "dossiercontrole.lezen"
DOEL = "dossiercontrole (Wmo 2015 art. 2.1.1 lid 2, AVG art. 6 lid 1 e)"
WEG = "Deze controle"
EIGEN = "Dit is een dossier van uzelf. Een collega controleert het."
ONTBREEKT = "Er ontbreekt nog iets."
WAAROM = "Schrijf in één zin waarom."
_MAAND = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@opdracht(TrekDossiers, recht=RECHT, doel=DOEL)
def trek(uow: UnitOfWork, o: TrekDossiers) -> int:
    """What was drawn stays: a draw is not taken back."""
    _eis_plek(uow, o.locatie_id)
    vandaag = lokaal(uow.nu).date()
    if not _MAAND.fullmatch(o.maand) or not regels.eerste_maand(vandaag) <= o.maand <= vandaag.isoformat()[:7]:
        raise Weigering("Trek dossiers voor deze maand, of voor een van de twee maanden ervoor.", veld="maand")
    aantal = vul_aan(uow, o.locatie_id, o.maand)
    uow.ongedaan = False
    if aantal:
        uow.zin = f"{_dossiers(aantal)} getrokken voor {regels.maand_in_woorden(o.maand)}"
    else:
        uow.zin = f"Voor {regels.maand_in_woorden(o.maand)} zijn er geen dossiers meer om te trekken"
    return aantal


@opdracht(BewaarControle, recht=RECHT, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarControle) -> None:
    """The answers as they stand; finishing needs all of them."""
    rij = _te_controleren(uow, o.id)
    rijen = rijen_van(uow)
    lijst = controlelijsten.van(rijen, rij.lijst) if rij.lijst else controlelijsten.in_gebruik(rijen, vandaag_van(uow))
    if lijst is None:
        raise Weigering("Deze controlelijst is hier niet bekend. Deel eerst, of werk wijdesk bij.")
    bekend = {punt.punt: punt for punt in _punten(uow, rij)}
    invoer = {punt.punt: punt for punt in o.punten if lijst.punt(punt.punt) is not None}
    if len(invoer) != len(o.punten):
        raise Weigering("Dit punt staat niet op de controlelijst.")
    fouten: dict[str, str] = {}
    for code, punt in invoer.items():
        fouten |= _fouten(uow, punt, bekend.get(code), af=o.rond_af)
    if o.rond_af:
        open_ = (punt.code for punt in lijst.punten if punt.code not in invoer or not invoer[punt.code].oordeel)
        fouten |= dict.fromkeys(open_, "Kies ja, nee of niet van toepassing.")
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else ONTBREEKT, fouten=fouten)
    if rij.lijst != lijst.versie:
        rij.lijst = lijst.versie
    if rij.controleur_id != uow.wie.medewerker_id:
        rij.controleur_id = uow.wie.medewerker_id
    for code, punt in invoer.items():
        _zet_punt(uow, rij, bekend.get(code), punt)
    if o.rond_af:
        _rond_af(uow, rij, invoer)
    else:
        uow.zin = "Controle opgeslagen"


@opdracht(HeropenControle, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenControle) -> None:
    """It counts no more; what was answered to it stays."""
    rij = _haal_hier(uow, o.id)
    if not rij.gedaan_op:
        raise Weigering("Deze controle is nog niet afgerond.")
    uow.reden(rij, eis_reden(o.reden, WAAROM))
    rij.gedaan_op = ""
    if (telt := uow.sessie.get(Dossiercontrole, regels.geteld_id(rij.id))) is not None:
        telt.status = "vervallen"
    uow.zin = "De controle is weer open en telt niet mee"


@opdracht(SlaDossierOver, recht=RECHT, doel=DOEL)
def sla_over(uow: UnitOfWork, o: SlaDossierOver) -> None:
    """Another is drawn in its place, when there is one."""
    rij = _haal_hier(uow, o.id)
    if rij.gedaan_op or rij.overgeslagen:
        raise Weigering("Deze controle is al afgerond." if rij.gedaan_op else "Dit dossier is al overgeslagen.")
    rij.overgeslagen = eis_reden(o.reden, WAAROM)
    uow.flush()
    erbij = vul_aan(uow, rij.locatie_id, rij.maand)
    uow.zin = "Dossier overgeslagen; een ander is getrokken" if erbij else "Dossier overgeslagen; er is geen ander"


@opdracht(BeantwoordBevinding, recht=LEZEN, doel=DOEL)
def beantwoord(uow: UnitOfWork, o: BeantwoordBevinding) -> None:
    """What the casemanager says to it, on this day."""
    punt, rij = _bevinding(uow, o.id)
    if uow.wie.medewerker_id not in _van_wie(uow, rij):
        raise Weigering("Deze bevinding beantwoordt de casemanager van dit dossier.")
    if not o.antwoord.strip():
        raise Weigering("Schrijf op wat u ervan vindt, of wat u hebt gedaan.", veld="antwoord")
    punt.antwoord, punt.beantwoord_op = o.antwoord.strip(), vandaag_van(uow)
    uow.zin = "Antwoord opgeslagen"


@opdracht(RondVerbeteractieAf, recht=LEZEN, doel=DOEL)
def rond_actie_af(uow: UnitOfWork, o: RondVerbeteractieAf) -> None:
    """By who was to do it, the casemanager, or whoever checks files there."""
    punt, rij = _bevinding(uow, o.id)
    if not punt.actie:
        raise Weigering("Bij deze bevinding hoort geen verbeteractie.")
    if punt.gedaan_op:
        raise Weigering(f"Deze verbeteractie is al gedaan op {datum_in_woorden(punt.gedaan_op)}.")
    if uow.wie.medewerker_id not in {*_van_wie(uow, rij), punt.wie_id}:
        if RECHT not in uow.wie.rechten:
            raise Weigering("Deze verbeteractie is van een collega.")
        _eis_plek(uow, rij.locatie_id)
    op = o.op or vandaag_van(uow)
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        raise Weigering(fout, veld="op")
    punt.gedaan_op = op
    uow.zin = "Verbeteractie gedaan"


# Small change --------------------------------------------------------------------------------------------------------


def _dossiers(aantal: int) -> str:
    return "1 dossier" if aantal == 1 else f"{aantal} dossiers"


def _eis_plek(uow: UnitOfWork, locatie_id: Id) -> None:
    rijen = rijen_van(uow)
    dag = klokstand.dag(rijen, uow.nu)
    plekken = plekken_met(rijen, uow.wie.medewerker_id, rollen_met(RECHT), dag)
    if plekken is not None and locatie_id not in plekken:
        raise Weigering("Bij deze locatie controleert u geen dossiers.", veld="locatie_id")


def _haal_hier(uow: UnitOfWork, id_: Id) -> Controledossier:
    """One of a locatie where whoever works here checks files, and not their own."""
    rij = uow.haal(Controledossier, id_, wat=WEG)
    _eis_plek(uow, rij.locatie_id)
    if is_eigen(kijker_van(uow), rij.huishouden_id):
        raise Weigering(EIGEN)
    return rij


def _te_controleren(uow: UnitOfWork, id_: Id) -> Controledossier:
    rij = _haal_hier(uow, id_)
    if rij.overgeslagen:
        raise Weigering("Dit dossier is overgeslagen.")
    if rij.gedaan_op:
        raise Weigering("Deze controle is afgerond. Open haar opnieuw om iets te wijzigen.")
    return rij


def _punten(uow: UnitOfWork, rij: Controledossier) -> list[Controlepunt]:
    """Every point that was ever answered, also one that was emptied since."""
    return uow.vind(select(Controlepunt).where(Controlepunt.controledossier_id == rij.id))


def _fouten(uow: UnitOfWork, punt: Puntinvoer, was: Controlepunt | None, *, af: bool) -> dict[str, str]:
    """What is wrong with one point, by field: the point itself, and `point_opmerking`, `_actie`, `_wie`, `_klaar`."""
    code = punt.punt
    if punt.oordeel and punt.oordeel not in regels.OORDELEN:
        return {code: "Kies ja, nee of niet van toepassing."}
    fouten: dict[str, str] = {}
    if punt.oordeel != regels.NEE:
        return fouten
    if af and not punt.opmerking.strip():
        fouten[f"{code}_opmerking"] = "Schrijf op wat niet in orde is."
    if not punt.actie.strip():
        return fouten
    if punt.wie_id is None:
        fouten[f"{code}_wie"] = "Kies wie dit doet."
    elif was is None or was.wie_id != punt.wie_id:
        wie = uow.sessie.get(Medewerker, punt.wie_id)
        if wie is None or wie.status != "actief" or not heeft_recht(uow, punt.wie_id, LEZEN):
            fouten[f"{code}_wie"] = "Deze collega kan dit niet doen. Kies een casemanager of teamleider."
    if not punt.klaar_voor:
        fouten[f"{code}_klaar"] = "Kies wanneer dit klaar is."
    elif (was is None or was.klaar_voor != punt.klaar_voor) and (
        fout := fout_in_dag(punt.klaar_voor, vanaf=vandaag_van(uow))
    ):
        fouten[f"{code}_klaar"] = fout
    return fouten


def _zet_punt(uow: UnitOfWork, rij: Controledossier, was: Controlepunt | None, punt: Puntinvoer) -> None:
    if not punt.oordeel:
        if was is not None and was.status == "actief":
            was.status = "vervallen"
        return
    actie = punt.actie.strip() if punt.oordeel == regels.NEE else ""
    velden = {
        "oordeel": punt.oordeel,
        "opmerking": punt.opmerking.strip(),
        "actie": actie,
        "wie_id": punt.wie_id if actie else None,
        "klaar_voor": punt.klaar_voor if actie else "",
    }
    if was is None:
        id_ = regels.punt_id(rij.id, punt.punt)
        uow.voeg_toe(Controlepunt(id=id_, controledossier_id=rij.id, punt=punt.punt, **velden))
        return
    # Done was what was agreed then: of something else, by somebody else or a later day, it says nothing.
    afspraak = was.actie, was.wie_id, was.klaar_voor
    zelfde = actie and was.status == "actief" and (actie, punt.wie_id, punt.klaar_voor) == afspraak
    velden |= {"status": "actief", "gedaan_op": was.gedaan_op if zelfde else ""}
    if punt.oordeel != regels.NEE:
        velden |= {"antwoord": "", "beantwoord_op": ""}
    for veld, waarde in velden.items():
        if getattr(was, veld) != waarde:
            setattr(was, veld, waarde)


def _rond_af(uow: UnitOfWork, rij: Controledossier, invoer: dict[str, Puntinvoer]) -> None:
    goed, punten = regels.telling(punt.oordeel for punt in invoer.values())
    if not punten:
        raise Weigering("Er is geen enkel punt bekeken. Sla dit dossier over als het niet te controleren is.")
    vandaag = vandaag_van(uow)
    rij.gedaan_op, rij.aan_id = vandaag, _casemanager(uow, rij.huishouden_id)
    dag = regels.teldag(rij.maand, vandaag)
    velden = {"datum": dag, "goed": goed, "punten": punten, "locatie_id": rij.locatie_id, "status": "actief"}
    id_ = regels.geteld_id(rij.id)
    if (telt := uow.sessie.get(Dossiercontrole, id_)) is None:
        uow.voeg_toe(Dossiercontrole(id=id_, **velden))
    else:
        for veld, waarde in velden.items():
            setattr(telt, veld, waarde)
    wie = None if rij.aan_id is None else uow.sessie.get(Medewerker, rij.aan_id)
    gemist = punten - goed
    woorden = "1 bevinding" if gemist == 1 else f"{gemist} bevindingen"
    voor = f" voor {wie.naam}" if wie is not None else ""
    uow.zin = f"Controle afgerond: {goed} van {punten} in orde" + (f"; {woorden}{voor}" if gemist else "")


def _casemanager(uow: UnitOfWork, huishouden_id: Id) -> Id | None:
    """Who answers: the regisseur, or of a closed casus the last one."""
    if (regisseur := uow.haal(Huishouden, huishouden_id, wat="Dit huishouden").regisseur_id) is not None:
        return regisseur
    casussen = uow.vind(
        select(Casus)
        .where(Casus.huishouden_id == huishouden_id, Casus.status == "actief")
        .order_by(Casus.geopend_op.desc(), Casus.id)
    )
    return next((casus.laatste_regisseur_id for casus in casussen), None)


def _bevinding(uow: UnitOfWork, id_: Id) -> tuple[Controlepunt, Controledossier]:
    punt = uow.haal(Controlepunt, id_, wat="Deze bevinding")
    rij = uow.haal(Controledossier, punt.controledossier_id, wat=WEG)
    if not rij.gedaan_op or punt.oordeel != regels.NEE:
        raise Weigering("Deze bevinding bestaat niet (meer).")
    return punt, rij


def _van_wie(uow: UnitOfWork, rij: Controledossier) -> frozenset[Id | None]:
    """Whose the findings are: who had the regie at the time, and who has it now."""
    nu = uow.haal(Huishouden, rij.huishouden_id, wat="Dit huishouden").regisseur_id
    return frozenset(wie for wie in (rij.aan_id, nu) if wie is not None)
