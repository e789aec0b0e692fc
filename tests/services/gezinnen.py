"""A family as a test needs one, made by the use cases: two parents, children, and an open casus when asked."""

from __future__ import annotations

from typing import Any

from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import LeesHuishouden, LidInvoer, MaakHuishouden
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.opdrachten.regie import OpenCasus
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id

SINDS = "2025-01-01"


def persoon(bureau: Bureau, roepnaam: str, geboren: str = "1985-06-01", **anders: Any) -> Id:
    """Somebody who is known."""
    velden = {"achternaam": "Meulen", "tussenvoegsel": "van der", "straat": "Eikenlaan", "huisnummer": "12"} | anders
    return bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam=roepnaam, geboortedatum=geboren, **velden)))


def lid(persoon_id: Id, rol: str, **anders: Any) -> LidInvoer:
    """A membership since long."""
    return LidInvoer(**({"persoon_id": persoon_id, "rol": rol, "verblijf": "hele tijd", "van": SINDS} | anders))


def gezin(bureau: Bureau, *leden: LidInvoer, naam: str = "") -> Id:
    """A household of these members."""
    return bureau.doe(MaakHuishouden(leden=leden, naam=naam))


def open_casus(bureau: Bureau, huishouden_id: Id) -> Id:
    """An open casus whose regisseur is whoever opened the desk."""
    return bureau.doe(OpenCasus(huishouden_id=huishouden_id, wettelijk_kader="Jeugdwet", aanleiding="Ruzie thuis"))


def lees(bureau: Bureau | Collega, huishouden_id: Id) -> HuishoudenDetail:
    """Open it."""
    detail: HuishoudenDetail = bureau.lees(LeesHuishouden(id=huishouden_id))
    return detail
