"""Drawing files for a dossiercontrole: which there were, which are not for whoever draws, and keeping the draw.

What a file was is asked of the first day of the month, so a draw on the 2nd and one on the 28th look at the same files.
Left out are the files of whoever draws, of somebody they have a tie with or may not see, and records that are not used.
"""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import select

from wijdesk.models import dossierregels as regels
from wijdesk.models.dossiercontrole import Controledossier
from wijdesk.models.values import Id, moment_van
from wijdesk.services.gezin import lezer_van, rijen_van, vandaag_van
from wijdesk.services.inzage.eigen import HOOGSTENS_SAMEN, Kijker
from wijdesk.store import beperkt, klokstand, zicht
from wijdesk.store.huishoudens import wat_verborgen_is
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

_CASUSSEN = (
    "SELECT h.id, c.geopend_op, c.gesloten_op FROM huishouden h JOIN casus c ON c.huishouden_id = h.id "
    "AND c.status = 'actief' WHERE h.locatie_id = ? AND h.status = 'actief' AND c.geopend_op < ? "
    "AND (c.gesloten_op IS NULL OR c.gesloten_op >= ?)"
)
_NOG_HIER = "SELECT 1 FROM huishouden WHERE id = ? AND locatie_id = ? AND status = 'actief'"
_VOOR = {soort: plek for plek, soort in enumerate((regels.NIEUW, regels.LOPEND, regels.GESLOTEN))}
"""A household that was closed and opened again is what it became."""


def vul_aan(uow: UnitOfWork, locatie_id: Id, maand: str) -> int:
    """Draw what is missing of the files of a team for a month; answers how many were added."""
    al, terzijde = _al_getrokken(uow, locatie_id, maand)
    er = {id_: soort for id_, soort in dossiers(uow, locatie_id, maand).items() if id_ not in terzijde}
    er = {id_: er[id_] for id_ in _te_controleren(uow, er)}
    aantal = regels.afspraken().aantal
    nieuw = regels.trek(regels.zaad(locatie_id, maand), er, aantal=aantal, al=al)
    for huishouden_id, soort in nieuw:
        _leg_vast(uow, locatie_id, maand, huishouden_id, soort)
    return len(nieuw)


def dossiers(uow: UnitOfWork, locatie_id: Id, maand: str) -> dict[Id, str]:
    """Every file of a team on the first of a month, with its kind."""
    begin, recent = _moment(regels.peildag(maand)), _moment(regels.recent_sinds(maand))
    uit: dict[Id, str] = {}
    for huis, geopend, gesloten in rijen_van(uow)(_CASUSSEN, (locatie_id, begin, recent)):
        dicht = gesloten is not None and gesloten < begin
        soort = regels.GESLOTEN if dicht else regels.NIEUW if geopend >= recent else regels.LOPEND
        uit[Id(huis)] = min(soort, uit.get(Id(huis), soort), key=_VOOR.__getitem__)
    return uit


def is_eigen(kijker: Kijker, huishouden_id: Id) -> bool:
    """Whether a file is somebody's own: theirs without a purpose that was said, and without supervision."""
    stand = kijker.huis(huishouden_id)
    return not stand.vraagt and not stand.grondslag


def kijker_van(uow: UnitOfWork) -> Kijker:
    """Whoever is at work here, as one who looks."""
    return Kijker(rijen_van(uow), medewerker_id=uow.wie.medewerker_id, nu=uow.nu, mag=uow.wie.rechten.__contains__)


def _te_controleren(uow: UnitOfWork, er: dict[Id, str]) -> list[Id]:
    kijker, weg = kijker_van(uow), _verborgen(uow, frozenset(er)) | beperkt.niet_te_gebruiken(rijen_van(uow), uow.nu)
    standen = kijker.huizen(er)
    return [id_ for id_ in er if id_ not in weg and (standen[id_].vraagt or standen[id_].grondslag)]


def _verborgen(uow: UnitOfWork, ids: frozenset[Id]) -> frozenset[Id]:
    """Of these households those whoever works here has a tie with, or may not know who they are."""
    wie, db = uow.wie, uow.cursor()
    dag = klokstand.dag(rijen_van(uow), uow.nu)
    uit: frozenset[Id] = frozenset()
    if weg := zicht.personen_niet_hier(db, medewerker_id=wie.medewerker_id, rechten=wie.rechten, dag=dag):
        zicht.vul(db, weg)
        uit = zicht.niet_hier(db, ids)
    lezer = lezer_van(uow)
    for deel in stukken(sorted(ids), HOOGSTENS_SAMEN):
        uit |= wat_verborgen_is(lezer, deel, vandaag_van(uow))[0]
    return uit


def _al_getrokken(uow: UnitOfWork, locatie_id: Id, maand: str) -> tuple[dict[Id, str], frozenset[Id]]:
    """(the files that stand, with their kind; those that were laid aside or are here no more)."""
    vraag = select(Controledossier).where(
        Controledossier.locatie_id == locatie_id, Controledossier.maand == maand, Controledossier.status == "actief"
    )
    rijen = uow.vind(vraag)
    verborgen = _verborgen(uow, frozenset(rij.huishouden_id for rij in rijen)) if rijen else frozenset()
    dicht = beperkt.niet_te_gebruiken(rijen_van(uow), uow.nu)
    al: dict[Id, str] = {}
    for rij in rijen:
        hier = rij.huishouden_id not in dicht and uow.sql(_NOG_HIER, rij.huishouden_id, locatie_id) is not None
        if (rij.gedaan_op or hier) and not rij.overgeslagen and rij.huishouden_id not in verborgen:
            al[rij.huishouden_id] = rij.soort
    return al, frozenset(rij.huishouden_id for rij in rijen if rij.huishouden_id not in al)


def _leg_vast(uow: UnitOfWork, locatie_id: Id, maand: str, huishouden_id: Id, soort: str) -> None:
    id_ = regels.dossier_id(locatie_id, maand, huishouden_id)
    if (rij := uow.sessie.get(Controledossier, id_)) is not None:
        rij.status, rij.huishouden_id, rij.locatie_id, rij.overgeslagen = "actief", huishouden_id, locatie_id, ""
        return
    uow.voeg_toe(
        Controledossier(
            id=id_,
            huishouden_id=huishouden_id,
            locatie_id=locatie_id,
            maand=maand,
            soort=soort,
            methode=regels.afspraken().methode,
        )
    )


def _moment(dag: date) -> int:
    return moment_van(datetime.combine(dag, time()))
