"""Deciding about what stands there twice: one of them goes on, with the work in the others, or all are right."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.models.base import Gejournaald
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.meldcode import Meldcode, Meldcodestap
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.triage import Triage
from wijdesk.models.values import Id
from wijdesk.services.huissamen import voeg_huishoudens_samen
from wijdesk.services.verschil.beslis import laat_dubbele_termijnen_weg
from wijdesk.services.verschil.bron import Groep
from wijdesk.services.verschil.dubbel import ALLEBEI, BEIDE, HUISHOUDEN
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verschillen import beslis

STOND_DUBBEL = "stond er twee keer"
GAAT_VERDER = "Er liep hierover nog een; die gaat verder."


def behoud(uow: UnitOfWork, groep: Groep, kant: str) -> None:
    """Keep the row of this side (hex), or all of them (BEIDE). Raises Weigering when two households are two homes."""
    rijen = [Id(bytes.fromhex(een.sleutel)) for een in groep.kanten if een.sleutel != BEIDE]
    klasse = GEJOURNAALD[groep.soort]
    if kant == BEIDE:
        for id_ in rijen[1:]:
            beslis(uow, klasse, id_, {"status": "actief"}, reden=ALLEBEI)
        uow.zin = "Onthouden: ze zijn allebei juist"
        return
    blijft = Id(bytes.fromhex(kant))
    for id_ in rijen:
        if id_ == blijft:
            continue
        if groep.soort == HUISHOUDEN:
            voeg_huishoudens_samen(uow, blijft, id_, STOND_DUBBEL)
        elif (weg := uow.sessie.get(klasse, id_)) is not None:
            _laat_varen(uow, weg, blijft)
        uow.flush()
    if groep.soort != HUISHOUDEN:
        uow.zin = "Gekozen wat blijft"


def _laat_varen(uow: UnitOfWork, weg: Gejournaald, blijft: Id) -> None:
    uow.reden(weg, STOND_DUBBEL)
    match weg:
        case Regieoverdracht():
            weg.beantwoord("ingetrokken", GAAT_VERDER, nu=uow.nu)
        case Triage() if weg.stand == "lopend":
            weg.staak(GAAT_VERDER)
        case Meldcode():
            for stap in uow.vind(select(Meldcodestap).where(Meldcodestap.meldcode_id == weg.id)):
                stap.meldcode_id = blijft
                uow.reden(stap, STOND_DUBBEL)
            weg.status = "vervallen"
        case _:
            weg.status = "vervallen"
    huishouden_id = getattr(weg, "huishouden_id", None)
    if huishouden_id is not None:
        laat_dubbele_termijnen_weg(uow, huishouden_id, weg.id)
