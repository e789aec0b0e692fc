"""Who has which rol, from when to when, and where; and where one works today."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import eis_dag
from wijdesk.models.huis import Instelling, Locatie, Medewerker, Roltoekenning, Voorkeur
from wijdesk.models.instellingen import id_van
from wijdesk.models.opdrachten.rol import BeeindigRol, BeslisOveral, GeefRol, KiesWerkplek
from wijdesk.models.values import Id, datum_in_woorden, in_gebruik, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.beheerplek import Beheer
from wijdesk.services.gezin import rijen_van
from wijdesk.services.register import is_overal, opdracht, rollen_met
from wijdesk.services.roloveral import naam_van, te_bekijken
from wijdesk.store.rollen import GELDT, WERKPLEK, werkplekken
from wijdesk.store.unit_of_work import UnitOfWork

BEHEER = "beheer.medewerkers"
HOOGSTENS_JAREN = 20
"""A rol that is planned further ahead is a slip of the keyboard."""


@opdracht(GeefRol, recht=BEHEER, doel="medewerker een rol geven")
def geef_rol(uow: UnitOfWork, o: GeefRol) -> Id:
    """From today or a later day; who has this rol there on one of those days already, is not given it again. Whose
    rol to manage is of one locatie, gives rollen of that one. Nobody gives a rol to themselves, unless there is nobody
    else who can; then whoever keeps the log sees it as unusual (`models.ongewoon`).
    """
    medewerker = uow.haal(Medewerker, o.medewerker_id, wat="Deze medewerker")
    if o.rol not in {str(code["code"]) for code in lees_toml("codes/rol.toml")["code"]}:
        raise Weigering("Kies een rol.", veld="rol")
    vandaag = lokaal(uow.nu).date().isoformat()
    van = _dag(o.van, "van", vandaag) or vandaag
    tot = _dag(o.tot, "tot", vandaag)
    if tot and tot < van:
        raise Weigering("De laatste dag ligt voor de eerste.", veld="tot")
    if o.locatie_id is not None:
        locatie = uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
        if not in_gebruik("", locatie.tot, van):
            raise Weigering("Deze locatie is dan gesloten. Kies een andere.", veld="locatie_id")
    Beheer(rijen_van(uow), uow.wie.medewerker_id, uow.nu).eis(o.locatie_id, veld="locatie_id")
    if medewerker.id == uow.wie.medewerker_id and _is_er_nog_een(uow, medewerker.id):
        raise Weigering("U kunt uzelf geen rol geven. Vraag een andere applicatiebeheerder.", veld="rol")
    for rij in _toekenningen(uow, medewerker.id):
        zelfde = rij.rol == o.rol and rij.locatie_id in (None, o.locatie_id)
        if zelfde and (not rij.tot or rij.tot >= van) and (not tot or not rij.van or rij.van <= tot):
            tot_wanneer = f" tot en met {datum_in_woorden(rij.tot)}" if rij.tot else ""
            raise Weigering(f"{medewerker.naam} heeft deze rol al{tot_wanneer}.", veld="rol")
    uow.ongedaan = False
    uow.zin = f"{medewerker.naam} heeft de rol {'vanaf ' + datum_in_woorden(van) if van > vandaag else 'nu'}"
    gegeven = uow.voeg_toe(
        Roltoekenning(medewerker_id=medewerker.id, rol=o.rol, locatie_id=o.locatie_id, van=van, tot=tot)
    )
    if o.locatie_id is None and not is_overal(o.rol):
        _overal_is_goed(uow, gegeven.id)
    return gegeven.id


@opdracht(BeeindigRol, recht=BEHEER, doel="rol van een medewerker beëindigen")
def beeindig_rol(uow: UnitOfWork, o: BeeindigRol) -> None:
    """At once, or after a last day from today on. On every day to come there is somebody who can give access."""
    rij = uow.haal(Roltoekenning, o.id, wat="Deze rol")
    medewerker = uow.haal(Medewerker, rij.medewerker_id, wat="Deze medewerker")
    vandaag = lokaal(uow.nu).date()
    tot = _dag(o.tot, "tot", vandaag.isoformat())
    if rij.tot and rij.tot < vandaag.isoformat():
        raise Weigering("Deze rol is al voorbij.")
    Beheer(rijen_van(uow), uow.wie.medewerker_id, uow.nu).eis(rij.locatie_id)
    if tot and rij.van and tot < rij.van:
        raise Weigering("De laatste dag ligt voor de eerste.", veld="tot")
    if tot:
        rij.tot = tot
    else:
        rij.status = "vervallen"
    uow.flush()
    if rij.rol in rollen_met(BEHEER) and (zonder := _zonder(uow, rij, vandaag)) is not None:
        wanneer = "" if zonder == vandaag else f"Vanaf {datum_in_woorden(zonder.isoformat())} is er dan niemand meer. "
        raise Weigering(
            f"{wanneer}Dit is de laatste applicatiebeheerder. Geef eerst iemand anders die rol.", veld="tot"
        )
    uow.ongedaan = False
    uow.zin = f"De rol van {medewerker.naam} eindigt" + (f" na {datum_in_woorden(tot)}" if tot else " nu")


@opdracht(BeslisOveral, recht=BEHEER, doel="nagaan waar de rollen van een medewerker gelden")
def beslis_overal(uow: UnitOfWork, o: BeslisOveral) -> None:
    """What holds everywhere holds at one locatie from now on, with the days it had; or it is kept that everywhere is
    right. Nobody says so of themselves, unless there is nobody else who can. Raises Weigering when others rollen are
    to be looked at than were on the screen.
    """
    medewerker = uow.haal(Medewerker, o.medewerker_id, wat="Deze medewerker")
    rijen, vandaag = rijen_van(uow), lokaal(uow.nu).date().isoformat()
    Beheer(rijen, uow.wie.medewerker_id, uow.nu).eis(None)
    nu = next((rij.rollen for rij in te_bekijken(rijen, vandaag) if rij.id == medewerker.id), ())
    if not nu or {id_ for id_, _ in nu} != set(o.rollen):
        raise Weigering("De rollen van deze collega zijn intussen anders. Kijk nog een keer.")
    uow.ongedaan = False
    if o.locatie_id is None:
        if medewerker.id == uow.wie.medewerker_id and _is_er_nog_een(uow, medewerker.id):
            raise Weigering("Over uzelf zegt u dit niet. Vraag een andere applicatiebeheerder.")
        for id_ in o.rollen:
            _overal_is_goed(uow, id_)
        uow.zin = f"Onthouden: {medewerker.naam} werkt overal"
        return
    locatie = uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    if not in_gebruik("", locatie.tot, vandaag):
        raise Weigering("Deze locatie is gesloten. Kies een andere.", veld="locatie_id")
    for id_ in o.rollen:
        uow.haal(Roltoekenning, id_, wat="Deze rol").locatie_id = locatie.id
    uow.zin = f"De rollen van {medewerker.naam} gelden nu bij {locatie.naam}"


def _overal_is_goed(uow: UnitOfWork, rol_id: Id) -> None:
    naam = naam_van(rol_id)
    uow.voeg_toe(Instelling(id=id_van(naam), naam=naam, waarde="ja"))


@opdracht(KiesWerkplek, recht="desk.openen", doel="kiezen waar ik nu werk")
def kies_werkplek(uow: UnitOfWork, o: KiesWerkplek) -> None:
    """One of the places where whoever is at work has a rol today; kept for this desk."""
    dag = lokaal(uow.nu).date().isoformat()
    mij = uow.wie.medewerker_id
    eigen = uow.haal(Medewerker, mij, wat="Deze medewerker").locatie_id
    naam = dict(werkplekken(rijen_van(uow), mij, eigen, dag)).get(o.locatie_id)
    if naam is None:
        raise Weigering("U hebt vandaag geen rol op deze locatie. Vraag de applicatiebeheerder.", veld="locatie_id")
    uow.bewaar_lokaal(Voorkeur(medewerker_id=mij, sleutel=WERKPLEK, waarde=o.locatie_id))
    uow.ongedaan = False
    uow.zin = f"U werkt nu bij {naam}"


def _is_er_nog_een(uow: UnitOfWork, behalve: Id) -> bool:
    """Whether somebody else can give rollen today, anywhere."""
    rollen, dag = rollen_met(BEHEER), lokaal(uow.nu).date().isoformat()
    vraag = (
        "SELECT 1 FROM roltoekenning r JOIN medewerker m ON m.id = r.medewerker_id "  # noqa: S608
        f"WHERE m.status = 'actief' AND m.id <> ? AND r.rol IN ({', '.join('?' * len(rollen))}) AND {GELDT}"
    )
    return uow.sql(vraag, behalve, *rollen, dag, dag) is not None


def _toekenningen(uow: UnitOfWork, medewerker_id: Id) -> list[Roltoekenning]:
    return uow.vind(
        select(Roltoekenning).where(Roltoekenning.medewerker_id == medewerker_id, Roltoekenning.status == "actief")
    )


def _zonder(uow: UnitOfWork, rij: Roltoekenning, vandaag: date) -> date | None:
    """Of a rol of everywhere another must be of everywhere; the ending of one of a locatie leaves those alone."""
    return _eerste_dag_zonder(uow, vandaag, " AND r.locatie_id IS NULL" if rij.locatie_id is None else "")


def _eerste_dag_zonder(uow: UnitOfWork, vandaag: date, waar: str) -> date | None:
    """The first day from today on which nobody can give access; None when there is always somebody."""
    rollen = rollen_met(BEHEER)
    rijen = uow.cursor().execute(
        "SELECT r.van, r.tot FROM roltoekenning r JOIN medewerker m ON m.id = r.medewerker_id "  # noqa: S608
        f"WHERE m.status = 'actief' AND r.status = 'actief' AND r.rol IN ({', '.join('?' * len(rollen))}){waar}",
        rollen,
    ).fetchall()  # fmt: skip
    dag = vandaag
    while True:
        geldig = [
            tot for van, tot in rijen if (not van or van <= dag.isoformat()) and (not tot or tot >= dag.isoformat())
        ]
        if not geldig:
            return dag
        if not all(geldig):
            return None
        dag = date.fromisoformat(max(geldig)) + timedelta(days=1)


def _dag(tekst: str, veld: str, vandaag: str) -> str:
    """A day from today on, at most twenty years ahead; empty when none was given."""
    if not tekst.strip():
        return ""
    laatste = f"{int(vandaag[:4]) + HOOGSTENS_JAREN}-12-31"
    return eis_dag(tekst.strip(), veld=veld, vanaf=vandaag, laatste=laatste).isoformat()
