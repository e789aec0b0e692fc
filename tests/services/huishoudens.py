"""A household as a test needs one, straight into the store: making one has its own tests."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.store.unit_of_work import UnitOfWork, Wie


def uow_van(bureau: Bureau) -> UnitOfWork:
    """A transaction of whoever opened the desk, for rows that no use case of the test makes."""
    bureau.warm_op()
    assert bureau._winkel is not None
    mij = bureau.medewerker
    wie = Wie(medewerker_id=mij.id, naam=mij.naam, locatie_id=mij.locatie_id, rechten=rechten_van(mij.rollen))
    wereld = bureau.wereld
    return UnitOfWork(winkel=bureau._winkel, wie=wie, klok=wereld.klok, ids=wereld.ids, doel="test")


def huishouden(bureau: Bureau, *, naam: str = "De Vries", afgeschermd: bool = False) -> Id:
    """A household of one adult without a casus."""
    with uow_van(bureau) as uow:
        persoon = uow.voeg_toe(Persoon(achternaam=naam, geboortedatum="1980-05-12", afgeschermd=afgeschermd))
        gezin = uow.voeg_toe(Huishouden(naam=naam, locatie_id=bureau.medewerker.locatie_id, bekend_sinds="2026-01-01"))
        uow.voeg_toe(Huishoudlid(huishouden_id=gezin.id, persoon_id=persoon.id, rol="alleenstaande", van="2026-01-01"))
        uow.commit()
        return gezin.id
