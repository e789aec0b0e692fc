"""Asked of every question and every operation about content: may this one look, or what has to be said first.

One road for all of them, so that none can forget it; `plekken` says of each whose dossier it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.errors import DoelNodig
from wijdesk.models.inzagegronden import NOOD
from wijdesk.models.values import Id, lokaal
from wijdesk.services.elders import VAN_NIEMAND, ids_in
from wijdesk.services.inzage.eigen import OPEN, Kijker, Stand
from wijdesk.services.inzage.plekken import ALLES, PLEKKEN, TRANSACTIE
from wijdesk.store.betrokken import ZAKEN
from wijdesk.store.elders import Rijen, huishouden_van

_SOORT = "SELECT json_extract(kop, '$.s') FROM mutatie WHERE rij = ? LIMIT 1"
_RIJEN_VAN = "SELECT rij, min(json_extract(kop, '$.t')) FROM mutatie WHERE transactie = ? GROUP BY rij"


def eis(rijen: Rijen, kijker: Kijker, verzoek: object, nu: int) -> Stand:
    """How far whoever asks may go. Raises DoelNodig when something has to be said first."""
    velden = PLEKKEN.get(type(verzoek).__name__, ALLES)  # what nobody placed is asked about everything
    uit = OPEN
    if velden == TRANSACTIE:
        ids, personen = _teruggenomen(rijen, verzoek, nu), False
    else:
        ids, personen = _genoemd(verzoek, velden), velden != ALLES
    for id_ in ids:
        stand = _stand(rijen, kijker, id_, huis="huishouden_id" in velden, personen=personen)
        if stand.vraagt:
            raise DoelNodig(
                huishouden_id=stand.huishouden_id,
                persoon_id=stand.persoon_id,
                nood=stand.vraagt == NOOD,
                beperkt=stand.beperkt,
            )
        if stand.grondslag:
            uit = stand
    return uit


def grondslag_van(rijen: Rijen, kijker: Kijker, id_: Id) -> str:
    """On what ground the dossier of this row is open for whoever looks; empty when it concerns them."""
    return _stand(rijen, kijker, id_, huis=False, personen=False).grondslag


def _genoemd(verzoek: object, velden: tuple[str, ...]) -> Iterator[Id]:
    if velden == ALLES:
        yield from dict.fromkeys(ids_in(verzoek))
    else:
        for veld in velden:
            yield from ids_in(getattr(verzoek, veld))


def _teruggenomen(rijen: Rijen, verzoek: Any, nu: int) -> Iterator[Id]:
    """The rows an undo is about. What one did today one may take back today: that shows nothing."""
    for rij, op in rijen(_RIJEN_VAN, (verzoek.transactie,)):
        if lokaal(op).date() != lokaal(nu).date():
            yield Id(rij)


def _stand(rijen: Rijen, kijker: Kijker, id_: Id, *, huis: bool, personen: bool) -> Stand:
    if huis:
        return kijker.huis(id_)
    gevonden = rijen(_SOORT, (id_,))
    soort = gevonden[0][0] if gevonden else ""
    if soort in ZAKEN:
        return kijker.zaak(soort, id_)
    if soort == "persoon":
        return kijker.persoon(id_) if personen else OPEN
    if not soort or soort in VAN_NIEMAND:
        return OPEN
    van = huishouden_van(rijen, id_)
    return OPEN if van is None else kijker.huis(van)
