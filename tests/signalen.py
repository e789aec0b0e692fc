"""Made-up signalen in a real store, for every test that needs some."""

from __future__ import annotations

from typing import Any

from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import LeesSignaal, RegistreerSignaal, SignaalInvoer
from wijdesk.models.rows.signaal import SignaalDetail
from wijdesk.models.values import Id

DAG = 86_400_000
THUIS = AdresInvoer(straat="Eikenlaan", huisnummer="12", postcode="9741EA", woonplaats="Groningen")


def invoer(**anders: Any) -> SignaalInvoer:
    """An ordinary signaal about a theme, unless told otherwise."""
    velden: dict[str, Any] = {
        "soort": "zorgen over een inwoner",
        "bron": "buur of buurtbewoner",
        "tekst": "De gordijnen zijn al dagen dicht",
        "thema": "eenzaamheid en ontmoeting",
    }
    return SignaalInvoer(**(velden | anders))


def meld(bureau: Bureau, wie: Bureau | Collega | None = None, **anders: Any) -> Id:
    """Register one. `vraag_id`, `oppakken` and `locatie_id` are of the request, the rest of what was typed."""
    buiten: dict[str, Any] = {
        naam: anders.pop(naam) for naam in ("vraag_id", "oppakken", "locatie_id") if naam in anders
    }
    buiten = {"locatie_id": bureau.medewerker.locatie_id} | buiten
    id_: Id = (wie or bureau).doe(RegistreerSignaal(id=bureau.wereld.ids(), invoer=invoer(**anders), **buiten))
    return id_


def lees(wie: Bureau | Collega, id_: Id) -> SignaalDetail:
    """Open one."""
    detail: SignaalDetail = wie.lees(LeesSignaal(id=id_))
    return detail


def signaal(bureau: Bureau, *, dagen: int = 0, **anders: Any) -> Id:
    """Register one: noise in the Eikenlaan unless told otherwise, so many days ago."""
    velden: dict[str, Any] = {
        "soort": "woonoverlast",
        "bron": "buur of buurtbewoner",
        "tekst": "Harde muziek tot diep in de nacht",
        "straat": "Eikenlaan",
        "thema": "overlast en burenconflict",
        "ontvangen": bureau.wereld.klok() - dagen * DAG,
    }
    invoer = SignaalInvoer(**(velden | anders))
    return bureau.doe(RegistreerSignaal(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, invoer=invoer))
