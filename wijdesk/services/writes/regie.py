"""The regie: opening a casus, its one regisseur and tandem, and handing over with a request and an answer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus, Regieoverdracht, casusnummer
from wijdesk.models.contact import Contact, Vraag, Werk
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.regie import (
    BeantwoordOverdracht,
    DraagAllesOver,
    DraaiOverdrachtTerug,
    NeemRegieOver,
    OpenCasus,
    TrekOverdrachtIn,
    VraagOverdracht,
    ZetTandem,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.services.casusstart import start_termijnen
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.regisseurs import eis_regisseur
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "regie op het huishouden (één gezin, één plan, één regisseur)"
TEAM = "casus.regie_team"
EERSTE_JAAR = 2000
"""A melding before it is a slip of the keyboard."""


@opdracht(OpenCasus, recht="casus.regie", doel=DOEL)
def open_casus(uow: UnitOfWork, o: OpenCasus) -> Id:
    """A new open casus with its one regisseur; the terms of its kader begin to run."""
    huishouden = _huishouden(uow, o.huishouden_id)
    fouten: dict[str, str] = {}
    if not o.aanleiding.strip():
        fouten["aanleiding"] = "Schrijf kort waarom deze casus wordt geopend."
    if not Codeboek(uow).kent("wettelijk_kader", o.wettelijk_kader):
        fouten["wettelijk_kader"] = "Kies onder welke wet deze hulp valt."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    regisseur_id = o.regisseur_id or uow.wie.medewerker_id
    eis_regisseur(uow, regisseur_id, veld="regisseur_id")
    if o.tandem_id is not None:
        _eis_collega(uow, o.tandem_id, veld="tandem_id")
    vandaag = lokaal(uow.nu).date()
    werk = uow.haal(Werk, o.werk_id, wat="Deze overdracht") if o.werk_id is not None else None
    vraag_id = o.vraag_id or (werk.vraag_id if werk is not None else None)
    begin = _dag_van_melding(uow, o.melding_op, vraag_id, vandaag)
    casus_id = uow.ids()
    huishouden.begin_casus(casus_id, regisseur_id=regisseur_id, tandem_id=o.tandem_id)
    casus = uow.voeg_toe(
        Casus(
            id=casus_id,
            huishouden_id=huishouden.id,
            nummer=casusnummer(casus_id, vandaag.year),
            locatie_id=huishouden.locatie_id,
            wettelijk_kader=o.wettelijk_kader,
            aanleiding=o.aanleiding.strip(),
            vraag_id=vraag_id,
            geopend_op=uow.nu,
            geopend_door_id=uow.wie.medewerker_id,
        )
    )
    start_termijnen(uow, huishouden, casus, melding_op=begin, start_op=vandaag.isoformat())
    if werk is not None:
        werk.rond_af(f"Casus {casus.nummer} geopend", medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    uow.zin = f"Casus {casus.nummer} geopend"
    return casus.id


def _dag_van_melding(uow: UnitOfWork, melding_op: str, vraag_id: Id | None, vandaag: date) -> str:
    """The day the terms of the law count from: what was filled in, the day of the vraag, or today."""
    if vraag_id is not None:
        vraag = uow.haal(Vraag, vraag_id, wat="Deze vraag")
        if not melding_op:
            contact = uow.haal(Contact, vraag.contact_id, wat="Dit contact")
            return lokaal(contact.ontvangen).date().isoformat()
    if not melding_op:
        return vandaag.isoformat()
    try:
        dag = date.fromisoformat(melding_op)
    except ValueError:
        raise Weigering("Dit is geen datum.", veld="melding_op") from None
    if dag > vandaag:
        raise Weigering("De melding ligt niet in de toekomst.", veld="melding_op")
    if dag.year < EERSTE_JAAR:
        raise Weigering("Die dag is te lang geleden.", veld="melding_op")
    return dag.isoformat()


@opdracht(ZetTandem, recht="casus.regie", doel=DOEL)
def zet_tandem(uow: UnitOfWork, o: ZetTandem) -> None:
    """A second team member for the safety of the work, or none."""
    huishouden = _huishouden(uow, o.huishouden_id)
    naam = ""
    if o.medewerker_id is not None:
        naam = _eis_collega(uow, o.medewerker_id, veld="medewerker_id").naam
    huishouden.zet_tandem(o.medewerker_id)
    uow.zin = f"{naam} is nu de tandem" if naam else "Er is geen tandem meer"


# Handing over --------------------------------------------------------------------------------------------------------


@opdracht(VraagOverdracht, recht="casus.regie", doel=DOEL)
def vraag_overdracht(uow: UnitOfWork, o: VraagOverdracht) -> Id:
    """A request with a note. The regie stays where it is until the other accepts."""
    huishouden = _huishouden(uow, o.huishouden_id)
    casus_id = huishouden.eis_casus()
    van_id = huishouden.regisseur_id
    if uow.wie.medewerker_id != van_id and TEAM not in uow.wie.rechten:
        raise Weigering("Alleen de regisseur of de teamleider kan vragen om overname.")
    if o.naar_id == van_id:
        raise Weigering("Deze collega is al de regisseur.", veld="naar_id")
    if not o.notitie.strip():
        raise Weigering("Schrijf erbij wat de ander moet weten.", veld="notitie")
    naar = eis_regisseur(uow, o.naar_id, veld="naar_id")
    if _open_verzoeken(uow, huishouden.id):
        raise Weigering("Er ligt al een verzoek om deze regie over te nemen. Trek dat eerst in.")
    overdracht = uow.voeg_toe(
        Regieoverdracht(
            huishouden_id=huishouden.id,
            casus_id=casus_id,
            van_id=van_id,
            naar_id=naar.id,
            notitie=o.notitie.strip(),
            gevraagd_op=uow.nu,
        )
    )
    uow.zin = f"Gevraagd aan {naar.naam}; u blijft regisseur tot die het aanneemt"
    return overdracht.id


@opdracht(BeantwoordOverdracht, recht="casus.regie", doel=DOEL)
def beantwoord_overdracht(uow: UnitOfWork, o: BeantwoordOverdracht) -> None:
    """Accepting makes whoever was asked the regisseur; refusing leaves everything as it is and says why."""
    overdracht = uow.haal(Regieoverdracht, o.id, wat="Dit verzoek")
    if overdracht.naar_id != uow.wie.medewerker_id:
        raise Weigering("Dit verzoek is aan een collega gericht.")
    if not o.aannemen:
        if not o.antwoord.strip():
            raise Weigering("Schrijf in één zin waarom u het niet aanneemt.", veld="antwoord")
        overdracht.beantwoord("geweigerd", o.antwoord, nu=uow.nu)
        uow.zin = "Niet aangenomen; de regie blijft waar die was"
        return
    overdracht.beantwoord("aangenomen", o.antwoord, nu=uow.nu)
    huishouden = _huishouden(uow, overdracht.huishouden_id)
    if huishouden.casus_id != overdracht.casus_id:
        raise Weigering("Deze casus is intussen gesloten.")
    if huishouden.regisseur_id != overdracht.van_id:
        raise Weigering("De regie is intussen bij iemand anders. Dit verzoek geldt niet meer.")
    eis_regisseur(uow, uow.wie.medewerker_id, veld="naar_id")
    huishouden.zet_regisseur(uow.wie.medewerker_id)
    uow.zin = "U bent nu de regisseur"


@opdracht(TrekOverdrachtIn, recht="casus.regie", doel=DOEL)
def trek_overdracht_in(uow: UnitOfWork, o: TrekOverdrachtIn) -> None:
    """Not any more; by whoever asked, whoever has the regie now, or the team leader."""
    overdracht = uow.haal(Regieoverdracht, o.id, wat="Dit verzoek")
    huishouden = uow.haal(Huishouden, overdracht.huishouden_id, wat="Dit huishouden")
    if uow.wie.medewerker_id not in {overdracht.van_id, huishouden.regisseur_id} and TEAM not in uow.wie.rechten:
        raise Weigering("Alleen wie het vroeg of de teamleider kan dit verzoek intrekken.")
    overdracht.beantwoord("ingetrokken", "", nu=uow.nu)
    uow.zin = "Verzoek ingetrokken"


@opdracht(NeemRegieOver, recht=TEAM, doel=DOEL)
def neem_regie_over(uow: UnitOfWork, o: NeemRegieOver) -> None:
    """The team leader decides, at once, with a reason that stays with it."""
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    naar = eis_regisseur(uow, o.naar_id, veld="naar_id")
    _zet_direct(uow, _huishouden(uow, o.huishouden_id), naar.id, o.reden, samen_id=None)
    uow.zin = f"De regie ligt nu bij {naar.naam}"


@opdracht(DraagAllesOver, recht=TEAM, doel="regie overdragen bij vertrek")
def draag_alles_over(uow: UnitOfWork, o: DraagAllesOver) -> Id:
    """Every case of one person, in one transaction and at once. Refused when a case was forgotten or is not theirs."""
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    van = uow.haal(Medewerker, o.van_id, wat="Deze collega")
    eigen = {huishouden.id: huishouden for huishouden in _van_regisseur(uow, van.id)}
    verdeling = dict(o.verdeling)
    if not eigen:
        raise Weigering("Deze collega heeft geen open casussen.")
    if verdeling.keys() != eigen.keys() or len(verdeling) != len(o.verdeling):
        raise Weigering("De lijst is intussen veranderd. Kijk haar opnieuw na.", veld="verdeling")
    for naar_id in dict.fromkeys(verdeling.values()):
        if naar_id == van.id:
            raise Weigering("Kies voor elke casus een andere collega.", veld="verdeling")
        eis_regisseur(uow, naar_id, veld="verdeling")
    samen_id = uow.ids()
    for id_, naar_id in verdeling.items():
        _zet_direct(uow, eigen[id_], naar_id, o.reden, samen_id=samen_id)
    aantal = "1 casus" if len(verdeling) == 1 else f"{len(verdeling)} casussen"
    uow.zin = f"{aantal} van {van.naam} overgedragen"
    return samen_id


@opdracht(DraaiOverdrachtTerug, recht=TEAM, doel="regie terugdraaien na overdracht bij vertrek")
def draai_overdracht_terug(uow: UnitOfWork, o: DraaiOverdrachtTerug) -> int:
    """Everything back to whom it came from, or nothing: half of it back is worse than none."""
    rijen = uow.vind(
        select(Regieoverdracht).where(Regieoverdracht.samen_id == o.samen_id, Regieoverdracht.status == "actief")
    )
    if not rijen:
        raise Weigering("Deze overdracht is al teruggedraaid.")
    for rij in rijen:
        huishouden = uow.sessie.get(Huishouden, rij.huishouden_id)
        if huishouden is None or huishouden.casus_id != rij.casus_id or huishouden.regisseur_id != rij.naar_id:
            raise Weigering("Een van deze casussen is intussen verdergegaan. Draag die apart over.")
        eis_regisseur(uow, rij.van_id, veld="samen_id")
        was_tandem = _was_tandem(uow, rij)
        huishouden.zet_regisseur(rij.van_id)
        if was_tandem and huishouden.tandem_id is None:
            huishouden.zet_tandem(rij.naar_id)
        rij.status = "vervallen"
        uow.reden(rij, "teruggedraaid")
    uow.zin = f"{len(rijen)} teruggedraaid"
    return len(rijen)


def _was_tandem(uow: UnitOfWork, rij: Regieoverdracht) -> bool:
    """Whether whoever got the regie was the tandem before: the same transaction then emptied the tandem."""
    gevonden = uow.sql(
        "SELECT 1 FROM mutatie m WHERE m.rij = ? "
        "AND json_extract(CAST(m.inhoud AS TEXT), '$.v.regisseur_id') IS NOT NULL "
        "AND json_type(CAST(m.inhoud AS TEXT), '$.v.tandem_id') = 'null' "
        "AND m.transactie = (SELECT n.transactie FROM mutatie n WHERE n.rij = ? ORDER BY n.id LIMIT 1)",
        rij.huishouden_id,
        rij.id,
    )
    return gevonden is not None


def _zet_direct(uow: UnitOfWork, huishouden: Huishouden, naar_id: Id, reden: str, *, samen_id: Id | None) -> None:
    """The regie goes to somebody without asking; it stands in the history like any other transfer."""
    casus_id = huishouden.eis_casus()
    van_id = huishouden.regisseur_id
    huishouden.zet_regisseur(naar_id)
    uow.reden(huishouden, reden.strip())
    for verzoek in _open_verzoeken(uow, huishouden.id):
        verzoek.beantwoord("ingetrokken", "De regie ging direct naar een collega.", nu=uow.nu)
    uow.voeg_toe(
        Regieoverdracht(
            huishouden_id=huishouden.id,
            casus_id=casus_id,
            van_id=van_id,
            naar_id=naar_id,
            notitie=reden.strip(),
            gevraagd_op=uow.nu,
            stand="aangenomen",
            beantwoord_op=uow.nu,
            samen_id=samen_id,
        )
    )


def _huishouden(uow: UnitOfWork, id_: Id) -> Huishouden:
    return uow.haal(Huishouden, id_, wat="Dit huishouden")


def _eis_collega(uow: UnitOfWork, id_: Id, *, veld: str) -> Medewerker:
    medewerker = uow.sessie.get(Medewerker, id_)
    if medewerker is None or medewerker.status != "actief":
        raise Weigering("Deze collega werkt hier niet (meer).", veld=veld)
    return medewerker


def _open_verzoeken(uow: UnitOfWork, huishouden_id: Id) -> list[Regieoverdracht]:
    return uow.vind(
        select(Regieoverdracht).where(
            Regieoverdracht.huishouden_id == huishouden_id,
            Regieoverdracht.stand == "gevraagd",
            Regieoverdracht.status == "actief",
        )
    )


def _van_regisseur(uow: UnitOfWork, medewerker_id: Id) -> list[Huishouden]:
    return uow.vind(select(Huishouden).where(Huishouden.regisseur_id == medewerker_id))
