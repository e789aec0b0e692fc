"""Inloop: registering a contact with its vragen, correcting it, and the drafts of open forms."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.contact import Contact, Vraag, Wachtende, Werk
from wijdesk.models.herken import controleer_telefoon
from wijdesk.models.huis import Concept, Locatie
from wijdesk.models.opdrachten.contact import (
    BewaarConcept,
    CorrigeerContact,
    CorrigeerVraag,
    RegistreerContact,
    TrekContactIn,
    VraagInvoer,
    WisConcept,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.contact import Geregistreerd
from wijdesk.models.triage import Triage
from wijdesk.models.values import Id, lokaal
from wijdesk.services.afgeschermd import mag_zien
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.kaart_keus import uit_kaart
from wijdesk.services.personalia import haal_persoon, maak_persoon, naam_voor
from wijdesk.services.register import opdracht
from wijdesk.services.triage.over import volg_contact
from wijdesk.store.bevel import gewist_van
from wijdesk.store.losse_resten import noemt
from wijdesk.store.queries import OVER_AFGESCHERMD
from wijdesk.store.unit_of_work import UnitOfWork


@opdracht(
    RegistreerContact,
    recht="contact.registreren",
    doel="inloop: vraag van een inwoner registreren (Wmo 2015 art. 2.3.2)",
)
def registreer_contact(uow: UnitOfWork, o: RegistreerContact) -> Geregistreerd:
    """Register one contact with its vragen, and the person when new. The same id again changes nothing."""
    if uow.bestaat(Contact, o.id):
        return _al_geregistreerd(uow, uow.haal(Contact, o.id, wat="Deze registratie"))
    codes = Codeboek(uow)
    melder_telefoon = _controleer(codes, o)
    if not uow.bestaat(Locatie, o.locatie_id):
        raise Weigering("Deze locatie bestaat niet (meer).", veld="locatie")
    persoon: Persoon | None = None
    if o.nieuwe_persoon is not None:
        persoon = maak_persoon(uow, o.nieuwe_persoon)
    elif o.persoon_id is not None:
        persoon = haal_persoon(uow, o.persoon_id)
    ontvangen = min(o.ontvangen, uow.nu)
    contact = uow.voeg_toe(
        Contact(
            id=o.id,
            locatie_id=o.locatie_id,
            medewerker_id=uow.wie.medewerker_id,
            kanaal=o.kanaal,
            melder=o.melder,
            melder_naam=o.melder_naam.strip(),
            melder_telefoon=melder_telefoon,
            persoon_id=persoon.id if persoon else None,
            ontvangen=ontvangen,
            eerste_reactie=uow.nu,
            maand=f"{lokaal(ontvangen):%Y-%m}",
        )
    )
    vragen = [_maak_vraag(uow, codes, contact, invoer, nummer) for nummer, invoer in enumerate(o.vragen, start=1)]
    overdrachten = sum(_draag_over(uow, codes, contact, vraag) for vraag in vragen)
    if o.wachtende_id is not None:
        wachtende = uow.haal(Wachtende, o.wachtende_id, wat="Deze plek in de wachtrij")
        if wachtende.stand != "geholpen":
            wachtende.zet("geholpen", nu=uow.nu)
        wachtende.contact_id = contact.id
    if o.concept_id is not None:
        _wis_eigen_concept(uow, o.concept_id)
    wat = "Vraag" if len(vragen) == 1 else f"{len(vragen)} vragen"
    uow.zin = f"{wat} geregistreerd voor {naam_voor(uow, persoon) if persoon else 'een anonieme inwoner'}"
    return Geregistreerd(
        contact_id=contact.id,
        persoon_id=contact.persoon_id,
        vraag_ids=tuple(vraag.id for vraag in vragen),
        overdrachten=overdrachten,
    )


@opdracht(CorrigeerVraag, recht="contact.corrigeren", doel="registratie verbeteren")
def corrigeer_vraag(uow: UnitOfWork, o: CorrigeerVraag) -> None:
    """Correct one vraag; an uitkomst that leaves a hand-over makes one, one that does not closes an open one."""
    vraag = uow.haal(Vraag, o.id, wat="Deze vraag")
    _eis_mag_verbeteren(uow, uow.haal(Contact, vraag.contact_id))
    _eis_reden(o.reden)
    codes = Codeboek(uow)
    if o.meldingtype is not None and o.meldingtype != vraag.meldingtype:
        codes.eis("meldingtype", o.meldingtype, veld="meldingtype")
        vraag.meldingtype = o.meldingtype
    if o.toelichting is not None:
        vraag.toelichting = o.toelichting.strip()
    was = vraag.verwezen_naar, vraag.uitkomst
    if o.verwezen_naar is not None:
        vraag.verwezen_naar = o.verwezen_naar.strip()
    _verbeter_uitkomst(uow, codes, vraag, o)
    if (vraag.verwezen_naar, vraag.uitkomst) != was and vraag.voorziening_id is not None:
        vraag.voorziening_id = None  # it said where somebody was sent by then
    uow.reden(vraag, o.reden.strip())
    uow.zin = "Vraag verbeterd"


_AFGESCHERMD = (
    "SELECT max(p.afgeschermd) FROM persoon p "
    "WHERE p.id = ?1 OR p.id = (SELECT q.samengevoegd_in FROM persoon q WHERE q.id = ?1)"
)


def _eis_mag_verbeteren(uow: UnitOfWork, contact: Contact) -> None:
    """What somebody else wrote down is put right with a right of its own (a volunteer has none), and of somebody hidden
    only by who may read it: hung on another card it would be there for everybody.
    """
    if contact.medewerker_id == uow.wie.medewerker_id:
        return
    if "contact.corrigeren_anders" not in uow.wie.rechten:
        raise GeenRecht("U kunt alleen verbeteren wat u zelf hebt geregistreerd. Vraag een collega van de entree.")
    if any(uow.sql(_AFGESCHERMD, contact.persoon_id)) and not mag_zien(uow, contact.persoon_id):
        raise Weigering(OVER_AFGESCHERMD)


def _verbeter_uitkomst(uow: UnitOfWork, codes: Codeboek, vraag: Vraag, o: CorrigeerVraag) -> None:
    """How it ended. While that stays the same, what an imported file said about direct afgehandeld stays too."""
    anders = o.uitkomst is not None and o.uitkomst != vraag.uitkomst
    if o.uitkomst is not None and anders:
        codes.eis("uitkomst", o.uitkomst, veld="uitkomst")
        vraag.uitkomst = o.uitkomst
        vraag.gelukt = None
        _herzie_werk(uow, codes, vraag)
    if vraag.uitkomst == "doorverbonden":
        gelukt = vraag.gelukt if o.gelukt is None else o.gelukt
        if anders and gelukt is None:
            raise Weigering("Is het doorverbinden gelukt?", veld="gelukt")
        anders = anders or gelukt != vraag.gelukt
        vraag.gelukt = gelukt
    if anders:
        vraag.direct_afgehandeld = codes.is_direct(vraag.uitkomst, gelukt=vraag.gelukt)


@opdracht(CorrigeerContact, recht="contact.corrigeren", doel="registratie verbeteren")
def corrigeer_contact(uow: UnitOfWork, o: CorrigeerContact) -> None:
    """Correct channel, melder or who it was about."""
    contact = uow.haal(Contact, o.id, wat="Deze registratie")
    _eis_mag_verbeteren(uow, contact)
    _eis_reden(o.reden)
    codes = Codeboek(uow)
    if o.kanaal is not None and o.kanaal != contact.kanaal:
        codes.eis("kanaal", o.kanaal, veld="kanaal")
        contact.kanaal = o.kanaal
    if o.melder is not None and o.melder != contact.melder:
        codes.eis("melder", o.melder, veld="melder")
        contact.melder = o.melder
    if o.melder_naam is not None:
        contact.melder_naam = o.melder_naam.strip()
    if o.maak_anoniem:
        contact.persoon_id = None
    elif o.persoon_id is not None:
        contact.persoon_id = haal_persoon(uow, o.persoon_id).id
    volg_contact(uow, contact)
    uow.reden(contact, o.reden.strip())
    uow.zin = "Registratie verbeterd"


@opdracht(TrekContactIn, recht="contact.corrigeren", doel="onterechte registratie intrekken")
def trek_contact_in(uow: UnitOfWork, o: TrekContactIn) -> None:
    """Take a registration back; contact, vragen and their open hand-overs lapse together and stay in the journal."""
    contact = uow.haal(Contact, o.id, wat="Deze registratie")
    _eis_mag_verbeteren(uow, contact)
    _eis_reden(o.reden)
    for vraag in uow.vind(select(Vraag).where(Vraag.contact_id == contact.id, Vraag.status == "actief")):
        _eis_geen_triage(uow, vraag)
        vraag.status = "vervallen"
        for werk in uow.vind(select(Werk).where(Werk.vraag_id == vraag.id, Werk.status == "actief")):
            werk.status = "vervallen"
    contact.status = "vervallen"
    uow.reden(contact, o.reden.strip())
    uow.zin = "Registratie ingetrokken"


@opdracht(BewaarConcept, recht="desk.openen", doel="concept bewaren")
def bewaar_concept(uow: UnitOfWork, o: BewaarConcept) -> None:
    """Keep a draft of this employee, encrypted, outside the journal; not of somebody who was destroyed meanwhile."""
    if gewist_van(uow.cursor(), noemt(f"{o.soort} {o.inhoud}")):
        _wis_eigen_concept(uow, o.id)
        return
    eigenaar = uow.sql("SELECT medewerker_id FROM concept WHERE id = ?", o.id)
    if eigenaar is not None and eigenaar[0] != uow.wie.medewerker_id:
        raise Weigering("Dit concept is van een collega.")
    uow.bewaar_lokaal(
        Concept(id=o.id, medewerker_id=uow.wie.medewerker_id, soort=o.soort, inhoud=o.inhoud, bijgewerkt=uow.nu)
    )


@opdracht(WisConcept, recht="desk.openen", doel="concept weggooien")
def wis_concept(uow: UnitOfWork, o: WisConcept) -> None:
    """Drop a draft."""
    _wis_eigen_concept(uow, o.id)


def _controleer(codes: Codeboek, o: RegistreerContact) -> str:
    """The melder's phone number as it is kept; refuses everything that is missing or wrong at once."""
    fouten: dict[str, str] = {}
    telefoon = ""
    try:
        telefoon = controleer_telefoon(o.melder_telefoon)
    except Weigering as weigering:
        fouten["melder_telefoon"] = weigering.zin
    for lijst, code in (("kanaal", o.kanaal), ("melder", o.melder)):
        if not codes.kent(lijst, code):
            fouten[lijst] = f"Kies een {lijst} uit de lijst."
    if not o.vragen:
        fouten["vragen"] = "Schrijf op wat er gevraagd is."
    for nummer, vraag in enumerate(o.vragen):
        if not codes.kent("meldingtype", vraag.meldingtype):
            fouten[f"vragen.{nummer}.meldingtype"] = "Kies een meldingtype."
        if not codes.kent("uitkomst", vraag.uitkomst):
            fouten[f"vragen.{nummer}.uitkomst"] = "Kies hoe het is afgelopen."
        elif vraag.uitkomst == "doorverbonden" and vraag.gelukt is None:
            fouten[f"vragen.{nummer}.gelukt"] = "Is het doorverbinden gelukt?"
    if fouten:
        raise Weigering("Er klopt nog iets niet.", fouten=fouten)
    return telefoon


def _maak_vraag(uow: UnitOfWork, codes: Codeboek, contact: Contact, invoer: VraagInvoer, nummer: int) -> Vraag:
    direct = invoer.direct_afgehandeld
    return uow.voeg_toe(
        Vraag(
            contact_id=contact.id,
            volgnummer=nummer,
            toelichting=invoer.toelichting.strip(),
            meldingtype=invoer.meldingtype,
            voorstel=invoer.voorstel,
            uitkomst=invoer.uitkomst,
            gelukt=invoer.gelukt,
            verwezen_naar=invoer.verwezen_naar.strip(),
            voorziening_id=uit_kaart(uow, invoer.voorziening_id),
            direct_afgehandeld=codes.is_direct(invoer.uitkomst, gelukt=invoer.gelukt) if direct is None else direct,
        )
    )


def _draag_over(uow: UnitOfWork, codes: Codeboek, contact: Contact, vraag: Vraag) -> int:
    soort = codes.overdracht(vraag.uitkomst)
    if not soort:
        return 0
    uow.voeg_toe(Werk(soort=soort, vraag_id=vraag.id, locatie_id=contact.locatie_id, gemaakt_op=uow.nu))
    return 1


def _herzie_werk(uow: UnitOfWork, codes: Codeboek, vraag: Vraag) -> None:
    soort = codes.overdracht(vraag.uitkomst)
    lopend = uow.vind(select(Werk).where(Werk.vraag_id == vraag.id, Werk.status == "actief", Werk.stand != "afgerond"))
    for werk in lopend:
        if werk.soort != soort:
            werk.status = "vervallen"
    if soort and not any(werk.soort == soort for werk in lopend):
        _draag_over(uow, codes, uow.haal(Contact, vraag.contact_id), vraag)


def _wis_eigen_concept(uow: UnitOfWork, id_: Id) -> None:
    concept = uow.sessie.get(Concept, id_)
    if concept is not None and concept.medewerker_id == uow.wie.medewerker_id:
        uow.wis_lokaal(Concept, id_)


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom u dit verbetert.", veld="reden")


def _eis_geen_triage(uow: UnitOfWork, vraag: Vraag) -> None:
    """A triage that runs, or what was decided in one, would be left without its vraag."""
    waar = select(Triage.stand).where(Triage.vraag_id == vraag.id, Triage.status == "actief")
    standen = set(uow.sessie.scalars(waar))
    if "besloten" in standen:
        raise Weigering("Over deze vraag is in een triage al besloten. Verbeter de registratie in plaats daarvan.")
    if "lopend" in standen:
        raise Weigering("Over deze vraag loopt een triage. Laat die eerst staken; daarna kan de registratie weg.")


def _al_geregistreerd(uow: UnitOfWork, contact: Contact) -> Geregistreerd:
    vragen = tuple(uow.sessie.scalars(select(Vraag.id).where(Vraag.contact_id == contact.id)))
    uow.zin = "Deze vraag was al geregistreerd"
    return Geregistreerd(contact_id=contact.id, persoon_id=contact.persoon_id, vraag_ids=vragen, overdrachten=0)
