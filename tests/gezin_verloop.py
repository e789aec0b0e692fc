"""A made-up household with an open casus, put in by plain rows: for tests of what happens in a casus."""

from __future__ import annotations

from dataclasses import dataclass

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork, Wie


@dataclass(frozen=True, slots=True)
class Gezin:
    """The ids of a mother, her son of 8 and her daughter of nearly 16, and of their casus."""

    bureau: Bureau
    id: Id
    casus_id: Id
    moeder: Id
    kind: Id
    jongere: Id


def werk(bureau: Bureau) -> UnitOfWork:
    """A transaction of whoever is at work, outside the use cases. Commit it."""
    bureau.warm_op()
    assert bureau._winkel is not None
    wie = Wie(
        medewerker_id=bureau.medewerker.id,
        naam=bureau.medewerker.naam,
        locatie_id=bureau.medewerker.locatie_id,
        rechten=bureau.rechten,
    )
    return UnitOfWork(bureau._winkel, wie, bureau.wereld.klok, bureau.wereld.ids, "proef")


def maak_gezin(bureau: Bureau, *, naam: str = "Gezin De Vries") -> Gezin:
    """The household of Fatima de Vries, with an open casus of whoever is at work."""
    ids = bureau.wereld.ids
    huishouden_id, casus_id = ids(), ids()
    with werk(bureau) as uow:
        mensen = [
            uow.voeg_toe(
                Persoon(id=ids(), roepnaam=roepnaam, tussenvoegsel="de", achternaam="Vries", geboortedatum=dag)
            )
            for roepnaam, dag in (("Fatima", "1985-06-01"), ("Sami", "2018-01-15"), ("Nora", "2010-05-01"))
        ]
        uow.voeg_toe(
            Huishouden(
                id=huishouden_id, naam=naam, locatie_id=bureau.medewerker.locatie_id, casus_id=casus_id,
                regisseur_id=bureau.medewerker.id, bekend_sinds="2026-01-05",
            )
        )  # fmt: skip
        uow.voeg_toe(
            Casus(
                id=casus_id, huishouden_id=huishouden_id, nummer="C26-7KQ4M",
                locatie_id=bureau.medewerker.locatie_id,
                wettelijk_kader="Jeugdwet", aanleiding="Veel brieven",
                geopend_op=bureau.wereld.klok() - 50 * 86_400_000,
                geopend_door_id=bureau.medewerker.id,
            )
        )  # fmt: skip
        for mens, rol in zip(mensen, ("ouder met gezag", "kind", "kind"), strict=True):
            uow.voeg_toe(Huishoudlid(huishouden_id=huishouden_id, persoon_id=mens.id, rol=rol, van="2026-01-05"))
        uow.commit()
    moeder, kind, jongere = (mens.id for mens in mensen)
    return Gezin(bureau, huishouden_id, casus_id, moeder, kind, jongere)


def lid(bureau: Bureau, huishouden_id: Id, persoon_id: Id, *, rol: str, van: str, tot: str = "") -> None:
    """Somebody belongs to the household."""
    with werk(bureau) as uow:
        uow.voeg_toe(Huishoudlid(huishouden_id=huishouden_id, persoon_id=persoon_id, rol=rol, van=van, tot=tot))
        uow.commit()


def scherm_af(bureau: Bureau, persoon_id: Id) -> None:
    """From here on few may know who this is."""
    with werk(bureau) as uow:
        uow.haal(Persoon, persoon_id).afgeschermd = True
        uow.commit()


def nieuw_persoon(bureau: Bureau, **velden: str) -> Id:
    """Somebody who is known by name."""
    invoer = PersoonInvoer(**velden)  # type: ignore[arg-type]
    return winkel.persoon_van(bureau, winkel.contact(bureau, nieuwe_persoon=invoer))
