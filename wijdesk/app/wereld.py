"""The clock and the ids of this process; tests bring their own."""

from __future__ import annotations

import time

import uuid_utils

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id, IdMaker, Klok


def klok_nu() -> int:
    """The moment now in UTC milliseconds."""
    return time.time_ns() // 1_000_000


def nieuw_id() -> Id:
    """A new UUIDv7 (RFC 9562)."""
    return Id(uuid_utils.uuid7().bytes)


@dataclass(frozen=True, slots=True)
class Wereld:
    """What a desk takes from outside."""

    klok: Klok = klok_nu
    ids: IdMaker = nieuw_id
