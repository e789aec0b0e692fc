"""Whether whoever is at work may see somebody protected: rol × locatie, for what changes something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rollen_met
from wijdesk.store.afgeschermd import RECHT, van_plek
from wijdesk.store.rollen import plekken_met
from wijdesk.store.unit_of_work import UnitOfWork


def mag_zien(uow: UnitOfWork, persoon_id: Id | None) -> bool:
    """Whether they may, would this person be protected."""

    def rijen(vraag: str, waarden: Sequence[Any]) -> list[tuple[Any, ...]]:
        gevonden: list[tuple[Any, ...]] = uow.cursor().execute(vraag, waarden).fetchall()
        return gevonden

    if RECHT not in uow.wie.rechten:
        return False
    dag, wie = lokaal(uow.nu).date().isoformat(), uow.wie.medewerker_id
    plekken = plekken_met(rijen, wie, rollen_met(RECHT), dag)
    return not plekken or persoon_id is None or persoon_id in van_plek(rijen, plekken, wie)
