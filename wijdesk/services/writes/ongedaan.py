"""Undo: an operation is taken back by new entries with the old values, never by removing any."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from sqlalchemy import LargeBinary, inspect, select
from sqlalchemy.exc import IntegrityError

from wijdesk.errors import Weigering
from wijdesk.models.base import Gejournaald
from wijdesk.models.casus import Casus
from wijdesk.models.doorwijzing import einde
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.journaal import REDEN_ONGEDAAN, Koppen, Waarde, koppen_lees
from wijdesk.models.opdrachten.huis import MaakOngedaan, ProbeerOngedaan
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.plan import Planversie
from wijdesk.models.regieclaim import Regieclaim
from wijdesk.models.signaal import Signaal
from wijdesk.models.tabellen import GEJOURNAALD, METADATA, MutatieRij
from wijdesk.models.values import Id
from wijdesk.services.register import opdracht
from wijdesk.services.terugneembaar import VERDER_GEWIJZIGD, eis_heel, eis_toegestaan
from wijdesk.services.verwijzingen import NAAR_CASUS, NAAR_HUISHOUDEN, NAAR_PERSOON
from wijdesk.store.doorwijzing import wijzers_van
from wijdesk.store.unit_of_work import UnitOfWork, klasse_van
from wijdesk.store.volgorde import eis_volgorde

BLIJFT = frozenset({"toegang", "locatie", "code", "medewerker", "roltoekenning", "importpartij", "inzagegrond"})
"""Nouns that undo leaves alone: a log is a log, lists may be in use by now, access is given on purpose."""
AL_GEANTWOORD = "Op deze versie is al geantwoord; ze blijft. Verander het plan en leg dan een nieuwe versie vast."
VERDER_GEWERKT = "Hiermee is intussen verder gewerkt; dit kan niet meer in één keer terug."


@opdracht(MaakOngedaan, recht="desk.openen", doel="ongedaan maken")
def maak_ongedaan(uow: UnitOfWork, o: MaakOngedaan) -> str:
    """Take back everything one transaction did. Refused when somebody has changed it since."""
    _maak(uow, o.transactie)
    uow.zin = "Ongedaan gemaakt"
    return uow.zin


@opdracht(ProbeerOngedaan, recht="desk.openen", doel="ongedaan maken")
def probeer_ongedaan(uow: UnitOfWork, o: ProbeerOngedaan) -> bool:
    """Whether undo would take this back: tried out, and let go of."""
    try:
        _maak(uow, o.transactie)
    except Weigering:
        return False
    finally:
        uow.laat_varen()
        uow.ongedaan = False
    return True


def _maak(uow: UnitOfWork, transactie: Id) -> None:
    mutaties = uow.vind(select(MutatieRij).where(MutatieRij.transactie == transactie).order_by(MutatieRij.id.desc()))
    if not mutaties:
        raise Weigering("Dit is niet meer terug te draaien.")
    teruggenomen = (_neem_terug(uow, json.loads(mutatie.kop), transactie) for mutatie in mutaties)
    gedaan = [rij for rij in teruggenomen if rij is not None]
    _schrijf(uow)
    if not gedaan:
        raise Weigering("Dit is intussen in gebruik en kan niet meer terug.")
    for rij in gedaan:
        eis_toegestaan(uow, rij)


def _neem_terug(uow: UnitOfWork, kop: dict[str, Any], transactie: Id) -> Gejournaald | None:
    """Take back what one entry wrote; None for what stays."""
    if einde(wijzers_van(uow), Id(bytes.fromhex(kop["m"]))) != uow.wie.medewerker_id:
        raise Weigering("Dit heeft een collega gedaan; alleen uw eigen werk kunt u hier terugdraaien.")
    if kop["s"] in BLIJFT:
        return None
    rij: Gejournaald | None = uow.sessie.get(klasse_van(kop["s"]), bytes.fromhex(kop["r"]))
    if rij is None:
        raise Weigering("Dit is niet meer terug te draaien.")
    if rij in uow.sessie.dirty:
        _schrijf(uow)  # one operation that changed a row twice: its heads are those of the first step back
    koppen = koppen_lees(rij.koppen)
    if kop["basis"]:
        _zet_terug(uow, rij, kop, koppen)
    elif not _in_gebruik(uow, rij, transactie):
        if not all(_staat_nog(uow, hoofden, veld, kop["id"]) for veld, hoofden in koppen.items()):
            raise Weigering(VERDER_GEWIJZIGD)
        rij.status = "vervallen"
    else:
        return None
    uow.reden(rij, f"{REDEN_ONGEDAAN}{kop['id']}")
    if isinstance(rij, Huishouden):
        eis_heel(uow, rij)
        _schrijf(uow)  # step by step: an open casus is at one household at any moment
    return rij


def _schrijf(uow: UnitOfWork) -> None:
    """Send it to the database. What no longer goes together with later changes (a day after another) is refused."""
    try:
        uow.flush()
    except IntegrityError as fout:
        eis_volgorde(uow, fout)
        raise Weigering(VERDER_GEWIJZIGD) from None


def _zet_terug(uow: UnitOfWork, rij: Gejournaald, kop: dict[str, Any], koppen: Koppen) -> None:
    for veld, oude in kop["basis"].items():
        if not _staat_nog(uow, koppen.get(veld, koppen.get("", [])), veld, kop["id"]):
            raise Weigering(VERDER_GEWIJZIGD)
        setattr(rij, veld, als_kolom(type(rij), veld, _waarde_van(uow, oude[-1], veld)))


def _staat_nog(uow: UnitOfWork, hoofden: list[str], veld: str, mutatie: str) -> bool:
    """Whether what an entry wrote is what stands now, also when later changes were made and taken back again."""
    while hoofden != [mutatie]:
        rij = uow.sessie.get(MutatieRij, Id(bytes.fromhex(hoofden[0]))) if len(hoofden) == 1 else None
        reden: str = json.loads(rij.inhoud).get("reden", "") if rij is not None and rij.inhoud is not None else ""
        if not reden.startswith(REDEN_ONGEDAAN):
            return False
        teruggenomen = uow.sessie.get(MutatieRij, Id(bytes.fromhex(reden.removeprefix(REDEN_ONGEDAAN))))
        if teruggenomen is None:
            return False
        hoofden = json.loads(teruggenomen.kop)["basis"].get(veld, [])
    return True


def _waarde_van(uow: UnitOfWork, mutatie: str, veld: str) -> Waarde:
    rij = uow.sessie.get(MutatieRij, Id(bytes.fromhex(mutatie)))
    if rij is None or rij.inhoud is None:
        raise Weigering("De vorige inhoud is vernietigd en kan niet terug.")
    waarde: Waarde = json.loads(rij.inhoud)["v"][veld]
    return waarde


def _in_gebruik(uow: UnitOfWork, rij: Gejournaald, transactie: Id) -> bool:
    """A person or an address made in passing stays when something else refers to it by now."""
    if isinstance(rij, Adres):
        bewoners = uow.vind(select(Persoon).where(Persoon.adres_id == rij.id))
        gezinnen = uow.vind(select(Huishouden).where(Huishouden.adres_id == rij.id))
        signalen = uow.vind(select(Signaal).where(Signaal.adres_id == rij.id))
        wie_hier: list[Gejournaald] = [*bewoners, *gezinnen, *signalen]
        return any(ding.status != "vervallen" for ding in wie_hier)
    if isinstance(rij, Huishouden):
        if _verwezen(uow, rij, transactie, NAAR_HUISHOUDEN):
            raise Weigering("Met dit huishouden is intussen verder gewerkt; dit kan niet meer in één keer terug.")
        return False
    if isinstance(rij, Casus):
        if _verwezen(uow, rij, transactie, NAAR_CASUS):
            raise Weigering("Met deze casus is intussen verder gewerkt. Sluit de casus als die niet had gemoeten.")
        return False
    if not isinstance(rij, Persoon):
        if _verwezen(uow, rij, transactie, _wijst_naar(rij.__tablename__)):
            raise Weigering(AL_GEANTWOORD if isinstance(rij, Planversie) else VERDER_GEWERKT)
        return False
    return _verwezen(uow, rij, transactie, NAAR_PERSOON)


def _verwezen(
    uow: UnitOfWork,
    rij: Gejournaald,
    transactie: Id,
    verwijzingen: tuple[tuple[type[Gejournaald], str], ...],
) -> bool:
    """Whether rows of other transactions refer to this one."""
    eigen = set(uow.sessie.scalars(select(MutatieRij.rij).where(MutatieRij.transactie == transactie)))
    verwijst = [
        select(s.id).where(getattr(s, veld) == rij.id, s.status == "actief")
        for s, veld in verwijzingen
        if s is not Regieclaim  # an answer of the centre is nobody's work
    ]
    if isinstance(rij, Persoon):
        verwijst.append(select(Persoon.id).where(Persoon.samengevoegd_in == rij.id))
    elif isinstance(rij, Huishouden):
        verwijst.append(select(Huishouden.id).where(Huishouden.samengevoegd_in == rij.id))
    return any(id_ not in eigen for vraag in verwijst for id_ in uow.sessie.scalars(vraag))


@cache
def _wijst_naar(tabel: str) -> tuple[tuple[type[Gejournaald], str], ...]:
    """Every column that refers to a table: what hangs on a row may not be left hanging."""
    return tuple(
        (soort, sleutel.parent.name)
        for soort in GEJOURNAALD.values()
        for sleutel in METADATA.tables[soort.__tablename__].foreign_keys
        if sleutel.column.table.name == tabel
    )


def als_kolom(soort: type[Gejournaald], veld: str, waarde: Waarde) -> object:
    """A value of the journal as the column wants it."""
    if isinstance(waarde, str) and isinstance(inspect(soort).columns[veld].type, LargeBinary):
        return bytes.fromhex(waarde)
    return waarde
