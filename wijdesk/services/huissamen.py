"""Making one of two households: members, casussen, plans and all that was written follow. Shared by who merges by hand
and who settles that two desks made the same one.
"""

from __future__ import annotations

from collections.abc import Sequence

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.services.gezin import leden_van, naam_voor_wie_werkt, vandaag_van
from wijdesk.services.personalia import naam_voor
from wijdesk.services.verwijzingen import NAAR_HUISHOUDEN
from wijdesk.store.huishoudens import WOONT_DEELS, WOONT_ELDERS
from wijdesk.store.unit_of_work import UnitOfWork


def voeg_huishoudens_samen(uow: UnitOfWork, blijft_id: Id, weg_id: Id, reden: str) -> None:
    """`weg` points to `blijft` from now on. Refused when both have an open casus, or when these are two homes."""
    blijft = uow.haal(Huishouden, blijft_id, wat="Het huishouden dat blijft")
    weg = uow.haal(Huishouden, weg_id, wat="Het huishouden dat opgaat")
    if blijft.casus_id is not None and weg.casus_id is not None and blijft.id != weg.id:
        nummers = " en ".join(uow.haal(Casus, id_).nummer for id_ in (blijft.casus_id, weg.casus_id))
        plannen = blijft.actief_plan_id is not None and weg.actief_plan_id is not None
        wat = "een open casus en een plan" if plannen else "een open casus"
        raise Weigering(
            f"Beide huishoudens hebben {wat} ({nummers}). Sluit eerst één casus; voeg daarna samen.", veld="weg"
        )
    if blijft.id != weg.id:
        _eis_een_huis(uow, leden_van(uow, blijft.id), leden_van(uow, weg.id))
    van = naam_voor_wie_werkt(uow, weg)
    alles = weg.geef_casus()
    weg.voeg_samen_in(blijft)
    uow.reden(weg, reden)
    uow.flush()  # before the other holds the casus: it is at one household at any moment
    if alles[0] is not None:
        blijft.neem_casus(alles)
    blijft.adres_id = blijft.adres_id or weg.adres_id
    blijft.bekend_sinds = min(blijft.bekend_sinds, weg.bekend_sinds)
    uow.flush()
    _laat_dubbele_leden_weg(uow, blijft.id, weg.id)
    for soort, veld in NAAR_HUISHOUDEN:
        geldt = " AND status = 'actief'" if soort is Huishoudlid else ""
        uow.zet_bulk(soort, veld, blijft.id, waar=f"{veld} = ?{geldt}", params=(weg.id,))
    uow.zin = f"{van} opgegaan in {naam_voor_wie_werkt(uow, blijft)}"


def _eis_een_huis(uow: UnitOfWork, hier: Sequence[Huishoudlid], daar: Sequence[Huishoudlid]) -> None:
    """Refuse when somebody lives in both part of the time, or in one of them and not in the other: those are two homes
    (co-ouderschap, somebody who moved out), not two records of one.
    """
    vandaag = vandaag_van(uow)
    for een in hier:
        for twee in daar:
            if een.persoon_id != twee.persoon_id or not (waarom := _twee_huizen(een, twee, vandaag)):
                continue
            wie = naam_voor(uow, uow.haal(Persoon, een.persoon_id))
            raise Weigering(
                f"{wie} {waarom}: dat zijn twee huizen, niet twee keer hetzelfde. Klopt dat niet? Verbeter dan eerst "
                f"bij een van beide “Waar woont deze persoon” of “Tot en met”.",
                veld="weg",
            )


def _twee_huizen(een: Huishoudlid, twee: Huishoudlid, vandaag: str) -> str:
    """How two memberships of one person tell that these are two homes; empty when they do not."""
    nu = een.overlapt(vandaag, vandaag), twee.overlapt(vandaag, vandaag)
    if all(nu):
        if een.verblijf == twee.verblijf == WOONT_DEELS:
            return "woont deels in het ene en deels in het andere huishouden"
        if (een.verblijf == WOONT_ELDERS) != (twee.verblijf == WOONT_ELDERS):
            return "woont in het ene huishouden en niet in het andere"
    if nu[0] != nu[1]:
        weg, er_nog = (twee, een) if nu[0] else (een, twee)
        if weg.tot and weg.tot < vandaag and er_nog.overlapt(vandaag, vandaag):
            return "hoort niet meer bij het ene en wel bij het andere huishouden"
    return ""


def _laat_dubbele_leden_weg(uow: UnitOfWork, blijft: Id, weg: Id) -> None:
    """Who is a member of both at the same time stays one once: the membership that lasts longest, else of `blijft`."""
    hier = leden_van(uow, blijft)
    for lid in leden_van(uow, weg):
        for ander in hier:
            if ander.persoon_id == lid.persoon_id and ander.status == "actief" and ander.overlapt(lid.van, lid.tot):
                eindigt = ander if (lid.tot or "9999") > (ander.tot or "9999") else lid
                eindigt.status = "vervallen"
                uow.reden(eindigt, "dubbel na samenvoegen van huishoudens")
                if eindigt is lid:
                    break
    uow.flush()
