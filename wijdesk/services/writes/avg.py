"""The register of AVG requests: taken in, confirmed, extended once, decided with a reason, carried out.

What the decision brings (a line for the list of what is destroyed, a record that is not used) is written with it.
"""

from __future__ import annotations

from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models import avgregels
from wijdesk.models.avg import SOORTEN, Aantekening, Avgkeuze, Avgverzoek
from wijdesk.models.avgnabestaande import NABESTAANDE
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BevestigAvgverzoek,
    BewaarAvgverzoek,
    HefBeperkingOp,
    KiesBijInzage,
    MeldAvgverzoek,
    PakAvgverzoekOp,
    TekenInzageAan,
    TrekAantekeningIn,
    VerlengAvgverzoek,
    VoegAantekeningToe,
    VoerAvgverzoekUit,
)
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.avg.mag_toewijzen import (
    besluitgrond,
    fouten_in_grond,
    mag_niet_toewijzen,
    niet_meer,
    persoon_van,
    vast_na_besluit,
)
from wijdesk.services.avg.waarover import huishouden_van_rij, persoon_van_rij
from wijdesk.services.bewaren.uitvoeren import Verbinding
from wijdesk.services.bewaren.verzoek import wat_bewaart
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "avg"
DOEL = "een verzoek van een inwoner over de eigen gegevens behandelen (AVG art. 12 en 15 tot 21)"
DOEL_MELDEN = "een verzoek van een inwoner over de eigen gegevens doorgeven (AVG art. 12)"
ONTBREEKT = "Er ontbreekt nog iets."
WAT = "Dit verzoek"
VERNIETIGD = "De gegevens bij dit verzoek zijn vernietigd. U kunt het alleen nog lezen."
VROEGSTE = "2018-05-25"
"""The AVG applies since that day."""
JAREN_VOORUIT = 10


@opdracht(MeldAvgverzoek, recht="contact.registreren", doel=DOEL_MELDEN)
def meld(uow: UnitOfWork, o: MeldAvgverzoek) -> Id:
    """In the register with the day it is: the term has begun. The same id again changes nothing."""
    uow.zin = "Doorgegeven aan de privacybeheerder"
    if uow.bestaat(Avgverzoek, o.id):
        return o.id
    fouten = {} if o.soort in SOORTEN else {"soort": "Kies wat de inwoner vraagt."}
    if not o.gevraagd.strip():
        fouten["gevraagd"] = "Schrijf in één zin op wat de inwoner vraagt."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    persoon = haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id)
    vandaag = _vandaag(uow)
    rij = uow.voeg_toe(
        Avgverzoek(
            id=o.id,
            nummer=avgregels.verzoeknummer(o.id, vandaag.year),
            soort=o.soort,
            persoon_id=persoon.id,
            locatie_id=uow.wie.locatie_id,
            gevraagd=o.gevraagd.strip(),
            ontvangen_op=vandaag.isoformat(),
        )
    )
    return rij.id


@opdracht(BewaarAvgverzoek, recht=RECHT, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarAvgverzoek) -> Id:
    """A new request, dealt with by whoever writes it down, or one put right. What was decided stays as it is."""
    rij = uow.sessie.get(Avgverzoek, o.id)
    if rij is not None and rij.status != "actief":
        raise Weigering("Dit verzoek bestaat niet (meer).")
    if rij is not None and rij.vernietigd_op:
        raise Weigering(VERNIETIGD)
    ontvangen = o.ontvangen_op or (rij.ontvangen_op if rij is not None else _vandaag(uow).isoformat())
    fouten = _fouten_in(o, rij, ontvangen, vandaag=_vandaag(uow).isoformat()) | vast_na_besluit(uow, o, rij)
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    persoon_id = None if o.persoon_id is None else haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id).id
    velden = {
        "soort": o.soort,
        "persoon_id": persoon_id,
        "over": "" if persoon_id is not None else o.over.strip(),
        "hoedanigheid": o.hoedanigheid,
        "verzoeker": "" if o.hoedanigheid == "zelf" else o.verzoeker.strip(),
        "gevraagd": o.gevraagd.strip(),
        "ontvangen_op": ontvangen,
        "identiteit": o.identiteit,
        "grond": o.grond if o.hoedanigheid == NABESTAANDE else "",
    }
    if rij is None:
        rij = uow.voeg_toe(
            Avgverzoek(
                id=o.id,
                nummer=avgregels.verzoeknummer(o.id, int(ontvangen[:4])),
                locatie_id=uow.wie.locatie_id,
                behandelaar_id=uow.wie.medewerker_id,
                **velden,
            )
        )
        uow.zin = f"Verzoek {rij.nummer}: antwoord uiterlijk {_dag(avgregels.uiterlijk(ontvangen))}"
    else:
        if ontvangen > rij.ontvangen_op:
            uow.reden(rij, o.waarom_later.strip())
        for veld, waarde in velden.items():
            if getattr(rij, veld) != waarde:
                setattr(rij, veld, waarde)
        uow.zin = f"Verzoek {rij.nummer} gewijzigd"
    return rij.id


@opdracht(PakAvgverzoekOp, recht=RECHT, doel=DOEL)
def pak_op(uow: UnitOfWork, o: PakAvgverzoekOp) -> None:
    """From a colleague too: whoever does it, has it."""
    rij = _haal(uow, o.id)
    if rij.behandelaar_id == uow.wie.medewerker_id:
        raise Weigering("U behandelt dit verzoek al.")
    rij.behandelaar_id = uow.wie.medewerker_id
    uow.zin = f"U behandelt verzoek {rij.nummer}"


@opdracht(BevestigAvgverzoek, recht=RECHT, doel=DOEL)
def bevestig(uow: UnitOfWork, o: BevestigAvgverzoek) -> None:
    """The first day stays."""
    rij = _haal(uow, o.id)
    if not rij.bevestigd_op:
        rij.bevestigd_op = _vandaag(uow).isoformat()
    uow.zin = f"Ontvangst van {rij.nummer} bevestigd"


@opdracht(VerlengAvgverzoek, recht=RECHT, doel=DOEL)
def verleng(uow: UnitOfWork, o: VerlengAvgverzoek) -> None:
    """Once, before the first term is over, by two months at most, with the reason (AVG art. 12 lid 3)."""
    rij = _haal_open(uow, o.id)
    if rij.verlengd_tot:
        raise Weigering("Dit verzoek is al een keer verlengd. Meer kan niet (AVG art. 12 lid 3).", veld="tot")
    ontvangen, vandaag = date.fromisoformat(rij.ontvangen_op), _vandaag(uow)
    eerst, laatst = avgregels.eerste_uiterlijk(ontvangen), avgregels.laatste_uiterlijk(ontvangen)
    fouten: dict[str, str] = {}
    if vandaag > eerst:
        fouten["tot"] = f"Verlengen kon tot en met {_dag(eerst)}. Beslis nu zo snel mogelijk."
    elif fout := fout_in_dag(o.tot):
        fouten["tot"] = fout
    elif not eerst < date.fromisoformat(o.tot) <= laatst:
        fouten["tot"] = f"Kies een dag na {_dag(eerst)}, uiterlijk {_dag(laatst)} (AVG art. 12 lid 3)."
    if not o.reden.strip():
        fouten["reden"] = "Schrijf op waarom het langer duurt: dat staat in de brief."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    rij.verlengd_tot, rij.verlengreden = o.tot, o.reden.strip()
    uow.zin = f"Verzoek {rij.nummer} verlengd tot {_dag(date.fromisoformat(o.tot))}. Stuur nu de brief"


@opdracht(BeslisAvgverzoek, recht=RECHT, doel=DOEL)
def beslis(uow: UnitOfWork, o: BeslisAvgverzoek) -> None:
    """Once, and again when what was granted may go out no more. Nothing is granted before it is known who asks."""
    rij = _haal_te_beslissen(uow, o.id)
    vandaag = _vandaag(uow)
    fouten: dict[str, str] = {}
    if o.besluit not in avgregels.BESLUITEN:
        fouten["besluit"] = "Kies wat er besloten is."
    toegewezen = o.besluit in avgregels.TOEGEWEZEN
    if toegewezen:
        fouten |= mag_niet_toewijzen(uow, rij, vandaag, grond=o.grond, reden=o.reden)
    if o.besluit in ("deels", "afgewezen") and not o.reden.strip():
        fouten["reden"] = "Schrijf op waarom: dat staat in de brief (AVG art. 12 lid 4)."
    elif toegewezen and not fouten and not o.reden.strip() and (zin := _wet_bewaart(uow, rij, vandaag)):
        fouten["reden"] = zin
    beperkt_van = o.beperkt_van
    if toegewezen and rij.soort == "beperking":
        beperkt_van = beperkt_van or vandaag.isoformat()
        laatste = f"{vandaag.year + JAREN_VOORUIT}-12-31"
        if fout := fout_in_dag(beperkt_van, vroegste=rij.ontvangen_op, laatste=laatste):
            fouten["beperkt_van"] = fout
        if o.beperkt_tot and (fout := fout_in_dag(o.beperkt_tot, laatste=laatste)):
            fouten["beperkt_tot"] = fout
        elif o.beperkt_tot and o.beperkt_tot < beperkt_van:
            fouten["beperkt_tot"] = "De laatste dag ligt voor de eerste."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    rij.besluit, rij.besluitreden = o.besluit, o.reden.strip()
    rij.besluitgrond = besluitgrond(rij.hoedanigheid, o.besluit, o.grond)
    rij.besloten_op, rij.besloten_door_id = vandaag.isoformat(), uow.wie.medewerker_id
    rij.behandelaar_id = rij.behandelaar_id or uow.wie.medewerker_id
    uow.zin = f"Verzoek {rij.nummer}: {avgregels.BESLUITEN[o.besluit].lower()}"
    if toegewezen and rij.soort == "beperking":
        rij.beperkt_van, rij.beperkt_tot, rij.uitgevoerd_op = beperkt_van, o.beperkt_tot, vandaag.isoformat()
        uow.zin += f". Het dossier wordt niet gebruikt vanaf {datum_in_woorden(beperkt_van)}"
    if toegewezen and rij.soort == "verwijdering" and rij.persoon_id is not None:
        uow.zin += ". Maak eerst de brief: na het vernietigen kan dat niet meer. Zet het dan op een vernietiglijst"


@opdracht(VoerAvgverzoekUit, recht=RECHT, doel=DOEL)
def voer_uit(uow: UnitOfWork, o: VoerAvgverzoekUit) -> None:
    """Done, on a day between the decision and today."""
    rij = _haal(uow, o.id)
    if rij.besluit not in avgregels.TOEGEWEZEN:
        raise Weigering("Er is niets toegewezen om uit te voeren.", veld="op")
    if rij.soort == "verwijdering" and rij.besluit == "toegewezen" and persoon_van(uow, rij) is not None:
        raise Weigering("Dit is pas uitgevoerd als het dossier vernietigd is: zet het op een lijst.", veld="op")
    if rij.uitgevoerd_op:
        raise Weigering(f"Dit is al uitgevoerd op {datum_in_woorden(rij.uitgevoerd_op)}.", veld="op")
    vandaag = _vandaag(uow).isoformat()
    op = o.op or vandaag
    if fout := fout_in_dag(op, tot=vandaag):
        raise Weigering(fout, veld="op")
    if op < rij.besloten_op:
        raise Weigering(f"Het besluit is van {datum_in_woorden(rij.besloten_op)}. Kies die dag of later.", veld="op")
    rij.uitgevoerd_op = op
    uow.zin = f"Verzoek {rij.nummer} uitgevoerd"


@opdracht(HefBeperkingOp, recht=RECHT, doel=DOEL)
def hef_op(uow: UnitOfWork, o: HefBeperkingOp) -> None:
    """The record is used again from today; whoever asked heard so first (AVG art. 18 lid 3)."""
    rij = _haal(uow, o.id)
    if not rij.beperkt_van:
        raise Weigering("Er loopt geen beperking.")
    if not o.reden.strip():
        raise Weigering("Schrijf op waarom, en dat de inwoner het weet.", veld="reden")
    rij.beperkt_van = rij.beperkt_tot = ""
    uow.reden(rij, o.reden.strip())
    uow.zin = "De beperking is opgeheven: het dossier wordt weer gebruikt"


# Looking through a record --------------------------------------------------------------------------------------------


@opdracht(KiesBijInzage, recht=RECHT, doel=DOEL)
def kies(uow: UnitOfWork, o: KiesBijInzage) -> None:
    """What of others is shown. A choice replaces the one before it."""
    verzoek = _haal(uow, o.verzoek_id)
    for plek, afdruk, keuze, tekst in o.keuzes:
        if keuze not in (avgregels.TONEN, avgregels.BEDEKKEN, avgregels.SAMENVATTEN) or not plek:
            raise Weigering("Kies tonen, bedekken of samenvatten.", veld="keuze")
        if keuze == avgregels.SAMENVATTEN and not tekst.strip():
            raise Weigering("Schrijf op wat er in plaats van deze tekst staat.", veld="tekst")
        if len(afdruk) != 64:
            raise Weigering("Deze plek is niet goed bekeken. Open het verzoek opnieuw.", veld="keuze")
        id_ = avgregels.keuze_id(verzoek.id, plek)
        nieuw = {
            "afdruk": afdruk,
            "keuze": keuze,
            "tekst": tekst.strip() if keuze == avgregels.SAMENVATTEN else "",
            "medewerker_id": uow.wie.medewerker_id,
        }
        rij = uow.sessie.get(Avgkeuze, id_)
        if rij is None:
            uow.voeg_toe(Avgkeuze(id=id_, verzoek_id=verzoek.id, plek=plek, **nieuw))
            continue
        for veld, waarde in nieuw.items():
            if getattr(rij, veld) != waarde:
                setattr(rij, veld, waarde)
    uow.zin = "Keuze bewaard" if len(o.keuzes) == 1 else f"{len(o.keuzes)} keuzes bewaard"


# What a resident says against it -------------------------------------------------------------------------------------


@opdracht(VoegAantekeningToe, recht=RECHT, doel=DOEL)
def voeg_aantekening_toe(uow: UnitOfWork, o: VoegAantekeningToe) -> Id:
    """Beside what was written, which stays as it is. The same id again changes nothing."""
    uow.zin = "Aantekening van de inwoner toegevoegd"
    if uow.bestaat(Aantekening, o.id):
        return o.id
    persoon = haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id)
    if not o.tekst.strip():
        raise Weigering("Schrijf op wat de inwoner ervan zegt, in de woorden van de inwoner.", veld="tekst")
    huishouden_id = None
    if o.over_id is not None:
        klasse = GEJOURNAALD.get(o.over_soort)
        if klasse is None or uow.sessie.get(klasse, o.over_id) is None:
            raise Weigering("Waar deze aantekening bij hoort, bestaat niet (meer).")
        huishouden_id = huishouden_van_rij(uow, o.over_soort, o.over_id)
        van = persoon_van_rij(uow, o.over_soort, o.over_id)
        if van is not None and van != persoon.id and huishouden_id is None:
            raise Weigering("Dit gaat over iemand anders.")
    verzoek = None if o.verzoek_id is None else _haal(uow, o.verzoek_id)
    rij = uow.voeg_toe(
        Aantekening(
            id=o.id,
            persoon_id=persoon.id,
            huishouden_id=huishouden_id,
            verzoek_id=None if verzoek is None else verzoek.id,
            over_soort="" if o.over_id is None else o.over_soort,
            over_id=o.over_id,
            tekst=o.tekst.strip(),
            op=_vandaag(uow).isoformat(),
            medewerker_id=uow.wie.medewerker_id,
        )
    )
    return rij.id


@opdracht(TrekAantekeningIn, recht=RECHT, doel=DOEL)
def trek_aantekening_in(uow: UnitOfWork, o: TrekAantekeningIn) -> None:
    """No longer shown."""
    uow.haal(Aantekening, o.id, wat="Deze aantekening").status = "vervallen"
    uow.zin = "Aantekening ingetrokken"


# What they share -----------------------------------------------------------------------------------------------------


def _vandaag(uow: UnitOfWork) -> date:
    return lokaal(uow.nu).date()


def _dag(dag: date) -> str:
    return datum_in_woorden(dag.isoformat())


def _haal(uow: UnitOfWork, id_: Id) -> Avgverzoek:
    rij = uow.haal(Avgverzoek, id_, wat=WAT)
    if rij.vernietigd_op:
        raise Weigering(VERNIETIGD)
    return rij


def _fouten_in(o: BewaarAvgverzoek, rij: Avgverzoek | None, ontvangen: str, *, vandaag: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if o.soort not in SOORTEN:
        fouten["soort"] = "Kies wat er gevraagd wordt."
    if o.hoedanigheid not in avgregels.HOEDANIGHEDEN:
        fouten["hoedanigheid"] = "Kies wie er vraagt."
    elif o.hoedanigheid != "zelf" and not o.verzoeker.strip():
        fouten["verzoeker"] = "Vul in wie er vraagt."
    fouten |= fouten_in_grond(o.hoedanigheid, o.soort, o.grond)
    if o.persoon_id is None and not o.over.strip():
        fouten["over"] = "Zoek de inwoner, of schrijf op over wie het gaat."
    if o.identiteit and o.identiteit not in avgregels.IDENTITEIT:
        fouten["identiteit"] = "Kies hoe is vastgesteld wie er vraagt."
    if fout := fout_in_dag(ontvangen, tot=vandaag, vroegste=VROEGSTE):
        fouten["ontvangen_op"] = fout
    elif rij is not None and ontvangen != rij.ontvangen_op and (rij.besluit or rij.verlengd_tot):
        fouten["ontvangen_op"] = "Er is al besloten of verlengd: de dag van ontvangst ligt vast."
    elif rij is not None and ontvangen > rij.ontvangen_op and not o.waarom_later.strip():
        eerst = datum_in_woorden(rij.ontvangen_op)
        fouten["waarom_later"] = f"Eerst stond hier {eerst}. Schrijf op waarom het later is: de termijn schuift mee."
    return fouten


def _haal_open(uow: UnitOfWork, id_: Id) -> Avgverzoek:
    rij = _haal(uow, id_)
    if rij.besluit:
        op = datum_in_woorden(rij.besloten_op)
        raise Weigering(f"Hierover is al besloten op {op}: {avgregels.BESLUITEN[rij.besluit].lower()}.")
    return rij


def _haal_te_beslissen(uow: UnitOfWork, id_: Id) -> Avgverzoek:
    rij = _haal(uow, id_)
    return rij if niet_meer(uow, rij) else _haal_open(uow, id_)


def _wet_bewaart(uow: UnitOfWork, rij: Avgverzoek, vandaag: date) -> str:
    """What to say when a law still keeps what somebody asks to remove: nobody grants that by a mere click."""
    if rij.soort != "verwijdering" or rij.persoon_id is None:
        return ""
    bewaren = wat_bewaart(Verbinding(uow), rij.persoon_id, vandaag)
    if bewaren is None:
        return ""
    return (
        f"De regel zegt bewaren tot en met {_dag(bewaren.einde)} ({bewaren.regel.wet}). Schrijf op waarom het toch weg "
        "kan: wie akkoord geeft, leest dat, en het staat in de brief."
    )


@opdracht(TekenInzageAan, recht=RECHT, doel=DOEL)
def teken_aan(uow: UnitOfWork, o: TekenInzageAan) -> None:
    """The files were saved: an event of the log, and the request is carried out. Only of what was granted."""
    rij = _haal(uow, o.verzoek_id)
    if rij.besluit not in avgregels.TOEGEWEZEN:
        raise Weigering("Dit verzoek is niet toegewezen: er zijn geen bestanden om te bewaren.")
    if zin := niet_meer(uow, rij):
        raise Weigering(zin)
    if not rij.uitgevoerd_op:
        rij.uitgevoerd_op = _vandaag(uow).isoformat()
    uow.zin = f"Bewaard. Verzoek {rij.nummer} is uitgevoerd"
