"""Where somebody was sent, as an entry of the sociale kaart: what a vraag and a hand-off have in common."""

from __future__ import annotations

from wijdesk.models.kaart import Voorziening
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork


def uit_kaart(uow: UnitOfWork, id_: Id | None) -> Id | None:
    """The entry to keep; none when it is not known here, for the words of the hand-off say where to."""
    return id_ if id_ is not None and uow.bestaat(Voorziening, id_) else None
