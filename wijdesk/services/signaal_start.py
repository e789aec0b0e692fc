"""Making and ending signalen for use cases of other nouns too: a street round, a triage that begins or decides.

One that is about somebody or somewhere protected is refused to who may not see it, in whatever use case.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.contact import Contact, Vraag, Werk
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.herken import controleer_telefoon
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.nakijken import EMAIL_VORM
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import MelderInvoer, SignaalInvoer
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.signaal import Signaal, Signaalmelder, Signaalstap, Signaalveld
from wijdesk.models.signaalregels import AFGESLOTEN, TERUGKOPPELING
from wijdesk.models.signaalstraat import HUISNUMMER_ERIN, adres_sleutels, straat_sleutel
from wijdesk.models.signaalvelden import controleer
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragenlijst import antwoord_id
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import haal_huishouden, rijen_van
from wijdesk.services.personalia import adres_nagekeken, adres_voor, haal_persoon, maak_persoon, nagekeken
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.signaalgeheim import IS_GEHEIM, RECHT
from wijdesk.store.unit_of_work import UnitOfWork

NAAR_CASUS = "naar lopende casus"
SAMEN = "samen met andere signalen behandeld"
SOORT_WERK = "signaal"
ZONDER_WAAROVER = "Zeg waarover het gaat: een inwoner, huishouden, adres, straat of thema."


def haal_signaal(uow: UnitOfWork, id_: Id) -> Signaal:
    """One to work with. Refused when it is about somebody or somewhere protected and the right is not there."""
    signaal = uow.haal(Signaal, id_, wat="Dit signaal")
    if RECHT not in uow.wie.rechten and uow.sql(IS_GEHEIM, id_):
        raise Weigering("Dit signaal is afgeschermd. Vraag uw teamleider.")
    return signaal


def zet_stap(
    uow: UnitOfWork,
    signaal: Signaal,
    soort: str,
    tekst: str = "",
    *,
    op: int | None = None,
    naar_id: Id | None = None,
    naar_locatie_id: Id | None = None,
) -> None:
    """Write down what was done with it."""
    uow.voeg_toe(
        Signaalstap(
            signaal_id=signaal.id,
            soort=soort,
            op=uow.nu if op is None else op,
            medewerker_id=uow.wie.medewerker_id,
            tekst=tekst.strip(),
            naar_id=naar_id,
            naar_locatie_id=naar_locatie_id,
        )
    )


# Making --------------------------------------------------------------------------------------------------------------


def maak_signaal(
    uow: UnitOfWork,
    id_: Id,
    locatie_id: Id,
    o: SignaalInvoer,
    *,
    vraag_id: Id | None = None,
    straatronde_id: Id | None = None,
    voor: str = "",
) -> Signaal:
    """A new signaal with its melder and own fields. `voor` goes before the names of wrong fields ("signalen.0.")."""
    if not uow.bestaat(Locatie, locatie_id):
        raise Weigering("Deze locatie bestaat niet (meer).", veld=f"{voor}locatie_id")
    fouten = _fouten(uow, o)
    melder: dict[str, str | bool] = {}
    try:
        melder = melder_nagekeken(o.melder)
    except Weigering as weigering:
        fouten |= weigering.fouten
    adres_id: Id | None = None
    try:
        adres_id = _adres(uow, o)
    except Weigering as weigering:
        fouten |= {f"adres.{veld}" if veld else "adres": zin for veld, zin in weigering.fouten.items()}
    if o.nieuwe_persoon is not None and not fouten:
        try:
            nagekeken(o.nieuwe_persoon, nu=uow.nu)
        except Weigering as weigering:
            fouten |= {f"nieuwe_persoon.{veld}": zin for veld, zin in weigering.fouten.items()}
    if fouten:
        zin = next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet."
        raise Weigering(zin, fouten={f"{voor}{veld}": tekst for veld, tekst in fouten.items()})
    persoon: Persoon | None = None
    if o.nieuwe_persoon is not None:
        persoon = maak_persoon(uow, o.nieuwe_persoon)
    elif o.persoon_id is not None:
        persoon = haal_persoon(uow, o.persoon_id)
    huishouden = None if o.huishouden_id is None else haal_huishouden(uow, o.huishouden_id)
    straat, sleutel = straat_van(
        uow, persoon, huishouden, adres_id, straat=" ".join(o.straat.split()), woonplaats=o.woonplaats
    )
    signaal = Signaal(
        id=id_,
        soort=o.soort,
        bron=o.bron,
        tekst=o.tekst.strip(),
        urgentie=o.urgentie,
        ontvangen=uow.nu if o.ontvangen is None else min(o.ontvangen, uow.nu),
        locatie_id=locatie_id,
        geschreven_door_id=uow.wie.medewerker_id,
        persoon_id=None if persoon is None else persoon.id,
        huishouden_id=None if huishouden is None else huishouden.id,
        adres_id=adres_id,
        straat=straat,
        straat_sleutel=sleutel,
        gebied=" ".join(o.gebied.split()),
        thema=o.thema,
        vraag_id=vraag_id,
        straatronde_id=straatronde_id,
        stand="nieuw",
    )
    if o.terugkoppeling:
        signaal.spreek_terugkoppeling_af(o.terugkoppeling, o.terugkoppelen_voor)
    uow.voeg_toe(signaal)
    if melder:
        uow.voeg_toe(Signaalmelder(signaal_id=id_, **melder))
    bewaar_velden(uow, signaal, o.velden)
    return signaal


def _fouten(uow: UnitOfWork, o: SignaalInvoer) -> dict[str, str]:
    codes = Codeboek(uow)
    fouten: dict[str, str] = {}
    if not codes.kent("signaalsoort", o.soort):
        fouten["soort"] = "Kies wat voor signaal het is."
    if not codes.kent("signaalbron", o.bron):
        fouten["bron"] = "Kies van wie het komt."
    if o.thema and not codes.kent("signaalthema", o.thema):
        fouten["thema"] = "Kies een thema uit de lijst."
    if not o.tekst.strip():
        fouten["tekst"] = "Schrijf op wat er is gemeld."
    if o.urgentie not in (1, 2, 3):
        fouten["urgentie"] = "Kies spoed, snel of gewoon."
    if o.ontvangen is not None and o.ontvangen < 0:
        fouten["ontvangen"] = "Kies wanneer het signaal binnenkwam."
    if HUISNUMMER_ERIN.fullmatch(" ".join(o.straat.split())):
        fouten["straat"] = "Hier staat een huisnummer bij. Vul het in bij het adres, of alleen de straat."
    if o.terugkoppeling and o.terugkoppeling not in TERUGKOPPELING:
        fouten["terugkoppeling"] = "Kies of de melder iets wil horen."
    binnen = uow.nu if o.ontvangen is None else max(0, min(o.ontvangen, uow.nu))
    if o.terugkoppelen_voor and (fout := fout_in_belofte(o.terugkoppelen_voor, binnen, nu=uow.nu)):
        fouten["terugkoppelen_voor"] = fout
    if "soort" not in fouten:
        fouten |= controleer(o.soort, o.velden)
    wie = (o.persoon_id, o.nieuwe_persoon, o.huishouden_id, o.adres_id, o.adres)
    if all(deel is None for deel in wie) and not o.straat.strip() and not o.thema:
        fouten["waarover"] = ZONDER_WAAROVER
    return fouten


def fout_in_belofte(voor: str, vanaf: int, *, nu: int) -> str:
    """What is wrong with the day (ISO) by which a melder will hear: from a moment on, and within a year; or nothing."""
    laatste = (lokaal(nu).date() + timedelta(days=366)).isoformat()
    return fout_in_dag(voor, vanaf=lokaal(vanaf).date().isoformat(), laatste=laatste)


def melder_nagekeken(o: MelderInvoer) -> dict[str, str | bool]:
    """Who told it, in its standard form; empty for a melder who stays anonymous."""
    velden: dict[str, str | bool] = {
        veld: " ".join(getattr(o, veld).split()) for veld in ("naam", "organisatie", "telefoon", "email")
    }
    if not any(velden.values()):
        return {}
    fouten: dict[str, str] = {}
    if velden["telefoon"]:
        try:
            velden["telefoon"] = controleer_telefoon(str(velden["telefoon"]))
        except Weigering as weigering:
            fouten["melder.telefoon"] = weigering.zin
    if velden["email"] and ("@" not in str(velden["email"]) or " " in str(velden["email"])):
        fouten["melder.email"] = EMAIL_VORM
    if fouten:
        raise Weigering(next(iter(fouten.values())), fouten=fouten)
    return velden | {"geheim": o.geheim}


def _adres(uow: UnitOfWork, o: SignaalInvoer) -> Id | None:
    if o.adres_id is not None:
        return uow.haal(Adres, o.adres_id, wat="Dit adres").id
    return None if o.adres is None else adres_van_invoer(uow, o.adres)


def adres_van_invoer(uow: UnitOfWork, invoer: AdresInvoer) -> Id | None:
    """The row of an address as typed. One that says the same in other letters is used again: it may be protected."""
    velden = adres_nagekeken(invoer)
    delen = [str(velden[veld]) for veld in ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats")]
    gezocht = adres_sleutels(*delen)
    bekend = rijen_van(uow)(
        "SELECT id, straat, huisnummer, toevoeging, postcode, woonplaats FROM adres "
        "WHERE rowid IN (SELECT rowid FROM adres WHERE huisnummer = ?) AND status = 'actief' ORDER BY id",
        (delen[1],),
    )
    for id_, *wat in bekend:
        if gezocht & adres_sleutels(*wat):
            return Id(id_)
    return adres_voor(uow, velden)


def straat_van(
    uow: UnitOfWork,
    persoon: Persoon | None,
    huishouden: Huishouden | None,
    adres_id: Id | None,
    *,
    straat: str = "",
    woonplaats: str = "",
) -> tuple[str, str]:
    """(street, its key): of its address, or as typed, or else where who it is about lives."""
    waar = [adres_id]
    if adres_id is None and straat:
        sleutel = straat_sleutel(straat, woonplaats)
        return _schrijfwijze(uow, straat, sleutel), sleutel
    waar += [None if huishouden is None else huishouden.adres_id, None if persoon is None else persoon.adres_id]
    eerste = next((id_ for id_ in waar if id_ is not None), None)
    if eerste is None:
        return "", ""
    uow.flush()
    adres = uow.haal(Adres, eerste, wat="Dit adres")
    return adres.straat, straat_sleutel(adres.straat, adres.woonplaats)


def _schrijfwijze(uow: UnitOfWork, straat: str, sleutel: str) -> str:
    """A street typed without capitals as it was written before, or with one: two of the same stand side by side."""
    if straat != straat.lower():
        return straat
    rijen = rijen_van(uow)(
        "SELECT DISTINCT straat FROM signaal WHERE straat_sleutel = ? AND straat_sleutel <> '' ORDER BY straat",
        (sleutel,),
    )
    eerder = next((str(naam) for (naam,) in rijen if naam != naam.lower()), "")
    return eerder or straat[:1].upper() + straat[1:]


def bewaar_velden(uow: UnitOfWork, signaal: Signaal, velden: tuple[tuple[str, str], ...]) -> None:
    """Keep what only this soort asks: one row per field, the same one at every desk."""
    for code, waarde in velden:
        id_ = antwoord_id(signaal.id, f"signaalveld/{code}")
        rij = uow.sessie.get(Signaalveld, id_)
        if rij is not None:
            rij.waarde, rij.status = waarde.strip(), "actief"
        elif waarde.strip():
            uow.voeg_toe(Signaalveld(id=id_, signaal_id=signaal.id, veld=code, waarde=waarde.strip()))


def neem_vraag_mee(uow: UnitOfWork, vraag_id: Id) -> tuple[Vraag, Contact]:
    """The vraag of the inloop a signaal is made of; its open hand-over is picked up and ended."""
    vraag = uow.haal(Vraag, vraag_id, wat="Deze vraag")
    contact = uow.haal(Contact, vraag.contact_id, wat="Deze registratie")
    eerder = select(Signaal).where(Signaal.vraag_id == vraag.id, Signaal.status == "actief")
    if uow.vind(eerder):
        raise Weigering("Van deze vraag is al een signaal gemaakt.", veld="vraag_id")
    werk = select(Werk).where(Werk.vraag_id == vraag.id, Werk.soort == SOORT_WERK, Werk.status == "actief")
    for rij in uow.vind(werk.where(Werk.stand != "afgerond")):
        if rij.stand == "open":
            rij.pak_op(uow.wie.medewerker_id)
        rij.rond_af("Als signaal geregistreerd", medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    return vraag, contact


# Ending --------------------------------------------------------------------------------------------------------------


def sluit_signaal(
    uow: UnitOfWork, signaal: Signaal, uitkomst: str, tekst: str = "", niet_teruggekoppeld: str = ""
) -> None:
    """End it, with the step. What an outcome says must be so: a running casus, a bundel."""
    if not Codeboek(uow).kent("signaaluitkomst", uitkomst):
        raise Weigering("Kies hoe het is afgelopen.", veld="uitkomst")
    if uitkomst == NAAR_CASUS and not _loopt_casus(uow, signaal):
        _koppel_casus_van_inwoner(uow, signaal)
    if uitkomst == SAMEN and signaal.bundel_id is None:
        raise Weigering("Dit signaal staat in geen bundel. Voeg het eerst samen met andere.", veld="uitkomst")
    signaal.sluit(uitkomst, tekst, niet_teruggekoppeld, nu=uow.nu, heeft_melder=heeft_melder(uow, signaal))
    delen = [uitkomst[:1].upper() + uitkomst[1:], tekst.strip()]
    if niet_teruggekoppeld.strip():
        delen.append(f"Niet teruggekoppeld: {niet_teruggekoppeld.strip()}")
    zet_stap(uow, signaal, "afgesloten", ". ".join(deel.rstrip(".") for deel in delen if deel))


def zet_door(uow: UnitOfWork, signaal_id: Id, uitkomst: str, tekst: str = "") -> Signaal:
    """Something else goes on with it (a triage, a casus, an opschaling): ended, or waiting until the melder heard.

    One that was closed already stays as it is. Whoever calls this demands the right.
    """
    signaal = haal_signaal(uow, signaal_id)
    if signaal.stand == AFGESLOTEN:
        return signaal
    bekend = heeft_melder(uow, signaal)
    if signaal.moet_horen(heeft_melder=bekend):
        signaal.pak_op(signaal.medewerker_id or uow.wie.medewerker_id, nu=uow.nu)
        signaal.wacht_op_terugkoppeling(heeft_melder=bekend)
        zet_stap(uow, signaal, "contact", f"{uitkomst[:1].upper()}{uitkomst[1:]}. {tekst}".strip())
        return signaal
    sluit_signaal(uow, signaal, uitkomst, tekst)
    return signaal


def heeft_melder(uow: UnitOfWork, signaal: Signaal) -> bool:
    """Whether it is known who told it."""
    rij = uow.sql("SELECT 1 FROM signaalmelder WHERE signaal_id = ? AND status = 'actief'", signaal.id)
    return rij is not None


def eis_aan_het_werk(uow: UnitOfWork, medewerker_id: Id, veld: str) -> Medewerker:
    """A colleague who works here."""
    medewerker = uow.sessie.get(Medewerker, medewerker_id)
    if medewerker is None or medewerker.status != "actief":
        raise Weigering("Deze collega werkt hier niet (meer).", veld=veld)
    return medewerker


def _loopt_casus(uow: UnitOfWork, signaal: Signaal) -> bool:
    if signaal.huishouden_id is None:
        return False
    huishouden: Any = uow.sessie.get(Huishouden, signaal.huishouden_id)
    return huishouden is not None and huishouden.casus_id is not None and uow.bestaat(Casus, huishouden.casus_id)


def _koppel_casus_van_inwoner(uow: UnitOfWork, signaal: Signaal) -> None:
    """The household of the inwoner it is about, when that has an open casus; refused when there is none, or more."""
    dag = lokaal(uow.nu).date().isoformat()
    gevonden: list[Id] = []
    if signaal.huishouden_id is None and signaal.persoon_id is not None:
        rijen = rijen_van(uow)(
            "SELECT DISTINCT h.id FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id "  # noqa: S608
            f"WHERE l.persoon_id = ? AND {LID_NU} AND h.casus_id IS NOT NULL AND h.status = 'actief'",
            (signaal.persoon_id, dag, dag),
        )
        gevonden = [Id(rij[0]) for rij in rijen]
    if len(gevonden) != 1:
        zin = "Koppel het signaal eerst aan een huishouden met een open casus."
        if gevonden:
            zin = "Deze inwoner hoort bij meer huishoudens met een open casus. Koppel eerst het goede."
        raise Weigering(zin, veld="uitkomst")
    signaal.huishouden_id = gevonden[0]
    zet_stap(uow, signaal, "gekoppeld", "Gekoppeld aan een huishouden met een open casus")
