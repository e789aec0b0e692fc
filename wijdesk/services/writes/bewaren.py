"""Holds, and lists of dossiers that go: proposed by one, agreed to by another, carried out dossier by dossier."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.avg import Avgverzoek
from wijdesk.models.bewaartermijn import VERZOEK
from wijdesk.models.bewaren import Bewaarblokkade, Vernietiglijst, Vernietigregel
from wijdesk.models.datums import dag_van, eis_dag
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    HefBlokkadeOp,
    MaakVernietiglijst,
    MaakVerzoeklijst,
    RondLijstAf,
    TrekLijstIn,
    VernietigDossier,
    ZetBlokkade,
)
from wijdesk.models.patroon import herken
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.bewaren import BEWAREN, WEG, Bewaaroordeel, Gedaan
from wijdesk.models.values import Id
from wijdesk.services.bewaren.kandidaten import MEESTE, beoordeel, eis_mag_weg, lopende
from wijdesk.services.bewaren.tweede import twijfel, waarom_niet
from wijdesk.services.bewaren.uitvoeren import Verbinding, voer_uit
from wijdesk.services.bewaren.verzoek import wat_bewaart
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import haal_huishouden, vandaag_van
from wijdesk.services.personalia import haal_persoon
from wijdesk.services.register import opdracht
from wijdesk.store.omvang import HUISHOUDEN, PERSOON, omvang
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "dossiers vernietigen na hun bewaartermijn (AVG art. 5 lid 1 onder e, Archiefwet)"
DOEL_BLOKKADE = "een dossier bewaren zolang er een reden voor is (AVG art. 17 lid 3)"
LANGSTE_REDEN = 500
DEELS = (
    "Een lijst neemt het hele dossier, en hier is een deel toegewezen. Haal dat deel weg waar het staat, en kies dan "
    "“Uitgevoerd”."
)
EEN_JAAR = 366
_SINDS = "SELECT 1 FROM mutatie WHERE rowid > ? AND json_extract(kop, '$.s') <> 'toegang' LIMIT 1"
KORT = 3
"""Letters of a word that is no name by itself."""


# Holds ----------------------------------------------------------------------------------------------------------------


@opdracht(ZetBlokkade, recht="bewaren", doel=DOEL_BLOKKADE)
def zet_blokkade(uow: UnitOfWork, o: ZetBlokkade) -> Id:
    """From today on; one at a time of one dossier."""
    Codeboek(uow).eis("bewaarreden", o.reden, veld="reden")
    toelichting = _kort(o.toelichting, "toelichting")
    velden: dict[str, Id] = {}
    if o.soort == HUISHOUDEN:
        velden["huishouden_id"] = haal_huishouden(uow, o.id).id
    elif o.soort == PERSOON:
        velden["persoon_id"] = haal_persoon(uow, o.id).id
    else:
        raise Weigering("Kies waar het over gaat.", veld="soort")
    ((kolom, over),) = velden.items()
    vandaag = vandaag_van(uow)
    er = select(Bewaarblokkade).where(getattr(Bewaarblokkade, kolom) == over, Bewaarblokkade.status == "actief")
    if uow.vind(er):
        raise Weigering("Er staat al een blokkade op. Hef die eerst op.", veld="reden")
    rij = Bewaarblokkade(reden=o.reden, toelichting=toelichting, van=vandaag, medewerker_id=uow.wie.medewerker_id)
    setattr(rij, kolom, over)
    uow.voeg_toe(rij)
    uow.zin = "Dit dossier wordt niet vernietigd zolang de blokkade er staat"
    return rij.id


@opdracht(HefBlokkadeOp, recht="bewaren", doel=DOEL_BLOKKADE)
def hef_op(uow: UnitOfWork, o: HefBlokkadeOp) -> None:
    """Why stands beside the change in the journal."""
    reden = _kort(o.reden, "reden")
    if not reden:
        raise Weigering("Schrijf op waarom.", veld="reden")
    rij = uow.haal(Bewaarblokkade, o.id, wat="Deze blokkade")
    if rij.status != "actief":
        raise Weigering("Deze blokkade is al opgeheven.")
    uow.reden(rij, reden)
    rij.tot = vandaag_van(uow)
    rij.status = "vervallen"
    uow.zin = "Blokkade opgeheven: het dossier volgt weer zijn bewaartermijn"


# Lists ----------------------------------------------------------------------------------------------------------------


@opdracht(MaakVernietiglijst, recht="bewaren", doel=DOEL)
def maak_lijst(uow: UnitOfWork, o: MaakVernietiglijst) -> Id:
    """Every dossier is looked at once more, beside this lane or here: a dry run may have stood on the screen for days.
    Who carries the list out looks again.
    """
    dag = eis_dag(o.peildatum, veld="peildatum")
    if dag > date.fromisoformat(vandaag_van(uow)):
        raise Weigering("Kies een dag die niet in de toekomst ligt.", veld="peildatum")
    oordelen = _staande(uow, o) or eis_mag_weg(Verbinding(uow), o.dossiers, dag)
    lijst = _nieuwe_lijst(uow, dag)
    for oordeel in oordelen:
        uow.voeg_toe(
            Vernietigregel(
                lijst_id=lijst.id,
                soort=oordeel.soort,
                dossier=oordeel.id,
                regel=oordeel.regel,
                begin=oordeel.begin,
                einde=oordeel.einde,
            )
        )
    uow.ongedaan = False
    uow.zin = f"Lijst {lijst.nummer} gemaakt: kies per dossier weg of bewaren"
    return lijst.id


def _staande(uow: UnitOfWork, o: MaakVernietiglijst) -> tuple[Bewaaroordeel, ...]:
    """What was found of exactly these dossiers on this day, when nothing was written since but lines of the log."""
    gevonden = o.oordelen
    if gevonden is None or gevonden.peildatum != o.peildatum or uow.sql(_SINDS, gevonden.plaats) is not None:
        return ()
    over = [(een.soort, een.id) for een in gevonden.dossiers]
    if len(over) > MEESTE or over != list(dict.fromkeys(o.dossiers)):
        return ()
    return gevonden.dossiers


@opdracht(MaakVerzoeklijst, recht="bewaren", doel=DOEL)
def maak_verzoeklijst(uow: UnitOfWork, o: MaakVerzoeklijst) -> Id:
    """Of a request that was granted; the line says how long a law keeps it, which the decision had a reason for."""
    verzoek = uow.haal(Avgverzoek, o.verzoek_id, wat="Dit verzoek")
    if verzoek.soort != "verwijdering" or verzoek.besluit not in ("toegewezen", "deels") or verzoek.persoon_id is None:
        raise Weigering("Alleen een toegewezen verzoek om verwijdering kan op een lijst.")
    if verzoek.besluit == "deels":
        raise Weigering(DEELS)
    if verzoek.persoon_id in lopende(Verbinding(uow)):
        raise Weigering("Dit dossier staat al op een lijst.")
    vandaag = date.fromisoformat(vandaag_van(uow))
    if zin := beoordeel(Verbinding(uow), PERSOON, verzoek.persoon_id, vandaag).waarom_niet:
        raise Weigering(f"Dit dossier kan nog niet op een lijst. {zin}")
    lijst = _nieuwe_lijst(uow, vandaag)
    bewaren = wat_bewaart(Verbinding(uow), verzoek.persoon_id, vandaag)
    uow.voeg_toe(
        Vernietigregel(
            lijst_id=lijst.id,
            soort=PERSOON,
            dossier=verzoek.persoon_id,
            regel=VERZOEK,
            begin=verzoek.ontvangen_op if bewaren is None else bewaren.begin.isoformat(),
            einde=vandaag.isoformat() if bewaren is None else bewaren.einde.isoformat(),
            verzoek_id=verzoek.id,
        )
    )
    uow.ongedaan = False
    uow.zin = f"Lijst {lijst.nummer} gemaakt voor dit verzoek"
    return lijst.id


@opdracht(BesluitRegel, recht="bewaren", doel=DOEL)
def besluit(uow: UnitOfWork, o: BesluitRegel) -> None:
    """Until somebody agreed; to keep has a reason."""
    regel, lijst = _regel(uow, o.id)
    if lijst.akkoord_op is not None or lijst.ingetrokken_op is not None:
        raise Weigering("Deze lijst ligt vast. Trek haar in als er iets niet klopt.")
    if o.besluit not in (WEG, BEWAREN):
        raise Weigering("Kies weg of bewaren.", veld="besluit")
    if o.besluit == BEWAREN:
        Codeboek(uow).eis("bewaarreden", o.reden, veld="reden")
    regel.besluit, regel.reden = o.besluit, o.reden if o.besluit == BEWAREN else ""
    uow.zin = "Dit dossier gaat weg" if o.besluit == WEG else "Dit dossier blijft bewaard"


@opdracht(GeefVernietigakkoord, recht="bewaren.akkoord", doel=DOEL)
def geef_akkoord(uow: UnitOfWork, o: GeefVernietigakkoord) -> None:
    """The second person: without this no desk destroys anything (`store.bevel`)."""
    lijst = _lijst(uow, o.id)
    opsteller = lijst.opgesteld_door_id
    if zin := waarom_niet(
        Verbinding(uow), opsteller=opsteller, opgesteld_op=lijst.opgesteld_op, wie=uow.wie.medewerker_id
    ):
        raise Weigering(zin)
    if lijst.akkoord_op is not None:
        raise Weigering("Er is al akkoord gegeven.")
    regels = _regels(uow, lijst)
    if any(not regel.besluit for regel in regels):
        raise Weigering("Nog niet van elk dossier is gekozen of het weg kan.")
    weg = [regel for regel in regels if regel.besluit == WEG]
    if not weg:
        raise Weigering("Op deze lijst blijft alles bewaard. Trek haar in.")
    for regel in weg:
        regel.akkoord_door_id = uow.wie.medewerker_id
    lijst.akkoord_door_id, lijst.akkoord_op = uow.wie.medewerker_id, uow.nu
    uow.ongedaan = False
    uow.zin = f"Akkoord gegeven op lijst {lijst.nummer}"


@opdracht(TrekLijstIn, recht="bewaren.akkoord", doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekLijstIn) -> None:
    """Either of the two, at any time before the end; what was destroyed stays destroyed."""
    reden = _kort(o.reden, "reden")
    if not reden:
        raise Weigering("Schrijf op waarom.", veld="reden")
    lijst = _lijst(uow, o.id)
    if lijst.uitgevoerd_op is not None:
        raise Weigering("Deze lijst is al uitgevoerd.")
    if _noemt_iemand(uow, lijst, reden):
        raise Weigering("Noem hier niemand bij naam: deze zin blijft staan als het dossier weg is.", veld="reden")
    if _noemt_gegevens(reden, date.fromisoformat(vandaag_van(uow))):
        raise Weigering(
            "Schrijf hier geen BSN, geboortedatum, adres, telefoonnummer of e-mailadres: deze zin blijft staan als het "
            "dossier weg is.",
            veld="reden",
        )
    lijst.ingetrokken_op, lijst.toelichting = uow.nu, reden
    uow.ongedaan = False
    uow.zin = f"Lijst {lijst.nummer} ingetrokken"


# Carrying out ---------------------------------------------------------------------------------------------------------


@opdracht(VernietigDossier, recht="bewaren.akkoord", doel=DOEL)
def vernietig_dossier(uow: UnitOfWork, o: VernietigDossier) -> Gedaan:
    """One dossier whole, or nothing of it. By who made the list or who agreed."""
    regel, lijst = _regel(uow, o.id)
    _eis_uitvoerbaar(uow, lijst)
    if regel.besluit != WEG or regel.akkoord_door_id is None:
        return Gedaan(rijen=0, afgevallen="Hiervoor is geen akkoord gegeven.")
    if regel.vernietigd_op is not None:
        return Gedaan(rijen=regel.rijen)
    uow.ongedaan = False
    return voer_uit(uow, regel, date.fromisoformat(vandaag_van(uow)))


@opdracht(RondLijstAf, recht="bewaren.akkoord", doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondLijstAf) -> None:
    """What fell off is kept, with why; the list is the register from now on."""
    lijst = _lijst(uow, o.id)
    if lijst.uitgevoerd_op is not None:
        return
    _eis_uitvoerbaar(uow, lijst)
    regels = _regels(uow, lijst)
    gedaan = sum(regel.vernietigd_op is not None for regel in regels)
    lijst.uitgevoerd_door_id, lijst.uitgevoerd_op = uow.wie.medewerker_id, uow.nu
    uow.ongedaan = False
    uow.zin = f"Lijst {lijst.nummer} uitgevoerd: {gedaan} van {len(regels)} dossiers vernietigd"


def _eis_uitvoerbaar(uow: UnitOfWork, lijst: Vernietiglijst) -> None:
    if lijst.ingetrokken_op is not None:
        raise Weigering("Deze lijst is ingetrokken.")
    if lijst.akkoord_op is None or lijst.akkoord_door_id is None:
        raise Weigering("Er is nog geen akkoord van een tweede collega.")
    if uow.wie.medewerker_id not in (lijst.opgesteld_door_id, lijst.akkoord_door_id):
        raise Weigering("Uitvoeren doet wie de lijst opstelde, of wie akkoord gaf.")
    if zin := twijfel(
        Verbinding(uow),
        opsteller=lijst.opgesteld_door_id,
        opgesteld_op=lijst.opgesteld_op,
        akkoord=lijst.akkoord_door_id,
        akkoord_op=lijst.akkoord_op,
    ):
        raise Weigering(zin)


def _nieuwe_lijst(uow: UnitOfWork, dag: date) -> Vernietiglijst:
    id_ = uow.ids()
    jaar = vandaag_van(uow)[:4]
    lijst = uow.voeg_toe(
        Vernietiglijst(
            id=id_,
            nummer=f"V{jaar}-{id_.hex()[-5:].upper()}",
            locatie_id=uow.wie.locatie_id,
            peildatum=dag.isoformat(),
            opgesteld_door_id=uow.wie.medewerker_id,
            opgesteld_op=uow.nu,
        )
    )
    uow.flush()
    return lijst


def _lijst(uow: UnitOfWork, id_: Id) -> Vernietiglijst:
    lijst = uow.haal(Vernietiglijst, id_, wat="Deze lijst")
    if lijst.ingetrokken_op is not None:
        raise Weigering("Deze lijst is ingetrokken.")
    return lijst


def _regel(uow: UnitOfWork, id_: Id) -> tuple[Vernietigregel, Vernietiglijst]:
    regel = uow.haal(Vernietigregel, id_, wat="Deze regel")
    return regel, uow.haal(Vernietiglijst, regel.lijst_id, wat="Deze lijst")


def _regels(uow: UnitOfWork, lijst: Vernietiglijst) -> list[Vernietigregel]:
    return uow.vind(
        select(Vernietigregel).where(Vernietigregel.lijst_id == lijst.id, Vernietigregel.status == "actief")
    )


def _noemt_iemand(uow: UnitOfWork, lijst: Vernietiglijst, tekst: str) -> bool:
    """Whether a text holds a word of a name of somebody on a list: what is written of a list outlives them."""
    db = Verbinding(uow)
    woorden = _woorden(tekst)
    for regel in _regels(uow, lijst):
        wat = omvang(db, regel.soort, Id(regel.dossier)) if regel.soort in (HUISHOUDEN, PERSOON) else None
        if wat is None:
            continue
        namen = uow.vind(select(Persoon).where(Persoon.id.in_(wat.personen)))
        huizen = uow.vind(select(Huishouden).where(Huishouden.id.in_(wat.per_soort.get(HUISHOUDEN, ()))))
        genoemd = [naam for wie in namen for naam in (wie.roepnaam, wie.voornamen, wie.achternaam, wie.geboortenaam)]
        if woorden & _woorden(" ".join((*genoemd, *(huis.naam for huis in huizen)))):
            return True
    return False


def _noemt_gegevens(tekst: str, vandaag: date) -> bool:
    """Whether a text holds what somebody can be known by besides a name. A day of the last year may be why."""
    gevonden = herken(tekst, vandaag=vandaag)
    dag = dag_van(gevonden.geboortedatum)
    lang_geleden = dag is not None and (vandaag - dag).days > EEN_JAAR
    nummers = gevonden.bsn or gevonden.postcode or (gevonden.telefoon_heel and gevonden.telefoon)
    return bool(nummers) or lang_geleden or "@" in tekst


def _woorden(tekst: str) -> set[str]:
    """The words a name can be known by; short ones ("de", "van") and what every household is called say nothing."""
    woorden = re.findall(r"[^\W\d_]+", tekst.casefold())
    return {woord for woord in woorden if len(woord) > KORT} - {"gezin", "huishouden", "familie"}


def _kort(tekst: str, veld: str) -> str:
    tekst = " ".join(tekst.split())
    if len(tekst) > LANGSTE_REDEN:
        raise Weigering(f"Houd dit korter dan {LANGSTE_REDEN} tekens.", veld=veld)
    return tekst
