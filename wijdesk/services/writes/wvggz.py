"""The Wvggz-meldpunt: the verkennend onderzoek of a melding within 14 days, and consultations by telephone.

Wvggz art. 5:1 (melding at the gemeente), 5:2 (onderzoek, aanvraag at the officier, feedback to the melder).
"""

from __future__ import annotations

import re

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.meldcode import Wvggzconsult, Wvggzmelding
from wijdesk.models.opdrachten.wvggz import (
    BeginWvggz,
    BesluitWvggz,
    BewaarWvggz,
    HeropenWvggz,
    KoppelWvggzTerug,
    LegConsultVast,
    TrekConsultIn,
    TrekWvggzIn,
)
from wijdesk.models.signaal import Signaal
from wijdesk.models.signaalregels import AFGESLOTEN, NIET_GEWENST, NIET_MOGELIJK, NIEUW
from wijdesk.models.termijn import Termijn
from wijdesk.models.values import Id, lokaal
from wijdesk.models.wvggz import REGEL, SINDS, is_wvggz
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import eis_reden, vandaag_van
from wijdesk.services.personalia import haal_persoon
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import haal_signaal, zet_stap
from wijdesk.services.termijn_start import beeindig, gehaald, lopende, start
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "wvggz"
DOEL = "verkennend onderzoek na een melding (Wvggz art. 5:2)"
WAAROM = "Schrijf in één zin waarom."
MEESTE_MINUTEN = 1_440
HOOGSTENS_ADVIES = 400
NUMMER = re.compile(r"(?:\d[ .-]?){8,}")
"""A BSN or telephone number in a text that names nobody."""


@opdracht(BeginWvggz, recht=RECHT, doel=DOEL)
def begin(uow: UnitOfWork, o: BeginWvggz) -> Id:
    """The onderzoek of a signaal begins; its clock runs from the day the melding came in."""
    signaal = haal_signaal(uow, o.signaal_id)
    signaal.eis_open()
    if not is_wvggz(signaal.soort):
        raise Weigering("Dit signaal is geen Wvggz-melding. Verander eerst de soort.", veld="signaal_id")
    if signaal.persoon_id is None:
        raise Weigering("Koppel het signaal eerst aan de inwoner om wie het gaat.", veld="persoon_id")
    if _melding(uow, signaal.id) is not None:
        raise Weigering("Dit onderzoek is al begonnen.")
    melding_op = o.melding_op or lokaal(signaal.ontvangen).date().isoformat()
    if fout := fout_in_dag(melding_op, tot=vandaag_van(uow), vroegste=SINDS):
        raise Weigering(fout, veld="melding_op")
    persoon_id = haal_persoon(uow, signaal.persoon_id).id
    if signaal.stand == NIEUW:
        signaal.pak_op(signaal.medewerker_id or uow.wie.medewerker_id, nu=uow.nu)
    zet_stap(uow, signaal, "opgepakt", "Verkennend onderzoek Wvggz begonnen")
    melding = uow.voeg_toe(Wvggzmelding(signaal_id=signaal.id, persoon_id=persoon_id, melding_op=melding_op))
    start(
        uow,
        REGEL,
        onderwerp="signaal",
        onderwerp_id=signaal.id,
        begin=melding_op,
        locatie_id=signaal.locatie_id,
        persoon_id=persoon_id,
        medewerker_id=signaal.medewerker_id or uow.wie.medewerker_id,
    )
    uow.zin = "Verkennend onderzoek begonnen; de termijn van 14 dagen loopt"
    return melding.id


@opdracht(BewaarWvggz, recht=RECHT, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarWvggz) -> None:
    """What was found so far."""
    melding = _open(uow, o.signaal_id)
    if o.gesproken_op:
        _eis_na(o.gesproken_op, melding, uow, veld="gesproken_op")
    melding.bevindingen, melding.gesproken_op = o.bevindingen.strip(), o.gesproken_op
    uow.zin = "Bevindingen opgeslagen"


@opdracht(BesluitWvggz, recht=RECHT, doel=DOEL)
def besluit(uow: UnitOfWork, o: BesluitWvggz) -> None:
    """How it ended; the clock stops on that day."""
    melding = _open(uow, o.signaal_id)
    op = o.op or vandaag_van(uow)
    fouten: dict[str, str] = {}
    if not melding.bevindingen:
        fouten["bevindingen"] = "Schrijf eerst op wat u heeft gevonden."
    if not Codeboek(uow).kent("wvggzuitkomst", o.uitkomst):
        fouten["uitkomst"] = "Kies hoe het onderzoek is afgelopen."
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        fouten["op"] = fout
    elif op < melding.melding_op:
        fouten["op"] = "Dat is voor de dag van de melding."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er ontbreekt nog iets.", fouten=fouten)
    melding.uitkomst, melding.toelichting, melding.besloten_op = o.uitkomst, o.toelichting.strip(), op
    gehaald(uow, melding.signaal_id, REGEL, op=op)
    zet_stap(uow, haal_signaal(uow, melding.signaal_id), "beoordeeld", "Verkennend onderzoek Wvggz afgerond")
    uow.zin = f"Onderzoek afgerond: {o.uitkomst}{_wat_nog(uow, melding)}"


@opdracht(HeropenWvggz, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenWvggz) -> None:
    """It was not over; its clock runs as it did."""
    melding = _eis(uow, o.signaal_id)
    if not melding.uitkomst:
        raise Weigering("Dit onderzoek loopt nog.")
    reden = eis_reden(o.reden, WAAROM)
    uow.reden(melding, reden)
    melding.uitkomst = melding.toelichting = melding.besloten_op = ""
    uow.flush()
    eerder = select(Termijn).where(
        Termijn.onderwerp_id == melding.signaal_id,
        Termijn.regel == REGEL,
        Termijn.gehaald_op != "",
        Termijn.status == "actief",
    )
    if not lopende(uow, melding.signaal_id, regel=REGEL):
        for termijn in uow.vind(eerder.order_by(Termijn.id.desc()))[:1]:
            termijn.gehaald_op = ""
            uow.reden(termijn, reden)
    uow.zin = "Onderzoek opnieuw geopend; de termijn loopt weer"


@opdracht(KoppelWvggzTerug, recht=RECHT, doel="melder laten weten wat er gebeurt (Wvggz art. 5:2)")
def koppel_terug(uow: UnitOfWork, o: KoppelWvggzTerug) -> None:
    """The melder heard; told at the signaal too, when that is still open."""
    melding = _eis(uow, o.signaal_id)
    op = o.op or vandaag_van(uow)
    fouten: dict[str, str] = {}
    if not o.wat.strip():
        fouten["wat"] = "Schrijf op wat u tegen de melder heeft gezegd."
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        fouten["op"] = fout
    elif op < melding.melding_op:
        fouten["op"] = "Dat is voor de dag van de melding."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er ontbreekt nog iets.", fouten=fouten)
    melding.teruggekoppeld_op, melding.teruggekoppeld_wat = op, o.wat.strip()
    signaal = haal_signaal(uow, melding.signaal_id)
    if signaal.stand != AFGESLOTEN and op >= lokaal(signaal.ontvangen).date().isoformat():
        signaal.koppel_terug(o.wat, op, vandaag=vandaag_van(uow), nu=uow.nu)
        zet_stap(uow, signaal, "teruggekoppeld", o.wat)
    uow.zin = f"Terugkoppeling aan de melder vastgelegd{_wat_nog(uow, melding)}"


@opdracht(TrekWvggzIn, recht=RECHT, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekWvggzIn) -> None:
    """It is no Wvggz-melding after all. The signaal itself stays."""
    melding = _open(uow, o.signaal_id)
    reden = eis_reden(o.reden, WAAROM)
    uow.reden(melding, reden)
    melding.status = "vervallen"
    beeindig(uow, melding.signaal_id, op=vandaag_van(uow), reden=reden)
    uow.zin = "Wvggz-melding ingetrokken; het signaal blijft"


# Consultations -------------------------------------------------------------------------------------------------------


@opdracht(LegConsultVast, recht=RECHT, doel="consult van het Wvggz-meldpunt tellen")
def leg_consult_vast(uow: UnitOfWork, o: LegConsultVast) -> Id:
    """One call. Nobody is named in it. The same id again completes it, so that one key can count it first."""
    bekend = uow.sessie.get(Wvggzconsult, o.id)
    if bekend is not None and (bekend.status != "actief" or bekend.medewerker_id != uow.wie.medewerker_id):
        raise Weigering("Dit consult bestaat niet (meer). Tel het opnieuw.")
    dag = o.dag or vandaag_van(uow)
    advies = " ".join(o.advies.split())
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("signaalbron", o.bron):
        fouten["bron"] = "Kies wie er belde."
    if not 0 <= o.duur <= MEESTE_MINUTEN:
        fouten["duur"] = f"Vul de minuten in, van 0 tot en met {MEESTE_MINUTEN}."
    if NUMMER.search(advies):
        fouten["advies"] = "Schrijf hier geen BSN of telefoonnummer: een consult gaat over niemand bij naam."
    elif len(advies) > HOOGSTENS_ADVIES:
        fouten["advies"] = f"Houd het advies korter dan {HOOGSTENS_ADVIES} tekens."
    if fout := fout_in_dag(dag, tot=vandaag_van(uow), vroegste=SINDS):
        fouten["dag"] = fout
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    velden = {"dag": dag, "duur": o.duur, "bron": o.bron, "advies": advies}
    if bekend is None:
        wie = uow.wie
        uow.voeg_toe(Wvggzconsult(id=o.id, locatie_id=wie.locatie_id, medewerker_id=wie.medewerker_id, **velden))
    else:
        for veld, waarde in velden.items():
            if getattr(bekend, veld) != waarde:
                setattr(bekend, veld, waarde)
    uow.zin = f"Consult geteld: {o.bron}{f', {o.duur} min' if o.duur else ''}"
    return o.id


@opdracht(TrekConsultIn, recht=RECHT, doel="consult van het Wvggz-meldpunt tellen")
def trek_consult_in(uow: UnitOfWork, o: TrekConsultIn) -> None:
    """It was written down by mistake."""
    consult = uow.haal(Wvggzconsult, o.id, wat="Dit consult")
    uow.reden(consult, eis_reden(o.reden, WAAROM))
    consult.status = "vervallen"
    uow.zin = "Consult ingetrokken; het telt niet meer mee"


# Small change --------------------------------------------------------------------------------------------------------


def _melding(uow: UnitOfWork, signaal_id: Id) -> Wvggzmelding | None:
    vraag = select(Wvggzmelding).where(Wvggzmelding.signaal_id == signaal_id, Wvggzmelding.status == "actief")
    return next(iter(uow.vind(vraag.order_by(Wvggzmelding.id))), None)


def _eis(uow: UnitOfWork, signaal_id: Id) -> Wvggzmelding:
    signaal: Signaal = haal_signaal(uow, signaal_id)
    melding = _melding(uow, signaal.id)
    if melding is None:
        raise Weigering("Het verkennend onderzoek is nog niet begonnen.")
    return melding


def _open(uow: UnitOfWork, signaal_id: Id) -> Wvggzmelding:
    melding = _eis(uow, signaal_id)
    if melding.uitkomst:
        raise Weigering("Dit onderzoek is afgerond. Open het opnieuw om verder te gaan.")
    return melding


def _wat_nog(uow: UnitOfWork, melding: Wvggzmelding) -> str:
    """What is left after the last step: the signaal is not closed by itself, since its outcome is not the same one."""
    signaal = haal_signaal(uow, melding.signaal_id)
    if not melding.uitkomst or signaal.stand == AFGESLOTEN:
        return ""
    if not melding.teruggekoppeld_op and signaal.terugkoppeling not in (NIET_GEWENST, NIET_MOGELIJK):
        return ". De melder hoort nog hoe het afliep"
    return ". Sluit nu het signaal nog af"


def _eis_na(dag: str, melding: Wvggzmelding, uow: UnitOfWork, *, veld: str) -> None:
    fout = fout_in_dag(dag, tot=vandaag_van(uow))
    if not fout and dag < melding.melding_op:
        fout = "Dat is voor de dag van de melding."
    if fout:
        raise Weigering(fout, veld=veld)
