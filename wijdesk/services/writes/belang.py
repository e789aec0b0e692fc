"""Ties between the people who work here and the residents (domein.md 6 and 10)."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Medewerker
from wijdesk.models.inzage import Belang
from wijdesk.models.opdrachten.belang import BeeindigBelang, LegBelangVast, MeldBelang
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

COLLEGA, ZELF = "collega", "zelf"
WAT = "Deze persoonskaart"


@opdracht(MeldBelang, recht="desk.openen", doel="eigen band met een inwoner melden")
def meld_belang(uow: UnitOfWork, o: MeldBelang) -> Id:
    """Always allowed, and it holds at once. Said twice is said once. It is not undone: somebody else judges that."""
    if not o.soort:
        raise Weigering("Zeg waarvan u deze inwoner kent.", veld="soort")
    if o.soort == COLLEGA:
        raise Weigering("Kies familie, bekende of dit ben ik zelf.", veld="soort")
    persoon_id = haal_zichtbaar(uow, o.persoon_id, wat=WAT).id
    uow.ongedaan = False
    uow.zin = "Vastgelegd. Deze inwoner is er voor u niet meer"
    return _leg_vast(uow, o.id, haal_persoon(uow, persoon_id).id, uow.wie.medewerker_id, o.soort, o.toelichting)


@opdracht(LegBelangVast, recht="belang", doel="band van een collega met een inwoner vastleggen")
def leg_belang_vast(uow: UnitOfWork, o: LegBelangVast) -> Id:
    """A tie of somebody else; or that a resident works here, whoever that is."""
    if not o.soort:
        raise Weigering("Kies wat de band is.", veld="soort")
    if o.medewerker_id is None and o.soort != COLLEGA:
        raise Weigering("Kies een medewerker.", veld="medewerker_id")
    if o.medewerker_id is not None:
        uow.haal(Medewerker, o.medewerker_id, wat="Deze medewerker")
    persoon_id = haal_persoon(uow, haal_zichtbaar(uow, o.persoon_id, wat=WAT).id).id
    uow.ongedaan = False
    uow.zin = "De band is vastgelegd"
    return _leg_vast(uow, o.id, persoon_id, o.medewerker_id, o.soort, o.toelichting)


@opdracht(BeeindigBelang, recht="belang", doel="band tussen collega en inwoner beëindigen")
def beeindig_belang(uow: UnitOfWork, o: BeeindigBelang) -> None:
    """It holds no longer from now on. One's own is not there to end (`store.zicht`)."""
    belang = uow.haal(Belang, o.id, wat="Deze band")
    if not o.reden.strip():
        raise Weigering("Schrijf op waarom dit niet meer geldt.", veld="reden")
    belang.status = "vervallen"
    uow.reden(belang, o.reden.strip())
    uow.ongedaan = False
    uow.zin = "De band geldt niet meer"


def _leg_vast(uow: UnitOfWork, id_: Id, persoon_id: Id, medewerker_id: Id | None, soort: str, toelichting: str) -> Id:
    Codeboek(uow).eis("belang", soort, veld="soort")
    van_wie = Belang.medewerker_id == medewerker_id if medewerker_id else Belang.medewerker_id.is_(None)
    bekend = uow.vind(
        select(Belang).where(Belang.persoon_id == persoon_id, van_wie, Belang.soort == soort, Belang.status == "actief")
    )
    if bekend:
        return bekend[0].id
    return uow.voeg_toe(
        Belang(
            id=id_,
            persoon_id=persoon_id,
            medewerker_id=medewerker_id,
            soort=soort,
            toelichting=toelichting.strip(),
            van=lokaal(uow.nu).date().isoformat(),
            gemeld_door_id=uow.wie.medewerker_id,
        )
    ).id
