"""Asking for a household: looking at it, making it, who belongs to it, splitting and merging."""

from __future__ import annotations

from dataclasses import dataclass

from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesHuishouden(Leesvraag[HuishoudenDetail]):
    """Open a household. Logged as an opening for each of its members. A merged one leads to where it went."""

    id: Id
