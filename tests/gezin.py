"""A made-up family for tests of betrokkenen and toeleiding, put straight in the store by the unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork, Wie


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezin:
    """Moeder and vader with gezag, Noor of 9 and Daan of 15 (on 2 March 2026)."""

    huishouden: Id
    moeder: Id
    vader: Id
    noor: Id
    daan: Id


def persoon(bureau: Bureau, roepnaam: str, geboren: str, **anders: Any) -> Id:
    return bureau.doe(
        MaakPersoon(invoer=PersoonInvoer(roepnaam=roepnaam, achternaam="Wiersma", geboortedatum=geboren, **anders))
    )


def in_de_winkel(bureau: Bureau, *rijen: Any) -> None:
    """Write rows as a use case would; for what belongs to a noun of its own."""
    wie = Wie(
        medewerker_id=bureau.medewerker.id,
        naam=bureau.medewerker.naam,
        locatie_id=bureau.medewerker.locatie_id,
        rechten=bureau.rechten,
    )
    assert bureau._winkel is not None
    with UnitOfWork(
        winkel=bureau._winkel, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="proef"
    ) as uow:
        for rij in rijen:
            uow.voeg_toe(rij)
        uow.commit()


def huishouden(bureau: Bureau, naam: str, *leden: tuple[Id, str], van: str = "2020-01-01") -> Id:
    id_ = bureau.wereld.ids()
    hier = bureau.medewerker.locatie_id
    in_de_winkel(
        bureau,
        Huishouden(id=id_, naam=naam, locatie_id=hier, bekend_sinds=van),
        *(Huishoudlid(huishouden_id=id_, persoon_id=lid, rol=rol, van=van) for lid, rol in leden),
    )
    return id_


def gezin(bureau: Bureau) -> Gezin:
    moeder, vader = persoon(bureau, "Anouk", "1985-04-01"), persoon(bureau, "Pieter", "1983-09-09")
    noor, daan = persoon(bureau, "Noor", "2016-06-01"), persoon(bureau, "Daan", "2010-05-20")
    leden = ((moeder, "ouder met gezag"), (vader, "ouder met gezag"), (noor, "kind"), (daan, "kind"))
    return Gezin(huishouden=huishouden(bureau, "Wiersma", *leden), moeder=moeder, vader=vader, noor=noor, daan=daan)
