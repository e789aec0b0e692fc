"""The regie: opening a casus, its one regisseur and tandem, and handing over with a request and an answer."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.contact import Werk
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
from wijdesk.models.taaksoort import GEWEIGERD
from wijdesk.models.values import Id, lokaal
from wijdesk.models.verloop import Taak
from wijdesk.services.casusstart import begin_casus, eis_collega
from wijdesk.services.gezin import rijen_van
from wijdesk.services.regisseurs import eis_regisseur
from wijdesk.services.register import opdracht
from wijdesk.store.elders import dichte
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "regie op het huishouden (één gezin, één plan, één regisseur)"
TEAM = "casus.regie_team"
"""Begins the key of the task of whoever asked, when a colleague does not take the regie over."""


@opdracht(OpenCasus, recht="casus.regie", doel=DOEL)
def open_casus(uow: UnitOfWork, o: OpenCasus) -> Id:
    """A new open casus with its one regisseur; the terms of its kader begin to run."""
    huishouden = _huishouden(uow, o.huishouden_id)
    werk = uow.haal(Werk, o.werk_id, wat="Deze overdracht") if o.werk_id is not None else None
    casus = begin_casus(
        uow,
        huishouden,
        wettelijk_kader=o.wettelijk_kader,
        aanleiding=o.aanleiding,
        regisseur_id=o.regisseur_id or uow.wie.medewerker_id,
        tandem_id=o.tandem_id,
        vraag_id=o.vraag_id or (werk.vraag_id if werk is not None else None),
        melding_op=o.melding_op,
    )
    if werk is not None:
        werk.rond_af(f"Casus {casus.nummer} geopend", medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    uow.zin = f"Casus {casus.nummer} geopend"
    return casus.id


@opdracht(ZetTandem, recht="casus.regie", doel=DOEL)
def zet_tandem(uow: UnitOfWork, o: ZetTandem) -> None:
    """A second team member for the safety of the work, or none."""
    huishouden = _huishouden(uow, o.huishouden_id)
    naam = ""
    if o.medewerker_id is not None:
        naam = eis_collega(uow, o.medewerker_id, veld="medewerker_id").naam
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
    _weigering_is_verwerkt(uow, huishouden.id)
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
        _laat_weten(uow, overdracht)
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
    verzoeken = sum(len(_open_verzoeken(uow, id_)) for id_ in verdeling)
    for id_, naar_id in verdeling.items():
        _zet_direct(uow, eigen[id_], naar_id, o.reden, samen_id=samen_id)
    aantal = "1 casus" if len(verdeling) == 1 else f"{len(verdeling)} casussen"
    vervallen = {0: "", 1: "; 1 verzoek om overname is daarmee vervallen"}
    ook = vervallen.get(verzoeken, f"; {verzoeken} verzoeken om overname zijn daarmee vervallen")
    uow.zin = f"{aantal} van {van.naam} overgedragen{ook}"
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


def _laat_weten(uow: UnitOfWork, overdracht: Regieoverdracht) -> None:
    """A refusal is work for whoever asked: the casus still waits for another regisseur."""
    uow.voeg_toe(
        Taak(
            huishouden_id=overdracht.huishouden_id,
            medewerker_id=overdracht.van_id,
            soort="taak",
            sleutel=_sleutel(overdracht.id),
            wat=f"{uow.wie.naam} neemt de regie niet over. Lees waarom en vraag een ander, of houd de regie.",
            voor=lokaal(uow.nu).date().isoformat(),
            gedaan_op="",
            gemaakt_op=uow.nu,
        )
    )


def _sleutel(overdracht_id: Id) -> str:
    return f"{GEWEIGERD}{overdracht_id.hex()}"


def _weigering_is_verwerkt(uow: UnitOfWork, huishouden_id: Id) -> None:
    """Somebody else is asked, or has the regie by now: the task of an earlier refusal is done."""
    for taak in uow.vind(
        select(Taak).where(
            Taak.huishouden_id == huishouden_id,
            Taak.gedaan_op == "",
            Taak.status == "actief",
            Taak.sleutel.startswith(GEWEIGERD),
        )
    ):
        taak.rond_af(op=lokaal(uow.nu).date().isoformat(), uitkomst="")


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
    _weigering_is_verwerkt(uow, huishouden.id)
    uow.reden(huishouden, reden.strip())
    for verzoek in _open_verzoeken(uow, huishouden.id):
        gevraagd = "wie dit was gevraagd" if verzoek.naar_id == naar_id else "een collega"
        verzoek.beantwoord("ingetrokken", f"De regie ging direct naar {gevraagd}.", nu=uow.nu)
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


def _open_verzoeken(uow: UnitOfWork, huishouden_id: Id) -> list[Regieoverdracht]:
    return uow.vind(
        select(Regieoverdracht).where(
            Regieoverdracht.huishouden_id == huishouden_id,
            Regieoverdracht.stand == "gevraagd",
            Regieoverdracht.status == "actief",
        )
    )


def _van_regisseur(uow: UnitOfWork, medewerker_id: Id) -> list[Huishouden]:
    elders = dichte(rijen_van(uow))
    alle = uow.vind(select(Huishouden).where(Huishouden.regisseur_id == medewerker_id))
    return [huishouden for huishouden in alle if huishouden.id not in elders]
