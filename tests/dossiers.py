"""Households with a casus of some age, for tests of the draw of a dossiercontrole."""

from __future__ import annotations

from tests import gezin as maak
from tests.gezin import DAG
from wijdesk.app.bureau import Bureau
from wijdesk.models.casus import Casus
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id


def dossier(bureau: Bureau, regisseur_id: Id, *, dagen: int, dicht: int | None = None) -> Id:
    """A household of one adult with a casus that was opened so many days ago, and closed."""
    ids, nu = bureau.wereld.ids, bureau.wereld.klok()
    huis, casus, wie = ids(), ids(), ids()
    open_ = dicht is None
    maak.bewaar(
        bureau,
        Persoon(id=wie, roepnaam="Sam", achternaam=f"Visser{huis.hex()[-4:]}", geboortedatum="1980-05-12"),
        Huishouden(
            id=huis, naam=f"Visser {huis.hex()[-4:]}", locatie_id=bureau.medewerker.locatie_id,
            bekend_sinds="2024-01-01", casus_id=casus if open_ else None, regisseur_id=regisseur_id if open_ else None,
        ),
        Huishoudlid(huishouden_id=huis, persoon_id=wie, rol="alleenstaande", van="2024-01-01"),
        Casus(
            id=casus, huishouden_id=huis, nummer=f"C26-{huis.hex()[-5:]}", locatie_id=bureau.medewerker.locatie_id,
            wettelijk_kader="Wmo 2015", geopend_op=nu - dagen * DAG, geopend_door_id=regisseur_id,
            gesloten_op=None if dicht is None else nu - dicht * DAG, sluitreden="" if open_ else "doelen behaald",
            laatste_regisseur_id=None if open_ else regisseur_id,
        ),
    )  # fmt: skip
    return huis
