"""The other home of somebody who lives in a household part of the time (co-ouderschap): that it is recorded too."""

from __future__ import annotations

from dataclasses import replace

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huishouden import ANDERE_HELFT, DAAR_HELE_TIJD, DAAR_WEG, AnderHuis, LidInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.services.gezin import (
    haal_huishouden,
    leden_van,
    lezer_van,
    naam_groeit_mee,
    naam_van_leden,
    naam_voor_wie_werkt,
    vandaag_van,
    voeg_lid_toe,
)
from wijdesk.services.personalia import naam_voor
from wijdesk.store.huishoudens import WOONT_DEELS, WOONT_ELDERS, huishoudens_van
from wijdesk.store.unit_of_work import UnitOfWork

HELE_TIJD = "hele tijd"


def leg_ander_huis_vast(uow: UnitOfWork, lid: Huishoudlid, ander: AnderHuis) -> None:
    """`lid` belongs, on the same days, to that other household too. Nothing when it is not known.

    Raises Weigering beside the field, with "ander_" before its name.
    """
    uow.flush()
    daar = LidInvoer(persoon_id=lid.persoon_id, rol=ander.rol, verblijf=WOONT_DEELS, van=lid.van, tot=lid.tot)
    try:
        if ander.huishouden_id is not None:
            _in_bekend(uow, lid, ander.huishouden_id, daar)
        elif ander.volwassene is not None:
            _in_nieuw(uow, lid, ander.volwassene, daar)
    except Weigering as weigering:
        fouten = {veld if veld.startswith("ander") else f"ander_{veld}": z for veld, z in weigering.fouten.items()}
        raise Weigering(weigering.zin, fouten=fouten) from None


def eis_andere_helft(uow: UnitOfWork, lid: Huishoudlid, keuze: str, *, tot: str) -> None:
    """`lid` no longer lives here part of the time: the other half of the co-ouderschap follows what was said of it.

    `tot` is the last day here (ISO); empty when the person stays here. Nothing when there is no other half. Raises
    Weigering beside "andere_helft" when that was not said.
    """
    helften = _andere_helften(uow, lid)
    if not helften:
        return
    if keuze not in ANDERE_HELFT:
        huizen = " en ".join(naam_voor_wie_werkt(uow, haal_huishouden(uow, rij.huishouden_id)) for rij in helften)
        wie = naam_voor(uow, uow.haal(Persoon, lid.persoon_id))
        zin = f"{wie} woont ook deels bij {huizen}. Kies wat daar verandert."
        raise Weigering(zin, veld="andere_helft")
    for rij in helften:
        if keuze == DAAR_HELE_TIJD:
            rij.verblijf = HELE_TIJD
        elif keuze == DAAR_WEG:
            rij.tot = max(rij.van, tot or vandaag_van(uow))
        else:
            continue
        uow.reden(rij, "het andere huis van het co-ouderschap veranderde")


def _andere_helften(uow: UnitOfWork, lid: Huishoudlid) -> list[Huishoudlid]:
    """The memberships of this person elsewhere, part of the time, that hold today."""
    vandaag = vandaag_van(uow)
    return [
        rij
        for id_ in huishoudens_van(lezer_van(uow), (lid.persoon_id,), vandaag)
        if id_ != lid.huishouden_id
        for rij in leden_van(uow, id_)
        if rij.persoon_id == lid.persoon_id and rij.verblijf == WOONT_DEELS and rij.overlapt(vandaag, vandaag)
    ]


def _in_bekend(uow: UnitOfWork, lid: Huishoudlid, huishouden_id: Id, daar: LidInvoer) -> None:
    huishouden = haal_huishouden(uow, huishouden_id)
    if huishouden.id == lid.huishouden_id:
        raise Weigering("Dit is het huishouden zelf. Kies het andere huis.", veld="ander_huis")
    eerder = leden_van(uow, huishouden.id)
    al = [rij for rij in eerder if rij.persoon_id == lid.persoon_id and rij.overlapt(lid.van, lid.tot)]
    for rij in al:
        if rij.verblijf in ("", HELE_TIJD):  # there only part of the time from now on, as said here
            rij.verblijf = WOONT_DEELS
            uow.reden(rij, "woont deels in een ander huishouden")
    if not al:
        nieuw = voeg_lid_toe(uow, huishouden.id, daar, bekend=eerder)
        uow.flush()
        huishouden.naam = naam_groeit_mee(uow, huishouden, eerder, nieuw)


def _in_nieuw(uow: UnitOfWork, lid: Huishoudlid, volwassene: LidInvoer, daar: LidInvoer) -> None:
    id_ = uow.ids()
    try:
        wie = voeg_lid_toe(uow, id_, replace(volwassene, verblijf=HELE_TIJD, van=lid.van), bekend=())
    except Weigering as weigering:
        fouten = {"rol_volwassene" if veld == "rol" else veld: zin for veld, zin in weigering.fouten.items()}
        raise Weigering(weigering.zin, fouten=fouten) from None
    uow.flush()
    persoon = uow.haal(Persoon, wie.persoon_id, wat="Deze persoonskaart")
    _eis_geen_eigen(uow, persoon, lid.huishouden_id, id_)
    kind = voeg_lid_toe(uow, id_, daar, bekend=(wie,))
    uow.flush()
    uow.voeg_toe(
        Huishouden(
            id=id_,
            naam=naam_van_leden(uow, (wie, kind)),
            adres_id=persoon.adres_id,
            locatie_id=uow.wie.locatie_id,
            bekend_sinds=vandaag_van(uow),
        )
    )


def _eis_geen_eigen(uow: UnitOfWork, persoon: Persoon, hier: Id, nieuw: Id) -> None:
    """Nobody gets a second household while one is known where they live."""
    vandaag = vandaag_van(uow)
    for id_ in huishoudens_van(lezer_van(uow), (persoon.id,), vandaag):
        if id_ in (hier, nieuw):
            continue
        thuis = any(
            rij.persoon_id == persoon.id and rij.verblijf != WOONT_ELDERS and rij.overlapt(vandaag, vandaag)
            for rij in leden_van(uow, id_)
        )
        if thuis:
            naam = naam_voor_wie_werkt(uow, haal_huishouden(uow, id_))
            zin = f"{naam_voor(uow, persoon)} hoort al bij {naam}. Kies “Een bekend huishouden”."
            raise Weigering(zin, veld="ander_persoon_id")
