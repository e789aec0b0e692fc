"""Signalen: registering, following up, feedback to the melder, closing. Every step is written down (domein.md 5)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.contact import Vraag
from wijdesk.models.datums import GEEN_DAG, dag_van
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BewaarMelder,
    BewaarSignaalvelden,
    DraagSignaalOver,
    HeropenSignaal,
    KoppelSignaal,
    KoppelSignaalTerug,
    LegSignaalcontactVast,
    LegSignaalTerug,
    OntkoppelSignaal,
    PakSignaalOp,
    RegistreerSignaal,
    SluitSignaal,
    SpreekTerugkoppelingAf,
    TrekSignaalIn,
    WachtOpTerugkoppeling,
    WijzigSignaal,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.signaal import Signaal, Signaalmelder, Signaalveld
from wijdesk.models.signaalregels import ONDERZOEK
from wijdesk.models.signaalvelden import controleer, ontbreekt_voor_beoordelen
from wijdesk.models.values import Id, in_gebruik, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import haal_huishouden, naam_voor_wie_werkt, vandaag_van
from wijdesk.services.personalia import haal_zichtbaar, maak_persoon, naam_voor
from wijdesk.services.regisseurs import heeft_recht
from wijdesk.services.register import opdracht
from wijdesk.services.signaal_start import (
    ZONDER_WAAROVER,
    adres_van_invoer,
    bewaar_velden,
    eis_aan_het_werk,
    fout_in_belofte,
    haal_signaal,
    heeft_melder,
    maak_signaal,
    melder_nagekeken,
    neem_vraag_mee,
    sluit_signaal,
    straat_van,
    zet_stap,
)
from wijdesk.services.triage.over import volg_signaal
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN
from wijdesk.store.signaalgeheim import IS_GEHEIM
from wijdesk.store.signaalgeheim import RECHT as GEHEIM_RECHT
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "signaal opvolgen (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.6)"
RECHT = "signaal.behandelen"
KOPPELINGEN = {"persoon": "persoon_id", "huishouden": "huishouden_id", "adres": "adres_id"}


@opdracht(RegistreerSignaal, recht="signaal.melden", doel="signaal registreren (Wmo 2015 art. 2.1.2)")
def registreer(uow: UnitOfWork, o: RegistreerSignaal) -> Id:
    """One signaal, with who it is about and who told it. The same id again changes nothing."""
    if uow.bestaat(Signaal, o.id):
        uow.zin = "Dit signaal was al geregistreerd"
        return o.id
    if o.vraag_id is not None:
        neem_vraag_mee(uow, o.vraag_id)
    signaal = maak_signaal(uow, o.id, o.locatie_id, o.invoer, vraag_id=o.vraag_id)
    if o.oppakken:
        if RECHT not in uow.wie.rechten:
            raise Weigering("Uw rol kan geen signalen oppakken. Registreer het, dan pakt een collega het op.")
        signaal.pak_op(uow.wie.medewerker_id, nu=uow.nu)
        zet_stap(uow, signaal, "opgepakt")
    uow.flush()
    uow.zin = f"Signaal geregistreerd{_over(uow, signaal)}"
    return signaal.id


@opdracht(WijzigSignaal, recht=RECHT, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigSignaal) -> None:
    """Put right what was registered; what it was stands in the journal."""
    signaal = _open(uow, o.id)
    reden = _eis_reden(o.reden)
    codes = Codeboek(uow)
    fouten: dict[str, str] = {}
    for veld, lijst in (("soort", "signaalsoort"), ("bron", "signaalbron"), ("thema", "signaalthema")):
        code = getattr(o, veld)
        if code is not None and not codes.kent(lijst, code) and (code or veld != "thema"):
            fouten[veld] = f"Kies een {veld} uit de lijst."
    if o.tekst is not None and not o.tekst.strip():
        fouten["tekst"] = "Schrijf op wat er is gemeld."
    if o.urgentie is not None and o.urgentie not in (1, 2, 3):
        fouten["urgentie"] = "Kies spoed, snel of gewoon."
    if o.thema == "" and not _waarover(signaal, zonder="thema"):
        fouten["thema"] = ZONDER_WAAROVER
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    for veld in ("soort", "bron", "tekst", "gebied", "thema"):
        waarde = getattr(o, veld)
        if waarde is not None:
            _zet(signaal, veld, waarde.strip())
    if o.urgentie is not None:
        signaal.zet_urgentie(o.urgentie)
    uow.reden(signaal, reden)
    uow.zin = "Signaal verbeterd"


@opdracht(BewaarSignaalvelden, recht=RECHT, doel=DOEL)
def bewaar_eigen_velden(uow: UnitOfWork, o: BewaarSignaalvelden) -> None:
    """What only this soort asks."""
    signaal = _open(uow, o.id)
    if fouten := controleer(signaal.soort, o.velden):
        raise Weigering("Kijk de velden na.", fouten=fouten)
    bewaar_velden(uow, signaal, o.velden)
    uow.zin = "Opgeslagen"


@opdracht(BewaarMelder, recht="signaal.melder", doel="melder van een signaal bijhouden")
def bewaar_melder(uow: UnitOfWork, o: BewaarMelder) -> None:
    """Who told it, or nobody: then the row lapses."""
    signaal = _open(uow, o.id)
    velden = melder_nagekeken(o.melder)
    rijen = uow.vind(
        select(Signaalmelder).where(Signaalmelder.signaal_id == signaal.id, Signaalmelder.status == "actief")
    )
    if not velden:
        for rij in rijen:
            rij.status = "vervallen"
    elif rijen:
        for veld, waarde in velden.items():
            _zet(rijen[0], veld, waarde)
    else:
        uow.voeg_toe(Signaalmelder(signaal_id=signaal.id, **velden))
    uow.zin = "Melder opgeslagen" if velden else "De melder blijft anoniem"


@opdracht(TrekSignaalIn, recht=RECHT, doel="onterechte registratie intrekken")
def trek_in(uow: UnitOfWork, o: TrekSignaalIn) -> None:
    """It was registered by mistake. One that something else goes on with stays."""
    signaal = haal_signaal(uow, o.id)
    reden = _eis_reden(o.reden)
    for tabel in ("triage", "meldcode", "wvggzmelding", "opschaling"):
        if uow.sql(f"SELECT 1 FROM {tabel} WHERE signaal_id = ? AND status = 'actief'", signaal.id):  # noqa: S608
            raise Weigering("Met dit signaal is al verder gewerkt. Sluit het af in plaats van het in te trekken.")
    signaal.status = "vervallen"
    uow.reden(signaal, reden)
    uow.zin = "Signaal ingetrokken"


# Following up --------------------------------------------------------------------------------------------------------


@opdracht(PakSignaalOp, recht=RECHT, doel=DOEL)
def pak_op(uow: UnitOfWork, o: PakSignaalOp) -> None:
    """Whoever asks looks into it; from a colleague who works here only by handing over."""
    signaal = _open(uow, o.id)
    ander = None if signaal.medewerker_id is None else uow.sessie.get(Medewerker, signaal.medewerker_id)
    if ander is not None and ander.id == uow.wie.medewerker_id:
        raise Weigering("U heeft dit signaal al opgepakt.")
    if ander is not None and ander.status == "actief":
        raise Weigering(f"{ander.naam} heeft dit signaal al opgepakt. Draag het over als u het overneemt.")
    signaal.pak_op(uow.wie.medewerker_id, nu=uow.nu)
    zet_stap(uow, signaal, "opgepakt")
    uow.zin = "Opgepakt; het staat nu op uw naam"


@opdracht(LegSignaalTerug, recht=RECHT, doel=DOEL)
def leg_terug(uow: UnitOfWork, o: LegSignaalTerug) -> None:
    """Back to everybody's list."""
    signaal = _open(uow, o.id)
    signaal.leg_terug()
    zet_stap(uow, signaal, "overgedragen", f"Teruggelegd voor het team. {o.notitie}".strip())
    uow.zin = "Teruggelegd voor het team"


@opdracht(LegSignaalcontactVast, recht=RECHT, doel=DOEL)
def leg_contact_vast(uow: UnitOfWork, o: LegSignaalcontactVast) -> None:
    """Somebody was spoken, or something was found out."""
    signaal = _open(uow, o.id)
    op = uow.nu if o.op is None else o.op
    if not o.tekst.strip():
        raise Weigering("Schrijf op wie u sprak of wat u te weten kwam.", veld="tekst")
    if not signaal.ontvangen <= op <= uow.nu:
        raise Weigering("Kies een moment vanaf de ontvangst tot nu.", veld="op")
    signaal.reageer(nu=op)
    zet_stap(uow, signaal, "contact", o.tekst, op=op)
    uow.zin = "Vastgelegd bij het signaal"


@opdracht(BeoordeelSignaal, recht=RECHT, doel=DOEL)
def beoordeel(uow: UnitOfWork, o: BeoordeelSignaal) -> None:
    """What it is worth. What this soort needs to know first must be filled in."""
    signaal = _open(uow, o.id)
    if o.urgentie is not None and o.urgentie not in (1, 2, 3):
        raise Weigering("Kies spoed, snel of gewoon.", veld="urgentie")
    rijen = uow.vind(select(Signaalveld).where(Signaalveld.signaal_id == signaal.id, Signaalveld.status == "actief"))
    open_ = ontbreekt_voor_beoordelen(signaal.soort, {rij.veld: rij.waarde for rij in rijen})
    if open_:
        fouten = {f"velden.{veld.code}": "Dit moet bekend zijn voordat u beoordeelt." for veld in open_}
        raise Weigering(f"Vul eerst in: {open_[0].vraag}", fouten=fouten)
    signaal.beoordeel(o.beoordeling, o.urgentie, medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    zet_stap(uow, signaal, "beoordeeld", o.beoordeling)
    uow.zin = "Beoordeling opgeslagen"


@opdracht(DraagSignaalOver, recht=RECHT, doel=DOEL)
def draag_over(uow: UnitOfWork, o: DraagSignaalOver) -> None:
    """To a colleague (who has it at once) or to a locatie, where somebody picks it up."""
    signaal = _open(uow, o.id)
    if (o.naar_id is None) == (o.naar_locatie_id is None):
        raise Weigering("Kies een collega of een locatie.", veld="naar_id")
    if not o.notitie.strip():
        raise Weigering("Schrijf erbij wat de ander moet weten.", veld="notitie")
    if o.naar_id is not None:
        collega = eis_aan_het_werk(uow, o.naar_id, "naar_id")
        if collega.id == signaal.medewerker_id:
            raise Weigering("Deze collega heeft het signaal al.", veld="naar_id")
        if uow.sql(IS_GEHEIM, signaal.id) and not heeft_recht(uow, collega.id, GEHEIM_RECHT):
            raise Weigering("Dit signaal is afgeschermd; deze collega kan het niet openen.", veld="naar_id")
        signaal.pak_op(collega.id, nu=uow.nu)
        naar = collega.naam
    elif o.naar_locatie_id is not None:
        locatie = uow.haal(Locatie, o.naar_locatie_id, wat="Deze locatie")
        if not in_gebruik(locatie.van, locatie.tot, lokaal(uow.nu).date().isoformat()):
            raise Weigering("Deze locatie is gesloten. Kies een andere.", veld="naar_locatie_id")
        if locatie.id == signaal.locatie_id:
            raise Weigering("Het signaal ligt al bij deze locatie.", veld="naar_locatie_id")
        signaal.locatie_id, signaal.medewerker_id = locatie.id, None
        if signaal.stand == ONDERZOEK:
            signaal.stand = "nieuw"
        naar = locatie.naam
    zet_stap(uow, signaal, "overgedragen", o.notitie, naar_id=o.naar_id, naar_locatie_id=o.naar_locatie_id)
    uow.zin = f"Overgedragen aan {naar}"


@opdracht(KoppelSignaal, recht=RECHT, doel=DOEL)
def koppel(uow: UnitOfWork, o: KoppelSignaal) -> None:
    """Say whom or what it is about, when that is known now."""
    signaal = _open(uow, o.id)
    persoon: Persoon | None = None
    if o.nieuwe_persoon is not None:
        persoon = maak_persoon(uow, o.nieuwe_persoon)
    elif o.persoon_id is not None:
        persoon = haal_zichtbaar(uow, o.persoon_id, wat="Deze inwoner")
    huishouden = None if o.huishouden_id is None else haal_huishouden(uow, o.huishouden_id)
    if huishouden is not None and naam_voor_wie_werkt(uow, huishouden) == AFGESCHERMD_HUISHOUDEN:
        raise Weigering("Dit huishouden is afgeschermd. Vraag uw teamleider.", veld="huishouden_id")
    adres_id = None if o.adres is None else adres_van_invoer(uow, o.adres)
    if persoon is None and huishouden is None and adres_id is None:
        raise Weigering("Kies een inwoner, een huishouden of een adres.", veld="persoon_id")
    delen = []
    if persoon is not None:
        _zet(signaal, "persoon_id", persoon.id)
        delen.append("aan een inwoner")
    if huishouden is not None:
        _zet(signaal, "huishouden_id", huishouden.id)
        delen.append("aan een huishouden met een open casus" if huishouden.casus_id else "aan een huishouden")
    if adres_id is not None:
        _zet(signaal, "adres_id", adres_id)
        delen.append("aan een adres")
    if adres_id is not None or not signaal.straat:
        straat, sleutel = straat_van(uow, persoon, huishouden, adres_id)
        _zet(signaal, "straat", straat)
        _zet(signaal, "straat_sleutel", sleutel)
    volg_signaal(uow, signaal)
    zet_stap(uow, signaal, "gekoppeld", f"Gekoppeld {' en '.join(delen)}")
    uow.zin = f"Signaal gekoppeld {' en '.join(delen)}"


@opdracht(OntkoppelSignaal, recht=RECHT, doel=DOEL)
def ontkoppel(uow: UnitOfWork, o: OntkoppelSignaal) -> None:
    """It is not about this one after all; the street that came along with it goes too."""
    signaal = _open(uow, o.id)
    reden = _eis_reden(o.reden)
    veld = KOPPELINGEN.get(o.wat)
    if veld is None or getattr(signaal, veld) is None:
        raise Weigering("Dit signaal is daaraan niet gekoppeld.", veld="wat")
    id_: Id = getattr(signaal, veld)
    meegekomen = straat_van(
        uow,
        uow.sessie.get(Persoon, id_) if o.wat == "persoon" else None,
        uow.sessie.get(Huishouden, id_) if o.wat == "huishouden" else None,
        id_ if o.wat == "adres" else None,
    )
    setattr(signaal, veld, None)
    if meegekomen[1] and meegekomen[1] == signaal.straat_sleutel:
        signaal.straat = signaal.straat_sleutel = ""
    if not _waarover(signaal):
        raise Weigering(f"{ZONDER_WAAROVER} Koppel het eerst aan iets anders.", veld="wat")
    volg_signaal(uow, signaal)
    uow.reden(signaal, reden)
    zet_stap(uow, signaal, "gekoppeld", f"Losgemaakt van {'een' if o.wat == 'persoon' else 'het'} {o.wat}. {reden}")
    uow.zin = "Koppeling weggehaald"


# The melder ----------------------------------------------------------------------------------------------------------


@opdracht(SpreekTerugkoppelingAf, recht=RECHT, doel=DOEL)
def spreek_terugkoppeling_af(uow: UnitOfWork, o: SpreekTerugkoppelingAf) -> None:
    """Whether the melder hears and by when."""
    signaal = _open(uow, o.id)
    if o.voor and (fout := fout_in_belofte(o.voor, uow.nu, nu=uow.nu)):
        raise Weigering(fout, veld="voor")
    signaal.spreek_terugkoppeling_af(o.terugkoppeling, o.voor)
    if not signaal.wacht_de_melder and signaal.stand == "wacht op terugkoppeling":
        signaal.stand = "nieuw" if signaal.medewerker_id is None else ONDERZOEK
    uow.zin = "Afspraak over terugkoppeling opgeslagen"


@opdracht(KoppelSignaalTerug, recht=RECHT, doel="melder laten weten wat er gebeurt")
def koppel_terug(uow: UnitOfWork, o: KoppelSignaalTerug) -> None:
    """The melder heard."""
    signaal = _open(uow, o.id)
    if o.op and dag_van(o.op) is None:
        raise Weigering(GEEN_DAG, veld="op")
    signaal.koppel_terug(o.wat, o.op or vandaag_van(uow), vandaag=vandaag_van(uow), nu=uow.nu)
    zet_stap(uow, signaal, "teruggekoppeld", o.wat)
    uow.zin = "Terugkoppeling aan de melder vastgelegd"


@opdracht(WachtOpTerugkoppeling, recht=RECHT, doel=DOEL)
def wacht_op_terugkoppeling(uow: UnitOfWork, o: WachtOpTerugkoppeling) -> None:
    """Only the melder must still hear."""
    signaal = _open(uow, o.id)
    signaal.wacht_op_terugkoppeling(heeft_melder=heeft_melder(uow, signaal))
    uow.zin = "Wacht nu op terugkoppeling aan de melder"


# The end -------------------------------------------------------------------------------------------------------------


@opdracht(SluitSignaal, recht=RECHT, doel=DOEL)
def sluit(uow: UnitOfWork, o: SluitSignaal) -> None:
    """Ended with an outcome."""
    signaal = _open(uow, o.id)
    sluit_signaal(uow, signaal, o.uitkomst, o.tekst, o.niet_teruggekoppeld)
    uow.zin = f"Signaal afgesloten: {o.uitkomst}"


@opdracht(HeropenSignaal, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenSignaal) -> None:
    """It goes on, with who looked into it when he works here; how it had ended stands in the steps."""
    signaal = haal_signaal(uow, o.id)
    reden = _eis_reden(o.reden)
    eerder = None if signaal.medewerker_id is None else uow.sessie.get(Medewerker, signaal.medewerker_id)
    blijft = eerder is not None and eerder.status == "actief"
    signaal.heropen(eerder.id if eerder is not None and blijft else uow.wie.medewerker_id)
    zet_stap(uow, signaal, "heropend", reden)
    uow.zin = "Signaal opnieuw geopend"


# Small change --------------------------------------------------------------------------------------------------------


def _open(uow: UnitOfWork, id_: Id) -> Signaal:
    signaal = haal_signaal(uow, id_)
    signaal.eis_open()
    return signaal


def _waarover(signaal: Signaal, *, zonder: str = "") -> bool:
    """Whether something is left that it is about."""
    velden = {"persoon_id", "huishouden_id", "adres_id", "straat", "thema"} - {zonder}
    return any(getattr(signaal, veld) for veld in velden)


def _over(uow: UnitOfWork, signaal: Signaal) -> str:
    if signaal.persoon_id is not None:
        return f" over {naam_voor(uow, uow.haal(Persoon, signaal.persoon_id))}"
    return " van een vraag" if signaal.vraag_id is not None and uow.bestaat(Vraag, signaal.vraag_id) else ""


def _zet(rij: Any, veld: str, waarde: Any) -> None:
    if getattr(rij, veld) != waarde:
        setattr(rij, veld, waarde)


def _eis_reden(reden: str) -> str:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    return reden.strip()
