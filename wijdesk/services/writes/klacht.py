"""The register of klachten (Awb hoofdstuk 9): who complains and about whom, and with whom it was shared."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models import klachtregels as regels
from wijdesk.models.contact import Vraag, Werk
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.klacht import Klachtbetrokkene, Klachtdossier
from wijdesk.models.kwaliteit import Klacht
from wijdesk.models.opdrachten.klacht import BewaarKlacht, DeelKlacht, PakKlachtOp
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.klacht_start import VROEGSTE, betrokkenen, haal, haal_te_behandelen, stappen, verzet
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.regisseurs import heeft_recht
from wijdesk.services.register import opdracht
from wijdesk.store import klachtzicht
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = klachtzicht.RECHT
BEHANDELT = "klacht.behandelen"
DOEL = "een klacht behandelen (Awb hoofdstuk 9)"
ONTBREEKT = "Er ontbreekt nog iets."
NIET_ZELF = "Wie bij de klacht betrokken is, behandelt haar niet (Awb art. 9:7). Kies een ander."
OVER_U = "Deze klacht gaat over u. Laat een andere klachtencoördinator haar registreren."


@opdracht(BewaarKlacht, recht=RECHT, doel=DOEL)
def bewaar(uow: UnitOfWork, o: BewaarKlacht) -> Id:
    """In the register; the term runs from the day it was received. How far it is, stays as it is."""
    dossier, klacht = _bekend(uow, o.id)
    vandaag = vandaag_van(uow)
    ontvangen = o.ontvangen or (klacht.ontvangen if klacht is not None else vandaag)
    if fouten := _fouten(uow, o, ontvangen, dossier, klacht, vandaag):
        raise Weigering(ONTBREEKT if len(fouten) > 1 else next(iter(fouten.values())), fouten=fouten)
    persoon_id = None if o.persoon_id is None else haal_zichtbaar(uow, haal_persoon(uow, o.persoon_id).id).id
    velden = {
        "kanaal": o.kanaal,
        "hoedanigheid": o.hoedanigheid,
        "persoon_id": persoon_id,
        "klager": "" if persoon_id is not None else o.klager.strip(),
        "gemachtigde": "" if o.hoedanigheid == "zelf" else o.gemachtigde.strip(),
        "adres": o.adres.strip(),
        "bereikbaar": o.bereikbaar.strip(),
        "woorden": o.woorden.strip(),
        "commissie": o.commissie,
        "behandelaar_id": o.behandelaar_id,
    }
    geteld = {"ontvangen": ontvangen, "over_structuur": o.over_structuur, "locatie_id": o.locatie_id}
    if dossier is None or klacht is None:
        klacht = uow.voeg_toe(Klacht(**geteld))
        dossier = uow.voeg_toe(
            Klachtdossier(
                id=o.id,
                klacht_id=klacht.id,
                nummer=regels.klachtnummer(o.id, int(ontvangen[:4])),
                vraag_id=_vraag(uow, o.vraag_id),
                **velden,
            )
        )
        uow.zin = f"Klacht {dossier.nummer} geregistreerd{_tot(dossier, klacht, uow)}. Bevestig nu de ontvangst"
        _rond_overdracht_af(uow, dossier)
    else:
        for rij, nieuw in ((dossier, velden), (klacht, geteld)):
            for veld, waarde in nieuw.items():
                if getattr(rij, veld) != waarde:
                    setattr(rij, veld, waarde)
        uow.zin = f"Klacht {dossier.nummer} gewijzigd{_tot(dossier, klacht, uow)}"
    _zet_betrokkenen(uow, dossier, o)
    return dossier.id


@opdracht(PakKlachtOp, recht=RECHT, doel=DOEL)
def pak_op(uow: UnitOfWork, o: PakKlachtOp) -> None:
    """From a colleague too: whoever does it, has it."""
    dossier, klacht = haal(uow, o.id)
    if klacht.afgerond:
        raise Weigering("Deze klacht is afgerond.")
    if dossier.behandelaar_id == uow.wie.medewerker_id:
        raise Weigering("U behandelt deze klacht al.")
    if any(rij.medewerker_id == uow.wie.medewerker_id for rij in betrokkenen(uow, dossier)):
        raise Weigering(NIET_ZELF)
    dossier.behandelaar_id = uow.wie.medewerker_id
    uow.zin = f"U behandelt klacht {dossier.nummer}"


@opdracht(DeelKlacht, recht=RECHT, doel="wie bij een klacht betrokken is een afschrift geven (Awb art. 9:9)")
def deel(uow: UnitOfWork, o: DeelKlacht) -> None:
    """From now on it is there for them."""
    rij = uow.haal(Klachtbetrokkene, o.id, wat="Deze betrokkene")
    dossier, _ = haal_te_behandelen(uow, rij.klachtdossier_id)
    if rij.gedeeld_op:
        raise Weigering(f"De klacht is al gedeeld op {datum_in_woorden(rij.gedeeld_op)}.")
    rij.gedeeld_op = vandaag_van(uow)
    uow.zin = f"Klacht {dossier.nummer} gedeeld. Wie het betreft, kan haar nu lezen"


# Small change --------------------------------------------------------------------------------------------------------


def _bekend(uow: UnitOfWork, id_: Id) -> tuple[Klachtdossier | None, Klacht | None]:
    if not uow.bestaat(Klachtdossier, id_):
        return None, None
    return haal_te_behandelen(uow, id_)


def _fouten(
    uow: UnitOfWork,
    o: BewaarKlacht,
    ontvangen: str,
    dossier: Klachtdossier | None,
    klacht: Klacht | None,
    vandaag: str,
) -> dict[str, str]:
    fouten: dict[str, str] = {}
    if fout := fout_in_dag(ontvangen, tot=vandaag, vroegste=VROEGSTE):
        fouten["ontvangen"] = fout
    elif klacht is not None and klacht.afgerond and ontvangen > klacht.afgerond:
        fouten["ontvangen"] = f"De klacht is afgerond op {datum_in_woorden(klacht.afgerond)}. Kies die dag of eerder."
    elif eerst := _eerste_stap(uow, dossier, ontvangen):
        fouten["ontvangen"] = eerst
    if not Codeboek(uow).kent("kanaal", o.kanaal):
        fouten["kanaal"] = "Kies hoe de klacht binnenkwam."
    if o.hoedanigheid not in regels.HOEDANIGHEDEN:
        fouten["hoedanigheid"] = "Kies wie er klaagt."
    elif o.hoedanigheid != "zelf" and not o.gemachtigde.strip():
        fouten["gemachtigde"] = "Vul in wie namens de inwoner klaagt."
    if o.persoon_id is None and not o.klager.strip():
        fouten["klager"] = "Zoek de inwoner, of schrijf op wie er klaagt."
    if not o.woorden.strip():
        fouten["woorden"] = "Schrijf op wat de klacht is, in de woorden van de klager."
    if o.locatie_id is not None and not uow.bestaat(Locatie, o.locatie_id):
        fouten["locatie_id"] = "Kies een locatie uit de lijst."
    return fouten | _fouten_in_wie(uow, o, nieuw=klacht is None)


def _eerste_stap(uow: UnitOfWork, dossier: Klachtdossier | None, ontvangen: str) -> str:
    """What is wrong with a day of receipt that comes after something that was done with it."""
    gedaan = [] if dossier is None else stappen(uow, dossier)
    eerst = next((stap for stap in gedaan if stap.soort in regels.NA_ONTVANGST), None)
    if eerst is None or ontvangen <= eerst.dag:
        return ""
    return f"Bij {datum_in_woorden(eerst.dag)} staat “{regels.STAPPEN[eerst.soort]}”. Kies die dag of eerder."


def _fouten_in_wie(uow: UnitOfWork, o: BewaarKlacht, *, nieuw: bool) -> dict[str, str]:
    """Whom it is about, and who deals with it: never the same (Awb art. 9:7)."""
    fouten: dict[str, str] = {}
    if not all(uow.bestaat(Medewerker, wie) for wie in o.over):
        fouten["over"] = "Kies collega’s uit de lijst."
    elif not o.over and not _namen(o.over_anderen) and not o.over_structuur and o.locatie_id is None:
        fouten["over"] = "Zeg over wie of wat de klacht gaat: een collega, een ander, een locatie of de werkwijze."
    elif nieuw and uow.wie.medewerker_id in o.over:
        fouten["over"] = OVER_U
    if (wie := o.behandelaar_id) is not None:
        if wie in o.over:
            fouten["behandelaar_id"] = NIET_ZELF
        elif not _kan_behandelen(uow, wie):
            fouten["behandelaar_id"] = "Deze collega kan geen klachten behandelen. Kies een ander."
    return fouten


def _kan_behandelen(uow: UnitOfWork, wie: Id) -> bool:
    medewerker = uow.sessie.get(Medewerker, wie)
    werkt = medewerker is not None and medewerker.status == "actief"
    return werkt and (wie == uow.wie.medewerker_id or heeft_recht(uow, wie, BEHANDELT))


def _namen(tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(naam for deel in tekst.split(",") if (naam := deel.strip())))


def _zet_betrokkenen(uow: UnitOfWork, dossier: Klachtdossier, o: BewaarKlacht) -> None:
    """Whom it is about: who is new comes in, who is not named any more goes."""
    er: dict[Id | str, Klachtbetrokkene] = {rij.medewerker_id or rij.wie: rij for rij in betrokkenen(uow, dossier)}
    bedoeld: list[Id | str] = [*dict.fromkeys(o.over), *_namen(o.over_anderen)]
    for wie in bedoeld:
        if wie not in er:
            wie_is = {"medewerker_id": wie} if isinstance(wie, bytes) else {"wie": wie}
            uow.voeg_toe(Klachtbetrokkene(klachtdossier_id=dossier.id, **wie_is))
    for wie, rij in er.items():
        if wie not in bedoeld:
            rij.status = "vervallen"


def _vraag(uow: UnitOfWork, vraag_id: Id | None) -> Id | None:
    if vraag_id is None:
        return None
    vraag = uow.haal(Vraag, vraag_id, wat="Deze vraag")
    al = uow.sql("SELECT id FROM klachtdossier WHERE vraag_id = ? AND status = 'actief'", vraag.id)
    if al is not None:
        raise Weigering("Van deze vraag staat al een klacht in het register.")
    return vraag.id


def _rond_overdracht_af(uow: UnitOfWork, dossier: Klachtdossier) -> None:
    """What was handed over at the desk is taken up here."""
    if dossier.vraag_id is None:
        return
    vraag = select(Werk).where(
        Werk.vraag_id == dossier.vraag_id, Werk.soort == "klacht", Werk.stand != "afgerond", Werk.status == "actief"
    )
    for werk in uow.vind(vraag):
        werk.rond_af("Staat in het klachtenregister", medewerker_id=uow.wie.medewerker_id, nu=uow.nu)


def _tot(dossier: Klachtdossier, klacht: Klacht, uow: UnitOfWork) -> str:
    """Until when, as long as it is dealt with."""
    if klacht.afgerond:
        return ""
    gedaan = stappen(uow, dossier)
    gezien = regels.klok(
        klacht.ontvangen, verzet(gedaan), commissie=dossier.commissie, vandaag=lokaal(uow.nu).date()
    )  # fmt: skip
    return "" if gezien.fataal is None else f": antwoord uiterlijk {datum_in_woorden(gezien.fataal.isoformat())}"
