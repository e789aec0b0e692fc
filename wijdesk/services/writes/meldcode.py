"""The meldcode huiselijk geweld en kindermishandeling: five steps in any order, the weighing, and the decision.

Besluit verplichte meldcode huiselijk geweld en kindermishandeling, art. 2; Wmo 2015 art. 3.3, Jeugdwet art. 4.1.7.
"""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.gesprek import Gesprek, Invulling
from wijdesk.models.meldcode import Meldcode, Meldcodestap
from wijdesk.models.meldcodestappen import BESLISSEN, OVER_NIEMAND, STAPPEN, WEGEN, ZONDER_KADER, kader_genoeg
from wijdesk.models.opdrachten.meldcode import (
    AfwegingInvoer,
    BeginMeldcode,
    BesluitMeldcode,
    BewaarAfweging,
    HeropenMeldcode,
    LegMeldcodestapVast,
    NeemMeldcodeOver,
    TrekMeldcodestapIn,
)
from wijdesk.models.values import Id
from wijdesk.models.vragenlijst import Antwoord, Vragenlijst, antwoord_id
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import eis_reden, lezer_van, rijen_van, vandaag_van
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import eis_aan_het_werk
from wijdesk.services.vragenlijsten import huidige, lees_samen
from wijdesk.services.waarover import AFGESCHERMD_ZIN, Onderwerp, verborgen_onderwerpen, waarover
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "meldcode"
DOEL = "meldcode huiselijk geweld en kindermishandeling (Wmo 2015 art. 3.3, Jeugdwet art. 4.1.7)"
WAAROM = "Schrijf in één zin waarom."
KADER_OPEN = "Beantwoord het afwegingskader, of schrijf op waarom dat niet kan."


@opdracht(BeginMeldcode, recht=RECHT, doel=DOEL)
def begin(uow: UnitOfWork, o: BeginMeldcode) -> Id:
    """Begin one about a person or household, with the afwegingskader that is in use now."""
    if uow.bestaat(Meldcode, o.id):
        uow.zin = "Deze meldcode was al begonnen"
        return o.id
    over = waarover(lezer_van(uow), o.soort, o.onderwerp_id)
    if over.persoon_id is None and over.huishouden_id is None:
        raise Weigering(OVER_NIEMAND, veld="onderwerp_id")
    if not o.aanleiding.strip():
        raise Weigering("Schrijf op wat u zag of hoorde, en van wie.", veld="aanleiding")
    lopend = select(Meldcode).where(
        Meldcode.huishouden_id == over.huishouden_id,
        Meldcode.persoon_id == over.persoon_id,
        Meldcode.besluit == "",
        Meldcode.status == "actief",
    )
    if uow.vind(lopend):
        raise Weigering("Er loopt hierover al een meldcode. Ga daarmee verder.", veld="onderwerp_id")
    uow.voeg_toe(
        Meldcode(
            id=o.id,
            locatie_id=over.locatie_id or uow.wie.locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            vragenlijst_id=huidige(rijen_van(uow), "afwegingskader", None).vragenlijst_id,
            aanleiding=o.aanleiding.strip(),
            begonnen_op=uow.nu,
            **over.ids,
        )
    )
    uow.zin = "Meldcode begonnen"
    return o.id


@opdracht(LegMeldcodestapVast, recht=RECHT, doel=DOEL)
def leg_stap_vast(uow: UnitOfWork, o: LegMeldcodestapVast) -> Id:
    """A step that was done, or why it is skipped."""
    if uow.bestaat(Meldcodestap, o.id):
        uow.zin = "Deze stap was al vastgelegd"
        return o.id
    meldcode = haal_meldcode(uow, o.meldcode_id)
    meldcode.eis_open()
    fouten: dict[str, str] = {}
    if not 1 <= o.stap <= len(STAPPEN):
        fouten["stap"] = "Kies een stap van de meldcode."
    elif o.stap == BESLISSEN:
        fouten["stap"] = "Deze stap legt u vast met het besluit."
    if fout := fout_in_dag(o.dag, tot=vandaag_van(uow)):
        fouten["dag"] = fout
    if not o.tekst.strip():
        wat = "Schrijf in één zin waarom u deze stap overslaat." if o.overgeslagen else "Schrijf op wat u heeft gedaan."
        fouten["tekst"] = wat
    if o.overgeslagen and any(not rij.overgeslagen for rij in _stappen(uow, meldcode.id, o.stap)):
        fouten["overgeslagen"] = "Deze stap is al gedaan; u hoeft hem niet over te slaan."
    fouten |= _zet_antwoorden(uow, meldcode, o.antwoorden) if o.antwoorden else {}
    voor = ""
    if o.stap == WEGEN and not o.overgeslagen and not _is_gewogen(uow, meldcode):
        voor = " ".join(o.zonder_kader.split())
        if not voor:
            fouten["zonder_kader"] = KADER_OPEN
        voor = f"{ZONDER_KADER}{voor.rstrip('.')}. "
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er ontbreekt nog iets.", fouten=fouten)
    wie = uow.wie.medewerker_id
    if o.medewerker_id is not None and o.medewerker_id != wie:
        wie = eis_aan_het_werk(uow, o.medewerker_id, "medewerker_id").id
    uow.voeg_toe(
        Meldcodestap(
            id=o.id,
            meldcode_id=meldcode.id,
            stap=o.stap,
            dag=o.dag,
            medewerker_id=wie,
            overgeslagen=o.overgeslagen,
            tekst=f"{voor}{o.tekst.strip()}",
            met="" if o.overgeslagen else " ".join(o.met.split()),
            geschreven_op=uow.nu,
        )
    )
    uow.zin = f"Stap {o.stap} van de meldcode {'overgeslagen' if o.overgeslagen else 'vastgelegd'}"
    return o.id


@opdracht(TrekMeldcodestapIn, recht=RECHT, doel=DOEL)
def trek_stap_in(uow: UnitOfWork, o: TrekMeldcodestapIn) -> None:
    """It was written down by mistake."""
    stap = uow.haal(Meldcodestap, o.id, wat="Deze stap")
    haal_meldcode(uow, stap.meldcode_id).eis_open()
    uow.reden(stap, eis_reden(o.reden, WAAROM))
    stap.status = "vervallen"
    uow.zin = f"Stap {stap.stap} ingetrokken"


@opdracht(BewaarAfweging, recht=RECHT, doel=DOEL)
def bewaar_afweging(uow: UnitOfWork, o: BewaarAfweging) -> None:
    """Answers to questions of the list this meldcode began with, each checked against its question."""
    meldcode = haal_meldcode(uow, o.meldcode_id)
    meldcode.eis_open()
    if fouten := _zet_antwoorden(uow, meldcode, o.antwoorden):
        raise Weigering("Kijk de antwoorden na.", fouten=fouten)
    uow.zin = "Afweging opgeslagen"


def _zet_antwoorden(uow: UnitOfWork, meldcode: Meldcode, antwoorden: tuple[AfwegingInvoer, ...]) -> dict[str, str]:
    """Keep them; answers what is wrong, per question. Nothing is kept when that is refused."""
    lijst = lees_samen(uow.haal(Vragenlijst, meldcode.vragenlijst_id, wat="Deze vragenlijst").inhoud)
    fouten: dict[str, str] = {}
    for invoer in antwoorden:
        vraag = lijst.per_code.get(invoer.vraag)
        if vraag is None:
            raise Weigering("Deze vraag staat niet in het afwegingskader.")
        try:
            waarde = vraag.keur(invoer.waarde)
        except Weigering as weigering:
            fouten |= weigering.fouten
            continue
        _zet_antwoord(uow, meldcode.id, invoer.vraag, waarde, invoer.toelichting.strip())
    return fouten


def _zet_antwoord(uow: UnitOfWork, meldcode_id: Id, vraag: str, waarde: str, toelichting: str) -> None:
    id_ = antwoord_id(meldcode_id, vraag)
    rij = uow.sessie.get(Antwoord, id_)
    if rij is None:
        if waarde or toelichting:
            uow.voeg_toe(
                Antwoord(
                    id=id_,
                    onderwerp="meldcode",
                    onderwerp_id=meldcode_id,
                    vraag=vraag,
                    waarde=waarde,
                    toelichting=toelichting,
                    medewerker_id=uow.wie.medewerker_id,
                    op=uow.nu,
                )
            )
    elif (rij.waarde, rij.toelichting, rij.status) != (waarde, toelichting, "actief"):
        rij.waarde, rij.toelichting, rij.status = waarde, toelichting, "actief"
        rij.medewerker_id, rij.op = uow.wie.medewerker_id, uow.nu


@opdracht(BesluitMeldcode, recht=RECHT, doel=DOEL)
def besluit(uow: UnitOfWork, o: BesluitMeldcode) -> None:
    """Step 5. Says which steps still have to be done or skipped first."""
    meldcode = haal_meldcode(uow, o.meldcode_id)
    meldcode.eis_open()
    gedaan = {rij.stap for rij in _stappen(uow, meldcode.id)}
    open_ = [stap for stap in range(1, BESLISSEN) if stap not in gedaan]
    fouten: dict[str, str] = {}
    if open_:
        namen = "; ".join(f"stap {stap} ({_klein(STAPPEN[stap - 1])})" for stap in open_)
        fouten["stappen"] = f"Nog niet gedaan of overgeslagen: {namen}."
    elif not _is_gewogen(uow, meldcode) and not _zonder_kader(uow, meldcode):
        fouten["stappen"] = "Het afwegingskader is niet beantwoord. Doe dat bij stap 4, of schrijf daar waarom niet."
    if not Codeboek(uow).kent("meldcodebesluit", o.besluit):
        fouten["besluit"] = "Kies wat u besluit."
    if not o.tekst.strip():
        fouten["tekst"] = "Schrijf op waarom u dit besluit, en wie wat doet."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er ontbreekt nog iets.", fouten=fouten)
    meldcode.besluit, meldcode.besluit_tekst, meldcode.afgesloten_op = o.besluit, o.tekst.strip(), uow.nu
    uow.voeg_toe(
        Meldcodestap(
            meldcode_id=meldcode.id,
            stap=BESLISSEN,
            dag=vandaag_van(uow),
            medewerker_id=uow.wie.medewerker_id,
            overgeslagen=False,
            tekst=f"{_groot(o.besluit)}. {o.tekst.strip()}",
            met="",
            geschreven_op=uow.nu,
        )
    )
    uow.zin = f"Meldcode besloten: {o.besluit}"


@opdracht(HeropenMeldcode, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenMeldcode) -> None:
    """It goes on; what was decided stays in step 5 as it was written down."""
    meldcode = haal_meldcode(uow, o.meldcode_id)
    if not meldcode.besluit:
        raise Weigering("Over deze meldcode is nog niet besloten.")
    uow.reden(meldcode, eis_reden(o.reden, WAAROM))
    meldcode.besluit, meldcode.besluit_tekst, meldcode.afgesloten_op = "", "", None
    meldcode.medewerker_id = uow.wie.medewerker_id
    uow.zin = "Meldcode opnieuw geopend; hij staat op uw naam"


@opdracht(NeemMeldcodeOver, recht=RECHT, doel=DOEL)
def neem_over(uow: UnitOfWork, o: NeemMeldcodeOver) -> None:
    """A colleague goes on with it."""
    meldcode = haal_meldcode(uow, o.meldcode_id)
    meldcode.eis_open()
    if meldcode.medewerker_id == uow.wie.medewerker_id:
        raise Weigering("Deze meldcode staat al op uw naam.")
    meldcode.medewerker_id = uow.wie.medewerker_id
    uow.zin = "De meldcode staat nu op uw naam"


def haal_meldcode(uow: UnitOfWork, id_: Id) -> Meldcode:
    """One to work with; refused when it is about somebody the asker may not know of."""
    meldcode = uow.haal(Meldcode, id_, wat="Deze meldcode")
    over = Onderwerp(meldcode.huishouden_id, meldcode.persoon_id, meldcode.signaal_id, meldcode.triage_id)
    if verborgen_onderwerpen(lezer_van(uow), (over,)):
        raise Weigering(AFGESCHERMD_ZIN)
    return meldcode


def _stappen(uow: UnitOfWork, meldcode_id: Id, stap: int | None = None) -> list[Meldcodestap]:
    vraag = select(Meldcodestap).where(Meldcodestap.meldcode_id == meldcode_id, Meldcodestap.status == "actief")
    return uow.vind(vraag if stap is None else vraag.where(Meldcodestap.stap == stap))


def _is_gewogen(uow: UnitOfWork, meldcode: Meldcode) -> bool:
    """Whether the afwegingskader this meldcode began with is answered far enough to weigh by."""
    uow.flush()
    lijst = lees_samen(uow.haal(Vragenlijst, meldcode.vragenlijst_id, wat="Deze vragenlijst").inhoud)
    rijen = uow.vind(select(Antwoord).where(Antwoord.onderwerp_id == meldcode.id, Antwoord.status == "actief"))
    return kader_genoeg(Gesprek.van(lijst, antwoorden={rij.vraag: Invulling(rij.waarde) for rij in rijen}))


def _zonder_kader(uow: UnitOfWork, meldcode: Meldcode) -> bool:
    """Whether it was said why it is weighed without: the step was skipped, or begins with that sentence."""
    return any(rij.overgeslagen or rij.tekst.startswith(ZONDER_KADER) for rij in _stappen(uow, meldcode.id, WEGEN))


def _klein(zin: str) -> str:
    return zin[:1].lower() + zin[1:]


def _groot(zin: str) -> str:
    return zin[:1].upper() + zin[1:]
